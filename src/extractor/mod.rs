//! The extractor: everything that is built once.

pub(crate) mod builder;
pub(crate) mod layer;
pub(crate) mod pipeline;
pub(crate) mod work;

pub use builder::ExtractorBuilder;
pub use layer::Layer;

use std::fmt;
use std::sync::Arc;

use crate::claim::words::Words;
use crate::confidence::Confidence;
use crate::document::{Document, Extraction, Sentence};
use crate::engine::Engine;
use crate::extractor::layer::Layers;
use crate::language::Language;
use crate::model::Model;
use crate::sentence::{SentenceOptions, Splitter};
use crate::span::Span;

/// Finds sentences, attributions, quotes, speakers and claims in texts.
///
/// Build it once and share it: a clone costs no more than an `Arc`'s, and any number of threads can
/// extract with the same one.
///
/// ```
/// let extractor = inquit::Extractor::new();
/// let document = extractor.extract("“It is over,” Ruiz said.");
/// assert_eq!(document.quotes().next().unwrap().text(), "It is over,");
/// ```
#[derive(Clone)]
pub struct Extractor {
    parts: Arc<Parts>,
}

/// What an extractor is made of.
pub(crate) struct Parts {
    pub(crate) splitter: Splitter,
    pub(crate) engine: Engine,
    pub(crate) words: Arc<Words>,
    pub(crate) layers: Layers,
    pub(crate) thresholds: Thresholds,
}

/// How sure it must be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Thresholds {
    /// Attributions below it name no speaker.
    pub(crate) speaker: Confidence,
    /// Claims less worth checking are left out.
    pub(crate) check_worthiness: Confidence,
}

impl fmt::Debug for Extractor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { layers, thresholds, .. } = &*self.parts;
        f.debug_struct("Extractor").field("layers", layers).field("thresholds", thresholds).finish_non_exhaustive()
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor for English with the tables and weights that come with the crate, of all layers.
    ///
    /// The tables are parsed when first needed in a process, which takes a few milliseconds.
    pub fn new() -> Self {
        Self::with(engine(Language::English))
    }

    /// One of all layers for English that works with these tables and weights.
    pub(crate) fn with(engine: Engine) -> Self {
        Self::of(Parts {
            splitter: Splitter::english(SentenceOptions::new()),
            engine,
            words: Words::shared(Language::English),
            layers: Layers::ALL,
            thresholds: Thresholds::default(),
        })
    }

    /// An extractor of another language, with tables of one's own, of some layers only.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::new()
    }

    pub(crate) fn of(parts: Parts) -> Self {
        Self { parts: Arc::new(parts) }
    }

    /// Everything that is found in `text`.
    ///
    /// Any text gives a document; where nothing is found its layers are empty. The first
    /// [`Span::MAX`](crate::Span::MAX) bytes are read.
    pub fn extract<'t>(&self, text: &'t str) -> Document<'t> {
        let Parts { splitter, engine, words, layers, thresholds } = &*self.parts;
        let mut spans: Vec<Span> = splitter.sentences(text).collect();
        spans.shrink_to_fit();
        let mut extraction = if layers.beyond_sentences() {
            pipeline::extract(text, &spans, engine, words, layers.has(Layer::Claims))
        } else {
            let sentences = spans.into_iter().map(|span| Sentence { span, boilerplate: None }).collect();
            Extraction { sentences, ..Extraction::default() }
        };
        layers.keep(&mut extraction);
        thresholds.apply(&mut extraction);
        Document::new(text, extraction)
    }
}

/// Tables and weights as they are shipped.
pub(crate) fn engine(language: Language) -> Engine {
    Engine { lexicon: language.lexicon(), model: Model::new(language.weights()) }
}

impl Default for Thresholds {
    /// A speaker is named where it is as likely to be right as not: of the attributions told at .3 to .4, 43 in a
    /// hundred are.
    fn default() -> Self {
        Self { speaker: Confidence::nearest(0.35), check_worthiness: Confidence::default() }
    }
}

impl Thresholds {
    fn apply(self, extraction: &mut Extraction) {
        extraction.claims.retain(|claim| claim.check_worthiness >= self.check_worthiness);
        for attribution in &mut extraction.attributions {
            if attribution.confidence < self.speaker {
                attribution.speaker = None;
            }
        }
    }
}
