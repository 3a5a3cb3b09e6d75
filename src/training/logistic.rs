//! Logistic regression with several parts to an example, of which the strongest speaks, by L-BFGS.

/// A text: the features of its parts. It is a yes if one of the parts is.
pub(super) struct Example {
    pub(super) parts: Vec<Part>,
    pub(super) yes: bool,
}

/// A claim: its features (those that have weights), what its words are like, and what their sum is multiplied with.
pub(super) struct Part {
    pub(super) features: Vec<usize>,
    pub(super) kin: Kin,
    pub(super) damping: f64,
}

/// Numbers by their place.
pub(super) type Kin = Vec<(usize, f64)>;

/// The sum of the numbers, each times the weight of its place.
pub(super) fn weighed(kin: &Kin, weights: &[f64]) -> f64 {
    kin.iter().map(|&(place, n)| n * weights[place]).sum()
}

/// What was estimated.
pub(super) struct Fit {
    pub(super) weights: Vec<f64>,
    /// The weights of what words are like.
    pub(super) kin: Vec<f64>,
    pub(super) bias: f64,
}

/// How strongly weights are held near 0, the least that a feature may move, and how often the strongest part is chosen anew.
const DECAY: f64 = 15.0;
const FLOOR: f64 = 0.2;
const ROUNDS: usize = 2;

impl Fit {
    pub(super) fn new(examples: &[&Example], size: usize, width: usize) -> Self {
        let ratio = ratios(examples, size);
        let mut fit = Fit { weights: vec![0.0; size], kin: vec![0.0; width], bias: 0.0 };
        // first every part answers for its text, then the strongest alone
        for round in 0..ROUNDS {
            let mut rows: Vec<(&Part, f64)> = Vec::new();
            for example in examples {
                let best = (0..example.parts.len())
                    .max_by(|&a, &b| fit.part(&example.parts[a]).total_cmp(&fit.part(&example.parts[b])));
                for (index, part) in example.parts.iter().enumerate() {
                    if !example.yes || round == 0 || Some(index) == best {
                        rows.push((part, f64::from(u8::from(example.yes))));
                    }
                }
            }
            fit = regress(&rows, &ratio, width);
        }
        fit
    }

    fn part(&self, part: &Part) -> f64 {
        let features: f64 = part.features.iter().map(|&f| self.weights[f]).sum();
        self.bias + part.damping * (features + weighed(&part.kin, &self.kin))
    }

    pub(super) fn score(&self, example: &Example) -> f64 {
        example.parts.iter().map(|p| self.part(p)).fold(-30.0, f64::max)
    }
}

/// How far each feature may move: the log of how much commoner it is on one side than on the other
/// (naive Bayes: Wang and Manning 2012).
fn ratios(examples: &[&Example], size: usize) -> Vec<f64> {
    let mut counts = vec![[1.0f64; 2]; size];
    let mut sums = [1.0f64; 2];
    for example in examples {
        for part in &example.parts {
            sums[usize::from(example.yes)] += 1.0;
            let mut last = usize::MAX;
            for &f in &part.features {
                if f != last {
                    counts[f][usize::from(example.yes)] += 1.0;
                }
                last = f;
            }
        }
    }
    let ratio = |[no, yes]: &[f64; 2]| ((yes / sums[1]) / (no / sums[0])).ln().abs().max(FLOOR).powf(0.6);
    counts.iter().map(ratio).collect()
}

fn regress(rows: &[(&Part, f64)], ratio: &[f64], width: usize) -> Fit {
    let size = ratio.len();
    let end = size + width;
    let objective = |w: &[f64], gradient: &mut Vec<f64>| {
        gradient.clear();
        gradient.extend(w.iter().map(|v| v * DECAY));
        gradient[end] = 0.0;
        let mut loss = DECAY * dot(&w[..end], &w[..end]) / 2.0;
        for (part, yes) in rows {
            let features: f64 = part.features.iter().map(|&f| w[f] * ratio[f]).sum();
            let score = w[end] + part.damping * (features + weighed(&part.kin, &w[size..end]));
            let p = 1.0 / (1.0 + (-score).exp());
            loss -= yes * p.max(1e-12).ln() + (1.0 - yes) * (1.0 - p).max(1e-12).ln();
            let g = p - yes;
            for &f in &part.features {
                gradient[f] += g * part.damping * ratio[f];
            }
            for &(place, n) in &part.kin {
                gradient[size + place] += g * part.damping * n;
            }
            gradient[end] += g;
        }
        loss
    };
    let w = minimise(end + 1, objective);
    let weights = w.iter().zip(ratio).map(|(w, r)| w * r).collect();
    Fit { weights, kin: w[size..end].to_vec(), bias: w[end] }
}

const STEPS: usize = 60;
const MEMORY: usize = 8;

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// L-BFGS (Nocedal 1980) with a backtracking line search.
pub(super) fn minimise(size: usize, objective: impl Fn(&[f64], &mut Vec<f64>) -> f64) -> Vec<f64> {
    let mut point = vec![0.0; size];
    let mut gradient = Vec::new();
    let mut loss = objective(&point, &mut gradient);
    let mut memory: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for _ in 0..STEPS {
        let mut direction = gradient.clone();
        let mut alphas = Vec::new();
        for (s, y) in memory.iter().rev() {
            let alpha = dot(s, &direction) / dot(s, y);
            direction.iter_mut().zip(y).for_each(|(d, y)| *d -= alpha * y);
            alphas.push(alpha);
        }
        let first =
            memory.last().map_or(1.0 / dot(&gradient, &gradient).sqrt().max(1e-9), |(s, y)| dot(s, y) / dot(y, y));
        direction.iter_mut().for_each(|d| *d *= first);
        for ((s, y), alpha) in memory.iter().zip(alphas.iter().rev()) {
            let beta = dot(y, &direction) / dot(s, y);
            direction.iter_mut().zip(s).for_each(|(d, s)| *d += s * (alpha - beta));
        }
        let slope = -dot(&gradient, &direction);
        let mut step = 1.0;
        let mut next_gradient = Vec::new();
        let (next, next_loss) = loop {
            let next: Vec<f64> = point.iter().zip(&direction).map(|(p, d)| p - step * d).collect();
            let next_loss = objective(&next, &mut next_gradient);
            if next_loss <= loss + 1e-4 * step * slope || step < 1e-8 {
                break (next, next_loss);
            }
            step /= 2.0;
        };
        let s: Vec<f64> = next.iter().zip(&point).map(|(a, b)| a - b).collect();
        let y: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        if dot(&s, &y) > 1e-12 {
            memory.push((s, y));
        }
        if memory.len() > MEMORY {
            memory.remove(0);
        }
        let done = (loss - next_loss).abs() < 1e-5 * loss.abs();
        (point, gradient, loss) = (next, next_gradient, next_loss);
        if done {
            break;
        }
    }
    point
}

/// The slope and offset that make scores into log-odds (Platt 1999), by Newton's method.
pub(super) fn platt(scored: &[(f64, bool)]) -> (f64, f64) {
    let (mut slope, mut offset) = (1.0, 0.0);
    let scored: Vec<_> = scored.iter().filter(|(s, _)| *s > -29.0).collect();
    if scored.is_empty() {
        return (1.0, 0.0);
    }
    for _ in 0..50 {
        let (mut g, mut h) = ([0.0; 2], [[1e-9, 0.0], [0.0, 1e-9]]);
        for (score, yes) in &scored {
            let p = 1.0 / (1.0 + (-(slope * score + offset)).exp());
            let (e, v) = (p - f64::from(u8::from(*yes)), p * (1.0 - p));
            g[0] += e * score;
            g[1] += e;
            h[0][0] += v * score * score;
            h[0][1] += v * score;
            h[1][1] += v;
        }
        let determinant = h[0][0] * h[1][1] - h[0][1] * h[0][1];
        slope -= (h[1][1] * g[0] - h[0][1] * g[1]) / determinant;
        offset -= (h[0][0] * g[1] - h[0][1] * g[0]) / determinant;
    }
    (slope, offset)
}

/// The mean of the precisions at each yes, the highest scores first.
pub(super) fn average_precision(scored: &[(f64, bool)]) -> f64 {
    let mut ranked: Vec<_> = scored.to_vec();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut yes, mut sum) = (0.0, 0.0);
    for (rank, _) in ranked.iter().enumerate().filter(|(_, (_, y))| *y) {
        yes += 1.0;
        sum += yes / (rank + 1) as f64;
    }
    sum / f64::max(yes, 1.0)
}
