//! Verbs of saying that hang on another verb, which tells whether anything is said: "| refused to say | who had paid", "| is
//! expected to say | that it was late".

use crate::block::Block;
use crate::candidate::{around, Candidate};
use crate::lexicon::{known, Lexicon, Stance};
use crate::token::at;
use crate::token::tag::Tag;

/// How many candidates ahead the same can be told again.
const NEAR: usize = 4;

/// Makes one cue of a verb that declines or is expected, and the verb of saying behind "to".
pub(crate) fn raise(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    let token = |i: usize| at(&block.tokens, i as isize);
    let mut told_again = Vec::new();
    for place in 0..candidates.len() {
        let Some((_, own, after)) = around(candidates, place) else { break };
        let (head, verb) = (own.head, own.head + 2);
        let stance = |i: usize| lexicon.get(token(i).entry).cue.map(|cue| cue.stance);
        let says = token(head + 1).tag == Tag::To && token(verb).tag == Tag::Base;
        if !says || !matches!(stance(verb), Some(Stance::Says | Stance::Confirms | Stance::Announces)) {
            continue;
        }
        let again = |c: &&mut Candidate| c.head == verb && c.cue.start <= head && c.source.is_some();
        if let Some(whole) = after.iter_mut().take(NEAR).find(again) {
            // "is expected to say | on Monday |"
            whole.cue.end = verb + 1;
            told_again.push(place);
        } else if stance(head) == Some(Stance::Declines) {
            own.take_declined(block, verb);
        }
    }
    let mut place = 0..;
    candidates.retain(|_| place.next().is_none_or(|place| told_again.binary_search(&place).is_err()));
}

impl Candidate {
    /// "The firm | declined to say | how many", but "declined | to comment |".
    fn take_declined(&mut self, block: &Block, verb: usize) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let [piece] = self.pieces.as_mut_slice() else { return };
        let start = verb + 1 + usize::from(token(verb + 1).is(known::THAT));
        let clause = matches!(token(verb + 1).tag, Tag::Wh | Tag::WhAdverb | Tag::Subordinator);
        if piece.start == verb - 1 && clause && start < piece.end {
            piece.start = start;
            (self.head, self.cue.end) = (verb, verb + 1);
        }
    }
}
