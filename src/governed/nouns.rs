//! Nouns of saying with whose they are: "a statement by Barrera that …", "believed Harper's statement that …".

use std::ops::Range;

use crate::block::phrase::Phrase;
use crate::candidate::Candidate;
use crate::governed::{BEFORE, SURE};
use crate::grammar::bounds::{has_finite, outer_verb};
use crate::grammar::owner::noun_phrase;
use crate::grammar::Grammar;
use crate::lexicon::known;
use crate::token::tag::Tag;

impl Grammar<'_> {
    /// "A | statement | by | Barrera | that the vote was stolen".
    pub(super) fn noun(&self, index: usize, sentence: &Range<usize>) -> Option<Candidate> {
        let by = self.token(index + 1);
        if !(by.is(known::BY) || by.is(known::FROM)) {
            return None;
        }
        self.entry(index).cue_noun?;
        let source = noun_phrase(self.block, index + 2)?;
        let content = self.that_clause(source.end)?;
        let outer =
            if has_finite(self.block, sentence.start..index) { None } else { outer_verb(self.block, content.clone()) };
        let content = content.start..outer.unwrap_or(content.end);
        let phrase = self.block.phrase_at(source.start);
        Some(Candidate::by_form(index..index + 1, source, phrase, vec![content], SURE))
    }

    /// "Nobody believed | Harper's | statement | that it was a loan |": the object of a verb.
    pub(super) fn owned_noun(&self, index: usize, sentence: &Range<usize>) -> Option<Candidate> {
        let genitive = index.checked_sub(1).filter(|&i| self.token(i).tag == Tag::Genitive)?;
        let owner = self.block.phrase_before(genitive).filter(Phrase::is_somebody)?;
        let content = self.that_clause(index + 1)?;
        let object = {
            let end = owner.start as usize;
            has_finite(self.block, sentence.start.max(end.saturating_sub(BEFORE))..end)
        };
        let source = owner.start as usize..index;
        object.then(|| Candidate::by_form(index..index + 1, source, Some(owner), vec![content], SURE))
    }
}
