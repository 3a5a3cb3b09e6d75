//! The way of a text through the stages, block by block.

use std::sync::Arc;

use crate::acceptance::accept;
use crate::attribution::{Attribution, AttributionKind, Cue, Rule, Source};
use crate::block::{blocks, Block};
use crate::candidate::{candidates, Buffers, Candidate};
use crate::document::{Extraction, Sentence};
use crate::lexicon::Lexicon;
use crate::mention::Mentions;
use crate::model::Model;
use crate::quotation::{quotations, Quotation};
use crate::quote::quotes;
use crate::speaker::speakers;
use crate::voice::{is_uncovered, owner, Carry, Owner};
use crate::{Confidence, Span};

/// What the stages work with: tables and weights.
#[derive(Clone)]
pub(crate) struct Engine {
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) model: Model,
}

/// Everything that is found in `text`, whose sentences are `spans`.
pub(crate) fn extract(text: &str, spans: Vec<Span>, engine: &Engine) -> Extraction {
    let marks = quotations(text, blocks(text, &spans), |_| false);
    let mut attributions = Vec::new();
    let (mut block, mut buffers, mut found) = (Block::default(), Buffers::default(), Vec::new());
    let mut mentions = Mentions::default();
    let mut offset = 0;
    let mut carry = Carry::default();
    let mut carried_source: Option<Source> = None;
    for sentences in blocks(text, &spans) {
        block.fill(text, sentences, &marks, offset, engine);
        while marks.get(offset).is_some_and(|q| q.outer.end() <= block.span().end()) {
            offset += 1;
        }
        mentions.collect(text, &block, &engine.lexicon);
        found.clear();
        candidates(&mut block, engine, &mut buffers, &mut found);
        accept(&block, engine, &mut found);
        let mut continued: Vec<Attribution> = Vec::new();
        let mut given_last = false;
        for quote in &block.quotes {
            given_last = true;
            if !is_uncovered(quote, &found) {
                continue;
            }
            let (who, probability) = owner(&block, quote, &found, carry, &engine.model);
            match who {
                Owner::Nobody => given_last = false,
                Owner::Candidate(place) => {
                    if let Some(candidate) = found.get_mut(place) {
                        candidate.add(quote.first..quote.last);
                    }
                }
                Owner::Carried => continued.push(Attribution {
                    kind: AttributionKind::Direct,
                    content: marks.get(quote.quotation).map(|q| q.inner).into_iter().collect(),
                    source: carried_source.clone(),
                    cue: None,
                    speaker: None,
                    confidence: Confidence::nearest(probability),
                    rule: Rule::NextParagraph,
                    within: None,
                    rivals: Vec::new(),
                }),
            }
        }
        carry = Carry::after(&block, &found, given_last, carry);
        let first = attributions.len();
        attributions.extend(found.iter().map(|c| record(text, &block, &marks, c)));
        attributions.extend(continued);
        let new: &[Attribution] = attributions.get(first..).unwrap_or_default();
        let quoting = new.iter().rev().find(|a| a.kind != AttributionKind::Indirect);
        if let Some(source) = quoting.or(new.last()).and_then(|a| a.source.clone()) {
            carried_source = Some(source);
        }
    }
    let (speakers, _certainty) = speakers(text, &mentions.list, &mut attributions, &engine.lexicon);
    let quotes = quotes(text, &attributions);
    let sentences = spans.into_iter().map(|span| Sentence { span }).collect();
    Extraction { sentences, speakers, attributions, quotes, ..Extraction::default() }
}

/// The record of a candidate: its tokens as bytes of the text.
fn record(text: &str, block: &Block, marks: &[Quotation], candidate: &Candidate) -> Attribution {
    let cue = block.bytes(candidate.cue.start, candidate.cue.end);
    let head_depth = block.tokens.get(candidate.head).map_or(0, |t| t.depth);
    let mut content = Vec::with_capacity(candidate.pieces.len());
    let (mut quoted, mut plain) = (false, false);
    for piece in &candidate.pieces {
        let mut span = block.bytes(piece.start, piece.end);
        if let Some(quote) = block.quote_at(piece.start) {
            let inner = marks.get(quote.quotation).map(|q| q.inner).unwrap_or_default();
            if quote.first >= piece.start {
                span = Span::between(inner.start32(), span.end32());
            }
        }
        if let Some(quote) = piece.end.checked_sub(1).and_then(|l| block.quote_at(l)) {
            let inner = marks.get(quote.quotation).map(|q| q.inner).unwrap_or_default();
            let rest = block.tokens.get(piece.end..quote.last).unwrap_or_default();
            if rest.iter().all(|t| !t.is_word()) && inner.end32() > span.start32() {
                span = Span::between(span.start32(), inner.end32());
            }
        }
        for token in block.tokens.get(piece.clone()).unwrap_or_default().iter().filter(|t| t.is_word()) {
            if token.depth > head_depth {
                quoted = true;
            } else {
                plain = true;
            }
        }
        content.push(span);
    }
    let kind = match (quoted, plain) {
        (true, false) => AttributionKind::Direct,
        (true, true) => AttributionKind::Mixed,
        _ => AttributionKind::Indirect,
    };
    let words = |span: Span| span.text(text).to_owned();
    let source = candidate.source.as_ref().map(|s| block.bytes(s.start, s.end));
    Attribution {
        kind,
        content,
        source: source.map(|span| Source { span, text: words(span) }),
        cue: Some(Cue { span: cue, text: words(cue) }),
        speaker: None,
        confidence: Confidence::nearest(candidate.probability),
        rule: Rule::Subject,
        within: None,
        rivals: Vec::new(),
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Engine")
    }
}
