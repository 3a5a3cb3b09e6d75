//! The features of a content: of its side, and of the boundaries where it may start and end.

use crate::content::{Frame, Side};
use crate::cue::quotation_near;
use crate::lexicon::known;
use crate::model::Features;
use crate::tag::Tag;
use crate::tally::Count;
use crate::token::at;

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
    out.add(3, s | source << 4, next.common);
    out.add(4, s | source << 4, after_group.common);
    out.add(5, s | source << 4, before_group.common);
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
    let t = |o: isize| at(&context.block.tokens, i + o);
    let (p2, p1, n0, n1) = (t(-2), t(-1), t(0), t(1));
    let cue = context.head();
    let depths = u32::from(p1.depth.min(3)) | u32::from(n0.depth.min(3)) << 2 | u32::from(cue.depth.min(3)) << 4;
    out.add(0, p1.common, n0.common);
    out.add(1, p1.tag as u32, n0.tag as u32);
    out.add(2, n0.common, n1.tag as u32);
    out.add(3, p1.common, p2.tag as u32);
    out.add(4, p1.tag as u32 | (n0.tag as u32) << 8 | (n1.tag as u32) << 16, depths);
    out.add(5, cue.word, n0.tag as u32 | (p1.tag as u32) << 8);
    out.add(6, cue.word, n0.common);
    out.add(7, depths, p1.shape as u32 | (n0.shape as u32) << 5);
    out.add(8, depths, n0.tag as u32);
    out.add(9, p2.tag as u32 | (p1.tag as u32) << 8, n0.tag as u32 | (n1.tag as u32) << 8);
    out.add(10, n0.common, n1.common);
    out.add(11, cue.tag as u32 | depths << 8, n0.tag as u32 | (p1.tag as u32) << 8);
}

/// What a tag counts for among those between a cue and its content, each sort a bit.
const SORTS: [u16; Tag::COUNT] = {
    let mut table = [0; Tag::COUNT];
    let (mut rest, mut tags): (&mut [u16], &[Tag]) = (&mut table, &Tag::ALL);
    while let ([first, tail @ ..], [tag, others @ ..]) = (rest, tags) {
        *first = match tag {
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
        (rest, tags) = (tail, others);
    }
    table
};

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
    for token in context.block.tokens.get(cue.end..index).unwrap_or_default() {
        tags = tags.wrapping_mul(37).wrapping_add(token.tag as u32);
        seen |= SORTS.get(token.tag as usize).map_or(0, |&sort| u32::from(sort));
    }
    out.add(23, seen, past_source);
    out.add(24, seen, that.common);
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
    out.add(41, last_in_sentence, opener.common);
    out.add(42, last_in_sentence, first.tag as u32 | (opener.tag as u32) << 8);
    out.add(43, context.token(end as isize).common, first.tag as u32 | (opener.tag as u32) << 8);
}

/// The features of a content from `start` to `end`, before the cue.
pub(crate) fn before_start_features(frame: &Frame<'_, '_>, start: usize, end: usize, out: &mut impl Features) {
    boundary_features(frame, start, out);
    extent_features(frame, start, end, out);
    let context = frame.context;
    let first = u32::from(start <= context.sentence.start);
    out.add(40, first, context.head().word);
    out.add(41, first, context.token(end as isize).common);
    out.add(42, first, context.head().tag as u32);
    embedded_features(frame, start, out);
}

/// How a quotation that would start the content stands in its sentence: set apart, or in the middle of a clause.
fn embedded_features(frame: &Frame<'_, '_>, start: usize, out: &mut impl Features) {
    let Some(quote) = frame.context.block.quote_at(start).filter(|q| q.first == start) else { return };
    let before = at(&frame.context.block.tokens, start as isize - 2);
    let length = (quote.last - quote.first).min(9) as u32;
    let first = u32::from(start <= frame.context.sentence.start + 1);
    out.add(45, before.tag as u32, length);
    out.add(46, before.shape as u32 | first << 5, length);
    out.add(47, before.common, first);
}

/// The features of a content's ending before the token at `end`, before the cue.
pub(crate) fn before_end_features(frame: &Frame<'_, '_>, end: usize, out: &mut impl Features) {
    boundary_features(frame, end, out);
    let context = frame.context;
    let gap = (frame.group().start - end).min(10) as u32;
    out.add(20, gap, context.head().tag as u32);
    out.add(21, gap, context.token(end as isize).common);
    out.add(22, gap, context.head().word);
}

fn rest_is_punctuation(frame: &Frame<'_, '_>, end: usize) -> bool {
    let rest = end..frame.context.sentence.end.min(end + 8);
    rest.into_iter().all(|i| !frame.token(i).is_word())
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
    let held = |what| context.block.tallies.held(start..end.min(start + 80), what);
    let (verbs, cues, commas) = (held(Count::Verbal), held(Count::Heads), held(Count::Commas));
    let next = frame.token(end);
    let in_quote = frame.token(start).depth > context.head().depth;
    let out_of_quote = frame.token(end.saturating_sub(1)).depth > context.head().depth;
    let quoted = u32::from(in_quote)
        | u32::from(out_of_quote) << 1
        | u32::from(held(Count::Opening) != held(Count::Closing)) << 2;
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
    out.add(38, verbs.min(2), next.common);
    out.add(39, u32::from(frame.token(start.wrapping_sub(1)).is(known::THAT)), next.common);
}
