//! [`Engine`]: what the stages work with.

use std::sync::Arc;

use crate::lexicon::Lexicon;
use crate::model::Model;

/// A language's tables and weights.
#[derive(Clone)]
pub(crate) struct Engine {
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) model: Model,
}
