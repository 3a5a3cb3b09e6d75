//! Words as numbers: how the tables are keyed and looked up without allocating.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

const FNV_BASIS: u32 = 0x811c_9dc5;
const FNV_PRIME: u32 = 0x0100_0193;

/// The number that stands for a word, whatever its capitals.
///
/// One full stop at the end is passed over (`Mr.` is `mr`), and `’` counts as `'`.
pub(crate) fn word_hash(word: &str) -> u32 {
    let word = word.strip_suffix('.').unwrap_or(word);
    let hash = if word.is_ascii() {
        word.bytes().fold(FNV_BASIS, |hash, byte| {
            step(hash, byte.to_ascii_lowercase())
        })
    } else {
        let lower = word.chars().flat_map(char::to_lowercase);
        lower.fold(FNV_BASIS, |hash, c| {
            let c = if c == '’' { '\'' } else { c };
            let mut utf8 = [0; 4];
            c.encode_utf8(&mut utf8).bytes().fold(hash, step)
        })
    };
    mix(hash)
}

/// The number that stands for several words, of which `hash` stands for all but the last, `next`.
pub(crate) const fn phrase_hash(hash: u32, next: u32) -> u32 {
    mix(hash.rotate_left(5) ^ next.wrapping_mul(0x9e37_79b1))
}

const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(FNV_PRIME)
}

/// Spreads every bit of `hash` over all of them.
const fn mix(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
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

/// A map from the numbers of [`word_hash`] and [`phrase_hash`], which need no hashing any more.
pub(crate) type WordMap<T> = HashMap<u32, T, BuildHasherDefault<Hashed>>;

/// The hasher of what is hashed already.
#[derive(Default, Clone)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, hash: u32) {
        // The map takes the bucket from the low bits and a tag from the high ones.
        self.0 = (self.0 ^ u64::from(hash)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_a_last_stop_and_the_shape_of_an_apostrophe_do_not_matter() {
        assert_eq!(word_hash("Said"), word_hash("said"));
        assert_eq!(word_hash("Mr."), word_hash("mr"));
        assert_eq!(word_hash("U.S."), word_hash("u.s"));
        assert_eq!(word_hash("don’t"), word_hash("Don't"));
        assert_eq!(word_hash("ÉLAN"), word_hash("élan"));
        assert_eq!(word_hash("Ørsted’s"), word_hash("ørsted's"));
        assert_ne!(word_hash("elan"), word_hash("élan"));
        assert_ne!(word_hash("say"), word_hash("says"));
    }

    #[test]
    fn the_hash_is_that_of_every_build() {
        assert_eq!(word_hash(""), mix(FNV_BASIS));
        assert_eq!(word_hash("a"), mix(0xe40c_292c));
        assert_eq!(word_hash("foobar"), mix(0xbf9c_f968));
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
        let wanted = ["Photo", ":", "Ann", "AP", "©", "2021", "sign-up", "don’t"];
        assert_eq!(found, wanted);
        assert_eq!(words(" — … ").count(), 0);
    }
}
