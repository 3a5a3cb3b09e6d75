//! Quotation marks as far as sentences need them.

use memchr::memrchr3;

use super::glyph::{char_at, char_before, is_break, is_break_byte, Gap};

/// How far a look back for an opening mark goes, in bytes.
const BACK: usize = 2_000;
/// How far back straight marks are counted, in bytes.
const NEAR: usize = 500;
/// How far a look ahead for a closing mark goes, in bytes.
const AHEAD: usize = 4_000;

/// The first byte of the curly and low marks in UTF-8.
const CURLY: u8 = 0xe2;
/// The first byte of the angle marks in UTF-8.
const ANGLE: u8 = 0xc2;

/// A pair of double quotation marks, by its closing glyph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Pair {
    Straight,
    Curly,
    Angle,
    Low,
}

/// What a double quotation mark does where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Act {
    Opens(Pair),
    Closes,
}

fn act(text: &str, at: usize) -> Option<(Act, usize)> {
    let c = char_at(text, at)?;
    let end = at + c.len_utf8();
    let act = match c {
        '“' => match char_before(text, at) {
            // „German“ closes with the glyph that opens in English.
            Some(before) if !before.is_whitespace() && !before.is_ascii_punctuation() && before != '—' => Act::Closes,
            _ => Act::Opens(Pair::Curly),
        },
        '„' => Act::Opens(Pair::Low),
        '«' => Act::Opens(Pair::Angle),
        '”' | '»' => Act::Closes,
        '"' => {
            let opens = char_before(text, at)
                .is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '-' | '—' | '–'))
                && char_at(text, end).is_some_and(|a| !a.is_whitespace());
            if opens {
                Act::Opens(Pair::Straight)
            } else {
                Act::Closes
            }
        }
        _ => return None,
    };
    Some((act, end))
}

/// The quotation that is open at `at`: where its opening mark stands, after byte `from`.
fn open_before(text: &str, from: usize, at: usize) -> Option<(usize, Pair)> {
    let bytes = text.as_bytes();
    let floor = from.max(at.saturating_sub(BACK));
    let mut offset = at;
    while let Some(ahead) = memrchr3(b'"', CURLY, ANGLE, bytes.get(floor..offset)?) {
        offset = floor + ahead;
        match act(text, offset) {
            Some((Act::Opens(pair), _)) => return Some((offset, pair)),
            Some((Act::Closes, _)) => return None,
            None => {}
        }
    }
    None
}

/// Where the quotation of this `pair` ends that is open at `at`: just after its closing mark.
/// `None` if the paragraph or another quotation comes first.
fn close_after(text: &str, pair: Pair, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let limit = bytes.len().min(at + AHEAD);
    let mut offset = at;
    while let Some(ahead) =
        bytes.get(offset..limit)?.iter().position(|&byte| matches!(byte, b'"' | CURLY | ANGLE) || is_break_byte(byte))
    {
        offset += ahead;
        let c = char_at(text, offset)?;
        if is_break(c) {
            let gap = Gap::read(text, offset);
            if gap.breaks > 1 {
                return None;
            }
            offset = gap.end;
            continue;
        }
        let end = offset + c.len_utf8();
        match (pair, c) {
            (Pair::Curly, '”') | (Pair::Straight, '"') | (Pair::Angle, '»') => return Some(end),
            (Pair::Low, '“' | '”') => return Some(end),
            (Pair::Curly, '“') | (Pair::Angle, '«') | (Pair::Low, '„') => return None,
            _ => offset = end,
        }
    }
    None
}

/// Whether an odd number of straight double marks stands between `from` and `at`.
pub(super) fn is_open(text: &str, from: usize, at: usize) -> bool {
    let floor = from.max(at.saturating_sub(NEAR));
    let lead = text.as_bytes().get(floor..at).unwrap_or_default();
    lead.iter().filter(|&&byte| byte == b'"').count() % 2 == 1
}

/// Where a closing mark ends that stands alone after `gap`, as in text set `. ''` or `. "`.
pub(super) fn lone_closer(text: &str, sentence: usize, gap: Gap) -> Option<usize> {
    let c = char_at(text, gap.end)?;
    let end = match c {
        '”' | '"' | '»' => gap.end + c.len_utf8(),
        '\'' if char_at(text, gap.end + 1) == Some('\'') => gap.end + 2,
        _ => return None,
    };
    let apart = !gap.is_empty() && char_at(text, end).is_none_or(char::is_whitespace);
    (apart && (c != '"' || is_open(text, sentence, gap.start))).then_some(end)
}

/// The quotation that is open at `at` and whose end lies in the same paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Enclosing {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Enclosing {
    /// The quotation around `at`, if it opened after byte `from`.
    pub(super) fn read(text: &str, from: usize, at: usize) -> Option<Self> {
        let (start, pair) = open_before(text, from, at)?;
        let end = close_after(text, pair, at)?;
        Some(Enclosing { start, end })
    }

    /// Whether the sentence around the quotation goes on after it, as in
    /// `He cried “No! Never!” and left.` A long quotation is rather one whose marks went wrong.
    pub(super) fn goes_on(self, text: &str) -> bool {
        const LONG: usize = 250;
        if self.end - self.start > LONG {
            return false;
        }
        let gap = Gap::read(text, self.end);
        let next = char_at(text, gap.end);
        gap.breaks < 2 && next.is_some_and(|c| c.is_lowercase())
    }
}
