//! The tense of a clause, and whether something happens in it.

use crate::claim::amount::Reader;
use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::kinds::{Tense, TimeKind};
use crate::claim::record::TimeExpression;
use crate::claim::verb::{before, Verb};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// The clause's tense, by its verb and the times that it names.
pub(crate) fn tense(reader: Reader<'_>, verb: Verb, times: &[TimeExpression]) -> Tense {
    let (words, tokens) = (&reader.words.grammar, reader.tokens);
    let finite = at(tokens, verb.finite as isize);
    let full = at(tokens, verb.full as isize);
    let next = at(tokens, verb.finite as isize + 1);
    let compound = verb.full > verb.finite;
    let group = tokens.get(verb.finite..verb.end).unwrap_or_default();
    match finite.tag {
        Tag::Past | Tag::Participle => Tense::Past,
        // "the storm hit the coast": the base of a verb that is no present of that subject
        Tag::Base if is_past_base(reader, verb, times) => Tense::Past,
        Tag::Modal if words.is(finite, WordClass::Will) => Tense::Future,
        Tag::Modal => {
            let perfect = |t: &Token| words.is(*t, WordClass::Perfect) && t.tag == Tag::Auxiliary;
            if group.iter().any(perfect) || refuses(words, tokens, verb) {
                Tense::Past
            } else if words.is(finite, WordClass::Would) {
                Tense::Future
            } else {
                Tense::Present
            }
        }
        Tag::Auxiliary if words.is(finite, WordClass::Past) => Tense::Past,
        Tag::Auxiliary | Tag::Base | Tag::Present
            if words.is(finite, WordClass::Perfect) && (compound || group.len() > 1) =>
        {
            // "has promised to cut", but "has got to"
            let promised = next.tag == Tag::Participle && next.span().len() > SHORTEST;
            if matches!(full.tag, Tag::Participle | Tag::Past)
                || promised
                || verb.full == verb.finite && next.tag == Tag::Auxiliary
            {
                Tense::Past
            } else {
                Tense::Present
            }
        }
        Tag::Auxiliary if words.is(finite, WordClass::Be) => {
            let to = |t: &Token| t.tag == Tag::To;
            let goes = group.iter().any(|t| words.is(*t, WordClass::Going));
            // "going to win": whatever the verb looks like
            let going = goes && (group.iter().any(to) || to(&at(tokens, verb.end as isize)));
            if is_shortened_perfect(words, tokens, verb) {
                Tense::Past
            } else if going || next.tag == Tag::To || is_scheduled(words, tokens, verb, times) {
                Tense::Future
            } else {
                Tense::Present
            }
        }
        Tag::Present | Tag::Base if is_scheduled(words, tokens, verb, times) => Tense::Future,
        _ => Tense::Present,
    }
}

/// The letters of "got".
const SHORTEST: usize = 3;

/// Whether somebody would not speak: "The minister *would not say* who paid" is of what she did.
fn refuses(words: &Grammar, tokens: &[Token], verb: Verb) -> bool {
    let group = tokens.get(verb.finite..verb.end).unwrap_or_default();
    let not = group.iter().any(|t| t.tag == Tag::Not);
    not && words.is(at(tokens, verb.finite as isize), WordClass::Would)
        && words.is(at(tokens, verb.full as isize), WordClass::Answers)
}

/// Whether "'s" stands for "has": "it's been raining", "she's cut taxes", "the firm's hired 40 people".
fn is_shortened_perfect(words: &Grammar, tokens: &[Token], verb: Verb) -> bool {
    let [finite, next, full] = [verb.finite, verb.finite + 1, verb.full].map(|i| at(tokens, i as isize));
    let participle = matches!(full.tag, Tag::Participle | Tag::Past) && verb.full > verb.finite;
    let object = matches!(
        at(tokens, verb.end as isize).tag,
        Tag::Possessive | Tag::Pronoun | Tag::Noun | Tag::Nouns | Tag::Number
    );
    let been = words.is(next, WordClass::Tenseless) && words.is(next, WordClass::State);
    finite.shape == Shape::Clitic
        && words.is(finite, WordClass::Be)
        && !words.is(finite, WordClass::Finite)
        && (been || participle && object)
}

/// Whether what looks like a base form is a past: of a verb whose past looks so, with a subject that the present would
/// have another form for ("It *cost* £4") or a time gone by ("They *shut* it in 1985"), or of any, after one thing.
fn is_past_base(reader: Reader<'_>, verb: Verb, times: &[TimeExpression]) -> bool {
    let (words, tokens) = (&reader.words.grammar, reader.tokens);
    let subject = before(tokens, verb.finite);
    let start = verb.core_start.max(verb.front);
    let plural = |t: &Token| match t.tag {
        Tag::Nouns | Tag::Number | Tag::Conjunction => true,
        Tag::Name => t.span().text(reader.text).ends_with('s'),
        _ => false,
    };
    let several = || tokens.get(start..verb.finite).unwrap_or_default().iter().any(plural);
    let gone = |time: &TimeExpression| {
        let place = tokens.partition_point(|t| t.span().start() < time.span.start());
        // "up by a tenth on last year"
        let bare = at(tokens, place as isize - 1).tag != Tag::Preposition;
        let past = time.kind == TimeKind::Relative && bare && names(words, tokens, *time, WordClass::Gone);
        past || time.kind == TimeKind::Date && !names(words, tokens, *time, WordClass::Ahead)
    };
    if !words.is(at(tokens, verb.finite as isize), WordClass::Alike) {
        return matches!(subject.tag, Tag::Noun | Tag::Name) && !several();
    }
    matches!(subject.tag, Tag::Noun | Tag::Name)
        || words.is(subject, WordClass::Third)
        || words.is(subject, WordClass::Anybody)
        || times.iter().any(gone)
}

/// Whether one of the words of a time expression is of the class.
fn names(words: &Grammar, tokens: &[Token], time: TimeExpression, class: WordClass) -> bool {
    let first = tokens.partition_point(|t| t.span().start() < time.span.start());
    let inside = tokens.iter().skip(first).take_while(|t| t.span().end() <= time.span.end());
    inside.into_iter().any(|t| words.is(*t, class))
}

/// Whether a present tells what is to come by the time that it names: "It opens tomorrow."
fn is_scheduled(words: &Grammar, tokens: &[Token], verb: Verb, times: &[TimeExpression]) -> bool {
    let group = tokens.get(verb.finite..verb.end).unwrap_or_default();
    let full = at(tokens, verb.full as isize);
    let acts = matches!(full.tag, Tag::Present | Tag::Base | Tag::Gerund) && !words.is(full, WordClass::Awaits);
    if !acts || group.iter().any(|t| t.tag == Tag::To) {
        return false;
    }
    times.iter().any(|time| {
        let place = tokens.partition_point(|t| t.span().start() < time.span.start());
        let near = place <= verb.end + 1;
        // "She opposes the vote of next week"
        let own = near || at(tokens, place as isize - 1).tag != Tag::Preposition;
        (verb.end..verb.core_end).contains(&place) && own && names(words, tokens, *time, WordClass::Ahead)
    })
}

/// Whether the verb says that something happened, not how things stand.
pub(crate) fn happens(words: &Grammar, tokens: &[Token], verb: Verb) -> bool {
    let full = at(tokens, verb.full as isize);
    let acts = full.tag.is_verb() && full.tag != Tag::Gerund;
    acts && !words.is(full, WordClass::State)
}
