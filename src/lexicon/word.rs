//! [`word_hash`]: a word's identity in every table and every model.

const BASIS: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// 32 bits that stand for the lower-cased word: FNV-1a (Fowler, Noll, Vo) over its bytes, then a mix.
///
/// Upper and lower case are one, and so are ' and ’.
pub(crate) fn word_hash(word: &str) -> u32 {
    let mut hash = BASIS;
    if word.is_ascii() {
        for byte in word.bytes() {
            hash = step(hash, byte.to_ascii_lowercase());
        }
    } else {
        let mut utf8 = [0; 4];
        for c in word.chars().flat_map(char::to_lowercase) {
            let c = if c == '’' { '\'' } else { c };
            for byte in c.encode_utf8(&mut utf8).bytes() {
                hash = step(hash, byte);
            }
        }
    }
    mix(hash)
}

const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(PRIME)
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
}
