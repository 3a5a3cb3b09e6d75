//! Names on lines of their own that tell who speaks below them, with no colon: INTERVIEWER ¶ Was it late? ¶ ANN RUIZ ¶ It was.

use std::collections::BTreeMap;

use super::label::is_named;
use super::transcript::{is_common, ENDS};
use crate::engine::Engine;
use crate::lexicon::word_hash;
use crate::Span;

/// The names that stand above what is spoken, by their numbers, in order. Of most texts, none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Headings {
    names: Vec<u32>,
    /// Where the last of them is.
    pub(crate) last: u32,
}

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 96;

/// What sets the office of somebody apart from the name: "Ann Ruiz - Chief Executive".
const APART: [&str; 4] = [" - ", " -- ", " – ", " — "];

/// How often such names come at least, how many of them come again, and how many lines each may have below it.
const OFTEN: usize = 4;
const AGAIN: usize = 2;
const BELOW: usize = 6;

/// How often a name heads a line that is spoken.
struct Count {
    times: usize,
    last: u32,
    /// Whether its words are a given name, a title or a calling.
    is_called: bool,
}

impl Headings {
    /// The names that a text has on lines of their own, where it is what several people say: two of them at least come again,
    /// and some line in six is one.
    pub(crate) fn of(text: &str, sentences: &[Span], engine: &Engine) -> Headings {
        let mut counts = BTreeMap::<&str, Count>::new();
        let (mut lines, mut before) = (0, 0);
        for pair in sentences.windows(2) {
            let [line, next] = pair else { continue };
            let begins = breaks(text, before, line.start());
            before = line.end();
            lines += usize::from(begins);
            if !begins || line.len() > LONGEST || line.text(text).ends_with(ENDS) || !breaks(text, before, next.start())
            {
                continue;
            }
            let name = name_of(line.text(text));
            let heads = || next.text(text).ends_with(ENDS) && is_named(name, &engine.lexicon);
            if !name.starts_with(char::is_uppercase) || !heads() || is_common(name, engine) {
                continue;
            }
            let new = || Count { times: 0, last: 0, is_called: is_called(name, engine) };
            let count = counts.entry(name).or_insert_with(new);
            count.times += 1;
            count.last = line.start32();
        }
        let loud = |name: &str| !name.contains(char::is_lowercase);
        let again =
            || counts.iter().filter(|(name, it)| it.times > 1 && (it.is_called || loud(name))).map(|(_, it)| it);
        let times: usize = again().map(|it| it.times).sum();
        if times < OFTEN || again().count() < AGAIN || times * BELOW < lines {
            return Headings::default();
        }
        let mut surnames: Vec<&str> =
            counts.iter().filter(|(_, it)| it.times > 1).map(|(name, _)| surname(name)).collect();
        surnames.sort_unstable();
        counts.retain(|name, it| it.times > 1 || it.is_called || surnames.binary_search(&surname(name)).is_ok());
        let last = counts.values().map(|it| it.last).max().unwrap_or_default();
        let mut names: Vec<u32> = counts.keys().map(|name| word_hash(name)).collect();
        names.sort_unstable();
        Headings { names, last }
    }

    /// How long the name is that a line is nothing but, and what its bearer is: "ANN RUIZ".
    pub(crate) fn find(&self, line: &str) -> Option<usize> {
        if self.names.is_empty() || line.len() > LONGEST || line.ends_with(ENDS) {
            return None;
        }
        let name = name_of(line);
        self.names.binary_search(&word_hash(name)).is_ok().then_some(name.len())
    }
}

/// Whether a line ends between the two places.
fn breaks(text: &str, from: usize, to: usize) -> bool {
    from == 0 || text.get(from..to).is_some_and(|gap| gap.contains('\n'))
}

/// The name of a line without what its bearer is.
fn name_of(line: &str) -> &str {
    let at = APART.iter().filter_map(|apart| line.find(apart)).min();
    at.and_then(|at| line.get(..at)).unwrap_or(line).trim_end()
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or_default()
}

/// Whether the words are of somebody, as far as a given name, a title or a calling tells.
fn is_called(name: &str, engine: &Engine) -> bool {
    let called = |word: &str| {
        let entry = engine.lexicon.entry(word_hash(word));
        entry.given_name.is_some() || entry.title.is_some() || entry.role.is_some()
    };
    name.split_whitespace().any(called)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;
    use crate::Language;

    #[test]
    fn names_that_come_again_head_what_is_spoken() {
        let engine = Engine { lexicon: Language::English.lexicon(), model: Model::new(Language::English.weights()) };
        let of = |text: &str| Headings::of(text, &crate::sentence::sentences(text).collect::<Vec<_>>(), &engine);
        let twice = |turns: &str| of(&format!("{turns}\n\n{turns}\n\n{turns}"));
        let talk = "Operator\n\nGood morning.\n\nAnn Ruiz - Chief\n\nIt is late. It rains.";
        assert_eq!(twice(talk).find("Ann Ruiz"), Some(8));
        assert_eq!(twice(talk).find("Ann Ruiz -- Chief Executive"), Some(8));
        assert_eq!(twice(talk).find("Rain"), None);
        let loud = "INTERVIEWER\n\nIs it?\n\nSAAR\n\nIt is.\n\n".repeat(2);
        let loud = of(&format!("THE OLD PIER\n\nIt rains.\n\nJAAK SAAR\n\nNo.\n\n{loud}"));
        assert!(loud.find("SAAR").is_some() && loud.find("JAAK SAAR").is_some() && loud.find("THE OLD PIER").is_none());
        assert_eq!(of(talk), Headings::default(), "once each");
        assert_eq!(twice("Ann Ruiz\n\nIt is late."), Headings::default(), "only one");
        assert_eq!(twice("Key Points\n\nIt rains.\n\nThe Weather\n\nIt is dry."), Headings::default(), "things");
        assert_eq!(twice("Ann Ruiz\n\nBo Chen\n\nLeeds"), Headings::default(), "a list");
        assert_eq!(twice(&format!("{talk}{}", "\n\nIt rains.".repeat(20))), Headings::default(), "mostly prose");
    }
}
