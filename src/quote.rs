//! The record of a quote.

use crate::attribution::{Attribution, AttributionKind};
use crate::Span;

/// What was said word for word, in its parts, and by whom.
///
/// “It is,” she said, “over.” is one quote of two parts. In a document it is seen through a
/// [`View`](crate::View), which leads to its attribution and its speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Quote {
    pub(crate) text: String,
    pub(crate) parts: Vec<Span>,
    pub(crate) attribution: Option<usize>,
}

impl Quote {
    /// The words, without the marks; a space stands between two parts.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the parts stand, in bytes, marks left out.
    pub fn parts(&self) -> &[Span] {
        &self.parts
    }

    /// The index of its attribution among the document's; `None` where nobody is made answerable.
    pub fn attribution_index(&self) -> Option<usize> {
        self.attribution
    }
}

/// The quotes among the attributions: the direct ones, in the order in which they start.
pub(crate) fn quotes(text: &str, attributions: &[Attribution]) -> Vec<Quote> {
    let direct = attributions.iter().enumerate().filter(|(_, a)| a.kind == AttributionKind::Direct);
    let mut quotes: Vec<Quote> = direct
        .map(|(index, attribution)| Quote {
            text: joined(text, &attribution.content),
            parts: attribution.content.clone(),
            attribution: Some(index),
        })
        .collect();
    quotes.sort_by_key(|q| q.parts.first().map(|p| p.start()));
    quotes
}

/// The words of the parts, a space between two.
pub(crate) fn joined(text: &str, parts: &[Span]) -> String {
    let mut words = String::with_capacity(parts.iter().map(|p| p.len() + 1).sum());
    for part in parts {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(part.text(text));
    }
    words
}
