//! An action beside the words: “They have gone.” Tomasz shut the door. Who does something in the sentence beside a
//! quotation that has no cue is the one who speaks.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::{Block, QuotedTokens};
use crate::discourse::asked::behind_question;
use crate::discourse::dialogue::Style;
use crate::grammar::bounds::has_finite;
use crate::lexicon::known;
use crate::lexicon::{Gender, Lexicon, Number, Person, Use};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// How sure it is before the quotation, and after it.
const SURE_BEFORE: f32 = 0.5;
pub(crate) const SURE_AFTER: f32 = 0.45;

/// The most tokens that lead to the subject of a sentence, and from it to its verb.
const LEADS: usize = 3;
const APPOSED: usize = 24;

/// Whose action stands beside the quotation, and how sure it is that he or she speaks.
pub(crate) fn actor(
    block: &Block,
    lexicon: &Lexicon,
    quote: &QuotedTokens,
    style: Style,
) -> Option<(Range<usize>, f32)> {
    if let Some(joined) = joined(block, lexicon, quote, style) {
        return Some((joined, SURE_AFTER));
    }
    if !is_sentence(block, quote) {
        return None;
    }
    let opening = quote.first.saturating_sub(1);
    let own = block.sentences.partition_point(|s| s.tokens.end <= opening);
    let before = own.checked_sub(1).and_then(|i| block.sentences.get(i)).map(|s| s.tokens.clone());
    let next = block.sentences.partition_point(|s| s.tokens.end <= quote.last);
    let next = next + usize::from(block.sentences.get(next).is_some_and(|s| s.tokens.start <= quote.last));
    let after = block.sentences.get(next).filter(|_| opening == 0).map(|s| s.tokens.clone());
    let subject = |sentence: Range<usize>| subject(block, lexicon, sentence, style);
    before
        .and_then(subject)
        .filter(|source| style == Style::Novel || !is_spoken_of(block, lexicon, source, quote))
        .map(|source| (source, SURE_BEFORE))
        .or_else(|| after.and_then(subject).map(|source| (source, SURE_AFTER)))
}

/// Whether the quotation goes on about whom a report told of before it as somebody's: Her father drove a bus. “He loved it.” But
/// her lawyer shrugged. “She is late.”
fn is_spoken_of(block: &Block, lexicon: &Lexicon, source: &Range<usize>, quote: &QuotedTokens) -> bool {
    let entry = |i: usize| lexicon.get(at(&block.tokens, i as isize).entry);
    let pronoun = entry(quote.first).pronoun.filter(|p| p.person == Person::Third && p.usage == Use::Subject);
    let Some(pronoun) = pronoun.filter(|p| matches!(p.gender, Gender::Male | Gender::Female)) else { return false };
    let owner = entry(source.start).pronoun.map_or(Gender::Untold, |p| p.gender);
    let owned = source.clone().any(|i| matches!(at(&block.tokens, i as isize).tag, Tag::Possessive | Tag::Genitive));
    let own = source.end.checked_sub(1).map(entry);
    let told = own.and_then(|own| own.role.map(|r| r.gender).or(own.title.map(|t| t.gender)));
    let told = told.filter(|&gender| gender != Gender::Untold);
    owned && owner != pronoun.gender && told.map_or(owner != Gender::Untold, |gender| gender == pronoun.gender)
}

/// Who does something that the sentence goes on with: “It is late,” and | Ann | rose.
fn joined(block: &Block, lexicon: &Lexicon, quote: &QuotedTokens, style: Style) -> Option<Range<usize>> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let and = quote.last + 1;
    let ends = matches!(token(and - 2).shape, Shape::Comma | Shape::Stop | Shape::Dash);
    if !token(and).is(known::AND) || !ends || token(quote.last).shape != Shape::MarkCloses || !opens(block, quote) {
        return None;
    }
    subject(block, lexicon, and..block.sentence_at(and).end, style)
}

/// The most marks before the first word of what is said.
const LEADING: usize = 2;

/// Whether the quotation is a sentence or more, and no part of a longer one.
pub(crate) fn is_sentence(block: &Block, quote: &QuotedTokens) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    // “The door says ‘Slade and Mott.’”
    let last = quote.last - usize::from(quote.last > quote.first && token(quote.last - 1).shape == Shape::MarkCloses);
    let ends = last > quote.first && matches!(token(last - 1).shape, Shape::Stop | Shape::Dash);
    // — Is it them?: behind a dash nothing closes
    let behind = quote.last + usize::from(token(quote.last).shape == Shape::MarkCloses);
    let closed = behind >= block.tokens.len() || block.sentence_at(behind).start == behind;
    opens(block, quote) && ends && closed
}

/// Whether a paragraph begins with the quotation, and only tells how it is said: “Another one,” shortly.
pub(crate) fn is_left_short(block: &Block, quote: &QuotedTokens) -> bool {
    let comma = at(&block.tokens, quote.last as isize - 1).shape == Shape::Comma;
    let sentence = block.sentence_at(quote.last).end;
    let closed = at(&block.tokens, quote.last as isize).shape == Shape::MarkCloses;
    comma && closed && quote.first <= 1 && opens(block, quote) && !has_finite(block, quote.last..sentence)
}

/// Whether the quotation begins a sentence.
fn opens(block: &Block, quote: &QuotedTokens) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let sentence = block.sentence_at(quote.first);
    // “‘Dear Ann, …’ That is how it starts.” “’Tis late.” “_You_ go.” “—as I said.”
    let mut words = (quote.first..quote.last).take(LEADING + 1).map(token).skip_while(|t| !t.is_word());
    let capital = words.next().is_some_and(|t| matches!(t.shape, Shape::Capital | Shape::Upper));
    let resumes = matches!(token(quote.first).shape, Shape::Dash | Shape::Stop);
    quote.first <= sentence.start + 1 && (capital || resumes)
}

/// The subject of a sentence outside quotations, where it is somebody.
fn subject(block: &Block, lexicon: &Lexicon, sentence: Range<usize>, style: Style) -> Option<Range<usize>> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let words = block.tokens.get(sentence.clone())?;
    let ended = words.last().is_some_and(|t| t.shape == Shape::Stop);
    if !ended || words.iter().any(|t| t.depth > 0) {
        return None;
    }
    let leads = |i: &usize| matches!(token(*i).tag, Tag::Adverb | Tag::Conjunction | Tag::Comma);
    let start = sentence.start + (sentence.start..sentence.end).take(LEADS).take_while(leads).count();
    let start = behind_question(block, lexicon, start).map_or(start, |who| who.start);
    let first = block.phrase_at(start)?;
    let owned = (first.kind == PhraseKind::Possessive).then(|| block.phrase_at(first.end as usize)).flatten();
    // "Harold's eyes had gone pale"
    let genitive = token(first.end as usize).tag == Tag::Genitive;
    let behind = genitive.then(|| block.phrase_at(first.end as usize + 1)).flatten();
    let held = behind.filter(|p| p.kind == PhraseKind::Noun && !p.is_somebody());
    // "William's mother looked up"
    let kin = behind.filter(|p| first.kind == PhraseKind::Name && is_human(block, lexicon, p));
    let phrase = kin.or(owned).unwrap_or(first);
    let end = held.unwrap_or(phrase).end as usize;
    let verb = (end..sentence.end).find(|&i| token(i).tag != Tag::Adverb)?;
    // "Austin sat down": whoever acts in a novel is no town
    let placed = style == Style::Novel && phrase.kind == PhraseKind::Name && phrase.role == Role::NotName;
    let placed = placed && matches!(token(verb).tag, Tag::Past | Tag::Present);
    let named = placed && !lexicon.get(token(phrase.head()).entry).is_date();
    if !(named || is_human(block, lexicon, &phrase)) || genitive && held.or(kin).is_none() {
        return None;
    }
    let source = start..phrase.end as usize;
    let apposed = token(verb).tag == Tag::Comma && has_finite(block, verb..sentence.end.min(verb + APPOSED));
    // "Superintendent Marsh grunted." and "The boy scratched his neck." have no other verb
    let taken = token(verb).tag == Tag::Adjective
        && matches!(token(verb + 1).tag, Tag::Possessive | Tag::Determiner | Tag::Pronoun);
    let only = token(verb).tag == Tag::Participle || taken;
    let only = only && !has_finite(block, verb + 1..sentence.end.min(verb + APPOSED));
    (token(verb).tag.is_finite() || token(verb).tag == Tag::Base || apposed || only).then_some(source)
}

fn is_human(block: &Block, lexicon: &Lexicon, phrase: &Phrase) -> bool {
    let token = at(&block.tokens, phrase.head() as isize);
    match phrase.kind {
        PhraseKind::Pronoun => lexicon.get(token.entry).pronoun.is_some_and(|p| match p.person {
            Person::Third => matches!(p.gender, Gender::Male | Gender::Female),
            // who tells the story
            Person::First => p.number == Number::Singular && p.usage == Use::Subject,
            Person::Second => false,
        }),
        PhraseKind::Name => !matches!(phrase.role, Role::NotName | Role::Organisation),
        PhraseKind::Noun if phrase.role == Role::Group => {
            // "the woman", but no crew
            let role = lexicon.get(token.entry).role;
            token.tag == Tag::Noun && role.is_some_and(|role| matches!(role.gender, Gender::Male | Gender::Female))
        }
        PhraseKind::Noun => matches!(phrase.role, Role::Person | Role::Title),
        _ => false,
    }
}
