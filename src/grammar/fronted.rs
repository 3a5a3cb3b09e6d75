//! Cues that lead their sentence: “Asked | whether he would resign |, Pearce said no”; “Warning | that time was short |,
//! Pearce said …”. What they tell ends where the clause begins that they lead to, and its subject is theirs.

use std::ops::Range;

use crate::block::phrase::Phrase;
use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::{has_finite, opens_finite};
use crate::grammar::owner::noun_phrase;
use crate::lexicon::{known, Lexicon};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// How sure one is that the weights have not seen.
const SURE: f32 = 0.6;

/// Among how many tokens the clause is sought that a cue leads to.
const FAR: usize = 48;

/// A cue at the front of its sentence.
struct Fronted<'b> {
    block: &'b Block,
    head: usize,
    sentence: Range<usize>,
}

impl Candidate {
    /// The content of a cue that leads its sentence ends where the clause begins that it leads to, and is not that clause:
    /// “Asked again, | Pearce said no |”.
    pub(crate) fn end_before_clause(&mut self, block: &Block) {
        let fronted = Fronted::new(block, self.head);
        // "When | Bell | told them so, | the guide said no |"
        if let Some(comma) = self.source.as_ref().and_then(|s| fronted.main_behind(s)) {
            self.pieces.retain(|p| p.start != comma + 1);
            return;
        }
        // "As reported by the Courier, | it was late |"
        let cited = self.source.is_some() && fronted.token(fronted.sentence.start).is(known::AS);
        if !fronted.leads() || cited || self.source.as_ref().is_some_and(|s| s.end <= self.head) {
            return;
        }
        self.pieces.retain(|p| !fronted.leads_to(p.start.wrapping_sub(1)));
        let Some(comma) = fronted.clause() else { return };
        for piece in self.pieces.iter_mut().filter(|p| self.head < p.start && p.start < comma && comma < p.end) {
            piece.end = comma;
        }
        if let (None, Some((subject, phrase))) = (&self.source, fronted.subject(comma)) {
            (self.source, self.phrase) = (Some(subject), Some(phrase));
            (self.source_probability, self.probability) = (SURE, self.probability.max(SURE));
        }
    }
}

/// “| Warning | that time was short |, Pearce said …”: one whose verb is the first word of a sentence, if it is one.
pub(crate) fn fronted(block: &Block, lexicon: &Lexicon, head: usize) -> Option<Candidate> {
    let fronted = Fronted::new(block, head);
    let that = fronted.token(head + 1).is(known::THAT);
    if !that || !fronted.leads() || lexicon.get(fronted.token(head).entry).cue.is_none() {
        return None;
    }
    let comma = fronted.clause()?;
    let (source, phrase) = fronted.subject(comma)?;
    let content = head + 2..comma;
    phrase.is_somebody().then(|| Candidate::by_form(head..head + 1, source, Some(phrase), vec![content], SURE))
}

impl<'b> Fronted<'b> {
    fn new(block: &'b Block, head: usize) -> Self {
        Fronted { block, head, sentence: block.sentence_at(head) }
    }

    fn token(&self, index: usize) -> Token {
        at(&self.block.tokens, index as isize)
    }

    /// Whether nothing stands before it in its sentence that could be its subject: "Asked", "When asked", "After warning".
    fn leads(&self) -> bool {
        let word = |i: usize| self.token(i).is_word();
        let first = (self.sentence.start..self.head).find(|&i| word(i)).unwrap_or(self.head);
        let opener = matches!(self.token(first).tag, Tag::WhAdverb | Tag::Subordinator | Tag::Preposition);
        let verb = matches!(self.token(self.head).tag, Tag::Participle | Tag::Past | Tag::Gerund);
        verb && (first == self.head || first + 1 == self.head && opener)
    }

    /// The comma where the clause ends that its subject and a conjunction open, and the clause around it begins.
    fn main_behind(&self, source: &Range<usize>) -> Option<usize> {
        let opener = self.token(self.sentence.start).tag;
        let opens = matches!(opener, Tag::WhAdverb | Tag::Subordinator) && source.start == self.sentence.start + 1;
        let under = opens && source.end <= self.head && self.token(self.head).tag.is_verb();
        let end = self.sentence.end.min(self.head + FAR);
        let comma = (self.head + 1..end).find(|&i| under && self.leads_to(i))?;
        // "As Bell said on Monday, | it was late |", but "As Bell told them so, the guide laughed"
        let hears = |i: usize| self.token(i).tag == Tag::Pronoun;
        let cites = self.token(self.sentence.start).is(known::AS) && !(self.head + 1..comma).any(hears);
        (!cites).then_some(comma)
    }

    /// Whoever the clause behind `comma` is about, who also does what leads to it: "Warning", but not "Asked".
    fn subject(&self, comma: usize) -> Option<(Range<usize>, Phrase)> {
        let phrase = self.block.phrase_at(comma + 1).filter(|_| self.token(self.head).tag == Tag::Gerund)?;
        Some((noun_phrase(self.block, comma + 1)?, phrase))
    }

    /// The comma before the clause that it leads to, behind a whole clause of its own.
    fn clause(&self) -> Option<usize> {
        // "Asked whether those included leaving, | she said": a clause though its verb was not seen to be one
        let asked = self.token(self.head).tag != Tag::Gerund
            && matches!(self.token(self.head + 1).tag, Tag::Subordinator | Tag::WhAdverb | Tag::Wh);
        let main = |&i: &usize| self.leads_to(i) && (asked || has_finite(self.block, self.head + 1..i));
        (self.head + 2..self.sentence.end.min(self.head + FAR)).find(main)
    }

    /// Whether a clause that it can lead to stands behind a comma at `index`.
    fn leads_to(&self, index: usize) -> bool {
        let (mark, head) = (self.token(index), self.token(self.head));
        let comma = mark.shape == Shape::Comma && mark.depth == head.depth;
        let relative = || self.token(index + 1).tag == Tag::Wh;
        index > self.head && comma && !relative() && opens_finite(self.block, index + 1)
    }
}

/// Whom what stands behind is for: "For | Nils Berg |, the reason is plain", where that begins at `first`.
pub(crate) fn front_whom(block: &Block, first: usize) -> Option<Phrase> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let whom = block.phrase_at(first + 1).filter(|p| token(first).is(known::FOR) && p.is_somebody())?;
    (token(whom.end as usize).tag == Tag::Comma).then_some(whom)
}
