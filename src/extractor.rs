//! The extractor: everything that is built once.

use std::borrow::Cow;

use crate::document::Document;
use crate::language::Language;
use crate::model::Model;
use crate::pipeline::{self, Engine};

/// Finds sentences, attributions, quotes and claims in texts.
#[derive(Debug, Clone)]
pub struct Extractor {
    engine: Engine,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor for English with the tables and weights that come with the crate.
    pub fn new() -> Self {
        let model = Model::new(include_bytes!("lang/en/weights.bin"));
        Self { engine: Engine { lexicon: Language::English.lexicon(), model } }
    }

    /// Everything that is found in `text`.
    pub fn extract<'t>(&self, text: &'t str) -> Document<'t> {
        Document { text: Cow::Borrowed(text), extraction: pipeline::extract(text, &self.engine) }
    }
}
