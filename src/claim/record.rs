//! [`Claim`]: what is known of one assertion.

use crate::claim::kinds::{ClaimKind, Modality, Polarity, ReasonKind, Subject, Tense, TimeKind};
use crate::claim::quantity::Quantity;
use crate::{Confidence, Span};

/// One assertion, and who answers for it.
///
/// "Oya said that 40 houses had burned and that nobody was hurt" makes two. Questions, greetings and
/// orders make none.
///
/// JSON leaves out what a claim does not have.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Claim {
    pub(crate) text: String,
    pub(crate) kind: ClaimKind,
    pub(crate) parts: Vec<Span>,
    pub(crate) attribution: Option<usize>,
    pub(crate) check_worthiness: Confidence,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub(crate) reasons: Vec<Reason>,
    pub(crate) polarity: Polarity,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub(crate) negation: Vec<Span>,
    pub(crate) modality: Modality,
    pub(crate) tense: Tense,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub(crate) times: Vec<TimeExpression>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub(crate) subjects: Vec<Subject>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub(crate) quantities: Vec<Quantity>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) antecedent: Option<Antecedent>,
}

impl Claim {
    /// Its words as they stand in the text. Where the cue interrupts them, the parts are joined by a space.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// In whose voice it is made.
    pub fn kind(&self) -> ClaimKind {
        self.kind
    }

    /// Where its words stand: one span, or several where the cue interrupts them. Never empty, in order.
    pub fn parts(&self) -> &[Span] {
        &self.parts
    }

    /// From the start of its first part to the end of its last, in bytes.
    pub fn span(&self) -> Span {
        match (self.parts.first(), self.parts.last()) {
            (Some(first), Some(last)) => first.join(*last),
            _ => Span::default(),
        }
    }

    /// The index of the attribution whose source answers for it among the document's; `None`: the author does.
    pub fn attribution_index(&self) -> Option<usize> {
        self.attribution
    }

    /// How likely a fact-checker is to find it worth checking: of all claims with .7, about seven in ten are.
    pub fn check_worthiness(&self) -> Confidence {
        self.check_worthiness
    }

    /// What spoke for and against checking it, the weightiest first.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// Whether it says that something is so or that it is not.
    pub fn polarity(&self) -> Polarity {
        self.polarity
    }

    /// The words that negate it; for what is denied, the cue.
    pub fn negation(&self) -> &[Span] {
        &self.negation
    }

    /// Whether it is put as a fact, a possibility, an obligation, an intention, or on a condition.
    pub fn modality(&self) -> Modality {
        self.modality
    }

    /// Whether its verb is of the past, the present or the future.
    pub fn tense(&self) -> Tense {
        self.tense
    }

    /// The times it names, in order.
    pub fn times(&self) -> &[TimeExpression] {
        &self.times
    }

    /// The kinds of thing it is about, without doubles.
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects
    }

    /// The quantities it gives, in order.
    pub fn quantities(&self) -> &[Quantity] {
        &self.quantities
    }

    /// Whom the pronoun that is its grammatical subject refers to, where that is known.
    pub fn antecedent(&self) -> Option<&Antecedent> {
        self.antecedent.as_ref()
    }
}

/// What in a claim spoke for checking it, or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reason {
    pub(crate) kind: ReasonKind,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) span: Option<Span>,
    pub(crate) weight: LogOdds,
}

impl Reason {
    /// What it was.
    pub fn kind(self) -> ReasonKind {
        self.kind
    }

    /// Which words, for reasons that are words.
    pub fn span(self) -> Option<Span> {
        self.span
    }

    /// By how much it moves the natural logarithm of the odds; below 0, it speaks against.
    pub fn weight(self) -> f64 {
        self.weight.into()
    }
}

/// A difference in log-odds, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "f64", from = "f64"))]
pub(crate) struct LogOdds(pub(crate) i32);

impl From<LogOdds> for f64 {
    fn from(weight: LogOdds) -> f64 {
        f64::from(weight.0) / 1000.0
    }
}

impl From<f64> for LogOdds {
    fn from(weight: f64) -> Self {
        Self((weight * 1000.0).round() as i32)
    }
}

/// Words that say when, how long or how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TimeExpression {
    pub(crate) span: Span,
    pub(crate) kind: TimeKind,
}

impl TimeExpression {
    /// Where it stands.
    pub fn span(self) -> Span {
        self.span
    }

    /// What it gives.
    pub fn kind(self) -> TimeKind {
        self.kind
    }
}

/// The mention that a pronoun refers back to, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Antecedent {
    pub(crate) pronoun: Span,
    pub(crate) mention: Span,
    pub(crate) confidence: Confidence,
}

impl Antecedent {
    /// That of a pronoun which has not been led back yet.
    pub(crate) fn sought(pronoun: Span) -> Self {
        Antecedent { pronoun, mention: Span::default(), confidence: Confidence::default() }
    }

    /// The claim's pronoun.
    pub fn pronoun(self) -> Span {
        self.pronoun
    }

    /// The words it refers back to.
    pub fn mention(self) -> Span {
        self.mention
    }

    /// How sure that is.
    pub fn confidence(self) -> Confidence {
        self.confidence
    }
}
