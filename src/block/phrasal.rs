//! Verbs of two words that the tagger does not take for verbs: "points out", "shot back".

use crate::lexicon::known;
use crate::lexicon::Lexicon;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// Whether two words are one verb of the tables: "went on".
pub(super) fn is_cue_of_two(words: [u32; 2], lexicon: &Lexicon) -> bool {
    lexicon.cue(&words).is_some_and(|(taken, _)| taken == 2)
}

/// Whether both are one verb of the tables, the second a particle: "points out".
pub(super) fn has_particle(own: Token, next: Token, lexicon: &Lexicon) -> bool {
    let particle = matches!(next.tag, Tag::Adverb | Tag::Particle | Tag::Preposition);
    particle && is_cue_of_two([own.word, next.word], lexicon)
}

/// Kessler | shot back | that he was busy.
pub(super) fn is_phrasal(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
    let before = at(tokens, index as isize - 1);
    let subject = matches!(before.tag, Tag::Noun | Tag::Name | Tag::Pronoun);
    let leads = at(tokens, index as isize + 2).is(known::THAT);
    own.shape == Shape::Lower && subject && leads && is_cue_of_two([own.word, next.word], lexicon)
}

/// Harrow | points out | the dates; he denies it and | points out | that it is late.
pub(super) fn points_out(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (before, own) = (at(tokens, index as isize - 1), at(tokens, index as isize));
    let that = before.tag == Tag::Conjunction && at(tokens, index as isize + 2).is(known::THAT);
    let subject = own.shape == Shape::Lower && (before.tag == Tag::Name || that);
    subject && has_particle(own, at(tokens, index as isize + 1), lexicon)
}
