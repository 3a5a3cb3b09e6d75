//! [`Number`]: an exact value, never a floating-point one.

use std::fmt;
use std::str::FromStr;

use crate::error::Cause;
use crate::Error;

/// An exact number: a fraction in lowest terms. In text and JSON it is a decimal where it has one
/// (`"8000"`, `"2.5"`), else a fraction (`"1/3"`).
///
/// ```
/// let number: inquit::Number = "1234.50".parse().unwrap();
/// assert_eq!((number.numerator(), number.denominator()), (2469, 2));
/// assert_eq!(number.to_string(), "1234.5");
/// assert_eq!("2/6".parse::<inquit::Number>().unwrap().to_string(), "1/3");
/// assert!("1/0".parse::<inquit::Number>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Number {
    numerator: i128,
    denominator: i128,
}

impl Number {
    /// A whole number.
    pub const fn whole(value: i128) -> Self {
        Self { numerator: value, denominator: 1 }
    }

    /// A fraction; `None` where the denominator is not positive.
    pub fn fraction(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator <= 0 || numerator == i128::MIN {
            return None;
        }
        let (mut a, mut b) = (numerator.abs(), denominator);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Some(Self { numerator: numerator / a, denominator: denominator / a })
    }

    /// What stands above the line, in lowest terms.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// What stands below the line, in lowest terms: 1 for a whole number, never less.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// The nearest floating-point number.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The product; `None` where it is too large.
    pub(crate) fn times(self, other: Number) -> Option<Self> {
        Self::fraction(self.numerator.checked_mul(other.numerator)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The sum; `None` where it is too large.
    pub(crate) fn plus(self, other: Number) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::fraction(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    pub(crate) fn negative(self) -> Self {
        Self { numerator: -self.numerator, ..self }
    }

    /// Whether it is less than `other`; not, where that cannot be told.
    pub(crate) fn is_below(self, other: Number) -> bool {
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        matches!((left, right), (Some(l), Some(r)) if l < r)
    }

    /// Digits with an optional point, commas between groups left out: "1,234.5"; the last group has three digits. A comma
    /// before one digit or two stands for the point ("12,5"), and points between groups of three for commas ("1.234.567").
    pub(crate) fn decimal(digits: &str) -> Option<Self> {
        let commas = digits.bytes().filter(|&b| b == b',').count();
        let points = digits.bytes().filter(|&b| b == b'.').count();
        let groups = |mark: char| digits.split(mark).skip(1).all(|group| group.len() == 3);
        let last = digits.rsplit(',').next().map_or(0, |rest| rest.split('.').next().map_or(0, str::len));
        let (group, point) = match (commas, points) {
            (0, 2..) if groups('.') => (b'.', None),
            (1, 0) if matches!(last, 1 | 2) => (b' ', Some(b',')),
            (1.., _) if last != 3 => return None,
            _ => (b',', Some(b'.')),
        };
        let (mut numerator, mut denominator, mut after, mut any) = (0i128, 1i128, false, false);
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    any = true;
                    numerator = numerator.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                    if after {
                        denominator = denominator.checked_mul(10)?;
                    }
                }
                _ if Some(byte) == point && !after => after = true,
                _ if byte == group && any && !after => {}
                _ => return None,
            }
        }
        if any {
            Self::fraction(numerator, denominator)
        } else {
            None
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            return write!(f, "{}", self.numerator);
        }
        let Some((places, power)) = places(self.denominator) else {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        };
        let Some(digits) = self.numerator.unsigned_abs().checked_mul((power / self.denominator).unsigned_abs()) else {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        };
        let sign = if self.numerator < 0 { "-" } else { "" };
        let power = power.unsigned_abs();
        write!(f, "{sign}{}.{:0places$}", digits / power, digits % power)
    }
}

/// How many decimals a fraction with that denominator has, and ten to that power; `None` if they never end.
fn places(denominator: i128) -> Option<(usize, i128)> {
    let mut power = 1i128;
    for places in 0..38 {
        if power % denominator == 0 {
            return Some((places, power));
        }
        power = power.checked_mul(10)?;
    }
    None
}

impl FromStr for Number {
    type Err = Error;

    /// A decimal ("-2.5") or a fraction ("1/3").
    fn from_str(text: &str) -> Result<Self, Error> {
        let (sign, body) = text.strip_prefix('-').map_or((1, text), |body| (-1, body));
        let number = match body.split_once('/') {
            None => Number::decimal(body),
            Some((above, below)) => {
                above.parse().ok().zip(below.parse().ok()).and_then(|(a, b)| Number::fraction(a, b))
            }
        };
        let signed = number.map(|n| if sign < 0 { n.negative() } else { n });
        signed.ok_or_else(|| Cause::NoNumber { text: text.to_owned() }.into())
    }
}

impl TryFrom<String> for Number {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Number> for String {
    fn from(number: Number) -> String {
        number.to_string()
    }
}

/// The fractions that are one character.
pub(crate) fn vulgar(c: char) -> Option<Number> {
    let (above, below) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Number::fraction(above, below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_gives_every_number_back() {
        for text in ["0", "-5", "8000", "2.5", "-0.05", "1/3", "-22/7", "170141183460469231731687303715884105727"] {
            assert_eq!(text.parse::<Number>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_too_large_is_no_number() {
        let huge = Number::whole(i128::MAX);
        assert_eq!(huge.times(Number::whole(2)), None);
        assert_eq!(huge.plus(Number::whole(1)), None);
        assert_eq!(Number::decimal(&"9".repeat(60)), None);
        assert_eq!(Number::fraction(i128::MIN, 1), None);
    }

    #[test]
    fn broken_numbers_are_refused() {
        for wrong in ["", "-", ".", "1.2.3", "1/0", "1/-3", "x", "/", "1e5"] {
            assert!(wrong.parse::<Number>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn commas_part_groups_only_before_the_point() {
        assert_eq!(Number::decimal("1,234.5").map(|n| n.to_string()).as_deref(), Some("1234.5"));
        assert_eq!(Number::decimal("1,20,000").map(|n| n.to_string()).as_deref(), Some("120000"));
        assert_eq!(Number::decimal("12,5").map(|n| n.to_string()).as_deref(), Some("12.5"));
        assert_eq!(Number::decimal("1.234.567").map(|n| n.to_string()).as_deref(), Some("1234567"));
        for wrong in ["1.5,0", "1,2,3", "1,2345", "1.2.3", "1,23.4"] {
            assert_eq!(Number::decimal(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_nearest_floating_point_number() {
        for (text, float) in [("5/2", 2.5), ("-3/4", -0.75), ("7", 7.0), ("0", 0.0)] {
            let number: Number = text.parse().unwrap();
            assert!((number.to_f64() - float).abs() < f64::EPSILON, "{text}: {}", number.to_f64());
        }
    }

    #[test]
    fn one_character_holds_a_fraction() {
        let all = "½ 1/2 ⅓ 1/3 ⅔ 2/3 ¼ 1/4 ¾ 3/4 ⅕ 1/5 ⅛ 1/8 ⅜ 3/8 ⅝ 5/8 ⅞ 7/8";
        let words: Vec<&str> = all.split(' ').collect();
        for pair in words.chunks(2) {
            let value = pair[0].chars().next().and_then(vulgar);
            assert_eq!(value, pair[1].parse().ok(), "{}", pair[0]);
        }
        assert_eq!(vulgar('2'), None);
    }
}
