//! Words as vectors: those that stand among the same words are near each other, so that what is learned of one
//! tells of its kin, and of words that no labelled sentence holds.
//!
//! The largest singular vectors of how much more often than by chance words stand near each other (positive
//! pointwise mutual information: Levy and Goldberg 2014), by subspace iteration.

use std::collections::BTreeMap;

use super::logistic::{dot, Kin};

/// The numbers of a word's vector.
const DIMENSIONS: usize = 48;

/// A word is told of if it occurs as often; the commonest words are what the others stand near.
const RARE: u32 = 4;
const NEIGHBOURS: usize = 4000;

/// How far a neighbour may stand, and what it counts beyond the next place.
const NEAR: usize = 3;
const FAR_COUNTS: f64 = 0.5;

/// What chance alone may make of a pair, and how far common neighbours are held back.
const SHIFT: f64 = 0.7;
const SMOOTHING: f64 = 0.75;

const ROUNDS: usize = 12;

/// How many numbers all words have together: those of their vectors, and one for each group.
pub(super) const WIDTH: usize = DIMENSIONS + 60 + 250 + 800;

/// How many groups of near words are made, from coarse to fine.
const GROUPS: [usize; 3] = [60, 250, 800];

/// The rows of a sparse matrix: columns with what stands there.
type Rows = Vec<Vec<(usize, f64)>>;

/// What each of the words of `sentences` is like: its vector, of length 1, and its groups.
pub(super) fn vectors(sentences: &[Vec<u32>]) -> BTreeMap<u32, Kin> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    sentences.iter().flatten().for_each(|word| *counts.entry(*word).or_default() += 1);
    let mut words: Vec<(u32, u32)> = counts.into_iter().filter(|(_, n)| *n >= RARE).map(|(w, n)| (n, w)).collect();
    words.sort_by(|a, b| b.cmp(a));
    let places: BTreeMap<u32, usize> = words.iter().map(|(_, w)| *w).zip(0..).collect();
    let rows = informative(near(sentences, &places));
    let q = subspace(&rows);
    let vector = |row: &Vec<f64>| {
        let length = row.iter().map(|v| v * v).sum::<f64>().sqrt().max(1e-9);
        row.iter().map(|v| v / length).collect()
    };
    let vectors: Vec<Vec<f64>> = q.iter().map(vector).collect();
    let mut kin: Vec<Kin> = vectors.iter().map(|v| v.iter().copied().enumerate().collect()).collect();
    let mut first = DIMENSIONS;
    for groups in GROUPS {
        for (kin, group) in kin.iter_mut().zip(grouped(&vectors, groups)) {
            kin.push((first + group, GROUP_COUNTS));
        }
        first += groups;
    }
    words.iter().map(|(_, word)| *word).zip(kin).collect()
}

/// What belonging to a group counts, beside the numbers of the vector.
const GROUP_COUNTS: f64 = 0.5;

const PASSES: usize = 12;

/// Parts the vectors into groups of near ones (k-means by the cosine); says of each its group.
fn grouped(vectors: &[Vec<f64>], groups: usize) -> Vec<usize> {
    let mut centres: Vec<Vec<f64>> =
        (0..groups).filter_map(|g| vectors.get(g * vectors.len() / groups).cloned()).collect();
    let mut of = vec![0; vectors.len()];
    for _ in 0..PASSES {
        for (of, vector) in of.iter_mut().zip(vectors) {
            let mut best = f64::MIN;
            for (group, centre) in centres.iter().enumerate() {
                let near = dot(centre, vector);
                if near > best {
                    (best, *of) = (near, group);
                }
            }
        }
        centres.iter_mut().for_each(|centre| centre.fill(0.0));
        for (&of, vector) in of.iter().zip(vectors) {
            centres[of].iter_mut().zip(vector).for_each(|(c, v)| *c += v);
        }
        for centre in &mut centres {
            let length = dot(centre, centre).sqrt().max(1e-9);
            centre.iter_mut().for_each(|c| *c /= length);
        }
    }
    of
}

/// How often which neighbour stands just before, just after, or a little further from a word.
fn near(sentences: &[Vec<u32>], places: &BTreeMap<u32, usize>) -> Rows {
    let mut cells: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); places.len()];
    for sentence in sentences {
        let sentence: Vec<Option<usize>> = sentence.iter().map(|word| places.get(word).copied()).collect();
        for (i, word) in sentence.iter().enumerate() {
            let Some(word) = *word else { continue };
            let around = sentence.iter().enumerate().take(i + NEAR + 1).skip(i.saturating_sub(NEAR));
            for (j, other) in around.filter(|(j, _)| *j != i) {
                let Some(other) = other.filter(|&other| other < NEIGHBOURS) else { continue };
                let (column, counts) = match j as isize - i as isize {
                    -1 => (3 * other, 1.0),
                    1 => (3 * other + 1, 1.0),
                    _ => (3 * other + 2, FAR_COUNTS),
                };
                *cells[word].entry(column).or_default() += counts;
            }
        }
    }
    cells.into_iter().map(|row| row.into_iter().collect()).collect()
}

/// Counts made into positive pointwise mutual information.
fn informative(mut rows: Rows) -> Rows {
    let mut columns = vec![0.0; 3 * NEIGHBOURS];
    rows.iter().flatten().for_each(|&(column, n)| columns[column] += n);
    let total: f64 = columns.iter().sum();
    columns.iter_mut().for_each(|n: &mut f64| *n = n.powf(SMOOTHING));
    let smoothed: f64 = columns.iter().sum();
    for row in &mut rows {
        let sum: f64 = row.iter().map(|(_, n)| n).sum();
        for (column, n) in row.iter_mut() {
            *n = ((*n / sum) * smoothed / columns[*column]).ln() - SHIFT;
        }
        row.retain(|(_, n)| *n > 0.0);
    }
    eprintln!("kin: {} words, {total:.0} neighbours", rows.len());
    rows
}

/// What the matrix makes of its largest left singular vectors: an orthonormal basis of them, a row a word.
fn subspace(rows: &Rows) -> Vec<Vec<f64>> {
    let mut seed = 7u64;
    let mut random = || {
        seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        (seed >> 33) as f64 / f64::from(1u32 << 31) - 0.5
    };
    let mut q: Vec<Vec<f64>> = rows.iter().map(|_| (0..DIMENSIONS).map(|_| random()).collect()).collect();
    for _ in 0..ROUNDS {
        orthonormal(&mut q);
        let mut through = vec![vec![0.0; DIMENSIONS]; 3 * NEIGHBOURS];
        for (row, q) in rows.iter().zip(&q) {
            for &(column, n) in row {
                through[column].iter_mut().zip(q).for_each(|(t, q)| *t += n * q);
            }
        }
        for (row, q) in rows.iter().zip(&mut q) {
            q.fill(0.0);
            for &(column, n) in row {
                q.iter_mut().zip(&through[column]).for_each(|(q, t)| *q += n * t);
            }
        }
    }
    orthonormal(&mut q);
    q
}

/// Makes the columns orthogonal and of length 1 (Gram and Schmidt).
fn orthonormal(q: &mut [Vec<f64>]) {
    for column in 0..DIMENSIONS {
        let mut along = vec![0.0; column];
        for row in q.iter() {
            along.iter_mut().zip(row).for_each(|(a, v)| *a += v * row[column]);
        }
        let mut square = 0.0;
        for row in q.iter_mut() {
            let shadow: f64 = along.iter().zip(row.iter()).map(|(a, v)| a * v).sum();
            row[column] -= shadow;
            square += row[column] * row[column];
        }
        let length = square.sqrt().max(1e-12);
        q.iter_mut().for_each(|row| row[column] /= length);
    }
}
