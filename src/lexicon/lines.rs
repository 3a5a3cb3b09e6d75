//! Lines that are no part of an article.

use super::closed::{Boilerplate, LinePlace};
use super::table::Table;
use super::word::{word_hash, words, WordMap};
use crate::error::Error;

/// How many words a line may have to be marked by how it begins.
const SHORT: usize = 12;

/// A phrase that marks a line, but for its first word.
#[derive(Clone)]
struct Phrase {
    rest: Box<[u32]>,
    place: LinePlace,
    class: Boilerplate,
}

/// The phrases that mark a line, by their first word.
#[derive(Clone, Default)]
pub(crate) struct Lines(WordMap<Vec<Phrase>>);

impl Lines {
    /// Why the line is no part of the article; `None` where nothing says so.
    pub(crate) fn class(&self, line: &str) -> Option<Boilerplate> {
        let mut rest = words(line).map(word_hash);
        let mut at_start = true;
        while let Some(first) = rest.next() {
            for phrase in self.0.get(&first).into_iter().flatten() {
                let mut after = rest.clone();
                if !phrase.rest.iter().all(|&word| after.next() == Some(word)) {
                    continue;
                }
                let marks = match phrase.place {
                    LinePlace::Whole => at_start && after.all(|word| word == word_hash(":")),
                    LinePlace::Start => at_start && words(line).nth(SHORT).is_none(),
                    LinePlace::Anywhere => true,
                };
                if marks {
                    return Some(phrase.class);
                }
            }
            at_start = false;
        }
        None
    }

    /// Reads rows of phrase, place, class and example.
    pub(crate) fn read(&mut self, table: Table<'_>) -> Result<(), Error> {
        let mut seen = Vec::new();
        for row in table.rows(4) {
            let row = row?;
            let text = row.cell(0).text;
            let mut hashes = words(text).map(word_hash);
            let Some(first) = hashes.next() else {
                return Err(row.error(0, "an empty cell".to_owned()));
            };
            let rest: Box<[u32]> = hashes.collect();
            let place = row.name(1, "place in a line", LinePlace::named)?;
            let class = row.name(2, "class of boilerplate", Boilerplate::named)?;
            let key = (first, rest.clone());
            if seen.contains(&key) {
                return Err(row.error(0, format!("{text:?} is in the table already")));
            }
            seen.push(key);
            let phrases = self.0.entry(first).or_default();
            phrases.retain(|old| old.rest != rest);
            phrases.push(Phrase { rest, place, class });
        }
        Ok(())
    }
}
