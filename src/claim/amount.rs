//! Reads a number, in digits or in words, from tokens.

mod joined;
mod spelled;

use crate::claim::kinds::Bound;
use crate::claim::number::{vulgar, Number};
use crate::claim::phrases::Phrases;
use crate::claim::words::{Found, Meaning, NumberWord, UnitKind, UnitWord, Words};
use crate::lexicon::known;
use crate::token::tag::Tag;
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
    /// The bound that is: "20-odd".
    pub(crate) bound: Option<Bound>,
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
    /// "12-member": what is counted is joined to it
    Joined,
    /// "tenfold"
    Fold,
    /// "twice"
    Often,
    Decade,
}

/// Words of number that tell none.
pub(crate) const VAGUE: [u32; 4] = [known::FEW, known::SEVERAL, known::MANY, known::COUPLE];
/// How many tokens "1/2" is.
const STROKE: usize = 3;
const ONE: Number = Number::whole(1);

/// So many bytes are looked at at once.
const CHUNK: usize = 32;

/// How many words the longest phrases before a number have that say something of it.
const LONGEST: usize = 5;

impl<'a> Reader<'a> {
    pub(crate) fn token(&self, index: usize) -> Token {
        at(self.tokens, index as isize)
    }

    pub(crate) fn before(&self, index: usize) -> Token {
        at(self.tokens, index as isize - 1)
    }

    /// Whether there are digits or number words.
    pub(crate) fn may_count(&self) -> bool {
        let number = |token: &Token| token.shape == Shape::Number;
        self.found.sorts & Meaning::NUMBERS != 0
            || self.tokens.iter().any(number)
            || self
                .written()
                .chunks(CHUNK)
                .any(|chunk| chunk.iter().fold(false, |any, byte| any | byte.is_ascii_digit()))
    }

    /// Whether there is a hyphen, as in "twenty-five".
    pub(crate) fn has_hyphen(&self) -> bool {
        memchr::memchr(b'-', self.written()).is_some()
    }

    fn written(&self) -> &'a [u8] {
        self.token(0).span().join(self.before(self.tokens.len()).span()).text(self.text).as_bytes()
    }

    /// Whether a number in words can start at `index`, after an article.
    pub(crate) fn before_number(&self, index: usize, hyphened: bool) -> bool {
        hyphened || self.found.sorts_at(index) & Meaning::NUMBERS != 0
    }

    /// The phrases that start at `index`.
    pub(crate) fn found(&self, index: usize) -> impl Iterator<Item = Found> + 'a {
        self.found.at(index).iter().copied()
    }

    /// The longest phrase from `from` on that ends before `index` and of which `take` says something.
    pub(crate) fn ending<T>(
        &self,
        from: usize,
        index: usize,
        take: impl Fn(Meaning) -> Option<T>,
    ) -> Option<(Found, T)> {
        let mut found = (index.saturating_sub(LONGEST).max(from)..index).flat_map(|i| self.found(i));
        found.find_map(|f| take(f.meaning).filter(|_| f.at + f.len == index).map(|told| (f, told)))
    }

    /// Whether a phrase of that meaning ends before `index`.
    pub(crate) fn follows(&self, index: usize, told: impl Fn(Meaning) -> bool) -> bool {
        self.ending(0, index, |meaning| told(meaning).then_some(())).is_some()
    }

    /// Whether the number at `index` is part of a name: "page 12", "No 4".
    pub(crate) fn is_labelled(&self, index: usize) -> bool {
        self.follows(index, |meaning| matches!(meaning, Meaning::Number(NumberWord::Label, _)))
    }

    /// The unit that starts at `index`, and how many tokens it has.
    pub(crate) fn unit(&self, index: usize) -> Option<(&'a UnitWord, usize)> {
        let (unit, len) = self.unit_word(index)?;
        let joined = || (index + 1..index + len).all(|i| self.glued(i));
        let stands = match unit.kind {
            // "A$40", but "a $40 fine"
            UnitKind::Symbol => len == 1 || self.token(index).shape == Shape::Upper || joined(),
            UnitKind::Length => self.is_dimension(index + len),
            UnitKind::Dimension | UnitKind::Motion => false,
            UnitKind::Hundredth => unit.letter.is_none(),
            _ => unit.is_joined(self.token(index).span().text(self.text)),
        };
        stands.then_some((unit, len))
    }

    fn unit_word(&self, index: usize) -> Option<(&'a UnitWord, usize)> {
        self.found(index).find_map(|f| match f.meaning {
            Meaning::Unit(unit) => Some((self.words.unit(unit)?, f.len)),
            _ => None,
        })
    }

    /// The sign of money before a number, and how many tokens it has: none if it is part of the number's, "Rs500".
    pub(crate) fn symbol(&self, index: usize) -> Option<(&'a UnitWord, usize)> {
        let apart = self.unit(index).filter(|(unit, _)| unit.kind == UnitKind::Symbol);
        apart.or_else(|| self.prefixed(index).map(|(unit, _)| (unit, 0)))
    }

    /// The sign of money that the token's digits follow, and the digits: "Rs500".
    pub(crate) fn prefixed(&self, index: usize) -> Option<(&'a UnitWord, &'a str)> {
        let token = self.token(index);
        if !matches!(token.shape, Shape::Capital | Shape::Upper) {
            return None;
        }
        let text = token.span().text(self.text);
        let (sign, digits) = text.split_at_checked(text.bytes().position(|b| b.is_ascii_digit())?)?;
        let unit = self.unit_named(sign).filter(|unit| unit.kind == UnitKind::Symbol)?;
        Some((unit, digits))
    }

    /// Whether a word stands there that tells which way something is measured: "high".
    fn is_dimension(&self, index: usize) -> bool {
        let told = self.unit_word(index).filter(|(unit, _)| unit.kind == UnitKind::Dimension);
        // "2m high earners"
        told.is_some_and(|(_, len)| self.token(index + len).tag != Tag::Nouns)
    }

    /// Whether the point that a number begins with stands there: ".5".
    pub(crate) fn is_point(&self, index: usize) -> bool {
        let (before, token, next) = (self.before(index), self.token(index), self.token(index + 1));
        let apart = before.end != token.start || before.shape == Shape::Symbol;
        token.is(known::STOP) && next.shape == Shape::Number && token.end == next.start && apart
    }

    fn number_word(&self, index: usize, class: impl Fn(NumberWord) -> bool) -> Option<(NumberWord, Number, usize)> {
        self.found(index).find_map(|f| match f.meaning {
            Meaning::Number(word, value) if class(word) => Some((word, value, f.len)),
            _ => None,
        })
    }

    /// Whether nothing stands between the token and the one before it.
    pub(crate) fn glued(&self, index: usize) -> bool {
        self.before(index).end == self.token(index).start
    }

    /// The number that starts at `index`.
    pub(crate) fn amount(&self, index: usize) -> Option<Amount<'a>> {
        let token = self.token(index);
        match token.shape {
            Shape::Number => self.digits(index, token.span().text(self.text)),
            Shape::Stop if self.is_point(index) => {
                self.digits(index + 1, token.span().join(self.token(index + 1).span()).text(self.text))
            }
            _ => self.in_words(index).or_else(|| self.prefixed(index).and_then(|(_, text)| self.digits(index, text))),
        }
    }

    fn plain(&self, value: Number, next: usize, form: Form) -> Amount<'a> {
        Amount { value, next, form, scale: ONE, upper: None, unit: None, bound: None }
    }

    /// The number that starts with the digits of the token at `index`.
    fn digits(&self, index: usize, written: &'a str) -> Option<Amount<'a>> {
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
            return match self.grouped(amount, index) {
                Some(grouped) => self.scaled(grouped),
                None => self.after_digits(amount, index),
            };
        }
        let is = |s: &str| tail.eq_ignore_ascii_case(s);
        let ending = ordinal_ending(value);
        if is(ending) || tail.strip_prefix(ending).is_some_and(|rest| rest.starts_with('-')) {
            return Some(Amount { form: Form::Ordinal, ..amount });
        }
        if (is("s") || is("'s") || is("’s")) && head.len() == 4 && head.ends_with('0') {
            return Some(Amount { form: Form::Decade, ..amount });
        }
        if let Some(amount) = self.joined_word(amount, tail) {
            return Some(amount);
        }
        // "£40-a-week"
        if ["-a-", "-an-"].iter().any(|each| tail.starts_with(each)) {
            return Some(amount);
        }
        let Some(joined) = tail.strip_prefix(['-', '‑']) else {
            return self.suffixed(amount, tail);
        };
        if let Some(upper) = Number::decimal(joined) {
            amount.upper = Some(upper);
            return self.scaled(amount);
        }
        self.suffixed(amount, joined).or_else(|| self.with_noun(amount, tail))
    }

    /// What may follow bare digits: "/3", "½", "thirds", "and a half", "million".
    fn after_digits(&self, mut amount: Amount<'a>, index: usize) -> Option<Amount<'a>> {
        let (next, after) = (self.token(index + 1), self.token(index + 2));
        let stroke = next.is(known::SLASH) && self.glued(index + 1) && self.glued(index + 2);
        if stroke && after.shape == Shape::Number {
            let below = Number::decimal(after.span().text(self.text)).filter(|n| n.denominator() == 1)?;
            let (above, below) = (amount.value.numerator(), below.numerator());
            // "2021/22"
            if (1500..2100).contains(&above) && amount.value.denominator() == 1 && below == (above + 1) % 100 {
                return Some(Amount { upper: Some(Number::whole(below)), next: index + 3, ..amount });
            }
            let value = Number::fraction(above, below)?;
            // "9/11", "1/2/2021" are no fractions
            let dated = self.token(index + 3).is(known::SLASH);
            let known = [2, 3, 4, 5, 8, 10].contains(&below) && value.is_below(ONE) && !dated;
            return if known { self.part(value, index + 3) } else { None };
        }
        if next.shape == Shape::Number {
            if let Some(part) = next.span().text(self.text).chars().next().and_then(vulgar) {
                amount.value = amount.value.plus(part)?;
                amount.next += 1;
                amount.form = Form::Words;
            } else if let Some(part) = self.mixed(index + 1) {
                // "2 1/2 miles"
                amount.value = amount.value.plus(part)?;
                amount.next += STROKE;
                amount.form = Form::Words;
            }
        }
        self.scaled(amount)
    }

    /// The part of one that stands behind a whole number in digits: "1/2". Whole numbers in a row are not read on from it.
    fn mixed(&self, index: usize) -> Option<Number> {
        let number = |i: usize| self.token(i).shape == Shape::Number;
        if !(number(index) && self.token(index + 1).is(known::SLASH) && number(index + 2)) {
            return None;
        }
        let part = self.digits(index, self.token(index).span().text(self.text))?;
        (part.form == Form::Fraction && part.next == index + STROKE).then_some(part.value)
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
        while let Some((_, scale, len)) = self
            .number_word(amount.next, |w| matches!(w, NumberWord::Scale | NumberWord::Hundred))
            .filter(|_| self.unit(amount.next).is_none())
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
                return self.part(amount.value.times(part)?, amount.next + len);
            }
        }
        Some(amount)
    }
}

/// What an ordinal in digits ends in: "21st", but "11th".
fn ordinal_ending(value: Number) -> &'static str {
    match (value.numerator() % 100, value.numerator() % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}
