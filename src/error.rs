//! [`Error`]: what can go wrong when an extractor is built or a stored document is read.

use crate::Span;

/// Why an extractor could not be built, or why a stored [`Extraction`](crate::Extraction) was refused.
///
/// Extracting itself cannot fail. The message says what is wrong and where: file, line and column
/// (both from 1, the column in characters) for a table, the path of the field for a stored document.
///
/// ```
/// let error = inquit::Extractor::builder().cues("bleat | bleats bleated | nonsense | \"Hay,\" he bleated.").build().unwrap_err();
/// assert!(error.to_string().starts_with("cues:1:26: "), "{error}");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Cause);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(crate) enum Cause {
    #[error("{file}:{line}:{column}: {message}")]
    Table { file: String, line: u32, column: u32, message: String },
    #[error("{path}: span {span} reaches beyond the text's {len} bytes")]
    OutOfRange { path: String, span: Span, len: usize },
    #[error("{path}: span {span} has an end inside a character")]
    OffBoundary { path: String, span: Span },
    #[error("{path}: span {span} comes before the one it follows, {previous}")]
    OutOfOrder { path: String, span: Span, previous: Span },
    #[error("{path}: there is no {what} {index}, only {len}")]
    NoSuchIndex { path: String, what: &'static str, index: usize, len: usize },
    #[error("{path}: the text there is not the stored {stored:?}")]
    OtherText { path: String, stored: String },
    #[error("{path}: {message}")]
    Stored { path: String, message: String },
    #[error("{what}: {value} does not lie between 0 and 1")]
    NotAShare { what: &'static str, value: f64 },
    #[error("there are no tables for the language {0:?}")]
    Language(String),
}
