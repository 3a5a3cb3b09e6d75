//! Contents that a cue with its source parts in two: "| the plan |, Roe argued, | was doomed |".

use std::ops::Range;

use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::{has_finite, opens_finite, REACH};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{at, Shape};

impl Candidate {
    /// What a parenthesis between dashes or commas interrupts stands on both sides of it: "| The mine | – the ministry says – |
    /// closed |", "| The mine had closed |, it said, | and nobody was paid |".
    pub(crate) fn take_both_sides(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = &self.source else { return };
        let (start, end) = (source.start.min(self.cue.start), source.end.max(self.cue.end));
        let beside = source.end == self.cue.start || self.cue.end == source.start;
        let Some(before) = start.checked_sub(1).filter(|_| beside) else { return };
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
        if comma && behind && (aside && !self.quotes(block) || commas && acts) {
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
