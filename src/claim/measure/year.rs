//! Tells years from counts: "in 2019 prices fell", "2019 people came".

use super::Draft;
use crate::claim::amount::{Form, Reader};
use crate::claim::kinds::Bound;
use crate::claim::number::Number;
use crate::claim::words::{Meaning, TimeWord};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{Shape, Token};

/// Words that stand before a count rather than before a year.
const BESIDE_COUNTS: [u32; 4] = [known::AT, known::FOR, known::TO, known::WITH];

/// Whether a number can be a year.
pub(super) fn is_year_like(value: Number) -> bool {
    value.denominator() == 1 && (1500..2100).contains(&value.numerator())
}

impl Draft<'_> {
    /// Whether it is a year: by the words before it, or as no plural noun follows.
    pub(super) fn is_year(&self, reader: Reader<'_>) -> bool {
        let plain = matches!(self.bound, Bound::Exact | Bound::Between) && reader.token(self.next).tag != Tag::Nouns;
        self.is_dated_year(reader) || (plain || self.listed) && self.is_like_year(reader)
    }

    /// Whether it is written as years are: in four digits, "2014-16".
    fn is_like_year(&self, reader: Reader<'_>) -> bool {
        let index = self.amount.next.saturating_sub(1);
        let written = |index: usize| reader.token(index).span().text(reader.text).bytes();
        let digits = |index: usize| written(index).take_while(u8::is_ascii_digit).count() == 4;
        let stroke = || self.amount.upper.is_some() && digits(index.saturating_sub(2));
        is_year_like(self.amount.value) && (digits(index) || stroke())
    }

    /// Whether it is a year by the words before it: "in 2019", "the end of 2019".
    pub(super) fn is_dated_year(&self, reader: Reader<'_>) -> bool {
        let (token, before) = (reader.token(self.start), reader.before(self.start));
        let round = |number: Number, by: i128| number.numerator() % by == 0;
        let time = |meaning| matches!(meaning, Meaning::Time(TimeWord::Month | TimeWord::Part));
        let timely = |token: Token| matches!(token.tag, Tag::Preposition | Tag::Subordinator) && !token.is(known::OF);
        // "May 5, 2016"
        let back = if before.shape == Shape::Comma { 2 } else { 0 };
        let dated = match self.bound {
            // "between 1800 and 2000 people"
            Bound::Between if token.is(known::BETWEEN) => {
                self.upper.is_some_and(|u| is_year_like(u) && !(round(u, 100) && round(self.amount.value, 100)))
            }
            Bound::Exact | Bound::Between if round(self.amount.value, 100) && self.is_peopled(reader) => false,
            Bound::Exact | Bound::Between => {
                timely(before)
                    || (0..=back).any(|back| reader.follows(self.start.saturating_sub(back), time))
                    || self.is_in_season(reader) && !round(self.amount.value, 100)
            }
            // "below 2019 levels", "around 2019 prices fell", but "over 2000 people", "around 2000 people"
            Bound::MoreThan | Bound::LessThan => self.start + 2 == self.amount.next && !round(self.amount.value, 50),
            // "since at least 1980"
            _ if timely(before) && !before.is(known::BY) && !self.is_peopled(reader) => !round(self.amount.value, 100),
            _ => token.tag == Tag::Preposition && !round(self.amount.value, 10),
        };
        dated && self.amount.form == Form::Digits && self.is_like_year(reader)
    }

    /// "for 2000 people", "seen by 2000 people": what is before it seldom stands before a year.
    fn is_peopled(&self, reader: Reader<'_>) -> bool {
        let before = reader.before(self.start);
        let agent = before.is(known::BY) && reader.before(self.start.saturating_sub(1)).tag == Tag::Participle;
        reader.token(self.next).tag == Tag::Nouns && (agent || BESIDE_COUNTS.contains(&before.word))
    }

    /// "in summer 2019"
    fn is_in_season(&self, reader: Reader<'_>) -> bool {
        let season = |meaning| (meaning == Meaning::Time(TimeWord::Period)).then_some(());
        let found = reader.ending(0, self.start, season);
        found.is_some_and(|(period, ())| reader.before(period.at).tag == Tag::Preposition)
    }
}
