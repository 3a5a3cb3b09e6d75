//! Numbers and bullets of list items: `1.`, `2)`, `(3)`, `4.)`, `b.`, `•`, `• 9.`.

use super::glyph::{char_at, char_before, is_bullet, Glyph};

/// What an item of a list starts with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Marker {
    bullet: Option<char>,
    ordinal: Option<Ordinal>,
    shape: Shape,
    /// Just after the marker.
    pub(super) end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ordinal {
    Number(u32),
    Letter(u8),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Bare,
    Dot,
    Parenthesis,
    DotParenthesis,
    Enclosed,
}

impl Marker {
    /// The marker that starts at `start`, if there is one.
    pub(super) fn read(text: &str, start: usize) -> Option<Self> {
        if let Some([b'A'..=b'Z' | b'a'..=b'z', b'a'..=b'z' | b' ', ..]) = text.as_bytes().get(start..) {
            // A word, as mostly.
            return None;
        }
        let mut at = start;
        let bullet = char_at(text, at).filter(|&c| is_bullet(c));
        if let Some(c) = bullet {
            at += c.len_utf8();
            while matches!(char_at(text, at), Some(' ' | '\t' | '\u{a0}')) {
                at += 1 + usize::from(char_at(text, at) == Some('\u{a0}'));
            }
        }
        let enclosed = char_at(text, at) == Some('(');
        let body = at + usize::from(enclosed);
        let ordinal = ordinal(text, body).and_then(|(ordinal, end)| {
            let (shape, end) = match (char_at(text, end)?, char_at(text, end + 1)) {
                (')', _) if enclosed => (Shape::Enclosed, end + 1),
                _ if enclosed => return None,
                ('.', Some(')')) => (Shape::DotParenthesis, end + 2),
                ('.', _) => (Shape::Dot, end + 1),
                (')', _) => (Shape::Parenthesis, end + 1),
                _ => return None,
            };
            let apart = char_at(text, end).is_none_or(char::is_whitespace);
            apart.then_some((ordinal, shape, end))
        });
        match (bullet, ordinal) {
            (None, None) => None,
            (_, Some((ordinal, shape, end))) => Some(Marker { bullet, ordinal: Some(ordinal), shape, end }),
            (Some(_), None) => Some(Marker { bullet, ordinal: None, shape: Shape::Bare, end: at }),
        }
    }

    /// Where the item after this one starts, if its marker has this glyph at `at`.
    pub(super) fn next_item(self, text: &str, glyph: Glyph, at: usize) -> Option<usize> {
        let start = match glyph {
            Glyph::Bullet => at,
            Glyph::Dot | Glyph::Parenthesis => marker_start(text, at)?,
            _ => return None,
        };
        let apart = char_before(text, start).is_some_and(char::is_whitespace);
        let item = Marker::read(text, start).filter(|_| apart && start >= self.end)?;
        let says = text.get(self.end..start).is_some_and(says_something);
        (says && self.is_followed_by(item)).then_some(start)
    }

    /// Whether `next` is what the item after this one would start with.
    fn is_followed_by(self, next: Marker) -> bool {
        let counts_on = match (self.ordinal, next.ordinal) {
            (None, None) => true,
            (Some(Ordinal::Number(a)), Some(Ordinal::Number(b))) => a + 1 == b,
            (Some(Ordinal::Letter(a)), Some(Ordinal::Letter(b))) => a + 1 == b,
            _ => false,
        };
        counts_on && self.bullet == next.bullet && self.shape == next.shape
    }
}

/// Whether an item is more than a space, unlike what stands between the initials of "J. K. Otieno".
fn says_something(item: &str) -> bool {
    let mut chars = item.chars();
    chars.by_ref().take(SHORTEST).any(char::is_alphanumeric) || chars.next().is_some()
}

/// Up to where an item is looked at, in characters.
const SHORTEST: usize = 8;

/// A number of at most three digits or a single ASCII letter, and where it ends.
fn ordinal(text: &str, start: usize) -> Option<(Ordinal, usize)> {
    let bytes = text.as_bytes().get(start..)?;
    let digits = bytes.iter().take(4).take_while(|b| b.is_ascii_digit());
    let (count, number) = digits.fold((0, 0), |(count, number), b| (count + 1, number * 10 + u32::from(b - b'0')));
    match (count, bytes.first()) {
        (0, Some(&letter)) if letter.is_ascii_alphabetic() => Some((Ordinal::Letter(letter), start + 1)),
        (1..=3, _) => Some((Ordinal::Number(number), start + count)),
        _ => None,
    }
}

/// Where the marker would start whose closing `.` or `)` is at `at`.
fn marker_start(text: &str, at: usize) -> Option<usize> {
    let lead = text.as_bytes().get(..at)?;
    let body = lead.iter().rev().take(5).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'(')).count();
    (1..=4).contains(&body).then_some(at - body)
}
