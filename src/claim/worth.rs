//! How much a claim is worth checking, and why: a sum of learned weights over what its words are and say.

use crate::claim::kinds::ReasonKind;
use crate::claim::record::{Claim, LogOdds, Reason};
use crate::claim::verb::Verb;
use crate::model::{feature, logistic, Head, Model, Weights};
use crate::tag::Tag;
use crate::token::{at, Shape, Token};
use crate::{Confidence, Span};

/// What a claim's features are made from.
pub(crate) struct Evidence<'a> {
    /// All tokens of its voice in its sentence.
    pub(crate) sentence: &'a [Token],
    /// Which of them are its own.
    pub(crate) own: std::ops::Range<usize>,
    pub(crate) verb: Option<Verb>,
}

/// Where features go: what each belongs to, the span if it is words, and its hash.
pub(crate) trait Sink {
    fn add(&mut self, kind: ReasonKind, span: Option<Span>, feature: u32);

    /// The features of one word.
    fn word(&mut self, span: Span, features: &[u32]);
}

/// How many features what every claim starts from is shared out to, so that it does not outgrow an `i8`.
pub(crate) const BIASES: u32 = 16;

/// The features of what every claim starts from.
pub(crate) fn biases() -> impl Iterator<Item = u32> {
    (0..BIASES).map(|k| feature(1, k, 0))
}

/// What the weights of `count` features are to be multiplied with: long claims have more to add up.
pub(crate) fn damping(count: usize) -> f32 {
    (150.0 / (count as f32 + 20.0)).sqrt()
}

/// Tokens looked at in one claim: no weight beyond changes what is worth checking.
const LONGEST: usize = 96;

/// Gives all features of a claim to `sink`.
pub(crate) fn features(evidence: &Evidence<'_>, claim: &Claim, sink: &mut impl Sink) {
    let own = evidence.sentence.get(evidence.own.clone()).unwrap_or_default();
    let own = own.get(..LONGEST.min(own.len())).unwrap_or_default();
    // the same words weigh differently in what was and what will be, with a number and without
    let setting = claim.tense as u32 * 2 + u32::from(claim.quantities.is_empty());
    words(own, setting, sink);
    form(own, evidence, sink);
    facts(claim, sink);
    let (before, after) = (evidence.sentence.get(..evidence.own.start), evidence.sentence.get(evidence.own.end..));
    let around = before.into_iter().chain(after).flatten().filter(|t| t.is_word()).take(LONGEST);
    for token in around {
        sink.add(ReasonKind::Context, None, feature(2, key(token), 0));
    }
}

/// A word as the weights know it: numbers by their form.
fn key(token: &Token) -> u32 {
    match token.shape {
        Shape::Number => 1 + (token.end - token.start).min(6),
        _ => token.word,
    }
}

fn words(own: &[Token], setting: u32, sink: &mut impl Sink) {
    for (index, token) in own.iter().enumerate() {
        let (next, after) = (at(own, index as isize + 1), at(own, index as isize + 2));
        let (word, second) = (key(token), key(&next));
        if !token.is_word() {
            sink.add(ReasonKind::Form, None, feature(5, word, second));
            continue;
        }
        let third = key(&after);
        let tags = token.tag as u32 | (next.tag as u32) << 5 | (after.tag as u32) << 10;
        let features = [
            feature(3, word, 0),
            feature(4, word, token.tag as u32),
            feature(5, word, second),
            feature(6, word, next.tag as u32),
            feature(7, token.tag as u32, second),
            feature(8, word.rotate_left(7) ^ second, third),
            feature(9, tags, 0),
            feature(10, word, third),
            feature(11, u32::from(token.class), 0),
            feature(12, word, setting),
        ];
        sink.word(token.span(), &features);
    }
}

fn form(own: &[Token], evidence: &Evidence<'_>, sink: &mut impl Sink) {
    let length = (own.len() as u32).min(60);
    sink.add(ReasonKind::Form, None, feature(20, length / 10, 0));
    sink.add(ReasonKind::Form, None, feature(21, length / 4, 0));
    let (mut names, mut numbers, mut nouns, mut pronouns) = (0u32, 0u32, 0u32, 0u32);
    for token in own {
        names += u32::from(token.tag == Tag::Name);
        numbers += u32::from(token.tag == Tag::Number || token.shape == Shape::Number);
        nouns += u32::from(matches!(token.tag, Tag::Noun | Tag::Nouns));
        pronouns += u32::from(token.tag == Tag::Pronoun);
    }
    sink.add(ReasonKind::Name, None, feature(22, names.min(4), 0));
    sink.add(ReasonKind::Number, None, feature(23, numbers.min(4), 0));
    sink.add(ReasonKind::Number, None, feature(24, numbers.min(2), names.min(2)));
    sink.add(ReasonKind::Form, None, feature(25, nouns.min(12), 0));
    sink.add(ReasonKind::Form, None, feature(26, pronouns.min(5), 0));
    let first = at(own, 0);
    sink.add(ReasonKind::Person, Some(first.span()), feature(27, first.word, 0));
    if let Some(verb) = evidence.verb {
        let subject = own.iter().take(verb.finite.max(1)).rev().find(|t| t.tag.is_nominal() || t.tag == Tag::There);
        let subject = subject.copied().unwrap_or(Token::NONE);
        let (finite, full) = (at(own, verb.finite as isize), at(own, verb.full as isize));
        sink.add(ReasonKind::Person, Some(subject.span()), feature(28, subject.word, 0));
        sink.add(ReasonKind::Person, None, feature(29, subject.tag as u32, finite.tag as u32));
        sink.add(ReasonKind::Words, Some(full.span()), feature(30, full.word, 0));
        sink.add(ReasonKind::Words, Some(full.span()), feature(31, full.word, subject.word));
        sink.add(ReasonKind::Tense, None, feature(32, finite.word, full.tag as u32));
        sink.add(ReasonKind::Person, None, feature(33, subject.word, finite.word));
    } else {
        sink.add(ReasonKind::Form, None, feature(34, 0, 0));
    }
}

fn facts(claim: &Claim, sink: &mut impl Sink) {
    let tense = claim.tense as u32;
    sink.add(ReasonKind::Tense, None, feature(40, tense, 0));
    sink.add(ReasonKind::Modality, None, feature(41, claim.modality as u32, claim.polarity as u32));
    sink.add(ReasonKind::Tense, None, feature(42, tense, claim.modality as u32));
    let mut all = 0u32;
    for subject in &claim.subjects {
        all |= 1 << *subject as u32;
        sink.add(ReasonKind::Subject, None, feature(43, *subject as u32, 0));
        sink.add(ReasonKind::Subject, None, feature(44, *subject as u32, tense));
    }
    sink.add(ReasonKind::Subject, None, feature(45, all, 0));
    for quantity in &claim.quantities {
        let span = Some(quantity.span);
        sink.add(ReasonKind::Number, span, feature(46, quantity.kind as u32, 0));
        sink.add(ReasonKind::Number, span, feature(47, quantity.kind as u32, quantity.bound as u32));
        sink.add(ReasonKind::Number, span, feature(48, quantity.kind as u32, tense));
    }
    for time in &claim.times {
        sink.add(ReasonKind::Time, Some(time.span), feature(49, time.kind as u32, 0));
        sink.add(ReasonKind::Time, Some(time.span), feature(50, time.kind as u32, tense));
    }
}

/// How many reasons a claim gives for, and how many against.
const REASONS: usize = 3;

/// How many kinds of reason are told apart.
const KINDS: usize = ReasonKind::ALL.len();

/// Adds up the weights, and keeps what they say apart.
struct Judge<'w> {
    weights: &'w Weights,
    total: i32,
    count: usize,
    kinds: [i32; KINDS],
    best: [(Option<Span>, i32); REASONS],
    worst: [(Option<Span>, i32); REASONS],
}

impl Sink for Judge<'_> {
    fn add(&mut self, kind: ReasonKind, span: Option<Span>, feature: u32) {
        let weight = self.weights.printed(feature);
        self.total += weight;
        self.count += 1;
        match span {
            Some(span) if kind == ReasonKind::Words => self.rank(span, weight),
            _ => {
                if let Some(sum) = self.kinds.get_mut(kind as usize) {
                    *sum += weight;
                }
            }
        }
    }

    fn word(&mut self, span: Span, features: &[u32]) {
        let weight: i32 = features.iter().map(|&f| self.weights.printed(f)).sum();
        self.total += weight;
        self.count += features.len();
        self.rank(span, weight);
    }
}

impl Judge<'_> {
    /// Puts a word among the best or the worst, if it belongs there.
    fn rank(&mut self, span: Span, weight: i32) {
        let mut this = (Some(span), weight);
        let ranks = if weight > 0 { &mut self.best } else { &mut self.worst };
        for slot in ranks {
            if this.1.abs() > slot.1.abs() {
                std::mem::swap(slot, &mut this);
            }
        }
    }

    fn reasons(&self, scale: f32) -> Vec<Reason> {
        let sums = ReasonKind::ALL.iter().zip(self.kinds).map(|(&kind, weight)| (kind, None, weight));
        let words = self.best.iter().chain(&self.worst).map(|&(span, weight)| (ReasonKind::Words, span, weight));
        let mut all = [(ReasonKind::Words, None, 0); KINDS + 2 * REASONS];
        for (slot, one) in all.iter_mut().zip(sums.chain(words)) {
            *slot = one;
        }
        all.sort_by_key(|&(kind, _, weight)| (-weight.abs(), kind));
        let (mut for_it, mut against) = (0, 0);
        let mut reasons = Vec::with_capacity(2 * REASONS);
        for (kind, span, weight) in all {
            let side = if weight > 0 { &mut for_it } else { &mut against };
            *side += 1;
            if weight != 0 && *side <= REASONS {
                let weight = LogOdds((weight as f32 * scale * 1000.0).round() as i32);
                reasons.push(Reason { kind, span, weight });
            }
        }
        reasons
    }
}

/// How likely the claim is to be worth checking, with what spoke most for it and against.
pub(crate) fn judge(evidence: &Evidence<'_>, claim: &Claim, model: &Model) -> (Confidence, Vec<Reason>) {
    let weights = model.head(Head::Worth);
    let mut judge = Judge {
        weights,
        total: 0,
        count: 0,
        kinds: [0; KINDS],
        best: [(None, 0); REASONS],
        worst: [(None, 0); REASONS],
    };
    features(evidence, claim, &mut judge);
    let scale = weights.scale() * damping(judge.count);
    let bias: i32 = biases().map(|f| weights.printed(f)).sum();
    let score = judge.total as f32 * scale + bias as f32 * weights.scale();
    (Confidence::nearest(logistic(score)), judge.reasons(scale))
}
