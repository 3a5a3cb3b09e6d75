//! Estimates the weights from annotated corpora. Behind the feature `training`; no stable API.

mod optimise;
mod tagging;

pub use tagging::TaggedWord;

/// What weights are estimated from.
pub struct Corpora {
    /// Sentences of words with their parts of speech.
    pub tagged: Vec<Vec<TaggedWord>>,
}

/// The file of weights for the crate's own use; the same corpora give the same bytes.
pub fn estimate(corpora: &Corpora) -> Vec<u8> {
    let mut file = Vec::new();
    let (classes, tags) = tagging::estimate(&corpora.tagged);
    optimise::store_bytes(&classes, &mut file);
    optimise::store(&tags, &mut file);
    file
}
