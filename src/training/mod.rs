//! Estimates the weights from annotated corpora. Behind the feature `training`; no stable API.

mod attribution;
mod optimise;
mod tagging;
mod voice;

use crate::lexicon::Lexicon;
use crate::model::{Head, Model};
use crate::pipeline::Engine;
use optimise::File;

pub use attribution::{Annotated, AnnotatedArticle};
pub use tagging::TaggedWord;

/// What weights are estimated from.
pub struct Corpora {
    /// Sentences of words with their parts of speech.
    pub tagged: Vec<Vec<TaggedWord>>,
    /// Articles with their attributions.
    pub articles: Vec<AnnotatedArticle>,
}

/// The file of weights for the crate's own use; the same corpora give the same bytes.
pub fn estimate(corpora: &Corpora) -> Vec<u8> {
    let mut file = File::default();
    let (classes, tags) = tagging::estimate(&corpora.tagged);
    file.bytes(Head::Class, classes);
    file.weights(Head::Tag, &tags);
    // what follows is estimated on words as the crate itself tags them
    let found = attribution::estimate(&corpora.articles, &engine(&file));
    file.bytes(Head::CueWord, found.cue_words);
    for (head, weights) in &found.weights {
        file.weights(*head, weights);
    }
    let voice = voice::estimate(&corpora.articles, &engine(&file));
    file.weights(Head::Voice, &voice);
    file.written()
}

/// The stages with the weights estimated so far.
fn engine(file: &File) -> Engine {
    Engine { lexicon: Lexicon::english(), model: Model::new(file.written().leak()) }
}
