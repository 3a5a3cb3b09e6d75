//! Which candidates stand: all that is known of one, its parts together, weighed once more.

use crate::block::phrase::PhraseKind;
use crate::block::Block;
use crate::candidate::context::stance;
use crate::candidate::Candidate;
use crate::engine::Engine;
use crate::lexicon::Lexicon;
use crate::model::{logistic, Features, Head};
use crate::token::{at, Shape};

/// How probable an attribution must be to be kept.
const ACCEPTED: f32 = 0.415;

/// How many candidates to either side can take one in, or want its content.
const NEAR: usize = 16;

/// Sets each candidate's probability of being right as a whole, and drops those that are not probable enough.
pub(crate) fn accept(block: &Block, engine: &Engine, candidates: &mut Vec<Candidate>) {
    let weights = engine.model.head(Head::Acceptance);
    for place in 0..candidates.len() {
        let score = weights.score(|sum| features(block, candidates, place, &engine.lexicon, sum));
        if let Some(candidate) = candidates.get_mut(place) {
            candidate.probability = logistic(score);
        }
    }
    candidates.retain(|c| c.probability >= ACCEPTED);
}

/// A probability in twelve steps, even in log-odds.
fn level(probability: f32) -> u32 {
    let odds = (probability / (1.0 - probability).max(1e-6)).max(1e-6).ln();
    (odds * 1.5 + 6.0).clamp(0.0, 11.0) as u32
}

/// What is known of the candidate at `place` among those of its block.
pub(crate) fn features(
    block: &Block,
    candidates: &[Candidate],
    place: usize,
    lexicon: &Lexicon,
    out: &mut impl Features,
) {
    let Some(candidate) = candidates.get(place) else { return };
    let token = |i: usize| at(&block.tokens, i as isize);
    let head = token(candidate.head);
    let (cue, source, content) =
        (level(candidate.cue_probability), level(candidate.source_probability), level(candidate.content_probability));
    let tag = head.tag as u32;
    let stance = stance(lexicon, head);
    let first = candidate.pieces.first().map_or(0, |p| p.start);
    let last = candidate.pieces.last().map_or(0, |p| p.end.saturating_sub(1));
    let length: usize = candidate.pieces.iter().map(ExactSizeIterator::len).sum();
    let bucket = match length {
        0..=4 => length as u32,
        5..=7 => 5,
        8..=12 => 6,
        13..=24 => 7,
        _ => 8,
    };
    let verbs = candidate
        .pieces
        .iter()
        .flat_map(|p| block.tokens.get(p.start..p.end.min(p.start + 40)).unwrap_or_default())
        .filter(|t| t.tag.is_verbal())
        .count()
        .min(2) as u32;
    let (kind, role) = candidate.phrase.map_or((PhraseKind::Bare as u32 + 1, 0), |p| (p.kind as u32, p.role as u32));
    let who = kind | role << 4;
    let quoted = u32::from(candidate.quotes(block));
    let before = u32::from(first < candidate.head);
    let opener = if first > 0 { token(first - 1) } else { token(usize::MAX >> 1) };
    let next = token(last + 1);
    let shape = bucket | verbs << 4 | quoted << 6 | before << 7;
    let first_near = place.saturating_sub(NEAR);
    let near = candidates.get(first_near..(place + NEAR).min(candidates.len())).unwrap_or_default();
    let others = || near.iter().zip(first_near..).filter(|(_, i)| *i != place).map(|(c, _)| c);
    let inside = others().filter(|c| c.holds(candidate.head)).count().min(2) as u32;
    let rival = others()
        .filter(|c| c.pieces.first().is_some_and(|p| candidate.pieces.contains(p)))
        .map(|c| u32::from(c.cue_probability > candidate.cue_probability) + 1)
        .max()
        .unwrap_or(0);
    let depth = u32::from(head.depth.min(2));
    out.add(0, 0, 0);
    out.add(1, cue, source);
    out.add(2, cue, content);
    out.add(3, source, content);
    out.add(4, cue, tag);
    out.add(5, head.word, 0);
    out.add(6, head.word, shape);
    out.add(7, stance, shape);
    out.add(8, stance, who);
    out.add(9, who, shape);
    out.add(10, who, tag);
    out.add(11, head.word, who);
    out.add(12, token(first).tag as u32 | (opener.tag as u32) << 8, shape);
    out.add(13, head.word, token(first).tag as u32);
    out.add(14, opener.common, tag);
    out.add(15, inside | rival << 2 | depth << 4, cue);
    out.add(16, inside | rival << 2 | depth << 4, shape);
    out.add(17, inside | depth << 4, who);
    out.add(18, next.tag as u32, shape);
    out.add(19, head.word, inside | rival << 2);
    out.add(20, stance, token(first).tag as u32 | (token(last).tag as u32) << 8);
    out.add(21, u32::from(token(first).shape == Shape::Capital), token(first).tag as u32);
    if quoted == 1 {
        let words = candidate
            .pieces
            .iter()
            .flat_map(|p| block.tokens.get(p.start..p.end.min(p.start + 14)).unwrap_or_default());
        let inside = words.filter(|t| t.depth > head.depth);
        let (mut count, mut lower) = (0u32, 0u32);
        for t in inside {
            count += 1;
            lower += u32::from(t.shape == Shape::Lower);
        }
        let look = count.min(6) | u32::from(lower == 0) << 3;
        out.add(26, look, cue);
        out.add(27, look, content);
        out.add(28, look, tag | verbs << 8);
        out.add(29, look, opener.common);
    }
    if let Some(phrase) = candidate.phrase {
        out.add(22, token(phrase.head()).common, tag);
        out.add(23, token(phrase.head()).common, stance);
        out.add(24, token(phrase.start as usize).common, kind);
    }
    out.add(25, candidates.len().min(8) as u32, cue);
}
