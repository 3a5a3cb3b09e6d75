//! What every estimate needs: a fixed shuffle, the two optimisers, and the file's format.

use std::collections::HashMap;

use crate::model::{fingerprint, Head, PROBES, SLOT};
use crate::tagger::Known;

/// A shuffle that is the same every time (xorshift64: Marsaglia 2003).
pub(super) struct Shuffle(u64);

impl Shuffle {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(super) fn run<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}

/// A choice between candidates: each one's features, and which is right.
#[derive(Clone)]
pub(super) struct Choice {
    pub(super) candidates: Vec<Vec<u32>>,
    pub(super) right: usize,
}

/// Weights for choices by softmax, by AdaGrad (Duchi et al. 2011), averaged over the later half of the passes.
///
/// A yes-or-no decision is a choice between its features (1) and none at all (0).
pub(super) fn softmax(size: usize, choices: &[Choice]) -> Vec<f32> {
    let mask = size - 1;
    let pruned = pruned(choices);
    let choices = &pruned;
    let (mut weights, mut squares) = (vec![0f32; size], vec![1e-2f32; size]);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let mut shuffle = Shuffle::new(11);
    let mut averaged = vec![0f32; size];
    let mut scores = Vec::new();
    for pass in 0..PASSES {
        shuffle.run(&mut order);
        for &c in &order {
            let choice = &choices[c];
            share(&weights, mask, choice, &mut scores);
            for (k, features) in choice.candidates.iter().enumerate() {
                let gradient = scores[k] - f32::from(u8::from(k == choice.right));
                if gradient.abs() < 1e-3 {
                    continue;
                }
                for &f in features {
                    let place = f as usize & mask;
                    let g = gradient;
                    squares[place] += g * g;
                    weights[place] -= RATE * g / squares[place].sqrt();
                }
            }
        }
        if pass * 2 >= PASSES {
            for (a, w) in averaged.iter_mut().zip(&weights) {
                *a += w;
            }
        }
    }
    let n = (PASSES - PASSES.div_ceil(2)).max(1) as f32;
    averaged.iter().map(|w| w / n).collect()
}

/// The choices without the features that are too rare to learn from.
fn pruned(choices: &[Choice]) -> Vec<Choice> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for choice in choices {
        let mut features: Vec<u32> = choice.candidates.iter().flatten().copied().collect();
        features.sort_unstable();
        features.dedup();
        for f in features {
            *counts.entry(f).or_default() += 1;
        }
    }
    let keep = |fs: &Vec<u32>| fs.iter().copied().filter(|f| counts[f] >= RAREST).collect();
    choices.iter().map(|c| Choice { candidates: c.candidates.iter().map(keep).collect(), right: c.right }).collect()
}

const RATE: f32 = 0.025;
const PASSES: usize = 10;
/// In how many choices a feature must occur to be learned from.
const RAREST: u32 = 16;

fn share(weights: &[f32], mask: usize, choice: &Choice, scores: &mut Vec<f32>) {
    scores.clear();
    scores.extend(choice.candidates.iter().map(|fs| fs.iter().map(|&f| weights[f as usize & mask]).sum::<f32>()));
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for s in scores.iter_mut() {
        *s = (*s - top).exp();
        sum += *s;
    }
    for s in scores.iter_mut() {
        *s /= sum;
    }
}

/// How many of the choices the weights get right.
pub(super) fn accuracy(weights: &[f32], choices: &[Choice]) -> f64 {
    let mut scores = Vec::new();
    let right = choices
        .iter()
        .filter(|c| {
            share(weights, weights.len() - 1, c, &mut scores);
            let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)));
            best == Some(c.right)
        })
        .count();
    right as f64 / choices.len().max(1) as f64
}

/// The file of weights while it is put together; heads never estimated stand in it with zeros.
#[derive(Clone, Default)]
pub(super) struct File(HashMap<usize, Vec<u8>>);

impl File {
    /// Puts in a head's weights, each rounded to an `i8` of a common scale.
    pub(super) fn weights(&mut self, head: Head, weights: &[f32]) {
        let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        // the few largest are cut off, so that the rest keep their differences
        let top = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 2000)).copied().unwrap_or(1.0);
        let scale = (top / 127.0).max(f32::MIN_POSITIVE);
        let mut bytes = scale.to_le_bytes().to_vec();
        bytes.extend(weights.iter().map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8 as u8));
        self.0.insert(head as usize, bytes);
    }

    /// Puts in a head's table of bytes.
    pub(super) fn bytes(&mut self, head: Head, table: Vec<u8>) {
        self.scaled(head, 0.0, table);
    }

    /// Puts in a head's table of bytes and what its weights are worth.
    pub(super) fn scaled(&mut self, head: Head, scale: f32, table: Vec<u8>) {
        let mut bytes = scale.to_le_bytes().to_vec();
        bytes.extend(table);
        self.0.insert(head as usize, bytes);
    }

    pub(super) fn written(&self) -> Vec<u8> {
        let empty = |head: Head| vec![0u8; size_of::<f32>() + head.size() * head.width()];
        Head::ALL.into_iter().flat_map(|h| self.0.get(&(h as usize)).cloned().unwrap_or_else(|| empty(h))).collect()
    }
}

/// A hash table for [`crate::model::Weights::slot`].
pub(super) fn slots(head: Head, bytes: &HashMap<u32, Known>) -> Vec<u8> {
    let size = head.size();
    let mut slots = vec![0u8; size * SLOT];
    let mut keys: Vec<_> = bytes.iter().collect();
    keys.sort_by_key(|(key, _)| **key);
    for (&key, &known) in keys {
        let places = key..key.saturating_add(PROBES);
        let free = places.map(|p| (p as usize & (size - 1)) * SLOT).find(|&p| slots[p + 2] == 0);
        if let Some(place) = free {
            slots[place..place + 2].copy_from_slice(&fingerprint(key).to_le_bytes());
            slots[place + 2] = known.class;
            slots[place + 3] = known.certain;
        }
    }
    slots
}
