//! What a clause makes of what it says: its modality and its polarity.

use crate::claim::asked::inverted;
use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::kinds::{Modality, Polarity};
use crate::claim::verb::{starts_clause, Verb};
use crate::claim::words::{Found, Meaning, Negation};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};
use crate::Span;

/// The clause's modality: of several, the one that takes most away from plain fact.
pub(crate) fn modality(words: &Grammar, tokens: &[Token], found: &[Found], verb: Verb) -> Modality {
    let is_inverted = verb.core_start > 0 && inverted(words, tokens).is_some();
    // "Without the loan, the firm would fail"
    let lacks =
        words.is(at(tokens, 0), WordClass::Lacking) && words.is(at(tokens, verb.finite as isize), WordClass::Would);
    let mut modality = if is_inverted || lacks { Modality::Condition } else { Modality::Fact };
    let mut idle_until = 0;
    for f in found {
        let Meaning::Modality(this) = f.meaning else { continue };
        let last = at(tokens, (f.at + f.len) as isize - 1);
        // "must have sold the boats", "must have boats"
        let owns = f.len > 1 && words.is(last, WordClass::Perfect) && last.tag != Tag::Auxiliary;
        let this = if owns && this == Modality::Possibility { Modality::Obligation } else { this };
        if this == Modality::Fact {
            idle_until = f.at + f.len;
        }
        let token = at(tokens, f.at as isize);
        // "are likely to": just after the group counts with it
        let in_group = f.at < verb.core_end.min(verb.end + 2) && f.at >= verb.core_start;
        // before the verb, adverbs alone say how it is put: not "the *plan to* sell boats failed"
        let of_verb = in_group && (f.at >= verb.finite || token.tag == Tag::Adverb || !verb.leads);
        let month = token.shape == Shape::Capital && f.at > 0;
        // "Those who asked *if* it was safe left."
        let aside = verb.is_aside(f.at) && f.at > verb.aside.0;
        let counts = !month && !aside && f.at >= idle_until && (this == Modality::Condition || of_verb);
        if counts && rank(this) > rank(modality) {
            modality = this;
        }
    }
    let subject = at(tokens, verb.finite as isize - 1);
    if modality == Modality::Fact && words.is(subject, WordClass::First) && is_willed(words, tokens, verb) {
        return Modality::Intention;
    }
    modality
}

/// Whether the verb says what its subject will do: "will build", "are going to build".
fn is_willed(words: &Grammar, tokens: &[Token], verb: Verb) -> bool {
    let group = tokens.get(verb.finite..verb.end).unwrap_or_default();
    let goes = |pair: &[Token]| matches!(pair, [a, b] if words.is(*a, WordClass::Going) && b.tag == Tag::To);
    let going = group.first().is_some_and(|t| words.is(*t, WordClass::Be)) && group.windows(2).any(goes);
    going || words.is(at(tokens, verb.finite as isize), WordClass::Will)
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
pub(crate) fn polarity(
    words: &Grammar,
    tokens: &[Token],
    found: &[Found],
    verb: Verb,
    out: &mut Vec<Span>,
) -> Polarity {
    let mut idle_until = 0;
    for f in found {
        let Meaning::Negation(negation) = f.meaning else { continue };
        let core = f.at >= verb.core_start.max(verb.front) && f.at < verb.core_end && !verb.is_aside(f.at);
        if negation == Negation::Idle {
            idle_until = f.at + f.len;
        } else if core && f.at >= idle_until && !is_partial(words, tokens, verb, f.at) {
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

/// Whether what negates at `index` negates a phrase alone, and the clause is asserted.
fn is_partial(words: &Grammar, tokens: &[Token], verb: Verb, index: usize) -> bool {
    let (token, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
    let [before, further] = [1, 2].map(|back| at(tokens, index as isize - back));
    let phrase = next.tag.is_nominal()
        || matches!(next.tag, Tag::Determiner | Tag::Possessive | Tag::Preposition | Tag::To | Tag::Gerund);
    let subjects = index < verb.finite;
    match token.tag {
        // "*Not* 40 but 60 came."
        Tag::Not if contrasts(words, tokens, verb, index) => true,
        // "The decision *not* to sell the mill cost votes."
        Tag::Not if subjects && next.tag == Tag::To => index > 0,
        // "The mayor, *not* the governor, signed it." "It is, of course, *not* a crime."
        Tag::Not if before.tag == Tag::Comma => phrase && at(tokens, verb.finite as isize + 1).tag != Tag::Comma,
        Tag::Not => before.tag == Tag::Conjunction && phrase && !subjects,
        // "A man with *no* job won." "The *no* vote won." "*No* 4 won."
        // "*Barely* 12 men came."
        Tag::Adverb if next.tag == Tag::Number => true,
        _ if words.is(token, WordClass::Denies) => {
            let of_phrase = before.tag == Tag::Preposition && (further.tag.is_nominal() || further.tag == Tag::Comma);
            subjects && of_phrase || words.is(before, WordClass::Article) || next.shape == Shape::Number
        }
        _ => false,
    }
}

/// How many tokens "not" and "but" may have between them.
const CONTRAST: usize = 8;

/// Whether "not" only sets a phrase against another: "*Not* 40 but 60 came", "It went *not* to Ruiz but to Beck".
fn contrasts(words: &Grammar, tokens: &[Token], verb: Verb, index: usize) -> bool {
    let tag = |i: usize| at(tokens, i as isize).tag;
    let sort = |i: usize| match tag(i) {
        Tag::Preposition => 1,
        Tag::To => 2,
        Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Nouns | Tag::Name | Tag::Number => 3,
        Tag::Gerund => 4,
        // "was not born in Leeds but in Hull"
        Tag::Participle => 5,
        _ => 0,
    };
    let inside = |i: &usize| !tag(*i).is_finite() && !matches!(tag(*i), Tag::Stop | Tag::Not);
    let near = (index + 1..tokens.len().min(index + CONTRAST)).take_while(inside);
    let Some(but) = near.into_iter().find(|&i| at(tokens, i as isize).is(known::BUT)) else { return false };
    let (first, second) = (sort(index + 1), sort(but + 1));
    let alike = first == second || first == 5 && second == 1;
    first > 0 && alike && (index < verb.finite || !starts_clause(words, tokens, but + 1))
}
