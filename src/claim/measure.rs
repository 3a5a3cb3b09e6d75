//! Reads quantities: the number with its bounds, its unit, and what it is a part of.

mod age;
mod counted;
mod idle;
mod range;
mod year;

use crate::claim::amount::{Amount, Form, Reader, VAGUE};
use crate::claim::kinds::{Bound, QuantityKind};
use crate::claim::number::Number;
use crate::claim::quantity::{Quantity, Unit};
use crate::claim::words::{Found, Meaning, NumberWord, Place, TimeWord, UnitKind, UnitWord};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::Shape;
use crate::Span;
pub(crate) use idle::is_day;
use idle::{is_multiplied, is_no_quantity};
use year::is_year_like;

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

/// Whether a quantity can start at `index`, where no number word and no unit does, by the form of the token.
fn can_start(reader: Reader<'_>, index: usize, hyphened: bool) -> bool {
    let token = reader.token(index);
    let length = token.end - token.start;
    let counts = || reader.before_number(index + 1, hyphened) || reader.found.sorts_at(index + 1) & Meaning::UNITS != 0;
    let article = || length <= 2 && token.tag == Tag::Determiner && counts();
    match token.shape {
        Shape::Number => true,
        Shape::Stop => reader.is_point(index),
        Shape::Lower | Shape::Capital | Shape::Upper | Shape::Symbol => {
            // "twenty-five"
            let joined = || length > 6 && token.span().text(reader.text).as_bytes().contains(&b'-');
            article() || hyphened && joined() || reader.prefixed(index).is_some()
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
    /// Whether it goes on a list of years: "in 2010 and 2012".
    listed: bool,
}

/// The quantity that starts at `index`; `Some` index to go on from if there is a number, quantity or not.
fn read(reader: Reader<'_>, index: usize, seen: usize, out: &mut Vec<Quantity>) -> Option<usize> {
    let symbol = reader.symbol(index);
    let first = index + symbol.map_or(0, |(_, len)| len);
    let amount = reader.amount(first)?;
    if symbol.is_none() && is_no_quantity(reader, first, amount) {
        return Some(amount.next);
    }
    let start = negative(reader, index).unwrap_or(index);
    let start = if amount.form == Form::Multiples { start - vague(reader, start, seen) } else { start };
    let joint = reader.token(seen);
    let joined = seen + 1 == index && (joint.tag == Tag::Conjunction || joint.shape == Shape::Comma);
    let mut draft = Draft {
        start,
        next: amount.next,
        amount,
        kind: QuantityKind::Count,
        bound: amount.bound.unwrap_or(if amount.form == Form::Multiples { Bound::Multiples } else { Bound::Exact }),
        upper: amount.upper,
        of: None,
        unit: None,
        listed: joined && out.last().is_some_and(|last| last.kind == QuantityKind::Year),
    };
    if amount.form != Form::Multiples && start < index {
        draft.amount.value = draft.amount.value.negative();
    }
    draft.range(reader, symbol);
    draft.unit(reader, symbol)?;
    draft.bounds(reader, seen);
    if draft.settle(reader).is_none() {
        return Some(draft.next);
    }
    if let Some(last) = out.last().filter(|_| draft.unit.is_none() && draft.kind == QuantityKind::Count) {
        draft.follow(reader, last, seen);
    }
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

/// How many words before an unnamed number of hundreds or thousands tell how vague it is: "several", "a few", "a couple of".
fn vague(reader: Reader<'_>, start: usize, seen: usize) -> usize {
    let told = |back: usize| VAGUE.contains(&reader.before(start.wrapping_sub(back)).word);
    let of = usize::from(start > 0 && reader.before(start).is(known::OF));
    if start <= seen + of || !told(of) {
        return 0;
    }
    let first = start - of - 1;
    of + 1 + usize::from(first > seen && known::INDEFINITE.contains(&reader.before(first).word))
}

/// Where the minus sign before `index` stands.
fn negative(reader: Reader<'_>, index: usize) -> Option<usize> {
    let (sign, number) = (reader.before(index), reader.token(index));
    let joined = sign.shape == Shape::Dash && sign.end == number.start;
    let before = reader.before(index.checked_sub(1)?);
    // "plus or minus four"
    (sign.is(known::MINUS) && !before.is(known::OR) || joined && before.end != sign.start).then(|| index - 1)
}

impl<'a> Draft<'a> {
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
        } else if reader.token(self.next).is(known::TIMES)
            && is_multiplied(reader, self.next + 1)
            && self.amount.form != Form::Ordinal
        {
            self.kind = QuantityKind::Factor;
            self.next += 1;
        } else if let Some((unit, len)) = word.filter(|_| !self.is_unitless()) {
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

    /// Whether what follows is no unit of it: "the third mile", "doubled miles".
    fn is_unitless(&self) -> bool {
        matches!(self.amount.form, Form::Ordinal | Form::Factor | Form::Fold | Form::Often)
    }

    fn set(&mut self, unit: &UnitWord, span: Option<Span>) {
        self.kind = match unit.kind {
            UnitKind::Money | UnitKind::Symbol | UnitKind::Hundredth => QuantityKind::Money,
            UnitKind::Percent => QuantityKind::Percent,
            UnitKind::Measure | UnitKind::Duration => QuantityKind::Measure,
            UnitKind::Length | UnitKind::Dimension | UnitKind::Motion => QuantityKind::Measure,
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
        let found = reader.ending(seen, self.start, |meaning| match meaning {
            Meaning::Bound(bound, place) if place != Place::After => Some((bound, place)),
            _ => None,
        });
        // "over three years": during them
        let over = |f: usize| duration && reader.token(f).word == known::OVER;
        // "from £30 up to £40", "edged up to £40"
        let reached = |f: usize, (bound, place): (Bound, Place)| {
            place == Place::Apart || bound == Bound::AtMost && seen > 0 && f == seen
        };
        if let Some((f, (bound, _))) = found.filter(|&(f, told)| !over(f.at) && !reached(f.at, told)) {
            self.start = f.at;
            self.bound = if self.bound == Bound::Exact { bound } else { self.bound };
        }
        let after = reader.found(self.next).find_map(|f| match f.meaning {
            Meaning::Bound(bound, Place::After) => Some((f.len, bound)),
            _ => None,
        });
        // "£25 plus VAT"
        let sum = |len: usize| self.kind == QuantityKind::Money && reader.token(self.next + len).tag.is_nominal();
        let after = after.filter(|&(len, bound)| bound != Bound::AtLeast || !sum(len));
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
            Form::Factor | Form::Fold => self.kind = QuantityKind::Factor,
            Form::Often if is_multiplied(reader, self.next) => self.kind = QuantityKind::Factor,
            Form::Often => self.unit = Some(Unit { name: "times".to_owned(), span: None }),
            Form::Decade => self.kind = QuantityKind::Decade,
            Form::Fraction => {
                self.kind = QuantityKind::Fraction;
                self.whole(reader);
            }
            Form::Digits if self.is_year(reader) => {
                self.kind = QuantityKind::Year;
                // "below 2019 levels"
                if matches!(self.bound, Bound::MoreThan | Bound::LessThan) {
                    (self.bound, self.start) = (Bound::Exact, self.amount.next - 1);
                }
            }
            _ if reader.follows(self.start, multiplier) => self.kind = QuantityKind::Factor,
            Form::Joined => self.joined(reader),
            // "20-strong crew"
            _ if self.amount.bound == Some(Bound::Exact) => {}
            _ if age::is_age(reader, self.start, self.next) => self.age(),
            _ => {
                self.out_of(reader);
                // "three of our people", but "12 of July"
                let owned = || matches!(reader.token(self.next + 1).tag, Tag::Determiner | Tag::Possessive);
                if matches!(self.amount.form, Form::Multiples | Form::Scaled) || owned() {
                    self.whole(reader);
                }
                self.counted(reader, self.next);
                // "24 matches out of 30", "one child in five"
                let one = || self.amount.value == Number::whole(1) && reader.token(self.next).is(known::IN);
                if self.of.is_none() && self.unit.is_some() && (reader.token(self.next).is(known::OUT) || one()) {
                    self.out_of(reader);
                }
                // "1-3", "a 1-3 defeat": more likely a score
                let small = self.upper.is_some_and(|upper| upper.is_below(Number::whole(10)));
                let dash = self.amount.upper.is_some() || reader.token(self.amount.next).shape == Shape::Dash;
                let plural = reader.before(self.next).tag == Tag::Nouns;
                if small && dash && self.bound == Bound::Between && self.amount.form == Form::Digits && !plural {
                    return None;
                }
            }
        }
        Some(())
    }

    /// "aged 43", "Ruiz, 43, left"
    fn age(&mut self) {
        self.kind = QuantityKind::Measure;
        self.unit = Some(Unit { name: age::UNIT.to_owned(), span: None });
    }

    /// "12 of 30", "12 out of the 30", "one in five"
    fn out_of(&mut self, reader: Reader<'_>) {
        let Some(whole) = whole_place(reader, self.next).and_then(|place| reader.amount(place)) else { return };
        let time = reader.unit(whole.next).is_some_and(|(u, _)| u.kind != UnitKind::Money);
        let counts = matches!(whole.form, Form::Digits | Form::Words | Form::Scaled) && whole.unit.is_none();
        let named = reader.token(self.next).is(known::IN) || reader.token(whole.next).tag == Tag::Noun;
        let year = named && is_year_like(whole.value);
        if counts && !time && !year && self.amount.value.is_below(whole.value) {
            self.of = Some(whole.value);
            self.kind = QuantityKind::Fraction;
            self.next = whole.next;
        }
    }

    /// What stands after "of": "a third of voters", "millions of dollars".
    fn whole(&mut self, reader: Reader<'_>) {
        if self.of.is_none() && reader.token(self.next).is(known::OF) {
            let unit = reader.unit(self.next + 1).filter(|_| self.amount.form == Form::Multiples);
            if let Some((unit, len)) = unit.filter(|(unit, _)| unit.kind != UnitKind::Symbol) {
                let words = reader.token(self.next + 1).span().join(reader.token(self.next + len).span());
                self.next += 1 + len;
                return self.set(unit, Some(words));
            }
            let next = reader.token(self.next + 1);
            let skip = usize::from(matches!(next.tag, Tag::Determiner | Tag::Possessive));
            let of = self.next;
            self.counted(reader, of + 1 + skip);
        }
    }
}

/// Whether the number after the phrase is a factor: "by a factor of 12".
fn multiplier(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Number(NumberWord::FactorOf, _))
}

/// Where the whole stands that the number before `index` is a part of: "in *five*", "out of every *five*".
fn whole_place(reader: Reader<'_>, index: usize) -> Option<usize> {
    let of = |index: usize| reader.token(index).is(known::OF);
    let place = match reader.token(index) {
        token if token.is(known::IN) => index + 1,
        // "12 per 1,000 births"
        token if token.is(known::PER) && reader.token(index + 1).shape == Shape::Number => index + 1,
        _ if of(index) => index + 1 + owners(reader, index + 1),
        token if token.is(known::OUT) && of(index + 1) => index + 2 + owners(reader, index + 2),
        _ => return None,
    };
    let every = |f: Found| f.meaning == Meaning::Time(TimeWord::Each) && f.len == 1;
    Some(place + usize::from(reader.found(place).any(every)))
}

/// How many tokens name whose the whole is: "the", "his", "the town's".
fn owners(reader: Reader<'_>, index: usize) -> usize {
    let token = reader.token(index);
    let first = usize::from(token.is(known::THE) || token.tag == Tag::Possessive);
    let named = |&i: &usize| matches!(reader.token(i).tag, Tag::Name | Tag::Noun | Tag::Nouns | Tag::Adjective);
    let names = (index + first..).take(4).take_while(named).count();
    if names > 0 && reader.token(index + first + names).tag == Tag::Genitive {
        first + names + 1
    } else {
        first
    }
}
