//! The quotation marks of a paragraph, and what each could do by its neighbours and its glyph.

use crate::Span;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Family {
    Double,
    Single,
    Angle,
    Corner,
}

/// What a glyph would do by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    Opens,
    Closes,
    Either,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) at: Span,
    pub(crate) family: Family,
    pub(crate) way: Way,
    /// The neighbours let it open.
    pub(crate) can_open: bool,
    /// The neighbours let it close.
    pub(crate) can_close: bool,
    /// A single mark that may as well be the apostrophe of a plural's possessive.
    pub(crate) doubtful: bool,
}

/// The quotation marks of a paragraph, apostrophes inside words left out.
pub(crate) struct Marks<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    start: usize,
}

impl<'t> Marks<'t> {
    pub(crate) fn new(text: &'t str, paragraph: Span) -> Self {
        Self { text, at: paragraph.start(), end: paragraph.end(), start: paragraph.start() }
    }

    fn byte(&self, at: usize) -> u8 {
        if at < self.end {
            self.text.as_bytes().get(at).copied().unwrap_or(0)
        } else {
            0
        }
    }

    /// Whether the mark at `at` ends a height in feet and inches: 6'4".
    fn are_inches(&self, at: usize) -> bool {
        let before = self.text.get(self.start..at).unwrap_or_default();
        let feet = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let inches = 1..=2;
        let foot = feet.strip_suffix(['\'', '’']).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        foot && inches.contains(&(before.len() - feet.len()))
    }
}

impl Iterator for Marks<'_> {
    type Item = Mark;

    fn next(&mut self) -> Option<Mark> {
        while self.at < self.end {
            let rest = self.text.as_bytes().get(self.at..self.end)?;
            let skip = first_that_can_begin(rest)?;
            let start = self.at + skip;
            let c = self.text.get(start..)?.chars().next()?;
            self.at = start + c.len_utf8();
            let Some((family, way)) = glyph(c) else { continue };
            if matches!(c, '"' | '”') && self.are_inches(start) {
                continue;
            }
            let (mut family, mut way) = (family, way);
            if matches!(c, '\'' | '`') && self.byte(self.at) == c as u8 {
                self.at += 1;
                family = Family::Double;
                way = if c == '`' { Way::Opens } else { Way::Either };
            }
            let before = self.text.get(self.start..start).and_then(|s| s.chars().next_back());
            let after = self.text.get(self.at..self.end).and_then(|s| s.chars().next());
            let word_after = after.is_some_and(char::is_alphanumeric);
            let word_before = before.is_some_and(char::is_alphanumeric);
            if family == Family::Single && word_before && word_after {
                continue;
            }
            let space_before = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '/'));
            let mark_before = before.is_some_and(|c| glyph(c).is_some());
            let mark_after = after.is_some_and(|c| glyph(c).is_some());
            let dash_before = before.is_some_and(|c| matches!(c, '-' | '–' | '—' | '‑' | '=' | ':' | '…'));
            let space_after = after.is_none_or(|c| {
                c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '/' | '…')
            });
            let dash_after = after.is_some_and(|c| matches!(c, '-' | '–' | '—' | '‑'));
            let stop_before = before.is_some_and(|c| matches!(c, ',' | '.' | '!' | '?' | '…' | '。' | '，'));
            let nested = mark_before || mark_after;
            // « so », and a space too many: the glyph tells, or what is open
            let apart = before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace);
            let spaced = apart && family != Family::Single && !(before.is_none() && after.is_none());
            let can_open = (space_before
                || dash_before && !space_after
                || nested && way != Way::Closes
                || way == Way::Opens && !space_after)
                && (!space_after || after == Some('…') || after == Some('.') && !word_before && space_before)
                && after.is_some()
                || spaced && way != Way::Closes && after.is_some();
            let can_close = !before.is_none_or(char::is_whitespace)
                && (space_after || dash_after || stop_before || nested && way != Way::Opens || way == Way::Closes)
                || spaced && way != Way::Opens && before.is_some();
            let doubtful = family == Family::Single && before == Some('s') && after.is_some_and(char::is_whitespace);
            // ‘_You_ go,’ ‘—as I said,’ ‘…’
            let opens = space_before && (dash_after || matches!(after, Some('_' | '*' | '…' | '£' | '$' | '(')));
            if family == Family::Single && !word_after && !can_close && !mark_after && !opens {
                continue;
            }
            return Some(Mark {
                at: Span::between(start as u32, self.at as u32),
                family,
                way,
                can_open,
                can_close,
                doubtful,
            });
        }
        None
    }
}

/// Where the first byte stands that can begin a mark. Most stretches hold none, which is told of all their bytes at once.
fn first_that_can_begin(bytes: &[u8]) -> Option<usize> {
    let begins = |b: u8| matches!(b, b'"' | b'\'' | b'`' | 0xc2 | 0xe2 | 0xe3 | 0xef);
    // quicker to tell than whether it begins one
    let may = |b: u8| (b == b'"') | (b == b'\'') | (b == b'`') | (b >= 0x80);
    let holds = |stretch: &[u8]| stretch.iter().fold(false, |held, &b| held | may(b));
    let clear = STRETCH * bytes.chunks_exact(STRETCH).take_while(|stretch| !holds(stretch)).count();
    bytes.get(clear..)?.iter().position(|&b| begins(b)).map(|at| clear + at)
}

const STRETCH: usize = 16;

fn glyph(c: char) -> Option<(Family, Way)> {
    Some(match c {
        '"' | '＂' => (Family::Double, Way::Either),
        '“' | '„' | '‟' | '〝' => (Family::Double, Way::Opens),
        '”' | '〞' => (Family::Double, Way::Closes),
        '\'' => (Family::Single, Way::Either),
        '‘' | '‚' | '‛' | '`' => (Family::Single, Way::Opens),
        '’' => (Family::Single, Way::Closes),
        '«' | '‹' => (Family::Angle, Way::Opens),
        '»' | '›' => (Family::Angle, Way::Closes),
        '「' | '『' => (Family::Corner, Way::Opens),
        '」' | '』' => (Family::Corner, Way::Closes),
        _ => return None,
    })
}
