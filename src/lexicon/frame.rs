//! Frames: phrases that hold or name their source without a verb of saying ("according to …").

use std::collections::HashSet;

use super::entry::Entries;
use super::stance::Stance;
use super::table::Table;
use super::word::{word_hash, WordMap};
use crate::error::Error;

/// What follows the words that a frame begins with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Frame {
    pub(crate) stance: Stance,
    pub(crate) source: SourcePlace,
    /// The words after the source: "put it" in "as … put it".
    after: Box<[u32]>,
}

/// Where a frame has its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SourcePlace {
    /// It comes last: "according to …".
    Last,
    /// Words of the frame follow it: "as … put it".
    Inside,
    /// It is a possessive, and words of the frame follow it: "in …'s words", "in her words".
    Possessive,
    /// There is none: "allegedly".
    Nowhere,
}

impl Frame {
    /// How many words follow the source.
    pub(crate) fn len_after(&self) -> usize {
        self.after.len()
    }

    /// Whether these are the words that follow the source.
    pub(crate) fn goes_on_with(&self, words: impl Iterator<Item = u32>) -> bool {
        words.take(self.after.len()).eq(self.after.iter().copied())
    }
}

/// The frames, by the number of the words that they begin with.
#[derive(Clone, Default)]
pub(crate) struct Frames(WordMap<Vec<Frame>>);

impl Frames {
    pub(crate) fn get(&self, start: u32) -> &[Frame] {
        self.0.get(&start).map(Vec::as_slice).unwrap_or_default()
    }

    /// Reads rows of phrase, class and example.
    pub(crate) fn read(&mut self, entries: &mut Entries, table: Table<'_>) -> Result<(), Error> {
        let mut seen = HashSet::new();
        let mut read: WordMap<Vec<Frame>> = WordMap::default();
        for row in table.rows(3) {
            let row = row?;
            let phrase = row.words(0)?;
            let stance = row.name(1, "stance", Stance::named)?;
            let is_gap = |word: &&str| word.starts_with("...");
            let before = phrase.clone().take_while(|word| !is_gap(word));
            let mut rest = phrase.clone().skip_while(|word| !is_gap(word));
            let gap = rest.next();
            let after: Box<[u32]> = rest.clone().map(word_hash).collect();
            let source = match (gap, after.is_empty()) {
                (None, _) => SourcePlace::Nowhere,
                (Some("..."), true) => SourcePlace::Last,
                (Some("..."), false) => SourcePlace::Inside,
                (Some("...'s"), false) => SourcePlace::Possessive,
                (Some("...'s"), true) => return Err(row.error(0, "words wanted after \"...'s\"".to_owned())),
                (Some(other), _) => return Err(row.error(0, format!("\"...\" or \"...'s\" wanted, not {other:?}"))),
            };
            if before.clone().next().is_none() {
                return Err(row.error(0, "a word wanted before \"...\"".to_owned()));
            }
            if rest.any(|word| is_gap(&word)) {
                return Err(row.error(0, "there are two \"...\"".to_owned()));
            }
            let start = entries.begin_frames(before);
            let frame = Frame { stance, source, after };
            if !seen.insert((start, source, frame.after.clone())) {
                let text = row.cell(0).text;
                return Err(row.error(0, format!("{text:?} is in the table already")));
            }
            read.entry(start).or_default().push(frame);
        }
        // what is read later holds: it replaces what was read of the same words before
        for (start, new) in read {
            let frames = self.0.entry(start).or_default();
            frames.retain(|old| !seen.contains(&(start, old.source, old.after.clone())));
            frames.extend(new);
        }
        Ok(())
    }
}
