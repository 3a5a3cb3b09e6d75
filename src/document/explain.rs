//! [`Explanation`]: an attribution's reasons in words.

use std::fmt;

use crate::attribution::{Attribution, AttributionKind, Rule, Status};
use crate::document::view::View;

/// Why an attribution is what it is, in English: what [`View::explain`] gives, to be printed.
///
/// ```
/// let document = inquit::Extractor::new().extract("“It is over,” Maria Ruiz said.");
/// let attribution = document.attributions().next().unwrap();
/// let explanation = attribution.explain().to_string();
/// assert!(explanation.contains("“Maria Ruiz” stands before the cue “said” as its subject"), "{explanation}");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Explanation<'d>(View<'d, Attribution>);

impl<'d> View<'d, Attribution> {
    /// What was found and how sure it is, which other words could have been the source, and how unlikely they were.
    pub fn explain(self) -> Explanation<'d> {
        Explanation(self)
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let it = self.0;
        let document = it.document();
        let source = it.source().map_or("", |s| s.text());
        let cue = it.cue().map_or("", |c| c.text());
        f.write_str(match it.kind() {
            AttributionKind::Direct => "The content stands in quotation marks. ",
            AttributionKind::Mixed => "Part of the content stands in quotation marks. ",
            AttributionKind::Indirect => "The content stands in no quotation marks. ",
        })?;
        match it.rule() {
            Rule::Subject => write!(f, "“{source}” stands before the cue “{cue}” as its subject")?,
            Rule::Inverted => write!(f, "“{source}” stands after the cue “{cue}”")?,
            Rule::SharedSubject => write!(f, "The cue “{cue}” shares its subject, “{source}”, with another cue")?,
            Rule::Preposition => write!(f, "A preposition ties “{source}” to the cue “{cue}”")?,
            Rule::Noun => write!(f, "The cue “{cue}” is a noun, and “{source}” stands with it")?,
            Rule::Colon => write!(f, "The mark “{cue}” stands between “{source}” and the content")?,
            Rule::NextSentence => {
                write!(f, "The quotation goes on from a sentence beside it, whose source is “{source}”")?
            }
            Rule::NextParagraph => {
                write!(f, "The quotation goes on from the paragraph before, whose source was “{source}”")?
            }
            Rule::Action => write!(f, "The quotation stands beside what “{source}” does")?,
            Rule::Uncued => write!(f, "It is speech in a dialogue, but nothing tells whose")?,
            Rule::Turn => write!(f, "Nobody is named, but in this dialogue it is the turn of “{source}”")?,
            Rule::NoSource => write!(f, "There is a cue, “{cue}”, but nobody is named beside it")?,
        }
        write!(f, ": {:.0} % sure.", it.confidence().get() * 100.0)?;
        match it.status() {
            Status::Actual => {}
            Status::Negated => f.write_str(" The cue is negated: it was not said.")?,
            Status::Hypothetical => f.write_str(" The cue is hypothetical: it may not have been said.")?,
            Status::Expected => f.write_str(" The cue tells of what is still to be said.")?,
        }
        match it.speaker() {
            Some(speaker) if speaker.name() != source => write!(f, " The source is a mention of {}.", speaker.name())?,
            Some(_) => {}
            None if it.source().is_some() => f.write_str(" Who that is was not sure enough to be told.")?,
            None => {}
        }
        for rival in it.rivals() {
            let words = rival.span().of(document.text()).unwrap_or_default();
            write!(f, " As the source, “{words}” lost, at {:.0} %.", rival.confidence().get() * 100.0)?;
        }
        Ok(())
    }
}
