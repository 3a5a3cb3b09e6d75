//! Sentences, direct quotes with their speakers, and claims with their sources, from article text.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod attribution;
mod block;
mod candidate;
mod choice;
mod confidence;
mod content;
mod cue;
mod document;
mod error;
mod extractor;
mod language;
mod lexicon;
mod mention;
mod model;
mod phrase;
mod pipeline;
mod quotation;
mod quote;
mod sentence;
mod source;
mod span;
mod speaker;
mod tag;
mod tagger;
mod token;
mod voice;

#[cfg(feature = "training")]
#[doc(hidden)]
#[allow(missing_docs, clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used)]
pub mod training;

pub use attribution::{Attribution, AttributionKind, Cue, Rival, Rule, Source};
pub use confidence::Confidence;
pub use document::{Document, Extraction, Sentence, View};
pub use error::Error;
pub use extractor::Extractor;
pub use language::Language;
pub use lexicon::{Boilerplate, Stance};
pub use quote::Quote;
pub use sentence::sentences;
pub use span::Span;
pub use speaker::{Speaker, SpeakerKind};
