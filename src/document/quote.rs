//! The record of a quote.

use crate::attribution::{Attribution, AttributionKind};
use crate::span::joined;
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
///
/// No word is quoted twice: of two that share words, the surer one is the quote.
pub(crate) fn quotes(text: &str, attributions: &[Attribution]) -> Vec<Quote> {
    let direct = attributions.iter().enumerate().filter(|(_, a)| a.kind == AttributionKind::Direct);
    let mut parts: Vec<(Span, usize)> =
        direct.clone().flat_map(|(index, a)| a.content.iter().map(move |&part| (part, index))).collect();
    parts.sort_unstable();
    let confidence = |index: usize| attributions.get(index).map(|a| a.confidence);
    let mut beaten = vec![false; attributions.len()];
    let mut last: Option<(Span, usize)> = None;
    for (part, index) in parts {
        let Some((before, rival)) = last.filter(|(before, _)| before.end() > part.start()) else {
            last = Some((part, index));
            continue;
        };
        let loser = if confidence(index) > confidence(rival) { rival } else { index };
        if let Some(slot) = beaten.get_mut(loser) {
            *slot = true;
        }
        last = Some(if loser == index { (before, rival) } else { (part, index) });
    }
    let kept = direct.filter(|(index, _)| beaten.get(*index) != Some(&true));
    let mut quotes: Vec<Quote> = kept
        .map(|(index, attribution)| Quote {
            text: joined(text, &attribution.content),
            parts: attribution.content.clone(),
            attribution: Some(index),
        })
        .collect();
    quotes.sort_by_key(|q| q.parts.first().map(|p| p.start()));
    quotes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::record::continued;
    use crate::attribution::Rule;

    #[test]
    fn no_word_is_quoted_twice() {
        let text = "a b c d e";
        let said = |from, to, sure| continued(vec![Span::new(from, to).unwrap()], None, Rule::NextParagraph, sure);
        let of = |attributions: &[Attribution]| {
            quotes(text, attributions).into_iter().map(|q| (q.text, q.attribution.unwrap())).collect::<Vec<_>>()
        };
        assert_eq!(of(&[said(0, 5, 0.5), said(4, 9, 0.9)]), [("c d e".to_owned(), 1)]);
        assert_eq!(of(&[said(0, 9, 0.5), said(2, 3, 0.5)]), [(text.to_owned(), 0)]);
        assert_eq!(of(&[said(4, 9, 0.5), said(0, 3, 0.9)]).len(), 2);
    }
}
