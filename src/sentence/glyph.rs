//! What single characters are to the splitter: end marks, closing and opening marks, white space.

/// The character that starts at byte `at`.
#[inline]
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&byte) if byte.is_ascii() => Some(char::from(byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// The character that ends just before byte `at`; a byte order mark is none.
#[inline]
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at.checked_sub(1)?) {
        Some(&byte) if byte.is_ascii() => Some(char::from(byte)),
        _ => text.get(..at)?.chars().next_back().filter(|&c| c != super::BYTE_ORDER_MARK),
    }
}

/// Bytes at which the splitter has to look closer: an end mark, a line break, or the first byte
/// of a character beyond ASCII that may be one of these.
const OF_INTEREST: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b".!?\n\r\x0b\x0c)\xc2\xd6\xd8\xdb\xdc\xe0\xe1\xe2\xe3\xef";
    let mut i = 0;
    #[allow(clippy::indexing_slicing)] // evaluated by the compiler
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    table
};

/// Offset of the next byte of interest at or after `from`.
#[inline]
pub(super) fn next_of_interest(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(from..)?;
    // Most of the text is passed over in blocks, which compiles to vector instructions.
    const BLOCK: usize = 16;
    let plain = |block: &&[u8]| !block.iter().fold(false, |any, &byte| any | may_matter(byte));
    let passed = BLOCK * bytes.chunks_exact(BLOCK).take_while(plain).count();
    let rest = bytes.get(passed..)?;
    let ahead = rest.iter().position(|&byte| OF_INTEREST.get(usize::from(byte)).is_some_and(|&yes| yes))?;
    Some(from + passed + ahead)
}

/// Whether a byte may be one of interest: quicker to tell than whether it is.
const fn may_matter(byte: u8) -> bool {
    (byte == b'.') | (byte == b'!') | (byte == b'?') | (byte == b')') | (byte < b' ') | (byte >= 0x80)
}

/// What a character of interest is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Glyph {
    /// `.`
    Dot,
    /// `…`
    Dots,
    /// `!`, `?` and their relatives.
    Strong,
    /// A stop that needs no space after it: `。`, `।`, `۔` and the like.
    Full,
    /// A line break of any kind.
    Break,
    /// `)`, which may belong to the number of a list's item.
    Parenthesis,
    /// A bullet, which may start a list's item.
    Bullet,
}

impl Glyph {
    #[inline]
    pub(super) fn of(c: char) -> Option<Self> {
        Some(match c {
            '.' | '\u{ff0e}' => Glyph::Dot,
            '\u{2026}' => Glyph::Dots,
            '!' | '?' | '\u{203c}' | '\u{2047}'..='\u{2049}' | '\u{203d}' | '\u{61f}' => Glyph::Strong,
            // Unicode's Sentence_Terminal characters of scripts that do not use the full stop.
            '\u{3002}'
            | '\u{ff01}'
            | '\u{ff1f}'
            | '\u{ff61}'
            | '\u{589}'
            | '\u{6d4}'
            | '\u{700}'..='\u{702}'
            | '\u{964}'
            | '\u{965}'
            | '\u{104a}'
            | '\u{104b}'
            | '\u{1362}'
            | '\u{1367}'
            | '\u{1368}'
            | '\u{17d4}'
            | '\u{17d5}'
            | '\u{1803}'
            | '\u{1809}' => Glyph::Full,
            _ if is_break(c) => Glyph::Break,
            ')' => Glyph::Parenthesis,
            _ if is_bullet(c) => Glyph::Bullet,
            _ => return None,
        })
    }
}

pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '\u{2022}' | '\u{2023}' | '\u{2043}' | '\u{25cf}' | '\u{25aa}' | '\u{25e6}' | '\u{25a0}')
}

/// A character that ends a line.
pub(super) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A byte that ends a line by itself.
pub(super) fn is_break_byte(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | 0xb | 0xc)
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

/// A mark that can only close.
#[inline]
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '›'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '\u{b9}'
            | '\u{b2}'
            | '\u{b3}'
            | '\u{2070}'..='\u{2079}'
    )
}

/// A mark that opens or closes, depending on what stands beside it.
#[inline]
pub(super) fn is_ambiguous(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '‹' | '*' | '_' | '`')
}

/// A mark that can stand before the first word of a sentence.
#[inline]
pub(super) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '”'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '»'
            | '`'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '*'
            | '_'
            | '「'
            | '『'
            | '（'
            | '【'
            | '《'
    )
}

/// Whether `c` can be part of the word that an end mark follows.
#[inline]
pub(super) fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '.' || c == '°'
}

/// White space, and how many line breaks are in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Gap {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) breaks: u32,
    /// Just after the last line break.
    pub(super) line: usize,
}

impl Gap {
    /// The white space that starts at `start`, which may be none.
    #[inline]
    pub(super) fn read(text: &str, start: usize) -> Self {
        let single = match text.as_bytes().get(start..) {
            Some([b'!'..=b'~', ..]) => Some(0),
            // The latter are dashes and quotation marks.
            Some([b' ', b'!'..=b'~', ..] | [b' ', 0xe2, 0x80, 0x93..=0x9f, ..]) => Some(1),
            _ => None,
        };
        match single {
            Some(spaces) => Gap { start, end: start + spaces, breaks: 0, line: start },
            None => Self::read_any(text, start),
        }
    }

    fn read_any(text: &str, start: usize) -> Self {
        let mut gap = Gap { start, end: start, breaks: 0, line: start };
        let mut carriage = false;
        while let Some(c) = char_at(text, gap.end) {
            if !c.is_whitespace() {
                break;
            }
            gap.end += c.len_utf8();
            if is_break(c) {
                if !(carriage && c == '\n') {
                    gap.breaks += if c == '\u{2029}' { 2 } else { 1 };
                }
                gap.line = gap.end;
            }
            carriage = c == '\r';
        }
        gap
    }

    pub(super) fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Where what is before `at` ends once white space is cut off, but not before `floor`.
    pub(super) fn trim_before(text: &str, floor: usize, at: usize) -> usize {
        let mut end = at;
        while end > floor {
            match char_before(text, end) {
                Some(c) if c.is_whitespace() => end -= c.len_utf8(),
                _ => break,
            }
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_of_one_mark_is_not_passed_over() {
        for mark in [".", "!", "?", ")", "\n", "…", "”"] {
            let text = mark.repeat(48 / mark.len());
            assert_eq!(next_of_interest(&text, 0), Some(0), "{mark:?}");
            let text = format!("{} {}", "a".repeat(47), text);
            assert_eq!(next_of_interest(&text, 0), Some(48), "{mark:?}");
            assert_eq!(next_of_interest(&text, 16), Some(48), "{mark:?}");
        }
        assert_eq!(next_of_interest(&"a b ".repeat(20), 0), None);
    }

    #[test]
    fn white_space_is_cut_off_but_not_before_the_floor() {
        let before = |floor, at| Gap::trim_before("a  b \u{a0} ", floor, at);
        assert_eq!((before(0, 1), before(0, 3), before(2, 3), before(3, 3)), (1, 1, 2, 3));
        assert_eq!((before(0, 8), before(5, 8)), (4, 5));
    }
}
