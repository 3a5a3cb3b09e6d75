//! Verbs of what people do that the tagger takes for nouns, and who does it: "The boy | shook | his head", "| Tom |
//! closed his eyes".

use crate::lexicon::{Entry, Gender, Lexicon, SourceKind, Use, VerbKind};
use crate::tag::Tag;
use crate::tagger::retag;
use crate::token::{at, Shape, Token};
use crate::verbs::has_verb;

/// How many tokens ahead another verb is looked for.
const AHEAD: usize = 24;

/// Makes verbs of the pasts in a sentence that do not look like ones, and a name of who does something first in it.
pub(crate) fn pasts(tokens: &mut [Token], lexicon: &Lexicon) {
    let first = usize::from(!at(tokens, 0).is_word());
    let named = is_named(tokens, first, lexicon);
    if let Some(token) = tokens.get_mut(first).filter(|_| named) {
        retag(token, Tag::Name);
    }
    for index in first + 1..tokens.len() {
        let past = is_past(tokens, index, lexicon) || is_owned(tokens, index);
        if let Some(token) = tokens.get_mut(index).filter(|_| past) {
            retag(token, Tag::Past);
        }
    }
}

/// | Tom | closed his eyes, | Mary | closed her eyes; but Dawn broke.
fn is_named(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let (own, verb) = (token(index), token(index + 1));
    let entry = *lexicon.get(own.entry);
    let Some(gender) = entry.given_name.filter(|_| own.tag == Tag::Noun && own.shape == Shape::Capital) else {
        return false;
    };
    let acts = verb.shape == Shape::Lower && matches!(verb.tag, Tag::Past | Tag::Auxiliary);
    let only = !Entry { given_name: None, ..entry }.is_listed();
    acts && only && (gender == Gender::Male || token(index + 2).tag == Tag::Possessive)
}

/// The boy | shook | his head.
fn is_past(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let (own, before) = (token(index), token(index - 1));
    let listed = || lexicon.get(own.entry).verb == Some(VerbKind::Past);
    if own.shape != Shape::Lower || own.tag.is_closed() || own.tag == Tag::Past || !listed() {
        return false;
    }
    let entry = lexicon.get(before.entry);
    let human = matches!(entry.source, Some(SourceKind::Person | SourceKind::Group)) || entry.title.is_some();
    // "housekeeper" is an adjective to the tagger before a noun
    let somebody = before.shape == Shape::Lower && human && before.tag != Tag::Nouns
        || before.tag == Tag::Name && before.shape == Shape::Capital
        || entry.pronoun.is_some_and(|p| p.usage == Use::Subject);
    somebody && !has_verb(tokens, index + 1, Tag::Possessive)
}

/// Leon's voice | cracked |.
fn is_owned(tokens: &[Token], index: usize) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let owned = || matches!(at(tokens, index as isize - 2).tag, Tag::Genitive | Tag::Possessive);
    let ends = || matches!(token(index + 1).tag, Tag::Stop | Tag::Comma);
    let own = token(index);
    own.tag == Tag::Participle && token(index - 1).tag == Tag::Noun && owned() && ends() && {
        let before = tokens.get(index.saturating_sub(AHEAD)..index).unwrap_or_default();
        !before.iter().any(|t| t.depth == own.depth && t.tag.is_verbal())
    }
}
