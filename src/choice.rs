//! Choosing the best of several candidates, and how sure that is.

use crate::model::{Sum, Weights};

/// The candidate with the highest score, its share of the softmax over all of them, and the next two.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen<T> {
    pub(crate) candidate: T,
    pub(crate) probability: f32,
    pub(crate) rivals: [Option<(T, f32)>; 2],
}

/// Scores each candidate by its features and gives the best one; the first of equals.
pub(crate) fn choose<T: Clone>(
    weights: &Weights,
    candidates: impl IntoIterator<Item = T>,
    features: impl Fn(&T, &mut Sum<'_>),
) -> Option<Chosen<T>> {
    let mut ranked: [Option<(T, f32)>; 3] = [None, None, None];
    let mut total = 0f32; // the sum of exp(score - best score so far)
    for candidate in candidates {
        let score = weights.score(|sum| features(&candidate, sum));
        let top = ranked.first().and_then(Option::as_ref).map(|(_, top)| *top);
        total = match top {
            Some(top) if score <= top => total + (score - top).exp(),
            Some(top) => total * (top - score).exp() + 1.0,
            None => 1.0,
        };
        if let [.., Some((_, third))] = ranked {
            if score <= third {
                continue;
            }
        }
        let mut next = Some((candidate, score));
        for place in &mut ranked {
            let better = match (&*place, &next) {
                (Some((_, there)), Some((_, score))) => score > there,
                (None, Some(_)) => true,
                _ => false,
            };
            if better {
                std::mem::swap(place, &mut next);
            }
        }
    }
    let [best, second, third] = ranked;
    let (candidate, top) = best?;
    let share = |(candidate, score): (T, f32)| (candidate, (score - top).exp() / total);
    Some(Chosen { candidate, probability: 1.0 / total, rivals: [second.map(share), third.map(share)] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_and_the_first_is_taken() {
        let chosen = choose(&Weights::NONE, ["a", "b", "c", "d"], |_, _| {}).unwrap();
        assert_eq!(chosen.candidate, "a");
        assert!((chosen.probability - 0.25).abs() < 1e-6);
        assert_eq!(chosen.rivals.map(|r| r.map(|(c, _)| c)), [Some("b"), Some("c")]);
        assert!(choose(&Weights::NONE, [0; 0], |_, _| {}).is_none());
    }
}
