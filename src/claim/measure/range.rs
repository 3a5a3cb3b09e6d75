//! Two numbers that make one quantity: "10 to 12", "between 10 and 12", "$4bn-$5bn".

use super::year::is_year_like;
use super::Draft;
use crate::claim::amount::{Amount, Form, Reader};
use crate::claim::kinds::Bound;
use crate::claim::number::Number;
use crate::claim::words::{Meaning, NumberWord, UnitKind, UnitWord};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::Shape;

impl<'a> Draft<'a> {
    /// Takes in the second number, if there is one.
    pub(super) fn range(&mut self, reader: Reader<'a>, symbol: Option<(&'a UnitWord, usize)>) {
        let single = matches!(self.amount.form, Form::Ordinal | Form::Factor | Form::Fold | Form::Often | Form::Decade);
        if let Some(upper) = self.upper {
            self.upper = self.year_after(upper);
        } else if reader.before(self.start).is(known::FROM) && reader.token(self.next).is(known::TO) {
            self.shared(reader, symbol);
        } else if !single {
            let unit = reader.unit(self.next);
            for joint in [self.next, self.next + unit.map_or(0, |u| u.1)] {
                let Some(second) = self.second(reader, symbol, joint) else { continue };
                let dash = reader.token(joint).shape == Shape::Dash;
                let upper = if dash { self.year_after(second.value) } else { Some(second.value) };
                let grown = self.scaled_by(second).filter(|value| joint == self.next && value.is_below(second.value));
                self.amount.value = grown.unwrap_or(self.amount.value);
                if upper.is_some_and(|upper| self.amount.value.is_below(upper)) {
                    (self.upper, self.next) = (upper, second.next);
                    self.amount.unit = self.amount.unit.or(second.unit);
                    break;
                }
            }
        }
        if let Some(upper) = self.upper {
            self.upper = Some(upper).filter(|_| self.amount.value.is_below(upper));
            self.bound = if self.upper.is_some() { Bound::Between } else { self.bound };
        }
    }

    /// "2014-16": the second year in full.
    fn year_after(&self, upper: Number) -> Option<Number> {
        let century = Number::whole(self.amount.value.numerator() / 100 * 100);
        let short = self.amount.form == Form::Digits && is_year_like(self.amount.value);
        if short && upper.is_below(Number::whole(100)) {
            upper.plus(century)
        } else {
            Some(upper)
        }
    }

    /// The second number behind the word or dash at `joint`.
    fn second(&self, reader: Reader<'a>, symbol: Option<(&'a UnitWord, usize)>, joint: usize) -> Option<Amount<'a>> {
        let before = |index: usize| reader.before(index);
        let token = reader.token(joint);
        let between = before(self.start).is(known::BETWEEN) || before(self.start.wrapping_sub(1)).is(known::BETWEEN);
        let dash = token.shape == Shape::Dash
            && before(joint).end == token.start
            && token.end == reader.token(joint + 1).start;
        let to = token.is(known::TO) && !before(self.start).is(known::FROM);
        let joins = dash || token.is(known::AND) && between || to || token.is(known::OR) && joint == self.next;
        let second_symbol = reader.symbol(joint + 1).filter(|_| joins);
        let second = reader.amount(joint + 1 + second_symbol.map_or(0, |u| u.1)).filter(|_| joins)?;
        let name = |unit: Option<&'a UnitWord>| unit.map(|unit| unit.name.as_ref());
        let named = |unit: Option<(&'a UnitWord, usize)>| name(unit.map(|u| u.0));
        let follows = named(reader.unit(second.next));
        let alike = !matches!(
            second.form,
            Form::Ordinal | Form::Factor | Form::Fold | Form::Often | Form::Decade | Form::Multiples
        ) && match (symbol, self.amount.unit) {
            // "£5 to 12 towns"
            (Some(_), _) if second_symbol.is_none() => !(to && reader.token(second.next).tag == Tag::Nouns),
            // "5km to 12 towns"
            (None, Some(own)) => name(second.unit).or(follows) == Some(own.name.as_ref()),
            _ => second_symbol.is_none() || named(symbol) == named(second_symbol),
        };
        let parts = self.amount.form != Form::Fraction || second.form == Form::Fraction;
        let led = to && self.leads_to(reader, second, follows.is_some() || second_symbol.is_some());
        let same = joint == self.next || named(reader.unit(self.next)) == follows;
        // "in 1990 to 850,000"
        let dated = to && self.is_dated_year(reader) && !is_year_like(second.value);
        (alike && parts && same && !dated && !led).then_some(second)
    }

    /// "rose 5p to 85p", "rose by 12 to 340": how much, and to what. But "rose 5 to 12 per cent".
    fn leads_to(&self, reader: Reader<'a>, second: Amount<'a>, measured: bool) -> bool {
        let moves = |meaning| matches!(meaning, Meaning::Number(NumberWord::Moves, _));
        let both =
            self.amount.unit.is_some() || reader.unit(self.next).is_some() || reader.symbol(self.start).is_some();
        // "added 1 to 2 million"
        let own = self.scaled_by(second).unwrap_or(self.amount.value);
        let thrice = own.times(Number::whole(3));
        let far = !measured && second.unit.is_none() && thrice.is_some_and(|thrice| thrice.is_below(second.value));
        (both || far) && reader.follows(self.start, moves)
    }

    /// "4 to 5 million", "two to three hundred": the first number times what the words after the second say.
    fn scaled_by(&self, second: Amount<'a>) -> Option<Number> {
        let bare = matches!(self.amount.form, Form::Digits | Form::Words);
        let scaled = second.form == Form::Scaled && second.unit.is_none();
        self.amount.value.times(second.scale).filter(|_| bare && scaled)
    }

    /// "from 2 to 4 per cent", "from 3 to 5 million": two quantities, of which the first has what the second has.
    fn shared(&mut self, reader: Reader<'a>, symbol: Option<(&'a UnitWord, usize)>) {
        let joint = self.next;
        let second_symbol = reader.symbol(joint + 1);
        let Some(second) = reader.amount(joint + 1 + second_symbol.map_or(0, |u| u.1)) else { return };
        let bare = self.amount.unit.is_none() && matches!(self.amount.form, Form::Digits | Form::Words);
        if !bare || symbol.is_some() != second_symbol.is_some() || self.is_dated_year(reader) {
            return;
        }
        // "from 900 to 1 million"
        let near = second
            .value
            .times(Number::whole(10))
            .is_some_and(|ten| self.scaled_by(second).is_some_and(|value| value.is_below(ten)));
        if near {
            self.amount.value = self.scaled_by(second).unwrap_or(self.amount.value);
            self.amount.form = Form::Scaled;
        }
        if symbol.is_none() {
            let after = reader.unit(second.next).map(|(unit, _)| unit);
            self.amount.unit = second.unit.or(after).filter(|unit| unit.kind != UnitKind::Symbol);
        }
    }
}
