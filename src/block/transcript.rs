//! How a text labels who speaks in it, and which of the words before its colons are no labels.

use std::collections::BTreeMap;

use crate::block::label::{read, Labels};
use crate::block::stamp::is_number;
use crate::engine::Engine;
use crate::lexicon::{word_hash, NamePart, SourceKind, Use};
use crate::token::tagger::is_common_word;
use crate::Span;

/// How a transcript is written. Of other texts, nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Transcript {
    pub(crate) labels: Labels,
    /// Where the last label is.
    pub(crate) last: u32,
    /// Words before colons that name nobody ("Note:", "Recorded:"), by their numbers, in order.
    pub(crate) fields: Vec<u32>,
}

/// What the last sentence of a turn ends with, not that of a line "READ MORE: …".
pub(super) const ENDS: [char; 8] = ['.', '?', '!', '…', '-', '—', '”', '"'];

/// How many paragraphs with labels that only transcripts have tell one, and how many without labels each may bring.
const OFTEN: usize = 4;
const RAREST: usize = 6;

/// In how many places a label is looked for as a surname, and how many labels are.
const PLACES: usize = 16;
const LOOKED_FOR: usize = 16;

/// How many headings that nothing speaks behind tell that they are none of speakers.
const HEADINGS: usize = 3;

/// How often a label comes.
#[derive(Clone, Copy)]
struct Count {
    labels: Labels,
    is_letter: bool,
    times: usize,
    /// How many of its paragraphs end as sentences do.
    ended: usize,
    first: u32,
    last: u32,
}

impl Transcript {
    /// How a text labels its paragraphs. Where it is a transcript, at least two of them, and half of them, have labels;
    /// or fewer do, but the labels are such as nothing else has, and they come again.
    pub(crate) fn of<'s>(text: &str, paragraphs: impl Iterator<Item = &'s [Span]>, engine: &Engine) -> Transcript {
        let (mut all, mut counts) = (0, BTreeMap::<&str, Count>::new());
        for paragraph in paragraphs {
            all += 1;
            // "Q3. | Ann Ruiz: Is it late?"
            let number = paragraph.first().is_some_and(|line| is_number(line.text(text)));
            let paragraph = paragraph.get(usize::from(number)..).unwrap_or_default();
            let Some((line, last)) = paragraph.first().zip(paragraph.last()) else { continue };
            let start = line.start32();
            let line = line.text(text);
            let Some(written) = read(line, &engine.lexicon) else { continue };
            // a sentence of nothing but a name, and nothing behind it
            if written.end == line.len() && paragraph.len() == 1 {
                continue;
            }
            let (labels, is_letter) = (written.labels, written.is_letter(line));
            let new = Count { labels, is_letter, times: 0, ended: 0, first: start, last: start };
            let count = counts.entry(written.of(line)).or_insert(new);
            count.times += 1;
            count.ended += usize::from(last.text(text).ends_with(ENDS));
            count.last = start;
        }
        let fields = fields(text, &counts, engine);
        counts.retain(|label, _| fields.binary_search(&word_hash(label)).is_err());
        Transcript::told(all, &counts, engine, fields)
    }

    fn told(all: usize, counts: &BTreeMap<&str, Count>, engine: &Engine, fields: Vec<u32>) -> Transcript {
        let times =
            |kind: Labels| counts.values().filter(move |it| it.labels == kind).map(|it| it.times).sum::<usize>();
        let (colons, stops, staged) = (times(Labels::Colon), times(Labels::Stop), times(Labels::Stage));
        let cast = counts.values().filter(|it| it.labels == Labels::Stage).count();
        let titled = |label: &str| engine.lexicon.is_title(label.split(' ').next().unwrap_or_default());
        let plain = |(label, it): &(&&str, &Count)| {
            it.labels != Labels::Stage && (!label.contains(char::is_lowercase) || titled(label))
        };
        let names = counts.iter().filter(plain).count();
        let plain = counts.iter().filter(plain).map(|(_, it)| it.ended).sum::<usize>();
        let labelled = colons + stops;
        let again = plain >= OFTEN && (2..=plain / 2).contains(&names) && plain * RAREST >= all;
        let plays = staged >= OFTEN && staged > labelled && (2..=staged / 2).contains(&cast) && staged * 2 >= all;
        let labels = match () {
            () if plays => Labels::Stage,
            () if labelled < 2 || labelled * 2 < all && !again => Labels::None,
            () if stops > colons => Labels::Stop,
            () => Labels::Colon,
        };
        let last = counts.values().map(|it| it.last).max().unwrap_or_default();
        Transcript { labels, last, fields }
    }
}

/// The labels that name nobody. They come once, and are words that anything is called by; or they come before the first
/// that comes again, and are followed by no sentence.
fn fields(text: &str, counts: &BTreeMap<&str, Count>, engine: &Engine) -> Vec<u32> {
    let mut looked_for = 0;
    let again = counts.values().filter(|it| it.times > 1 && it.ended > 0).map(|it| it.first).min();
    let common = counts.iter().filter(|(label, _)| is_common(label, engine)).count();
    // "Hall: No.", "Moen: Yes."
    let mostly = again.is_some() || common * 2 > counts.len();
    // "WHAT HAPPENED: …", "THE TOLL: …", "THE CAUSE: …"
    let headings = again.is_none() && mostly && counts.len() >= HEADINGS;
    let mut is_field = |label: &str, it: &Count| {
        if it.is_letter || it.labels != Labels::Colon {
            return false;
        }
        let before = again.is_some_and(|first| it.first < first);
        let names_nobody = it.ended == 0 || is_plural(label, engine);
        let heads = it.times == 1 && names_nobody && before;
        let loud = !label.contains(char::is_lowercase);
        let may = it.ended == 0 || it.times == 1 && (!loud || headings || before);
        if heads || !may || !mostly || !is_common(label, engine) {
            return heads;
        }
        looked_for += 1;
        looked_for > LOOKED_FOR || !is_surname(text, label, engine)
    };
    let mut fields: Vec<u32> =
        counts.iter().filter(|(label, it)| is_field(label, it)).map(|(label, _)| word_hash(label)).collect();
    fields.sort_unstable();
    fields
}

/// Whether all its words are such as things are called by, and none tells of somebody.
pub(super) fn is_common(label: &str, engine: &Engine) -> bool {
    let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        let hash = word_hash(word);
        let entry = engine.lexicon.entry(hash);
        let somebody = entry.title.is_some()
            || entry.given_name.is_some()
            || entry.role.is_some()
            || entry.pronoun.is_some_and(|it| it.usage == Use::Indefinite)
            || matches!(entry.source, Some(SourceKind::Person | SourceKind::Group | SourceKind::Unnamed))
            || matches!(entry.name_part, Some(NamePart::Parent | NamePart::Spouse | NamePart::Address));
        let thing = entry.source == Some(SourceKind::Document) || word.bytes().all(|b| b.is_ascii_digit());
        !somebody && (thing || is_common_word(hash, &engine.model))
    })
}

/// Whether it is what several people are, and not how many: "Witnesses", but not "Some members".
fn is_plural(label: &str, engine: &Engine) -> bool {
    let people = matches!(engine.lexicon.entry(word_hash(label)).source, Some(SourceKind::Person | SourceKind::Group));
    people && label.ends_with('s')
}

/// Whether the text has it behind a given name: "| Tom | Hill".
fn is_surname(text: &str, label: &str, engine: &Engine) -> bool {
    text.match_indices(label).take(PLACES).any(|(at, _)| {
        let before = text.get(..at).and_then(|it| it.strip_suffix(' ')).unwrap_or_default();
        let name = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        name.starts_with(char::is_uppercase) && !is_common(name, engine)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;
    use crate::Language;

    #[test]
    fn a_transcript_is_told_by_its_labels() {
        let engine = Engine { lexicon: Language::English.lexicon(), model: Model::new(Language::English.weights()) };
        let of = |text: &str| {
            let sentences: Vec<Span> = crate::sentence::sentences(text).collect();
            Transcript::of(text, crate::block::blocks(text, &sentences, &engine.lexicon), &engine).labels
        };
        assert_eq!(of("Ruiz: No.\n\nChen: Yes.\n\nRain fell."), Labels::Colon);
        assert_eq!(of("Ruiz: No.\n\nRain fell."), Labels::None, "one label");
        assert_eq!(of("**Ann Ruiz:** No.\n\n_Chen_: Yes.\n\nRain fell."), Labels::Colon);
        assert_eq!(of("Mr. RUIZ. No. Never.\n\nMs. CHEN. Yes. Ever."), Labels::Stop);
        assert_eq!(of("Good Riddance. It left.\n\nNew York. It came."), Labels::None, "no titles");
        let prose = "Rain fell.\n\n".repeat(12);
        let twice = |labels: &str| format!("{labels}\n\n{prose}{labels}");
        assert_eq!(of(&twice("Q   Why?\n\nMR. RUIZ: No.")), Labels::Colon, "they come again");
        assert_eq!(of(&twice("Why: not.\n\nWhen: now.")), Labels::None, "labels of anything");
        let play = "NORA. No. Never.\n\nANN (laughs). Yes. Ever.\n\n".repeat(3);
        assert_eq!(of(&play), Labels::Stage);
        assert_eq!(of(&format!("{play}{prose}{prose}")), Labels::None, "mostly prose");
        assert_eq!(of("LONDON. Rain fell. It was late.\n\nPARIS. Rain fell. It was late."), Labels::None, "once each");
        assert_eq!(of(&twice("READ MORE: Rain ahead\n\nWATCH: Rain")), Labels::None, "no sentences");
        assert_eq!(of(&format!("WHO: We.\n\nWHAT: A fair.\n\nWHEN: Now.\n\nWHERE: Here.\n\n{prose}")), Labels::None);
    }

    #[test]
    fn words_that_anything_is_called_by_are_no_labels() {
        let engine = Engine { lexicon: Language::English.lexicon(), model: Model::new(Language::English.weights()) };
        let fields = |text: &str| {
            let sentences: Vec<Span> = crate::sentence::sentences(text).collect();
            Transcript::of(text, crate::block::blocks(text, &sentences, &engine.lexicon), &engine)
        };
        let recipe = "Note: Wear gloves.\n\nMethod: Peel them.\n\nTime: 40 minutes";
        assert_eq!(fields(recipe).labels, Labels::None);
        let of = |text: &str, label: &str| fields(text).fields.contains(&word_hash(label));
        let talk = "Ann: No.\n\nHill: It is.\n\nAnn: Note: it is.\n\nTime: 12\n\nWarning: rain falls.\n\nAnn: So?";
        assert_eq!(fields(talk).labels, Labels::Colon);
        assert!(of(talk, "Time") && of(talk, "Warning") && !of(talk, "Ann"));
        assert!(of(talk, "Hill"), "a word");
        assert!(!of(&format!("With Tom Hill.\n\n{talk}"), "Hill"), "a surname");
        assert!(of(&format!("Guests: Bo Okafor\n\n{talk}"), "Guests"), "before the first turn");
    }
}
