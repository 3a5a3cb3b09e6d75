//! The features of a content: of its side, and of the boundaries where it may start and end.

use crate::block::tally::Count;
use crate::candidate::content::{Frame, Side};
use crate::candidate::context::CueContext;
use crate::candidate::cue::quotation_near;
use crate::lexicon::known;
use crate::model::Features;
use crate::token::tag::Tag;
use crate::token::{at, Token};

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

/// The words beside a boundary of the content.
struct Boundary {
    /// The two before it, and the three after it.
    before: [Token; 2],
    after: [Token; 3],
    /// How deep in quotations the words beside it stand, and the cue.
    depths: u32,
}

impl Boundary {
    /// The boundary between the tokens `index - 1` and `index`.
    fn at(context: &CueContext<'_>, index: usize) -> Self {
        let token = |offset: isize| at(&context.block.tokens, index as isize + offset);
        let (before, after) = ([-1, -2].map(token), [0, 1, 2].map(token));
        let [p1, _] = before;
        let [n0, ..] = after;
        let depth = |token: Token| u32::from(token.depth.min(3));
        Self { before, after, depths: depth(p1) | depth(n0) << 2 | depth(context.head()) << 4 }
    }

    /// The features common to all four boundaries that a content can have.
    fn features(&self, out: &mut impl Features) {
        let ([p1, _], [n0, n1, _], depths) = (self.before, self.after, self.depths);
        out.add(0, p1.common, n0.common);
        out.add(1, p1.tag as u32, n0.tag as u32);
        out.add(2, n0.common, n1.tag as u32);
        out.add(3, depths, p1.shape as u32 | (n0.shape as u32) << 5);
        out.add(4, depths, n0.tag as u32);
        out.add(5, n0.common, n1.common);
    }
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
    let context = frame.context;
    let boundary = Boundary::at(context, index);
    boundary.features(out);
    let ([p1, p2], [n0, ..]) = (boundary.before, boundary.after);
    let cue = frame.cue.clone();
    let distance = (index - cue.end).min(15) as u32;
    let past_source = match &frame.source {
        Some(s) if s.start >= cue.end => u32::from(index >= s.end) + 1 + u32::from(index == s.end),
        _ => 0,
    };
    let word = context.head().word;
    let mut seen = 0u32;
    let mut tags = 0u32;
    for token in context.block.tokens.get(cue.end..index).unwrap_or_default() {
        tags = tags.wrapping_mul(37).wrapping_add(token.tag as u32);
        seen |= SORTS.get(token.tag as usize).map_or(0, |&sort| u32::from(sort));
    }
    out.add(6, p1.common, p2.tag as u32);
    out.add(7, word, n0.common);
    out.add(20, distance, past_source);
    out.add(21, distance.min(3), word);
    out.add(22, seen, past_source);
    out.add(23, seen, p1.common);
    out.add(24, tags, past_source);
    out.add(25, tags, n0.tag as u32);
    out.add(26, word, tags);
    out.add(27, seen, n0.tag as u32);
    out.add(28, context.stance, distance.min(5));
    out.add(29, context.stance, tags);
    out.add(30, context.stance, n0.tag as u32 | (p1.tag as u32) << 8);
    if let Some((_, before, first)) = embedded(frame, index) {
        out.add(40, before.common, first);
    }
}

/// A quotation that would start the content: its length, and what stands before it in its sentence.
fn embedded(frame: &Frame<'_, '_>, start: usize) -> Option<(u32, Token, u32)> {
    let quote = frame.context.block.quote_at(start).filter(|q| q.first == start)?;
    let before = at(&frame.context.block.tokens, start as isize - 2);
    let first = u32::from(start <= frame.context.sentence.start + 1);
    Some(((quote.last - quote.first).min(9) as u32, before, first))
}

/// The features of a content from `start` ending before the token at `end`, after the cue.
pub(crate) fn after_end_features(frame: &Frame<'_, '_>, start: usize, end: usize, out: &mut impl Features) {
    let context = frame.context;
    let block = context.block;
    let boundary = Boundary::at(context, end);
    boundary.features(out);
    let ([p1, _], [n0, n1, n2]) = (boundary.before, boundary.after);
    let (first, opener) = (context.token(start as isize), context.token(start as isize - 1));
    let extent = Extent::of(frame, start, end);
    extent.features(n0, out);
    let tag = n0.tag as u32;
    let tags = tag | (n1.tag as u32) << 8;
    let Extent { verbs, in_quote, .. } = extent;
    out.add(6, tag | (p1.tag as u32) << 8 | (n1.tag as u32) << 16, boundary.depths);
    out.add(7, tags, n2.tag as u32);
    out.add(20, in_quote, tag);
    out.add(21, verbs, n0.common);
    out.add(22, u32::from(opener.is(known::THAT)), n0.common);
    out.add(23, extent.ends_sentence, context.head().word);
    out.add(24, extent.ends_sentence, opener.common);
    out.add(25, context.stance, n0.common);
    out.add(26, context.stance, first.tag as u32 | extent.ends_sentence << 8);
    // what is left of the sentence, and of the clause that begins behind the end
    let last = context.sentence.end;
    let held = |stop: usize, what| block.tallies.held(end..stop, what);
    let part = usize::from(block.tallies.near(end + 1).next_break).min(end + PART).min(last).max(end);
    let (clause_verbs, clause_cues) = (held(part, Count::Verbal).min(2), held(part, Count::Heads).min(2));
    let clause = clause_verbs | clause_cues << 2;
    let verb = |place: usize, there: bool| if there { context.token(place as isize).tag as u32 + 1 } else { 0 };
    let near = block.tallies.near(end);
    let [next_verb, last_verb] = [near.next_verbal, near.last_verbal].map(usize::from);
    let next_verb = verb(next_verb, next_verb < part);
    let last_verb = verb(last_verb, last_verb < end && last_verb >= start.max(end.saturating_sub(BACK)));
    out.add(27, held(last, Count::Heads).min(2), tags);
    out.add(28, clause, tags);
    out.add(29, next_verb | last_verb << 8, tag);
    out.add(40, next_verb, n0.common);
    out.add(41, last_verb, n0.common);
    out.add(42, last_verb, tags);
    out.add(43, tag, n1.common.wrapping_mul(7).wrapping_add(clause_verbs));
    out.add(44, first.common, tag | clause_verbs << 8);
    out.add(45, context.head().word, tag | clause_verbs << 8);
    out.add(46, opener.common, tag | verbs << 8);
    let left = held(last, Count::Verbal).min(3) | held(last, Count::Commas).min(3) << 2;
    let place = frame.source_side() | u32::from(frame.cue.start > end) << 2 | u32::from(end + 1 >= last) << 3;
    out.add(47, left, place);
    // who or what follows
    let next = block.phrases.get(block.phrases_before(end)).filter(|p| p.end as usize <= last);
    let (sort, gap) = next.map_or((0, 3), |p| (u32::from(p.sort), (p.start - end as u32).min(3)));
    let source = frame.source.as_ref().map_or(0, |s| context.token(s.end as isize - 1).word);
    let same = next.is_some_and(|p| at(&block.tokens, p.head() as isize).is(source));
    out.add(48, sort, tag | gap << 8);
    out.add(49, u32::from(same) | gap << 1, tag);
}

/// How far a clause behind a content is looked at, and how far a content is looked back into, in tokens.
const PART: usize = 20;
const BACK: usize = 12;

/// The features of a content from `start` to `end`, before the cue.
pub(crate) fn before_start_features(frame: &Frame<'_, '_>, start: usize, end: usize, out: &mut impl Features) {
    let context = frame.context;
    let boundary = Boundary::at(context, start);
    boundary.features(out);
    let ([p1, p2], [n0, ..]) = (boundary.before, boundary.after);
    let extent = Extent::of(frame, start, end);
    let next = context.token(end as isize);
    extent.features(next, out);
    let first = u32::from(start <= context.sentence.start);
    out.add(6, p1.common, p2.tag as u32);
    out.add(7, context.head().word, n0.tag as u32 | (p1.tag as u32) << 8);
    out.add(20, extent.verbs_to_3, next.tag as u32);
    out.add(21, extent.verbs | frame.source_side() << 4, next.tag as u32 | (n0.tag as u32) << 8);
    out.add(22, first, context.head().word);
    out.add(23, first, next.common);
    if let Some((length, before, first)) = embedded(frame, start) {
        out.add(40, before.common, first);
        out.add(41, before.tag as u32, length);
    }
}

/// The features of a content's ending before the token at `end`, before the cue.
pub(crate) fn before_end_features(frame: &Frame<'_, '_>, end: usize, out: &mut impl Features) {
    let context = frame.context;
    let boundary = Boundary::at(context, end);
    boundary.features(out);
    let ([p1, p2], [n0, n1, _]) = (boundary.before, boundary.after);
    let gap = (frame.group().start - end).min(10) as u32;
    let cue = context.head();
    out.add(6, p1.common, p2.tag as u32);
    out.add(7, p1.tag as u32 | (n0.tag as u32) << 8 | (n1.tag as u32) << 16, boundary.depths);
    out.add(8, cue.word, n0.common);
    out.add(9, cue.tag as u32 | boundary.depths << 8, n0.tag as u32 | (p1.tag as u32) << 8);
    out.add(20, gap, cue.tag as u32);
    out.add(21, gap, n0.common);
    out.add(22, gap, cue.word);
}

fn rest_is_punctuation(frame: &Frame<'_, '_>, end: usize) -> bool {
    let rest = end..frame.context.sentence.end.min(end + 8);
    rest.into_iter().all(|i| !frame.token(i).is_word())
}

/// How long a content would be, and what it would hold.
struct Extent {
    length: u32,
    /// Verbs, up to two, and up to three.
    verbs: u32,
    verbs_to_3: u32,
    cues: u32,
    commas: u32,
    /// Whether it starts inside a quotation that the cue stands outside of, ends there, and opens as many as it closes.
    in_quote: u32,
    /// Whether no word of the sentence follows.
    ends_sentence: u32,
    ends_at_cue: u32,
}

impl Extent {
    fn of(frame: &Frame<'_, '_>, start: usize, end: usize) -> Self {
        let context = frame.context;
        let length = match end.saturating_sub(start) {
            length @ 0..=6 => length as u32,
            7..=9 => 7,
            10..=14 => 8,
            15..=24 => 9,
            _ => 10,
        };
        let held = |what| context.block.tallies.held(start..end.min(start + 80), what);
        let deeper = |index: usize| u32::from(frame.token(index).depth > context.head().depth);
        let uneven = u32::from(held(Count::Opening) != held(Count::Closing));
        Self {
            length,
            verbs: held(Count::Verbal).min(2),
            verbs_to_3: held(Count::Verbal).min(3),
            cues: held(Count::Heads).min(2),
            commas: held(Count::Commas).min(3),
            in_quote: deeper(start) | deeper(end.saturating_sub(1)) << 1 | uneven << 2,
            ends_sentence: u32::from(rest_is_punctuation(frame, end)),
            ends_at_cue: u32::from(context.is_head(end)),
        }
    }

    /// The features common to contents on both sides of a cue; `next` is the token behind the content.
    fn features(&self, next: Token, out: &mut impl Features) {
        let tag = next.tag as u32;
        out.add(10, self.length, self.ends_sentence);
        out.add(11, self.cues, tag);
        out.add(12, self.commas, tag | self.ends_sentence << 8);
        out.add(13, self.ends_at_cue | self.verbs << 1, tag);
    }
}
