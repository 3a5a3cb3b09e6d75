//! Sources set after a mark: the headline "Quake likely: minister", the byline “It is over.” – Maria Ruiz.

use std::ops::Range;

use crate::block::Block;
use crate::candidate::Candidate;
use crate::phrase::{Phrase, PhraseKind, Role};
use crate::tag::Tag;
use crate::token::{at, Shape, Token};

/// How sure such an attribution is: the form is rare and seldom means anything else.
const SURE: f32 = 0.75;

/// The most tokens that a source has behind the mark, and the fewest words that a content has before it.
const LONGEST: usize = 8;
const SHORTEST: usize = 3;

/// The attribution of a block that is one line without a full stop, where its last words are a source behind a
/// colon or a dash.
pub(crate) fn signature(block: &Block) -> Option<Candidate> {
    let tokens = &block.tokens;
    let end = last_word(tokens)?;
    let mark = (end.saturating_sub(LONGEST)..end).rev().find(|&i| is_mark(at(tokens, i as isize)))?;
    let phrase = *block.phrases.iter().find(|p| p.start as usize == mark + 1)?;
    let quoted = mark.checked_sub(1).is_some_and(|i| at(tokens, i as isize).shape == Shape::MarkCloses);
    if !is_source(phrase) || !is_noun_phrase(tokens.get(mark + 1..end)?) {
        return None;
    }
    let content = match quoted {
        true => block.quotes.last().filter(|q| q.last < mark).map(|q| q.first..q.last)?,
        false => headline(tokens, mark)?,
    };
    Some(Candidate {
        head: mark,
        cue: mark..mark + 1,
        source: Some(mark + 1..end),
        phrase: Some(phrase),
        rivals: [None; 2],
        pieces: vec![content],
        cue_probability: SURE,
        source_probability: SURE,
        content_probability: SURE,
        probability: SURE,
    })
}

fn is_mark(token: Token) -> bool {
    matches!(token.shape, Shape::Colon | Shape::Dash)
}

/// One after the last word, where no full stop follows it.
fn last_word(tokens: &[Token]) -> Option<usize> {
    let end = tokens.iter().rposition(|t| t.is_word())? + 1;
    tokens.get(end..)?.iter().all(|t| t.shape != Shape::Stop).then_some(end)
}

fn is_source(phrase: Phrase) -> bool {
    let somebody = matches!(phrase.role, Role::Person | Role::Organisation | Role::Group | Role::Unnamed | Role::Title);
    somebody || phrase.kind == PhraseKind::Name && phrase.role != Role::NotName
}

fn is_noun_phrase(tokens: &[Token]) -> bool {
    tokens.iter().all(|t| {
        matches!(t.tag, Tag::Name | Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Determiner | Tag::Genitive)
            || matches!(t.tag, Tag::Preposition | Tag::Conjunction | Tag::Comma)
    })
}

/// What a headline says before the mark, after an earlier colon: at least a few words with a verb or a participle.
fn headline(tokens: &[Token], mark: usize) -> Option<Range<usize>> {
    let before = tokens.get(..mark)?;
    let start = before.iter().rposition(|t| t.shape == Shape::Colon).map_or(0, |i| i + 1);
    let words = before.get(start..)?;
    let told = words.iter().any(|t| t.tag.is_verb() || matches!(t.tag, Tag::Auxiliary | Tag::Modal | Tag::Adjective));
    let stopped = words.iter().any(|t| t.shape == Shape::Stop);
    (words.iter().filter(|t| t.is_word()).count() >= SHORTEST && told && !stopped).then_some(start..mark)
}
