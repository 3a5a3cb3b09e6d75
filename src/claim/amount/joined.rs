//! What is joined to the digits of a number: "12-fold", "4.1bn", "10-year-old", "12-member"; and digits in groups.

use super::{Amount, Form, Reader};
use crate::claim::number::Number;
use crate::claim::words::{Meaning, NumberWord, Place, UnitKind, UnitWord};
use crate::lexicon::word::word_hash;
use crate::token::tag::Tag;
use crate::token::Shape;
use crate::Span;

/// The most groups of digits that a number has.
const GROUPS: usize = 6;

impl<'a> Reader<'a> {
    /// "12-fold", "20-odd"
    pub(super) fn joined_word(&self, amount: Amount<'a>, tail: &str) -> Option<Amount<'a>> {
        self.words.meanings(word_hash(tail)).find_map(|meaning| match meaning {
            Meaning::Number(NumberWord::Fold, by) => {
                Some(Amount { value: amount.value.times(by)?, form: Form::Fold, ..amount })
            }
            Meaning::Bound(bound, Place::After) => {
                self.scaled(Amount { bound: Some(bound), form: Form::Scaled, ..amount })
            }
            _ => None,
        })
    }

    /// "5km", "4.1bn", "10-year-old": the digits with what is joined to them; "4-5bn", "10-12-hour": with another number
    /// between.
    pub(super) fn suffixed(&self, amount: Amount<'a>, suffix: &str) -> Option<Amount<'a>> {
        if let Some(read) = self.with_unit(amount, suffix) {
            return read;
        }
        let length = suffix.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
        let (upper, tail) = suffix.split_at_checked(length)?;
        let tail = Some(tail.trim_start_matches('-')).filter(|tail| !tail.is_empty())?;
        let mut whole = self.with_unit(Amount { value: Number::decimal(upper)?, ..amount }, tail)??;
        whole.upper = Some(whole.value);
        whole.value = amount.value.times(whole.scale)?;
        Some(whole)
    }

    /// "5km", "4.1bn", "3.5-million": the digits with the unit or the number that is joined to them. Nothing, where neither
    /// is; `Some(None)`, where it makes no amount.
    fn with_unit(&self, mut amount: Amount<'a>, suffix: &str) -> Option<Option<Amount<'a>>> {
        let first = suffix.split('-').next().unwrap_or_default();
        if let Some(unit) = self.length(amount, first, suffix.get(first.len() + 1..).unwrap_or_default()) {
            return Some(Some(Amount { unit: Some(unit), form: Form::Scaled, ..amount }));
        }
        for part in [suffix, first] {
            for meaning in self.words.meanings(word_hash(part)) {
                match meaning {
                    Meaning::Number(NumberWord::Scale | NumberWord::Hundred, scale) => {
                        let Some(value) = amount.value.times(scale) else { return Some(None) };
                        amount = Amount { value, scale, form: Form::Scaled, ..amount };
                        let rest = suffix.get(part.len() + 1..).unwrap_or_default();
                        if let Some(joined) = suffix.get(part.len()..).and_then(|tail| self.joined_word(amount, tail)) {
                            return Some(Some(joined));
                        }
                        amount.unit = self.unit_named(rest);
                        return Some(self.scaled(amount));
                    }
                    Meaning::Unit(unit) => {
                        amount.unit = self.words.unit(unit).filter(|unit| unit.is_joined(part));
                        amount.form = Form::Scaled;
                        return Some(amount.unit.map(|_| amount));
                    }
                    _ => {}
                }
            }
        }
        None
    }

    /// "5m high", "5m-high", "ran 5m": the letter is a unit only where a dimension is told, or who goes so far, and no sum of
    /// money.
    fn length(&self, amount: Amount<'a>, letter: &str, joined: &str) -> Option<&'a UnitWord> {
        let small = |unit: &&UnitWord| unit.kind == UnitKind::Length && letter.chars().eq(unit.letter);
        let unit = self.unit_called(letter).filter(small)?;
        let dimension = self.unit_called(joined).is_some_and(|unit| unit.kind == UnitKind::Dimension);
        let moves = amount.next.checked_sub(2).and_then(|before| self.unit_word(before));
        let moves =
            moves.is_some_and(|(unit, _)| unit.kind == UnitKind::Motion) && self.token(amount.next).tag != Tag::Nouns;
        let money = amount.next >= 2 && self.symbol(amount.next - 2).is_some();
        ((dimension || moves || self.is_dimension(amount.next)) && !money).then_some(unit)
    }

    /// The unit of that name, joined to digits.
    pub(super) fn unit_named(&self, name: &str) -> Option<&'a UnitWord> {
        self.unit_called(name).filter(|unit| unit.is_joined(name))
    }

    fn unit_called(&self, name: &str) -> Option<&'a UnitWord> {
        self.words.meanings(word_hash(name)).find_map(|m| match m {
            Meaning::Unit(unit) => self.words.unit(unit),
            _ => None,
        })
    }

    /// "12-member", "600-page": the digits with the noun that is counted. Nothing, if the tables say that the two are no
    /// number: "six-figure".
    pub(super) fn with_noun(&self, amount: Amount<'a>, tail: &str) -> Option<Amount<'a>> {
        let mut parts = tail.split(['-', '‑']).skip(1);
        let word = parts.next().unwrap_or_default();
        let letters = word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase());
        // "12-sided", "three-dimensional"
        let noun = letters && !["ed", "al"].iter().any(|ending| word.ends_with(ending));
        // "six-figure", "2-for-1"
        let says = |meaning: Meaning| !matches!(meaning, Meaning::Number(NumberWord::Label, _) | Meaning::Subject(_));
        let idle = || [word, tail].iter().any(|text| self.words.meanings(word_hash(text)).any(says));
        (noun && parts.all(|part| part.len() > 2) && !idle()).then_some(Amount { form: Form::Joined, ..amount })
    }

    /// "1 200 000": digits in groups of three that spaces part.
    pub(super) fn grouped(&self, amount: Amount<'a>, index: usize) -> Option<Amount<'a>> {
        let digits = |i: usize| {
            let token = self.token(i);
            let text = token.span().text(self.text);
            (token.shape == Shape::Number && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
        };
        let first = digits(index).filter(|text| text.len() <= 3 && !text.starts_with('0'))?;
        let group = |i: &usize| {
            let gap = Span::between(self.token(i - 1).end, self.token(*i).start).text(self.text);
            let space = gap.chars().eq([' ']) || gap.chars().eq(['\u{a0}']) || gap.chars().eq(['\u{202f}']);
            space && digits(*i).is_some_and(|text| text.len() == 3)
        };
        let groups = (index + 1..index + GROUPS).take_while(group).count();
        let next = index + 1 + groups;
        // "in room 12 200 people sat"
        let told =
            groups > 1 || groups == 1 && (self.unit(next).is_some() || self.symbol(index.checked_sub(1)?).is_some());
        if !told || self.token(next).shape == Shape::Number {
            return None;
        }
        let thousand = Number::whole(1000);
        let mut value = Number::decimal(first)?;
        for i in index + 1..next {
            value = value.times(thousand)?.plus(Number::decimal(digits(i)?)?)?;
        }
        Some(Amount { value, next, form: Form::Words, ..amount })
    }
}
