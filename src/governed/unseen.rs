//! What the grammar tells of beside what the weights have seen.

use crate::block::Block;
use crate::candidate::Candidate;

/// How many candidates to either side one can have to do with.
const NEAR: usize = 4;

/// Adds those that none of the candidates has seen.
pub(super) fn add(block: &Block, found: Vec<Candidate>, candidates: &mut Vec<Candidate>) {
    for new in found {
        let place = candidates.partition_point(|c| c.head < new.head);
        // the weights had the cue, but nothing that was said; what is quoted may be given to it yet
        let first = block.sentence_at(new.head).start;
        let quoted = block.last_quote(block.tokens.len()).is_some_and(|q| q.last >= first);
        let idle = candidates.get_mut(place).filter(|c| !quoted && c.head == new.head && c.pieces.is_empty());
        if let Some(idle) = idle {
            *idle = new;
            continue;
        }
        let near = place.saturating_sub(NEAR)..(place + NEAR).min(candidates.len());
        let near = candidates.get_mut(near).unwrap_or_default();
        // "he told her that it was late |, a court has heard |"
        let told = new.pieces.last().map_or(0, |p| p.end);
        let trails = !quoted && new.source.as_ref().is_some_and(|s| s.start == told + 1);
        // "Still, she said, the pattern | held |": what is said does not say it
        let overruns = |c: &Candidate| trails && c.pieces.iter().any(|p| p.start < told && told < p.end);
        let circular = |c: &Candidate| c.holds(new.head) && new.holds(c.head) && !overruns(c);
        // "a study | published | on Monday shows": it only tells which
        let inside = |c: &Candidate| c.source.as_ref().is_some_and(|s| s.contains(&new.head)) && new.source.is_some();
        let seen = |c: &Candidate| c.cue.start < new.cue.end && new.cue.start < c.cue.end || circular(c) || inside(c);
        if !near.iter().any(seen) {
            for other in near.iter_mut().filter(|c| trails && new.holds(c.head)) {
                other.pieces.iter_mut().filter(|p| p.start < told && told < p.end).for_each(|p| p.end = told);
            }
            candidates.insert(place, new);
        }
    }
}
