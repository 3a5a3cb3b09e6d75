//! Finds the words that say when, how long or how often.

#[cfg(test)]
mod tests;
mod written;

use crate::claim::amount::{Form, Reader, VAGUE};
use crate::claim::kinds::{QuantityKind, TimeKind};
use crate::claim::measure::is_day;
use crate::claim::quantity::Quantity;
use crate::claim::record::TimeExpression;
use crate::claim::time::written::{clock, is_compound, written};
use crate::claim::words::{Found, Meaning, TimeWord, UnitKind};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{Shape, Token};

/// Appends the time expressions among the reader's tokens to `out`, in order.
pub(crate) fn times(reader: Reader<'_>, quantities: &[Quantity], out: &mut Vec<TimeExpression>) {
    let number = |token: &Token| token.shape == Shape::Number;
    let told = reader.found.sorts & Meaning::TIMES != 0;
    let hyphened = reader.has_hyphen();
    if quantities.is_empty() && !told && !hyphened && !reader.tokens.iter().any(number) {
        return;
    }
    let mut index = 0;
    let mut rest = quantities;
    while let Some(token) = reader.tokens.get(index) {
        let passed = rest.iter().take_while(|q| q.span.start32() < token.start).count();
        rest = rest.get(passed..).unwrap_or_default();
        let counted = rest.first().is_some_and(|q| q.span.start32() == token.start);
        let told = reader.found.sorts_at(index) & Meaning::TIMES != 0;
        let read = told || counted || number(token) || hyphened && is_compound(reader, *token);
        if !read {
            index += 1;
            continue;
        }
        if let Some(idle) = reader.found(index).find(|f| f.meaning == Meaning::Time(TimeWord::Idle)) {
            index += idle.len;
            continue;
        }
        let Some((start, end, kind)) = expression(reader, index, quantities) else {
            index += 1;
            continue;
        };
        let span = reader.token(start).span().join(reader.before(end).span());
        if let Some(last) = out.last_mut().filter(|last| last.span.overlap(span) > 0) {
            last.span = last.span.join(span);
        } else {
            out.push(TimeExpression { span, kind });
        }
        index = end.max(index + 1);
    }
}

/// The expression whose first telling word stands at `index`: where it starts, where it ends, its kind.
fn expression(reader: Reader<'_>, index: usize, quantities: &[Quantity]) -> Option<(usize, usize, TimeKind)> {
    for found in reader.found(index) {
        let Meaning::Time(word) = found.meaning else { continue };
        let next = index + found.len;
        let read = match word {
            TimeWord::Month => month(reader, index, next),
            TimeWord::Weekday if reader.token(index).shape != Shape::Lower => Some(weekday(reader, index, next)),
            TimeWord::Pointer if !lasts(reader, index) => {
                pointed(reader, next).map(|end| (index, end, TimeKind::Relative))
            }
            TimeWord::Each => pointed(reader, next).map(|end| (index, end, TimeKind::Frequency)),
            TimeWord::Whole => {
                pointed(reader, next).filter(|&end| !is_named(reader, end)).map(|end| (index, end, TimeKind::Duration))
            }
            // "early on Sunday"
            TimeWord::Relative if found.len > 1 && is_dated(reader, next) => None,
            TimeWord::Relative => {
                // "in the past decade"
                let pointer = found.len > 1 && is_time(reader, next - 1, TimeWord::Pointer);
                let end = pointed(reader, next).filter(|_| pointer).unwrap_or(next);
                // "at the time of the fire"
                (!reader.token(end).is(known::OF)).then_some((index, end, TimeKind::Relative))
            }
            // "half an hour", "12 summer jobs"
            TimeWord::Frequency | TimeWord::Period
                if (word == TimeWord::Period || found.len > 1) && is_counted(reader, index, quantities) =>
            {
                None
            }
            TimeWord::Frequency => frequency(reader, index, next, quantities),
            TimeWord::Period => period(reader, index, next),
            TimeWord::Part => part(reader, index, next),
            // "half past three"
            TimeWord::Past => reader.amount(next).map(|hour| (index, hour.next, TimeKind::Clock)),
            TimeWord::Clock => clock(reader, index, next),
            _ => None,
        };
        if read.is_some() {
            return read;
        }
    }
    let token = reader.token(index);
    if is_compound(reader, token) {
        return Some((index, year_end(reader, index + 1), TimeKind::Date));
    }
    numbered(reader, index, token, quantities)
}

/// Whether the token lies in a quantity and does not begin it: the "hour" of "half an hour".
fn is_counted(reader: Reader<'_>, index: usize, quantities: &[Quantity]) -> bool {
    let start = reader.token(index).start;
    let before = quantities.partition_point(|q| q.span.start32() < start).checked_sub(1);
    before.and_then(|last| quantities.get(last)).is_some_and(|q| start < q.span.end32())
}

/// Whether the preposition before `index` belongs to the day or month there.
fn is_dated(reader: Reader<'_>, index: usize) -> bool {
    let date = is_time(reader, index, TimeWord::Weekday) || is_time(reader, index, TimeWord::Month);
    date && reader.before(index).is(known::ON)
}

fn is_time(reader: Reader<'_>, index: usize, word: TimeWord) -> bool {
    reader.found(index).any(|f| f.meaning == Meaning::Time(word))
}

fn digits(reader: Reader<'_>, token: Token, length: std::ops::RangeInclusive<usize>) -> bool {
    let text = token.span().text(reader.text);
    token.shape == Shape::Number && length.contains(&text.bytes().take_while(u8::is_ascii_digit).count())
}

/// "May 2016", "5 May", "5th of May", "May 5, 2016", "in May"
fn month(reader: Reader<'_>, index: usize, next: usize) -> Option<(usize, usize, TimeKind)> {
    let mut start = index;
    if digits(reader, reader.before(index), 1..=2) {
        start = index - 1;
    } else if reader.before(index).is(known::OF) && index >= 2 && digits(reader, reader.token(index - 2), 1..=2) {
        start = index - 2;
        if start > 0 && reader.before(start).is(known::THE) {
            start -= 1;
        }
    }
    let mut end = next;
    if digits(reader, reader.token(end), 1..=2) && is_day(reader, end) {
        end += 1;
    }
    let end = year_end(reader, end);
    let token = reader.token(index);
    let named = token.shape != Shape::Lower && !matches!(token.tag, Tag::Modal | Tag::Base | Tag::Past | Tag::Present);
    let dated = token.shape != Shape::Lower && matches!(reader.before(index).tag, Tag::Preposition);
    (start < index || end > next || named && !is_person(reader, index) || dated).then_some((start, end, TimeKind::Date))
}

/// Whether a month's name without its day or year is somebody's: "Theresa May left", "April opened the door".
fn is_person(reader: Reader<'_>, index: usize) -> bool {
    let (before, after) = (reader.before(index).tag, reader.token(index + 1).tag);
    before == Tag::Name || after == Tag::Name || index == 0 && matches!(after, Tag::Past | Tag::Present)
}

/// The end of a period, a weekday or a month after "last", "every", "the past 12", "the next few".
pub(crate) fn pointed(reader: Reader<'_>, next: usize) -> Option<usize> {
    let few = usize::from(VAGUE.contains(&reader.token(next).word));
    let few = few + usize::from(few > 0 && reader.token(next + few).is(known::OF));
    let after = reader.amount(next).map_or(next + few, |a| a.next);
    [next, after].into_iter().find_map(|at| {
        reader.found(at).find_map(|f| match f.meaning {
            Meaning::Time(TimeWord::Period | TimeWord::Weekday | TimeWord::Month) => Some(at + f.len),
            _ => None,
        })
    })
}

/// The end of the year that may follow, behind a comma or none.
fn year_end(reader: Reader<'_>, end: usize) -> usize {
    let comma = usize::from(reader.token(end).shape == Shape::Comma);
    if digits(reader, reader.token(end + comma), 4..=4) {
        end + comma + 1
    } else {
        end
    }
}

/// "Monday morning", "Monday, March 4, 2021"
fn weekday(reader: Reader<'_>, index: usize, next: usize) -> (usize, usize, TimeKind) {
    let next = if is_time(reader, next, TimeWord::Period) { next + 1 } else { next };
    let at = next + usize::from(reader.token(next).shape == Shape::Comma);
    let at = at + usize::from(digits(reader, reader.token(at), 1..=2));
    let dated = digits(reader, reader.before(at), 1..=2) || digits(reader, reader.token(at + 1), 1..=2);
    let date = if is_time(reader, at, TimeWord::Month) && dated { month(reader, at, at + 1) } else { None };
    (index, date.map_or(next, |(_, end, _)| end), TimeKind::Date)
}

/// "daily", "400 a week", "40 people die a week", "a week later", "for a week"
fn frequency(
    reader: Reader<'_>,
    index: usize,
    next: usize,
    quantities: &[Quantity],
) -> Option<(usize, usize, TimeKind)> {
    let article = known::INDEFINITE.contains(&reader.token(index).word);
    if article {
        if let Some(spell) = spell(reader, index, next) {
            return Some(spell);
        }
    }
    let before = reader.before(index);
    let counted =
        before.shape == Shape::Number || matches!(before.tag, Tag::Number | Tag::Nouns | Tag::Noun | Tag::Other);
    let verb = || {
        let present = matches!(before.tag, Tag::Base | Tag::Present);
        let subject = reader.before(index.saturating_sub(1)).end;
        present && quantities.iter().any(|quantity| quantity.span.end32() == subject)
    };
    (!article || counted || verb()).then_some((index, next, TimeKind::Frequency))
}

/// "years ago", "a decade later", "for hours"
fn period(reader: Reader<'_>, index: usize, next: usize) -> Option<(usize, usize, TimeKind)> {
    let vague = |token: Token| token.is_article() || VAGUE.contains(&token.word);
    let of = |at: usize| reader.before(at).is(known::OF) && reader.before(at - 1).is(known::COUPLE);
    let mut start = index;
    while index - start < 4 && (vague(reader.before(start)) || start > 0 && of(start)) {
        start -= 1;
    }
    (start < index || reader.token(index).tag == Tag::Nouns).then(|| spell(reader, start, next)).flatten()
}

/// What a period is that is told by words before or after it: "… ago", "for …".
fn spell(reader: Reader<'_>, start: usize, next: usize) -> Option<(usize, usize, TimeKind)> {
    if let Some(ago) = ago(reader, next) {
        return Some((start, ago, TimeKind::Relative));
    }
    // "an hour and a half"
    let half = reader.amount(next + 1).filter(|half| half.form == Form::Fraction && reader.token(next).is(known::AND));
    let next = half.map_or(next, |half| half.next);
    let named = reader.token(start).is(known::THE) || is_named(reader, next);
    (is_lasting(reader, start) && !named).then_some((start, next, TimeKind::Duration))
}

/// Whether the period before `index` only tells what kind of thing is named: "a day nurse".
fn is_named(reader: Reader<'_>, index: usize) -> bool {
    matches!(reader.token(index).tag, Tag::Noun | Tag::Nouns | Tag::Name)
}

/// The end of the words after a period that count it from some time: "ago", "earlier".
fn ago(reader: Reader<'_>, index: usize) -> Option<usize> {
    // "three days after the crash", but "ten years after 30 in exile"
    let after = reader.token(index).is(known::AFTER) && reader.token(index + 1).tag != Tag::Number;
    let ago = reader.found(index).find(|f| f.meaning == Meaning::Time(TimeWord::Ago)).map(|f| index + f.len);
    ago.or(after.then_some(index + 1))
}

/// Whether the word is the verb "last": "it will last three weeks".
fn lasts(reader: Reader<'_>, index: usize) -> bool {
    reader.token(index).tag == Tag::Base && reader.amount(index + 1).is_some()
}

/// Whether the periods that start at `start`, or their number, are how long something lasts.
fn is_lasting(reader: Reader<'_>, start: usize) -> bool {
    let last = start.checked_sub(1).is_some_and(|last| is_time(reader, last, TimeWord::Pointer) && lasts(reader, last));
    let lasts = |start: usize| reader.follows(start, |meaning| meaning == Meaning::Time(TimeWord::Lasting));
    // "for at least a week", "for about a week"
    let bound = || reader.ending(0, start, |meaning| matches!(meaning, Meaning::Bound(..)).then_some(()));
    last || lasts(start) || bound().is_some_and(|(bound, ())| lasts(bound.at))
}

/// "the end of the year"
fn part(reader: Reader<'_>, index: usize, next: usize) -> Option<(usize, usize, TimeKind)> {
    let the = reader.before(next).is(known::OF) && reader.token(next).is(known::THE);
    let period = |f: Found| f.meaning == Meaning::Time(TimeWord::Period);
    let period = reader.found(next + 1).find(|&f| the && period(f))?;
    let end = period.at + period.len;
    // "the start of the Summer Games"
    (!is_named(reader, end)).then_some((index, end, TimeKind::Relative))
}

/// "10:30", "5pm", "2016", "the 1990s", "two weeks ago", "for 18 months", "the 18th century"
fn numbered(
    reader: Reader<'_>,
    index: usize,
    token: Token,
    quantities: &[Quantity],
) -> Option<(usize, usize, TimeKind)> {
    if token.shape == Shape::Number {
        if let Some(date) = written(reader, index, token) {
            return Some(date);
        }
        let (colon, minutes) = (reader.token(index + 1), reader.token(index + 2));
        let glued = token.end == colon.start && colon.end == minutes.start;
        if colon.shape == Shape::Colon
            && glued
            && digits(reader, minutes, 2..=2)
            && digits(reader, token, 1..=2)
            && !reader.is_labelled(index)
            && reader.token(index + 3).shape != Shape::Colon
            && reader.before(index).shape != Shape::Colon
        {
            let end = index + 3;
            return Some((index, end + usize::from(is_time(reader, end, TimeWord::Clock)), TimeKind::Clock));
        }
        let text = token.span().text(reader.text);
        if ["am", "pm"]
            .iter()
            .any(|s| text.get(text.len().saturating_sub(2)..).is_some_and(|t| t.eq_ignore_ascii_case(s)))
        {
            return Some((index, index + 1, TimeKind::Clock));
        }
    }
    let quantity = quantities.get(quantities.partition_point(|q| q.span.start32() < token.start)..)?.first()?;
    if quantity.span.start32() != token.start {
        return None;
    }
    let end = reader.tokens.partition_point(|t| t.end <= quantity.span.end32());
    match quantity.kind {
        QuantityKind::Year | QuantityKind::Decade => Some((index, end, TimeKind::Date)),
        QuantityKind::Ordinal => {
            let (unit, len) = reader.unit(end).filter(|(unit, _)| unit.name.as_ref() == "century")?;
            (unit.kind == UnitKind::Duration).then_some((index, end + len, TimeKind::Date))
        }
        QuantityKind::Measure => {
            let unit = quantity.unit.as_ref().map_or("", |u| u.name.as_str());
            let period = PERIODS.contains(&unit);
            if let Some(end) = ago(reader, end).filter(|_| period) {
                return Some((index, end, TimeKind::Relative));
            }
            // "after a 39-hour debate"
            let joined = reader.before(end).span().text(reader.text).contains('-') && is_named(reader, end);
            // "two years older"
            let compared = reader.token(end).tag == Tag::Adjective;
            let end = || parts_of(reader, end, quantities);
            (period && !joined && !compared).then(|| (index, end(), TimeKind::Duration))
        }
        _ => None,
    }
}

/// The units of what lasts, the longest first.
const PERIODS: [&str; 10] =
    ["century", "decade", "year", "month", "fortnight", "week", "day", "hour", "minute", "second"];

/// The end of the smaller parts that follow a duration: "two hours *and 14 minutes*", "2 hours*, 14 minutes and 4 seconds*".
fn parts_of(reader: Reader<'_>, mut end: usize, quantities: &[Quantity]) -> usize {
    for _ in PERIODS {
        let joins = |index: usize| reader.token(index).shape == Shape::Comma || reader.token(index).is(known::AND);
        let next = end + usize::from(joins(end));
        let start = reader.token(next).start;
        let place = quantities.partition_point(|q| q.span.start32() < start);
        let of = |q: &&Quantity| q.unit.as_ref().and_then(|u| PERIODS.iter().position(|&p| p == u.name));
        let part = quantities.get(place).filter(|q| q.span.start32() == start);
        let before = place.checked_sub(1).and_then(|before| quantities.get(before));
        let smaller = part
            .as_ref()
            .zip(before.as_ref())
            .is_some_and(|(part, before)| of(before) < of(part) && of(before).is_some());
        let Some(part) = part.filter(|_| smaller) else { break };
        end = reader.tokens.partition_point(|t| t.end <= part.span.end32());
    }
    end
}
