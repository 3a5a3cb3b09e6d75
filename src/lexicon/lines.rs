//! Lines that are no part of an article.

use std::collections::HashSet;

use memchr::memchr3;

use super::closed::{Boilerplate, LinePlace};
use super::table::Table;
use super::word::{small_forms, word_hash, words, WordMap};
use crate::error::Error;

/// How many words a line may have to be marked by how it begins.
const SHORT: usize = 12;

/// How many small words a line of names may have that are no "by", "in", "from".
const SMALL: usize = 2;

/// What parts the items of a menu; how many make one that are not known by their words, and the most words of each.
const BARS: [&str; 3] = [" | ", " • ", " · "];
const LAST_OF_BULLET: u8 = 0xa2;
const LAST_OF_DOT: u8 = 0xb7;
const ITEMS: usize = 4;
const ITEM: usize = 2;

fn is_short(line: &str) -> bool {
    words(line).nth(SHORT).is_none()
}

/// Whether a line gives names rather than tells something: "Photo: Ann Birch for the Tide".
fn names(line: &str) -> bool {
    let small = |word: &&str| word.len() > 3 && word.starts_with(char::is_lowercase);
    is_short(line) && words(line).filter(small).count() <= SMALL
}

/// Whether a line holds somebody's words: The mayor said: “Follow us on Facebook.”
fn quotes(line: &str) -> bool {
    line.contains(['“', '"'])
}

/// A phrase that marks a line, but for its first word.
#[derive(Clone)]
struct Phrase {
    rest: Box<[u32]>,
    place: LinePlace,
    class: Boilerplate,
}

/// What marks a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) class: Boilerplate,
    /// Whether the line holds nothing but the phrase: “Related stories:”
    pub(crate) whole: bool,
    /// Whether it ends what stands above it: “Reply”
    pub(crate) after: bool,
}

/// The phrases that mark a line.
#[derive(Clone, Default)]
pub(crate) struct Lines {
    /// By their first word.
    phrases: WordMap<Vec<Phrase>>,
    signs: Signs,
}

impl Lines {
    /// Why the line is no part of the article; `None` where nothing says so. Of several lines that no full stop ends, the
    /// last counts as well: a byline, a date and a button.
    pub(crate) fn class(&self, lines: &str) -> Option<Boilerplate> {
        let last = || if lines.ends_with('.') { None } else { lines.rsplit_once('\n') };
        let mark = self.mark(lines).or_else(|| last().and_then(|(_, line)| self.mark(line.trim())));
        mark.map(|mark| mark.class).or_else(|| self.menu(lines))
    }

    /// What a line of several between bars is: each of them marked ("Terms of use | Privacy policy"), or a word or two
    /// ("Home | News | Sport | Weather").
    fn menu(&self, line: &str) -> Option<Boilerplate> {
        memchr3(b'|', LAST_OF_BULLET, LAST_OF_DOT, line.as_bytes())?;
        let bar = BARS.into_iter().find(|bar| line.contains(bar))?;
        let each = || line.split(bar).map(str::trim).filter(|part| !part.is_empty());
        let first = each().next().and_then(|part| self.mark(part));
        if let Some(first) =
            first.filter(|_| each().count() > 1 && each().all(|part| self.mark(part).is_some_and(|m| m.whole)))
        {
            return Some(first.class);
        }
        let named = |part: &str| {
            let plain = part.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '&' | '-'));
            plain && part.starts_with(char::is_uppercase) && words(part).nth(ITEM).is_none()
        };
        (each().count() >= ITEMS && each().all(named)).then_some(Boilerplate::Navigation)
    }

    /// What marks the line.
    pub(crate) fn mark(&self, line: &str) -> Option<Mark> {
        let mut rest = words(line).map(word_hash);
        let (mut at_start, inside) = (self.signs.may_begin(line), self.signs.may_hold(line));
        while at_start || inside {
            let first = rest.next()?;
            for phrase in self.phrases.get(&first).into_iter().flatten() {
                let mut after = rest.clone();
                if !phrase.rest.iter().all(|&word| after.next() == Some(word)) {
                    continue;
                }
                let whole = at_start && after.clone().all(|word| word == word_hash(":"));
                let marks = match phrase.place {
                    LinePlace::Whole | LinePlace::After => whole,
                    LinePlace::Start => at_start && is_short(line),
                    LinePlace::Heading => at_start && is_short(line) && !line.contains(',') && !line.ends_with('.'),
                    LinePlace::Names => at_start && names(line),
                    LinePlace::Ending => after.next().is_none() && !quotes(line),
                    LinePlace::Anywhere => !quotes(line),
                };
                if marks {
                    return Some(Mark { class: phrase.class, whole, after: phrase.place == LinePlace::After });
                }
            }
            at_start = false;
        }
        None
    }

    /// Reads rows of phrase, place, class and example.
    pub(crate) fn read(&mut self, table: Table<'_>) -> Result<(), Error> {
        let mut seen = HashSet::new();
        let mut read: WordMap<Vec<Phrase>> = WordMap::default();
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
            if !seen.insert((first, rest.clone())) {
                return Err(row.error(0, format!("{text:?} is in the table already")));
            }
            self.signs.add(text, place);
            read.entry(first).or_default().push(Phrase { rest, place, class });
        }
        // what is read later holds: it replaces what was read of the same words before
        for (first, new) in read {
            let phrases = self.phrases.entry(first).or_default();
            phrases.retain(|old| !seen.contains(&(first, old.rest.clone())));
            phrases.extend(new);
        }
        Ok(())
    }
}

/// Which word may begin a line that is marked by how it begins, and which two may stand side by side in one that is
/// marked by what stands inside it: most lines hold neither, and need no look at their words (a Bloom filter with one
/// hash: Bloom 1970).
#[derive(Clone, Default)]
struct Signs {
    bits: Vec<u64>,
    /// A phrase that may stand anywhere is too short to be known by a pair.
    anything: bool,
}

impl Signs {
    fn add(&mut self, phrase: &str, place: LinePlace) {
        let mut runs = runs(phrase);
        match (place, runs.next(), runs.next()) {
            (LinePlace::Anywhere | LinePlace::Ending, Some(first), Some(second)) => self.set(first, second),
            (LinePlace::Anywhere | LinePlace::Ending, ..) => self.anything = true,
            (_, Some(first), _) => self.set(NO_RUN, first),
            (_, None, _) => {}
        }
    }

    /// A line that begins with no letter or digit may begin with anything: "©".
    fn may_begin(&self, line: &str) -> bool {
        let sign = line.bytes().next().is_some_and(|byte| letter(byte) == 0);
        sign || runs(line).next().is_some_and(|first| self.has(NO_RUN, first))
    }

    fn may_hold(&self, line: &str) -> bool {
        let mut runs = runs(line);
        let mut last = runs.next().unwrap_or(NO_RUN);
        self.anything || runs.any(|run| self.has(std::mem::replace(&mut last, run), run))
    }

    fn set(&mut self, first: u32, second: u32) {
        self.bits.resize(1 << BITS >> 6, 0);
        let bit = bit(first, second);
        if let Some(word) = self.bits.get_mut(bit / 64) {
            *word |= 1 << (bit % 64);
        }
    }

    fn has(&self, first: u32, second: u32) -> bool {
        let bit = bit(first, second);
        self.bits.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }
}

/// Before the first run of a line.
const NO_RUN: u32 = 0;

/// A number for each run of letters and digits, upper and lower case being one.
fn runs(line: &str) -> impl Iterator<Item = u32> + '_ {
    let mut bytes = line.bytes();
    std::iter::from_fn(move || {
        let mut sum = letter(bytes.by_ref().find(|&byte| letter(byte) != 0)?);
        loop {
            match bytes.next().map_or(0, letter) {
                0 => return Some(sum),
                small => sum = sum.rotate_left(5) ^ small,
            }
        }
    })
}

/// What a letter or digit is to its run; 0 for any other byte.
fn letter(byte: u8) -> u32 {
    const LETTERS: [u8; 256] = small_forms(b'0');
    u32::from(LETTERS.get(usize::from(byte)).copied().unwrap_or(0))
}

/// The place of a pair in the filter.
fn bit(first: u32, second: u32) -> usize {
    (first.rotate_left(7) ^ second).wrapping_mul(0x9e37_79b1) as usize >> (32 - BITS) & ((1 << BITS) - 1)
}

/// The filter has two to the power of this many bits: a hundred pairs let one line in twenty through.
const BITS: usize = 15;
