//! The record of an attribution: a source made answerable for a content by a cue.

pub(crate) mod record;
pub(crate) mod status;

use crate::{Confidence, Span, Stance};

/// A *source* made answerable for a *content* by a *cue*.
///
/// Where something is missing in the text (a passive without "by", a quotation that goes on) the field
/// is `None`. In a document it is seen through a [`View`](crate::View), which leads from the source to the
/// speaker, the entity behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Attribution {
    pub(crate) kind: AttributionKind,
    pub(crate) content: Vec<Span>,
    pub(crate) source: Option<Source>,
    pub(crate) cue: Option<Cue>,
    pub(crate) speaker: Option<usize>,
    pub(crate) confidence: Confidence,
    pub(crate) rule: Rule,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) stance: Option<Stance>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Status::is_actual"))]
    pub(crate) status: Status,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) within: Option<usize>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub(crate) rivals: Vec<Rival>,
}

impl Attribution {
    /// Whether its content stands inside quotation marks.
    pub fn kind(&self) -> AttributionKind {
        self.kind
    }

    /// What was said, in its parts (bytes). Marks are left out of a direct content, a leading "that" and
    /// closing punctuation out of an indirect one.
    pub fn content(&self) -> &[Span] {
        &self.content
    }

    /// The words that name who said it.
    pub fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }

    /// The words that signal that it was said.
    pub fn cue(&self) -> Option<&Cue> {
        self.cue.as_ref()
    }

    /// The index of the entity behind the source among the document's speakers; `None` where the evidence
    /// does not tell.
    pub fn speaker_index(&self) -> Option<usize> {
        self.speaker
    }

    /// How sure it is that this content belongs to this source.
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// What the source does in saying it: denies, warns, promises. `None` where the cue is in no table.
    pub fn stance(&self) -> Option<Stance> {
        self.stance
    }

    /// Whether it was said at all.
    pub fn status(&self) -> Status {
        self.status
    }

    /// By what the source was found.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// The index of the attribution in whose content this one stands: in "Reuters reported that officials
    /// said …", what officials said stands within what Reuters reported.
    pub fn within_index(&self) -> Option<usize> {
        self.within
    }

    /// The other words that could have been the source, likeliest first.
    pub fn rivals(&self) -> &[Rival] {
        &self.rivals
    }
}

/// How much of a content stands inside quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum AttributionKind {
    /// All of it: “It is over,” she said.
    Direct,
    /// Part of it: She called it a “sad day” for the town.
    Mixed,
    /// None of it: She said that it was over.
    Indirect,
}

/// The words that name who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Source {
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub(crate) span: Span,
    pub(crate) text: String,
}

impl Source {
    /// Where they stand, in bytes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The words that signal an attribution: "said", "pointed out", "according to", ":".
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cue {
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub(crate) span: Span,
    pub(crate) text: String,
}

impl Cue {
    /// Where they stand, in bytes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A source that lost against the one chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Rival {
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub(crate) span: Span,
    pub(crate) confidence: Confidence,
}

impl Rival {
    /// Where its words stand, in bytes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// How likely it was, by the same reckoning as the source that was chosen.
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }
}

/// By what the source of a content was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Rule {
    /// The source stands before the cue as its subject: "Ruiz said".
    Subject,
    /// The source stands after the cue: "said Ruiz".
    Inverted,
    /// The cue shares the subject of another one: "Ruiz said … and added".
    SharedSubject,
    /// The source stands in a phrase with a preposition: "according to Ruiz", "it was reported by Ruiz".
    Preposition,
    /// The cue is a noun and the source its owner: "Ruiz’s claim that".
    Noun,
    /// The cue is a colon or a dash: "Quake likely: minister", "RUIZ: No."
    Colon,
    /// The quotation has no cue of its own and goes on from what is reported in a sentence beside it: “Ruiz said
    /// that it was over. ‘It is.’”
    NextSentence,
    /// A paragraph that is nothing but a quotation, in a dialogue: “Yes.” after a question of somebody else's; or any
    /// quotation of a novel whose conversation tells who speaks.
    Turn,
    /// The quotation has no cue and stands beside what its speaker does: “They have gone.” Tomasz shut the door.
    Action,
    /// The quotation goes on from the paragraph before.
    NextParagraph,
    /// A paragraph of a dialogue that is nothing but a quotation, and nothing tells whose.
    Uncued,
    /// There is a cue, but nobody is named: "It is said that".
    NoSource,
}

/// Whether what a cue tells of took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Status {
    /// It did: *Ruiz said that*.
    #[default]
    Actual,
    /// It did not: *Ruiz did not say that*, *she never claimed*.
    Negated,
    /// It might, or would under a condition: *Ruiz may say that*, *if she says*.
    Hypothetical,
    /// It is still to come: *Ruiz will say that*, *is expected to announce*.
    Expected,
}

impl Status {
    #[cfg(feature = "serde")]
    fn is_actual(&self) -> bool {
        *self == Status::Actual
    }
}
