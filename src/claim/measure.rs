//! Reads quantities: the number with its bounds, its unit, and what it is a part of.

use crate::claim::amount::{Amount, Form, Reader};
use crate::claim::kinds::{Bound, QuantityKind};
use crate::claim::number::Number;
use crate::claim::quantity::{Quantity, Unit};
use crate::claim::words::{Meaning, NumberWord, Place, TimeWord, UnitKind, UnitWord};
use crate::lexicon::known;
use crate::tag::Tag;
use crate::token::{Shape, Token};
use crate::Span;

const COMPARING: [u32; 3] = [known::AS, known::MORE, known::WHAT];
const SECOND_HALF: [u32; 3] = [known::OTHER, known::LATTER, known::BETTER];

/// Appends the quantities among the reader's tokens to `out`, in order.
pub(crate) fn quantities(reader: Reader<'_>, out: &mut Vec<Quantity>) {
    let hyphened = reader.has_hyphen();
    if !hyphened && !reader.may_count() {
        return;
    }
    let (mut index, mut seen) = (0, 0);
    while index < reader.tokens.len() && out.len() < MOST {
        let told = reader.found.sorts_at(index) & (Meaning::NUMBERS | Meaning::UNITS) != 0;
        let next = if told || can_start(reader, index, hyphened) { read(reader, index, seen, out) } else { None };
        index = next.unwrap_or(index).max(index + 1);
        if next.is_some() {
            seen = index;
        }
    }
}

/// How many quantities a claim has at most: a row of figures asserts nothing of each.
const MOST: usize = 32;

/// Whether a quantity can start at `index` by the form of the token.
fn can_start(reader: Reader<'_>, index: usize, hyphened: bool) -> bool {
    let token = reader.token(index);
    let length = token.end - token.start;
    let article = || length <= 2 && token.tag == Tag::Determiner && reader.before_number(index + 1, hyphened);
    match token.shape {
        Shape::Number => true,
        Shape::Lower | Shape::Capital | Shape::Upper | Shape::Symbol => {
            // "twenty-five"
            let joined = || length > 6 && token.span().text(reader.text).as_bytes().contains(&b'-');
            article() || hyphened && joined()
        }
        _ => false,
    }
}

/// What the amount is so far, as more of it is read.
struct Draft<'a> {
    start: usize,
    next: usize,
    amount: Amount<'a>,
    kind: QuantityKind,
    bound: Bound,
    upper: Option<Number>,
    of: Option<Number>,
    unit: Option<Unit>,
}

/// The quantity that starts at `index`; `Some` index to go on from if there is a number, quantity or not.
fn read(reader: Reader<'_>, index: usize, seen: usize, out: &mut Vec<Quantity>) -> Option<usize> {
    let symbol = reader.unit(index).filter(|(u, _)| u.kind == UnitKind::Symbol);
    let first = index + symbol.map_or(0, |(_, len)| len);
    let amount = reader.amount(first)?;
    if symbol.is_none() && is_no_quantity(reader, first, amount) {
        return Some(amount.next);
    }
    let start = negative(reader, index).unwrap_or(index);
    let mut draft = Draft {
        start,
        next: amount.next,
        amount,
        kind: QuantityKind::Count,
        bound: if amount.form == Form::Multiples { Bound::Multiples } else { Bound::Exact },
        upper: amount.upper,
        of: None,
        unit: None,
    };
    if start < index {
        draft.amount.value = draft.amount.value.negative();
    }
    draft.range(reader, symbol);
    draft.unit(reader, symbol)?;
    draft.bounds(reader, seen);
    draft.settle(reader)?;
    let span = reader.token(draft.start).span().join(reader.before(draft.next).span());
    out.push(Quantity {
        span,
        kind: draft.kind,
        bound: draft.bound,
        value: draft.amount.value,
        upper: draft.upper,
        of: draft.of,
        unit: draft.unit,
    });
    Some(draft.next)
}

/// Where the minus sign before `index` stands.
fn negative(reader: Reader<'_>, index: usize) -> Option<usize> {
    let (sign, number) = (reader.before(index), reader.token(index));
    let joined = sign.shape == Shape::Dash && sign.end == number.start;
    let before = reader.before(index.checked_sub(1)?);
    (sign.is(known::MINUS) || joined && before.end != sign.start).then(|| index - 1)
}

/// Whether a number is part of a name, a date, a time of day, or only a turn of phrase.
fn is_no_quantity(reader: Reader<'_>, first: usize, amount: Amount<'_>) -> bool {
    let (before, next) = (first.wrapping_sub(1), amount.next);
    let time = |index: usize, word: TimeWord| reader.found(index).any(|f| f.meaning == Meaning::Time(word));
    let small = amount.value.is_below(Number::whole(32));
    let day = small && (time(before, TimeWord::Month) || time(next, TimeWord::Month))
        || small && reader.token(next).is(known::OF) && time(next + 1, TimeWord::Month);
    let colon = |index: usize| reader.token(index).shape == Shape::Colon;
    let glued = |index: usize| reader.before(index).end == reader.token(index).start;
    let clock = time(next, TimeWord::Clock)
        || colon(next) && glued(next) && glued(next + 1) && reader.token(next + 1).shape == Shape::Number
        || colon(before) && glued(before) && glued(first);
    let label = reader.found(before).any(|f| matches!(f.meaning, Meaning::Number(NumberWord::Label, _)))
        && amount.form == Form::Digits
        && !matches!(reader.token(next).tag, Tag::Nouns);
    let word = reader.token(first);
    let alone = next == first + 1;
    let determiner = matches!(reader.token(next).tag, Tag::Determiner | Tag::Possessive);
    let named =
        reader.token(next).tag.is_nominal() || matches!(reader.before(first).tag, Tag::Determiner | Tag::Possessive);
    let last = matches!(reader.token(next).shape, Shape::Stop | Shape::None | Shape::Comma);
    let phrase = match amount.form {
        Form::Words => word.is(known::ONE) && alone && !one_counts(reader, next),
        Form::Ordinal => {
            reader.token(next).shape == Shape::Comma
                || alone && word.tag == Tag::Adverb && word.shape != Shape::Number && !named
                || reader.unit(first).is_some_and(|(u, _)| u.kind == UnitKind::Duration && word.shape != Shape::Number)
        }
        Form::Factor => !(word.tag.is_verb() || determiner || last),
        Form::Fraction => SECOND_HALF.contains(&reader.before(first).word) || is_ordinal(reader, before),
        _ => false,
    };
    day || clock || label || phrase
}

fn is_ordinal(reader: Reader<'_>, index: usize) -> bool {
    reader.found(index).any(|f| matches!(f.meaning, Meaning::Number(NumberWord::Ordinal, _)))
}

/// Whether the word "one" before `next` is a number: "one in five", "one percent", "one mile".
fn one_counts(reader: Reader<'_>, next: usize) -> bool {
    let out_of = reader.token(next).is(known::OUT) && reader.token(next + 1).is(known::OF);
    let ratio = if out_of {
        reader.amount(next + 2)
    } else if reader.token(next).is(known::IN) || reader.token(next).is(known::OF) {
        reader.amount(next + 1)
    } else {
        None
    };
    ratio.is_some_and(|a| matches!(a.form, Form::Words | Form::Digits | Form::Scaled) && !is_year_like(a.value))
        || reader.unit(next).is_some_and(|(u, _)| u.name.as_ref() != "day")
}

fn is_year_like(value: Number) -> bool {
    value.denominator() == 1 && (1500..2100).contains(&value.numerator())
}

/// Whether "times" stands there and something is so many times as large: "four times the size".
fn multiplies(reader: Reader<'_>, index: usize) -> bool {
    let next = reader.token(index + 1);
    let compares =
        matches!(next.tag, Tag::Determiner | Tag::Possessive | Tag::Adjective) || COMPARING.contains(&next.word);
    reader.token(index).is(known::TIMES) && compares
}

impl<'a> Draft<'a> {
    /// "10 to 12", "$4bn-$5bn", "between 10 and 12"
    fn range(&mut self, reader: Reader<'a>, symbol: Option<(&'a UnitWord, usize)>) {
        let before = |index: usize| reader.before(index);
        if let Some(upper) = self.upper {
            let century = Number::whole(self.amount.value.numerator() / 100 * 100);
            let short = is_year_like(self.amount.value) && upper.is_below(Number::whole(100));
            self.upper = if short { upper.plus(century) } else { Some(upper) };
        } else {
            let unit = reader.unit(self.next);
            for joint in [self.next, self.next + unit.map_or(0, |u| u.1)] {
                let token = reader.token(joint);
                let between =
                    before(self.start).is(known::BETWEEN) || before(self.start.wrapping_sub(1)).is(known::BETWEEN);
                let dash = token.shape == Shape::Dash
                    && before(joint).end == token.start
                    && token.end == reader.token(joint + 1).start;
                let joins = dash
                    || token.is(known::AND) && between
                    || token.is(known::TO) && !before(self.start).is(known::FROM)
                    || token.is(known::OR) && joint == self.next;
                let second_symbol = reader.unit(joint + 1).filter(|(u, _)| u.kind == UnitKind::Symbol);
                let Some(second) = reader.amount(joint + 1 + second_symbol.map_or(0, |u| u.1)).filter(|_| joins) else {
                    continue;
                };
                let name = |unit: Option<(&'a UnitWord, usize)>| unit.map(|(u, _)| u.name.as_ref());
                let same_symbol = second_symbol.is_none() || name(symbol) == name(second_symbol);
                if !same_symbol || joint > self.next && name(unit) != name(reader.unit(second.next)) {
                    continue;
                }
                if self.amount.form == Form::Digits && second.form == Form::Scaled && second.unit.is_none() {
                    let Some(value) = self.amount.value.times(second.scale) else { continue };
                    if value.is_below(second.value) {
                        self.amount.value = value;
                    }
                }
                let alike = !matches!(second.form, Form::Ordinal | Form::Factor | Form::Decade);
                if alike && self.amount.value.is_below(second.value) && !matches!(self.amount.form, Form::Ordinal) {
                    (self.upper, self.next) = (Some(second.value), second.next);
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

    /// The unit: a symbol before, what is joined to the digits, the words after, or the noun that is counted.
    fn unit(&mut self, reader: Reader<'a>, symbol: Option<(&UnitWord, usize)>) -> Option<()> {
        let after = reader.unit(self.next).filter(|(u, _)| u.kind != UnitKind::Symbol || symbol.is_none());
        let word = self.amount.unit.map(|u| (u, 0)).or(after);
        if let Some((unit, _)) = symbol {
            // "$5 US dollars": the words after a symbol say the same again
            if let Some((_, len)) = reader.unit(self.next).filter(|(u, _)| u.kind == UnitKind::Money) {
                self.next += len;
            }
            self.set(unit, None);
        } else if multiplies(reader, self.next) && self.amount.form != Form::Ordinal {
            self.kind = QuantityKind::Factor;
            self.next += 1;
        } else if let Some((unit, len)) = word.filter(|_| !matches!(self.amount.form, Form::Ordinal | Form::Factor)) {
            if unit.kind == UnitKind::Hundredth {
                let hundredth = Number::fraction(1, 100)?;
                self.amount.value = self.amount.value.times(hundredth)?;
                self.upper = self.upper.map_or(Some(None), |u| u.times(hundredth).map(Some))?;
            }
            let last = reader.token(self.next + len.saturating_sub(1)).span();
            let span = (len > 0).then(|| reader.token(self.next).span().join(last));
            self.next += len;
            self.set(unit, span);
        }
        Some(())
    }

    fn set(&mut self, unit: &UnitWord, span: Option<Span>) {
        self.kind = match unit.kind {
            UnitKind::Money | UnitKind::Symbol | UnitKind::Hundredth => QuantityKind::Money,
            UnitKind::Percent => QuantityKind::Percent,
            UnitKind::Measure | UnitKind::Duration => QuantityKind::Measure,
        };
        self.unit = Some(Unit { name: unit.name.to_string(), span });
    }

    /// The words that bound it, before and after.
    fn bounds(&mut self, reader: Reader<'_>, seen: usize) {
        let between = (self.start > 0 && reader.before(self.start).is(known::BETWEEN)).then(|| self.start - 1);
        if let Some(start) = between.filter(|_| self.bound == Bound::Between) {
            self.start = start;
        }
        let duration = self.kind == QuantityKind::Measure;
        let earliest = self.start.saturating_sub(5).max(seen);
        let found = (earliest..self.start).flat_map(|i| reader.found(i)).find_map(|f| match f.meaning {
            Meaning::Bound(bound, Place::Before) if f.at + f.len == self.start => Some((f, bound)),
            _ => None,
        });
        // "over three years": during them
        let over = |f: usize| duration && reader.token(f).word == known::OVER;
        if let Some((f, bound)) = found.filter(|(f, _)| !over(f.at)) {
            self.start = f.at;
            self.bound = if self.bound == Bound::Exact { bound } else { self.bound };
        }
        let after = reader.found(self.next).find_map(|f| match f.meaning {
            Meaning::Bound(bound, Place::After) => Some((f.len, bound)),
            _ => None,
        });
        if let Some((len, bound)) = after.filter(|_| self.bound == Bound::Exact && self.kind != QuantityKind::Factor) {
            self.bound = bound;
            self.next += len;
        }
    }

    /// What kind it is, where the unit has not said so, and what is counted.
    fn settle(&mut self, reader: Reader<'_>) -> Option<()> {
        if self.kind != QuantityKind::Count {
            return Some(());
        }
        match self.amount.form {
            Form::Ordinal => self.kind = QuantityKind::Ordinal,
            Form::Factor => self.kind = QuantityKind::Factor,
            Form::Decade => self.kind = QuantityKind::Decade,
            Form::Fraction => {
                self.kind = QuantityKind::Fraction;
                self.whole(reader);
            }
            Form::Digits if self.is_year(reader) => self.kind = QuantityKind::Year,
            _ => {
                self.out_of(reader);
                if self.amount.form == Form::Multiples || self.amount.form == Form::Scaled {
                    self.whole(reader);
                }
                self.counted(reader, self.next);
            }
        }
        Some(())
    }

    fn is_year(&self, reader: Reader<'_>) -> bool {
        let token = reader.before(self.amount.next);
        let digits = token.end - token.start == 4 || self.upper.is_some();
        let before = reader.before(self.start);
        let dated = matches!(before.tag, Tag::Preposition | Tag::Subordinator) && !before.is(known::OF)
            || before.shape == Shape::Comma
            || reader.found(self.start.wrapping_sub(1)).any(|f| f.meaning == Meaning::Time(TimeWord::Month));
        digits && is_year_like(self.amount.value) && (dated || reader.token(self.next).tag != Tag::Nouns)
    }

    /// "12 of 30", "12 out of the 30", "one in five"
    fn out_of(&mut self, reader: Reader<'_>) {
        let token = |offset: usize| reader.token(self.next + offset);
        let skip = match () {
            () if token(0).is(known::OUT) && token(1).is(known::OF) => 2,
            () if token(0).is(known::OF) || token(0).is(known::IN) => 1,
            () => return,
        };
        let skip = skip + usize::from(token(0).word != known::IN && token(skip).is(known::THE));
        let Some(whole) = reader.amount(self.next + skip) else { return };
        let time = reader.unit(whole.next).is_some_and(|(u, _)| u.kind != UnitKind::Money);
        let counts = matches!(whole.form, Form::Digits | Form::Words | Form::Scaled) && whole.unit.is_none();
        let year = token(0).is(known::IN) && is_year_like(whole.value);
        if counts && !time && !year && self.amount.value.is_below(whole.value) {
            self.of = Some(whole.value);
            self.kind = QuantityKind::Fraction;
            self.next = whole.next;
        }
    }

    /// What stands after "of": "a third of voters".
    fn whole(&mut self, reader: Reader<'_>) {
        if self.of.is_none() && reader.token(self.next).is(known::OF) {
            let next = reader.token(self.next + 1);
            let skip = usize::from(matches!(next.tag, Tag::Determiner | Tag::Possessive));
            let of = self.next;
            self.counted(reader, of + 1 + skip);
        }
    }

    /// The noun that is counted, from `index` on, and the words before it that belong to it.
    fn counted(&mut self, reader: Reader<'_>, index: usize) {
        if self.unit.is_some() {
            return;
        }
        let goes_on = |t: &Token| {
            t.is_word()
                && matches!(t.tag, Tag::Adjective | Tag::Participle | Tag::Noun | Tag::Nouns | Tag::Name | Tag::Gerund)
                || t.is_word() && t.tag == Tag::Adverb && t.word == known::MORE
        };
        let mut noun = None;
        for offset in index..index + 4 {
            let token = reader.token(offset);
            let timed =
                reader.found(offset).any(|f| matches!(f.meaning, Meaning::Time(TimeWord::Month | TimeWord::Weekday)));
            if !goes_on(&token) || timed || token.shape == Shape::Number {
                break;
            }
            noun = if matches!(token.tag, Tag::Noun | Tag::Nouns) { Some(offset) } else { noun };
            if token.tag == Tag::Nouns {
                break;
            }
        }
        if let Some(noun) = noun {
            let span = reader.token(noun).span();
            self.unit = Some(Unit { name: span.text(reader.text).to_lowercase(), span: Some(span) });
            self.next = noun + 1;
        }
    }
}
