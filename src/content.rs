//! Contents: on which side of its cue a content stands, where it starts and where it ends.

use std::ops::Range;

use crate::cue::{common, quotation_near};
use crate::model::Features;
use crate::source::CueContext;
use crate::tag::Tag;
use crate::token::{Shape, Token};

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

    fn source_side(&self) -> u32 {
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

    fn token(&self, index: usize) -> Token {
        crate::token::at(&self.context.block.tokens, index as isize)
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
const NEAR: usize = 7;
const MOST_ENDS: usize = 40;

/// Contents do not start with punctuation, nor with "that".
pub(crate) fn starts_content(token: Token) -> bool {
    (token.is_word() || token.shape == Shape::Symbol) && !(token.tag == Tag::Subordinator && token.is(known::THAT))
}

mod known {
    use crate::lexicon::word::ascii_hash;
    pub(super) const THAT: u32 = ascii_hash("that");
}

/// The features of the content's standing on `side`.
pub(crate) fn side_features(frame: &Frame<'_, '_>, side: Side, out: &mut impl Features) {
    let context = frame.context;
    let cue = context.head();
    let group = frame.group();
    let s = side as u32;
    let next = context.token(context.cue as isize + 1);
    let after_group = context.token(group.end as isize);
    let before_group = context.token(group.start as isize - 1);
    let room_before = (group.start - context.sentence.start).min(12) as u32;
    let room_after = context.sentence.end.saturating_sub(group.end).min(12) as u32;
    let near = quotation_near(context.block, context.cue, &context.sentence);
    let source = frame.source_side();
    let rooms = (room_before / 2).min(4) | (room_after / 2).min(4) << 4;
    out.add(0, s, 0);
    out.add(1, s, cue.word);
    out.add(2, s | source << 4, cue.tag as u32);
    out.add(3, s | source << 4, common(next));
    out.add(4, s | source << 4, common(after_group));
    out.add(5, s | source << 4, common(before_group));
    out.add(6, s | source << 4, near);
    out.add(7, s, rooms | source << 8);
    out.add(8, s, room_before | (before_group.tag as u32) << 8 | source << 16);
    out.add(9, s, room_after | (after_group.tag as u32) << 8 | source << 16);
    out.add(10, s, (before_group.tag as u32) | (after_group.tag as u32) << 8 | near << 16);
    out.add(11, s | rooms << 4, near | source << 8);
    out.add(12, s, cue.word.wrapping_add(next.tag as u32));
    out.add(13, s, cue.word.wrapping_add(before_group.tag as u32));
    out.add(14, s, u32::from(cue.depth) | (near << 4) | (cue.tag as u32) << 8);
    out.add(15, s, (next.tag as u32) | (cue.tag as u32) << 8 | source << 16);
    out.add(16, s, before_group.shape as u32 | (after_group.shape as u32) << 8 | source << 16);
}

/// The features of a boundary of the content between the tokens `index - 1` and `index`, common to all four.
fn boundary_features(frame: &Frame<'_, '_>, index: usize, out: &mut impl Features) {
    let context = frame.context;
    let i = index as isize;
    let t = |o: isize| crate::token::at(&context.block.tokens, i + o);
    let (p2, p1, n0, n1) = (t(-2), t(-1), t(0), t(1));
    let cue = context.head();
    let depths = u32::from(p1.depth.min(3)) | u32::from(n0.depth.min(3)) << 2 | u32::from(cue.depth.min(3)) << 4;
    out.add(0, common(p1), common(n0));
    out.add(1, p1.tag as u32, n0.tag as u32);
    out.add(2, common(n0), n1.tag as u32);
    out.add(3, common(p1), p2.tag as u32);
    out.add(4, p1.tag as u32 | (n0.tag as u32) << 8 | (n1.tag as u32) << 16, depths);
    out.add(5, cue.word, n0.tag as u32 | (p1.tag as u32) << 8);
    out.add(6, cue.word, common(n0));
    out.add(7, depths, p1.shape as u32 | (n0.shape as u32) << 5);
    out.add(8, depths, n0.tag as u32);
    out.add(9, p2.tag as u32 | (p1.tag as u32) << 8, n0.tag as u32 | (n1.tag as u32) << 8);
    out.add(10, common(n0), common(n1));
    out.add(11, cue.tag as u32 | depths << 8, n0.tag as u32 | (p1.tag as u32) << 8);
}

/// The features of a content's starting with the token at `index`, after the cue.
pub(crate) fn after_start_features(frame: &Frame<'_, '_>, index: usize, out: &mut impl Features) {
    boundary_features(frame, index, out);
    let context = frame.context;
    let cue = frame.cue.clone();
    let distance = (index - cue.end).min(15) as u32;
    let past_source = match &frame.source {
        Some(s) if s.start >= cue.end => u32::from(index >= s.end) + 1 + u32::from(index == s.end),
        _ => 0,
    };
    let word = context.head().word;
    let that = context.token(index as isize - 1);
    out.add(20, distance, past_source);
    out.add(21, distance, context.head().tag as u32);
    out.add(22, distance.min(3), word);
    let mut seen = 0u32;
    let mut tags = 0u32;
    for i in cue.end..index {
        let token = context.token(i as isize);
        tags = tags.wrapping_mul(37).wrapping_add(token.tag as u32);
        seen |= match token.tag {
            Tag::Comma => 1,
            Tag::Mark => 2,
            Tag::Subordinator => 4,
            Tag::Preposition => 8,
            tag if tag.is_verb() => 16,
            tag if tag.is_nominal() => 32,
            Tag::Adverb => 64,
            Tag::Wh | Tag::WhAdverb => 128,
            Tag::Other => 256,
            _ => 0,
        };
    }
    out.add(23, seen, past_source);
    out.add(24, seen, common(that));
    out.add(25, tags, past_source);
    out.add(26, tags, context.token(index as isize).tag as u32);
    out.add(27, word, tags);
    out.add(28, seen, context.token(index as isize).tag as u32);
    embedded_features(frame, index, out);
}

/// The features of a content from `start` ending before the token at `end`, after the cue.
pub(crate) fn after_end_features(frame: &Frame<'_, '_>, start: usize, end: usize, out: &mut impl Features) {
    boundary_features(frame, end, out);
    let context = frame.context;
    let first = context.token(start as isize);
    let opener = context.token(start as isize - 1);
    extent_features(frame, start, end, out);
    let last_in_sentence = u32::from(rest_is_punctuation(frame, end));
    out.add(40, last_in_sentence, context.head().word);
    out.add(41, last_in_sentence, common(opener));
    out.add(42, last_in_sentence, first.tag as u32 | (opener.tag as u32) << 8);
    out.add(43, common(context.token(end as isize)), first.tag as u32 | (opener.tag as u32) << 8);
}

/// The features of a content from `start` to `end`, before the cue.
pub(crate) fn before_start_features(frame: &Frame<'_, '_>, start: usize, end: usize, out: &mut impl Features) {
    boundary_features(frame, start, out);
    extent_features(frame, start, end, out);
    let context = frame.context;
    let first = u32::from(start <= context.sentence.start);
    out.add(40, first, context.head().word);
    out.add(41, first, common(context.token(end as isize)));
    out.add(42, first, context.head().tag as u32);
    embedded_features(frame, start, out);
}

/// How a quotation that would start the content stands in its sentence: set apart, or in the middle of a clause.
fn embedded_features(frame: &Frame<'_, '_>, start: usize, out: &mut impl Features) {
    let Some(quote) = frame.context.block.quote_at(start).filter(|q| q.first == start) else { return };
    let before = crate::token::at(&frame.context.block.tokens, start as isize - 2);
    let length = (quote.last - quote.first).min(9) as u32;
    let first = u32::from(start <= frame.context.sentence.start + 1);
    out.add(45, before.tag as u32, length);
    out.add(46, before.shape as u32 | first << 5, length);
    out.add(47, common(before), first);
}

/// The features of a content's ending before the token at `end`, before the cue.
pub(crate) fn before_end_features(frame: &Frame<'_, '_>, end: usize, out: &mut impl Features) {
    boundary_features(frame, end, out);
    let context = frame.context;
    let gap = (frame.group().start - end).min(10) as u32;
    out.add(20, gap, context.head().tag as u32);
    out.add(21, gap, common(context.token(end as isize)));
    out.add(22, gap, context.head().word);
}

fn rest_is_punctuation(frame: &Frame<'_, '_>, end: usize) -> bool {
    (end..frame.context.sentence.end).all(|i| !frame.token(i).is_word())
}

/// How long the content would be, and what it would hold.
fn extent_features(frame: &Frame<'_, '_>, start: usize, end: usize, out: &mut impl Features) {
    let context = frame.context;
    let length = end.saturating_sub(start);
    let bucket = match length {
        0..=6 => length as u32,
        7..=9 => 7,
        10..=14 => 8,
        15..=24 => 9,
        _ => 10,
    };
    let (mut verbs, mut cues, mut commas, mut balance) = (0u32, 0u32, 0u32, 0i32);
    for i in start..end.min(start + 80) {
        let token = frame.token(i);
        verbs += u32::from(token.tag.is_verb() || matches!(token.tag, Tag::Auxiliary | Tag::Modal));
        cues += u32::from(context.is_head(i));
        commas += u32::from(token.tag == Tag::Comma);
        balance += i32::from(token.shape == Shape::MarkOpens) - i32::from(token.shape == Shape::MarkCloses);
    }
    let next = frame.token(end);
    let in_quote = frame.token(start).depth > context.head().depth;
    let out_of_quote = frame.token(end.saturating_sub(1)).depth > context.head().depth;
    let quoted = u32::from(in_quote) | u32::from(out_of_quote) << 1 | u32::from(balance != 0) << 2;
    let sentence_end = u32::from(rest_is_punctuation(frame, end));
    out.add(30, bucket, sentence_end);
    out.add(31, verbs.min(3), next.tag as u32);
    out.add(32, quoted, sentence_end);
    out.add(33, quoted, next.tag as u32);
    out.add(34, cues.min(2), next.tag as u32);
    out.add(35, commas.min(3), next.tag as u32 | sentence_end << 8);
    out.add(
        36,
        verbs.min(2) | frame.source_side() << 4,
        next.tag as u32 | (context.token(start as isize).tag as u32) << 8,
    );
    out.add(37, u32::from(context.is_head(end)) | verbs.min(2) << 1, next.tag as u32);
    out.add(38, verbs.min(2), common(next));
    out.add(39, u32::from(frame.token(start.wrapping_sub(1)).is(known::THAT)), common(next));
}
