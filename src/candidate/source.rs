//! Sources: which noun phrase answers for a cue, and how far it reaches.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::tally::Count;
use crate::candidate::context::CueContext;
use crate::model::Features;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// The features of `phrase` as the source of the cue.
pub(crate) fn phrase_features(context: &CueContext<'_>, phrase: Phrase, out: &mut impl Features) {
    let cue = context.head();
    let (start, end) = (phrase.start as usize, phrase.end as usize);
    let before = end <= context.cue;
    let between = if before { end..context.cue } else { context.cue + 1..start };
    let rank = {
        let own = context.block.phrases_before(start);
        let middle = context.block.phrases_ended(context.cue);
        (if before { middle - own } else { own - middle + 1 }).min(9) as u32
    };
    let side = u32::from(before);
    let kind = phrase.kind as u32 | side << 4;
    let place = kind | rank << 5;
    let head = at(&context.block.tokens, phrase.head() as isize);
    let first = at(&context.block.tokens, start as isize);
    let previous = context.token(start as isize - 1);
    let next = context.token(end as isize);
    let gap = between.len();
    let shape = gap_shape(context, between.clone());
    let depths = u32::from(head.depth.min(3)) | u32::from(cue.depth.min(3)) << 4;
    let is_subject = subject_of(context, end, 4);
    let cue_next = context.token(context.cue as isize + 1);
    let cue_previous = context.token(context.cue as isize - 1);
    let tag = cue.tag as u32;
    out.add(0, place, 0);
    out.add(1, place, tag);
    out.add(2, cue.word, kind);
    out.add(3, cue.word, side | rank << 4);
    out.add(4, shape, side);
    out.add(5, shape, kind);
    out.add(6, shape, tag << 4 | side);
    out.add(7, previous.tag as u32, kind);
    out.add(8, previous.common, side);
    out.add(9, next.common, kind);
    out.add(10, next.tag as u32, place);
    out.add(11, depths, side);
    out.add(12, depths, kind);
    out.add(13, head.common, side);
    out.add(14, first.common, side);
    out.add(15, is_subject, kind);
    out.add(16, is_subject, rank << 4 | side);
    out.add(32, is_subject | side << 4, cue_previous.tag as u32);
    out.add(33, is_subject | side << 4, shape);
    out.add(17, previous.common, cue.word);
    out.add(18, cue_next.common, place);
    out.add(19, cue_previous.common, place);
    out.add(20, (gap.min(20) as u32) << 4 | side, tag);
    out.add(21, u32::from(start == context.sentence.start), place);
    out.add(22, cue_next.tag as u32, kind | rank << 8);
    out.add(23, cue_previous.tag as u32 | tag << 8, place);
    let role = phrase.role as u32;
    out.add(27, role, kind);
    out.add(28, role, tag << 8 | side);
    out.add(29, role, rank << 4 | side);
    out.add(30, role, cue.word);
    out.add(31, role, is_subject);
    out.add(24, previous.tag as u32, u32::from(next.tag as u8) | is_subject << 8 | side << 16);
    if gap <= 4 {
        let tags = between.fold(0u32, |h, i| h << 5 | at(&context.block.tokens, i as isize).tag as u32);
        out.add(25, tags | side << 31, phrase.kind as u32);
        out.add(26, tags | side << 31, tag);
    }
}

/// The features of there being no source in the sentence.
pub(crate) fn none_features(context: &CueContext<'_>, out: &mut impl Features) {
    let cue = context.head();
    let (previous, next) = (context.token(context.cue as isize - 1), context.token(context.cue as isize + 1));
    out.add(50, 0, 0);
    out.add(51, cue.word, 0);
    out.add(52, cue.tag as u32, previous.tag as u32);
    out.add(53, cue.tag as u32, next.tag as u32);
    out.add(54, previous.common, 0);
    out.add(55, next.common, cue.tag as u32);
    out.add(56, cue.depth.into(), u32::from(context.cue == context.sentence.start));
    let phrases = context.phrases().count().min(6) as u32;
    out.add(57, phrases, cue.tag as u32);
}

/// What stands between a phrase and a cue: which kinds of token, and how many verbs and cues.
fn gap_shape(context: &CueContext<'_>, between: Range<usize>) -> u32 {
    let held = |what| context.block.tallies.held(between.clone(), what);
    let (verbs, cues) = (held(Count::Verbs), held(Count::Heads));
    let mut seen = 0u32;
    for token in context.block.tokens.get(between).unwrap_or_default() {
        seen |= match token.tag {
            Tag::Comma => 1,
            Tag::Mark => 2,
            Tag::Conjunction => 4,
            Tag::Wh | Tag::WhAdverb => 8,
            Tag::Subordinator => 16,
            Tag::Preposition => 32,
            Tag::Stop => 64,
            Tag::To => 128,
            Tag::Other => 256,
            _ => 0,
        };
    }
    seen | verbs.min(3) << 10 | cues.min(2) << 12
}

/// Whether a cue other than ours follows within `reach` tokens: how the phrase is some cue's subject already.
fn subject_of(context: &CueContext<'_>, end: usize, reach: usize) -> u32 {
    let limit = (end + reach).min(context.sentence.end);
    let first = context.block.tallies.before(end).count(Count::Heads);
    match context.heads.get(usize::from(first)).map(|h| h.index).filter(|&i| i < limit) {
        Some(index) if index == context.cue => 1,
        Some(index) if index < context.cue => 2,
        Some(_) => 3,
        None => 0,
    }
}

/// The stretches that the source around `phrase` may have: the base phrase; with phrases tied to its end;
/// with what stands in commas, brackets or a relative clause behind it; each with a possessor before it.
pub(crate) fn reaches(context: &CueContext<'_>, phrase: Phrase, out: &mut Vec<Range<usize>>) {
    out.clear();
    let (start, base) = (phrase.start as usize, phrase.end as usize);
    let phrases = &context.block.phrases;
    let own = context.block.phrases_before(start);
    let limit = if base <= context.cue { context.cue } else { context.sentence.end };
    out.push(start..base);
    let mut last = base;
    for next in phrases.get(own + 1..).unwrap_or_default().iter().take(4) {
        let end = next.end as usize;
        if end > limit || next.start as usize > last + 2 || !ties(context, last..next.start as usize) {
            break;
        }
        last = end;
        out.push(start..end);
    }
    let mut breaks = 0;
    for index in base..(base + REACH).min(limit) {
        let token = context.token(index as isize);
        let edge = index + 1 == limit || !context.token(index as isize + 1).is_word();
        if edge && closes_phrase(token) {
            out.push(start..index + 1);
            breaks += 1;
        }
        if breaks == 4 {
            break;
        }
    }
    out.sort_by_key(|r| r.end);
    out.dedup();
    let possessor = own.checked_sub(1).and_then(|p| phrases.get(p)).filter(|p| {
        let glue = p.end as usize;
        p.start as usize >= context.sentence.start
            && (glue == start && p.kind == PhraseKind::Possessive
                || glue + 1 == start && context.token(glue as isize).tag == Tag::Genitive)
    });
    if let Some(owner) = possessor {
        let owned = out.clone().into_iter().map(|r| owner.start as usize..r.end);
        out.extend(owned);
    }
}

/// How far behind its base phrase a source reaches at most, in tokens.
const REACH: usize = 24;

/// Whether a source can end with the token.
fn closes_phrase(token: Token) -> bool {
    let opens = matches!(
        token.tag,
        Tag::Conjunction | Tag::Preposition | Tag::Determiner | Tag::Subordinator | Tag::To | Tag::Modal
    );
    token.is_word() && !opens || token.shape == Shape::Close
}

/// Whether the tokens between two phrases can tie the second to the first.
fn ties(context: &CueContext<'_>, between: Range<usize>) -> bool {
    between.clone().all(|i| {
        let token = context.token(i as isize);
        matches!(token.tag, Tag::Preposition | Tag::Conjunction | Tag::Comma | Tag::Genitive)
            || matches!(token.shape, Shape::Open | Shape::Close)
    })
}

/// The features of `reach` as the whole source around `phrase`.
pub(crate) fn reach_features(context: &CueContext<'_>, phrase: Phrase, reach: &Range<usize>, out: &mut impl Features) {
    let tokens = &context.block.tokens;
    let kind = phrase.kind as u32;
    let before = u32::from(reach.end <= context.cue);
    let owner = u32::from(reach.start < phrase.start as usize);
    let head = at(tokens, phrase.head() as isize);
    let next = context.token(reach.end as isize);
    let after_next = context.token(reach.end as isize + 1);
    let last = context.token(reach.end as isize - 1);
    let tie = if reach.end > phrase.end as usize { context.token(phrase.end as isize) } else { Token::NONE };
    let extra = (reach.end - phrase.end as usize).min(12) as u32;
    let touches = u32::from(reach.end == context.cue);
    let previous = context.token(reach.start as isize - 1);
    let mut ties = 0u32;
    for token in tokens.get(phrase.end as usize..reach.end).unwrap_or_default() {
        ties |= match token.tag {
            Tag::Comma => 1,
            Tag::Conjunction => 2,
            Tag::Preposition => 4,
            Tag::Wh | Tag::WhAdverb => 8,
            Tag::Genitive => 16,
            tag if tag.is_verb() => 32,
            Tag::Mark => 64,
            _ => 0,
        };
    }
    let extended = u32::from(extra > 0) | owner << 1;
    let second = context.token(phrase.end as isize + 1);
    out.add(0, extended, kind);
    out.add(1, owner, head.common);
    out.add(2, ties, kind);
    out.add(3, extra, kind | touches << 8 | before << 9);
    out.add(4, next.tag as u32, extended | kind << 4 | before << 8);
    out.add(5, next.common, extended | before << 8);
    out.add(6, next.tag as u32 | (after_next.tag as u32) << 8, ties);
    out.add(7, tie.word, kind);
    out.add(8, tie.word, head.common);
    out.add(9, last.tag as u32, ties);
    out.add(10, touches, ties);
    out.add(11, owner, previous.tag as u32 | kind << 8);
    out.add(12, context.head().common, extended);
    out.add(13, context.token(reach.start as isize).common, owner);
    out.add(14, tie.tag as u32 | (second.tag as u32) << 8, extended | next.tag as u32 >> 1 << 4);
    out.add(15, tie.tag as u32 | (second.tag as u32) << 8, ties);
    out.add(16, phrase.role as u32, ties);
    out.add(17, phrase.role as u32, owner | kind << 2);
    out.add(18, extra.min(4), next.shape as u32 | (tie.shape as u32) << 8);
    out.add(19, last.shape as u32, tie.shape as u32 | touches << 8);
}
