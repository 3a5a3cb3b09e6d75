//! Estimates the weights from annotated corpora. Behind the feature `training`; no stable API.

mod claims;
mod logistic;
mod optimise;
mod tagging;

pub use claims::{check_worthiness, time_claims, LabelledSentence};
pub use tagging::TaggedWord;

use crate::model::{Head, Model};

/// What weights are estimated from.
pub struct Corpora {
    /// Sentences of words with their parts of speech.
    pub tagged: Vec<Vec<TaggedWord>>,
    /// Sentences, and whether what they claim is worth checking.
    pub claims: Vec<LabelledSentence>,
}

/// The file of weights for the crate's own use; the same corpora give the same bytes.
pub fn estimate(corpora: &Corpora) -> Vec<u8> {
    let mut file = Vec::new();
    let (classes, tags) = tagging::estimate(&corpora.tagged);
    optimise::store_bytes(&classes, &mut file);
    optimise::store(&tags, &mut file);
    // the heads of attribution have no weights yet
    for head in Head::ALL.into_iter().filter(|h| !matches!(h, Head::Class | Head::Tag | Head::Worth)) {
        optimise::store(&vec![0.0; head.size() * head.width()], &mut file);
    }
    let model = Model::new(Box::leak(file.clone().into_boxed_slice()));
    let (scale, table) = claims::estimate(&corpora.claims, &model);
    file.extend(scale.to_le_bytes());
    file.extend(table);
    file
}
