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
    // most words are no verbs
    if !(token.tag.is_finite() | matches!(token.tag, Tag::Base | Tag::Nouns)) {
        return false;
    }
    match token.tag {
        Tag::Modal | Tag::Present => true,
        Tag::Past => !matches!(before(tokens, index).tag, Tag::To),
        Tag::Auxiliary => {
            !words.is(token, WordClass::Tenseless) && !matches!(before(tokens, index).tag, Tag::To | Tag::Modal)
        }
        Tag::Base => {
            let before = before(tokens, index);
            let subject = match before.tag {
                Tag::Nouns | Tag::Pronoun | Tag::Name | Tag::Wh | Tag::Noun | Tag::Adjective => true,
                Tag::Determiner => !words.is(before, WordClass::Article),
                _ => false,
            };
            subject && !words.is(at(tokens, index as isize - 2), WordClass::Causes)
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

/// Whether it can be a subject's last word, or all of it.
pub(crate) fn is_subject(words: &Grammar, token: Token) -> bool {
    token.tag.is_nominal()
        || matches!(token.tag, Tag::There | Tag::Determiner | Tag::Wh | Tag::Gerund)
        || words.is(token, WordClass::Anybody)
}

/// How many tokens a subject may have before its verb.
const LONGEST_SUBJECT: usize = 14;

/// Whether a subject and its finite verb follow from `index` on.
pub(crate) fn starts_clause(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let mut nominal = false;
    // ", and the fleet stayed at home": a past that looks like a participle
    let before = |steps: isize| at(tokens, index as isize - steps);
    let joined = before(1).tag == Tag::Conjunction && before(2).shape == Shape::Comma;
    for i in index..(index + LONGEST_SUBJECT).min(tokens.len()) {
        let token = at(tokens, i as isize);
        let past = joined && token.tag == Tag::Participle && at(tokens, i as isize - 1).tag.is_nominal();
        if nominal && (past || is_finite(words, tokens, i)) {
            return true;
        }
        let leading = i == index && words.is(token, WordClass::Opens);
        let inside = matches!(
            token.tag,
            Tag::Determiner
                | Tag::Adjective
                | Tag::Noun
                | Tag::Nouns
                | Tag::Name
                | Tag::Pronoun
                | Tag::Possessive
                | Tag::Preposition
                | Tag::Genitive
                | Tag::Number
                | Tag::Adverb
                | Tag::There
                | Tag::Other
                | Tag::Mark
                | Tag::Gerund
        );
        if !inside && !leading {
            return false;
        }
        nominal |= is_subject(words, token) && !leading;
    }
    false
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
    let (mut bare, mut joined) = (None, None);
    for index in 0..tokens.len() {
        let token = at(tokens, index as isize);
        match token.tag {
            Tag::Wh | Tag::WhAdverb | Tag::Subordinator => skip += 1,
            Tag::Participle if skip == 0 && before(tokens, index).tag.is_nominal() => {
                let near = at(tokens, index as isize - 1).tag.is_nominal();
                (bare, joined) = (bare.or(near.then_some(index)), joined.or(Some(index)));
            }
            // what is subordinate at the start ends at its comma
            Tag::Comma if skip == 0 && spare.is_some() => core_start = index + 1,
            _ if is_finite(words, tokens, index) => {
                if skip == 0 {
                    // "The guests made their beds and left."
                    let joined = joined.filter(|_| before(tokens, index).tag == Tag::Conjunction);
                    finite = joined.or(Some(index));
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
