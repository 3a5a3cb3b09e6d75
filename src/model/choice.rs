//! Choosing the best of several candidates, and how sure that is.

use crate::model::{Sum, Weights};

/// The candidate with the highest score, its share of the softmax over all of them, and those that came next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen<T, const RIVALS: usize = 0> {
    pub(crate) candidate: T,
    pub(crate) probability: f32,
    pub(crate) rivals: [Option<(T, f32)>; RIVALS],
}

/// Scores each candidate by its features and gives the best one; the first of equals. One that is alone needs no score.
pub(crate) fn choose<T: Clone>(
    weights: &Weights,
    candidates: impl IntoIterator<Item = T>,
    features: impl Fn(&T, &mut Sum<'_>),
) -> Option<Chosen<T>> {
    rank(weights, candidates, features)
}

/// The same, with the candidates that came next.
pub(crate) fn rank<T: Clone, const RIVALS: usize>(
    weights: &Weights,
    candidates: impl IntoIterator<Item = T>,
    features: impl Fn(&T, &mut Sum<'_>),
) -> Option<Chosen<T, RIVALS>> {
    let mut candidates = candidates.into_iter();
    let mut best = candidates.next()?;
    let mut rivals = [const { None }; RIVALS];
    let Some(mut candidate) = candidates.next() else {
        return Some(Chosen { candidate: best, probability: 1.0, rivals });
    };
    let score = |candidate: &T| weights.score(|sum| features(candidate, sum));
    let mut top = score(&best);
    let mut total = 1f32; // the sum of exp(score - best score so far)
    loop {
        let mut score = score(&candidate);
        if score > top {
            total = total * (top - score).exp() + 1.0;
            std::mem::swap(&mut score, &mut top);
            std::mem::swap(&mut candidate, &mut best);
        } else {
            total += (score - top).exp();
        }
        let mut lower = Some((candidate, score));
        for rival in &mut rivals {
            let better = |(_, score): &(T, f32)| rival.as_ref().is_none_or(|(_, there)| score > there);
            if lower.as_ref().is_some_and(better) {
                std::mem::swap(rival, &mut lower);
            }
        }
        let Some(next) = candidates.next() else { break };
        candidate = next;
    }
    let share = |(candidate, score): (T, f32)| (candidate, (score - top).exp() / total);
    Some(Chosen { candidate: best, probability: 1.0 / total, rivals: rivals.map(|rival| rival.map(share)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_and_the_first_is_taken() {
        let chosen = rank::<_, 2>(&Weights::NONE, ["a", "b", "c", "d"], |_, _| {}).unwrap();
        assert_eq!(chosen.candidate, "a");
        assert!((chosen.probability - 0.25).abs() < 1e-6);
        assert_eq!(chosen.rivals.map(|r| r.map(|(c, _)| c)), [Some("b"), Some("c")]);
        assert!(choose(&Weights::NONE, [0; 0], |_, _| {}).is_none());
    }
}
