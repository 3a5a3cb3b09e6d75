//! Who speaks by the plainest forms beside a quotation: his wife whispered to him: “…”; his friends jeered, “…”; “…,”
//! exhorted Ruiz.
//!
//! The weights know them by the verbs and the sentences that they were estimated on. This takes those that they let go, where
//! the form leaves no doubt.

use std::ops::Range;

use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::lexicon::{known, Lexicon, Use};
use crate::owner::noun_phrase;
use crate::phrase::{Phrase, PhraseKind, Role};
use crate::tag::Tag;
use crate::token::{at, Shape, Token};

/// How sure such an attribution is.
const SURE: f32 = 0.6;

/// The most tokens between the verb and the comma or colon, and between the verb and its subject.
const HEARERS: usize = 6;
const HELPING: usize = 3;

/// How many candidates to either side can hold the quotation.
const NEAR: usize = 8;

/// Adds the attributions by the plainest forms that none of the candidates, sorted by their heads, has seen.
pub(crate) fn spoken(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    let beside = Beside { block, lexicon };
    for quote in &block.quotes {
        let Some(found) = beside.leading(quote).or_else(|| beside.following(quote)) else { continue };
        let place = candidates.partition_point(|c| c.head < found.head);
        let near = place.saturating_sub(NEAR)..(place + NEAR).min(candidates.len());
        let near = candidates.get_mut(near).unwrap_or_default();
        if near.iter().any(|c| beside.is_nearer(c, &found, quote)) {
            continue;
        }
        // “…: ‘It is time,’ | exhorted Ruiz |”: no colon holds what a verb does
        for other in near.iter_mut().filter(|c| !beside.token(c.head).tag.is_verb() && claims(c, quote)) {
            other.pieces.retain(|p| p.end <= quote.first || p.start >= quote.last);
        }
        candidates.insert(place, found);
    }
    candidates.retain(|c| !c.pieces.is_empty());
}

/// Whether its content has words of a quotation that it stands outside of.
fn claims(candidate: &Candidate, quote: &QuotedTokens) -> bool {
    let outside = candidate.head < quote.first || candidate.head >= quote.last;
    outside && candidate.pieces.iter().any(|p| p.start < quote.last && quote.first < p.end)
}

struct Beside<'b> {
    block: &'b Block,
    lexicon: &'b Lexicon,
}

impl Beside<'_> {
    fn token(&self, index: usize) -> Token {
        at(&self.block.tokens, index as isize)
    }

    /// Whether it has the verb already, or claims the quotation by a verb as near.
    fn is_nearer(&self, candidate: &Candidate, found: &Candidate, quote: &QuotedTokens) -> bool {
        let distance = |c: &Candidate| match c.head < quote.first {
            true => quote.first.saturating_sub(c.cue.end),
            false => c.cue.start.saturating_sub(quote.last),
        };
        let verb = self.token(candidate.head).tag.is_verb();
        let nearer = verb && claims(candidate, quote) && distance(candidate) <= distance(found);
        candidate.head == found.head || candidate.cue.contains(&found.head) || nearer
    }

    /// Whether it is a verb of saying in the writer's words, with a tense or what looks like a participle.
    fn is_cue(&self, index: usize, depth: u8) -> bool {
        let token = self.token(index);
        matches!(token.tag, Tag::Past | Tag::Present | Tag::Participle)
            && token.depth == depth
            && self.lexicon.get(token.entry).cue.is_some()
    }

    /// Whether it can be the subject of a verb of saying.
    fn speaks(&self, phrase: &Phrase) -> bool {
        let first = self.token(phrase.start as usize);
        let told = phrase.kind == PhraseKind::Noun
            && phrase.role == Role::Unknown
            && matches!(first.tag, Tag::Determiner | Tag::Possessive);
        let pronoun = self.lexicon.get(self.token(phrase.head()).entry).pronoun;
        phrase.is_somebody() && pronoun.is_none_or(|p| p.usage == Use::Subject) || told
    }

    /// “…” behind a verb, whom it is said to, and a comma or colon.
    fn leading(&self, quote: &QuotedTokens) -> Option<Candidate> {
        let link = quote.first.checked_sub(2)?;
        let depth = self.token(link).depth;
        let colon = self.token(link).shape == Shape::Colon;
        let opens = matches!(self.token(quote.first).shape, Shape::Capital | Shape::Upper);
        if !(colon || self.token(link).shape == Shape::Comma && opens) {
            return None;
        }
        let verb = (link.saturating_sub(HEARERS)..link).rev().find(|&i| !self.is_hearer(i, depth))?;
        let hears = self.token(verb + 1);
        let to = verb + 1 == link || hears.is(known::TO) || matches!(hears.tag, Tag::Preposition | Tag::Adverb);
        let sentence = self.block.sentence_at(verb);
        if !self.is_cue(verb, depth) || !(to || colon) || !sentence.contains(&link) {
            return None;
        }
        Some(by_verb(verb, self.subject_before(verb)?, quote))
    }

    /// Whether it can stand between a verb and the quotation that it leads to: "whispered | to him |:".
    fn is_hearer(&self, index: usize, depth: u8) -> bool {
        let token = self.token(index);
        let plain = matches!(
            token.tag,
            Tag::Preposition
                | Tag::Pronoun
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Adverb
                | Tag::Adjective
                | Tag::Genitive
        );
        token.depth == depth && (plain || token.tag.is_nominal() || token.is(known::TO))
    }

    /// “…,” before a verb and its subject, or a subject and its verb.
    fn following(&self, quote: &QuotedTokens) -> Option<Candidate> {
        let first = quote.last + 1;
        let depth = self.token(first).depth;
        let ends = matches!(self.token(quote.last - 1).shape, Shape::Comma | Shape::Stop | Shape::Dash);
        // the plan was “a disgrace,” | the crowd cheered |
        let whole = quote.first < 2 || !self.token(quote.first - 2).is_word();
        if !ends || !whole || !self.block.sentence_at(quote.last - 1).contains(&first) {
            return None;
        }
        if self.is_cue(first, depth) {
            let phrase = self.block.phrase_at(first + 1).filter(|p| self.speaks(p))?;
            let source = noun_phrase(self.block, first + 1)?;
            return Some(by_verb(first, (source, phrase), quote));
        }
        let phrase = self.block.phrase_at(first)?;
        let adverbs = |&i: &usize| self.token(i).tag == Tag::Adverb;
        let end = phrase.end as usize;
        let verb = end + (end..end + HELPING).take_while(adverbs).count();
        let closed =
            !self.token(verb + 1).is_word() || matches!(self.token(verb + 1).tag, Tag::Preposition | Tag::Adverb);
        let said = self.is_cue(verb, depth) && closed && self.speaks(&phrase);
        said.then(|| by_verb(verb, (first..end, phrase), quote))
    }

    /// The subject right before a verb.
    fn subject_before(&self, verb: usize) -> Option<(Range<usize>, Phrase)> {
        let helps = |&i: &usize| matches!(self.token(i).tag, Tag::Adverb | Tag::Auxiliary | Tag::Modal);
        let end = verb - (0..verb).rev().take(HELPING).take_while(helps).count();
        let phrase = self.block.phrase_before(end).filter(|p| self.speaks(p))?;
        let owner = self.block.phrase_before(phrase.start as usize).filter(|p| p.kind == PhraseKind::Possessive);
        Some((owner.unwrap_or(phrase).start as usize..end, phrase))
    }
}

/// The attribution of a quotation to the subject of a verb.
fn by_verb(verb: usize, (source, phrase): (Range<usize>, Phrase), quote: &QuotedTokens) -> Candidate {
    let content = quote.first..quote.last;
    Candidate::by_form(verb..verb + 1, source, Some(phrase), vec![content], SURE)
}
