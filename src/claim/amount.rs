//! Reads a number, in digits or in words, from tokens.

use crate::claim::number::{vulgar, Number};
use crate::claim::phrases::Phrases;
use crate::claim::words::{Found, Meaning, NumberWord, UnitWord, Words};
use crate::lexicon::known;
use crate::lexicon::word::word_hash;
use crate::token::{at, Shape, Token};

/// A clause's tokens with the phrases found in them.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) found: &'a Phrases,
    pub(crate) words: &'a Words,
}

/// A number read, and the index of the token after it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amount<'a> {
    pub(crate) value: Number,
    pub(crate) next: usize,
    pub(crate) form: Form,
    /// What the words after the digits multiplied it by.
    pub(crate) scale: Number,
    /// The upper end and the unit that are part of the same token: "10-12", "5km".
    pub(crate) upper: Option<Number>,
    pub(crate) unit: Option<&'a UnitWord>,
}

/// What kind of number it is by its own form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits, with nothing after them.
    Digits,
    Words,
    Scaled,
    Fraction,
    Multiples,
    Ordinal,
    Factor,
    Decade,
}

const VAGUE: [u32; 4] = [known::FEW, known::SEVERAL, known::MANY, known::COUPLE];
const ONE: Number = Number::whole(1);

impl<'a> Reader<'a> {
    pub(crate) fn token(&self, index: usize) -> Token {
        at(self.tokens, index as isize)
    }

    pub(crate) fn before(&self, index: usize) -> Token {
        at(self.tokens, index as isize - 1)
    }

    /// Whether there are digits or number words.
    pub(crate) fn may_count(&self) -> bool {
        self.found.sorts & Meaning::NUMBERS != 0 || self.tokens.iter().any(|t| t.shape == Shape::Number)
    }

    /// Whether there is a hyphen, as in "twenty-five".
    pub(crate) fn has_hyphen(&self) -> bool {
        let span = self.token(0).span().join(self.before(self.tokens.len()).span());
        memchr::memchr(b'-', span.text(self.text).as_bytes()).is_some()
    }

    /// Whether a number in words can start at `index`, after an article.
    pub(crate) fn before_number(&self, index: usize, hyphened: bool) -> bool {
        hyphened || self.found.sorts_at(index) & Meaning::NUMBERS != 0
    }

    /// The phrases that start at `index`.
    pub(crate) fn found(&self, index: usize) -> impl Iterator<Item = Found> + 'a {
        self.found.at(index).iter().copied()
    }

    /// The unit that starts at `index`, and how many tokens it has.
    pub(crate) fn unit(&self, index: usize) -> Option<(&'a UnitWord, usize)> {
        self.found(index).find_map(|f| match f.meaning {
            Meaning::Unit(unit) => Some((self.words.unit(unit)?, f.len)),
            _ => None,
        })
    }

    fn number_word(&self, index: usize, class: impl Fn(NumberWord) -> bool) -> Option<(NumberWord, Number, usize)> {
        self.found(index).find_map(|f| match f.meaning {
            Meaning::Number(word, value) if class(word) => Some((word, value, f.len)),
            _ => None,
        })
    }

    fn glued(&self, index: usize) -> bool {
        self.before(index).end == self.token(index).start
    }

    /// The number that starts at `index`.
    pub(crate) fn amount(&self, index: usize) -> Option<Amount<'a>> {
        if self.token(index).shape == Shape::Number {
            self.digits(index)
        } else {
            self.in_words(index)
        }
    }

    fn plain(&self, value: Number, next: usize, form: Form) -> Amount<'a> {
        Amount { value, next, form, scale: ONE, upper: None, unit: None }
    }

    fn digits(&self, index: usize) -> Option<Amount<'a>> {
        let written = self.token(index).span().text(self.text);
        let length = written.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
        let (head, tail) = written.split_at_checked(length)?;
        let value = if head.is_empty() { Number::whole(0) } else { Number::decimal(head)? };
        let mut amount = self.plain(value, index + 1, Form::Digits);
        if let Some(part) = tail.chars().next().and_then(vulgar) {
            amount.value = value.plus(part)?;
            amount.form = if head.is_empty() { Form::Fraction } else { Form::Words };
            return self.scaled(amount);
        }
        if head.is_empty() {
            return None;
        }
        if tail.is_empty() {
            return self.after_digits(amount, index);
        }
        let is = |s: &str| tail.eq_ignore_ascii_case(s);
        if ["st", "nd", "rd", "th"].iter().any(|s| is(s) || tail.get(..3).is_some_and(|t| t == [s, "-"].concat())) {
            return Some(Amount { form: Form::Ordinal, ..amount });
        }
        if (is("s") || is("'s") || is("’s")) && head.len() == 4 && head.ends_with('0') {
            return Some(Amount { form: Form::Decade, ..amount });
        }
        let Some(joined) = tail.strip_prefix(['-', '‑']) else {
            return self.suffixed(amount, tail);
        };
        if let Some(upper) = Number::decimal(joined) {
            amount.upper = Some(upper);
            return self.scaled(amount);
        }
        self.suffixed(amount, joined)
    }

    /// "5km", "4.1bn", "3.5-million", "10-year-old": the digits with what is joined to them.
    fn suffixed(&self, mut amount: Amount<'a>, suffix: &str) -> Option<Amount<'a>> {
        let first = suffix.split('-').next().unwrap_or_default();
        for part in [suffix, first] {
            for meaning in self.words.meanings(word_hash(part)) {
                match meaning {
                    Meaning::Number(NumberWord::Scale | NumberWord::Hundred, scale) => {
                        amount.value = amount.value.times(scale)?;
                        amount.scale = scale;
                        amount.form = Form::Scaled;
                        let rest = suffix.get(part.len() + 1..).unwrap_or_default();
                        amount.unit = self.unit_named(rest);
                        return self.scaled(amount);
                    }
                    Meaning::Unit(unit) => {
                        amount.unit = self.words.unit(unit);
                        amount.form = Form::Scaled;
                        return Some(amount);
                    }
                    _ => {}
                }
            }
        }
        let upper = |text: &str| {
            let length = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
            let (head, tail) = text.split_at_checked(length)?;
            Some((Number::decimal(head)?, tail.trim_start_matches('-').to_owned()))
        };
        // "4-5bn", "10-12-hour"
        let (upper, tail) = upper(suffix).filter(|(_, tail)| !tail.is_empty())?;
        let mut whole = self.suffixed(Amount { value: upper, ..amount }, &tail)?;
        whole.upper = Some(whole.value);
        whole.value = amount.value.times(whole.scale)?;
        Some(whole)
    }

    fn unit_named(&self, name: &str) -> Option<&'a UnitWord> {
        self.words.meanings(word_hash(name)).find_map(|m| match m {
            Meaning::Unit(unit) => self.words.unit(unit),
            _ => None,
        })
    }

    /// What may follow bare digits: "/3", "½", "thirds", "and a half", "million".
    fn after_digits(&self, mut amount: Amount<'a>, index: usize) -> Option<Amount<'a>> {
        let (next, after) = (self.token(index + 1), self.token(index + 2));
        if next.is(known::SLASH) && self.glued(index + 1) && self.glued(index + 2) {
            let below = Number::decimal(after.span().text(self.text)).filter(|n| n.denominator() == 1)?;
            let value = Number::fraction(amount.value.numerator(), below.numerator())?;
            // "9/11" is no fraction
            let known = [2, 3, 4, 5, 8, 10].contains(&below.numerator()) && value.is_below(ONE);
            return known.then(|| self.plain(value, index + 3, Form::Fraction));
        }
        if next.shape == Shape::Number {
            if let Some(part) = next.span().text(self.text).chars().next().and_then(vulgar) {
                amount.value = amount.value.plus(part)?;
                amount.next += 1;
                amount.form = Form::Words;
            }
        }
        self.scaled(amount)
    }

    /// With "and a half", "million", "thousand" after it.
    fn scaled(&self, mut amount: Amount<'a>) -> Option<Amount<'a>> {
        if self.token(amount.next).is(known::AND) && self.token(amount.next + 1).is(known::A) {
            if let Some((_, half, len)) = self.number_word(amount.next + 2, |w| w == NumberWord::Half) {
                amount.value = amount.value.plus(half)?;
                amount.next += 2 + len;
                amount.form = Form::Words;
            }
        }
        while let Some((_, scale, len)) =
            self.number_word(amount.next, |w| matches!(w, NumberWord::Scale | NumberWord::Hundred))
        {
            amount.value = amount.value.times(scale)?;
            amount.upper = amount.upper.map_or(Some(None), |u| u.times(scale).map(Some))?;
            amount.scale = amount.scale.times(scale)?;
            amount.next += len;
            amount.form = Form::Scaled;
        }
        if let Some((_, part, len)) = self.number_word(amount.next, |w| w == NumberWord::Fraction) {
            let whole = amount.value.denominator() == 1 && amount.upper.is_none() && amount.form != Form::Scaled;
            if whole && amount.value.times(part)?.is_below(ONE) {
                amount.value = amount.value.times(part)?;
                amount.next += len;
                amount.form = Form::Fraction;
            }
        }
        Some(amount)
    }

    fn in_words(&self, index: usize) -> Option<Amount<'a>> {
        let article = known::INDEFINITE.contains(&self.token(index).word);
        let start = index + usize::from(article);
        let Some((class, value, len)) = self.word_value(start) else {
            return if article { None } else { self.joined(index) };
        };
        let next = start + len;
        match class {
            NumberWord::Half => self.half(value, next),
            NumberWord::Fraction if article => Some(self.plain(value, next, Form::Fraction)),
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
            _ => None,
        }
    }

    /// "half", "half a million", "two-thirds"
    fn half(&self, value: Number, next: usize) -> Option<Amount<'a>> {
        if self.token(next).is(known::A) {
            let scale = self.number_word(next + 1, |w| w == NumberWord::Scale);
            if let Some((_, scale, len)) = scale {
                return Some(Amount { scale, ..self.plain(value.times(scale)?, next + 1 + len, Form::Scaled) });
            }
        }
        Some(self.plain(value, next, Form::Fraction))
    }

    /// The value of one token in words, "twenty-five" and "two-thirds" among them.
    fn word_value(&self, index: usize) -> Option<(NumberWord, Number, usize)> {
        let single = self.number_word(index, |w| w != NumberWord::Label && w != NumberWord::Fraction);
        let single = single.or_else(|| self.number_word(index, |w| w == NumberWord::Fraction));
        // "a third": of the two senses, the part goes with the article
        let article = self.before(index).is(known::A);
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
        let (first, a) = word(left, false)?;
        let (class, value) = match (first, word(right, false), word(right, true)) {
            (NumberWord::Ten, Some((NumberWord::Unit, b)), _) => (NumberWord::Unit, a.plus(b)?),
            (NumberWord::Ten, Some((NumberWord::Ordinal, b)), _) => (NumberWord::Ordinal, a.plus(b)?),
            (NumberWord::Unit, _, Some((_, b))) => (NumberWord::Half, a.times(b)?),
            (NumberWord::Half | NumberWord::Unit, Some((NumberWord::Scale | NumberWord::Hundred, b)), _) => {
                (NumberWord::Unit, a.times(b)?)
            }
            _ => return None,
        };
        Some((class, value, 1))
    }

    /// "three-year", "six-mile"
    fn joined(&self, index: usize) -> Option<Amount<'a>> {
        let token = self.token(index);
        if !matches!(token.shape, Shape::Lower | Shape::Capital) {
            return None;
        }
        let (left, right) = token.span().text(self.text).split_once('-')?;
        let value = self.words.meanings(word_hash(left)).find_map(|m| match m {
            Meaning::Number(NumberWord::Unit | NumberWord::Ten, value) => Some(value),
            _ => None,
        })?;
        let first = right.split('-').next().unwrap_or_default();
        let unit = self.unit_named(right).or_else(|| self.unit_named(first))?;
        Some(Amount { unit: Some(unit), ..self.plain(value, index + 1, Form::Scaled) })
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
        let mut last = first.scale;
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
                    (amount.scale, last, amount.form) = (value, value, Form::Scaled);
                    amount.next += len;
                }
                NumberWord::Unit | NumberWord::Ten if last != ONE && value.is_below(last) => {
                    let part = Amount { value, next: amount.next + joint + len, ..amount };
                    let part = if class == NumberWord::Ten { self.digit(part)? } else { part };
                    amount.value = amount.value.plus(part.value)?;
                    (amount.next, amount.scale, last) = (part.next, ONE, ONE);
                }
                _ => break,
            }
        }
        amount.value = total.plus(amount.value)?;
        Some(amount)
    }
}
