//! The first words of what is told: "have not said | whether he lived |", "quoted | a witness who ran |", "found no evidence that | it
//! had leaked |".

use std::ops::Range;

use crate::block::phrase::PhraseKind;
use crate::block::Block;
use crate::candidate::Candidate;
use crate::lexicon::{known, Lexicon};
use crate::token::at;
use crate::token::tag::Tag;

/// The most words between "no" and "that": "no evidence at all that".
const NOTHING: usize = 5;

impl Candidate {
    /// The first words of what is told.
    pub(crate) fn take_opening(&mut self, block: &Block, lexicon: &Lexicon) {
        self.take_antecedent(block);
        self.take_whether(block);
        self.take_nickname(block);
        self.leave_nothing(block);
        // "may say | on Monday |"
        let day =
            self.cue.end == self.head + 3 && lexicon.get(at(&block.tokens, self.cue.end as isize - 1).entry).is_date();
        if day && at(&block.tokens, self.head as isize + 1).tag == Tag::Preposition {
            self.cue.end = self.head + 1;
        }
    }

    /// What is not found is what the clause tells: "found | no evidence that | the dam had leaked |".
    fn leave_nothing(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let end = self.cue.end;
        if !token(end).is(known::NO) || !token(self.head).tag.is_verb() {
            return;
        }
        let that = (end + 1..end + 1 + NOTHING).find(|&i| token(i).is(known::THAT));
        let Some(that) = that.filter(|&that| (end + 1..that).all(|i| token(i).is_word())) else { return };
        let told = |p: &&mut Range<usize>| p.start == end && that + 1 < p.end;
        self.pieces.iter_mut().filter(told).for_each(|p| p.start = that + 1);
    }

    /// "Whether" is told with its clause: "have not said | whether he lived |".
    fn take_whether(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let end = self.cue.end;
        if token(end).is(known::WHETHER) && token(self.head).tag.is_verb() {
            self.pieces.iter_mut().filter(|p| p.start == end + 1).for_each(|p| p.start = end);
        }
    }

    /// A relative clause is told with whom it tells of: "quoted | a witness who ran |".
    fn take_antecedent(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let whom = block.phrase_at(self.cue.end).filter(|p| p.kind != PhraseKind::Pronoun && p.is_somebody());
        let Some(whom) = whom.filter(|_| token(self.head).tag.is_verb()) else { return };
        let led = |p: &&mut Range<usize>| p.start == whom.end as usize && token(p.start).is(known::WHO);
        if let Some(piece) = self.pieces.iter_mut().find(led) {
            piece.start = whom.start as usize;
        }
    }
}
