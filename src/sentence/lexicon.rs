//! What the tables know: abbreviations by class, words that start sentences, words that do not.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use once_cell::sync::Lazy;

use super::glyph::in_word;
use crate::error::Error;
use crate::lexicon::table::{Row, Table};

pub(super) const ABBREVIATIONS: Table<'_> =
    Table { name: "en/abbreviations.txt", text: include_str!("../lang/en/abbreviations.txt") };
pub(super) const STARTERS: Table<'_> = Table { name: "en/starters.txt", text: include_str!("../lang/en/starters.txt") };
pub(super) const FOLLOWERS: Table<'_> =
    Table { name: "en/followers.txt", text: include_str!("../lang/en/followers.txt") };

/// The tables of English, parsed when they are first needed.
pub(super) static ENGLISH: Lazy<Arc<Lexicon>> = Lazy::new(|| {
    // The shipped tables are read by a test, so that the empty lexicon never is.
    Arc::new(Lexicon::read(None).unwrap_or_default())
});

/// What an abbreviation stands for, which decides whether its full stop can end a sentence.
/// The head of `abbreviations.txt` tells which does what.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Class {
    Title,
    Joining,
    Acronym,
    Suffix,
    Place,
    Date,
    Citation,
    Reference,
    State,
    Company,
    Unit,
    Closing,
    Clock,
    Brand,
}

impl Class {
    fn read(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Class::Title,
            "joining" => Class::Joining,
            "acronym" => Class::Acronym,
            "suffix" => Class::Suffix,
            "place" => Class::Place,
            "date" => Class::Date,
            "citation" => Class::Citation,
            "reference" => Class::Reference,
            "state" => Class::State,
            "company" => Class::Company,
            "unit" => Class::Unit,
            "closing" => Class::Closing,
            "clock" => Class::Clock,
            "brand" => Class::Brand,
            _ => return None,
        })
    }
}

/// How a word starts a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Start {
    /// Only ever as the first word of a clause: "he", "there".
    Clause,
    /// A preposition: "at", "in".
    Preposition,
    /// Any other: "but", "yesterday".
    Other,
}

/// After what a capitalized word goes on with the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Follows {
    /// An abbreviation of this class.
    Class(Class),
    /// A full stop without a space: "Amazon.Com".
    Domain,
    /// A name after a closed question or exclamation: `“Why?” Smith asked.`
    Speaker,
}

/// A word of up to sixteen bytes, ASCII letters in lower case.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key(u128);

impl Key {
    fn new(word: &str) -> Option<Self> {
        (word.len() <= 16)
            .then(|| Key(word.bytes().fold(0, |key, byte| key << 8 | u128::from(byte.to_ascii_lowercase()))))
    }
}

impl std::hash::Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u128(self.0);
    }
}

/// Hashes a [`Key`], which is an integer already, by a multiplication (Fibonacci hashing).
#[derive(Clone, Copy, Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u128(u128::from(byte));
        }
    }
    fn write_u128(&mut self, key: u128) {
        const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
        let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29) ^ self.0;
        let mixed = folded.wrapping_mul(GOLDEN);
        self.0 = mixed ^ (mixed >> 32);
    }
}

type Words<T> = HashMap<Key, T, BuildHasherDefault<KeyHasher>>;

/// A table's word, and whether it is meant only with a capital ("Mass.", not "mass.").
#[derive(Clone, Copy)]
struct Abbreviation {
    class: Class,
    capital: bool,
}

/// The tables, ready to be asked at each full stop.
#[derive(Clone, Default)]
pub(crate) struct Lexicon {
    abbreviations: Words<Abbreviation>,
    starters: Words<Start>,
    followers: Words<Follows>,
}

impl Lexicon {
    /// The tables of English and the abbreviations in `own`, which win over those shipped.
    pub(crate) fn read(own: Option<Table<'_>>) -> Result<Self, Error> {
        let mut lexicon = Lexicon::default();
        for row in STARTERS.rows(2) {
            let row = row?;
            let start = row.name(1, "kind of starter", |name| {
                Some(match name {
                    "clause" => Start::Clause,
                    "preposition" => Start::Preposition,
                    "other" => Start::Other,
                    _ => return None,
                })
            })?;
            lexicon.starters.insert(key(&row)?, start);
        }
        for row in FOLLOWERS.rows(3) {
            let row = row?;
            let follows = row.name(1, "class that a word follows", |name| {
                Some(match name {
                    "domain" => Follows::Domain,
                    "speaker" => Follows::Speaker,
                    class => Follows::Class(Class::read(class)?),
                })
            })?;
            lexicon.followers.insert(key(&row)?, follows);
        }
        for table in [Some(ABBREVIATIONS), own].into_iter().flatten() {
            for row in table.rows(3) {
                let row = row?;
                let class = row.name(1, "class of abbreviation", Class::read)?;
                let capital = row.cell(0).text.starts_with(char::is_uppercase);
                lexicon.abbreviations.insert(key(&row)?, Abbreviation { class, capital });
            }
        }
        Ok(lexicon)
    }

    /// The class of the abbreviation `word`, which is given without its last mark.
    pub(super) fn class(&self, word: &str) -> Option<Class> {
        let found = self.abbreviations.get(&Key::new(word)?)?;
        (!found.capital || word.starts_with(char::is_uppercase)).then_some(found.class)
    }

    /// Whether `word` is an abbreviation if case is ignored.
    pub(super) fn is_listed(&self, word: &str) -> bool {
        Key::new(word).is_some_and(|key| self.abbreviations.contains_key(&key))
    }

    pub(super) fn start(&self, word: &str) -> Option<Start> {
        self.starters.get(&Key::new(word)?).copied()
    }

    pub(super) fn follows(&self, word: &str) -> Option<Follows> {
        self.followers.get(&Key::new(word)?).copied()
    }
}

/// The key of the row's first cell, without the mark that it may end in.
fn key(row: &Row<'_>) -> Result<Key, Error> {
    let text = row.cell(0).text;
    let bare = text.strip_suffix(['.', '!', '?']).unwrap_or(text);
    if bare.is_empty() || !bare.chars().all(in_word) {
        let message = format!("{text:?} is not a word of letters, digits and full stops");
        return Err(row.error(0, message));
    }
    Key::new(bare).ok_or_else(|| row.error(0, "longer than 16 bytes".to_owned()))
}
