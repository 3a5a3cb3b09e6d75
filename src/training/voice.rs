//! The weights that tell whose a quotation is that no cue's content takes in.

use std::ops::Range;

use crate::block::Block;
use crate::candidate::acceptance::accept;
use crate::candidate::{candidates, Buffers, Candidate};
use crate::discourse::voice::{is_unheld, owner_features, owners, Carry, Owner};
use crate::engine::Engine;
use crate::model::Head;
use crate::settle::holder::settle_quotations;

use super::attribution::{collected, fit, hull, token_range, Annotated, AnnotatedArticle};
use super::optimise::{Choice, Weighted};
use super::{each_block, Fold};

/// Weights for [`Head::Voice`], given an engine whose model has all before it.
pub(super) fn estimate(folds: &[Fold<'_>]) -> Weighted {
    let mut choices = Vec::new();
    for fold in folds {
        for article in &fold.articles {
            article_choices(article, &fold.engines[0], &mut choices);
        }
    }
    fit(Head::Voice, 1, choices)
}

fn article_choices(article: &AnnotatedArticle, engine: &Engine, choices: &mut Vec<Choice>) {
    let (mut buffers, mut found) = (Buffers::default(), Vec::new());
    let mut carry = Carry::default();
    each_block(&article.text, engine, |block| {
        found.clear();
        candidates(block, engine, &mut buffers, &mut found);
        accept(block, engine, &mut found);
        settle_quotations(block, &engine.lexicon, &mut found);
        let mut given_last = false;
        for quote in &block.quotes {
            let gold = article.attributions.iter().find(|a| covers(block, a, quote.first..quote.last));
            given_last = gold.is_some();
            if !is_unheld(block, quote, &found) {
                continue;
            }
            let options: Vec<Owner> = owners(quote, &found, carry).collect();
            let right = match gold {
                None => Some(Owner::Nobody),
                Some(gold) => best_owner(block, gold, &options, &found),
            };
            if let Some(right) = right.and_then(|r| options.iter().position(|o| *o == r)) {
                let candidates = options
                    .iter()
                    .map(|o| collected(|out| owner_features(block, quote, &found, carry, *o, out)))
                    .collect();
                choices.push(Choice { candidates, right });
            }
        }
        carry = Carry::after(block, &found, given_last, carry);
    });
}

/// Whether the annotated content holds at least half of the tokens.
fn covers(block: &Block, annotated: &Annotated, tokens: Range<usize>) -> bool {
    let shared: usize = annotated
        .content
        .iter()
        .filter_map(|c| token_range(block, c))
        .map(|r| r.end.min(tokens.end).saturating_sub(r.start.max(tokens.start)))
        .sum();
    shared * 2 >= tokens.len()
}

fn best_owner(block: &Block, gold: &Annotated, options: &[Owner], found: &[Candidate]) -> Option<Owner> {
    let cue = hull(&gold.cue).and_then(|c| token_range(block, &c));
    let source = hull(&gold.source).and_then(|s| token_range(block, &s));
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let candidate = |test: &dyn Fn(&Candidate) -> bool| {
        options.iter().copied().find(|o| matches!(o, Owner::Candidate(i) if found.get(*i).is_some_and(test)))
    };
    let same_source = |c: &Candidate| matches!((&c.source, &source), (Some(a), Some(b)) if overlap(a, b));
    candidate(&|c| same_source(c) && cue.as_ref().is_some_and(|r| r.contains(&c.head)))
        .or_else(|| candidate(&same_source))
        .or_else(|| (cue.is_none() && source.is_none()).then_some(Owner::Carried).filter(|o| options.contains(o)))
}
