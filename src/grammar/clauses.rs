//! Clauses beside each other: each has a subject of its own, and what is said in one ends where the next begins.

use std::ops::Range;

use crate::block::Block;
use crate::candidate::{around, Candidate};
use crate::grammar::bounds::has_finite;
use crate::grammar::Grammar;
use crate::lexicon::{known, Lexicon, Person};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// How many attributions ahead are looked at.
const NEAR: usize = 4;

/// How many tokens of what is said are looked at for what its speaker does next.
const ACT: usize = 16;

/// Ends what each of a block's candidates says before the clause of another, and begins it behind that of another.
pub(crate) fn part_clauses(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    let grammar = Grammar { block, lexicon };
    for place in 0..candidates.len() {
        let Some((_, own, after)) = around(candidates, place) else { break };
        after.iter().take(NEAR).for_each(|next| grammar.end_before(own, next));
        grammar.begin_behind(own);
        grammar.leave_before(own);
    }
}

/// Whether a clause can stand behind it beside the one before: "…; she says …", "… and she says …".
pub(crate) fn joins_clauses(token: Token) -> bool {
    token.shape == Shape::Semicolon || token.tag == Tag::Conjunction || token.is(known::WHILE)
}

impl Grammar<'_> {
    /// What one says ends where another clause tells what somebody else says: "critics say | it is late |; others say it is
    /// not". Who is quoted, or speaks of "me", can tell of others.
    fn end_before(&self, own: &mut Candidate, next: &Candidate) {
        let Some(source) = next.source.as_ref().filter(|s| s.end <= next.head && own.source.as_ref() != Some(*s))
        else {
            return;
        };
        let Some(joint) = source.start.checked_sub(1).filter(|&joint| joins_clauses(self.token(joint))) else { return };
        let depth = self.token(own.head).depth;
        let apart = depth == 0 && self.token(joint).depth == 0 && !self.is_first_person(next);
        let holds = |p: &Range<usize>| own.cue.end <= p.start && p.start < joint && next.head < p.end;
        let Some(piece) = own.pieces.iter_mut().find(|p| apart && holds(p)) else { return };
        // "found | no effect |; Ann says …"
        if self.token(joint).shape == Shape::Semicolon || has_finite(self.block, piece.start..joint) {
            piece.end = joint - usize::from(self.token(joint - 1).tag == Tag::Comma);
        }
    }

    /// Behind "while" another clause begins, and nothing before it is said there: "| Lind wept, | while the union called it late".
    fn leave_before(&self, own: &mut Candidate) {
        let Some(source) = own.source.as_ref().filter(|s| s.end <= own.head && s.start > 0) else { return };
        if self.token(source.start - 1).is(known::WHILE) && own.pieces.iter().any(|p| p.start > own.head) {
            own.pieces.retain(|p| p.start > own.head);
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
        let entry = candidate.phrase.map(|p| self.entry(p.head()));
        entry.and_then(|entry| entry.pronoun).is_some_and(|p| p.person == Person::First)
    }
}

impl Candidate {
    /// What is said without a verb ends where its speaker does something else: "denied | the charge | and left the room".
    pub(crate) fn end_before_act(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let active = matches!(token(self.head).tag, Tag::Past | Tag::Present);
        let (tag, depth) = (token(self.head).tag, token(self.head).depth);
        for piece in self.pieces.iter_mut().filter(|p| active && p.start > self.head) {
            let ends =
                |i: &usize| token(*i).tag.is_finite() || matches!(token(*i).tag, Tag::To | Tag::Wh | Tag::Subordinator);
            let clause = piece.clone().take(ACT).find(ends);
            let joint = clause.and_then(|i| i.checked_sub(1)).filter(|&i| i > piece.start);
            let acts = |&i: &usize| {
                let joins = token(i).tag == Tag::Conjunction && !token(i).is(known::OR) && token(i).depth == depth;
                joins && token(i + 1).tag == tag && !token(i + 2).tag.is_nominal()
            };
            if let Some(joint) = joint.filter(acts) {
                piece.end = joint - usize::from(token(joint - 1).tag == Tag::Comma && joint > piece.start + 1);
            }
        }
    }

    /// What is said in marks ends with them where its speaker goes on to do something: said “| no |” and left.
    pub(crate) fn end_with_quotation(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(piece) = self.pieces.iter_mut().find(|p| p.start > self.head) else { return };
        let quote = block.quote_at(piece.start + 1).filter(|q| q.first == piece.start + 1);
        let Some(quote) = quote.or(block.quote_at(piece.start).filter(|q| q.first == piece.start)) else { return };
        let joint = quote.last + usize::from(token(quote.last).shape == Shape::MarkCloses);
        // "and left.", "and exits.": no noun or adjective stands there alone
        let alone = token(joint + 2).tag == Tag::Stop && token(self.head).tag.is_verb();
        let acts = match token(joint + 1).tag {
            Tag::Past | Tag::Present | Tag::Participle => true,
            tag => alone && matches!(tag, Tag::Adjective | Tag::Nouns),
        };
        if joint < piece.end && token(joint).tag == Tag::Conjunction && acts {
            *piece = quote.first..quote.last;
        }
    }
}
