//! Numbers that are no quantities: parts of names, dates, times of day, scores, turns of phrase.

use super::year::is_year_like;
use super::{whole_place, Amount, Form, Reader};
use crate::claim::grammar::WordClass;
use crate::claim::number::Number;
use crate::claim::time::pointed;
use crate::claim::words::{Found, Meaning, NumberWord, Place, TimeWord, UnitKind};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::Shape;

const COMPARING: [u32; 4] = [known::AS, known::MORE, known::THAT, known::WHAT];
const SECOND_HALF: [u32; 3] = [known::OTHER, known::LATTER, known::BETTER];

/// Whether a number is part of a name, a date, a time of day, a score, or only a turn of phrase.
pub(super) fn is_no_quantity(reader: Reader<'_>, first: usize, amount: Amount<'_>) -> bool {
    let labelled = || {
        let capitals = reader.token(first).shape == Shape::Capital && reader.before(first).shape == Shape::Capital;
        let bare = match amount.form {
            Form::Digits => true,
            // "Phase Two"
            Form::Words => capitals,
            _ => amount.unit.is_some_and(|unit| unit.letter.is_some()),
        };
        // "Page 12 men came", but "the Grade 8 pupils"
        let counts = reader.token(amount.next).tag == Tag::Nouns;
        let named = first > 1 && reader.before(first).shape == Shape::Capital;
        bare && (!counts || named) && reader.is_labelled(first)
    };
    is_dated(reader, first, amount)
        || labelled()
        || is_idle(reader, first)
        || is_set_against(reader, first, amount)
        || is_marker(reader, first, amount)
        || is_named(reader, first, amount)
        || has_lost_its_point(reader, first)
        || is_phrase(reader, first, amount)
}

/// Whether a phrase of the tables says that the number in it is none: "net zero".
fn is_idle(reader: Reader<'_>, index: usize) -> bool {
    let idle = |f: Found| matches!(f.meaning, Meaning::Number(NumberWord::Idle, _)) && index < f.at + f.len;
    (index.saturating_sub(1)..=index).any(|at| reader.found(at).any(idle))
}

/// "5 May", "10:30", "half past three", "at nine"
fn is_dated(reader: Reader<'_>, first: usize, amount: Amount<'_>) -> bool {
    let (before, next) = (first.wrapping_sub(1), amount.next);
    let time = |index: usize, word: TimeWord| reader.found(index).any(|f| f.meaning == Meaning::Time(word));
    let small = amount.value.is_below(Number::whole(32));
    let day = small && (time(before, TimeWord::Month) && is_day(reader, first) || time(next, TimeWord::Month))
        || small && reader.token(next).is(known::OF) && time(next + 1, TimeWord::Month);
    let colon = |index: usize| reader.token(index).shape == Shape::Colon;
    let clock = time(next, TimeWord::Clock)
        || colon(next) && reader.glued(next) && reader.glued(next + 1) && reader.token(next + 1).shape == Shape::Number
        || colon(before) && reader.glued(before) && reader.glued(first);
    let past = |meaning| meaning == Meaning::Time(TimeWord::Past);
    let hour = || {
        let counts =
            reader.unit(next).is_some() || reader.token(next).tag.is_nominal() || reader.token(next).is(known::OF);
        let about = reader.ending(0, first, |meaning| matches!(meaning, Meaning::Bound(..)).then_some(()));
        let start = about.map_or(first, |(about, ())| about.at);
        let at = reader.before(start).is(known::AT) && amount.form == Form::Words && !counts;
        (at || reader.follows(first, past)) && amount.value.is_below(Number::whole(13))
    };
    day || clock || time(first, TimeWord::Past) || hour()
}

/// Whether the number at `index` behind a month is one of its days: "May 12", but "in May 12 people left".
pub(crate) fn is_day(reader: Reader<'_>, index: usize) -> bool {
    let in_month = index.checked_sub(2).is_some_and(|before| reader.token(before).is(known::IN));
    let small = reader.amount(index).is_none_or(|day| day.value.is_below(Number::whole(32)));
    small && !(in_month && reader.token(index + 1).tag == Tag::Nouns)
}

/// "3-1", "24/7", "4–1": two numbers that make no range.
fn is_set_against(reader: Reader<'_>, first: usize, amount: Amount<'_>) -> bool {
    if let Some(upper) = amount.upper {
        let short = is_year_like(amount.value) && upper.is_below(Number::whole(100));
        return !short && !amount.value.is_below(upper);
    }
    let number = |index: usize| reader.token(index).shape == Shape::Number;
    let stroke = |index: usize| reader.token(index).is(known::SLASH) && reader.glued(index) && reader.glued(index + 1);
    let dash = |index: usize| {
        reader.token(index).shape == Shape::Dash && reader.glued(index) && reader.glued(index + 1) && number(index + 1)
    };
    let (before, next) = (first.wrapping_sub(1), amount.next);
    let follows = || number(first.wrapping_sub(2)) && (stroke(before) && !is_year_like(amount.value) || dash(before));
    // of "2021–22", the second is part of a year
    let leads = || {
        let falls = |second: Amount<'_>| !amount.value.is_below(second.value) && !is_year_like(amount.value);
        dash(next) && number(first) && reader.amount(next + 1).is_some_and(falls)
    };
    follows() || leads()
}

/// "1/ First of all, …": a number that only counts paragraphs.
fn is_marker(reader: Reader<'_>, first: usize, amount: Amount<'_>) -> bool {
    let stroke = reader.token(amount.next);
    first == 0 && amount.form == Form::Digits && stroke.is(known::SLASH) && !reader.glued(amount.next + 1)
}

/// "Windows 11 came out", "The iPhone 15 sold well": a number that ends a name. But "In Leeds 12 died".
fn is_named(reader: Reader<'_>, first: usize, amount: Amount<'_>) -> bool {
    let name = |index: usize| reader.before(index).tag == Tag::Name;
    let start = (first.saturating_sub(NAME)..first).rev().find(|&i| !name(i)).unwrap_or(0);
    let ends =
        matches!(reader.token(amount.next).tag, Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Modal | Tag::Stop);
    let placed = start < 2 && matches!(reader.before(start).tag, Tag::Preposition | Tag::None) && first > start + 1;
    let year = is_year_like(amount.value);
    let written = reader.token(first).span().text(reader.text).bytes().all(|b| b.is_ascii_digit());
    amount.form == Form::Digits && written && name(first) && ends && !year && !placed
}

/// How many tokens a name with a number may have before it.
const NAME: usize = 6;

/// Whether the point before the digits is no part of the clause: ".5".
fn has_lost_its_point(reader: Reader<'_>, first: usize) -> bool {
    let token = reader.token(first);
    let byte =
        |back: usize| (token.start as usize).checked_sub(back).and_then(|i| reader.text.as_bytes().get(i)).copied();
    let apart = |byte: u8| byte.is_ascii_whitespace() || byte == b'$' || !byte.is_ascii();
    token.shape == Shape::Number && byte(1) == Some(b'.') && byte(2).is_none_or(apart)
}

/// Words of number that are no number where they stand: "one of them", "First, …", "a double room".
fn is_phrase(reader: Reader<'_>, first: usize, amount: Amount<'_>) -> bool {
    let (before, next) = (first.wrapping_sub(1), amount.next);
    let word = reader.token(first);
    let alone = next == first + 1;
    let follows = reader.token(next);
    let named = follows.tag.is_nominal() || matches!(reader.before(first).tag, Tag::Determiner | Tag::Possessive);
    let last = matches!(follows.shape, Shape::Stop | Shape::None | Shape::Comma);
    match amount.form {
        Form::Words => word.is(known::ONE) && alone && !one_counts(reader, first, next),
        Form::Ordinal => {
            // "First, …", but "They are 17th, a point above …"
            follows.shape == Shape::Comma && word.shape != Shape::Number
                || alone && word.tag == Tag::Adverb && word.shape != Shape::Number && !named
                // "it took a second"
                || last && known::INDEFINITE.contains(&reader.before(first).word)
                || reader.unit(first).is_some_and(|(u, _)| u.kind == UnitKind::Duration && word.shape != Shape::Number)
        }
        Form::Factor => {
            let of = matches!(follows.tag, Tag::Determiner | Tag::Possessive);
            !(word.tag.is_verb() || of || last && word.tag != Tag::Nouns)
        }
        Form::Fraction => {
            // "A third, in Leeds, was closed": of some named before
            let another = first == 0 && follows.shape == Shape::Comma && is_ordinal(reader, next.wrapping_sub(1));
            // "an hour and a half"
            let rest = reader.token(before).is(known::AND) && reader.unit(before.wrapping_sub(1)).is_some();
            SECOND_HALF.contains(&reader.before(first).word) || is_ordinal(reader, before) || another || rest
        }
        _ => false,
    }
}

fn is_ordinal(reader: Reader<'_>, index: usize) -> bool {
    reader.found(index).any(|f| matches!(f.meaning, Meaning::Number(NumberWord::Ordinal, _)))
}

/// Whether the word "one" before `next` is a number: "one in five", "one percent", "one mile".
fn one_counts(reader: Reader<'_>, first: usize, next: usize) -> bool {
    let joins = reader.token(next).is(known::TO)
        || reader.token(next).is(known::OR)
        || reader.token(next).is(known::AND) && reader.before(first).is(known::BETWEEN);
    let range = |second: Amount<'_>| {
        matches!(second.form, Form::Words | Form::Digits | Form::Scaled) && Number::whole(1).is_below(second.value)
    };
    if joins {
        return reader.amount(next + 1).is_some_and(range);
    }
    let ratio = whole_place(reader, next).and_then(|place| reader.amount(place));
    ratio.is_some_and(|a| matches!(a.form, Form::Words | Form::Digits | Form::Scaled) && !is_year_like(a.value))
        || reader.unit(next).is_some_and(|(u, _)| u.name.as_ref() != "day")
        || {
            // "One man died", "at least one car"
            let bound = reader.follows(first, |meaning| matches!(meaning, Meaning::Bound(_, Place::Before)));
            let noun = reader.token(next);
            let part = || reader.token(next + 1).is(known::IN) && reader.token(next + 2).tag == Tag::Number;
            noun.tag == Tag::Noun && (bound || part() || reader.words.grammar.is(noun, WordClass::Counted))
        }
}

/// Whether what stands there is so many times as large: "four times the size", "twice as many".
pub(super) fn is_multiplied(reader: Reader<'_>, index: usize) -> bool {
    let token = reader.token(index);
    let compares =
        matches!(token.tag, Tag::Determiner | Tag::Possessive | Tag::Adjective) || COMPARING.contains(&token.word);
    // "four times a week", "four times last year"
    let timed = reader.found(index).any(|f| match f.meaning {
        Meaning::Time(TimeWord::Pointer | TimeWord::Each) => pointed(reader, index + f.len).is_some(),
        Meaning::Time(TimeWord::Part) => false,
        Meaning::Time(_) => true,
        _ => false,
    });
    compares && !timed
}
