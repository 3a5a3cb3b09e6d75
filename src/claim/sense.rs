//! What a phrase of the tables means where it stands.

use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::kinds::{Modality, Subject};
use crate::claim::verb::starts_clause;
use crate::claim::words::{Found, Meaning};
use crate::tag::Tag;
use crate::token::{at, Shape, Token};

/// Whether a phrase found means there what its table says.
pub(crate) fn fits(words: &Grammar, tokens: &[Token], found: Found) -> bool {
    let leads_to = fits_infinitive(words, tokens, found);
    match found.meaning {
        Meaning::Modality(Modality::Condition) => leads_to && conditions(words, tokens, found),
        _ => leads_to,
    }
}

/// Whether a phrase that ends in "to" stands before what it goes with: "was due to sail" intends, "was due to rain"
/// gives a cause.
fn fits_infinitive(words: &Grammar, tokens: &[Token], found: Found) -> bool {
    let last = at(tokens, (found.at + found.len) as isize - 1);
    if found.len < 2 || !words.is(last, WordClass::Infinitive) {
        return true;
    }
    match found.meaning {
        Meaning::Subject(Subject::Cause | Subject::Comparison) => last.tag != Tag::To,
        Meaning::Modality(_) => last.tag == Tag::To || is_verb(tokens, found.at + found.len),
        _ => true,
    }
}

/// Whether a word after "to" that looks like none is a verb, for it has its object behind it: "promised to *close* 40
/// shops".
fn is_verb(tokens: &[Token], index: usize) -> bool {
    let bare = matches!(at(tokens, index as isize).tag, Tag::Noun | Tag::Adjective | Tag::Participle);
    let object = matches!(at(tokens, index as isize + 1).tag, Tag::Determiner | Tag::Possessive | Tag::Number);
    bare && object
}

/// Whether a clause follows that something hangs on: not "if only by a tenth", "twice as long as that one"; and not what
/// is asked in another's words: "it is unclear whether the dam is safe".
fn conditions(words: &Grammar, tokens: &[Token], found: Found) -> bool {
    let (first, next) = (at(tokens, found.at as isize), found.at + found.len);
    if words.is(first, WordClass::Indirect) {
        return found.at == 0 || at(tokens, found.at as isize - 1).tag == Tag::Comma;
    }
    // "would have"
    if first.tag.is_verbal() || first.shape == Shape::Clitic || starts_clause(words, tokens, next) {
        return true;
    }
    let rest = tokens.get(next..).unwrap_or_default();
    let alone = rest.iter().take_while(|t| !matches!(t.shape, Shape::Comma | Shape::Stop)).count() < 2;
    match at(tokens, next as isize).tag {
        // "in case of fire"
        Tag::Preposition => found.len > 1,
        Tag::Adverb => false,
        // "if not stopped, …"
        Tag::Not => found.at == 0,
        _ => found.len == 1 && !alone,
    }
}
