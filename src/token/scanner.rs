//! The scanner that cuts a sentence into tokens.

use crate::lexicon::word::{small_forms, LetterHash};
use crate::lexicon::word_hash;
use crate::token::{Shape, Token};
use crate::Span;

/// Each ASCII letter's small form, by its byte; 0 for all other bytes.
const SMALL: [u8; 256] = small_forms(b'A');

/// What a small ASCII letter has that its capital has not.
const SMALL_BIT: u8 = 0x20;

/// Whether a word of plain letters ends before this byte, whatever comes after.
const fn ends_word(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b'&' | b'.' | b'\'')
}

/// Whether the character is a mark, a dash or a space above ASCII: none of them is a letter or a digit.
fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206f}')
}

/// Whether the letters after an apostrophe are a clitic.
fn is_clitic(letters: &str) -> bool {
    matches!(letters, "s" | "S" | "d" | "D" | "m" | "M" | "ll" | "LL" | "re" | "RE" | "ve" | "VE")
}

/// Appends the tokens of `sentence` to `out`.
pub(crate) fn tokenize(text: &str, sentence: Span, out: &mut Vec<Token>) {
    let mut scanner = Scanner { text: sentence.text(text), base: sentence.start32(), at: 0, out };
    while scanner.next_token() {}
}

struct Scanner<'t, 'o> {
    text: &'t str,
    base: u32,
    at: usize,
    out: &'o mut Vec<Token>,
}

impl Scanner<'_, '_> {
    fn byte(&self, index: usize) -> u8 {
        self.text.as_bytes().get(index).copied().unwrap_or(0)
    }

    fn char_at(&self, index: usize) -> Option<char> {
        let byte = self.byte(index);
        if byte < 0x80 {
            (index < self.text.len()).then_some(char::from(byte))
        } else {
            self.text.get(index..).and_then(|rest| rest.chars().next())
        }
    }

    fn push(&mut self, start: usize, end: usize, shape: Shape) {
        let word = word_hash(self.text.get(start..end).unwrap_or_default());
        self.out.push(Token {
            start: self.base + start as u32,
            end: self.base + end as u32,
            word,
            shape,
            ..Token::NONE
        });
        self.at = end;
    }

    /// A word of plain letters up to a space, a comma or the like: what most words are.
    fn plain_word(&mut self) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let mut hash = LetterHash::new();
        let mut length = 0;
        // a bit tells small letters from capitals: whether any has it, and whether all have
        let (mut any, mut all) = (0, u8::MAX);
        for &byte in rest {
            let small = SMALL.get(usize::from(byte)).copied().unwrap_or(0);
            if small == 0 {
                break;
            }
            (any, all) = (any | byte, all & byte);
            hash.add(small);
            length += 1;
        }
        if length == 0 {
            return false;
        }
        let whole = match rest.get(length..).unwrap_or_default() {
            [b' ', ..] | [] | [b'.'] => true,
            // “ ” – — …
            [0xe2, 0x80, third, ..] => matches!(third, 0x93 | 0x94 | 0x9c | 0x9d | 0xa6),
            [next, ..] => ends_word(*next),
        };
        if !whole {
            return false;
        }
        let shape = match () {
            () if all & SMALL_BIT != 0 => Shape::Lower,
            () if any & SMALL_BIT == 0 && length > 1 => Shape::Upper,
            () => Shape::Capital,
        };
        let start = self.base + self.at as u32;
        self.out.push(Token { start, end: start + length as u32, word: hash.finish(), shape, ..Token::NONE });
        self.at += length;
        true
    }

    /// Where a colon ends, with the dash that old books set behind it: "he cried:—".
    fn colon_end(&self, after: usize) -> usize {
        let dash = self.char_at(after).filter(|c| matches!(c, '-' | '–' | '—'));
        let end = dash.map_or(after, |c| after + c.len_utf8());
        let goes_on = self.char_at(end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '–' | '—'));
        if goes_on {
            after
        } else {
            end
        }
    }

    fn next_token(&mut self) -> bool {
        while self.byte(self.at) == b' ' {
            self.at += 1;
        }
        if self.plain_word() {
            return true;
        }
        let Some(first) = self.char_at(self.at) else { return false };
        let start = self.at;
        let after = start + first.len_utf8();
        match first {
            c if c.is_ascii_alphanumeric() => self.word(start),
            '\'' | '`' if self.byte(after) == first as u8 => self.push(start, after + 1, Shape::Mark),
            '\'' | '’' if self.clitic_end(start, after).is_some() => {
                let end = self.clitic_end(start, after).unwrap_or(after);
                self.push(start, end, Shape::Clitic);
            }
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '‛' | '\'' | '`' | '「' | '」'
            | '『' | '』' | '＂' => self.push(start, after, Shape::Mark),
            ',' | '،' | '、' | '，' => self.push(start, after, Shape::Comma),
            ':' | '：' => self.push(start, self.colon_end(after), Shape::Colon),
            ';' | '；' => self.push(start, after, Shape::Semicolon),
            '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．' => {
                self.run(start, Shape::Stop, |c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．'))
            }
            '-' | '–' | '—' | '―' | '‒' | '−' => {
                self.run(start, Shape::Dash, |c| matches!(c, '-' | '–' | '—' | '―' | '‒' | '−'));
            }
            '(' | '[' | '{' => self.push(start, after, Shape::Open),
            ')' | ']' | '}' => self.push(start, after, Shape::Close),
            c if c.is_alphanumeric() => self.word(start),
            c if c.is_whitespace() || c.is_control() => self.at = after,
            _ => self.run(start, Shape::Symbol, |c| c == first),
        }
        true
    }

    fn run(&mut self, start: usize, shape: Shape, belongs: impl Fn(char) -> bool) {
        let mut end = start;
        while let Some(c) = self.char_at(end).filter(|&c| belongs(c)) {
            end += c.len_utf8();
        }
        self.push(start, end, shape);
    }

    /// Where a clitic that begins with the apostrophe at `start` ends, if one does.
    fn clitic_end(&self, start: usize, after: usize) -> Option<usize> {
        let glued = self.out.last().is_some_and(|t| t.end == self.base + start as u32 && t.is_word());
        if !glued {
            return None;
        }
        let mut end = after;
        while self.byte(end).is_ascii_alphabetic() && end - after < 3 {
            end += 1;
        }
        let tail = self.text.get(after..end)?;
        let whole = !self.char_at(end).is_some_and(char::is_alphanumeric);
        (whole && is_clitic(tail)).then_some(end)
    }

    /// A word or number from `start`: letters and digits, with single joints inside.
    fn word(&mut self, start: usize) {
        let mut end = start;
        let (mut letters, mut capitals, mut digits, mut dots) = (0u32, 0u32, 0u32, 0u32);
        let mut first_capital = false;
        while let Some(c) = self.char_at(end) {
            let width = c.len_utf8();
            if is_punctuation(c) {
                if !self.joint(start, end, c, width, &mut dots) {
                    break;
                }
            } else if c.is_alphabetic() {
                let capital = if c.is_ascii() { c.is_ascii_uppercase() } else { c.is_uppercase() };
                first_capital |= capital && letters == 0;
                letters += 1;
                capitals += u32::from(capital);
            } else if c.is_numeric() {
                digits += 1;
            } else if end == start || !self.joint(start, end, c, width, &mut dots) {
                break;
            }
            end += width;
        }
        let end = self.not_contraction(start, end);
        let shape = match () {
            () if digits > 0 && (letters == 0 || self.byte(start).is_ascii_digit()) => Shape::Number,
            () if capitals >= 2 && capitals == letters => Shape::Upper,
            () if first_capital || capitals > 0 => Shape::Capital,
            () => Shape::Lower,
        };
        self.push(start, end, shape);
        // "don't", "can't": the "n't" is a token of its own.
        if let Some(rest) = self.text.get(end..).filter(|_| self.negation_at(end)) {
            let length = 2 + rest.chars().nth(1).map_or(1, char::len_utf8);
            self.push(end, end + length, Shape::Clitic);
        }
    }

    /// Whether the character at `end` holds a word together rather than ending it.
    fn joint(&self, start: usize, end: usize, c: char, width: usize, dots: &mut u32) -> bool {
        let Some(next) = self.char_at(end + width) else { return false };
        match c {
            '-' | '‑' | '_' => next.is_alphanumeric(),
            '&' => next.is_ascii_uppercase() && end - start <= 2,
            ',' => self.byte(end.wrapping_sub(1)).is_ascii_digit() && next.is_ascii_digit(),
            '.' => {
                let joins = self.byte(end.wrapping_sub(1)).is_ascii_digit() && next.is_ascii_digit()
                    || next.is_alphanumeric() && next.is_lowercase() && end - start > 1
                    || next.is_alphabetic() && (*dots > 0 || self.lone_letter(start, end))
                    || self.ticker(end)
                    // the last dot of an abbreviation that the sentence goes on after
                    || self.abbreviation_dot(start, end, next);
                *dots += u32::from(joins);
                joins
            }
            '\'' | '’' => {
                // inside a word ("O'Neill", "ma'am"), unless what follows is a clitic
                next.is_alphabetic() && !self.clitic_tail(end + width) && !self.negation_at(end.wrapping_sub(1))
            }
            _ => false,
        }
    }

    /// Whether the dot at `end` stands in the code of a share: "(CVN.L)".
    fn ticker(&self, end: usize) -> bool {
        let market = (end + 1..).take(3).take_while(|&i| self.byte(i).is_ascii_uppercase()).count();
        market > 0 && self.byte(end.wrapping_sub(1)).is_ascii_uppercase() && self.byte(end + 1 + market) == b')'
    }

    fn lone_letter(&self, start: usize, end: usize) -> bool {
        self.text.get(start..end).is_some_and(|s| s.chars().count() == 1)
    }

    /// A dot straight after a word, with more of the same sentence to come.
    fn abbreviation_dot(&self, start: usize, end: usize, next: char) -> bool {
        let goes_on = (matches!(next, ' ' | '\n') && self.char_at(end + 2).is_some_and(|c| !". \n".contains(c)))
            || matches!(next, ',' | ';' | ':' | ')' | ']')
            // "Corp.’s", but ‘It was ten.’
            || matches!(next, '\'' | '’')
                && self.char_at(end + 1 + next.len_utf8()).is_some_and(|c| c.is_alphanumeric() || c == '\'');
        goes_on && self.text.get(start..end).is_some_and(|s| s.bytes().any(|b| b.is_ascii_alphabetic()))
    }

    fn clitic_tail(&self, at: usize) -> bool {
        let mut end = at;
        while self.byte(end).is_ascii_alphabetic() && end - at < 3 {
            end += 1;
        }
        let whole = !self.char_at(end).is_some_and(char::is_alphanumeric);
        whole && self.text.get(at..end).is_some_and(is_clitic)
    }

    /// Whether "n't" stands at `at`.
    fn negation_at(&self, at: usize) -> bool {
        let Some(rest) = self.text.get(at..) else { return false };
        let mut chars = rest.chars();
        matches!(chars.next(), Some('n' | 'N'))
            && matches!(chars.next(), Some('\'' | '’'))
            && matches!(chars.next(), Some('t' | 'T'))
            && !chars.next().is_some_and(char::is_alphanumeric)
    }

    /// The end of the word before its "n't", where it has one and something is left before it.
    fn not_contraction(&self, start: usize, end: usize) -> usize {
        let before = end.checked_sub(1).filter(|&before| before > start && self.negation_at(before));
        before.unwrap_or(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokenize(text, Span::new(0, text.len()).unwrap(), &mut out);
        out.iter().map(|t| t.span().text(text)).collect()
    }

    #[test]
    fn clitics_and_negations_are_cut() {
        assert_eq!(
            words("Ruiz's son didn’t go; they'll can't."),
            ["Ruiz", "'s", "son", "did", "n’t", "go", ";", "they", "'ll", "ca", "n't", "."]
        );
        assert_eq!(words("O'Neill, ma'am"), ["O'Neill", ",", "ma'am"]);
    }

    #[test]
    fn abbreviations_numbers_and_compounds_stay_whole() {
        assert_eq!(
            words("Mr. Oya of the U.S. paid $4.1bn, 1,200 in all."),
            ["Mr.", "Oya", "of", "the", "U.S.", "paid", "$", "4.1bn", ",", "1,200", "in", "all", "."]
        );
        assert_eq!(words("Vane (CVN.L). So."), ["Vane", "(", "CVN.L", ")", ".", "So", "."]);
        assert_eq!(words("counter-terrorist -- AT&T"), ["counter-terrorist", "--", "AT&T"]);
    }

    #[test]
    fn a_word_ends_before_a_sign_as_before_a_space() {
        for sign in ["—", "…", "“", "”", "!", "/", ":", ")", "*", "\t"] {
            let [spaced, close] = [" ", ""].map(|space| format!("NATO{space}{sign} iPhone{space}{sign}"));
            assert_eq!(words(&spaced), words(&close), "{sign:?}");
        }
    }

    #[test]
    fn marks_are_tokens() {
        assert_eq!(words("“Go,” ''now'' \"x\""), ["“", "Go", ",", "”", "''", "now", "''", "\"", "x", "\""]);
    }
}
