//! Choosing the best of several candidates, and how sure that is.

use crate::model::{Sum, Weights};

/// The candidate with the highest score, and its share of the softmax over all of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen<T> {
    pub(crate) candidate: T,
    pub(crate) probability: f32,
}

/// Scores each candidate by its features and gives the best one; the first of equals.
pub(crate) fn choose<T: Clone>(
    weights: &Weights,
    candidates: impl IntoIterator<Item = T>,
    features: impl Fn(&T, &mut Sum<'_>),
) -> Option<Chosen<T>> {
    let mut best: Option<(T, f32)> = None;
    let mut total = 0f32; // the sum of exp(score - best score so far)
    for candidate in candidates {
        let score = weights.score(|sum| features(&candidate, sum));
        match &best {
            Some((_, top)) if score <= *top => total += (score - top).exp(),
            Some((_, top)) => {
                total = total * (top - score).exp() + 1.0;
                best = Some((candidate, score));
            }
            None => {
                total = 1.0;
                best = Some((candidate, score));
            }
        }
    }
    best.map(|(candidate, _)| Chosen { candidate, probability: 1.0 / total })
}
