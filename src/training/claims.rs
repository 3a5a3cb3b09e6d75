//! The weights of check-worthiness: logistic regression, calibrated on sentences that it has not seen.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::block::{blocks, Block};
use crate::claim::evidence::{key, word_feature, Group};
use crate::claim::words::{Words, ENGLISH};
use crate::claim::worth::{biases, damping, BIASES};
use crate::claim::{each_claim, Scratch, Source};
use crate::engine::Engine;
use crate::extractor::pipeline::extract;
use crate::extractor::work::attributed;
use crate::model::Head;
use crate::quotation::quotations;
use crate::Span;

use super::kin::{vectors, WIDTH};
use super::logistic::{average_precision, platt, weighed, Example, Fit, Kin, Part};
use super::optimise::buckets;
use super::{each_block, Corpora};

/// A sentence, whether what it claims is worth checking, and the name of the group it comes from
/// (sentences of one group are never on both sides of a split).
pub struct LabelledSentence {
    pub text: String,
    pub worth_checking: bool,
    pub group: String,
}

/// The features of each group of claims of a text, whoever it is attributed to.
fn read(text: &str, words: &Words, engine: &Engine) -> Vec<Vec<u32>> {
    let spans: Vec<Span> = crate::sentences(text).collect();
    let marks = quotations(text, blocks(text, &spans, &engine.lexicon), &engine.lexicon);
    let found = extract(text, &spans, engine, words, true);
    let attributed: Vec<_> = found.attributions.iter().zip(0..).map(|(a, n)| attributed(a, n, &a.content)).collect();
    let (mut block, mut scratch, mut all) = (Block::default(), Scratch::default(), Vec::new());
    for sentences in blocks(text, &spans, &engine.lexicon) {
        block.fill(text, sentences, &marks, 0, engine);
        let source = Source { text, block: &block, attributed: &attributed, words, model: &engine.model };
        let mut group = Group::default();
        each_claim(
            source,
            |_| false,
            &mut scratch,
            |evidence, claim| {
                if !group.takes(&evidence) {
                    all.push(group.hashes());
                    group.clear();
                }
                group.add(&evidence, &claim);
            },
        );
        if !group.members.is_empty() {
            all.push(group.hashes());
        }
    }
    all
}

/// A feature has to be in that many sentences to get a weight.
const RARE: u32 = 3;
const FOLDS: usize = 5;

/// The scale and the table of [`Head::Worth`].
pub(super) fn estimate(corpora: &Corpora, engine: &Engine) -> (f32, Vec<u8>) {
    let corpus = &corpora.claims;
    let vectors = vectors(&spoken(corpora, engine));
    let like: HashMap<u32, Kin> = vectors.into_iter().map(|(word, kin)| (word_feature(word), kin)).collect();
    let words = Words::new(ENGLISH).unwrap();
    let read: Vec<Vec<Vec<u32>>> = corpus.iter().map(|s| read(&s.text, &words, engine)).collect();
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for sentence in &read {
        for feature in sentence.iter().flatten().collect::<BTreeSet<_>>() {
            *counts.entry(*feature).or_default() += 1;
        }
    }
    counts.retain(|_, n| *n >= RARE);
    let ids: BTreeMap<u32, usize> = counts.keys().copied().zip(0..).collect();
    let examples: Vec<Example> = read
        .iter()
        .zip(corpus)
        .map(|(claims, s)| Example {
            parts: claims
                .iter()
                .map(|c| Part {
                    features: c.iter().filter_map(|f| ids.get(f).copied()).collect(),
                    kin: sum(c.iter().filter_map(|f| like.get(f))),
                    damping: f64::from(damping(c.len())),
                })
                .collect(),
            yes: s.worth_checking,
        })
        .collect();
    let silent = examples.iter().zip(corpus).filter(|(e, _)| e.parts.is_empty());
    let (quiet, lost) = silent.fold((0, 0), |(n, y), (_, s)| (n + 1, y + usize::from(s.worth_checking)));
    eprintln!("claims: {} features; {quiet} sentences without a claim, {lost} of them worth checking", ids.len());
    let groups: BTreeSet<&str> = corpus.iter().map(|s| s.group.as_str()).collect();
    let fold_of: BTreeMap<&str, usize> = groups.into_iter().zip((0..FOLDS).cycle()).collect();
    let mut held = Vec::new();
    for fold in 0..FOLDS {
        let inside = |s: &LabelledSentence| fold_of[s.group.as_str()] == fold;
        let train: Vec<&Example> = examples.iter().zip(corpus).filter(|(_, s)| !inside(s)).map(|(e, _)| e).collect();
        let fit = Fit::new(&train, ids.len(), WIDTH);
        for (example, _) in examples.iter().zip(corpus).filter(|(_, s)| inside(s)) {
            held.push((fit.score(example), example.yes));
        }
    }
    let (slope, offset) = platt(&held);
    eprintln!(
        "claims: average precision {:.4} over {FOLDS} folds; slope {slope:.3}, offset {offset:.3}",
        average_precision(&held)
    );
    let all: Vec<&Example> = examples.iter().collect();
    let fit = Fit::new(&all, ids.len(), WIDTH);
    let mut weights: BTreeMap<u32, f64> = ids.iter().map(|(&f, &id)| (f, fit.weights[id] * slope)).collect();
    // a word's own weight takes in what its likes tell of it
    for (&feature, kin) in &like {
        *weights.entry(feature).or_default() += weighed(kin, &fit.kin) * slope;
    }
    pack(weights.into_iter().collect(), offset + fit.bias * slope)
}

/// The words of all texts, by sentences, as the features know them.
fn spoken(corpora: &Corpora, engine: &Engine) -> Vec<Vec<u32>> {
    let mut sentences = Vec::new();
    let mut read = |text: &str| {
        each_block(text, engine, |block| {
            sentences.extend(block.sentences.iter().map(|s| block.tokens_of(s).iter().map(key).collect()));
        });
    };
    corpora.claims.iter().for_each(|sentence| read(&sentence.text));
    corpora.articles.iter().for_each(|article| read(&article.text));
    for sentence in &corpora.tagged {
        read(&sentence.iter().map(|word| word.word.as_str()).collect::<Vec<_>>().join(" "));
    }
    sentences
}

/// What several words are like together.
fn sum<'k>(words: impl Iterator<Item = &'k Kin>) -> Kin {
    let mut sum: BTreeMap<usize, f64> = BTreeMap::new();
    for &(place, n) in words.flatten() {
        *sum.entry(place).or_default() += n;
    }
    sum.into_iter().collect()
}

/// Puts the weights into rows of a fingerprint and an `i8`; where two features want one row, the weightier has it.
fn pack(mut keys: Vec<(u32, f64)>, offset: f64) -> (f32, Vec<u8>) {
    let share = offset / f64::from(BIASES);
    keys.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    keys.splice(0..0, biases().map(|f| (f, share)));
    let top = keys.iter().map(|k| k.1.abs()).fold(0.0, f64::max);
    let scale = (top / 127.0).max(1e-9);
    let rounded: Vec<(u32, i8)> = keys.iter().map(|(f, w)| (*f, (w / scale).round() as i8)).collect();
    (scale as f32, buckets(Head::Worth, &rounded))
}
