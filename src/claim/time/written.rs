//! Times as they are written in figures: days by numbers, clocks, parts of a year in one word.

use crate::claim::amount::Reader;
use crate::claim::kinds::TimeKind;
use crate::claim::time::digits;
use crate::claim::words::{Meaning, TimeWord};
use crate::lexicon::known;
use crate::lexicon::word::word_hash;
use crate::token::{Shape, Token};

/// "mid-2019", "mid-May", "mid-1980s": a part of a year, a month, a decade in one word.
pub(super) fn is_compound(reader: Reader<'_>, token: Token) -> bool {
    if token.end - token.start < 6 || !matches!(token.shape, Shape::Lower | Shape::Capital) {
        return false;
    }
    let Some((left, right)) = token.span().text(reader.text).split_once('-') else { return false };
    let is = |text: &str, word: TimeWord| {
        reader.words.meanings(word_hash(text)).any(|meaning| meaning == Meaning::Time(word))
    };
    let digits = right.bytes().take_while(u8::is_ascii_digit).count();
    let year = digits == 4 && matches!(right.get(digits..), Some("" | "s"));
    let month = || right.starts_with(|c: char| c.is_uppercase()) && is(right, TimeWord::Month);
    is(left, TimeWord::Part) && (year || month())
}

/// "noon", "5 p.m."
pub(super) fn clock(reader: Reader<'_>, index: usize, next: usize) -> Option<(usize, usize, TimeKind)> {
    let long = reader.token(index).span().text(reader.text).len() > 3 && reader.token(index).shape == Shape::Lower;
    // "5 p.m.", "0915 GMT"
    let four = reader.token(index).shape == Shape::Upper && digits(reader, reader.before(index), 4..=4);
    if four || digits(reader, reader.before(index), 1..=2) {
        return Some((index - 1, next, TimeKind::Clock));
    }
    (long && !reader.token(index).span().text(reader.text).contains(['.', '\''])).then_some((
        index,
        next,
        TimeKind::Clock,
    ))
}

/// "2021-03-04", "04/03/2021", "the '80s"
pub(super) fn written(reader: Reader<'_>, index: usize, token: Token) -> Option<(usize, usize, TimeKind)> {
    let text = token.span().text(reader.text);
    let digits_at = |index: usize, length| {
        let token = reader.token(index);
        token.span().text(reader.text).bytes().all(|b| b.is_ascii_digit()) && digits(reader, token, length)
    };
    let lengths = text.split('-').map(|part| part.bytes().all(|b| b.is_ascii_digit()).then_some(part.len()));
    if lengths.eq([Some(4), Some(2), Some(2)]) {
        return Some((index, index + 1, TimeKind::Date));
    }
    let stroke = |index: usize| reader.token(index).is(known::SLASH) && reader.glued(index) && reader.glued(index + 1);
    if stroke(index + 1) && stroke(index + 3) && digits_at(index, 1..=2) && digits_at(index + 2, 1..=2) {
        return digits_at(index + 4, 2..=4).then_some((index, index + 5, TimeKind::Date));
    }
    // "in the 90s"
    if reader.before(index).is(known::THE) && digits(reader, token, 2..=2) && text.ends_with("0s") {
        return Some((index, index + 1, TimeKind::Date));
    }
    let apostrophe = reader.before(index).span().text(reader.text);
    let decade = matches!(apostrophe, "'" | "’" | "‘") && reader.glued(index) && digits(reader, token, 2..=2);
    (decade && text.ends_with("0s")).then(|| (index - 1, index + 1, TimeKind::Date))
}
