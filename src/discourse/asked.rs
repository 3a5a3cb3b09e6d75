//! Who is asked answers: "Asked about the levy, the minister shrugged. “It stays.”", "Ann Bell was asked why. “It rained.”"

use std::ops::Range;

use crate::block::phrase::PhraseKind;
use crate::block::Block;
use crate::candidate::Candidate;
use crate::lexicon::{Lexicon, Stance};
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
    let asks = lexicon.get(token(head).entry).cue.is_some_and(|cue| cue.stance == Stance::Asks);
    let active = candidate.source.as_ref().is_some_and(|s| s.start < head);
    // "drivers were asked to stay at home"
    let orders = token(head + 1).tag == Tag::To;
    if active || orders || !asks || !matches!(token(head).tag, Tag::Participle | Tag::Past) {
        return None;
    }
    let whole = |start: usize| {
        let phrase = block.phrase_at(start).filter(|p| p.kind != PhraseKind::Relative)?;
        // "his | deputy |"
        let owned = (phrase.kind == PhraseKind::Possessive).then(|| block.phrase_at(phrase.end as usize)).flatten();
        Some(start..owned.unwrap_or(phrase).end as usize)
    };
    let sentence = block.sentence_at(head);
    let leads = |i: usize| matches!(token(i).tag, Tag::WhAdverb | Tag::Subordinator | Tag::Adverb | Tag::Conjunction);
    if (sentence.start..head).all(leads) {
        let depth = token(head).depth;
        let commas = (head..sentence.end.min(head + REACH)).filter(|&i| token(i).tag == Tag::Comma);
        let mut commas = commas.filter(|&i| token(i).depth == depth);
        return commas.find_map(|comma| whole(comma + 1).filter(|who| token(who.end).tag.is_finite()));
    }
    let passive = (head.saturating_sub(BETWEEN)..head).rev().find(|&i| token(i).tag == Tag::Auxiliary)?;
    let phrase = block.phrase_before(passive)?;
    let owner = block.phrase_before(phrase.start as usize).filter(|p| p.kind == PhraseKind::Possessive);
    whole(owner.unwrap_or(phrase).start as usize).filter(|who| who.end == passive)
}

/// Where the sentence at `start` goes on, where it first tells what was asked: "When asked about the quay, | she sighed".
pub(super) fn behind_question(block: &Block, lexicon: &Lexicon, start: usize) -> Option<usize> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let head = start + usize::from(token(start).tag == Tag::WhAdverb);
    let asks = lexicon.get(token(head).entry).cue.is_some_and(|cue| cue.stance == Stance::Asks);
    let opens = asks && matches!(token(head).tag, Tag::Participle | Tag::Past);
    let end = block.sentence_at(start).end.min(head + REACH);
    let mut commas =
        (head..end).filter(|&i| opens && token(i).tag == Tag::Comma && token(i).depth == token(head).depth);
    commas
        .find(|&comma| block.phrase_at(comma + 1).is_some_and(|who| token(who.end as usize).tag.is_finite()))
        .map(|i| i + 1)
}
