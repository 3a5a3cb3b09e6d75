//! Nouns that look like verbs to the tagger: "her first win", "court records".

use crate::lexicon::known;
use crate::lexicon::{Lexicon, Use};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// It was her first | win |.
pub(super) fn is_owned(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |back: isize| at(tokens, index as isize - back);
    let owner = lexicon.get(token(2).entry).pronoun.is_some_and(|p| p.usage == Use::ObjectOrPossessive);
    owner && matches!(token(1).tag, Tag::Adjective | Tag::Adverb)
}

/// They seem to | exchange | the patterns.
pub(super) fn is_infinitive(tokens: &[Token], index: usize) -> bool {
    let (before, next) = (at(tokens, index as isize - 1), at(tokens, index as isize + 1));
    before.tag == Tag::To && next.tag == Tag::Determiner && at(tokens, index as isize).shape == Shape::Lower
}

/// Her carer | 's | visits were short: of two verbs with a noun between them the first is none.
pub(super) fn is_possessive(text: &str, tokens: &[Token], index: usize) -> bool {
    let token = |ahead: isize| at(tokens, index as isize + ahead);
    let clitic = token(0).shape == Shape::Clitic && token(0).span().text(text).ends_with('s');
    let held = || token(1).tag == Tag::Nouns && token(2).tag.is_finite() && token(2).shape == Shape::Lower;
    clitic && matches!(token(-1).tag, Tag::Noun | Tag::Nouns) && held()
}

/// According to | court | records, it was late.
pub(super) fn is_framed(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |back: isize| at(tokens, index as isize - back);
    let frame =
        token(1).is(known::TO) && token(2).tag == Tag::Gerund && at(tokens, index as isize + 1).tag.is_nominal();
    frame && lexicon.frames_ahead([token(2).word, token(1).word]).any(|(words, _)| words == 2)
}

/// She claims that | cyclists | ignore it: of two verbs beside each other the first is none.
pub(super) fn is_before_verb(tokens: &[Token], index: usize) -> bool {
    let mut ahead = tokens.get(index..).unwrap_or_default().iter();
    let own = ahead.next().is_some_and(|t| t.tag == Tag::Present && t.shape == Shape::Lower);
    let verb = ahead.take(2).find(|t| t.tag != Tag::Mark).map(|t| t.tag);
    own && verb.is_some_and(|tag| tag.is_finite() || tag == Tag::Base)
}

/// The | coastguard | said: between an article and a verb stands a noun.
pub(super) fn is_alone(tokens: &[Token], index: usize) -> bool {
    let (before, own, next) =
        (at(tokens, index as isize - 1), at(tokens, index as isize), at(tokens, index as isize + 1));
    own.shape == Shape::Lower && before.is_article() && next.tag.is_finite()
}

/// A report by the lakes | institute | says it: no verb stands right before another.
pub(super) fn is_headed(tokens: &[Token], index: usize) -> bool {
    let (before, next) = (at(tokens, index as isize - 1), at(tokens, index as isize + 1));
    before.tag.is_nominal() && before.tag != Tag::Pronoun && next.tag == Tag::Present
}

/// The Harbour | Trust |, which runs it: no verb has a capital inside a sentence.
pub(super) fn is_named(tokens: &[Token], index: usize) -> bool {
    let (before, own, next) =
        (at(tokens, index as isize - 1), at(tokens, index as isize), at(tokens, index as isize + 1));
    before.tag.is_nominal() && [before, own].iter().all(|t| t.shape == Shape::Capital) && next.tag == Tag::Comma
}
