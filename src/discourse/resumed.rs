//! Quotations of a novel that go on from the one before in their sentence, whatever the writer tells between: “I mean,” said Ann,
//! remembering that Tom was there, “| is it far? |”

use std::ops::Range;

use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::grammar::bounds::has_finite;
use crate::token::{at, Shape};

/// The most tokens that the writer tells between the two, and how many candidates before the second can hold the first.
const BETWEEN: usize = 40;
const BEFORE: usize = 8;

/// Gives such a quotation to whoever holds the first, and the first to whoever is named right behind it and has the second.
pub(crate) fn resume(block: &Block, candidates: &mut [Candidate]) {
    for pair in block.quotes.windows(2) {
        if let [said, next] = pair {
            resume_one(block, said, next, candidates);
        }
    }
}

fn resume_one(block: &Block, said: &QuotedTokens, next: &QuotedTokens, candidates: &mut [Candidate]) {
    let shape = |i: usize| at(&block.tokens, i as isize).shape;
    if shape(next.first) != Shape::Lower || next.first > said.last + BETWEEN {
        return;
    }
    let paused = said.last > said.first && matches!(shape(said.last - 1), Shape::Comma | Shape::Dash | Shape::Stop);
    let led = next.first >= 2 && matches!(shape(next.first - 2), Shape::Comma | Shape::Dash | Shape::Semicolon);
    let sentence = block.sentence_at(said.last);
    let whole = sentence.contains(&next.first) && said.first <= block.sentence_at(said.first).start + 1;
    if !(paused && led && whole && shape(said.last) == Shape::MarkCloses) {
        return;
    }
    let last = candidates.partition_point(|c| c.head < next.first);
    let near = last.saturating_sub(BEFORE)..last;
    let beside = |c: &Candidate| {
        let begins = c.source.as_ref().map(|s| s.start.min(c.cue.start));
        begins == Some(said.last + 1) && c.source.is_some()
    };
    let own = |place: &usize, fits: &dyn Fn(&Candidate) -> bool| candidates.get(*place).is_some_and(fits);
    let holds = near.clone().find(|place| own(place, &|c| c.claims(said) && c.source.is_some()));
    let Some(holder) = holds.or_else(|| near.clone().find(|place| own(place, &beside))) else { return };
    let held = candidates.get(holder).is_some_and(|c| is_alone(&c.pieces, said) && is_alone(&c.pieces, next));
    if held {
        return;
    }
    let between = said.last..next.first;
    for place in last.saturating_sub(BEFORE)..(last + BEFORE).min(candidates.len()) {
        if let Some(other) = candidates.get_mut(place).filter(|c| place != holder && c.claims(next)) {
            other.give_up(next.first..next.last);
            // "and pointed at | the clock |;" tells of nothing that was said
            other.pieces.retain(|p| !between.contains(&p.start) || has_finite(block, p.clone()));
        }
    }
    if let Some(candidate) = candidates.get_mut(holder) {
        candidate.pieces.retain(|p| p.end <= between.start || !(between.start..next.last).contains(&p.start));
        candidate.take_quote(block, said);
        candidate.take_quote(block, next);
    }
}

/// Whether one of the pieces is just the quotation.
fn is_alone(pieces: &[Range<usize>], quote: &QuotedTokens) -> bool {
    pieces.contains(&(quote.first..quote.last))
}
