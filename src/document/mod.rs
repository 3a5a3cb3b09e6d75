//! A document: a text with everything that was found in it.

pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod id;
pub(crate) mod notice;
pub(crate) mod quote;
pub(crate) mod view;

pub use explain::Explanation;
pub use id::Id;
pub use quote::Quote;
pub use view::{View, Views};

use std::borrow::Cow;

use crate::attribution::Attribution;
use crate::claim::Claim;
use crate::document::check::check;
use crate::error::Error;
use crate::lexicon::Boilerplate;
use crate::span::Span;
use crate::speaker::Speaker;

/// A sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sentence {
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub(crate) span: Span,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) boilerplate: Option<Boilerplate>,
}

impl Sentence {
    /// Where it stands, in bytes, without the white space around it.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it is, where it belongs to the page and not to the article: a button, a notice, a credit.
    /// Boilerplate yields no claims.
    pub fn boilerplate(&self) -> Option<Boilerplate> {
        self.boilerplate
    }
}

/// What was found in a text, as records that own their words: the JSON of a document.
///
/// It is what is stored and sent. To look at it again, hold it against its text with
/// [`Document::with_extraction`], which refuses what cannot be said of that text.
///
/// ```
/// use inquit::{Document, Extraction, Extractor};
/// let text = "“It is over,” Ruiz said.";
/// let document = Extractor::new().extract(text);
/// let json = serde_json::to_string(&document)?;
/// let stored: Extraction = serde_json::from_str(&json)?;
/// assert_eq!(Document::with_extraction(text, stored)?, document);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Extraction {
    pub(crate) schema: Schema,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) id: Option<Id>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) claims: Vec<Claim>,
}

impl Extraction {
    /// What the document is called, if anything.
    pub fn id(&self) -> Option<&Id> {
        self.id.as_ref()
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The entities behind the sources: what [`Attribution::speaker_index`] counts in.
    pub fn speakers(&self) -> &[Speaker] {
        &self.speakers
    }

    /// The attributions: what [`Quote::attribution_index`] counts in.
    pub fn attributions(&self) -> &[Attribution] {
        &self.attributions
    }

    /// The quotes, in the order in which they start.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// The claims, in the order in which they start.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }
}

/// The version of the JSON. There is only one, so that a value of this type is always the known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "u32", try_from = "u32"))]
pub(crate) struct Schema;

impl Schema {
    const VERSION: u32 = 1;
}

impl From<Schema> for u32 {
    fn from(_: Schema) -> u32 {
        Schema::VERSION
    }
}

impl TryFrom<u32> for Schema {
    type Error = Error;

    fn try_from(schema: u32) -> Result<Self, Error> {
        if schema == Schema::VERSION {
            return Ok(Schema);
        }
        Err(crate::error::Cause::Schema { schema, known: Schema::VERSION }.into())
    }
}

/// A text with everything that was found in it.
///
/// It borrows the text; [`Document::into_static`] gives one that owns it. Every layer is read through
/// [`View`](crate::View)s, which lead from a record to those it refers to.
///
/// ```
/// let document = inquit::Extractor::new().extract("“It is over,” Ruiz said. Nobody answered.");
/// assert_eq!(document.sentences().len(), 2);
/// for quote in document.quotes() {
///     println!("{}: {}", quote.speaker().map_or("unknown", |s| s.name()), quote.text());
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<'t> {
    text: Cow<'t, str>,
    extraction: Extraction,
}

impl<'t> Document<'t> {
    /// What the stages found in this very text.
    pub(crate) fn new(text: &'t str, extraction: Extraction) -> Self {
        Self { text: Cow::Borrowed(text), extraction }
    }

    /// A stored extraction together with the text it was made from.
    ///
    /// # Errors
    ///
    /// Where the extraction cannot be one of this text: a span that is out of range, off a `char`
    /// boundary or out of order, stored words that are not those under their span, an index into a
    /// list that is not so long. The message begins with the path of the field:
    ///
    /// ```
    /// # use inquit::{Document, Extractor};
    /// let document = Extractor::new().extract("It rained. Ruiz left.");
    /// let error = Document::with_extraction("It rained.", document.into_extraction()).unwrap_err();
    /// assert_eq!(error.to_string(), "sentences[1]: span 11..21 reaches beyond the text's 10 bytes");
    /// ```
    pub fn with_extraction(text: impl Into<Cow<'t, str>>, extraction: Extraction) -> Result<Self, Error> {
        let text = text.into();
        check(&text, &extraction)?;
        Ok(Self { text, extraction })
    }

    /// The same document under a name, which goes into its JSON as "id".
    #[must_use]
    pub fn with_id(mut self, id: impl Into<Id>) -> Self {
        self.extraction.id = Some(id.into());
        self
    }

    /// The same document with a text of its own, to outlive the one it was made from.
    ///
    /// ```
    /// fn read() -> inquit::Document<'static> {
    ///     let article = String::from("“It is over,” Ruiz said.");
    ///     inquit::Extractor::new().extract(&article).into_static()
    /// }
    /// assert_eq!(read().text(), "“It is over,” Ruiz said.");
    /// ```
    pub fn into_static(self) -> Document<'static> {
        Document { text: Cow::Owned(self.text.into_owned()), extraction: self.extraction }
    }

    /// What was found, without the text.
    pub fn into_extraction(self) -> Extraction {
        self.extraction
    }

    /// The text, as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the document is called, if anything: see [`Document::with_id`].
    pub fn id(&self) -> Option<&Id> {
        self.extraction.id.as_ref()
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> Views<'_, Sentence> {
        Views::new(self, &self.extraction.sentences)
    }

    /// The entities behind the sources, in the order of their first mention.
    pub fn speakers(&self) -> Views<'_, Speaker> {
        Views::new(self, &self.extraction.speakers)
    }

    /// The attributions, in the order of their cues.
    pub fn attributions(&self) -> Views<'_, Attribution> {
        Views::new(self, &self.extraction.attributions)
    }

    /// The quotes, in the order in which they start.
    pub fn quotes(&self) -> Views<'_, Quote> {
        Views::new(self, &self.extraction.quotes)
    }

    /// The claims, in the order in which they start.
    pub fn claims(&self) -> Views<'_, Claim> {
        Views::new(self, &self.extraction.claims)
    }
}

/// The JSON is that of the [`Extraction`]: the text is not in it.
#[cfg(feature = "serde")]
impl serde::Serialize for Document<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.extraction.serialize(serializer)
    }
}
