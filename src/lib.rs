//! Sentences, direct quotes with their speakers, and claims with their sources, from article text.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod block;
mod boilerplate;
mod claim;
mod confidence;
mod error;
mod lexicon;
mod model;
mod span;
mod tag;
mod tagger;
mod token;

#[cfg(feature = "training")]
#[doc(hidden)]
#[allow(missing_docs, clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used)]
pub mod training;

pub use boilerplate::BoilerplateKind;
pub use claim::{
    Antecedent, Bound, Claim, ClaimKind, Modality, Number, Polarity, Quantity, QuantityKind, Reason, ReasonKind,
    Subject, Tense, TimeExpression, TimeKind, Unit,
};
pub use confidence::Confidence;
pub use error::Error;
pub use span::Span;
