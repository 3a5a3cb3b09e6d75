//! A run of end marks, what closes behind it, and what comes next.

use super::glyph::{char_at, char_before, in_word, is_ambiguous, is_closer, is_dash, is_opener, Gap, Glyph};
use super::quotation;

/// What the run of end marks is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// One full stop.
    Period,
    /// `...`, `. . .` or `…`: something is left out, or the voice trails off.
    Ellipsis,
    /// Two full stops, or four and more: an ellipsis with the sentence's own full stop.
    Dots,
    /// A mark in brackets of its own: `[...]`, `(!)`.
    Bracketed,
    /// A run with `!` or `?` in it.
    Strong,
    /// A stop of a script that sets no space after it.
    Full,
}

/// The marks that closed right after the run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Closed {
    Nothing,
    Bracket,
    Quotation,
}

/// A run of end marks with the closing marks, brackets and reference numbers behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    pub(super) start: usize,
    pub(super) kind: Kind,
    pub(super) closed: Closed,
    /// Just after all of it: where the sentence ends, if it ends.
    pub(super) end: usize,
}

impl Stop {
    /// The stop whose first mark is at `start`, in the sentence that starts at `sentence`.
    pub(super) fn read(text: &str, sentence: usize, start: usize) -> Self {
        if let Some([b'.', b' ', b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9', ..]) = text.as_bytes().get(start..) {
            // As mostly: nothing closes here.
            return Stop { start, kind: Kind::Period, closed: Closed::Nothing, end: start + 1 };
        }
        let (mut kind, mut marks_end) = marks(text, start);
        if kind == Kind::Dots && leads_on(text, start, marks_end) {
            (kind, marks_end) = (Kind::Period, start + 1);
        }
        let bracketed =
            matches!(char_before(text, start), Some('[' | '(')) && matches!(char_at(text, marks_end), Some(']' | ')'));
        if bracketed {
            kind = Kind::Bracketed;
        }
        let mut stop = Stop { start, kind, closed: Closed::Nothing, end: marks_end };
        stop.close(text, sentence);
        stop
    }

    /// Takes in what closes: attached marks, a mark that stands alone, `[12]`.
    fn close(&mut self, text: &str, sentence: usize) {
        while let Some(c) = char_at(text, self.end) {
            let after = self.end + c.len_utf8();
            let closes = is_closer(c)
                || (is_ambiguous(c)
                    && (!char_at(text, after).is_some_and(char::is_alphanumeric)
                        || (c == '"' && quotation::is_open(text, sentence, self.start))));
            if !closes {
                break;
            }
            self.take(c, after);
        }
        let gap = Gap::read(text, self.end);
        if gap.breaks > 0 {
            return;
        }
        if let Some(end) = quotation::lone_closer(text, sentence, gap) {
            self.take('"', end);
        }
        while let Some(end) = reference(text, Gap::read(text, self.end)) {
            self.end = end;
        }
    }

    fn take(&mut self, c: char, end: usize) {
        self.end = end;
        match c {
            ')' | ']' | '}' | '）' | '】' if self.closed == Closed::Nothing => {
                self.closed = Closed::Bracket;
            }
            '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '›' | '«' | '‹' | '」' | '』' => {
                self.closed = Closed::Quotation;
            }
            _ => {}
        }
    }
}

/// The kind of the run of end marks at `start` and where it ends. Full stops may be spaced.
fn marks(text: &str, start: usize) -> (Kind, usize) {
    let (mut end, mut dots, mut strong, mut ellipsis) = (start, 0u32, false, false);
    loop {
        match char_at(text, end).and_then(|c| Some((c, Glyph::of(c)?))) {
            Some((c, Glyph::Dot)) => {
                dots += 1;
                end += c.len_utf8();
            }
            Some((c, Glyph::Dots)) => {
                ellipsis = true;
                end += c.len_utf8();
            }
            Some((c, Glyph::Strong)) => {
                strong = true;
                end += c.len_utf8();
            }
            Some((c, Glyph::Full)) => return (Kind::Full, end + c.len_utf8()),
            _ => match spaced_dot(text, end).filter(|_| dots > 0 && !strong) {
                Some(after) => {
                    dots += 1;
                    end = after;
                }
                None => break,
            },
        }
    }
    let kind = match dots {
        _ if strong => Kind::Strong,
        0 if ellipsis => Kind::Ellipsis,
        _ if ellipsis => Kind::Dots,
        1 => Kind::Period,
        3 => Kind::Ellipsis,
        _ => Kind::Dots,
    };
    (kind, end)
}

/// Whether the run `word. . . .` is a sentence's own full stop and an ellipsis that starts the next.
fn leads_on(text: &str, start: usize, end: usize) -> bool {
    let attached = char_before(text, start).is_some_and(|c| !c.is_whitespace());
    let next = Next::read(text, end);
    text.get(start..end) == Some(". . . .")
        && attached
        && next.gap.breaks == 0
        && !next.gap.is_empty()
        && next.first == First::Upper
}

/// Where the next dot of `. . .` ends, if one space and a dot that starts no word come at `at`.
fn spaced_dot(text: &str, at: usize) -> Option<usize> {
    let dot = match text.as_bytes().get(at..)? {
        [b' ', b'.', ..] => at + 1,
        [0x80..=0xff, ..] => {
            let space = char_at(text, at)?;
            matches!(space, '\u{a0}' | '\u{2009}' | '\u{202f}').then_some(at + space.len_utf8())?
        }
        _ => return None,
    };
    let starts_word = char_at(text, dot + 1).is_some_and(char::is_alphanumeric);
    (char_at(text, dot) == Some('.') && !starts_word).then_some(dot + 1)
}

/// Where a reference such as `[12]` or `[3, 7-9]`, or the omission `[...]`, ends after `gap`.
fn reference(text: &str, gap: Gap) -> Option<usize> {
    let body = text.as_bytes().get(gap.end..)?.strip_prefix(b"[")?;
    let inside = body.iter().take(24).take_while(|b| b.is_ascii_digit() || b", -.\xe2\x80\xa6".contains(b)).count();
    let closed = inside > 0 && gap.breaks == 0 && body.get(inside) == Some(&b']');
    closed.then_some(gap.end + inside + 2)
}

/// How the text after a stop starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum First {
    /// There is no more text.
    Nothing,
    Upper,
    Lower,
    Digit,
    /// A letter of a script without upper and lower case.
    Caseless,
    /// A sign that can start a sentence or a line, such as `$`, `#` or `•`.
    Sign,
    Dash,
    /// What goes on with a sentence: `,`, `;`, `&` and the like.
    Link,
}

/// The text after a stop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Next {
    pub(super) gap: Gap,
    /// Where its first word or sign starts, after any opening marks.
    pub(super) at: usize,
    pub(super) first: First,
}

impl Next {
    pub(super) fn read(text: &str, from: usize) -> Self {
        let gap = Gap::read(text, from);
        let mut at = gap.end;
        for _ in 0..4 {
            match char_at(text, at) {
                Some(c) if is_opener(c) => at += c.len_utf8(),
                _ => break,
            }
        }
        let first = match char_at(text, at) {
            None if at == gap.end => First::Nothing,
            None => First::Sign,
            Some(c) if c.is_lowercase() => match char_at(text, at + c.len_utf8()) {
                // "iPhone", "eBay": a capital after all.
                Some(second) if second.is_uppercase() => First::Upper,
                _ => First::Lower,
            },
            Some(c) if c.is_uppercase() => First::Upper,
            Some(c) if c.is_numeric() => First::Digit,
            Some(c) if c.is_alphabetic() => First::Caseless,
            // An ellipsis leads the sentence.
            Some('.') if !gap.is_empty() && spaced_dot(text, at + 1).is_some() => First::Sign,
            Some(c) if is_dash(c) => First::Dash,
            Some(',' | ';' | ':' | '%' | '&' | '/' | '=' | '.' | '!' | '?' | ')' | ']' | '}' | '|') => First::Link,
            Some(_) => First::Sign,
        };
        Next { gap, at, first }
    }

    /// Whether a bracket opens before the first word.
    pub(super) fn in_bracket(self, text: &str) -> bool {
        matches!(char_at(text, self.gap.end), Some('(' | '['))
    }

    /// The first word: letters up to an apostrophe or anything else, at most 24 bytes.
    pub(super) fn word(self, text: &str) -> &str {
        word_at(text, self.at)
    }
}

/// No word that the tables know is longer, in bytes.
const LONGEST: usize = 24;

/// The letters at `at`, at most 24 bytes of them.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    let rest = text.as_bytes().get(at..).unwrap_or_default().iter();
    let ascii = rest.take(LONGEST).take_while(|b| b.is_ascii_alphabetic()).count();
    let mut end = at + ascii;
    while let Some(c) = char_at(text, end).filter(|c| c.is_alphabetic()) {
        if end - at + c.len_utf8() > LONGEST {
            break;
        }
        end += c.len_utf8();
    }
    text.get(at..end).unwrap_or_default()
}

/// The word that ends at `end`, with the full stops inside it; empty if it is longer than
/// 24 bytes, which no abbreviation is.
pub(super) fn word_before(text: &str, floor: usize, end: usize) -> &str {
    let lead = text.as_bytes().get(floor..end).unwrap_or_default().iter();
    let ascii = lead.rev().take(LONGEST + 1).take_while(|b| b.is_ascii_alphanumeric() || **b == b'.').count();
    let mut start = end - ascii;
    while let Some(c) = char_before(text, start).filter(|&c| start > floor && in_word(c)) {
        if end - start > LONGEST {
            return "";
        }
        start -= c.len_utf8();
    }
    text.get(start..end).unwrap_or_default()
}
