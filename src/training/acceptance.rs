//! The weights that judge candidates as a whole.

use std::ops::Range;

use crate::block::Block;
use crate::candidate::acceptance::features;
use crate::candidate::{candidates, Buffers, Candidate};
use crate::model::Head;

use super::attribution::{align, collected, fit, AnnotatedArticle, Gold};
use super::optimise::{Choice, Weighted};
use super::{each_block, Engine, Fold, READERS};

/// Weights for [`Head::Acceptance`], from candidates that the other half's weights propose.
pub(super) fn estimate(folds: &[Fold<'_>]) -> Weighted {
    let mut choices = Vec::new();
    for fold in folds {
        for (engine, article) in fold.engines.iter().flat_map(|e| fold.articles.iter().map(move |a| (e, a))) {
            article_choices(article, engine, &mut choices);
        }
    }
    fit(Head::Acceptance, READERS, choices)
}

fn article_choices(article: &AnnotatedArticle, engine: &Engine, choices: &mut Vec<Choice>) {
    let (mut buffers, mut found) = (Buffers::default(), Vec::new());
    each_block(&article.text, engine, |block| {
        found.clear();
        candidates(block, engine, &mut buffers, &mut found);
        let golds: Vec<Gold> = article.attributions.iter().filter_map(|a| align(block, a)).collect();
        for place in 0..found.len() {
            let features = collected(|out| features(block, &found, place, &engine.lexicon, out));
            let right = golds.iter().any(|g| agrees(block, &found[place], g));
            choices.push(Choice { candidates: vec![Vec::new(), features], right: right.into() });
        }
    });
}

/// Whether the candidate is that attribution, as far as its own sentence goes.
fn agrees(block: &Block, candidate: &Candidate, gold: &Gold) -> bool {
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let same_source = match (&candidate.source, &gold.source) {
        (Some(a), Some(b)) => overlap(a, b) > 0,
        (None, None) => true,
        _ => false,
    };
    let mut window = block.sentence_at(candidate.head);
    for piece in &candidate.pieces {
        window = window.start.min(piece.start)..window.end.max(piece.end);
    }
    let shared: usize = candidate.pieces.iter().flat_map(|p| gold.pieces.iter().map(move |g| overlap(p, g))).sum();
    let own: usize = candidate.pieces.iter().map(ExactSizeIterator::len).sum();
    let other: usize = gold.pieces.iter().map(|g| overlap(g, &window)).sum();
    same_source && shared * 2 >= own + other - shared && shared > 0
}
