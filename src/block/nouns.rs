//! Nouns that look like other words to the tagger: "the coroner", "a defence official was".

use crate::lexicon::known;
use crate::lexicon::{Lexicon, Use};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// The district's | coroner | found; the fisheries | inspector | for the coast.
pub(super) fn is_source(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, before) = (at(tokens, index as isize), at(tokens, index as isize - 1));
    let entry = lexicon.get(own.entry);
    let possessed = matches!(before.tag, Tag::Genitive | Tag::Possessive);
    let led = possessed || matches!(before.tag, Tag::Determiner | Tag::Adjective) || before.tag.is_nominal();
    own.shape == Shape::Lower && led && (entry.source.is_some() || entry.title.is_some())
}

/// A defence | official | was; an | official | from Riga.
pub(super) fn ends_phrase(tokens: &[Token], index: usize) -> bool {
    let (before, next) = (at(tokens, index as isize - 1).tag, at(tokens, index as isize + 1).tag);
    let ends = next.is_finite() || matches!(next, Tag::Preposition | Tag::Comma | Tag::Wh);
    ends && (before.is_nominal() || matches!(before, Tag::Determiner | Tag::Possessive))
}

/// It was her first | win |.
pub(super) fn is_owned(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |back: isize| at(tokens, index as isize - back);
    let owner = lexicon.get(token(2).entry).pronoun.is_some_and(|p| p.usage == Use::ObjectOrPossessive);
    owner && matches!(token(1).tag, Tag::Adjective | Tag::Adverb)
}

/// According to | court | records, it was late.
pub(super) fn is_framed(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |back: isize| at(tokens, index as isize - back);
    let frame =
        token(1).is(known::TO) && token(2).tag == Tag::Gerund && at(tokens, index as isize + 1).tag.is_nominal();
    frame && lexicon.frames_ahead([token(2).word, token(1).word]).any(|(words, _)| words == 2)
}

/// Wrote | economist | Lisa Wong.
pub(super) fn is_called(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, before) = (at(tokens, index as isize), at(tokens, index as isize - 1));
    let entry = lexicon.get(own.entry);
    let calls = own.shape == Shape::Lower && (entry.source.is_some() || entry.title.is_some());
    calls && matches!(before.tag, Tag::Past | Tag::Present) && at(tokens, index as isize + 1).tag == Tag::Name
}
