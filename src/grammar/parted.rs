//! Contents that a cue with its source parts in two: "| the plan |, Roe argued, | was doomed |".

use std::ops::Range;

use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::{has_finite, opens_finite, REACH};
use crate::grammar::owner::noun_phrase;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, Stance, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// The most words between a subject and its verb, in what was taken for a cue, and from a relative pronoun to the verb.
const NEAR: usize = 6;

impl Candidate {
    /// A clause behind the verb is no part of the cue, but what is said: "but said | only nine men were killed |".
    pub(crate) fn free_clause(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let first = self.head + 1;
        if self.cue.end < first + 3 || !matches!(token(self.head).tag, Tag::Past | Tag::Present) {
            return;
        }
        let verb = (first..self.cue.end.min(first + NEAR)).find(|&i| token(i).tag.is_finite());
        let subject = verb.is_some_and(|verb| block.phrase_before(verb).is_some_and(|p| p.start as usize >= first));
        if subject {
            let clause = first..self.cue.end;
            self.cue.end = first;
            let start = block.sentence_at(self.head).start;
            self.pieces.retain(|p| p.start != start);
            self.add(clause);
        }
    }

    /// What somebody answers is no content of the question: "asking her whether she knew | , to which she replied: “No.” |".
    pub(crate) fn end_before_answer(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let depth = token(self.head).depth;
        let relative = |i: usize| token(i).tag == Tag::Wh && token(i).depth == depth && token(i - 1).is(known::TO);
        let answers = |i: usize| {
            let verb = block.phrase_at(i + 1).map_or(0, |p| p.end as usize);
            (verb..verb + 2).any(|i| token(i).tag.is_finite() && lexicon.get(token(i).entry).cue.is_some())
        };
        for piece in self.pieces.iter_mut().filter(|p| p.start > self.head && p.len() > NEAR) {
            let comma = (piece.start..piece.end.min(piece.start + REACH))
                .find(|&i| token(i).tag == Tag::Comma && relative(i + 2) && i > piece.start);
            if let Some(comma) = comma.filter(|&comma| answers(comma + 2)) {
                piece.end = comma;
            }
        }
        // ", to | which | she replied: “No.”"
        let led = |p: &Range<usize>| p.len() == 1 && p.start > 1 && p.end <= self.head && relative(p.start);
        if self.pieces.len() > 1 {
            self.pieces.retain(|p| !led(p));
        }
    }

    /// By what somebody does something is what he or she says: "answered the question by | insisting | that it was late".
    pub(crate) fn find_means(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let [piece] = self.pieces.as_mut_slice() else { return };
        if piece.start != self.cue.end || !matches!(token(self.head).tag, Tag::Past | Tag::Present) {
            return;
        }
        let depth = token(self.head).depth;
        let says = |i: usize| {
            let cue = lexicon.get(token(i + 1).entry).cue;
            let gerund = token(i + 1).tag == Tag::Gerund && cue.is_some_and(|cue| cue.stance != Stance::Thinks);
            gerund && token(i).is(known::BY) && token(i).depth == depth
        };
        let by = (piece.start..piece.end.min(piece.start + REACH)).find(|&i| says(i));
        let Some(by) = by.filter(|&by| by + 2 < piece.end && !has_finite(block, piece.start..by)) else { return };
        let clause = by + 2 + usize::from(token(by + 2).is(known::THAT) || token(by + 2).tag == Tag::Comma);
        if clause < piece.end && has_finite(block, clause..piece.end) {
            (self.cue, self.head) = (by + 1..by + 2, by + 1);
            piece.start = clause;
        }
    }

    /// What a parenthesis between dashes or commas interrupts stands on both sides of it: "| The mine | – the ministry says – |
    /// closed |", "| The mine had closed |, it said, | and nobody was paid |".
    pub(crate) fn take_both_sides(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = &self.source else { return };
        let (start, mut end) = (source.start.min(self.cue.start), source.end.max(self.cue.end));
        let beside = source.end == self.cue.start || self.cue.end == source.start;
        let Some(before) = start.checked_sub(1).filter(|_| beside) else { return };
        // "her brother, she told | the court |, had never owned a gun"
        let hears = self.cue.end == end && lexicon.get(token(self.head).entry).verb == Some(VerbKind::Hears);
        let hearer = noun_phrase(block, end).filter(|p| hears && token(p.end).tag == Tag::Comma);
        end = hearer.map_or(end, |hearer| hearer.end);
        let sentence = block.sentence_at(self.head);
        let dashes = token(before).shape == Shape::Dash && token(end).shape == Shape::Dash;
        let commas = token(before).tag == Tag::Comma && token(end).tag == Tag::Comma;
        // "| Nobody |, as Moss points out, | asked about it |", "| the plan |, Roe argued, | was “doomed” |"
        let aside = token(before).is(known::AS) && before > sentence.start + 1 && token(before - 1).tag == Tag::Comma;
        let subject = sentence.start..before - usize::from(aside);
        let verb = token(end + 1).tag;
        let acts = verb.is_finite() || aside && verb == Tag::Participle;
        let first = block.phrase_at(subject.start);
        let link = first.map(|p| token(p.end as usize));
        let relative = link.is_some_and(|link| link.tag == Tag::Wh || link.is(known::THAT));
        let lacks_verb = || acts && (aside || first.is_some()) && (relative || !has_finite(block, subject.clone()));
        let comma = token(end).tag == Tag::Comma;
        let behind = self.pieces.iter().all(|p| p.start > end);
        let rest = || block.last_word(end + 1..sentence.end).map(|last| end + 1..last + 1);
        if comma && behind && (aside && (acts || !self.quotes(block)) || commas && acts) {
            if lacks_verb() {
                self.pieces.insert(0, subject);
            }
            return;
        }
        let alone = self.pieces.iter().all(|p| *p == subject);
        if comma && alone && (aside || commas) && lacks_verb() {
            self.pieces.extend(rest());
            return;
        }
        let clause = sentence.start..before;
        let plain = clause.clone().all(|i| token(i).depth == token(self.head).depth);
        let joined = commas && behind && token(end + 1).tag == Tag::Conjunction;
        if joined && plain && opens_finite(block, clause.start) && before < clause.start + REACH {
            self.pieces.insert(0, clause);
            return;
        }
        if !dashes || before <= sentence.start || self.quotes(block) || end + 1 >= sentence.end {
            return;
        }
        if let Some(rest) = rest() {
            self.pieces = vec![sentence.start..before, rest];
        }
    }

    /// What only frames a sentence that is quoted whole is no part of it: | In a letter sent on Friday |, Bell said, “We will go.” But
    /// | the plan |, Roe argued, “was doomed”.
    pub(crate) fn drop_front(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let [front, quoted] = self.pieces.as_slice() else { return };
        let Some(quote) = block.quote_at(quoted.start).filter(|q| q.first == quoted.start) else { return };
        let between = front.end < self.cue.end
            && self.cue.end < quoted.start
            && token(front.start).depth < token(quote.first).depth;
        let whole = token(quote.first).shape == Shape::Capital && quote.last > quote.first + 1;
        // "| After he left |, Bell said, …"
        let opener = token(front.start);
        let opens = matches!(opener.tag, Tag::Preposition | Tag::Subordinator | Tag::WhAdverb) && !opener.is(known::IF);
        let frames = opens || !has_finite(block, front.clone());
        if between && whole && frames && front.start == block.sentence_at(self.head).start {
            self.pieces.remove(0);
        }
    }

    /// What only links a clause to another is no content beside it: "in Harwick, | where |, according to a survey, …".
    pub(crate) fn drop_link(&mut self, block: &Block) {
        let link = |p: &Range<usize>| p.len() == 1 && at(&block.tokens, p.start as isize).tag == Tag::WhAdverb;
        if self.pieces.len() > 1 {
            self.pieces.retain(|p| !link(p));
        }
    }

    /// What only announces what is said is no part of it: "I promise | you this: | it will close".
    pub(crate) fn pass_announcement(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let end = self.cue.end;
        for piece in self.pieces.iter_mut().filter(|p| p.start >= end) {
            let hearer = block.phrase_at(piece.start).filter(|_| !token(piece.start).is(known::THIS));
            let this = hearer.map_or(piece.start, |p| p.end as usize);
            let announced = token(this).is(known::THIS) && token(this + 1).shape == Shape::Colon;
            if announced && this + 2 < piece.end {
                piece.start = this + 2;
            }
        }
    }

    /// A quotation is told from its first word on: ‘We knew,’ said Ann, ‘| that | it would fall.’
    pub(crate) fn take_quoted_that(&mut self, block: &Block) {
        for piece in &mut self.pieces {
            let that = piece.start.checked_sub(1).filter(|&i| at(&block.tokens, i as isize).is(known::THAT));
            let begins = that.filter(|&i| block.quote_at(i).is_some_and(|q| q.first == i));
            piece.start = begins.unwrap_or(piece.start);
        }
    }

    /// Nobody's words hold who says them, nor the cue: what has the source in it is none, and a cue parts it. A quotation is
    /// left whole.
    pub(crate) fn keep_apart(&mut self, block: &Block) {
        let depth = at(&block.tokens, self.head as isize).depth;
        let plain = |p: &Range<usize>| at(&block.tokens, p.start as isize).depth <= depth;
        let share = |p: &Range<usize>, held: &Range<usize>| p.start < held.end && held.start < p.end;
        let source = self.source.clone();
        self.pieces.retain(|p| !(plain(p) && source.as_ref().is_some_and(|source| share(p, source))));
        let cue = self.cue.clone();
        if !self.pieces.iter().any(|p| plain(p) && share(p, &cue)) {
            return;
        }
        let word = |i: &usize| at(&block.tokens, *i as isize).is_word();
        let parts = |p: Range<usize>| {
            let parted = plain(&p) && share(&p, &cue);
            let [end, start] = if parted { [cue.start, cue.end] } else { [p.end, p.end] };
            [p.start..p.end.min(end), p.start.max(start)..p.end]
        };
        let pieces = std::mem::take(&mut self.pieces).into_iter().flat_map(parts);
        self.pieces = pieces.filter_map(|mut p| Some(p.clone().find(word)?..p.rfind(word)? + 1)).collect();
    }
}
