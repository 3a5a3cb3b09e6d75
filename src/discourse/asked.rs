//! Who is asked answers: "Asked about the levy, the minister shrugged. “It stays.”", "Ann Bell was asked why. “It rained.”"

use std::ops::Range;

use crate::block::phrase::PhraseKind;
use crate::block::Block;
use crate::candidate::context::asks;
use crate::candidate::Candidate;
use crate::lexicon::Lexicon;
use crate::token::at;
use crate::token::tag::Tag;

/// How many tokens ahead of the question the comma is looked for that ends it.
const REACH: usize = 32;

/// How many tokens stand between the verb and the auxiliary of its passive.
const BETWEEN: usize = 3;

/// Who is asked by what the candidate tells of, where nobody asks in it, or somebody behind "by".
pub(super) fn answerer(block: &Block, lexicon: &Lexicon, candidate: &Candidate) -> Option<Range<usize>> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let head = candidate.head;
    let active = candidate.source.as_ref().is_some_and(|s| s.start < head);
    // "drivers were asked to stay at home"
    let orders = token(head + 1).tag == Tag::To;
    if active || orders || !asks(lexicon, token(head)) {
        return None;
    }
    let leads = |i: usize| matches!(token(i).tag, Tag::WhAdverb | Tag::Subordinator | Tag::Adverb | Tag::Conjunction);
    if (block.sentence_at(head).start..head).all(leads) {
        return behind_question(block, lexicon, head);
    }
    let passive = (head.saturating_sub(BETWEEN)..head).rev().find(|&i| token(i).tag == Tag::Auxiliary)?;
    let phrase = block.phrase_before(passive)?;
    let owner = block.phrase_before(phrase.start as usize).filter(|p| p.kind == PhraseKind::Possessive);
    somebody(block, owner.unwrap_or(phrase).start as usize).filter(|who| who.end == passive)
}

/// Whom the sentence at `start` goes on with, where it first tells what was asked: "When asked about the quay, | she | sighed".
pub(super) fn behind_question(block: &Block, lexicon: &Lexicon, start: usize) -> Option<Range<usize>> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let head = start + usize::from(token(start).tag == Tag::WhAdverb);
    let end = block.sentence_at(start).end.min(head + REACH);
    let commas = |&i: &usize| token(i).tag == Tag::Comma && token(i).depth == token(head).depth;
    let mut commas = Some(head..end).filter(|_| asks(lexicon, token(head)))?.filter(commas);
    commas.find_map(|comma| somebody(block, comma + 1).filter(|who| token(who.end).tag.is_finite()))
}

/// The phrase that begins there, with its possessor: "his | deputy |".
fn somebody(block: &Block, start: usize) -> Option<Range<usize>> {
    let phrase = block.phrase_at(start).filter(|p| p.kind != PhraseKind::Relative)?;
    let owned = (phrase.kind == PhraseKind::Possessive).then(|| block.phrase_at(phrase.end as usize)).flatten();
    Some(start..owned.unwrap_or(phrase).end as usize)
}
