//! Contents: on which side of its cue a content stands, where it starts and where it ends.

use std::ops::Range;

use crate::candidate::context::CueContext;
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// Where a cue's content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Side {
    After,
    Before,
    Around,
}

impl Side {
    pub(crate) const ALL: [Side; 3] = [Side::After, Side::Before, Side::Around];
}

/// A cue with its source: the tokens that the content cannot overlap.
#[derive(Clone)]
pub(crate) struct Frame<'c, 'b> {
    pub(crate) context: &'c CueContext<'b>,
    /// The tokens of the cue.
    pub(crate) cue: Range<usize>,
    pub(crate) source: Option<Range<usize>>,
}

impl Frame<'_, '_> {
    /// The source and the cue as one stretch, where they stand near to each other.
    pub(crate) fn group(&self) -> Range<usize> {
        let cue = self.cue.clone();
        match &self.source {
            Some(s) if s.end <= cue.start && cue.start - s.end <= 12 => s.start..cue.end,
            Some(s) if s.start >= cue.end && s.start - cue.end <= 6 => cue.start..s.end,
            _ => cue,
        }
    }

    /// On which side of the cue the source stands: 0 where there is none.
    pub(crate) fn source_side(&self) -> u32 {
        match &self.source {
            None => 0,
            Some(s) if s.end <= self.context.cue => 1,
            Some(_) => 2,
        }
    }

    /// The sides on which there is anything to be a content.
    pub(crate) fn sides(&self) -> impl Iterator<Item = Side> {
        let group = self.group();
        let words = self.context.block.tokens.get(self.context.sentence.start..group.start).unwrap_or_default();
        let before = words.iter().rev().take(START_WINDOW).any(|t| t.is_word());
        let after = self.after_starts().next().is_some();
        Side::ALL.into_iter().filter(move |side| (after || *side == Side::Before) && (before || *side == Side::After))
    }

    /// The tokens that a content after the cue may start with, nearest first.
    pub(crate) fn after_starts(&self) -> impl Iterator<Item = usize> + '_ {
        let source = self.source.clone().unwrap_or(0..0);
        let end = self.context.sentence.end.min(self.cue.end + START_WINDOW);
        (self.cue.end..end).filter(move |i| !source.contains(i)).filter(|&i| {
            starts_content(self.context.token(i as isize)) && (i < self.cue.end + NEAR || self.can_start(i))
        })
    }

    /// The ends (one after the last token) that a content from `start` may have.
    pub(crate) fn after_ends(&self, start: usize, out: &mut Vec<usize>) {
        out.clear();
        let sentence_end = self.context.sentence.end;
        let quote = self.context.block.quote_at(start).filter(|_| !self.in_same_quote(start));
        let limit = quote.map_or(sentence_end, |q| q.last.max(sentence_end));
        let mut from = start;
        if let Some(q) = quote {
            let inner_end = self.last_word_end(q.last, start);
            if q.first + 1 >= start || start == q.first {
                // what is quoted is not cut short
                from = q.last;
            }
            out.push(inner_end);
        }
        let mut index = from;
        while index < limit && out.len() < MOST_ENDS {
            index += 1;
            if self.is_word(index - 1) && self.can_end(index) {
                out.push(index);
            }
        }
        let whole = self.last_word_end(limit, start);
        if out.last() != Some(&whole) && whole > start {
            out.push(whole);
        }
        out.dedup();
    }

    /// The ends that a content before the cue may have, nearest first.
    pub(crate) fn before_ends(&self, out: &mut Vec<usize>) {
        out.clear();
        let group = self.group();
        let first = self.context.sentence.start.max(group.start.saturating_sub(START_WINDOW));
        let mut end = group.start;
        while end > first && out.len() < 12 {
            if self.is_word(end - 1) && (out.is_empty() || self.can_end(end)) {
                out.push(end);
            }
            end -= 1;
        }
    }

    /// The starts that a content ending at `end` may have, farthest last.
    pub(crate) fn before_starts(&self, end: usize, out: &mut Vec<usize>) {
        out.clear();
        let Some(last) = end.checked_sub(1) else { return };
        let quote = self.context.block.quote_at(last).filter(|_| !self.in_same_quote(last));
        let first = self.context.sentence.start;
        let mut from = end;
        if let Some(q) = quote {
            from = q.first;
            out.push(q.first);
        }
        let mut index = from;
        while index > first && out.len() < MOST_ENDS {
            index -= 1;
            if starts_content(self.context.token(index as isize)) && self.can_start(index) {
                out.push(index);
            }
        }
        if out.is_empty() {
            out.push(first.min(last));
        }
    }

    /// Whether the cue itself stands in the quotation that holds `index`.
    fn in_same_quote(&self, index: usize) -> bool {
        match (self.context.block.quote_at(index), self.context.block.quote_at(self.context.cue)) {
            (Some(a), Some(b)) => a.quotation == b.quotation,
            _ => false,
        }
    }

    pub(crate) fn token(&self, index: usize) -> Token {
        at(&self.context.block.tokens, index as isize)
    }

    fn is_word(&self, index: usize) -> bool {
        let token = self.token(index);
        token.is_word() || token.shape == Shape::Symbol || token.shape == Shape::Close
    }

    /// The end of the last word before `end`.
    fn last_word_end(&self, end: usize, start: usize) -> usize {
        let mut end = end;
        while end > start + 1 && !self.is_word(end - 1) {
            end -= 1;
        }
        end
    }

    /// Whether a content may end before the token at `index`.
    fn can_end(&self, index: usize) -> bool {
        let next = self.token(index);
        index >= self.context.sentence.end
            || self.context.is_head(index)
            || next.depth != self.token(index - 1).depth
            || matches!(
                next.tag,
                Tag::Comma
                    | Tag::Stop
                    | Tag::Mark
                    | Tag::Other
                    | Tag::Conjunction
                    | Tag::Subordinator
                    | Tag::Preposition
                    | Tag::Wh
                    | Tag::WhAdverb
                    | Tag::To
                    | Tag::Adverb
                    | Tag::Gerund
                    | Tag::None
            )
    }

    /// Whether a content may start with the token at `index`.
    fn can_start(&self, index: usize) -> bool {
        if index <= self.context.sentence.start {
            return true;
        }
        let previous = self.token(index - 1);
        previous.depth != self.token(index).depth
            || self.context.is_head(index - 1)
            || matches!(
                previous.tag,
                Tag::Comma
                    | Tag::Stop
                    | Tag::Mark
                    | Tag::Other
                    | Tag::Conjunction
                    | Tag::Subordinator
                    | Tag::Preposition
                    | Tag::Adverb
            )
            || matches!(self.token(index).tag, Tag::Wh | Tag::Subordinator | Tag::WhAdverb)
    }
}

/// How far from its cue a content starts at most, and how many ends are looked at, in tokens.
const START_WINDOW: usize = 28;
/// Up to where any word may start a content; farther off only where something ends.
const NEAR: usize = 6;
const MOST_ENDS: usize = 40;

/// Contents do not start with punctuation, nor with "that".
pub(crate) fn starts_content(token: Token) -> bool {
    (token.is_word() || token.shape == Shape::Symbol) && !(token.tag == Tag::Subordinator && token.is(known::THAT))
}
