//! Numbers in words: "two hundred and five", "half a million", "three-year".

use super::{Amount, Form, Reader, ONE, VAGUE};
use crate::claim::number::Number;
use crate::claim::words::{Meaning, NumberWord, UnitKind};
use crate::lexicon::known;
use crate::lexicon::word::word_hash;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

impl<'a> Reader<'a> {
    pub(super) fn in_words(&self, index: usize) -> Option<Amount<'a>> {
        let article = known::INDEFINITE.contains(&self.token(index).word);
        let start = index + usize::from(article);
        let Some((class, value, len)) = self.word_value(start) else {
            return if article { self.with_half(start) } else { self.joined(index) };
        };
        let next = start + len;
        match class {
            NumberWord::Half => self.part(value, next),
            NumberWord::Fraction if article => self.part(value, next),
            // "Quarter of a million"
            NumberWord::Fraction => self.part(value, next).filter(|amount| amount.form == Form::Scaled),
            NumberWord::Hundred | NumberWord::Scale if article => {
                let amount = Amount { scale: value, ..self.plain(value, next, Form::Scaled) };
                self.scaled(self.grown(amount)?)
            }
            NumberWord::Hundred | NumberWord::Scale => {
                let before = [self.before(index), at(self.tokens, index as isize - 2)];
                let vague = |t: Token| VAGUE.contains(&t.word);
                let few = vague(before[0]) || before[0].is(known::OF) && vague(before[1]);
                let amount = self.scaled(self.plain(value, next, Form::Multiples))?;
                few.then_some(Amount { form: Form::Multiples, ..amount })
            }
            NumberWord::Unit | NumberWord::Ten if !article => self.scaled(self.cardinal(start)?),
            NumberWord::Multiples if !article => Some(self.plain(value, next, Form::Multiples)),
            NumberWord::Ordinal if !article => Some(self.plain(value, next, Form::Ordinal)),
            NumberWord::Factor if !article => Some(self.plain(value, next, Form::Factor)),
            NumberWord::Fold if !article => Some(self.plain(value, next, Form::Fold)),
            NumberWord::Often if !article => Some(self.plain(value, next, Form::Often)),
            _ => None,
        }
    }

    /// "half", "half a million", "a quarter of an hour"
    pub(super) fn part(&self, value: Number, next: usize) -> Option<Amount<'a>> {
        let article = next + usize::from(self.token(next).is(known::OF));
        if known::INDEFINITE.contains(&self.token(article).word) {
            if let Some((_, scale, len)) = self.number_word(article + 1, |w| w == NumberWord::Scale) {
                return Some(Amount { scale, ..self.plain(value.times(scale)?, article + 1 + len, Form::Scaled) });
            }
            if self.unit(article + 1).is_some_and(|(unit, _)| unit.kind != UnitKind::Symbol) {
                return Some(self.plain(value, article + 1, Form::Words));
            }
        }
        Some(self.plain(value, next, Form::Fraction))
    }

    /// The value of one token in words, "twenty-five" and "two-thirds" among them.
    fn word_value(&self, index: usize) -> Option<(NumberWord, Number, usize)> {
        let single = self.number_word(index, |w| w != NumberWord::Label && w != NumberWord::Fraction);
        let single = single.or_else(|| self.number_word(index, |w| w == NumberWord::Fraction));
        // "a third": of the two senses, the part goes with the article, but "a third man"
        let article = self.before(index).is(known::A);
        let article = article && self.token(index + 1).tag != Tag::Noun;
        let fraction = self.number_word(index, |w| w == NumberWord::Fraction).filter(|_| article);
        fraction.or(single).or_else(|| self.hyphenated(index))
    }

    fn hyphenated(&self, index: usize) -> Option<(NumberWord, Number, usize)> {
        let token = self.token(index);
        if !matches!(token.shape, Shape::Lower | Shape::Capital) {
            return None;
        }
        let (left, right) = token.span().text(self.text).split_once('-')?;
        let word = |text: &str, fraction| {
            self.words.meanings(word_hash(text)).find_map(|m| match m {
                Meaning::Number(class, value) if (class == NumberWord::Fraction) == fraction => Some((class, value)),
                _ => None,
            })
        };
        let scaled = || word(left, true).filter(|_| matches!(word(right, false), Some((NumberWord::Scale, _))));
        let (first, a) = word(left, false).or_else(scaled)?;
        if let Some(half) = right.strip_prefix("and-a-") {
            let (_, part) = word(half, false).or_else(|| word(half, true))?;
            return Some((NumberWord::Unit, a.plus(part)?, 1)).filter(|_| part.is_below(ONE));
        }
        // "half-a-million"
        if let Some((NumberWord::Scale, scale)) = right.strip_prefix("a-").and_then(|scale| word(scale, false)) {
            return Some((NumberWord::Unit, a.times(scale)?, 1)).filter(|_| first == NumberWord::Half);
        }
        let (class, value) = match (first, word(right, false), word(right, true)) {
            (NumberWord::Ten, Some((NumberWord::Unit, b)), _) => (NumberWord::Unit, a.plus(b)?),
            (NumberWord::Ten, Some((NumberWord::Ordinal, b)), _) => (NumberWord::Ordinal, a.plus(b)?),
            (NumberWord::Unit, _, Some((_, b))) => (NumberWord::Half, a.times(b)?),
            (
                NumberWord::Half | NumberWord::Fraction | NumberWord::Unit,
                Some((NumberWord::Scale | NumberWord::Hundred, b)),
                _,
            ) => (NumberWord::Unit, a.times(b)?),
            _ => return None,
        };
        Some((class, value, 1))
    }

    /// "three-year", "half-hour", "ten-fold"
    fn joined(&self, index: usize) -> Option<Amount<'a>> {
        let token = self.token(index);
        if !matches!(token.shape, Shape::Lower | Shape::Capital) {
            return None;
        }
        let text = token.span().text(self.text);
        let (left, right) = text.split_once('-')?;
        let value = self.words.meanings(word_hash(left)).find_map(|m| match m {
            Meaning::Number(NumberWord::Unit | NumberWord::Ten | NumberWord::Half | NumberWord::Fraction, value) => {
                Some(value)
            }
            _ => None,
        })?;
        let amount = self.plain(value, index + 1, Form::Scaled);
        if let Some(fold) = text.get(left.len()..).and_then(|tail| self.joined_word(amount, tail)) {
            return Some(fold);
        }
        let first = right.split('-').next().unwrap_or_default();
        match self.unit_named(right).or_else(|| self.unit_named(first)) {
            Some(unit) => Some(Amount { unit: Some(unit), ..amount }),
            // "ten-man", "five-member"; not "one-off", "half-empty"
            None => self
                .with_noun(amount, text.get(left.len()..).unwrap_or_default())
                .filter(|amount| ONE.is_below(amount.value)),
        }
    }

    /// "an hour and a half", from the unit on.
    fn with_half(&self, index: usize) -> Option<Amount<'a>> {
        let (unit, len) = self.unit(index).filter(|(u, _)| matches!(u.kind, UnitKind::Duration | UnitKind::Measure))?;
        let amount = self.plain(ONE, index + len, Form::Words);
        let whole = self.scaled(amount).filter(|whole| whole.next > amount.next && whole.form == Form::Words)?;
        Some(Amount { unit: Some(unit), form: Form::Scaled, ..whole })
    }

    /// "two hundred and five thousand and ten"
    fn cardinal(&self, start: usize) -> Option<Amount<'a>> {
        let (class, value, len) = self.word_value(start)?;
        let first = Amount { form: Form::Words, ..self.plain(value, start + len, Form::Words) };
        let amount = if class == NumberWord::Ten && value.denominator() == 1 { self.digit(first)? } else { first };
        self.grown(self.point(amount)?)
    }

    /// "twenty five" without its hyphen.
    fn digit(&self, amount: Amount<'a>) -> Option<Amount<'a>> {
        let next = self.number_word(amount.next, |w| w == NumberWord::Unit);
        Some(match next.filter(|(_, v, _)| v.is_below(Number::whole(10)) && v.numerator() > 0) {
            Some((_, value, len)) => Amount { value: amount.value.plus(value)?, next: amount.next + len, ..amount },
            None => amount,
        })
    }

    /// "two point five"
    fn point(&self, mut amount: Amount<'a>) -> Option<Amount<'a>> {
        if self.token(amount.next).is(known::POINT) {
            let mut unit = Number::fraction(1, 10)?;
            let mut next = amount.next + 1;
            while let Some((_, value, len)) = self.number_word(next, |w| w == NumberWord::Unit) {
                amount.value = amount.value.plus(value.times(unit)?)?;
                unit = unit.times(Number::fraction(1, 10)?)?;
                next += len;
                amount.next = next;
            }
        }
        Some(amount)
    }

    /// With the hundreds, thousands and units that follow a first value.
    fn grown(&self, first: Amount<'a>) -> Option<Amount<'a>> {
        let (mut total, mut amount) = (Number::whole(0), first);
        let (mut last, mut mixed) = (first.scale, false);
        loop {
            let joint = usize::from(last != ONE && self.token(amount.next).is(known::AND));
            let Some((class, value, len)) = self.word_value(amount.next + joint) else { break };
            match class {
                NumberWord::Hundred | NumberWord::Scale if joint == 0 => {
                    amount.value = amount.value.times(value)?;
                    if class == NumberWord::Scale {
                        total = total.plus(amount.value)?;
                        amount.value = Number::whole(0);
                    }
                    amount.scale = if mixed { ONE } else { amount.scale.times(value)? };
                    (last, amount.form) = (value, Form::Scaled);
                    amount.next += len;
                }
                NumberWord::Unit | NumberWord::Ten if last != ONE && value.is_below(last) => {
                    let part = Amount { value, next: amount.next + joint + len, ..amount };
                    let part = if class == NumberWord::Ten { self.digit(part)? } else { part };
                    amount.value = amount.value.plus(part.value)?;
                    (amount.next, amount.scale, last, mixed) = (part.next, ONE, ONE, true);
                }
                _ => break,
            }
        }
        amount.value = total.plus(amount.value)?;
        Some(amount)
    }
}
