//! A block on its way through the stages.

use std::ops::Range;

use crate::attribution::{Attribution, AttributionKind};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::claim::{Attributed, ClaimKind, Saying};
use crate::Span;

/// A block on its way, with what the stages have found of it so far. The buffers are filled anew for each.
#[derive(Default)]
pub(super) struct Work {
    pub(super) block: Block,
    /// Which of its pieces belong to no article.
    pub(super) skipped: Vec<bool>,
    pub(super) found: Vec<Candidate>,
    pub(super) is_labelled: bool,
    pub(super) said: Said,
}

impl Work {
    pub(super) fn clear(&mut self) {
        self.skipped.clear();
        self.found.clear();
        self.is_labelled = false;
        self.said.clear();
    }

    /// Whether any of it belongs to an article.
    pub(super) fn is_told(&self) -> bool {
        self.skipped.contains(&false)
    }
}

/// What the claim stage has to know of a block's attributions.
#[derive(Default)]
pub(super) struct Said {
    /// All but their contents, and where these stand in the list.
    attributions: Vec<(Attributed<'static>, Range<usize>)>,
    contents: Vec<Span>,
}

impl Said {
    fn clear(&mut self) {
        self.attributions.clear();
        self.contents.clear();
    }

    /// Notes an attribution whose parts of the block at hand begin with `from`.
    pub(super) fn push(&mut self, attribution: &Attribution, index: usize, from: usize) {
        let first = self.contents.len();
        self.contents.extend_from_slice(attribution.content.get(from..).unwrap_or_default());
        self.attributions.push((attributed(attribution, index, &[]), first..self.contents.len()));
    }

    pub(super) fn attributed(&self) -> Vec<Attributed<'_>> {
        let content = |range: &Range<usize>| self.contents.get(range.clone()).unwrap_or_default();
        self.attributions.iter().map(|(it, range)| Attributed { content: content(range), ..*it }).collect()
    }
}

/// What the claim stage has to know of an attribution with that content.
pub(crate) fn attributed<'a>(attribution: &Attribution, index: usize, content: &'a [Span]) -> Attributed<'a> {
    Attributed {
        index,
        content,
        source: attribution.source.as_ref().map(|s| s.span),
        cue: attribution.cue.as_ref().map(|c| c.span),
        kind: match attribution.kind {
            AttributionKind::Direct => ClaimKind::Quoted,
            AttributionKind::Mixed => ClaimKind::Mixed,
            AttributionKind::Indirect => ClaimKind::Reported,
        },
        saying: Saying::of(attribution.stance, attribution.status),
    }
}
