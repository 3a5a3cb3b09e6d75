//! Cues: the words that make somebody answerable for what stands beside them.

use std::ops::Range;

use crate::block::phrase::PhraseKind;
use crate::block::tally::Count;
use crate::block::{Block, CueHead};
use crate::candidate::context::{stance, CueContext};
use crate::engine::Engine;
use crate::lexicon::known;
use crate::lexicon::{self, Lexicon};
use crate::model::{feature, logistic, Features, Head};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// Appends the tokens of `sentence` that are heads of cues with at least `threshold` probability.
pub(crate) fn cue_heads(
    block: &Block,
    sentence: Range<usize>,
    engine: &Engine,
    threshold: f32,
    out: &mut Vec<CueHead>,
) {
    let (words, weights) = (engine.model.head(Head::CueWord), engine.model.head(Head::Cue));
    for index in sentence.clone() {
        let token = at(&block.tokens, index as isize);
        let known = prior(token, |key| words.slot(key).map(|k| k.class));
        let own = || engine.lexicon.has_own() && is_own(&engine.lexicon, token);
        let Some(prior) = own().then_some(OWN).or(known) else { continue };
        let probability = logistic(weights.score(|sum| features(block, index, &sentence, prior, &engine.lexicon, sum)));
        if probability >= threshold {
            out.push(CueHead { index, probability });
        }
    }
}

/// Whether a user added the word as a cue.
fn is_own(lexicon: &Lexicon, token: Token) -> bool {
    let entry = lexicon.get(token.entry);
    entry.cue.or(entry.cue_noun).is_some_and(|cue| lexicon.is_own(cue))
}

/// How often the word was a cue, in [`LEVELS`] steps; `None` where it need not be looked at.
pub(crate) fn prior(token: Token, slot: impl Fn(u32) -> Option<u8>) -> Option<u8> {
    if !could_be_cue(token) {
        return None;
    }
    match slot(word_key(token)) {
        Some(NEVER) => None,
        Some(level) => Some(level),
        None => (token.tag.is_verb()).then_some(0),
    }
}

/// The prior of a cue that a user added: that of a verb which mostly is one.
const OWN: u8 = LEVELS - 3;
/// Steps in which a prior is kept, from 2 on.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub(crate) const LEVELS: u8 = 24;
/// The level of words that were seen often and were never cues.
pub(crate) const NEVER: u8 = 1;

/// The key under which a word's prior is kept: the word as a verb, as a noun, or as anything else.
pub(crate) fn word_key(token: Token) -> u32 {
    let use_ = match token.tag {
        tag if tag.is_verb() => 1,
        Tag::Noun | Tag::Nouns => 2,
        _ => 3,
    };
    feature(40, token.word, use_)
}

/// Names and most punctuation are never heads of cues.
pub(crate) fn could_be_cue(token: Token) -> bool {
    match token.tag {
        Tag::Name | Tag::Comma | Tag::Stop | Tag::Mark | Tag::None | Tag::Number => false,
        Tag::Other => matches!(token.shape, Shape::Colon | Shape::Dash),
        _ => true,
    }
}

/// What is known of the token at `index` as the head of a cue.
pub(crate) fn features(
    block: &Block,
    index: usize,
    sentence: &Range<usize>,
    prior: u8,
    lexicon: &Lexicon,
    out: &mut impl Features,
) {
    let own = block.tokens.get(sentence.clone()).unwrap_or_default();
    let inside = |i: isize| at(own, i - sentence.start as isize);
    let i = index as isize;
    let this = inside(i);
    let (p1, p2, n1, n2) = (inside(i - 1), inside(i - 2), inside(i + 1), inside(i + 2));
    let prior = u32::from(prior);
    let stance = stance(lexicon, this);
    let tag = this.tag as u32;
    let depth = u32::from(this.depth);
    let (before, gap_before) = phrase_before(block, index, sentence);
    let subject = before | gap_before.min(7) << 4;
    out.add(0, 0, 0);
    out.add(1, this.word, 0);
    out.add(2, this.word, tag);
    out.add(3, prior, tag);
    out.add(4, p1.common, 0);
    out.add(5, n1.common, 0);
    out.add(6, p1.common, prior);
    out.add(7, n1.common, prior);
    out.add(8, p1.tag as u32, tag << 8 | n1.tag as u32);
    out.add(9, p1.tag as u32 | (p2.tag as u32) << 8, tag);
    out.add(10, n1.tag as u32 | (n2.tag as u32) << 8, tag);
    out.add(11, n1.tag as u32 | (n2.tag as u32) << 8, prior);
    out.add(12, n1.common, n2.tag as u32);
    out.add(13, this.word, n1.common);
    out.add(14, this.word, p1.tag as u32);
    out.add(15, this.word, n1.tag as u32);
    out.add(16, subject, tag);
    out.add(17, subject, prior);
    out.add(18, depth, prior);
    out.add(19, this.shape as u32, depth);
    out.add(20, p2.common, prior);
    out.add(21, n2.common, prior);
    let near = quotation_near(block, index, sentence);
    out.add(22, near, prior);
    out.add(23, near, tag);
    out.add(24, this.word, near);
    out.add(25, p1.shape as u32, n1.shape as u32);
    let place = (index - sentence.start).min(3) as u32 | ((sentence.end - index).min(4) as u32) << 4;
    out.add(26, place, prior);
    out.add(27, place, tag);
    out.add(28, stance, tag);
    out.add(29, stance, n1.tag as u32 | (n2.tag as u32) << 8);
    out.add(30, stance, n1.common);
    out.add(31, stance, subject);
    out.add(32, stance, near | depth << 4);
    out.add(33, stance, p1.common);
}

/// The nearest phrase before the token: its kind, and how many tokens lie between.
pub(crate) fn phrase_before(block: &Block, index: usize, sentence: &Range<usize>) -> (u32, u32) {
    let place = block.phrases_ended(index);
    let found = place.checked_sub(1).and_then(|p| block.phrases.get(p)).filter(|p| p.start as usize >= sentence.start);
    match found {
        Some(p) => (p.kind as u32 + 1, index as u32 - p.end),
        None => (PhraseKind::Bare as u32 + 2, 7),
    }
}

/// Where marks stand beside the token: a closing one shortly before, an opening one shortly after, any
/// quotation in the sentence.
pub(crate) fn quotation_near(block: &Block, index: usize, sentence: &Range<usize>) -> u32 {
    let before = |place: usize| block.tallies.before(place);
    let here = before(index);
    let differ = |place: usize, what| before(place).count(what) != here.count(what);
    let closes = differ(index.saturating_sub(9).max(sentence.start), Count::Closing);
    let opens_next = differ((index + 4).min(sentence.end), Count::Opening);
    let opens = differ((index + 14).min(sentence.end), Count::Opening);
    u32::from(closes) | u32::from(opens_next) << 1 | u32::from(opens) << 2
}

/// The most tokens a cue reaches to either side of its head.
pub(crate) const MOST_STEPS: usize = 8;

/// The next token that the cue could take in beyond `index`, within its sentence.
pub(crate) fn step(context: &CueContext<'_>, index: usize, leftward: bool) -> Option<usize> {
    let next = if leftward { index.checked_sub(1)? } else { index + 1 };
    let token = context.token(next as isize);
    let joins = token.is_word() || matches!(token.shape, Shape::Colon | Shape::Comma);
    joins.then_some(next)
}

/// The features of the cue's taking in the token at `next`, all up to which it has.
pub(crate) fn step_features(context: &CueContext<'_>, next: usize, leftward: bool, out: &mut impl Features) {
    let side = u32::from(leftward);
    let token = context.token(next as isize);
    let inner = context.token(if leftward { next as isize + 1 } else { next as isize - 1 });
    let outer = context.token(if leftward { next as isize - 1 } else { next as isize + 1 });
    let head = context.head();
    let steps = next.abs_diff(context.cue).min(7) as u32 | side << 4;
    out.add(0, steps, token.tag as u32);
    out.add(1, token.common, side);
    out.add(2, token.common, head.word.wrapping_add(side));
    out.add(3, token.tag as u32 | (inner.tag as u32) << 8 | (outer.tag as u32) << 16, side);
    out.add(4, token.tag as u32 | (head.tag as u32) << 8, steps);
    out.add(5, outer.common, token.tag as u32 | side << 8);
    out.add(6, inner.common, token.tag as u32 | side << 8);
    out.add(7, token.common, inner.common.wrapping_add(side));
    out.add(8, token.common, outer.common.wrapping_add(side));
    out.add(9, head.word, token.tag as u32 | steps << 8);
    out.add(10, u32::from(context.is_head(next)), steps);
    out.add(11, u32::from(token.depth != head.depth), side);
}

/// The verb of the tables that the cue's head begins with an "it" in its middle, and how many tokens it takes:
/// three for "made it clear".
pub(crate) fn phrase(context: &CueContext<'_>, lexicon: &Lexicon) -> Option<(usize, lexicon::Cue)> {
    let head = context.head();
    if !head.tag.is_verb() || !lexicon.get(head.entry).goes_on {
        return None;
    }
    let mut words = [0; 6];
    for (slot, offset) in words.iter_mut().zip(0isize..) {
        *slot = context.token(context.cue as isize + offset).word;
    }
    let it = |(taken, _): &(usize, lexicon::Cue)| words.get(1..*taken).unwrap_or_default().contains(&known::IT);
    // "said it was sorry" is a clause
    let clause = |taken: usize| (1..taken).any(|i| context.token((context.cue + i) as isize).tag.is_finite());
    lexicon.cue(&words).filter(it).filter(|(taken, _)| !clause(*taken))
}
