//! [`Quantity`]: a number in the text, with what it counts and how it is bounded.

use crate::claim::kinds::{Bound, QuantityKind};
use crate::claim::number::Number;
use crate::Span;

/// A quantity: "About 8,000 people" is the [count](QuantityKind::Count) 8000, [about](Bound::About), of people.
///
/// Values are exact. A number too large to be exact gives no quantity.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Quantity {
    pub(crate) span: Span,
    pub(crate) kind: QuantityKind,
    pub(crate) bound: Bound,
    pub(crate) value: Number,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) upper: Option<Number>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) of: Option<Number>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) unit: Option<Unit>,
}

/// What a quantity is counted or measured in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Unit {
    pub(crate) name: String,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) span: Option<Span>,
}

impl Quantity {
    /// From the words that bound it to its unit.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it counts or measures.
    pub fn kind(&self) -> QuantityKind {
        self.kind
    }

    /// How the value bounds what is meant.
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// The value, in the unit; the lower one of two.
    pub fn value(&self) -> Number {
        self.value
    }

    /// The upper value of [`Bound::Between`].
    pub fn upper(&self) -> Option<Number> {
        self.upper
    }

    /// Of how many: 30 in "12 of 30".
    pub fn of(&self) -> Option<Number> {
        self.of
    }

    /// What it is counted or measured in.
    pub fn unit(&self) -> Option<&Unit> {
        self.unit.as_ref()
    }
}

impl Unit {
    /// Its one name, whatever form the text has: "kilometre", "percent", "USD"; for what is counted, the noun in small letters.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it stands, if it has words of its own.
    pub fn span(&self) -> Option<Span> {
        self.span
    }
}
