//! The verbs of a clause: which is its main one, and what polarity, modality and tense follow from it.

use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::kinds::{Modality, Polarity, Tense};
use crate::claim::words::{Found, Meaning, Negation};
use crate::tag::Tag;
use crate::token::{at, Shape, Token};
use crate::Span;

/// Whether the verb at `index` has a tense of its own.
pub(crate) fn is_finite(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let token = at(tokens, index as isize);
    if token.tag != Tag::Genitive && words.is(token, WordClass::Finite) {
        return true;
    }
    match token.tag {
        Tag::Modal | Tag::Present => true,
        Tag::Past => !matches!(before(tokens, index).tag, Tag::To),
        Tag::Auxiliary => {
            !words.is(token, WordClass::Tenseless) && !matches!(before(tokens, index).tag, Tag::To | Tag::Modal)
        }
        Tag::Base => {
            let before = before(tokens, index);
            matches!(
                before.tag,
                Tag::Nouns | Tag::Pronoun | Tag::Name | Tag::Wh | Tag::Noun | Tag::Determiner | Tag::Adjective
            ) && !words.is(at(tokens, index as isize - 2), WordClass::Causes)
        }
        // "the firm plans to sell": a verb that looks like a noun
        Tag::Nouns => {
            let subject = matches!(at(tokens, index as isize - 1).tag, Tag::Noun | Tag::Name | Tag::Adjective);
            subject && at(tokens, index as isize + 1).tag == Tag::To
        }
        _ => false,
    }
}

/// The token before `index`, adverbs and "not" passed over.
fn before(tokens: &[Token], index: usize) -> Token {
    let passed = |t: &Token| matches!(t.tag, Tag::Adverb | Tag::Not);
    tokens.get(..index).unwrap_or_default().iter().rev().take(4).find(|t| !passed(t)).copied().unwrap_or(Token::NONE)
}

/// Where a clause's main verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// The finite one.
    pub(crate) finite: usize,
    /// The full verb of the group: "burned" in "had not burned".
    pub(crate) full: usize,
    /// After the last word of the group.
    pub(crate) end: usize,
    /// After the last word of the main clause: something subordinate may follow.
    pub(crate) core_end: usize,
    /// Where the main clause begins, after what stands before it.
    pub(crate) core_start: usize,
    /// Whether it is surely finite, and nothing subordinate holds it.
    pub(crate) leads: bool,
}

impl Verb {
    /// For words of which none is known as the verb: any could be.
    pub(crate) fn all(tokens: usize) -> Self {
        Verb { finite: 0, full: 0, end: tokens, core_end: tokens, core_start: 0, leads: false }
    }
}

/// The main verb of a clause, if it has one.
pub(crate) fn main_verb(words: &Grammar, tokens: &[Token]) -> Option<Verb> {
    let mut skip = 0u32;
    let mut core_start = 0;
    let mut spare = None;
    let mut finite = None;
    // headlines, and pasts that look like participles: "the guests made their beds"
    let mut bare = None;
    for index in 0..tokens.len() {
        let token = at(tokens, index as isize);
        match token.tag {
            Tag::Wh | Tag::WhAdverb | Tag::Subordinator => skip += 1,
            Tag::Participle if skip == 0 && at(tokens, index as isize - 1).tag.is_nominal() => {
                bare = bare.or(Some(index));
            }
            // what is subordinate at the start ends at its comma
            Tag::Comma if skip == 0 && spare.is_some() => core_start = index + 1,
            _ if is_finite(words, tokens, index) => {
                if skip == 0 {
                    finite = Some(index);
                    break;
                }
                skip -= 1;
                spare = spare.or(Some(index));
            }
            _ => {}
        }
    }
    let leads = finite.is_some();
    let finite = finite.or(bare).or(spare)?;
    let mut full = finite;
    let mut end = finite + 1;
    while let Some(token) = tokens.get(end) {
        match token.tag {
            Tag::Base | Tag::Participle | Tag::Gerund | Tag::Past => full = end,
            Tag::Auxiliary | Tag::Adverb | Tag::Not | Tag::Modal => {}
            Tag::To if matches!(at(tokens, end as isize + 1).tag, Tag::Base | Tag::Auxiliary) => {}
            _ => break,
        }
        end += 1;
    }
    let subordinate = |t: &Token| matches!(t.tag, Tag::Wh | Tag::WhAdverb | Tag::Subordinator);
    let core_end = tokens.iter().skip(end).position(subordinate).map_or(tokens.len(), |p| end + p);
    Some(Verb { finite, full, end, core_end, core_start: core_start.min(finite), leads })
}

/// The pronoun that is the main verb's grammatical subject, if one is.
pub(crate) fn subject_pronoun(tokens: &[Token], verb: Verb) -> Option<Span> {
    Some(before(tokens, verb.finite)).filter(|t| t.tag == Tag::Pronoun).map(Token::span)
}

/// Whether the words begin with a subject pronoun: then something is said, even if no verb is recognised.
pub(crate) fn begins_with_subject(words: &Grammar, tokens: &[Token]) -> bool {
    tokens.iter().filter(|t| t.is_word()).take(3).any(|t| words.is(*t, WordClass::Subject))
}

/// The words that say something: not those that only lead in, as "And" and "well".
pub(crate) fn told(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(|t| t.is_word() && !matches!(t.tag, Tag::Conjunction | Tag::Interjection))
}

/// Whether the words are no assertion but a question or an order by their form alone.
pub(crate) fn asks_or_orders(words: &Grammar, tokens: &[Token]) -> bool {
    let mut said = told(tokens);
    let first = said.next().copied().unwrap_or(Token::NONE);
    let second = said.next().copied().unwrap_or(Token::NONE);
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

/// How many tokens at the start only call for attention: "Look,", "Let me say, first of all,", "Remember that".
pub(crate) fn opener(words: &Grammar, tokens: &[Token], starts_clause: impl Fn(usize) -> bool) -> usize {
    if !asks_or_orders(words, tokens) {
        return 0;
    }
    let opens = |index: &usize| {
        let told = tokens.get(..*index).unwrap_or_default().iter().any(|t| words.is(*t, WordClass::Telling));
        let token = at(tokens, *index as isize);
        matches!(token.shape, Shape::Comma | Shape::Colon) || words.is(token, WordClass::Opens) && told
    };
    let follows = |next: &usize| {
        let rest = tokens.get(*next..).unwrap_or_default();
        let before = at(tokens, *next as isize - 1).shape;
        let opened = before != Shape::Comma || *next <= CALL;
        starts_clause(*next)
            || before == Shape::Colon && !asks_or_orders(words, rest) && rest.len() > CALL
            || opened
                && !asks_or_orders(words, rest)
                && main_verb(words, rest).is_some_and(|v| v.leads || *next <= CALL)
    };
    (0..tokens.len().min(12)).filter(opens).map(|index| index + 1).find(follows).unwrap_or(0)
}

/// How many tokens a call for attention has: "And look,".
const CALL: usize = 3;

/// Whether words without a known verb greet somebody or call out, rather than say something.
pub(crate) fn greets(words: &Grammar, tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|t| t.is_word()).copied().unwrap_or(Token::NONE);
    words.is(first, WordClass::Greeting) || matches!(first.tag, Tag::Wh | Tag::WhAdverb | Tag::Interjection)
}

/// The clause's tense.
pub(crate) fn tense(words: &Grammar, tokens: &[Token], verb: Verb) -> Tense {
    let finite = at(tokens, verb.finite as isize);
    let full = at(tokens, verb.full as isize);
    let next = at(tokens, verb.finite as isize + 1);
    let compound = verb.full > verb.finite;
    let before = at(tokens, verb.finite as isize - 1).tag;
    match finite.tag {
        Tag::Past | Tag::Participle => Tense::Past,
        // "the storm hit the coast": the base of a verb that is no present of that subject
        Tag::Base if matches!(before, Tag::Noun | Tag::Name) => Tense::Past,
        Tag::Modal if words.is(finite, WordClass::Will) => Tense::Future,
        Tag::Modal => {
            let perfect = tokens
                .get(verb.finite..verb.end)
                .unwrap_or_default()
                .iter()
                .any(|t| words.is(*t, WordClass::Perfect) && t.tag == Tag::Auxiliary);
            if perfect && compound {
                Tense::Past
            } else if words.is(finite, WordClass::Would) {
                Tense::Future
            } else {
                Tense::Present
            }
        }
        Tag::Auxiliary if words.is(finite, WordClass::Past) => Tense::Past,
        Tag::Auxiliary if words.is(finite, WordClass::Perfect) && (compound || verb.end > verb.finite + 1) => {
            if matches!(full.tag, Tag::Participle | Tag::Past) || verb.full == verb.finite && next.tag == Tag::Auxiliary
            {
                Tense::Past
            } else {
                Tense::Present
            }
        }
        Tag::Auxiliary if words.is(finite, WordClass::Be) => {
            let group = tokens.get(verb.finite..verb.end).unwrap_or_default();
            let going = group.iter().any(|t| words.is(*t, WordClass::Going)) && group.iter().any(|t| t.tag == Tag::To);
            if going || next.tag == Tag::To {
                Tense::Future
            } else {
                Tense::Present
            }
        }
        _ => Tense::Present,
    }
}

/// Whether the verb says that something happened, not how things stand.
pub(crate) fn happens(words: &Grammar, tokens: &[Token], verb: Verb) -> bool {
    let full = at(tokens, verb.full as isize);
    let acts = full.tag.is_verb() && full.tag != Tag::Gerund;
    acts && !words.is(full, WordClass::State)
}

/// The clause's modality: of several, the one that takes most away from plain fact.
pub(crate) fn modality(words: &Grammar, tokens: &[Token], found: &[Found], verb: Verb) -> Modality {
    let mut modality = Modality::Fact;
    for f in found {
        let Meaning::Modality(this) = f.meaning else { continue };
        let token = at(tokens, f.at as isize);
        // "are likely to": just after the group counts with it
        let in_group = f.at < verb.core_end.min(verb.end + 2) && f.at >= verb.core_start;
        let month = token.shape == Shape::Capital && f.at > 0;
        let counts = if this == Modality::Condition { !month } else { in_group && !month };
        if counts && rank(this) > rank(modality) {
            modality = this;
        }
    }
    let finite = at(tokens, verb.finite as isize);
    let subject = at(tokens, verb.finite as isize - 1);
    if modality == Modality::Fact && words.is(finite, WordClass::Will) && words.is(subject, WordClass::First) {
        return Modality::Intention;
    }
    modality
}

fn rank(modality: Modality) -> u8 {
    match modality {
        Modality::Fact => 0,
        Modality::Possibility => 1,
        Modality::Intention => 2,
        Modality::Obligation => 3,
        Modality::Condition => 4,
    }
}

/// The clause's polarity; the words that negate it go to `out`.
pub(crate) fn polarity(tokens: &[Token], found: &[Found], verb: Verb, out: &mut Vec<Span>) -> Polarity {
    let mut idle_until = 0;
    for f in found {
        let Meaning::Negation(negation) = f.meaning else { continue };
        let core = f.at >= verb.core_start && f.at < verb.core_end;
        if negation == Negation::Idle {
            idle_until = f.at + f.len;
        } else if core && f.at >= idle_until {
            let last = at(tokens, (f.at + f.len) as isize - 1).span();
            out.push(at(tokens, f.at as isize).span().join(last));
            idle_until = f.at + f.len;
        }
    }
    if out.is_empty() {
        Polarity::Asserted
    } else {
        Polarity::Negated
    }
}
