//! The verbs of a clause: which is its main one, and what polarity, modality and tense follow from it.

use crate::claim::kinds::{Modality, Polarity, Tense};
use crate::claim::words::{Found, Meaning, Negation};
use crate::lexicon::word::ascii_hash;
use crate::tag::Tag;
use crate::token::{at, Shape, Token};
use crate::Span;

macro_rules! words {
    ($($name:ident = [$($word:literal),+];)+) => {
        $(const $name: &[u32] = &[$(ascii_hash($word)),+];)+
    };
}

words! {
    NOT_FINITE = ["be", "been", "being", "having", "doing", "done"];
    FINITE = ["is", "are", "was", "were", "am", "'re", "'m", "has", "does", "did"];
    SUBJECTS = ["i", "we", "he", "she", "it", "they", "you", "there", "this", "that"];
    PAST = ["was", "were", "had", "did"];
    PERFECT = ["has", "have", "'ve", "had", "'d"];
    BE = ["is", "are", "am", "'s", "'re", "'m", "was", "were"];
    WILL = ["will", "'ll", "shall", "wo"];
    WOULD = ["would", "'d"];
    STATES = ["been", "had", "knew", "known", "believed", "wanted", "thought", "owned", "contained", "seemed", "liked", "loved", "needed",
        "included", "meant", "felt", "hoped", "expected", "remained", "stayed", "lived", "stood", "lay", "supposed"];
    FIRST = ["i", "we"];
    GOING = ["going"];
    NOT_ORDERS = ["there", "cut", "put", "set", "hit", "let's"];
    THAT = ["that"];
    DO = ["do"];
    TELLING = ["say", "tell", "point", "remember", "note", "mind", "forget", "look", "see", "notice", "recall", "clear", "add", "repeat",
        "remind"];
    GREETINGS = ["good", "hello", "hi", "welcome", "dear", "happy", "congratulations", "thanks", "thank", "ladies", "sorry"];
    BASE_AFTER = ["let", "help", "make", "makes", "made"];
}

fn among(token: Token, words: &[u32]) -> bool {
    words.contains(&token.word)
}

/// The bytes of the longest word of `FINITE`, with a curly apostrophe.
const LONGEST_FINITE: u32 = 5;

/// Whether the verb at `index` has a tense of its own.
pub(crate) fn is_finite(tokens: &[Token], index: usize) -> bool {
    let token = at(tokens, index as isize);
    if token.tag != Tag::Genitive && token.end - token.start <= LONGEST_FINITE && among(token, FINITE) {
        return true;
    }
    match token.tag {
        Tag::Modal | Tag::Present => true,
        Tag::Past => !matches!(before(tokens, index).tag, Tag::To),
        Tag::Auxiliary => !among(token, NOT_FINITE) && !matches!(before(tokens, index).tag, Tag::To | Tag::Modal),
        Tag::Base => {
            let before = before(tokens, index);
            matches!(
                before.tag,
                Tag::Nouns | Tag::Pronoun | Tag::Name | Tag::Wh | Tag::Noun | Tag::Determiner | Tag::Adjective
            ) && !among(at(tokens, index as isize - 2), BASE_AFTER)
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
pub(crate) fn main_verb(tokens: &[Token]) -> Option<Verb> {
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
            _ if is_finite(tokens, index) => {
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
pub(crate) fn begins_with_subject(tokens: &[Token]) -> bool {
    tokens.iter().filter(|t| t.is_word()).take(3).any(|t| among(*t, SUBJECTS))
}

/// The words that say something: not those that only lead in, as "And" and "well".
pub(crate) fn told(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(|t| t.is_word() && !matches!(t.tag, Tag::Conjunction | Tag::Interjection))
}

/// Whether the words are no assertion but a question or an order by their form alone.
pub(crate) fn asks_or_orders(tokens: &[Token]) -> bool {
    let mut words = told(tokens);
    let first = words.next().copied().unwrap_or(Token::NONE);
    let second = words.next().copied().unwrap_or(Token::NONE);
    // "Did not even close the port.": somebody's, who is left out
    let subjectless = second.tag == Tag::Not && !among(first, DO);
    let third = if subjectless { words.find(|t| t.tag != Tag::Adverb).copied() } else { None };
    match first.tag {
        Tag::Base => !among(first, NOT_ORDERS),
        Tag::Modal | Tag::Auxiliary if subjectless => third.is_some_and(|t| matches!(t.tag, Tag::Pronoun | Tag::There)),
        Tag::Modal | Tag::Auxiliary => matches!(second.tag, Tag::Pronoun | Tag::There | Tag::Not),
        _ => false,
    }
}

/// How many tokens at the start only call for attention: "Look,", "Let me say, first of all,", "Remember that".
pub(crate) fn opener(tokens: &[Token], starts_clause: impl Fn(usize) -> bool) -> usize {
    if !asks_or_orders(tokens) {
        return 0;
    }
    let opens = |index: &usize| {
        let told = tokens.get(..*index).unwrap_or_default().iter().any(|t| among(*t, TELLING));
        let token = at(tokens, *index as isize);
        matches!(token.shape, Shape::Comma | Shape::Colon) || among(token, THAT) && told
    };
    let follows = |next: &usize| {
        let rest = tokens.get(*next..).unwrap_or_default();
        let opened = at(tokens, *next as isize - 1).shape != Shape::Comma || *next <= CALL;
        starts_clause(*next) || opened && !asks_or_orders(rest) && main_verb(rest).is_some_and(|v| v.leads)
    };
    (0..tokens.len().min(12)).filter(opens).map(|index| index + 1).find(follows).unwrap_or(0)
}

/// How many tokens a call for attention has: "And look,".
const CALL: usize = 3;

/// Whether words without a known verb greet somebody or call out, rather than say something.
pub(crate) fn greets(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|t| t.is_word()).copied().unwrap_or(Token::NONE);
    among(first, GREETINGS) || matches!(first.tag, Tag::Wh | Tag::WhAdverb | Tag::Interjection)
}

/// The clause's tense.
pub(crate) fn tense(tokens: &[Token], verb: Verb) -> Tense {
    let finite = at(tokens, verb.finite as isize);
    let full = at(tokens, verb.full as isize);
    let next = at(tokens, verb.finite as isize + 1);
    let compound = verb.full > verb.finite;
    let before = at(tokens, verb.finite as isize - 1).tag;
    match finite.tag {
        Tag::Past | Tag::Participle => Tense::Past,
        // "the storm hit the coast": the base of a verb that is no present of that subject
        Tag::Base if matches!(before, Tag::Noun | Tag::Name) => Tense::Past,
        Tag::Modal if among(finite, WILL) => Tense::Future,
        Tag::Modal => {
            let perfect = tokens
                .get(verb.finite..verb.end)
                .unwrap_or_default()
                .iter()
                .any(|t| among(*t, PERFECT) && t.tag == Tag::Auxiliary);
            if perfect && compound {
                Tense::Past
            } else if among(finite, WOULD) {
                Tense::Future
            } else {
                Tense::Present
            }
        }
        Tag::Auxiliary if among(finite, PAST) => Tense::Past,
        Tag::Auxiliary if among(finite, PERFECT) && (compound || verb.end > verb.finite + 1) => {
            if matches!(full.tag, Tag::Participle | Tag::Past) || verb.full == verb.finite && next.tag == Tag::Auxiliary
            {
                Tense::Past
            } else {
                Tense::Present
            }
        }
        Tag::Auxiliary if among(finite, BE) => {
            let group = tokens.get(verb.finite..verb.end).unwrap_or_default();
            let going = group.iter().any(|t| among(*t, GOING)) && group.iter().any(|t| t.tag == Tag::To);
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
pub(crate) fn happens(tokens: &[Token], verb: Verb) -> bool {
    let full = at(tokens, verb.full as isize);
    let acts = full.tag.is_verb() && full.tag != Tag::Gerund;
    acts && !among(full, STATES)
}

/// The clause's modality: of several, the one that takes most away from plain fact.
pub(crate) fn modality(tokens: &[Token], found: &[Found], verb: Verb) -> Modality {
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
    if modality == Modality::Fact && among(finite, WILL) && among(subject, FIRST) {
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
