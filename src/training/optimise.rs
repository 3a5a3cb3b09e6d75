//! What every estimate needs: a fixed shuffle, choices by softmax, and the file's format.

use std::collections::{BTreeSet, HashMap};

use crate::model::Known;
use crate::model::{fingerprint, nearby, print, slot_place, Head, BUCKET, CELLS, KEY_BITS, KIND, KINDS, PROBES, SLOT};
use crate::token::tagger::MOST;

use super::logistic::minimise;

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

/// What a feature tells of a class, for the head that has cells.
pub(super) struct Cell {
    pub(super) feature: u32,
    pub(super) class: u8,
    pub(super) weight: f64,
}

/// Features with their weights, in the order of their numbers.
pub(super) type Weighted = Vec<(u32, f64)>;

/// Weights for choices by softmax (a conditional log-linear model: Berger et al. 1996), held near 0 by `decay`.
///
/// A yes-or-no decision is a choice between its features (1) and none at all (0).
pub(super) fn softmax(choices: &[Choice], decay: f64) -> Weighted {
    let features = common(choices);
    let ids: HashMap<u32, u32> = features.iter().copied().zip(0..).collect();
    let known = |fs: &Vec<u32>| fs.iter().filter_map(|f| ids.get(f).copied()).collect();
    let choices: Vec<Choice> = choices
        .iter()
        .map(|c| Choice { candidates: c.candidates.iter().map(known).collect(), right: c.right })
        .collect();
    let weights = minimise(features.len(), |weights, gradient| {
        let mut shares = Vec::new();
        gradient.clear();
        gradient.extend(weights.iter().map(|w| w * decay));
        let mut loss = decay * weights.iter().map(|w| w * w).sum::<f64>() / 2.0;
        for choice in &choices {
            share(choice, |f| weights[f as usize], &mut shares);
            loss -= shares[choice.right].max(1e-12).ln();
            for (k, features) in choice.candidates.iter().enumerate() {
                let g = shares[k] - f64::from(u8::from(k == choice.right));
                if g.abs() > 1e-6 {
                    features.iter().for_each(|&f| gradient[f as usize] += g);
                }
            }
        }
        loss
    });
    features.into_iter().zip(weights).collect()
}

/// The features that are in choices enough to learn from, in the order of their numbers.
fn common(choices: &[Choice]) -> Vec<u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for choice in choices {
        let features: BTreeSet<u32> = choice.candidates.iter().flatten().copied().collect();
        features.into_iter().for_each(|f| *counts.entry(f).or_default() += 1);
    }
    let mut common: Vec<u32> = counts.into_iter().filter(|(_, n)| *n >= RAREST).map(|(f, _)| f).collect();
    common.sort_unstable();
    common
}

/// In how many choices a feature must occur to be learned from.
const RAREST: u32 = 8;

/// What each candidate's share of the softmax is.
fn share(choice: &Choice, weight: impl Fn(u32) -> f64, shares: &mut Vec<f64>) {
    shares.clear();
    shares.extend(choice.candidates.iter().map(|fs| fs.iter().map(|&f| weight(f)).sum::<f64>()));
    let top = shares.iter().copied().fold(f64::MIN, f64::max);
    shares.iter_mut().for_each(|s| *s = (*s - top).exp());
    let sum: f64 = shares.iter().sum();
    shares.iter_mut().for_each(|s| *s /= sum);
}

/// How many of the choices the weights get right.
pub(super) fn accuracy(weights: &HashMap<u32, f64>, choices: &[Choice]) -> f64 {
    let mut shares = Vec::new();
    let right = choices
        .iter()
        .filter(|c| {
            share(c, |f| weights.get(&f).copied().unwrap_or(0.0), &mut shares);
            let best = (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]).then(b.cmp(&a)));
            best == Some(c.right)
        })
        .count();
    right as f64 / choices.len().max(1) as f64
}

/// The file of weights while it is put together; heads never estimated stand in it with zeros.
#[derive(Clone, Default)]
pub(super) struct File(HashMap<usize, Vec<u8>>);

impl File {
    /// Puts in the weights of a head that has cells. Where a bucket is full, the largest have it.
    pub(super) fn cells(&mut self, head: Head, mut cells: Vec<Cell>) {
        let scale = top(cells.iter().map(|cell| cell.weight)) / f64::from(MOST);
        cells.sort_by(|a, b| {
            b.weight.abs().total_cmp(&a.weight.abs()).then((a.feature, a.class).cmp(&(b.feature, b.class)))
        });
        let mut table = vec![0u8; head.length()];
        let mut lost = 0;
        for Cell { feature, class, weight } in &cells {
            let start = *feature as usize % head.size() * head.width();
            let bucket = &mut table[start..start + head.width()];
            let weight = (weight / scale).round().clamp(-f64::from(MOST), f64::from(MOST)) as i8;
            let (prints, cells) = bucket.split_at_mut(2 * CELLS);
            let free = cells.chunks_exact_mut(2).zip(prints.chunks_exact_mut(2)).find(|(cell, _)| cell[1] == 0);
            match free.filter(|_| weight != 0) {
                Some((cell, print)) => {
                    cell.copy_from_slice(&[*class, weight as u8]);
                    print.copy_from_slice(&fingerprint(*feature).to_le_bytes());
                }
                None => lost += 1,
            }
        }
        eprintln!("{head:?}: {lost} of {} weights found no place", cells.len());
        self.scaled(head, scale as f32, table);
    }

    /// Puts in a head's weights.
    pub(super) fn weights(&mut self, head: Head, weights: &Weighted) {
        let scale = scale(weights.iter().map(|(_, w)| *w));
        let mut weights: Vec<(u32, i8)> = weights.iter().map(|(f, w)| (*f, rounded(*w, scale))).collect();
        weights.sort_by_key(|(feature, weight)| (-i16::from(weight.unsigned_abs()), *feature));
        self.scaled(head, scale as f32, buckets(head, &weights));
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
        let empty = |head: Head| vec![0u8; size_of::<f32>() + head.length()];
        Head::ALL.into_iter().flat_map(|h| self.0.get(&(h as usize)).cloned().unwrap_or_else(|| empty(h))).collect()
    }
}

/// What an integer is worth.
fn scale(weights: impl Iterator<Item = f64>) -> f64 {
    top(weights) / 127.0
}

/// The largest weight that is kept. The few larger ones are cut off, so that the rest keep their differences.
fn top(weights: impl Iterator<Item = f64>) -> f64 {
    let mut sizes: Vec<f64> = weights.map(f64::abs).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    let top = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 2000)).copied().unwrap_or(1.0);
    top.max(f64::from(f32::MIN_POSITIVE))
}

fn rounded(weight: f64, scale: f64) -> i8 {
    (weight / scale).round().clamp(-127.0, 127.0) as i8
}

/// A table for [`crate::model::Weights::weight`]. Where a bucket is full, the first have it.
pub(super) fn buckets(head: Head, weights: &[(u32, i8)]) -> Vec<u8> {
    let mut table = vec![0u8; head.length()];
    let mut lost = 0;
    for (feature, weight) in weights.iter().filter(|(_, weight)| *weight != 0) {
        let own = *feature as u16;
        let buckets = [own, nearby(own)].into_iter().take(1 + usize::from(head.overflows()));
        let mut slots =
            buckets.map(|b| (usize::from(b) & (table.len() / BUCKET - 1)) * BUCKET).flat_map(|b| [b, b + 2]);
        match slots.find(|&p| table[p + 1] == 0) {
            Some(place) => (table[place], table[place + 1]) = (print(*feature), *weight as u8),
            None => lost += 1,
        }
    }
    eprintln!("{head:?}: {lost} of {} weights found no place", weights.len());
    table
}

/// A hash table for [`crate::model::Weights::slot`].
pub(super) fn slots(head: Head, entries: &HashMap<u32, Known>) -> Vec<u8> {
    let kinds: BTreeSet<Known> = entries.values().copied().collect();
    let mut table = vec![0u8; KINDS * KIND];
    // no entry is of kind 0, for that tells of an empty slot
    for (kind, known) in table.chunks_exact_mut(KIND).skip(1).zip(&kinds) {
        kind.copy_from_slice(&[known.class, known.certain]);
    }
    let numbers: HashMap<Known, u32> = kinds.into_iter().zip(1..KINDS as u32).collect();
    let mut slots = vec![[0u8; SLOT]; head.size()];
    let mut keys: Vec<_> = entries.iter().collect();
    keys.sort_by_key(|(key, _)| **key);
    let mut lost = 0;
    for (&key, known) in keys {
        let from = &mut slots[slot_place(key, head.size())..];
        let free = from.iter_mut().take(PROBES).find(|slot| **slot == [0; SLOT]);
        match numbers.get(known).zip(free) {
            Some((number, free)) => {
                let [low, middle, high, _] = ((key % (1 << KEY_BITS)) | (number << KEY_BITS)).to_le_bytes();
                *free = [low, middle, high];
            }
            None => lost += 1,
        }
    }
    eprintln!("{head:?}: {lost} of {} keys found no place", entries.len());
    table.extend(slots.concat());
    table
}
