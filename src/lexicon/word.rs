//! [`word_hash`]: a word's identity in every table and every model.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, DefaultHasher, Hasher};

const BASIS: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// 32 bits that stand for the lower-cased word: FNV-1a (Fowler, Noll, Vo) over its bytes, then a mix.
///
/// Upper and lower case are one, and so are ' and ’.
pub(crate) fn word_hash(word: &str) -> u32 {
    let mut hash = BASIS;
    for (place, byte) in word.bytes().enumerate() {
        if !byte.is_ascii() {
            return mix(word.get(place..).unwrap_or_default().chars().fold(hash, small));
        }
        hash = step(hash, byte.to_ascii_lowercase());
    }
    mix(hash)
}

/// Takes in a character's small form.
fn small(hash: u32, c: char) -> u32 {
    let bytes = |hash, c: char| c.encode_utf8(&mut [0; 4]).bytes().fold(hash, step);
    match c {
        '’' => step(hash, b'\''),
        // marks, dashes and spaces have no other form
        '\u{2000}'..='\u{206f}' => bytes(hash, c),
        _ => c.to_lowercase().fold(hash, bytes),
    }
}

const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(PRIME)
}

/// [`word_hash`] letter by letter, for who reads the letters anyway.
pub(crate) struct LetterHash(u32);

impl LetterHash {
    pub(crate) fn new() -> Self {
        Self(BASIS)
    }

    /// Takes in a small ASCII letter.
    pub(crate) fn add(&mut self, letter: u8) {
        self.0 = step(self.0, letter);
    }

    /// The hash of the letters taken in.
    pub(crate) fn finish(self) -> u32 {
        mix(self.0)
    }
}

/// The hash of a lower-case ASCII word, for words that the code itself names.
pub(crate) const fn ascii_hash(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut rest = bytes;
    let mut hash = BASIS;
    while let [first, tail @ ..] = rest {
        hash = step(hash, *first);
        rest = tail;
    }
    mix(hash)
}

const fn mix(mut hash: u32) -> u32 {
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^= hash >> 12;
    hash = hash.wrapping_mul(0x297a_2d39);
    hash ^ (hash >> 15)
}

/// The number that stands for several words, of which `hash` stands for all but the last, `next`.
pub(crate) const fn phrase_hash(hash: u32, next: u32) -> u32 {
    mix(hash.rotate_left(5) ^ next.wrapping_mul(0x9e37_79b1))
}

/// The letters of a name that are looked at in one go.
const LETTERS: usize = 24;

/// 64 bits that stand for a word of a name: [`word_hash`] in the lower half, and in the upper one as many bits of another hash,
/// so that hardly any two names of one text fall together, and none by easy choice.
pub(crate) fn name_hash(word: &str) -> u64 {
    let mut other = DefaultHasher::new();
    let mut small = [0; LETTERS];
    match small.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        Some(letters) => {
            letters.copy_from_slice(word.as_bytes());
            letters.make_ascii_lowercase();
            other.write(letters);
        }
        None => {
            for c in word.chars().flat_map(char::to_lowercase) {
                other.write(if c == '’' { '\'' } else { c }.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
    }
    other.finish() << 32 | u64::from(word_hash(word))
}

/// The number that stands for several words of a name, of which `hash` stands for all but the last, `next`.
pub(crate) const fn names_hash(hash: u64, next: u64) -> u64 {
    let mut mixed = hash.rotate_left(21) ^ next.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    mixed = (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    mixed ^ mixed >> 32
}

/// The words of a line, without the punctuation around them; `:` and `©` are words of their own.
pub(crate) fn words(line: &str) -> impl Iterator<Item = &str> + Clone {
    line.split(|c: char| c.is_whitespace() || matches!(c, '/' | '|' | '•' | '·'))
        .flat_map(|piece| piece.split_inclusive([':', '©']))
        .flat_map(|piece| {
            let cut = piece.len() - piece.chars().last().map_or(0, sign_len);
            let (word, sign) = piece.split_at_checked(cut).unwrap_or((piece, ""));
            [word.trim_matches(|c: char| !c.is_alphanumeric()), sign]
        })
        .filter(|word| !word.is_empty())
}

fn sign_len(c: char) -> usize {
    if matches!(c, ':' | '©') {
        c.len_utf8()
    } else {
        0
    }
}

/// A map from the numbers of [`word_hash`] and [`phrase_hash`]. Words of a text are its keys, too: whoever writes the text can
/// choose them so that their numbers fall together, which must not slow down a map.
pub(crate) type WordMap<T> = BTreeMap<u32, T>;

/// The same for the words of the crate's own tables, which nobody chooses.
pub(crate) type TableMap<T> = HashMap<u32, T, BuildHasherDefault<Hashed>>;

/// The hasher of what is hashed already.
#[derive(Default, Clone)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u32(byte.into()));
    }

    fn write_u32(&mut self, hash: u32) {
        // the map takes the bucket from the low bits and a tag from the high ones
        self.0 = (self.0 ^ u64::from(hash)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A map from the numbers of [`name_hash`] and [`names_hash`].
pub(crate) type NameMap<T> = BTreeMap<u64, T>;

/// The small form of each ASCII letter, and of each digit if `first` is `0` and not `A`, by its byte; 0 for all others.
pub(crate) const fn small_forms(first: u8) -> [u8; 256] {
    let mut table = [0; 256];
    let mut rest: &mut [u8] = &mut table;
    let mut byte = 0u8;
    while let [slot, tail @ ..] = rest {
        let taken = byte >= first && byte.is_ascii_alphanumeric();
        *slot = if taken { byte.to_ascii_lowercase() } else { 0 };
        byte = byte.wrapping_add(1);
        rest = tail;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophe_do_not_matter() {
        assert_eq!(word_hash("Don’t"), word_hash("don't"));
        assert_eq!(word_hash("ÉLAN"), word_hash("élan"));
        assert_eq!(ascii_hash("said"), word_hash("Said"));
        assert_ne!(word_hash("said"), word_hash("says"));
    }

    #[test]
    fn two_names_of_one_word_hash_are_two() {
        let [one, other] = ["Niganosez", "Vekavetes"];
        assert_eq!(word_hash(one), word_hash(other));
        assert_ne!(name_hash(one), name_hash(other));
        assert_eq!(name_hash("O’NEIL"), name_hash("o'neil"));
        assert_eq!(name_hash(one) as u32, word_hash(one));
        assert_ne!(names_hash(1, 2), names_hash(2, 1));
    }

    #[test]
    fn the_order_of_words_matters() {
        let (a, b) = (word_hash("point"), word_hash("out"));
        assert_ne!(phrase_hash(a, b), phrase_hash(b, a));
        assert_ne!(phrase_hash(a, b), a);
    }

    #[test]
    fn words_lose_their_punctuation() {
        let found: Vec<_> = words(" “Photo: Ann/AP”, ©2021 | sign-up… don’t!").collect();
        assert_eq!(found, ["Photo", ":", "Ann", "AP", "©", "2021", "sign-up", "don’t"]);
        assert_eq!(words(" — … ").count(), 0);
    }
}
