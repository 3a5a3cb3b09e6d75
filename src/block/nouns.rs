//! Nouns that look like verbs to the tagger: "her first win", "court records".

use crate::lexicon::known;
use crate::lexicon::{Lexicon, Use};
use crate::token::tag::Tag;
use crate::token::{at, Token};

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
