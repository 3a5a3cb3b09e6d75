//! Numbers that are somebody's age, though no word says years.

use crate::claim::amount::Reader;
use crate::claim::number::Number;
use crate::claim::words::{Meaning, NumberWord};
use crate::token::tag::Tag;
use crate::token::Shape;

/// The unit of an age.
pub(super) const UNIT: &str = "year old";

/// Whether the number from `start` to `next` is an age: "aged 43", or between commas behind somebody: "Ann Ruiz, 43, left".
pub(super) fn is_age(reader: Reader<'_>, start: usize, next: usize) -> bool {
    let aged = |meaning| matches!(meaning, Meaning::Number(NumberWord::Age, _));
    if reader.follows(start, aged) {
        return true;
    }
    let place = start.wrapping_sub(1);
    // "In Leeds, 43, were lost"
    let placed = place == 2 && reader.token(0).tag == Tag::Preposition;
    let whose = if placed { Tag::None } else { reader.before(place).tag };
    let apart = reader.before(start).shape == Shape::Comma && reader.token(next).shape == Shape::Comma;
    let years = reader.amount(start).is_some_and(|a| a.next == next && a.value.is_below(Number::whole(120)));
    apart && next == start + 1 && years && matches!(whose, Tag::Name | Tag::Noun)
}
