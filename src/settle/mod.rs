//! What the attributions of a block may not be, each by itself and beside the others: a cue takes in no word of
//! its source, what is said once is told once, and nobody's words hold what he or she says next.

pub(crate) mod cited;
pub(crate) mod holder;
pub(crate) mod nested;
pub(crate) mod no_saying;
pub(crate) mod raised;
pub(crate) mod reach;
pub(crate) mod steps;

use std::ops::Range;

use crate::block::{Block, QuotedTokens};
use crate::candidate::{around, Candidate};
use crate::grammar::bounds::has_finite;
use crate::grammar::control::find_controllers;
use crate::grammar::trailing::end_before_trailing;
use crate::lexicon::{Lexicon, VerbKind};
use crate::settle::cited::quote_another;
use crate::settle::nested::{begin_behind_cue, hold_inner};
use crate::settle::raised::raise;
use crate::settle::reach::{drop_doubles, drop_hearers, drop_postmodifiers, is_postmodifier, take_relatives};
use crate::token::tag::Tag;
use crate::token::{at, Shape};
use crate::Stance;

/// How many attributions ahead one can tell the same again.
const NEAR: usize = 4;

/// Puts the candidates of a block in order, which are sorted by their heads.
#[cfg(feature = "training")]
pub(crate) fn settle(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    for step in steps::STEPS {
        candidates.iter_mut().for_each(|candidate| step(candidate, block, lexicon));
    }
    settle_together(block, lexicon, candidates);
}

/// Puts them in order beside each other, each of which the [steps](steps::STEPS) have been done to.
pub(crate) fn settle_together(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    candidates.retain(|c| !c.is_attribute(block) && !c.is_circumstance(block) && !c.is_no_saying(block, lexicon));
    candidates.retain_mut(|c| c.part_named(block, lexicon));
    candidates.sort_by_key(|c| c.head);
    drop_postmodifiers(block, candidates);
    drop_hearers(block, candidates);
    raise(block, lexicon, candidates);
    drop_doubles(block, candidates);
    share_subjects(block, candidates);
    hold_inner(block, candidates);
    end_before_trailing(block, candidates);
    take_relatives(block, lexicon, candidates);
    end_at_next_cue(block, lexicon, candidates);
    find_controllers(block, lexicon, candidates);
    quote_another(block, lexicon, candidates);
    begin_behind_cue(candidates);
    resume(block, lexicon, candidates);
    part_from_next(block, lexicon, candidates);
}

/// What the same source goes on to say is no content of what it said first: "the rate will stay, she said, | adding that … |".
fn part_from_next(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    for place in 0..candidates.len() {
        let next = candidates.get(place + 1..).and_then(|after| {
            let own = candidates.get(place)?;
            let next = after.iter().take(NEAR).find(|next| next.goes_on_from(own))?;
            let shared = next.pieces.iter().find(|p| own.pieces.contains(p) && p.start > next.head);
            Some((next.cue.start, shared.cloned()))
        });
        if let (Some((next, shared)), Some(candidate)) = (next, candidates.get_mut(place)) {
            let head = candidate.head;
            candidate.pieces.retain(|p| (p.start != next || p.start < head) && Some(p) != shared.as_ref());
            if candidate.pieces.is_empty() {
                candidate.take_clause_before(block, lexicon);
            }
        }
    }
}

/// A source that takes in another cue with its source is that source: "| the bishop | condemned the raid and called".
fn share_subjects(block: &Block, candidates: &mut [Candidate]) {
    for place in 1..candidates.len() {
        let Some((before, own, _)) = around(candidates, place) else { break };
        let Some(source) = own.source.clone() else { continue };
        let holds = |c: &&Candidate| {
            let first = c.source.as_ref().is_some_and(|s| s.start == source.start && s.end <= c.head);
            // "| Glue, a network of farmers |, said so, and blamed the state": what it is is nobody else
            let beside = |s: &Range<usize>| s.start < source.start && source.end == s.end && s.end <= c.head;
            let beside =
                at(&block.tokens, source.start as isize - 1).tag == Tag::Comma && c.source.as_ref().is_some_and(beside);
            // "| Ann Bell, 53, a clerk |, said so but added that …"
            let aside = matches!(at(&block.tokens, source.end as isize).shape, Shape::Comma | Shape::Open);
            let longer = |s: &Range<usize>| {
                let closed = at(&block.tokens, s.end as isize).shape == Shape::Comma;
                s.end > source.end && (closed || at(&block.tokens, s.end as isize - 1).shape == Shape::Close)
            };
            let whole = first && aside && c.head < own.head && c.source.as_ref().is_some_and(longer);
            beside || whole || first && source.contains(&c.head) && !is_postmodifier(block, c.head, own.head)
        };
        if let Some(first) = before.iter().rev().take(NEAR).find(holds) {
            (own.source, own.phrase) = (first.source.clone(), first.phrase);
        }
    }
    // "Calling it late, | Mr Tay |, who chairs the board, said …"
    for place in 0..candidates.len() {
        let Some((_, own, after)) = around(candidates, place) else { break };
        let Some(source) = own.source.clone().filter(|s| s.start > own.head) else { continue };
        let begins = |c: &&Candidate| c.source.as_ref().is_some_and(|s| s.start == source.start && s.end <= c.head);
        if let Some(other) = after.iter().take(NEAR).find(begins).filter(|c| source.contains(&c.head)) {
            (own.source, own.phrase) = (other.source.clone(), other.phrase);
        }
    }
}

/// What is said ends where its source goes on to say something else: "said | that A | and added that B".
fn end_at_next_cue(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    let token = |i: usize| at(&block.tokens, i as isize);
    for place in 0..candidates.len() {
        let Some((_, own, after)) = around(candidates, place) else { break };
        let joins = |next: &&Candidate| {
            let start = |c: &Candidate| c.source.as_ref().map(|s| s.start);
            let same = start(next) == start(own) && own.source.is_some();
            same && token(next.head).depth == token(own.head).depth && token(next.head).tag.is_verb()
        };
        let Some(next) = after.iter().take(NEAR).find(joins).map(|next| next.cue.start.min(next.head)) else {
            continue;
        };
        let Some(joint) = (own.cue.end..next).rev().find(|&i| token(i).tag != Tag::Adverb) else { continue };
        // "Bell, noting | that it was late |, stressed that …"
        let beside = own.source.as_ref().is_some_and(|s| s.end + 1 == own.cue.start);
        let aside = beside && token(joint).tag == Tag::Comma && token(own.head).tag == Tag::Gerund;
        if token(joint).tag != Tag::Conjunction && !aside {
            continue;
        }
        let end = joint - usize::from(!aside && token(joint - 1).tag == Tag::Comma);
        for piece in own.pieces.iter_mut().filter(|p| p.start >= own.cue.end && p.contains(&next) && p.start < end) {
            piece.end = end;
        }
        // "urged | restraint | and warned that …": what the other says is no content of this one
        let own_words = own.cue.end..end;
        let hears = lexicon.get(token(own.head).entry).verb == Some(VerbKind::Hears);
        let object = block.phrase_at(own.cue.end).map(|p| !hears || !p.is_somebody());
        // right behind a verb, what looks like one is a noun
        let object = object.unwrap_or(token(own.cue.end).tag == Tag::Base);
        let others = own.pieces.iter().all(|p| p.start > next);
        if others && object && !has_finite(block, own_words.clone()) {
            own.pieces = std::iter::once(own_words).collect();
        }
    }
}

/// What is done between two parts of a quote introduces none: “Look,” he said, | pointing at the wall, | “that is it.”
fn resume(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    let token = |i: usize| at(&block.tokens, i as isize);
    for place in 1..candidates.len() {
        let Some((before, own, _)) = around(candidates, place) else { break };
        let beside = token(own.head).tag == Tag::Gerund;
        // “Look,” he said | as he pointed at the wall |, “that is it.”
        let under = own.source.as_ref().is_some_and(|s| s.start > 0 && token(s.start - 1).tag == Tag::Subordinator);
        if !(beside || under && token(own.head).tag.is_finite()) {
            continue;
        }
        let cue = lexicon.get(token(own.head).entry).cue;
        let begins = block.sentence_at(own.head).start;
        let speaks = |c: &&mut Candidate| {
            c.quotes(block) && c.head < own.head && if beside { c.source == own.source } else { c.head >= begins }
        };
        let Some(speaker) = before.iter_mut().rev().take(NEAR).find(speaks) else { continue };
        let depth = token(own.head).depth;
        let idle = |to: usize| under || !has_finite(block, own.head..to);
        let quoted = own.pieces.iter().filter(|p| p.start > own.head).find_map(|p| {
            let first = p.clone().find(|&i| token(i).depth > depth)?;
            block.quote_at(first).filter(|q| first >= 2 && q.first == first && idle(first))
        });
        let end = own.pieces.last().map_or(own.cue.end, |p| p.end);
        let behind = || block.quote_at(end + 2).filter(|q| q.first == end + 2 && end > own.head && idle(end));
        let says = cue.is_some_and(|cue| cue.stance != Stance::Thinks);
        let goes_on = |q: &QuotedTokens| under || !says || token(q.first).shape == Shape::Lower;
        let leads = |q: &QuotedTokens| matches!(token(q.first - 2).shape, Shape::Comma | Shape::Dash);
        if let Some(quote) = quoted.or_else(behind).filter(|q| leads(q) && goes_on(q)) {
            speaker.add(quote.first..quote.last);
            own.give_up(quote.first..quote.last);
            own.pieces.iter_mut().for_each(|p| p.end = p.end.min(quote.first - 2).max(p.start + 1));
            own.pieces.retain(|_| cue.is_some());
        }
    }
}

impl Candidate {
    /// Where a verb of saying stands between a source and a colon, the verb is the cue: "she wrote on Facebook: …".
    fn find_verb(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(end) = self.source.as_ref().map(|s| s.end).filter(|_| token(self.head).shape == Shape::Colon) else {
            return;
        };
        let says = |&i: &usize| token(i).tag.is_verb() && lexicon.get(token(i).entry).cue.is_some();
        if let Some(verb) = (end..self.head).rfind(says) {
            (self.head, self.cue) = (verb, verb..verb + 1);
        }
    }

    /// The day is no part of who speaks: "Ospanov | on Monday | said".
    fn drop_day(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let is_day = |i: usize| lexicon.get(token(i).entry).is_date();
        let Some(source) = self.source.as_mut() else { return };
        let last = source.end - usize::from(token(source.end - 1).tag == Tag::Number);
        let before = |i: usize| token(i).tag.is_nominal() || token(i).shape == Shape::Close;
        // "the minister, Ann Bell, | on Thursday | said"
        let comma = usize::from(last > source.start + 3 && token(last - 3).tag == Tag::Comma);
        let own = last > source.start + 2 + comma && before(last - 3 - comma);
        if own && is_day(last - 1) && token(last - 2).tag == Tag::Preposition {
            source.end = last - 2 - comma;
        }
    }

    /// Parts the cue from its source; a colon or dash that is the cue is all of it.
    fn part_cue(&mut self, block: &Block) {
        let (head, cue) = (self.head, self.cue.clone());
        let token = |i: usize| at(&block.tokens, i as isize);
        let mut parted = cue.clone();
        // "Ines Bell of Harbour | Securities said"
        if let Some(source) = self.source.as_mut().filter(|s| s.end == cue.start && token(head).tag.is_verb()) {
            let name = |&i: &usize| token(i).tag == Tag::Name && token(i - 1).tag == Tag::Name;
            source.end += (cue.start..head).take_while(name).count();
        }
        match &self.source {
            Some(s) if s.end <= head => parted.start = cue.start.max(s.end),
            Some(s) if s.start > head => parted.end = cue.end.min(s.start),
            _ => {}
        }
        if matches!(token(head).shape, Shape::Colon | Shape::Dash) && cue.end > head + 1 {
            parted.end = head + 1;
            if let Some(piece) = self.pieces.iter_mut().find(|p| p.start == cue.end) {
                piece.start = parted.end;
            }
        }
        self.cue = parted;
    }

    /// Who is quoted before the cue says no more in the writer's words behind it: “…,” she said, | as she sat down |.
    pub(crate) fn drop_asides(&mut self, block: &Block) {
        let depth = |i: usize| at(&block.tokens, i as isize).depth;
        let (head, outer) = (self.head, depth(self.head));
        let is_quoted =
            |p: &Range<usize>| p.clone().all(|i| depth(i) > outer || !at(&block.tokens, i as isize).is_word());
        if self.pieces.iter().any(|p| p.end <= head && is_quoted(p)) {
            self.pieces.retain(|p| p.end <= head || p.clone().any(|i| depth(i) > outer));
            // said Grieve | slowly |, ‘and locked it’
            let ends_quoted = |p: &&mut Range<usize>| p.start > head && depth(p.end - 1) > outer;
            for piece in self.pieces.iter_mut().filter(ends_quoted) {
                piece.start = piece.clone().find(|&i| depth(i) > outer).unwrap_or(piece.start);
            }
        }
        // "…, said one of the people, who asked not to be named because | the talks are private |"
        let before = self.pieces.iter().any(|p| p.end <= head);
        if let Some(end) = self.source.as_ref().map(|s| s.end).filter(|&end| before && end > head) {
            let relative = at(&block.tokens, end as isize + 1).tag == Tag::Wh;
            self.pieces.retain(|p| p.end <= head || !relative || p.clone().any(|i| depth(i) > outer));
        }
    }

    /// What somebody was asked is nothing that he or she says: | When asked whether it would stay |, Dahl smiled.
    fn drop_question(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let start = block.sentence_at(self.head).start;
        let verb = token(start + usize::from(token(start).tag == Tag::WhAdverb));
        let hears = lexicon.get(verb.entry).verb == Some(VerbKind::Hears);
        if hears && matches!(verb.tag, Tag::Participle | Tag::Past) && self.head > start {
            self.pieces.retain(|p| p.start != start);
        }
    }

    /// Whether the same source says this after what it says in `before`.
    fn goes_on_from(&self, before: &Candidate) -> bool {
        let behind = self.source.as_ref().is_some_and(|s| s.end <= before.head || before.cue.end <= s.start);
        behind && self.source == before.source && before.cue.end < self.cue.start
    }
}
