//! [`Span`]: the one place that knows how offsets and text belong together.

use std::fmt;
use std::ops::Range;

/// A half-open range of **bytes**, `start..end`, into the text that was given to the extractor.
///
/// Both ends of every span that this crate hands out lie on `char` boundaries of that text, so
/// [`Span::of`] gives `Some` for it. Offsets are kept in 32 bits: texts are read up to
/// [`Span::MAX`] bytes (4 GiB less one); what lies beyond is not looked at.
///
/// ```
/// use inquit::Span;
/// let text = "“Élan,” she said.";
/// let span = Span::new(3, 8).unwrap();
/// assert_eq!(span.of(text), Some("Élan"));
/// assert_eq!((span.start(), span.end(), span.len()), (3, 8, 5));
/// assert_eq!(Span::new(8, 3), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "Ends"))]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The largest offset that a span can hold, in bytes.
    pub const MAX: usize = u32::MAX as usize;

    /// The span `start..end` in bytes; `None` where `start > end` or `end > Span::MAX`.
    pub const fn new(start: usize, end: usize) -> Option<Self> {
        if start <= end && end <= Self::MAX {
            Some(Self { start: start as u32, end: end as u32 })
        } else {
            None
        }
    }

    /// The span between two 32-bit offsets, in whichever order they come.
    pub(crate) const fn between(a: u32, b: u32) -> Self {
        if a <= b {
            Self { start: a, end: b }
        } else {
            Self { start: b, end: a }
        }
    }

    /// Offset of the first byte.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// Offset just after the last byte.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    pub(crate) const fn start32(self) -> u32 {
        self.start
    }

    pub(crate) const fn end32(self) -> u32 {
        self.end
    }

    /// How many bytes it covers.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers no byte at all.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes as a range, to index a `str` with.
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The words that the span covers in `text`; `None` where it reaches out of `text` or an end
    /// lies inside a character.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// [`Span::of`] for spans that were made from this very text.
    pub(crate) fn text(self, text: &str) -> &str {
        self.of(text).unwrap_or_default()
    }

    /// Whether the byte at `offset` is one of those covered; the end itself is not.
    ///
    /// ```
    /// let span = inquit::Span::new(2, 4).unwrap();
    /// assert!(span.contains(3) && !span.contains(4));
    /// ```
    pub const fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether every byte of `inner` is covered.
    pub const fn covers(self, inner: Span) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// How many bytes two spans share.
    pub const fn overlap(self, other: Span) -> usize {
        let start = if self.start > other.start { self.start } else { other.start };
        let end = if self.end < other.end { self.end } else { other.end };
        end.saturating_sub(start) as usize
    }

    /// The smallest span that covers both.
    pub const fn join(self, other: Span) -> Span {
        Span {
            start: if self.start < other.start { self.start } else { other.start },
            end: if self.end > other.end { self.end } else { other.end },
        }
    }

    /// The span without the white space at its ends, held against the text it was made from.
    pub(crate) fn trimmed(self, text: &str) -> Span {
        let whole = self.text(text);
        let tail = whole.trim_end();
        let lead = tail.len() - tail.trim_start().len();
        Span::between(self.start + lead as u32, self.start + (tail.len() as u32).max(lead as u32))
    }
}

/// The ends as JSON gives them, before they are known to make a span.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(rename = "Span")]
struct Ends {
    start: u64,
    end: u64,
}

#[cfg(feature = "serde")]
impl TryFrom<Ends> for Span {
    type Error = crate::Error;

    fn try_from(Ends { start, end }: Ends) -> Result<Self, crate::Error> {
        match (u32::try_from(start), u32::try_from(end)) {
            (Ok(a), Ok(b)) if a <= b => Ok(Self { start: a, end: b }),
            (Ok(_), Ok(_)) => Err(crate::error::Cause::Backward { start, end }.into()),
            _ => Err(crate::error::Cause::TooFar { start, end }.into()),
        }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The words of the parts, a space between two.
pub(crate) fn joined(text: &str, parts: &[Span]) -> String {
    let mut words = String::with_capacity(parts.iter().map(|p| p.len() + 1).sum());
    for part in parts {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(part.text(text));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end).unwrap()
    }

    #[test]
    fn a_span_does_not_contain_its_own_end() {
        assert!(span(1, 3).contains(1) && span(1, 3).contains(2));
        assert!(!span(1, 3).contains(3) && !span(1, 3).contains(0));
        assert!(!span(2, 2).contains(2));
    }

    #[test]
    fn backward_or_oversized_is_no_span() {
        assert_eq!(Span::new(3, 2), None);
        assert_eq!(Span::new(0, Span::MAX + 1), None);
        assert_eq!(Span::new(Span::MAX, Span::MAX).map(Span::len), Some(0));
    }

    #[test]
    fn text_is_given_only_on_char_boundaries() {
        assert_eq!(span(0, 2).of("é"), Some("é"));
        assert_eq!(span(0, 1).of("é"), None);
        assert_eq!(span(0, 3).of("é"), None);
    }

    #[test]
    fn overlap_join_and_cover() {
        assert_eq!(span(0, 5).overlap(span(3, 9)), 2);
        assert_eq!(span(0, 3).overlap(span(3, 9)), 0);
        assert_eq!(span(0, 3).join(span(6, 9)), span(0, 9));
        assert!(span(0, 9).covers(span(9, 9)) && !span(0, 9).covers(span(8, 10)));
    }

    #[test]
    fn trimmed_keeps_what_is_not_white_space() {
        assert_eq!(span(0, 6).trimmed("  ab\n "), span(2, 4));
        assert!(span(0, 3).trimmed(" \n ").is_empty());
    }
}
