//! Attributions: every cue of a block with its source and its content.

pub(crate) mod acceptance;
pub(crate) mod boundary;
pub(crate) mod content;
pub(crate) mod context;
pub(crate) mod cue;
pub(crate) mod source;

use std::ops::Range;

use crate::block::phrase::Phrase;
use crate::block::{Block, CueHead, QuotedTokens};
use crate::candidate::boundary::{
    after_end_features, after_start_features, before_end_features, before_start_features, side_features,
};
use crate::candidate::content::{Frame, Side};
use crate::candidate::context::CueContext;
use crate::candidate::cue::cue_heads;
use crate::candidate::source::{none_features, phrase_features, reach_features, reaches};
use crate::engine::Engine;
use crate::model::choice::{choose, rank};
use crate::model::{Head, Model, Sum};

/// How probable the head of a cue must be to be looked at.
pub(crate) const CUE_THRESHOLD: f32 = 0.26;

/// An attribution in terms of its block's tokens.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) head: usize,
    pub(crate) cue: Range<usize>,
    pub(crate) source: Option<Range<usize>>,
    /// The phrase that the source was made from.
    pub(crate) phrase: Option<Phrase>,
    /// The phrases that came second and third as the source.
    pub(crate) rivals: [Option<(Phrase, f32)>; 2],
    pub(crate) pieces: Vec<Range<usize>>,
    /// How probable the cue, the source and the content are, in this order.
    pub(crate) cue_probability: f32,
    pub(crate) source_probability: f32,
    pub(crate) content_probability: f32,
    /// How probable it is as a whole.
    pub(crate) probability: f32,
}

/// Buffers that are used again from block to block.
#[derive(Default)]
pub(crate) struct Buffers {
    heads: Vec<CueHead>,
    indices: Vec<usize>,
    ranges: Vec<Range<usize>>,
}

/// Appends the attributions of `block` to `out`, in the order of their cues.
pub(crate) fn candidates(block: &mut Block, engine: &Engine, buffers: &mut Buffers, out: &mut Vec<Candidate>) {
    buffers.heads.clear();
    for sentence in &block.sentences {
        cue_heads(block, sentence.tokens.clone(), engine, CUE_THRESHOLD, &mut buffers.heads);
    }
    let heads = std::mem::take(&mut buffers.heads);
    block.mark_heads(&heads);
    let block = &*block;
    for head in &heads {
        let context = CueContext::new(block, head.index, &heads, &engine.lexicon);
        out.extend(candidate(&context, head.probability, engine, buffers));
    }
    buffers.heads = heads;
}

fn candidate(
    context: &CueContext<'_>,
    cue_probability: f32,
    engine: &Engine,
    buffers: &mut Buffers,
) -> Option<Candidate> {
    let model = &engine.model;
    let Found { phrase, source, probability: source_probability, rivals } = source(context, model, &mut buffers.ranges);
    let cue = reach(context, engine);
    let frame = Frame { context, cue: cue.clone(), source: source.clone() };
    let side = choose(model.head(Head::Side), frame.sides(), |s, sum| side_features(&frame, *s, sum))?;
    let mut pieces = Vec::new();
    let mut content_probability = side.probability;
    if side.candidate != Side::After {
        if let Some((piece, probability)) = before(&frame, model, &mut buffers.indices) {
            pieces.push(piece);
            content_probability *= probability;
        }
    }
    if side.candidate != Side::Before {
        if let Some((piece, probability)) = after(&frame, model, &mut buffers.indices) {
            pieces.push(piece);
            content_probability *= probability;
        }
    }
    if pieces.is_empty() {
        return None;
    }
    Some(Candidate {
        head: context.cue,
        cue,
        source,
        phrase,
        rivals,
        pieces,
        cue_probability,
        source_probability,
        content_probability,
        probability: 0.0,
    })
}

/// A source: its phrase, how far it reaches, and what else it could have been.
struct Found {
    phrase: Option<Phrase>,
    source: Option<Range<usize>>,
    probability: f32,
    rivals: [Option<(Phrase, f32)>; 2],
}

fn source(context: &CueContext<'_>, model: &Model, ranges: &mut Vec<Range<usize>>) -> Found {
    let candidates = context.phrases().map(Some).chain([None]);
    let chosen = rank(model.head(Head::Source), candidates, |phrase, sum| match phrase {
        Some(phrase) => phrase_features(context, *phrase, sum),
        None => none_features(context, sum),
    });
    let Some(chosen) = chosen else { return Found { phrase: None, source: None, probability: 0.0, rivals: [None; 2] } };
    let rivals = chosen.rivals.map(|rival| match rival {
        Some((Some(phrase), share)) if share >= RIVAL => Some((phrase, share)),
        _ => None,
    });
    let source = chosen.candidate.and_then(|phrase| {
        reaches(context, phrase, ranges);
        let features = |range: &&Range<usize>, sum: &mut Sum<'_>| reach_features(context, phrase, range, sum);
        choose(model.head(Head::SourceReach), ranges.iter(), features).map(|r| r.candidate.clone())
    });
    Found { phrase: chosen.candidate, source, probability: chosen.probability, rivals }
}

/// How likely a phrase must be to be told of as a source that lost.
const RIVAL: f32 = 0.01;

fn after(frame: &Frame<'_, '_>, model: &Model, ends: &mut Vec<usize>) -> Option<(Range<usize>, f32)> {
    let start = choose(model.head(Head::AfterStart), frame.after_starts(), |&s, sum| {
        after_start_features(frame, s, sum);
    })?;
    frame.after_ends(start.candidate, ends);
    let end = choose(model.head(Head::AfterEnd), ends.iter().copied(), |&e, sum| {
        after_end_features(frame, start.candidate, e, sum);
    })?;
    Some((start.candidate..end.candidate, start.probability * end.probability))
}

fn before(frame: &Frame<'_, '_>, model: &Model, buffer: &mut Vec<usize>) -> Option<(Range<usize>, f32)> {
    frame.before_ends(buffer);
    let end = choose(model.head(Head::BeforeEnd), buffer.iter().copied(), |&e, sum| {
        before_end_features(frame, e, sum);
    })?;
    frame.before_starts(end.candidate, buffer);
    let start = choose(model.head(Head::BeforeStart), buffer.iter().copied(), |&s, sum| {
        before_start_features(frame, s, end.candidate, sum);
    })?;
    Some((start.candidate..end.candidate, start.probability * end.probability))
}

/// The tokens of the cue around its head; a phrase of the tables is taken in whole.
fn reach(context: &CueContext<'_>, engine: &Engine) -> Range<usize> {
    let weights = engine.model.head(Head::CueReach);
    let edge = |leftward: bool| {
        let mut index = context.cue;
        for _ in 0..cue::MOST_STEPS {
            let Some(next) = cue::step(context, index, leftward) else { break };
            let score = weights.score(|sum| cue::step_features(context, next, leftward, sum));
            // less likely than not
            if score < 0.0 {
                break;
            }
            index = next;
        }
        index
    };
    let phrase = context.cue + cue::phrase(context, &engine.lexicon).map_or(1, |(words, _)| words);
    edge(true)..phrase.min(context.sentence.end).max(edge(false) + 1)
}

/// The candidate at `place`, between those before it and those behind it.
pub(crate) fn around(
    candidates: &mut [Candidate],
    place: usize,
) -> Option<(&mut [Candidate], &mut Candidate, &mut [Candidate])> {
    let (before, rest) = candidates.split_at_mut_checked(place)?;
    let (own, after) = rest.split_first_mut()?;
    Some((before, own, after))
}

impl Candidate {
    /// One that is told by its form and not weighed: all parts of it are as sure as the whole.
    pub(crate) fn by_form(
        cue: Range<usize>,
        source: Range<usize>,
        phrase: Option<Phrase>,
        pieces: Vec<Range<usize>>,
        sure: f32,
    ) -> Self {
        Candidate {
            head: cue.start,
            cue,
            source: Some(source),
            phrase,
            rivals: [None; 2],
            pieces,
            cue_probability: sure,
            source_probability: sure,
            content_probability: sure,
            probability: sure,
        }
    }

    /// Whether any of its content stands in a quotation that its cue does not stand in.
    pub(crate) fn quotes(&self, block: &Block) -> bool {
        let depth = |i: usize| block.tokens.get(i).map_or(0, |t| t.depth);
        self.pieces.iter().any(|p| depth(p.start).max(depth(p.end.saturating_sub(1))) > depth(self.head))
    }

    /// Whether it reports in the writer's words, in another sentence than that of the quotation.
    pub(crate) fn reports(&self, block: &Block, quote: &QuotedTokens) -> bool {
        let own = block.sentence_at(self.head);
        !self.quotes(block) && (own.end <= quote.first || quote.last <= own.start)
    }

    /// Whether it shares content, source or cue with the other.
    pub(crate) fn overlaps(&self, other: &Candidate) -> bool {
        let own =
            |c: &Candidate| c.pieces.iter().cloned().chain(c.source.clone()).chain([c.cue.clone()]).collect::<Vec<_>>();
        let theirs = own(other);
        own(self).iter().any(|a| theirs.iter().any(|b| a.start < b.end && b.start < a.end))
    }

    /// Whether the token at `index` stands in its content.
    pub(crate) fn holds(&self, index: usize) -> bool {
        self.pieces.iter().any(|p| p.contains(&index))
    }

    /// Whether its content has words of a quotation that it stands outside of.
    pub(crate) fn claims(&self, quote: &QuotedTokens) -> bool {
        let outside = self.head < quote.first || self.head >= quote.last;
        outside && self.pieces.iter().any(|p| p.start < quote.last && quote.first < p.end)
    }

    /// How many tokens stand between its cue and a quotation.
    pub(crate) fn distance(&self, quote: &QuotedTokens) -> usize {
        if self.head < quote.first {
            quote.first.saturating_sub(self.cue.end)
        } else {
            self.cue.start.saturating_sub(quote.last)
        }
    }

    /// Makes a phrase its source.
    pub(crate) fn give_to(&mut self, phrase: Phrase) {
        (self.source, self.phrase) = (Some(phrase.tokens()), Some(phrase));
    }

    /// Adds a stretch of content, joined with what it overlaps.
    pub(crate) fn add(&mut self, piece: Range<usize>) {
        let overlaps = |p: &Range<usize>| p.start < piece.end && piece.start < p.end;
        let (mut start, mut end) = (piece.start, piece.end);
        for other in self.pieces.iter().filter(|p| overlaps(p)) {
            start = start.min(other.start);
            end = end.max(other.end);
        }
        self.pieces.retain(|p| !overlaps(p));
        self.pieces.push(start..end);
        self.pieces.sort_by_key(|p| p.start);
    }
}
