//! Parts of names that look like other words: "Miss", "Tom" and "Watch" are a verb or a particle to the tagger.

use crate::lexicon::{Lexicon, OrganisationWord, TitleKind};
use crate::tag::Tag;
use crate::tagger::common;
use crate::token::{at, Shape, Token};

/// Makes names of the words of a sentence that are no other words by their capitals and their neighbours.
pub(crate) fn name_parts(tokens: &mut [Token], lexicon: &Lexicon) {
    for index in 0..tokens.len() {
        let Some(token) = tokens.get(index).filter(|t| t.shape == Shape::Capital) else { continue };
        if lexicon.get(token.entry).organisation == Some(OrganisationWord::Form) {
            name_company(tokens, index);
        }
        let Some(token) = tokens.get(index) else { continue };
        let noun = matches!(token.tag, Tag::Noun | Tag::Nouns | Tag::Adjective);
        let other =
            matches!(token.tag, Tag::Particle | Tag::Preposition | Tag::Adverb | Tag::Subordinator | Tag::Auxiliary);
        if !noun && !token.tag.is_verbal() && !other {
            continue;
        }
        let (before, after) = (at(tokens, index as isize - 1), at(tokens, index as isize + 1));
        let Some(token) = tokens.get_mut(index) else { continue };
        let starts = index == 0 || index == 1 && !before.is_word();
        if is_given(*token, after, starts, lexicon) || !starts && ends_name(before, *token, after) {
            token.tag = Tag::Name;
            token.common = common(*token);
        }
    }
}

/// Makes one name of the capitals before the word that a company's name ends with: | Gulf Applied Technologies | Inc.
fn name_company(tokens: &mut [Token], end: usize) {
    let is_part = |t: &Token| {
        let content = t.tag.is_nominal() || t.tag.is_verbal() && !t.tag.is_finite() || t.tag == Tag::Adjective;
        content && matches!(t.shape, Shape::Capital | Shape::Upper)
    };
    let before = tokens.get_mut(..end).unwrap_or_default();
    for token in before.iter_mut().rev().take(LONGEST).take_while(|t| is_part(t)) {
        token.tag = Tag::Name;
        token.common = common(*token);
    }
}

/// The most words of a company's name.
const LONGEST: usize = 6;

/// “Come in,” said | Miss | Havers; “How old?” asked | Tom |.
fn is_given(token: Token, after: Token, starts: bool, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(token.entry);
    let given = entry.given_name.is_some() && entry.not_name.is_none() && !starts;
    let honorific = entry.title.is_some_and(|t| t.kind == TitleKind::Honorific);
    let named = after.tag == Tag::Name && after.shape == Shape::Capital;
    let ends = matches!(after.tag, Tag::Comma | Tag::Stop) || after.tag.is_finite();
    named && (given || honorific) || ends && given
}

/// Harbour | Watch | said; American | Express | would.
fn ends_name(before: Token, token: Token, after: Token) -> bool {
    token.tag.is_verb()
        && matches!(before.tag, Tag::Name | Tag::Adjective)
        && before.shape == Shape::Capital
        && after.tag.is_finite()
        && after.shape == Shape::Lower
}
