//! A document: a text with everything that was found in it.

use std::borrow::Cow;
use std::ops::Deref;

use crate::{Attribution, Quote, Span, Speaker};

/// A sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sentence {
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub(crate) span: Span,
}

impl Sentence {
    /// Where it stands, in bytes, without the white space around it.
    pub fn span(&self) -> Span {
        self.span
    }
}

/// What was found in a text, as records that own their words: the JSON of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Extraction {
    pub(crate) schema: Schema,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) id: Option<String>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) quotes: Vec<Quote>,
}

/// The version of the JSON: 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Schema(u32);

impl Default for Schema {
    fn default() -> Self {
        Schema(1)
    }
}

/// A text with everything that was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) extraction: Extraction,
}

impl Document<'_> {
    /// The text, as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.extraction.sentences
    }

    /// The entities behind the sources, in the order of their first mention.
    pub fn speakers(&self) -> &[Speaker] {
        &self.extraction.speakers
    }

    /// The attributions, in the order of their cues.
    pub fn attributions(&self) -> impl ExactSizeIterator<Item = View<'_, Attribution>> {
        self.extraction.attributions.iter().map(|record| View { document: self, record })
    }

    /// The quotes, in order.
    pub fn quotes(&self) -> impl ExactSizeIterator<Item = View<'_, Quote>> {
        self.extraction.quotes.iter().map(|record| View { document: self, record })
    }

    /// The same document with a text of its own, to outlive the one it was made from.
    pub fn into_static(self) -> Document<'static> {
        Document { text: Cow::Owned(self.text.into_owned()), extraction: self.extraction }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Document<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.extraction.serialize(serializer)
    }
}

/// A record in its document: the record itself, by [`Deref`], and what it refers to.
#[derive(Debug)]
pub struct View<'d, T> {
    document: &'d Document<'d>,
    record: &'d T,
}

impl<T> Clone for View<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for View<'_, T> {}

impl<T> Deref for View<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.record
    }
}

impl<'d> View<'d, Attribution> {
    /// The entity behind the source, where it is known.
    pub fn speaker(self) -> Option<&'d Speaker> {
        self.document.speakers().get(self.record.speaker?)
    }
}

impl<'d> View<'d, Quote> {
    /// Its attribution.
    pub fn attribution(self) -> Option<View<'d, Attribution>> {
        let record = self.document.extraction.attributions.get(self.record.attribution?)?;
        Some(View { document: self.document, record })
    }

    /// Who said it, where that is known.
    pub fn speaker(self) -> Option<&'d Speaker> {
        self.attribution()?.speaker()
    }
}
