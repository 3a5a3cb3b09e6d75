//! Clauses beside each other: each has a subject of its own, and what is said in one ends where the next begins.

use std::ops::Range;

use crate::block::Block;
use crate::bounds::has_finite;
use crate::candidate::Candidate;
use crate::lexicon::{known, Lexicon, Person, VerbKind};
use crate::phrase::{Phrase, PhraseKind};
use crate::tag::Tag;
use crate::token::{at, Shape, Token};

/// How many attributions ahead or before are looked at.
const NEAR: usize = 4;

/// How many phrases before what a verb governs the verb's subject is looked for.
const PHRASES: usize = 16;

/// How many tokens before a participle the verb of its clause is looked for.
const REACH: usize = 24;

/// Gives each of a block's candidates the subject of its own clause, and ends what it says before the clause of another.
pub(crate) fn part_clauses(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    let clauses = Clauses { block, lexicon };
    for place in 0..candidates.len() {
        let (before, own) = candidates.split_at_mut(place);
        let Some((own, after)) = own.split_first_mut() else { break };
        after.iter().take(NEAR).for_each(|next| clauses.end_before(own, next));
        clauses.begin_behind(own);
        clauses.go_on_from_sentence(own, before);
        clauses.find_governing_subject(own, before);
        clauses.find_near_subject(own, before);
    }
}

struct Clauses<'b> {
    block: &'b Block,
    lexicon: &'b Lexicon,
}

impl Clauses<'_> {
    fn token(&self, index: usize) -> Token {
        at(&self.block.tokens, index as isize)
    }

    /// Whether a clause can stand behind it beside the one before: "…; she says …", "… and she says …".
    fn joins(&self, index: usize) -> bool {
        let token = self.token(index);
        token.shape == Shape::Semicolon || token.tag == Tag::Conjunction || token.is(known::WHILE)
    }

    /// What one says ends where another clause tells what somebody else says: "critics say | it is late |; others say it is
    /// not". Who is quoted, or speaks of "me", can tell of others.
    fn end_before(&self, own: &mut Candidate, next: &Candidate) {
        let Some(source) = next.source.as_ref().filter(|s| s.end <= next.head && own.source.as_ref() != Some(*s))
        else {
            return;
        };
        let Some(joint) = source.start.checked_sub(1).filter(|&joint| self.joins(joint)) else { return };
        let depth = self.token(own.head).depth;
        let apart = depth == 0 && self.token(joint).depth == 0 && !self.is_first_person(next);
        let holds = |p: &Range<usize>| own.cue.end <= p.start && p.start < joint && next.head < p.end;
        let Some(piece) = own.pieces.iter_mut().find(|p| apart && holds(p)) else { return };
        if has_finite(self.block, piece.start..joint) {
            piece.end = joint - usize::from(self.token(joint - 1).tag == Tag::Comma);
        }
    }

    /// What one says begins behind what another said: “Yes,” said Tom; “| no |,” said Ann.
    fn begin_behind(&self, own: &mut Candidate) {
        let depth = self.token(own.head).depth;
        let first = own.source.as_ref().map_or(own.cue.start, |s| s.start.min(own.cue.start));
        let Some(quote) = self.block.last_quote(first).filter(|q| q.last + 1 == first) else { return };
        let other = |i: usize| {
            let token = self.token(i);
            token.depth == depth && token.tag.is_verb() && self.lexicon.get(token.entry).cue.is_some()
        };
        let behind_another = |p: &Range<usize>| {
            let before = self.block.last_quote(quote.first.saturating_sub(1)).filter(|q| p.start < q.last);
            p.contains(&quote.first) && before.is_some_and(|before| (before.last..quote.first).any(other))
        };
        for piece in own.pieces.iter_mut().filter(|p| depth == 0 && behind_another(p)) {
            piece.start = quote.first;
        }
    }

    fn is_first_person(&self, candidate: &Candidate) -> bool {
        let entry = candidate.phrase.map(|p| self.lexicon.get(self.token(p.head()).entry));
        entry.and_then(|entry| entry.pronoun).is_some_and(|p| p.person == Person::First)
    }

    /// A sentence that is only a participle with what it tells goes on with whoever spoke: Moen called it late. | Adding, | “So
    /// late.”
    fn go_on_from_sentence(&self, own: &mut Candidate, before: &[Candidate]) {
        let sentence = self.block.sentence_at(own.head);
        let opens = own.source.is_none() && own.head == sentence.start && self.token(own.head).tag == Tag::Gerund;
        if !opens || !own.quotes(self.block) {
            return;
        }
        let Some(last) = before.last().filter(|c| self.block.sentence_at(c.head).end == sentence.start) else { return };
        (own.source, own.phrase) = (last.source.clone(), last.phrase);
    }

    /// What a participle or a second verb tells is said by the subject of its clause, not by what its verb or a preposition
    /// governs: "| Chen | attacked Ruiz for her silence, saying …", "| Chen | met reporters and said …".
    fn find_governing_subject(&self, own: &mut Candidate, before: &[Candidate]) {
        let tag = self.token(own.head).tag;
        let Some(source) = own.source.clone().filter(|s| s.end <= own.head) else { return };
        let near = || before.iter().rev().take(NEAR);
        let link = self.token(own.cue.start.wrapping_sub(1)).tag;
        // "saying that A | and adding that B"
        let follows = link == Tag::Conjunction
            && near().any(|c| self.token(c.head).tag == Tag::Gerund && source.end <= c.cue.start);
        // "attacked | Moen's manager |"
        let possessor = source.start.checked_sub(1).filter(|&i| self.token(i).tag == Tag::Genitive);
        let first = possessor.and_then(|i| self.block.phrase_before(i)).map_or(source.start, |p| p.start as usize);
        let governor = self.token(first.wrapping_sub(1));
        let governed = (governor.tag.is_verb() || governor.tag == Tag::Preposition) && !governor.is(known::BY);
        let tells = near().any(|c| c.source.as_ref() == Some(&source) && self.token(c.head).tag != Tag::Gerund);
        // "emailed | supporters | saying"
        let sent = link != Tag::Comma && source.end == own.cue.start && {
            let sends = self.lexicon.get(governor.entry);
            sends.verb == Some(VerbKind::Hears) && governor.tag.is_verb()
        };
        let hangs = match tag {
            Tag::Gerund => link == Tag::Comma || follows || sent,
            Tag::Past | Tag::Present => link == Tag::Conjunction && !self.has_relative(source.end..own.cue.start),
            _ => false,
        };
        let end = own.phrase.map_or(source.end, |p| p.end as usize);
        if !hangs || !governed || self.verb_behind(end).is_some() || tells {
            return;
        }
        let first = self.block.sentence_at(own.head).start;
        let depth = self.token(own.head).depth;
        let is_subject = |p: &Phrase| {
            let before = self.token((p.start as usize).wrapping_sub(1));
            let opens = before.tag.is_verb()
                || matches!(before.tag, Tag::Preposition | Tag::Subordinator | Tag::WhAdverb | Tag::Wh);
            let there = self.token(p.start as usize).tag == Tag::There;
            let verb = self.verb_behind(p.end as usize).is_some_and(|verb| verb < source.start && !there);
            let opens = opens && p.start as usize > first;
            verb && !opens && p.kind != PhraseKind::Relative && p.is_somebody() && self.token(p.head()).depth == depth
        };
        let places = self.block.phrases_before(first)..self.block.phrases_before(source.start);
        let phrases = self.block.phrases.get(places).unwrap_or_default();
        if let Some(subject) = phrases.iter().rev().take(PHRASES).find(|p| is_subject(p)) {
            own.source = Some(subject.start as usize..subject.end as usize);
            own.phrase = Some(*subject);
        }
    }

    /// Whether a relative clause begins in the stretch.
    fn has_relative(&self, mut stretch: Range<usize>) -> bool {
        stretch.any(|i| matches!(self.token(i).tag, Tag::Wh | Tag::WhAdverb))
    }

    /// Whether what looks like a participle is finite, as a name has none to itself, nor has one an object: "Chen
    /// disagreed, saying", "the firm attacked | the school |, saying".
    fn is_told(&self, index: usize) -> bool {
        let [before, after] = [index.wrapping_sub(1), index + 1].map(|i| self.token(i).tag);
        let object = matches!(after, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name);
        self.token(index).tag == Tag::Participle && (before == Tag::Name || before.is_nominal() && object)
    }

    /// The finite verb that a subject which ends at `end` would have, right behind it or behind its apposition's comma.
    fn verb_behind(&self, end: usize) -> Option<usize> {
        let first = end + usize::from(self.token(end).tag == Tag::Comma);
        let passed = |i: &usize| matches!(self.token(*i).tag, Tag::Adverb | Tag::Not);
        let verb = first + (first..first + NEAR).take_while(passed).count();
        (self.token(verb).tag.is_finite() || self.is_told(verb)).then_some(verb)
    }

    /// What a participle tells is said by the subject of the clause that it ends: "Ruiz wept, but | Chen | laughed, saying …".
    fn find_near_subject(&self, own: &mut Candidate, before: &[Candidate]) {
        let Some(source) = own.source.as_ref().filter(|s| s.end <= own.head) else { return };
        let Some(comma) = own.cue.start.checked_sub(1).filter(|&i| self.token(i).tag == Tag::Comma) else { return };
        if self.token(own.head).tag != Tag::Gerund {
            return;
        }
        let first = source.end.max(comma.saturating_sub(REACH));
        let Some(verb) = (first..comma).rev().find(|&i| self.token(i).tag.is_finite() || self.is_told(i)) else {
            return;
        };
        let helps = |i: &usize| matches!(self.token(*i).tag, Tag::Auxiliary | Tag::Modal | Tag::Adverb | Tag::Not);
        let start = verb - (first..verb).rev().take_while(helps).count();
        let somebody = |p: &Phrase| p.is_somebody() && matches!(p.kind, PhraseKind::Name | PhraseKind::Noun);
        let Some(subject) = self.block.phrase_before(start).filter(somebody) else { return };
        let Some(joint) = (subject.start as usize).checked_sub(1) else { return };
        let depth = self.token(own.head).depth;
        let told = before.iter().rev().take(NEAR).any(|c| c.holds(verb) && !c.holds(own.head));
        if joint >= source.end && self.joins(joint) && !told && self.token(verb).depth == depth {
            own.source = Some(subject.start as usize..subject.end as usize);
            own.phrase = Some(subject);
        }
    }
}
