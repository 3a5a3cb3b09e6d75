//! [`Layer`]: what of a document is wanted.

use crate::document::Extraction;

/// A layer of a document, to say which are wanted: see
/// [`ExtractorBuilder::layers`](crate::ExtractorBuilder::layers).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layer {
    /// [`Document::sentences`](crate::Document::sentences).
    Sentences,
    /// [`Document::attributions`](crate::Document::attributions).
    Attributions,
    /// [`Document::quotes`](crate::Document::quotes).
    Quotes,
    /// [`Document::speakers`](crate::Document::speakers).
    Speakers,
    /// [`Document::claims`](crate::Document::claims).
    Claims,
}

/// A set of layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layers(u8);

impl Layers {
    pub(crate) const ALL: Layers = Layers(u8::MAX);

    pub(crate) fn of(layers: impl IntoIterator<Item = Layer>) -> Self {
        Layers(layers.into_iter().fold(0, |set, layer| set | bit(layer)))
    }

    pub(crate) const fn has(self, layer: Layer) -> bool {
        self.0 & bit(layer) != 0
    }

    /// Whether there is a layer that needs more than the sentences to be known.
    pub(crate) const fn beyond_sentences(self) -> bool {
        self.0 & !bit(Layer::Sentences) != 0
    }

    /// Empties the layers that are not wanted; what points into one of them then points nowhere.
    pub(crate) fn keep(self, extraction: &mut Extraction) {
        if self == Layers::ALL {
            return;
        }
        if !self.has(Layer::Sentences) {
            extraction.sentences = Vec::new();
        }
        if !self.has(Layer::Quotes) {
            extraction.quotes = Vec::new();
        }
        if !self.has(Layer::Claims) {
            extraction.claims = Vec::new();
        }
        if !self.has(Layer::Attributions) {
            extraction.attributions = Vec::new();
            extraction.quotes.iter_mut().for_each(|quote| quote.attribution = None);
            extraction.claims.iter_mut().for_each(|claim| claim.attribution = None);
        }
        if !self.has(Layer::Speakers) {
            extraction.speakers = Vec::new();
            extraction.attributions.iter_mut().for_each(|attribution| attribution.speaker = None);
        }
    }
}

const fn bit(layer: Layer) -> u8 {
    1 << layer as u8
}
