//! Finds the words that say when, how long or how often.

use crate::claim::amount::Reader;
use crate::claim::kinds::{QuantityKind, TimeKind};
use crate::claim::quantity::Quantity;
use crate::claim::record::TimeExpression;
use crate::claim::words::{Meaning, TimeWord};
use crate::lexicon::known;
use crate::tag::Tag;
use crate::token::{Shape, Token};

/// Appends the time expressions among the reader's tokens to `out`, in order.
pub(crate) fn times(reader: Reader<'_>, quantities: &[Quantity], out: &mut Vec<TimeExpression>) {
    let number = |token: &Token| token.shape == Shape::Number;
    if quantities.is_empty() && reader.found.sorts & Meaning::TIMES == 0 && !reader.tokens.iter().any(number) {
        return;
    }
    let mut index = 0;
    let mut rest = quantities;
    while let Some(token) = reader.tokens.get(index) {
        let passed = rest.iter().take_while(|q| q.span.start32() < token.start).count();
        rest = rest.get(passed..).unwrap_or_default();
        let counted = rest.first().is_some_and(|q| q.span.start32() == token.start);
        if reader.found.sorts_at(index) & Meaning::TIMES == 0 && !counted && token.shape != Shape::Number {
            index += 1;
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
            TimeWord::Weekday if reader.token(index).shape != Shape::Lower => {
                let part = period(reader, next).unwrap_or(next);
                Some((index, part, TimeKind::Date))
            }
            TimeWord::Pointer => pointed(reader, next).map(|end| (index, end, TimeKind::Relative)),
            TimeWord::Each => pointed(reader, next).map(|end| (index, end, TimeKind::Frequency)),
            TimeWord::Relative => Some((index, next, TimeKind::Relative)),
            TimeWord::Frequency => {
                let before = reader.before(index);
                let counted = before.shape == Shape::Number
                    || matches!(before.tag, Tag::Number | Tag::Nouns | Tag::Noun | Tag::Other);
                (found.len == 1 || counted).then_some((index, next, TimeKind::Frequency))
            }
            TimeWord::Clock => clock(reader, index, next),
            TimeWord::Lasting => None,
            _ => None,
        };
        if read.is_some() {
            return read;
        }
    }
    let token = reader.token(index);
    numbered(reader, index, token, quantities)
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
    if digits(reader, reader.token(end), 1..=2) {
        end += 1;
    }
    let comma = usize::from(reader.token(end).shape == Shape::Comma);
    if digits(reader, reader.token(end + comma), 4..=4) {
        end += comma + 1;
    }
    let token = reader.token(index);
    let named = token.shape != Shape::Lower && !matches!(token.tag, Tag::Modal | Tag::Base | Tag::Past | Tag::Present);
    let dated = token.shape != Shape::Lower && matches!(reader.before(index).tag, Tag::Preposition);
    (start < index || end > next || named || dated).then_some((start, end, TimeKind::Date))
}

/// The end of a period, a weekday or a month after "last", "every", "the past 12".
fn pointed(reader: Reader<'_>, next: usize) -> Option<usize> {
    let after = reader.amount(next).map_or(next, |a| a.next);
    [next, after].into_iter().find_map(|at| {
        reader.found(at).find_map(|f| match f.meaning {
            Meaning::Time(TimeWord::Period | TimeWord::Weekday | TimeWord::Month) => Some(at + f.len),
            _ => None,
        })
    })
}

fn period(reader: Reader<'_>, index: usize) -> Option<usize> {
    is_time(reader, index, TimeWord::Period).then_some(index + 1)
}

/// "noon", "5 p.m."
fn clock(reader: Reader<'_>, index: usize, next: usize) -> Option<(usize, usize, TimeKind)> {
    let long = reader.token(index).span().text(reader.text).len() > 3 && reader.token(index).shape == Shape::Lower;
    if digits(reader, reader.before(index), 1..=2) {
        return Some((index - 1, next, TimeKind::Clock));
    }
    (long && !reader.token(index).span().text(reader.text).contains(['.', '\''])).then_some((
        index,
        next,
        TimeKind::Clock,
    ))
}

/// "10:30", "5pm", "2016", "the 1990s", "two weeks ago", "for 18 months"
fn numbered(
    reader: Reader<'_>,
    index: usize,
    token: Token,
    quantities: &[Quantity],
) -> Option<(usize, usize, TimeKind)> {
    if token.shape == Shape::Number {
        let (colon, minutes) = (reader.token(index + 1), reader.token(index + 2));
        let glued = token.end == colon.start && colon.end == minutes.start;
        if colon.shape == Shape::Colon && glued && digits(reader, minutes, 2..=2) && digits(reader, token, 1..=2) {
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
        QuantityKind::Measure => {
            let unit = quantity.unit.as_ref().map_or("", |u| u.name.as_str());
            let period = matches!(
                unit,
                "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade" | "century" | "fortnight"
            );
            let ago = reader.found(end).find(|f| f.meaning == Meaning::Time(TimeWord::Ago)).filter(|_| period);
            if let Some(ago) = ago {
                return Some((index, end + ago.len, TimeKind::Relative));
            }
            let lasting = (index.saturating_sub(4)..index)
                .flat_map(|i| reader.found(i))
                .any(|f| f.meaning == Meaning::Time(TimeWord::Lasting) && f.at + f.len == index);
            (period && lasting).then_some((index, end, TimeKind::Duration))
        }
        _ => None,
    }
}
