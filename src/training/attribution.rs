//! The weights that find cues, their sources and their contents.

use std::collections::HashMap;
use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::{Block, CueHead};
use crate::candidate::boundary::{
    after_end_features, after_start_features, before_end_features, before_start_features, side_features,
};
use crate::candidate::content::{starts_content, Frame, Side};
use crate::candidate::context::CueContext;
use crate::candidate::cue::{self, LEVELS, NEVER};
use crate::candidate::source::{none_features, phrase_features, reach_features, reaches};
use crate::engine::Engine;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::model::Known;
use crate::model::{logistic, Head};
use crate::token::at;
use crate::token::tag::Tag;

use super::each_block;
use super::optimise::{accuracy, slots, softmax, Choice, Weighted};

/// An article with its attributions; all spans in bytes.
pub struct AnnotatedArticle {
    pub text: String,
    pub attributions: Vec<Annotated>,
}

/// One annotated attribution.
pub struct Annotated {
    pub source: Vec<Range<usize>>,
    pub cue: Vec<Range<usize>>,
    pub content: Vec<Range<usize>>,
}

/// An attribution in terms of a block's tokens.
pub(super) struct Gold {
    head: usize,
    cue: Range<usize>,
    pub(super) source: Option<Range<usize>>,
    /// The stretches of content, without marks and a leading "that".
    pub(super) pieces: Vec<Range<usize>>,
}

struct Prepared {
    block: Block,
    golds: Vec<Gold>,
    heads: Vec<CueHead>,
}

/// The tables of [`Head::CueWord`] to [`Head::Voice`], in the file's order.
#[derive(Default)]
pub(super) struct Estimated {
    pub(super) cue_words: Vec<u8>,
    pub(super) weights: Vec<(Head, Weighted)>,
}

/// Weights for the heads from [`Head::Cue`] to [`Head::CueReach`], from the articles as each of the `readers` reads them.
pub(super) fn estimate(articles: &[&AnnotatedArticle], readers: &[Engine]) -> Estimated {
    let lexicon = &Language::English.lexicon();
    let read = |reader| articles.iter().flat_map(|a| prepare(a, reader)).collect();
    let mut readings: Vec<Vec<Prepared>> = readers.iter().map(read).collect();
    // how often a word is a cue is told by the first reader, whose classes are kept
    let priors = readings.iter_mut().map(|reading| priors(reading)).reduce(|first, _| first).unwrap_or_default();
    let mut prepared: Vec<Prepared> = readings.into_iter().flatten().collect();
    let fit = |head, choices| fit(head, readers.len(), choices);
    let cue = fit(Head::Cue, cue_choices(&prepared, &priors, lexicon));
    let by_feature: HashMap<u32, f64> = cue.iter().copied().collect();
    for p in &mut prepared {
        p.heads = predicted_heads(&p.block, &priors, &by_feature, lexicon);
        p.block.mark_heads(&p.heads);
    }
    let mut weights = vec![(Head::Cue, cue)];
    let mut examples: HashMap<usize, Vec<Choice>> = HashMap::new();
    for p in &prepared {
        for gold in &p.golds {
            decisions(p, gold, lexicon, &mut |head, choice| examples.entry(head as usize).or_default().push(choice));
        }
    }
    for head in [
        Head::Side,
        Head::Source,
        Head::SourceReach,
        Head::AfterStart,
        Head::AfterEnd,
        Head::BeforeStart,
        Head::BeforeEnd,
        Head::CueReach,
    ] {
        weights.push((head, fit(head, examples.remove(&(head as usize)).unwrap_or_default())));
    }
    Estimated {
        cue_words: slots(Head::CueWord, &priors.iter().map(|(&k, &class)| (k, Known { class, certain: 0 })).collect()),
        weights,
    }
}

/// Weights for one head from choices that came up in so many readings of the same articles. What they are worth is told by
/// [`unseen`](super::unseen) articles: no choice held out would be, where each came up in several readings.
pub(super) fn fit(head: Head, readings: usize, choices: Vec<Choice>) -> Weighted {
    let weights = softmax(&choices, decay(head) * readings as f64);
    let right = accuracy(&weights.iter().copied().collect(), &choices);
    eprintln!("{head:?}: {} choices, {right:.4} right in training", choices.len());
    weights
}

/// How strongly a head's weights are held near 0: where what is seen may be chance, more.
fn decay(head: Head) -> f64 {
    match head {
        Head::Acceptance => 40.0,
        Head::AfterEnd => 14.0,
        Head::Cue => 12.0,
        Head::Side | Head::Source => 8.0,
        _ => 5.0,
    }
}

fn prepare(article: &AnnotatedArticle, engine: &Engine) -> Vec<Prepared> {
    let mut prepared = Vec::new();
    each_block(&article.text, engine, |block| {
        let golds = article.attributions.iter().filter_map(|a| align(block, a)).collect();
        prepared.push(Prepared { block: std::mem::take(block), golds, heads: Vec::new() });
    });
    prepared
}

/// The annotation in terms of the block's tokens, where its cue stands in this block.
pub(super) fn align(block: &Block, annotated: &Annotated) -> Option<Gold> {
    let cue = token_range(block, &hull(&annotated.cue)?)?;
    let source = hull(&annotated.source).and_then(|s| token_range(block, &s));
    let mut pieces: Vec<Range<usize>> = annotated
        .content
        .iter()
        .filter_map(|piece| token_range(block, piece))
        .filter_map(|piece| {
            let tokens = &block.tokens;
            let word = |i: usize| at(tokens, i as isize).is_word();
            let (mut start, mut end) = (piece.start, piece.end);
            while start < end && !starts_content(at(tokens, start as isize)) {
                start += 1;
            }
            while end > start && !word(end - 1) {
                end -= 1;
            }
            (start < end).then_some(start..end)
        })
        .collect();
    pieces.sort_by_key(|p| p.start);
    // sentences that follow each other are one stretch
    let mut joined: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if (last.end..piece.start).all(|i| !at(&block.tokens, i as isize).is_word()) => {
                last.end = piece.end
            }
            _ => joined.push(piece),
        }
    }
    Some(Gold { head: cue.start, cue, source, pieces: joined })
}

pub(super) fn hull(spans: &[Range<usize>]) -> Option<Range<usize>> {
    Some(spans.first()?.start..spans.last()?.end)
}

pub(super) fn token_range(block: &Block, bytes: &Range<usize>) -> Option<Range<usize>> {
    let first = block.tokens.partition_point(|t| t.end as usize <= bytes.start);
    let last = block.tokens.partition_point(|t| (t.start as usize) < bytes.end);
    (first < last).then_some(first..last)
}

/// Each word's prior of being a cue's head; settles on the way which token of each cue is its head.
fn priors(prepared: &mut [Prepared]) -> HashMap<u32, u8> {
    let mut shares: HashMap<u32, f64> = HashMap::new();
    let mut counts: HashMap<u32, (u32, u32)> = HashMap::new();
    for round in 0..3 {
        counts.clear();
        for p in prepared.iter_mut() {
            let tokens = &p.block.tokens;
            for token in tokens.iter().filter(|t| cue::could_be_cue(**t)) {
                counts.entry(cue::word_key(*token)).or_default().0 += 1;
            }
            for gold in &mut p.golds {
                let share = |i: usize| {
                    let token = at(tokens, i as isize);
                    let verb = f64::from(u8::from(token.tag.is_verb())) * 1e-4;
                    shares.get(&cue::word_key(token)).copied().unwrap_or(0.0) + verb
                };
                let could = |i: &usize| cue::could_be_cue(at(tokens, *i as isize));
                let head = gold.cue.clone().filter(could).max_by(|&a, &b| share(a).total_cmp(&share(b)));
                gold.head = head.unwrap_or(gold.cue.start);
                if round > 0 || gold.cue.len() == 1 {
                    counts.entry(cue::word_key(at(tokens, gold.head as isize))).or_default().1 += 1;
                }
            }
        }
        shares = counts.iter().map(|(k, &(n, c))| (*k, f64::from(c) / f64::from(n + 2))).collect();
    }
    counts
        .iter()
        .filter_map(|(key, &(n, c))| {
            let share = f64::from(c) / f64::from(n + 2);
            let seen = n >= 8 && c == 0 || n >= 40 && share < 0.01;
            match () {
                () if seen => Some((*key, NEVER)),
                () if n >= 3 && c > 0 => Some((*key, 2 + (share.sqrt() * f64::from(LEVELS - 2)) as u8)),
                () => None,
            }
        })
        .collect()
}

fn cue_choices(prepared: &[Prepared], priors: &HashMap<u32, u8>, lexicon: &Lexicon) -> Vec<Choice> {
    let mut choices = Vec::new();
    for p in prepared {
        for sentence in &p.block.sentences {
            for index in sentence.tokens.clone() {
                let token = at(&p.block.tokens, index as isize);
                let Some(prior) = cue::prior(token, |k| priors.get(&k).copied()) else { continue };
                let mut features = Vec::new();
                cue::features(&p.block, index, &sentence.tokens, prior, lexicon, &mut features);
                let right = usize::from(p.golds.iter().any(|g| g.head == index));
                choices.push(Choice { candidates: vec![Vec::new(), features], right });
            }
        }
    }
    choices
}

/// How probable the head of a cue must be to be learned from: less than what is looked at afterwards
/// ([`CUE_THRESHOLD`](crate::candidate::CUE_THRESHOLD)), so that the later choices see more of what goes wrong.
const LEARNED_FROM: f32 = 0.2;

fn predicted_heads(
    block: &Block,
    priors: &HashMap<u32, u8>,
    weights: &HashMap<u32, f64>,
    lexicon: &Lexicon,
) -> Vec<CueHead> {
    let mut heads = Vec::new();
    for sentence in &block.sentences {
        for index in sentence.tokens.clone() {
            let token = at(&block.tokens, index as isize);
            let Some(prior) = cue::prior(token, |k| priors.get(&k).copied()) else { continue };
            let mut features = Vec::new();
            cue::features(block, index, &sentence.tokens, prior, lexicon, &mut features);
            let score: f64 = features.iter().filter_map(|f| weights.get(f)).sum();
            let probability = logistic(score as f32);
            if probability >= LEARNED_FROM {
                heads.push(CueHead { index, probability });
            }
        }
    }
    heads
}

pub(super) fn collected(fill: impl FnOnce(&mut Vec<u32>)) -> Vec<u32> {
    let mut features = Vec::new();
    fill(&mut features);
    features
}

/// All choices that lead from a cue to its attribution.
fn decisions(p: &Prepared, gold: &Gold, lexicon: &Lexicon, push: &mut impl FnMut(Head, Choice)) {
    let context = CueContext::new(&p.block, gold.head, &p.heads, lexicon);
    cue_reach(&context, gold, push);
    source(&context, gold, push);
    let frame = Frame {
        context: &context,
        cue: gold.cue.clone(),
        source: gold.source.clone().filter(|s| context.sentence.contains(&s.start)),
    };
    let before = gold.pieces.iter().find(|x| x.end <= gold.head);
    let after = gold.pieces.iter().find(|x| x.start > gold.head);
    let side = match (before, after) {
        (Some(_), Some(_)) => Side::Around,
        (Some(_), None) => Side::Before,
        (None, Some(_)) => Side::After,
        (None, None) => return,
    };
    let sides: Vec<Side> = frame.sides().collect();
    if let Some(right) = sides.iter().position(|s| *s == side) {
        let candidates = sides.iter().map(|&s| collected(|out| side_features(&frame, s, out))).collect();
        push(Head::Side, Choice { candidates, right });
    }
    let mut buffer = Vec::new();
    if let Some(after) = after {
        let starts: Vec<usize> = frame.after_starts().collect();
        if let Some(right) = starts.iter().position(|&s| s == after.start) {
            let candidates = starts.iter().map(|&s| collected(|out| after_start_features(&frame, s, out))).collect();
            push(Head::AfterStart, Choice { candidates, right });
        }
        frame.after_ends(after.start, &mut buffer);
        let end = if after.end > context.sentence.end { buffer.last().copied().unwrap_or(0) } else { after.end };
        if let Some(right) = buffer.iter().position(|&e| e == end) {
            let start = after.start;
            let candidates =
                buffer.iter().map(|&e| collected(|out| after_end_features(&frame, start, e, out))).collect();
            push(Head::AfterEnd, Choice { candidates, right });
        }
    }
    let before = gold.pieces.iter().rev().find(|x| x.end <= gold.head);
    if let Some(before) = before {
        frame.before_ends(&mut buffer);
        if let Some(right) = buffer.iter().position(|&e| e == before.end) {
            let candidates = buffer.iter().map(|&e| collected(|out| before_end_features(&frame, e, out))).collect();
            push(Head::BeforeEnd, Choice { candidates, right });
        }
        frame.before_starts(before.end, &mut buffer);
        let start =
            if before.start < context.sentence.start { buffer.first().copied().unwrap_or(0) } else { before.start };
        if let Some(right) = buffer.iter().position(|&s| s == start) {
            let end = before.end;
            let candidates =
                buffer.iter().map(|&s| collected(|out| before_start_features(&frame, s, end, out))).collect();
            push(Head::BeforeStart, Choice { candidates, right });
        }
    }
}

fn cue_reach(context: &CueContext<'_>, gold: &Gold, push: &mut impl FnMut(Head, Choice)) {
    for (leftward, edge) in [(true, gold.cue.start), (false, gold.cue.end - 1)] {
        let mut index = gold.head;
        for _ in 0..cue::MOST_STEPS {
            let more = if leftward { index > edge } else { index < edge };
            let Some(next) = cue::step(context, index, leftward) else { break };
            let features = collected(|out| cue::step_features(context, next, leftward, out));
            push(Head::CueReach, Choice { candidates: vec![Vec::new(), features], right: usize::from(more) });
            if !more {
                break;
            }
            index = next;
        }
    }
}

fn source(context: &CueContext<'_>, gold: &Gold, push: &mut impl FnMut(Head, Choice)) {
    let phrases: Vec<Phrase> = context.phrases().collect();
    let right = match &gold.source {
        Some(range) => {
            let inside: Vec<usize> = (0..phrases.len())
                .filter(|&i| (phrases[i].start as usize) < range.end && phrases[i].end as usize > range.start)
                .collect();
            // the first in the text whose head is not merely the possessor of the next one's
            let mut ordered = inside.clone();
            ordered.sort_by_key(|&i| phrases[i].start);
            let head = ordered.iter().copied().find(|&i| {
                let end = phrases[i].end as usize;
                let owns =
                    phrases[i].kind == PhraseKind::Possessive || context.token(end as isize).tag == Tag::Genitive;
                !(owns && ordered.iter().any(|&j| phrases[j].start as usize >= end))
            });
            match head.or(ordered.first().copied()) {
                Some(found) => found,
                None if context.sentence.contains(&range.start) => return,
                None => phrases.len(),
            }
        }
        None => phrases.len(),
    };
    let mut candidates: Vec<Vec<u32>> =
        phrases.iter().map(|&p| collected(|out| phrase_features(context, p, out))).collect();
    candidates.push(collected(|out| none_features(context, out)));
    push(Head::Source, Choice { candidates, right });
    if let (Some(&phrase), Some(range)) = (phrases.get(right), &gold.source) {
        let mut stretches = Vec::new();
        reaches(context, phrase, &mut stretches);
        if let Some(right) = stretches.iter().position(|s| s == range) {
            let candidates =
                stretches.iter().map(|s| collected(|out| reach_features(context, phrase, s, out))).collect();
            push(Head::SourceReach, Choice { candidates, right });
        }
    }
}
