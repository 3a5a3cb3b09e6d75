//! [`Error`]: what can go wrong when an extractor is built or a stored document is read.

use crate::Span;

/// Why an extractor could not be built, or why a stored [`Extraction`](crate::Extraction) was refused.
///
/// Extracting itself cannot fail. The message says what is wrong and where: file, line and column
/// (both from 1, the column in characters) for a table, the path of the field for a stored document.
///
/// ```
/// let rows = "bleat | bleats bleated | nonsense | \"Hay,\" he bleated.";
/// let error = inquit::Extractor::builder().cues(rows).build().unwrap_err();
/// assert_eq!(error.to_string(), "cues:1:26: \"nonsense\" is no stance");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Cause);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[cfg_attr(not(feature = "serde"), allow(dead_code))]
pub(crate) enum Cause {
    #[error("{file}:{line}:{column}: {message}")]
    Table { file: String, line: u32, column: u32, message: String },
    #[error("{path}: span {span} reaches beyond the text's {len} bytes")]
    OutOfRange { path: String, span: Span, len: usize },
    #[error("{path}: span {span} has an end inside a character")]
    OffBoundary { path: String, span: Span },
    #[error("{path}: span {span} does not come after {previous}, the one before it")]
    OutOfOrder { path: String, span: Span, previous: Span },
    #[error("{path}: no span")]
    NoSpan { path: String },
    #[error("{path}: there is no {what} {index}, only {len}")]
    NoSuchIndex { path: String, what: &'static str, index: usize, len: usize },
    #[error("{path}: it stands within itself")]
    WithinItself { path: String },
    #[error("{path}: {stored:?} is not what the text has there")]
    OtherText { path: String, stored: String },
    #[error("schema: {schema} is not known, only {known}")]
    Schema { schema: u32, known: u32 },
    #[error("span: it ends at {end}, before its start at {start}")]
    Backward { start: u64, end: u64 },
    #[error("span: {start}..{end} does not fit into 32 bits")]
    TooFar { start: u64, end: u64 },
    #[error("{text:?} is no number")]
    NoNumber { text: String },
    #[error("{what}: {value} does not lie between 0 and 1")]
    NotAShare { what: &'static str, value: f64 },
}
