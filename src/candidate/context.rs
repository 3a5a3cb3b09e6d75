//! A cue in its sentence: what every choice about it looks at.

use std::ops::Range;

use crate::block::phrase::Phrase;
use crate::block::{Block, CueHead, CUE_HEAD};
use crate::lexicon::{Lexicon, Stance};
use crate::token::tag::Tag;
use crate::token::{at, Token};

/// The most phrases looked at before a cue, and after it.
const BEFORE: usize = 6;
const AFTER: usize = 3;

/// Whether the verb tells that somebody was asked: "| asked | about the levy", "when | asked |".
pub(crate) fn asks(lexicon: &Lexicon, verb: Token) -> bool {
    let cue = lexicon.get(verb.entry).cue.filter(|_| matches!(verb.tag, Tag::Participle | Tag::Past));
    cue.is_some_and(|cue| cue.stance == Stance::Asks)
}

/// A cue in its sentence, with what was found to be a cue around it.
#[derive(Clone)]
pub(crate) struct CueContext<'b> {
    pub(crate) block: &'b Block,
    pub(crate) sentence: Range<usize>,
    /// The sentence's tokens.
    own: &'b [Token],
    /// Index of the cue's head among the block's tokens.
    pub(crate) cue: usize,
    /// The heads of all cues of the block, in order.
    pub(crate) heads: &'b [CueHead],
    /// What the tables say of the cue; see [`stance`].
    pub(crate) stance: u32,
}

impl<'b> CueContext<'b> {
    /// The context of one of `heads` in its sentence.
    pub(crate) fn new(block: &'b Block, cue: usize, heads: &'b [CueHead], lexicon: &Lexicon) -> Self {
        let sentence = block.sentence_at(cue);
        let own = block.tokens.get(sentence.clone()).unwrap_or_default();
        let stance = stance(lexicon, at(&block.tokens, cue as isize));
        Self { block, sentence, own, cue, heads, stance }
    }

    /// The token at `index`, where it belongs to the cue's sentence.
    pub(crate) fn token(&self, index: isize) -> Token {
        at(self.own, index - self.sentence.start as isize)
    }

    pub(crate) fn head(&self) -> Token {
        at(&self.block.tokens, self.cue as isize)
    }

    /// Whether the token at `index` is the head of a cue.
    pub(crate) fn is_head(&self, index: usize) -> bool {
        at(&self.block.tokens, index as isize).class == CUE_HEAD
    }

    /// The phrases of the sentence that could be the source, nearest first, those before the cue first.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = Phrase> + '_ {
        let phrases = &self.block.phrases;
        let middle = self.block.phrases_ended(self.cue);
        let before = phrases.get(..middle).unwrap_or_default().iter().rev().take(BEFORE);
        let after = phrases.get(middle..).unwrap_or_default().iter().take(AFTER + 1);
        let first = self.sentence.start;
        let last = self.sentence.end;
        before
            .take_while(move |p| p.start as usize >= first)
            .chain(after.take_while(move |p| p.end as usize <= last).filter(move |p| p.start as usize > self.cue))
            .copied()
    }
}

/// What the tables say of the word as a cue: its stance as a verb or as a noun, 0 where it is not listed.
pub(crate) fn stance(lexicon: &Lexicon, token: Token) -> u32 {
    let entry = lexicon.get(token.entry);
    let listed = if token.tag.is_verb() { entry.cue } else { entry.cue_noun };
    listed.map_or(0, |cue| cue.stance as u32 + 1)
}
