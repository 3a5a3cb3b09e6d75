//! Names on lines of their own that tell who speaks below them, with no colon: INTERVIEWER ¶ Was it late? ¶ ANN RUIZ ¶ It was.
//! And names with a full stop before a dash: Ann Ruiz, rapporteur. – It was late.

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
    /// Those that a dash follows.
    dashed: Vec<u32>,
    /// Where the last of them is.
    pub(crate) last: u32,
}

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 96;

/// What sets the office of somebody apart from the name: "Ann Ruiz - Chief Executive".
const APART: [&str; 4] = [" - ", " -- ", " – ", " — "];

/// What opens what is said behind a name and a full stop.
const DASHES: [&str; 2] = ["– ", "— "];

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
    /// and some line in six is one. Or those that a full stop and a dash set apart from what is said.
    pub(crate) fn of(text: &str, sentences: &[Span], engine: &Engine) -> Headings {
        let (mut lines, mut before) = (0, 0);
        let (mut counts, mut dashed) = (BTreeMap::<&str, Count>::new(), BTreeMap::<&str, Count>::new());
        for pair in sentences.windows(2) {
            let [line, next] = pair else { continue };
            let begins = breaks(text, before, line.start());
            before = line.end();
            lines += usize::from(begins);
            if !begins || line.len() > LONGEST {
                continue;
            }
            let (words, behind) = (line.text(text), next.text(text));
            let alone = !words.ends_with(ENDS);
            let (name, counts) = if alone { (name_of(words), &mut counts) } else { (dashed_name(words), &mut dashed) };
            let heads = || match alone {
                true => behind.ends_with(ENDS) && breaks(text, line.end(), next.start()),
                false => opens_with_dash(behind) && !words.contains(|c: char| c.is_ascii_digit()),
            };
            let named = || is_named(name, &engine.lexicon) && (!alone || !is_common(name, engine));
            if !name.starts_with(char::is_uppercase) || !heads() || !named() {
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
            counts.clear();
        }
        let times: usize = dashed.values().map(|it| it.times).sum();
        if times < OFTEN || dashed.len() < AGAIN || times == dashed.len() || times * BELOW < lines {
            dashed.clear();
        }
        let mut surnames: Vec<&str> =
            counts.iter().filter(|(_, it)| it.times > 1).map(|(name, _)| surname(name)).collect();
        surnames.sort_unstable();
        counts.retain(|name, it| it.times > 1 || it.is_called || surnames.binary_search(&surname(name)).is_ok());
        let last = counts.values().chain(dashed.values()).map(|it| it.last).max().unwrap_or_default();
        Headings { names: numbers(&counts), dashed: numbers(&dashed), last }
    }

    /// How long the name is that a line is nothing but, and what its bearer is: "ANN RUIZ".
    pub(crate) fn find(&self, line: &str) -> Option<usize> {
        if self.names.is_empty() || line.len() > LONGEST || line.ends_with(ENDS) {
            return None;
        }
        let name = name_of(line);
        self.names.binary_search(&word_hash(name)).is_ok().then_some(name.len())
    }

    /// How long the name is of a sentence that names who speaks, before one that a dash opens: "Ann Ruiz (S&D). – It is late."
    pub(crate) fn find_dashed(&self, line: &str, next: &str) -> Option<usize> {
        if self.dashed.is_empty() || line.len() > LONGEST || !opens_with_dash(next) {
            return None;
        }
        let name = dashed_name(line);
        self.dashed.binary_search(&word_hash(name)).is_ok().then_some(name.len())
    }
}

/// The numbers of the names, in order.
fn numbers(counts: &BTreeMap<&str, Count>) -> Vec<u32> {
    let mut names: Vec<u32> = counts.keys().map(|name| word_hash(name)).collect();
    names.sort_unstable();
    names
}

fn opens_with_dash(words: &str) -> bool {
    DASHES.iter().any(|dash| words.starts_with(dash))
}

/// The name in a sentence without what its bearer is: "| Ann Ruiz |, on behalf of the group."
fn dashed_name(line: &str) -> &str {
    line.split([',', '(', '.']).next().unwrap_or_default().trim_end()
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
        let debate = "President. – Is it?\n\nAnn Ruiz (ABC). – It is.\n\nPresident. – So.\n\nSaar, in writing. – No.";
        assert_eq!(of(debate).find_dashed("Ann Ruiz, rapporteur.", "– No."), Some(8));
        assert_eq!(of(debate).find_dashed("Ann Ruiz.", "No."), None, "no dash");
        assert_eq!(of("LEEDS, May 6. – Rain.\n\nPARIS, May 6. – Rain.\n\n".repeat(3).as_str()), Headings::default());
        assert_eq!(twice(&format!("{talk}{}", "\n\nIt rains.".repeat(20))), Headings::default(), "mostly prose");
    }
}
