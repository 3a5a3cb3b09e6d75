//! Second verbs of whoever has said something, which ask, accuse or promise: "said the deal was fair and | urged | members to
//! take it", “No,” said Ann Bell, and | called on | them to go home.

use std::ops::Range;

use crate::block::phrase::PhraseKind;
use crate::block::Block;
use crate::candidate::Candidate;
use crate::governed::SURE;
use crate::grammar::Grammar;
use crate::lexicon::{Lexicon, Stance};
use crate::token::tag::Tag;

/// How many tokens of what is said first are looked at, and the most words of a cue.
const REACH: usize = 48;
const WORDS: usize = 4;

/// Adds what the same source goes on to do with words, and ends what it said before there.
pub(super) fn second(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    let grammar = Grammar { block, lexicon };
    let mut found = Vec::new();
    for place in 0..candidates.len() {
        let next = candidates.get(place + 1).map_or(usize::MAX, |c| c.head);
        let Some(own) = candidates.get_mut(place) else { break };
        found.extend(grammar.second_inside(own, next).or_else(|| grammar.second_behind(own, next)));
    }
    for new in found {
        let place = candidates.partition_point(|c| c.head < new.head);
        candidates.insert(place, new);
    }
}

impl Grammar<'_> {
    /// "said | the deal was fair | and | urged | members to take it": what is told of had no such verb.
    fn second_inside(&self, own: &mut Candidate, next: usize) -> Option<Candidate> {
        let head = self.token(own.head);
        let source =
            own.source.clone().filter(|s| s.end <= own.head && matches!(head.tag, Tag::Past | Tag::Present))?;
        let plain = |p: &&mut Range<usize>| p.start >= own.cue.end && self.token(p.start).depth == head.depth;
        let piece = own.pieces.iter_mut().find(plain)?;
        let first = (piece.start..piece.end).take(REACH).find(|&i| self.token(i).tag.is_finite())?;
        // but "says | he is proud and asks | for more"
        let coreferent = self.block.phrase_at(piece.start).is_some_and(|p| p.kind == PhraseKind::Pronoun);
        let helped = matches!(self.token(first).tag, Tag::Auxiliary | Tag::Modal) && !coreferent;
        let joins = |&i: &usize| {
            let verb = self.token(i + 1);
            self.token(i).tag == Tag::Conjunction
                && verb.tag == head.tag
                && verb.depth == head.depth
                && self.asks(i + 1)
        };
        let joint = (first + 1..piece.end).take(REACH).find(joins).filter(|&joint| helped && joint + 1 < next)?;
        let content = self.behind_cue(joint + 1, piece.end)?;
        let comma = usize::from(self.token(joint - 1).tag == Tag::Comma);
        piece.end = joint - comma;
        Some(Candidate::by_form(joint + 1..content.start, source, own.phrase, vec![content], SURE))
    }

    /// “No,” said | Ann Bell |, and | called on | them to go home.
    fn second_behind(&self, own: &Candidate, next: usize) -> Option<Candidate> {
        let source = own.source.clone().filter(|s| s.start > own.head && self.token(own.head).tag.is_verb())?;
        let joint = source.end + usize::from(self.token(source.end).tag == Tag::Comma);
        let verb = joint + 1;
        let tense = matches!(self.token(verb).tag, Tag::Past | Tag::Present | Tag::Participle);
        if self.token(joint).tag != Tag::Conjunction || !tense || !self.asks(verb) || verb >= next {
            return None;
        }
        let last = self.block.last_word(verb..self.block.sentence_at(own.head).end)?;
        let content = self.behind_cue(verb, last + 1)?;
        Some(Candidate::by_form(verb..content.start, source, own.phrase, vec![content], SURE))
    }

    /// Whether the verb asks somebody for something, or accuses or promises.
    fn asks(&self, verb: usize) -> bool {
        let stance = self.whole_cue(verb).map(|(_, stance)| stance);
        matches!(stance, Some(Stance::Orders | Stance::Accuses | Stance::Promises | Stance::Asks))
    }

    /// How many words the cue has whose verb is at `verb`, and what it stands for.
    fn whole_cue(&self, verb: usize) -> Option<(usize, Stance)> {
        let mut words = [0; WORDS];
        for (word, index) in words.iter_mut().zip(verb..) {
            *word = self.token(index).word;
        }
        self.lexicon.cue(&words).map(|(words, cue)| (words, cue.stance))
    }

    /// What stands behind the cue, up to `end`.
    fn behind_cue(&self, verb: usize, end: usize) -> Option<Range<usize>> {
        let start = verb + self.whole_cue(verb).map_or(1, |(words, _)| words.max(1));
        (start < end && self.token(start).is_word()).then_some(start..end)
    }
}
