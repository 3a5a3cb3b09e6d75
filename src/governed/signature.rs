//! Sources set apart by a mark: the headline "Quake likely: minister", the byline “It is over.” – Maria Ruiz, the
//! label "RUIZ:" of a transcript.

use std::ops::Range;

use crate::block::label::{Label, MOST_WORDS};
use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// How sure such an attribution is: the form is rare and seldom means anything else.
const SURE: f32 = 0.75;

/// The most tokens that a source has behind the mark, and the fewest words that a content has before it.
const LONGEST: usize = 12;
const SHORTEST: usize = 3;

/// The attribution of a block that is one line, where its last words are a source behind a colon or a dash. No full stop
/// ends them, unless they stand behind a quotation and a dash.
fn signature(block: &Block) -> Option<Candidate> {
    let tokens = &block.tokens;
    let end = tokens.iter().rposition(|t| t.is_word())? + 1;
    let stopped = tokens.get(end..)?.iter().any(|t| t.shape == Shape::Stop);
    // "8:30 AM"
    let clock = |i: isize| {
        let (before, after) = (at(tokens, i - 1), at(tokens, i + 1));
        before.shape == Shape::Number && after.shape == Shape::Number && before.end == at(tokens, i).start
    };
    let marks = |&i: &usize| is_mark(at(tokens, i as isize)) && !clock(i as isize);
    let mark = (end.saturating_sub(LONGEST)..end).rev().find(marks)?;
    let mut phrase = *block.phrases.iter().find(|p| p.start as usize > mark)?;
    // a given name that was taken for something else
    let names = tokens.get(mark + 1..phrase.start as usize)?;
    if !is_source(phrase) || names.iter().any(|t| t.shape != Shape::Capital) {
        return None;
    }
    let quoted = mark.checked_sub(1).is_some_and(|i| at(tokens, i as isize).shape == Shape::MarkCloses);
    let dashed = at(tokens, mark as isize).shape == Shape::Dash;
    if stopped && !(quoted && dashed) {
        return None;
    }
    let next = at(tokens, phrase.end as isize);
    let plain = is_noun_phrase(tokens.get(phrase.start as usize..end)?) && !(quoted && next.is(known::ON));
    phrase.start = mark as u32 + 1;
    let acts = next.tag.is_verb() || next.is(known::ON);
    let end = match (plain, quoted && acts && !dashed) {
        (true, _) => end,
        (_, true) => phrase.end as usize, // “We were lied to”: villagers turn on the mine, Bo Lund on lies
        _ => return None,
    };
    let content = match quoted {
        true => block.quotes.last().filter(|q| q.last < mark).map(|q| q.first..q.last)?,
        false => headline(tokens, mark)?,
    };
    Some(Candidate::by_form(mark..mark + 1, mark + 1..end, Some(phrase), vec![content], SURE))
}

/// The attribution of a headline to who says it to somebody: "Minister to farmers: Grow less rice".
fn address(block: &Block) -> Option<Candidate> {
    let named = |p: &Phrase| is_source(*p) && (p.kind == PhraseKind::Name || p.role != Role::Person);
    let phrase = block.phrase_at(0).filter(named)?;
    let token = |i: usize| at(&block.tokens, i as isize);
    let hearer = block.phrase_at(phrase.end as usize + 1).filter(|_| token(phrase.end as usize).is(known::TO))?;
    let mark = hearer.end as usize;
    let end = last_word(&block.tokens).filter(|_| token(mark).shape == Shape::Colon && hearer.is_nominal())?;
    let content = mark + 1..end;
    (content.len() > 1)
        .then(|| Candidate::by_form(mark..mark + 1, 0..phrase.end as usize, Some(phrase), vec![content], SURE))
}

/// The label in capitals that a block begins with behind a quotation mark, as that of an excerpt of a transcript does:
/// “PENCE: Well, look.
fn quoted_label(block: &Block) -> Option<Label> {
    let opens = block.quotes.first().is_some_and(|quote| quote.first == 1);
    let loud = block.tokens.iter().skip(1).take(MOST_WORDS).take_while(|t| t.shape == Shape::Upper);
    let name = 1 + loud.count();
    let colon = name > 1 && at(&block.tokens, name as isize).shape == Shape::Colon;
    (opens && colon).then_some(Label { start: 1, name, end: name + 1 })
}

/// The attribution of a block of a transcript, or of an excerpt of one, to its label.
fn label(block: &Block) -> Option<Candidate> {
    let tokens = &block.tokens;
    let Label { start, name, end: first } = block.label.or_else(|| quoted_label(block))?;
    // "Q   -- so late?"
    let dashes = tokens.iter().skip(first).take_while(|t| t.shape == Shape::Dash).count();
    let content = first + dashes..tokens.iter().rposition(|t| t.is_word())? + 1;
    let phrase = block.phrases.iter().take_while(|p| p.end as usize <= name).last().copied();
    let start = start + tokens.iter().skip(start).position(|t| t.is_word())?;
    let colon = (name..first).find(|&i| at(tokens, i as isize).shape == Shape::Colon);
    let cue = colon.map_or(0..0, |i| i..i + 1);
    let found = start < name && !content.is_empty();
    found.then(|| Candidate::by_form(cue, start..name, phrase, vec![content], SURE))
}

/// Puts the signature of a block, if it has one, in the place of what it shares words with and is likelier than.
pub(crate) fn take_signature(block: &Block, found: &mut Vec<Candidate>) {
    let unseen = |it: &Candidate| !found.iter().any(|c| c.overlaps(it));
    let Some(signed) = signature(block).or_else(|| address(block).filter(unseen)) else { return };
    found.retain(|c| c.probability > signed.probability || !c.overlaps(&signed));
    let place = found.partition_point(|c| c.head < signed.head);
    found.insert(place, signed);
}

/// Puts the label of a block, if it has one, before all that its words say. Tells whether it has.
pub(crate) fn take_label(block: &Block, found: &mut Vec<Candidate>) -> bool {
    // "Note: …"
    found.retain(|c| c.head >= block.field || at(&block.tokens, c.head as isize).shape != Shape::Colon);
    let Some(labelled) = label(block) else { return false };
    found.retain(|c| c.head > labelled.head);
    // "COUNSEL: Did anyone tell you that …?" is no saying of counsel's that they told
    for candidate in found.iter_mut().filter(|c| c.source.as_ref().is_some_and(|s| s.end <= labelled.head)) {
        (candidate.source, candidate.phrase) = (None, None);
    }
    found.insert(0, labelled);
    true
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
            || matches!(t.tag, Tag::Preposition | Tag::Conjunction | Tag::Comma | Tag::Number)
    })
}

/// What a headline says before the mark, after an earlier colon: at least a few words with a verb or a participle.
fn headline(tokens: &[Token], mark: usize) -> Option<Range<usize>> {
    let before = tokens.get(..mark)?;
    let start = before.iter().rposition(|t| t.shape == Shape::Colon).map_or(0, |i| i + 1);
    let words = before.get(start..)?;
    let told = words.iter().any(|t| t.tag.is_verbal() || matches!(t.tag, Tag::Adjective | Tag::Adverb));
    // "Ann Bell - chief executive ¶ Bo Lund - chief financial officer"
    let dashed = at(tokens, mark as isize).shape == Shape::Dash;
    let stopped = words.iter().any(|t| t.shape == Shape::Stop || dashed && t.shape == Shape::Dash);
    (words.iter().filter(|t| t.is_word()).count() >= SHORTEST && told && !stopped).then_some(start..mark)
}
