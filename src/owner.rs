//! Noun phrases with what belongs to them: "the head | of the council |", "the council's | head".

use std::ops::Range;

use crate::block::Block;
use crate::lexicon::known;
use crate::phrase::{Phrase, PhraseKind};
use crate::tag::Tag;
use crate::token::at;

/// How many phrases are tied to one.
const TIED: usize = 4;

/// The base noun phrase behind "of" at `index`, but not in "accused of | taking bribes |".
fn owner(block: &Block, index: usize) -> Option<Phrase> {
    let token = |i: usize| at(&block.tokens, i as isize);
    block.phrase_at(index + 1).filter(|_| token(index).is(known::OF) && token(index + 1).tag != Tag::Gerund)
}

/// The end of a noun phrase with what it is of: "the Bureau | of Statistics |".
pub(crate) fn with_owner(block: &Block, end: usize) -> usize {
    std::iter::successors(Some(end), |&end| owner(block, end).map(|p| p.end as usize)).last().unwrap_or(end)
}

/// The noun phrase that begins at `index`, with what "of" and possessors tie to it.
pub(crate) fn noun_phrase(block: &Block, index: usize) -> Option<Range<usize>> {
    let tag = |i: usize| at(&block.tokens, i as isize).tag;
    let mut last = block.phrase_at(index)?;
    for _ in 0..TIED {
        let end = last.end as usize;
        let next = match () {
            () if last.kind == PhraseKind::Possessive => block.phrase_at(end),
            () if tag(end) == Tag::Genitive => block.phrase_at(end + 1),
            () => owner(block, end),
        };
        let Some(next) = next else { break };
        last = next;
    }
    Some(index..last.end as usize)
}
