//! Line breaks: the end of a headline, an item or a paragraph, or only where the line was full.

use super::glyph::{char_at, is_break, is_break_byte, Gap};
use super::lexicon::{Lexicon, Start};
use super::stop::{word_at, word_before, First, Next};
use super::BYTE_ORDER_MARK;

/// The narrowest line, in bytes, that a break may have been put into because it was full.
const NARROW: usize = 30;
/// The narrowest line that is taken for a full one on the word of one neighbour of like width.
const USUAL: usize = 45;
/// The widest line of hard-wrapped text, in bytes.
const WIDE: usize = 100;
/// One of how many lines of hard-wrapped text goes beyond its width at most.
const FEW: usize = 32;
/// How much of a text is looked at for the width of its lines, in bytes.
const BEGINNING: usize = 1 << 14;
/// How much the lines of a hard-wrapped paragraph differ in width, in bytes.
const RAGGED: usize = 16;
/// What printed records put for the words that somebody was kept from saying.
const INTERRUPTED: &str = "----";

/// Whether the lines of a text were broken to a width, and its paragraphs are told by blank lines.
pub(crate) fn is_hard_wrapped(text: &str) -> bool {
    width(text).is_some()
}

/// To which width the lines of a text were broken, in bytes, where they were and blank lines tell its paragraphs: one that
/// hardly a line goes beyond.
pub(super) fn width(text: &str) -> Option<usize> {
    let (mut inner, mut full, mut paragraphs) = (0usize, 0usize, 0usize);
    let mut counts = [0usize; WIDE + 1];
    let mut width = 0;
    for line in text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).lines() {
        let next = line.trim_end().len();
        if next > WIDE {
            return None;
        }
        match (width, next) {
            (0, _) => {}
            (_, 0) => paragraphs += 1,
            _ => {
                inner += 1;
                full += usize::from(width >= USUAL);
                counts.iter_mut().skip(width).take(1).for_each(|count| *count += 1);
            }
        }
        width = next;
    }
    let mut wider = 0;
    let widest = counts.iter().enumerate().rev().find(|&(_, count)| {
        wider += count;
        wider * FEW > inner
    });
    widest.map(|(width, _)| width).filter(|_| paragraphs > 0 && full > 2 && full * 4 >= inner * 3)
}

/// Where the current line starts, and how wide the one before it was in the same paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lines {
    start: usize,
    previous: Option<usize>,
    /// The width that the text was broken to.
    wrapped: Option<usize>,
}

impl Lines {
    /// The first line of a text that begins there. Of a long text, what it begins with tells the width.
    pub(super) fn of(text: &str, start: usize) -> Self {
        let beginning = (BEGINNING - 3..=BEGINNING).rev().find_map(|end| text.get(..end));
        Lines { start, previous: None, wrapped: width(beginning.unwrap_or(text)) }
    }

    /// Moves over white space, with the line breaks in it.
    pub(super) fn cross(&mut self, gap: Gap) {
        let first = gap.start == self.start;
        if first || gap.breaks > 0 {
            self.previous = (!first && gap.breaks == 1).then(|| gap.start.saturating_sub(self.start));
            // What the line is indented by is no part of its width.
            self.start = gap.end;
        }
    }

    /// Whether the sentence may go on after the one line break in `next.gap`.
    pub(super) fn joins(self, text: &str, lexicon: &Lexicon, next: Next) -> bool {
        let gap = next.gap;
        let width = gap.start.saturating_sub(self.start);
        let before = text.get(..gap.start).unwrap_or_default();
        let last = word_before(text, self.start, gap.start);
        // "of", "with": hardly a line ends so unless it was full.
        let unfinished = last.starts_with(char::is_lowercase)
            && lexicon.start(last) == Some(Start::Preposition)
            && next.at == gap.end;
        match next.first {
            First::Sign | First::Dash | First::Nothing => false,
            First::Lower if unfinished || width >= NARROW => true,
            First::Lower => before.ends_with(',') || char_at(text, gap.start).is_some_and(|c| !is_break(c)),
            // "I told the----": whoever spoke was interrupted
            _ if before.ends_with(INTERRUPTED) => false,
            _ if unfinished && width >= NARROW => true,
            _ => self.was_full(text, width, next) && !is_signed(before.get(self.start..).unwrap_or_default()),
        }
    }

    /// Whether the next word would not have fitted on this line of a hard-wrapped paragraph.
    fn was_full(self, text: &str, width: usize, next: Next) -> bool {
        let rest = text.as_bytes().get(next.gap.end..).unwrap_or_default();
        let following = rest.iter().take(WIDE + 1).take_while(|&&byte| !is_break_byte(byte)).count();
        let widest = following.max(self.previous.unwrap_or_default());
        let with_next = width + 1 + (next.at - next.gap.end) + word_at(text, next.at).len();
        let alike = |other: usize| other.abs_diff(width) <= RAGGED;
        let neighbours = u32::from(alike(following)) + u32::from(self.previous.is_some_and(alike));
        let wanted = if width >= USUAL { 1 } else { 2 };
        // the last line of a paragraph may be short
        let comma = || text.get(..next.gap.start).is_some_and(|before| before.ends_with(','));
        let wrapped = self.wrapped.is_some_and(|full| width >= USUAL && (with_next > full || comma()));
        wrapped || (NARROW..=WIDE).contains(&width) && widest <= WIDE && with_next > widest && neighbours >= wanted
    }
}

/// Whether a line ends in a quotation and whose it is: “It is over.” – Maria Ruiz
fn is_signed(line: &str) -> bool {
    line.rsplit_once(['”', '"', '’', '»']).is_some_and(|(_, behind)| is_signature(behind.trim_start()))
}

/// Whether words begin with a dash and a capital: – Maria Ruiz
pub(crate) fn is_signature(words: &str) -> bool {
    let name = words.trim_start_matches(['-', '–', '—', '―']);
    name.len() < words.len() && name.trim_start().starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hard_wrapped_lines_are_told_by_their_widths() {
        let line = format!("Rain fell{}.\n", " and fell".repeat(5));
        let wrapped = line.repeat(4);
        assert!(is_hard_wrapped(&format!("{wrapped}\n{wrapped}")));
        assert!(!is_hard_wrapped(&wrapped), "no blank line");
        assert!(!is_hard_wrapped(&"Rain fell.\n\n".repeat(4)), "no line is full");
        assert!(!is_hard_wrapped(&format!("{wrapped}\n{}", "Rain fell. ".repeat(12))), "a line too wide");
    }
}
