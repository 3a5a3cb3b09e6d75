//! Sentences, direct quotes with their speakers, and claims with their sources, from article text.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod error;
mod language;
mod lexicon;
mod span;

pub use error::Error;
pub use language::Language;
pub use lexicon::{Boilerplate, Stance};
pub use span::Span;
