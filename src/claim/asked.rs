//! What is asked or ordered, and what such words assert all the same: "*Look,* the lock closed", "*Do you know that*
//! the lock closed?", "The lock closed, *didn't it?*".

use std::ops::Range;

use crate::claim::clause::is_led;
use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::verb::{main_verb, starts_clause};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// The part of `own` that asserts something, if one does; `asked` says whether a question mark ends it.
pub(crate) fn asserted(words: &Grammar, tokens: &[Token], own: Range<usize>, asked: bool) -> Option<Range<usize>> {
    let clause = tokens.get(own.clone()).unwrap_or_default();
    if asked {
        let start = presupposed(words, clause).map(|start| own.start + start..own.end);
        return start.or_else(|| tagged(words, clause).map(|end| own.start..own.start + end));
    }
    if inverted(words, clause).is_some() {
        return Some(own);
    }
    // "She doubts *whether* the dam is safe."
    let first = told(clause).next().copied().unwrap_or(Token::NONE);
    if words.is(first, WordClass::Indirect) && !main_verb(words, clause).is_some_and(|v| v.leads) {
        return None;
    }
    let opened = opener(words, clause);
    let start = opened + address(words, clause.get(opened..).unwrap_or_default());
    let rest = clause.get(start..).unwrap_or_default();
    let calls = asks_or_orders(words, rest) || exhorts(words, rest) || wishes(words, rest) || exclaims(words, rest);
    (!calls).then_some(own.start + start..own.end)
}

/// The words that say something: not those that only lead in, as "And" and "well".
fn told(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(|t| t.is_word() && !matches!(t.tag, Tag::Conjunction | Tag::Interjection))
}

/// Whether the words only hang on a clause, and hold none that they could hang on: (They cheered) "*while* it played".
pub(crate) fn hangs(words: &Grammar, tokens: &[Token]) -> bool {
    let first = at(tokens, 0);
    let leads = first.tag == Tag::Subordinator || first.tag == Tag::Preposition && words.is(first, WordClass::Since);
    leads
        && ![WordClass::Opens, WordClass::Indirect].iter().any(|&class| words.is(first, class))
        && !is_led(words, tokens, 0)
}

/// Whether somebody is to do something: (She asked) "*the council to* close the road".
pub(crate) fn is_bidden(tokens: &[Token]) -> bool {
    let inside = |t: &&Token| {
        t.tag.is_nominal() || matches!(t.tag, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Genitive)
    };
    let subject = tokens.iter().take(SUBJECT).take_while(inside).count();
    subject > 0 && at(tokens, subject as isize).tag == Tag::To
}

/// The most tokens of somebody who is to do something.
const SUBJECT: usize = 6;

/// Whether a question begins the words, by their form.
pub(crate) fn asks(tokens: &[Token]) -> bool {
    let first = told(tokens).next().map_or(Tag::None, |t| t.tag);
    matches!(first, Tag::Wh | Tag::WhAdverb | Tag::Modal | Tag::Auxiliary)
}

/// Whether the words are no assertion but a question or an order by their form alone.
fn asks_or_orders(words: &Grammar, tokens: &[Token]) -> bool {
    let mut said = told(tokens);
    let first = said.next().copied().unwrap_or(Token::NONE);
    let second = said.next().copied().unwrap_or(Token::NONE);
    // "Nor is it true."
    if tokens.iter().take_while(|t| t.tag == Tag::Conjunction).any(|t| words.is(*t, WordClass::Fronts)) {
        return false;
    }
    // "Did not even close the port.": somebody's, who is left out
    let subjectless = second.tag == Tag::Not && !words.is(first, WordClass::Helps);
    let third = if subjectless { said.find(|t| t.tag != Tag::Adverb).copied() } else { None };
    match first.tag {
        Tag::Base => !words.is(first, WordClass::NoOrder),
        Tag::Modal | Tag::Auxiliary if subjectless => third.is_some_and(|t| matches!(t.tag, Tag::Pronoun | Tag::There)),
        Tag::Modal | Tag::Auxiliary => matches!(second.tag, Tag::Pronoun | Tag::There | Tag::Not),
        _ => false,
    }
}

/// Whether an order begins after an adverb or what leads to it: "*Never* forget it", "*If you care,* please vote".
fn exhorts(words: &Grammar, tokens: &[Token]) -> bool {
    let orders = |t: &Token| {
        t.tag == Tag::Base
            && ![WordClass::NoOrder, WordClass::Alike, WordClass::Helps].iter().any(|&class| words.is(*t, class))
    };
    let first = told(tokens).next().map_or(Tag::None, |t| t.tag);
    if first == Tag::Adverb {
        // "Now, *step* one was a loan."
        return told(tokens).nth(1).is_some_and(orders) && !main_verb(words, tokens).is_some_and(|v| v.leads);
    }
    let leads = matches!(first, Tag::Preposition | Tag::Subordinator | Tag::WhAdverb);
    let comma = tokens.iter().take(LONGEST).position(|t| t.shape == Shape::Comma).filter(|_| leads);
    let rest = comma.and_then(|comma| tokens.get(comma + 1..)).unwrap_or_default();
    told(rest).find(|t| t.tag != Tag::Adverb).is_some_and(orders)
}

/// Whether something is wished: "*God* bless you", "*May* he rest in peace".
fn wishes(words: &Grammar, tokens: &[Token]) -> bool {
    let mut said = told(tokens);
    let first = said.next().copied().unwrap_or(Token::NONE);
    let second = said.next().copied().unwrap_or(Token::NONE);
    let subject = matches!(second.tag, Tag::Pronoun | Tag::Possessive) || words.is(second, WordClass::Article);
    let blesses = words.is(first, WordClass::Invoked) && words.is(second, WordClass::Blesses);
    blesses || words.is(first, WordClass::Optative) && subject
}

/// Whether the words are a cry: "*How* dare you", "*How* good it is", "*What a* day it was".
fn exclaims(words: &Grammar, tokens: &[Token]) -> bool {
    let mut said = told(tokens);
    let [first, second, third] = [said.next(), said.next(), said.next()].map(|t| t.copied().unwrap_or(Token::NONE));
    let cries = match second.tag {
        Tag::Determiner => first.tag == Tag::Wh && words.is(second, WordClass::Article),
        Tag::Adjective | Tag::Adverb => matches!(third.tag, Tag::Pronoun | Tag::Determiner | Tag::Possessive),
        Tag::Past | Tag::Base | Tag::Modal => third.tag == Tag::Pronoun,
        _ => false,
    };
    let asking = matches!(first.tag, Tag::Wh | Tag::WhAdverb) && words.is(first, WordClass::Exclaims);
    asking && cries && !main_verb(words, tokens).is_some_and(|v| v.leads)
}

/// How many tokens at the start only call for attention: "Look,", "Let me say, first of all,", "Remember that".
fn opener(words: &Grammar, tokens: &[Token]) -> usize {
    let adverb = told(tokens).next().is_some_and(|t| t.tag == Tag::Adverb);
    if !(asks_or_orders(words, tokens) || adverb && exhorts(words, tokens)) {
        return 0;
    }
    let telling =
        |index: usize| tokens.get(..index).unwrap_or_default().iter().any(|t| words.is(*t, WordClass::Telling));
    let opens = |index: &usize| {
        let token = at(tokens, *index as isize);
        matches!(token.shape, Shape::Comma | Shape::Colon) || words.is(token, WordClass::Opens) && telling(*index)
    };
    let follows = |next: &usize| {
        let rest = tokens.get(*next..).unwrap_or_default();
        let before = at(tokens, *next as isize - 1).shape;
        let call = *next <= CALL;
        let verb = || main_verb(words, rest);
        starts_clause(words, tokens, *next)
            || is_led(words, tokens, *next)
            || before == Shape::Colon && !asks_or_orders(words, rest) && rest.len() > CALL
            || (before != Shape::Comma || call)
                && !asks_or_orders(words, rest)
                // "Look, twenty barges on the quay."
                && (call && telling(*next) || verb().is_some_and(|v| v.leads || call))
    };
    (0..tokens.len().min(12)).filter(opens).map(|index| index + 1).find(follows).unwrap_or(0)
}

/// Where the clause begins that hangs on one with its verb in front: "*Had it rained,* the match would have stopped".
pub(crate) fn inverted(words: &Grammar, tokens: &[Token]) -> Option<usize> {
    if !words.is(at(tokens, 0), WordClass::Inverts) {
        return None;
    }
    let subject = at(tokens, 1).tag;
    let stands = subject.is_nominal() || matches!(subject, Tag::Determiner | Tag::Possessive | Tag::There);
    let comma = tokens.iter().take(LONGEST).position(|t| t.tag == Tag::Comma).filter(|_| stands)?;
    starts_clause(words, tokens, comma + 1).then_some(comma + 1)
}

/// The most tokens of a condition with its verb in front.
const LONGEST: usize = 16;

/// How many tokens at the start only call somebody: "*Mr Speaker,* the lock closed".
fn address(words: &Grammar, tokens: &[Token]) -> usize {
    let Some(comma) = tokens.iter().take(FIRST).position(|t| t.shape == Shape::Comma) else { return 0 };
    let called = tokens.get(..comma).unwrap_or_default();
    let named = called.iter().any(|t| words.is(*t, WordClass::Address));
    let only = called.iter().all(|t| {
        t.tag.is_nominal() || matches!(t.tag, Tag::Conjunction | Tag::Adjective | Tag::Possessive | Tag::Interjection)
    });
    if named && only && starts_clause(words, tokens, comma + 1) {
        comma + 1
    } else {
        0
    }
}

/// How many tokens at the start only fill in: "*You know,* the lock closed", "*So, as you see,* it closed".
pub(crate) fn filler(words: &Grammar, tokens: &[Token]) -> usize {
    let leads = |t: &Token| {
        matches!(t.tag, Tag::Adverb | Tag::Conjunction | Tag::Interjection | Tag::Comma | Tag::Subordinator)
    };
    let led = tokens.iter().take(CALL).take_while(|t| leads(t)).count();
    let [who, verb, comma] = [0, 1, 2].map(|step| at(tokens, (led + step) as isize));
    let fills = who.tag == Tag::Pronoun && words.is(verb, WordClass::Fills) && comma.shape == Shape::Comma;
    let rest = || tokens.get(led + CALL..).unwrap_or_default();
    if fills && main_verb(words, rest()).is_some() {
        led + CALL
    } else {
        0
    }
}

/// Whether a source and its cue at the head of a sentence, which begins at `cue`, only call for attention or fill in: what
/// follows is said by whoever says them. "*You know,* the lock closed", "Let *me tell* you, it closed", "*Remember*, it
/// closed".
pub(crate) fn only_calls(words: &Grammar, tokens: &[Token], source: Option<Token>, cue: usize) -> bool {
    let verb = at(tokens, cue as isize);
    let after = tokens.get(cue + 1..).unwrap_or_default();
    let apart = |within: usize| after.iter().take(within).any(|t| matches!(t.shape, Shape::Comma | Shape::Colon));
    match source {
        Some(who) if who.tag != Tag::Pronoun => false,
        // "let me tell you"
        Some(_) if words.is(at(tokens, cue as isize - 2), WordClass::Causes) => {
            words.is(verb, WordClass::Telling) && apart(CALL)
        }
        Some(_) => words.is(verb, WordClass::Fills) && apart(1),
        None => words.is(verb, WordClass::Telling) && verb.tag == Tag::Base && apart(1),
    }
}

/// How many tokens a call for attention has: "And look,".
const CALL: usize = 3;

/// Where that begins which a question takes for granted: "*Do you know that* the lock closed?"
fn presupposed(words: &Grammar, tokens: &[Token]) -> Option<usize> {
    let mut said = told(tokens);
    let (first, second) = (said.next()?, said.find(|t| t.tag != Tag::Not)?);
    if first.tag != Tag::Auxiliary || !second.tag.is_nominal() {
        return None;
    }
    let knows = tokens.iter().take(FIRST).position(|t| words.is(*t, WordClass::Factive))?;
    let that = (knows + 1..knows + FIRST).find(|&i| words.is(at(tokens, i as isize), WordClass::Opens));
    let begins = |&next: &usize| {
        let opened = matches!(at(tokens, next as isize - 1).tag, Tag::Subordinator | Tag::Wh);
        let rest = || tokens.get(next..).unwrap_or_default();
        starts_clause(words, tokens, next) || opened && main_verb(words, rest()).is_some()
    };
    [that, Some(knows)].into_iter().flatten().map(|i| i + 1).find(begins)
}

/// Within how many tokens from the start, and then up to "that", is told what somebody knows.
const FIRST: usize = 6;

/// Where a statement ends that only asks for assent: "The lock closed*, didn't it?*"
fn tagged(words: &Grammar, tokens: &[Token]) -> Option<usize> {
    let comma = tokens.iter().rposition(|t| t.shape == Shape::Comma)?;
    let (statement, tag) = tokens.split_at_checked(comma)?;
    let asks_back = match tag.get(1..)? {
        [one] => one.tag == Tag::Interjection || words.is(*one, WordClass::Assent),
        [does, rest @ ..] => {
            let somebody = rest.iter().filter(|t| t.tag != Tag::Not).map(|t| t.tag);
            matches!(does.tag, Tag::Auxiliary | Tag::Modal) && somebody.eq([Tag::Pronoun])
        }
        [] => false,
    };
    let states = !asks(statement) && !asks_or_orders(words, statement);
    (asks_back && states && main_verb(words, statement).is_some_and(|v| v.leads)).then_some(comma)
}

/// Whether a question begins at `index`, with its verb before its subject: "… , *where does* the money come from?"
pub(crate) fn starts_question(tokens: &[Token], index: usize) -> bool {
    let rest = tokens.get(index..).unwrap_or_default();
    let asking = |t: &Token| matches!(t.tag, Tag::Auxiliary | Tag::Modal);
    let first = rest.first().map_or(Tag::None, |t| t.tag);
    let Some(verb) = rest.iter().take(FIRST).position(asking) else { return false };
    if !(verb == 0 || matches!(first, Tag::Wh | Tag::WhAdverb)) {
        return false;
    }
    let subject = rest.iter().skip(verb + 1).find(|t| t.tag != Tag::Not).map_or(Tag::None, |t| t.tag);
    // "…, which is the last lock" is no question
    let any = matches!(subject, Tag::Determiner | Tag::Possessive | Tag::Name) && first != Tag::Wh;
    any || matches!(subject, Tag::Pronoun | Tag::There)
}

/// Whether words without a known verb greet somebody or call out, rather than say something.
pub(crate) fn greets(words: &Grammar, tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|t| t.is_word()).copied().unwrap_or(Token::NONE);
    greets_by_name(words, tokens) || matches!(first.tag, Tag::Wh | Tag::WhAdverb | Tag::Interjection)
}

/// Whether words without a known verb are a greeting, even if they name a number: "*Welcome* to the 40th meeting".
pub(crate) fn greets_by_name(words: &Grammar, tokens: &[Token]) -> bool {
    let mut said = tokens.iter().filter(|t| t.is_word()).take(CALL + 1).peekable();
    said.peek().is_some_and(|t| words.is(**t, WordClass::Greeting)) || said.any(|t| words.is(*t, WordClass::Wish))
}

/// Whether the words are one noun phrase with what prepositions tie to it, as headings and lines below pictures are:
/// nowhere do two phrases meet, with a verb between them or not.
pub(crate) fn is_phrase(words: &Grammar, tokens: &[Token]) -> bool {
    let plain = |i: usize| {
        let (token, before) = (at(tokens, i as isize), at(tokens, i as isize - 1).tag);
        match token.tag {
            _ if words.is(token, WordClass::Alike) => false,
            Tag::Determiner | Tag::Possessive => {
                i == 0 || matches!(before, Tag::Preposition | Tag::Conjunction | Tag::Determiner)
            }
            Tag::Pronoun => matches!(before, Tag::None | Tag::Preposition),
            Tag::Adjective => !matches!(before, Tag::Noun | Tag::Nouns | Tag::Name),
            Tag::Noun | Tag::Nouns | Tag::Name | Tag::Genitive | Tag::Preposition => true,
            Tag::Conjunction | Tag::Stop | Tag::Mark => true,
            _ => false,
        }
    };
    // headlines hold nothing but names
    tokens.iter().any(|t| t.tag == Tag::Preposition) && (0..tokens.len()).all(plain)
}
