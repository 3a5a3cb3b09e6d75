//! What is said in a clause that hangs on another ends with its clause: the verb of the other is the writer's.

use std::ops::Range;

use crate::block::phrase::PhraseKind;
use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::{has_finite, opens_finite};
use crate::lexicon::{Lexicon, Person, PrepositionKind, Use};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// How many tokens of a content are looked at for the verb that it ends before.
const REACH: usize = 64;

impl Candidate {
    /// What is said in a clause before the main one ends before that: "When Roe said that | he was ill |, the crowd left".
    pub(crate) fn end_before_main(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_ref().filter(|s| s.end <= self.head) else { return };
        let Some(link) = source.start.checked_sub(1) else { return };
        let begins = link == block.sentence_at(self.head).start;
        let hangs = matches!(token(link).tag, Tag::WhAdverb | Tag::Subordinator) && begins;
        // "the crowd | cheered |.", "the crowd | booed | him": no participle that tells of its noun
        let acts = |i: usize| {
            let object = matches!(token(i + 1).tag, Tag::Stop | Tag::Determiner | Tag::Pronoun | Tag::Name);
            token(i).tag == Tag::Participle && object
        };
        let main =
            |next: usize| opens_finite(block, next) || block.phrase_at(next).is_some_and(|p| acts(p.end as usize));
        if let Some((piece, comma)) = self.comma(block, main).filter(|_| hangs && self.phrase.is_some()) {
            self.end_piece(piece, comma);
        }
    }

    /// What is said in a relative clause in commas ends before the verb of whom it tells of: "Roe, who said | he was sorry |,
    /// was jailed", "the wall, described by Roe | as “rotten” |, will go".
    pub(crate) fn end_before_verb(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let relative = self.phrase.filter(|p| p.kind == PhraseKind::Relative && p.end as usize <= self.head);
        // "the envoy, noting that | his land had paid |, stressed that others must"
        let tells = token(self.head).tag == Tag::Gerund && self.source.as_ref().is_some_and(|s| s.end + 1 == self.head);
        let participle = (token(self.head).tag == Tag::Participle || tells).then_some(self.head);
        let first = relative.map(|p| p.start as usize).or(participle);
        let Some(opening) = first.and_then(|first| first.checked_sub(1)) else { return };
        let main = |next: usize| matches!(token(next).tag, Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Modal);
        if let Some((piece, comma)) = self.comma(block, main).filter(|_| token(opening).tag == Tag::Comma) {
            self.end_piece(piece, comma);
        }
    }

    /// Who acts is not who warns in what only frames that: "the board backed the plan despite | warnings | that it was unsafe".
    pub(crate) fn leave_frame(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(before) = self.source.as_ref().filter(|s| s.end < self.cue.start).map(|s| s.end) else { return };
        let frames = |i: usize| lexicon.get(token(i).entry).preposition == Some(PrepositionKind::Frames);
        let noun = matches!(token(self.head).tag, Tag::Noun | Tag::Nouns) && frames(self.cue.start - 1);
        if noun && has_finite(block, before..self.cue.start) {
            (self.source, self.phrase) = (None, None);
        }
    }

    /// What a writer adds to what others say ends it: "told me it was “fine,” | and I believed her |".
    pub(crate) fn end_before_writer(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let pronoun = |i: usize| lexicon.get(token(i).entry).pronoun;
        let first = |i: usize| pronoun(i).is_some_and(|p| p.person == Person::First && p.usage == Use::Subject);
        let depth = token(self.head).depth;
        let own = self.phrase.is_none_or(|p| pronoun(p.head()).is_some_and(|p| p.person == Person::First));
        let Some(piece) = self.pieces.iter_mut().find(|p| p.start > self.head).filter(|_| !own) else { return };
        let joint = piece.clone().skip(1).take(REACH).find(|&i| {
            let marked = token(i - 1).shape == Shape::MarkCloses || token(i - 1).tag == Tag::Comma;
            marked && token(i).tag == Tag::Conjunction && token(i).depth == depth && first(i + 1)
        });
        if let Some(joint) = joint {
            piece.end = joint - 1;
        }
    }

    /// The comma behind which the main clause begins, and the piece of content that it stands in.
    fn comma(&self, block: &Block, main: impl Fn(usize) -> bool) -> Option<(Range<usize>, usize)> {
        let token = |i: usize| at(&block.tokens, i as isize);
        let depth = token(self.head).depth;
        let piece = self.pieces.iter().find(|p| p.start > self.head)?;
        let ends = |&comma: &usize| {
            let next = comma + 1 + usize::from(token(comma + 1).shape == Shape::MarkCloses);
            token(comma).tag == Tag::Comma && next < piece.end && token(next).depth == depth && main(next)
        };
        let comma = piece.clone().skip(1).take(REACH).find(ends)?;
        Some((piece.clone(), comma))
    }

    fn end_piece(&mut self, piece: Range<usize>, end: usize) {
        self.pieces.iter_mut().filter(|p| **p == piece).for_each(|p| p.end = end);
    }

    /// A source between commas ends before the verb that goes on with the clause: "| The plan |, according to Roe, the mayor,
    /// | was to leave |".
    pub(crate) fn end_between_commas(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let (Some(source), Some(phrase)) = (self.source.clone(), self.phrase) else { return };
        let comma = |i: usize| token(i).tag == Tag::Comma;
        let medial = source.start == self.cue.end && self.cue.start > 0 && comma(self.cue.start - 1);
        if !medial || token(self.head).tag.is_finite() || !self.pieces.iter().any(|p| p.end + 1 == self.cue.start) {
            return;
        }
        let sentence = block.sentence_at(self.head);
        let finite = |i: usize| matches!(token(i).tag, Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Modal);
        let end = (phrase.end as usize..sentence.end).take(REACH).find(|&i| comma(i) && finite(i + 1));
        let last = end.and_then(|end| block.last_word(end + 1..sentence.end).map(|last| (end, last)));
        if let Some((end, last)) = last.filter(|(end, _)| token(*end).depth == token(self.head).depth) {
            self.source = Some(source.start..end);
            self.pieces.retain(|p| p.end < self.cue.start);
            self.pieces.push(end + 1..last + 1);
        }
    }
}
