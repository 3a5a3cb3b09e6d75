//! Sentences, direct quotes with their speakers, and claims with their sources, from article text.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod error;
mod lexicon;
mod sentence;
mod span;

pub use error::Error;
pub use sentence::{sentences, Quotations, SentenceOptions, Sentences};
pub use span::Span;
