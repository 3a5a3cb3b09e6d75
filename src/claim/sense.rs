//! What a phrase of the tables means where it stands, and what kinds of thing a claim is about.

use crate::claim::amount::Reader;
use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::kinds::{Bound, Modality, Polarity, QuantityKind, Subject, Tense};
use crate::claim::record::Claim;
use crate::claim::tense::happens;
use crate::claim::verb::{starts_clause, Verb};
use crate::claim::words::{Found, Meaning};
use crate::claim::Saying;
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// Whether a phrase found means there what its table says; `verb` is the clause's.
pub(crate) fn fits(words: &Grammar, tokens: &[Token], found: Found, verb: Option<Verb>) -> bool {
    if !fits_infinitive(words, tokens, found) {
        return false;
    }
    match found.meaning {
        Meaning::Modality(Modality::Condition) => conditions(words, tokens, found),
        Meaning::Subject(subject) => {
            // "the man who *will* run it came"
            let aside = subject == Subject::Prediction && verb.is_some_and(|v| v.leads && v.is_aside(found.at));
            !aside && (found.len > 1 || is_of_kind(words, tokens, found.at, subject))
        }
        _ => true,
    }
}

/// Whether a word says that the claim is of a kind, by its part of speech and the words beside it.
fn is_of_kind(words: &Grammar, tokens: &[Token], index: usize, subject: Subject) -> bool {
    let (token, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
    let before = at(tokens, index as isize - 1);
    let noun = matches!(token.tag, Tag::Noun | Tag::Nouns | Tag::Name);
    // "record profits"
    let quality = matches!(token.tag, Tag::Adjective | Tag::Adverb) || matches!(next.tag, Tag::Nouns | Tag::Adjective);
    let article = words.is(before, WordClass::Article);
    let as_noun = words.is(token, WordClass::AsNoun) && !noun;
    // "the ministry forecasts growth", not "the weather forecast was read"
    let acts = before.tag.is_nominal() && (next.tag.is_nominal() || next.tag == Tag::Determiner);
    let as_verb = words.is(token, WordClass::AsVerb) && noun && !acts;
    // "on the right", "the trade fair", "the right to strike"
    let headed = next.tag.is_nominal() || next.tag == Tag::Adjective;
    let named = article && !headed || before.tag == Tag::Noun;
    let as_quality = words.is(token, WordClass::AsQuality) && (!quality || named);
    if as_noun || as_verb || as_quality {
        return false;
    }
    match subject {
        // "signed up", "ruled out"
        Subject::Law => next.tag != Tag::Particle && !words.is(next, WordClass::Turns),
        Subject::Opinion => match token.tag {
            // "a disaster", not "the pit disaster", "the think tank"
            Tag::Noun | Tag::Nouns => before.tag != Tag::Noun && !next.tag.is_nominal(),
            Tag::Name => false,
            // "Great Britain"
            _ => token.shape != Shape::Capital || next.tag != Tag::Name,
        },
        // "at least", "at best": no comparison
        Subject::Comparison if before.is(known::AT) => false,
        // "to lower fares", but "exports exceed imports"
        Subject::Comparison if token.tag == Tag::Base && !before.tag.is_nominal() => false,
        // "most shops", "most don't"; "rather than", "other than"
        Subject::Comparison if words.is(token, WordClass::Degree) => {
            let helped = matches!(next.tag, Tag::Auxiliary | Tag::Modal);
            token.tag == Tag::Adverb && !helped || article || before.tag == Tag::Possessive
        }
        Subject::Comparison => token.tag != Tag::Preposition || !words.is(before, WordClass::Positive),
        _ => true,
    }
}

/// Whether things are set against each other by a word's form, or by two words alike: "the tallest", "a cleaner fuel", "as
/// tall as".
fn compares(reader: Reader<'_>, bounds: impl Fn(usize) -> bool) -> bool {
    let (words, tokens) = (&reader.words.grammar, reader.tokens);
    let listed = 1 << (Meaning::SUBJECTS + Subject::Comparison as u32);
    (0..tokens.len()).any(|index| {
        let token = at(tokens, index as isize);
        if token.tag == Tag::Adjective && token.end - token.start > SHORTEST {
            if reader.found.sorts_at(index) & listed != 0 {
                return false;
            }
            let word = token.span().text(reader.text);
            return words.ends(word) && !words.is(token, WordClass::Positive);
        }
        words.is(token, WordClass::Equal) && equals(words, tokens, index) && !bounds(token.start as usize)
    })
}

/// The most letters of an adjective that has no ending.
const SHORTEST: u32 = 4;

/// Whether "as tall as" starts at `index`, and no bound does: "as many as 40".
fn equals(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let quality = at(tokens, index as isize + 1);
    let graded = matches!(quality.tag, Tag::Adjective | Tag::Adverb) && !words.is(quality, WordClass::Positive);
    let rest = || tokens.iter().skip(index + 2).take(NEAR).position(|t| words.is(*t, WordClass::Equal));
    let second = if graded { rest() } else { None };
    second.is_some_and(|second| {
        let next = at(tokens, (index + second) as isize + 3);
        next.tag != Tag::Number && next.shape != Shape::Symbol
    })
}

/// How many tokens may stand from a quality to the second "as".
const NEAR: usize = 4;

/// Whether a phrase that ends in "to" stands before what it goes with: "was due to sail" intends, "was due to rain"
/// gives a cause.
fn fits_infinitive(words: &Grammar, tokens: &[Token], found: Found) -> bool {
    let last = at(tokens, (found.at + found.len) as isize - 1);
    if found.len < 2 || !words.is(last, WordClass::Infinitive) {
        return true;
    }
    match found.meaning {
        Meaning::Subject(Subject::Cause | Subject::Comparison) => last.tag != Tag::To,
        // "is going to Rome", "half as likely to fall"
        Meaning::Subject(Subject::Prediction) => {
            let compared = words.is(at(tokens, found.at as isize - 1), WordClass::Equal);
            let goes = words.is(at(tokens, found.at as isize), WordClass::Going);
            !compared && (!goes || last.tag == Tag::To || is_verb(words, tokens, found.at + found.len))
        }
        Meaning::Modality(_) => last.tag == Tag::To || is_verb(words, tokens, found.at + found.len),
        _ => true,
    }
}

/// Whether a word after "to" that looks like none is a verb, for it has its object behind it: "promised to *close* 40
/// shops".
fn is_verb(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let bare = matches!(at(tokens, index as isize).tag, Tag::Noun | Tag::Adjective | Tag::Participle);
    let object = matches!(at(tokens, index as isize + 1).tag, Tag::Determiner | Tag::Possessive | Tag::Number);
    bare && (object || words.is(at(tokens, index as isize), WordClass::Alike))
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
        // "if so, …", "if only a little"
        Tag::Adverb => found.at == 0 && at(tokens, next as isize + 1).shape == Shape::Comma,
        // "if not stopped, …", "if elected, …", "if true, …"
        Tag::Not | Tag::Participle | Tag::Adjective => found.at == 0,
        _ => found.len == 1 && !alone,
    }
}

/// What kinds of thing a claim is about.
pub(crate) fn subjects(reader: Reader<'_>, saying: Saying, verb: Verb, claim: &mut Claim) {
    let mut is = reader.found.sorts >> Meaning::SUBJECTS & ((1 << Subject::ALL.len()) - 1);
    let comparison = 1 << Subject::Comparison as u32;
    // the words that bound a quantity compare nothing: "more than 60"
    let bounds = |start: usize| claim.quantities.iter().any(|q| q.bound != Bound::Exact && q.span.contains(start));
    if is & comparison != 0 && !claim.quantities.is_empty() {
        let mut found = reader.found.all().iter().filter(|f| f.meaning == Meaning::Subject(Subject::Comparison));
        if found.all(|f| bounds(reader.token(f.at).start as usize)) {
            is &= !comparison;
        }
    }
    let (words, tokens) = (&reader.words.grammar, reader.tokens);
    let mut set = |subject: Subject, holds: bool| is |= u32::from(holds) << subject as u32;
    let fact = claim.tense == Tense::Past && claim.modality == Modality::Fact && claim.polarity == Polarity::Asserted;
    set(Subject::Comparison, compares(reader, bounds));
    set(Subject::Event, fact && happens(words, tokens, verb));
    set(
        Subject::Quantity,
        claim
            .quantities
            .iter()
            .any(|q| !matches!(q.kind, QuantityKind::Ordinal | QuantityKind::Year | QuantityKind::Decade)),
    );
    set(Subject::Prediction, claim.tense == Tense::Future || saying == Saying::Predicts);
    set(Subject::Opinion, saying == Saying::Judges);
    claim.subjects.reserve_exact(is.count_ones() as usize);
    claim.subjects.extend(Subject::ALL.iter().copied().filter(|subject| is >> *subject as u32 & 1 == 1));
}
