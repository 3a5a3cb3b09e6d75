//! What is said below a colon, set apart from the text with no marks: He said: ¶ We had a deal. It is gone.

use crate::block::Block;
use crate::candidate::Candidate;
use crate::token::at;
use crate::token::tag::Tag;

/// How sure it is where the weights have not seen it, and the most tokens from the verb to the colon.
const SURE: f32 = 0.6;
const HEARERS: usize = 3;

/// Gives the whole paragraph below a colon to whoever the line above says it of.
pub(crate) fn take_below(block: &Block, candidates: &mut Vec<Candidate>) {
    let below = block.below;
    if below == 0 || block.quotes.iter().any(|quote| (below..=below + 1).contains(&quote.first)) {
        return;
    }
    let token = |i: usize| at(&block.tokens, i as isize);
    let Some(end) = block.last_word(below..block.tokens.len()).map(|last| last + 1) else { return };
    let above = candidates.iter_mut().rev().filter(|c| c.head < below);
    let leads = |c: &&mut Candidate| c.source.as_ref().is_some_and(|s| s.end <= below);
    if let Some(piece) = above.filter(leads).find_map(|c| c.pieces.iter_mut().find(|p| p.start == below)) {
        piece.end = piece.end.max(end);
        return;
    }
    // "He | goes on |:"
    let colon = below - 1;
    let near = colon.saturating_sub(HEARERS)..colon;
    let Some(head) = near.rev().find(|&i| matches!(token(i).tag, Tag::Past | Tag::Present)) else { return };
    let subject = block.phrase_before(head).filter(|p| p.is_somebody() && block.sentence_at(head).contains(&p.head()));
    let Some(subject) = subject else { return };
    candidates.retain(|c| c.head != head);
    let source = subject.start as usize..subject.end as usize;
    let told = std::iter::once(below..end).collect();
    let place = candidates.partition_point(|c| c.head < head);
    candidates.insert(place, Candidate::by_form(head..colon, source, Some(subject), told, SURE));
}
