//! Speakers: the entities behind the sources.
//!
//! First every name is given to an entity, all forms of a name to one ([`names`]). Then pronouns and
//! descriptions are led back in the order of the text ([`refer`]): among the entities mentioned last the most
//! salient one that fits in gender and number is taken, or none where two are equally so. Salience is that of
//! Lappin and Leass (1994), cut down to what a base noun phrase tells: a subject weighs more than an object,
//! who was made a source more than who was not, and every sentence in between halves it; that a
//! source goes on being the centre is from centering theory (Grosz, Joshi and Weinstein 1995).

mod carried;
mod conversation;
mod description;
mod entity;
mod head;
mod interview;
mod names;
mod refer;
mod relative;
mod reply;
mod role;
mod salience;
mod source;

pub(crate) use source::{speakers, Speakers};

use crate::Span;

/// Somebody or something that is made answerable: all the words of a text that refer to it are one speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Speaker {
    pub(crate) name: String,
    pub(crate) kind: SpeakerKind,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) role: Option<String>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) affiliation: Option<String>,
    pub(crate) mentions: Vec<Span>,
}

impl Speaker {
    /// The fullest form of its name in the text, without titles, unless it is known by "Mrs" and a surname alone; for
    /// what has no name, its first description.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is.
    pub fn kind(&self) -> SpeakerKind {
        self.kind
    }

    /// Its office, rank or trade, as the text gives it: "President", "a doctor".
    pub fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }

    /// What it belongs to, as the text gives it: "the Ministry of Health".
    pub fn affiliation(&self) -> Option<&str> {
        self.affiliation.as_deref()
    }

    /// Every mention that was found, in order, in bytes.
    pub fn mentions(&self) -> &[Span] {
        &self.mentions
    }
}

/// A pronoun with the last mention before it of whom it means that is none itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LedBack {
    pub(crate) pronoun: Span,
    pub(crate) mention: Span,
    pub(crate) sure: f32,
}

/// What a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum SpeakerKind {
    /// A human being with a name or a definite description.
    Person,
    /// A company, an office of state, a party, a paper.
    Organisation,
    /// A report, a poll, a law, a letter.
    Document,
    /// Several people spoken of together: "critics", "Ruiz and Chen".
    Group,
    /// Somebody who is not named: "a spokesman", "two officials who asked not to be named".
    Unnamed,
}
