//! How much a claim is worth checking, and why: a sum of learned weights over what its words are and say.

use crate::claim::kinds::ReasonKind;
use crate::claim::record::{Claim, LogOdds, Reason};
use crate::claim::verb::Verb;
use crate::claim::Saying;
use crate::model::{feature, logistic, Head, Model, Weights};
use crate::tag::Tag;
use crate::token::{at, Shape, Token};
use crate::{Confidence, Span};

/// What a claim's features are made from.
pub(crate) struct Evidence<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// All tokens of the sentence that it stands in, whoever's they are.
    pub(crate) sentence: &'a [Token],
    pub(crate) verb: Option<Verb>,
    pub(crate) saying: Saying,
    /// The words that make somebody else answerable for it: the cue, and the source.
    pub(crate) cue: &'a [Token],
    pub(crate) source: &'a [Token],
}

/// Where features go: what each belongs to, the span if it is words, and its hash.
pub(crate) trait Sink {
    fn add(&mut self, kind: ReasonKind, span: Option<Span>, feature: u32);

    /// The features of one of the claim's words.
    fn word(&mut self, span: Span, features: &[u32]);

    /// The features of a word that stands around the claim in its sentence.
    fn around(&mut self, features: &[u32]);
}

/// How many features what every claim starts from is shared out to, so that it does not outgrow an `i8`.
pub(crate) const BIASES: u32 = 16;

/// The features of what every claim starts from.
pub(crate) fn biases() -> impl Iterator<Item = u32> {
    (0..BIASES).map(|k| feature(1, k, 0))
}

/// What the weights of `count` features are to be multiplied with: long claims have more to add up.
pub(crate) fn damping(count: usize) -> f32 {
    (70.0 / (count as f32 + 9.0)).sqrt()
}

/// Tokens looked at in one sentence, and how many of them before the claim: no weight beyond changes what is worth
/// checking.
const LONGEST: usize = 96;
const BEFORE: usize = 32;

/// Gives all features of a claim to `sink`.
pub(crate) fn features(evidence: &Evidence<'_>, claim: &Claim, sink: &mut impl Sink) {
    let own = evidence.tokens.get(..LONGEST).unwrap_or(evidence.tokens);
    let (start, end) = (at(own, 0).start, own.last().map_or(0, |t| t.end));
    let first = evidence.sentence.partition_point(|t| t.start < start).saturating_sub(BEFORE);
    let near = evidence.sentence.get(first..).unwrap_or_default();
    let near = near.get(..LONGEST).unwrap_or(near);
    words(evidence.text, near, Span::between(start, end), sink);
    counts(near, sink);
    form(own, evidence.verb, sink);
    facts(claim, sink);
    frame(evidence, claim, sink);
}

/// A word as the weights know it: numbers by their form, and all names as one, for who is meant is not what makes a
/// claim worth checking.
fn key(token: &Token) -> u32 {
    match (token.shape, token.tag) {
        (Shape::Number, _) => 1 + (token.end - token.start).min(6),
        (_, Tag::Name) => 8,
        _ => token.word,
    }
}

/// The words of a sentence, each with the next and by its beginning, and which of them are the claim's `own`.
fn words(text: &str, sentence: &[Token], own: Span, sink: &mut impl Sink) {
    let mut ahead = sentence.iter().skip(1).map(key).chain([0]);
    let mut word = sentence.first().map_or(0, key);
    for token in sentence {
        let next = ahead.next().unwrap_or(0);
        let (this, pair) = (feature(3, word, 0), feature(5, word, next));
        let inside = own.start32() <= token.start && token.end <= own.end32();
        match (token.is_word(), stem(text, token)) {
            (true, Some(stem)) if inside => sink.word(token.span(), &[pair, this, feature(7, word, 0), stem]),
            (true, None) if inside => sink.word(token.span(), &[pair, this, feature(7, word, 0)]),
            (true, Some(stem)) => sink.around(&[pair, this, stem]),
            (true, None) => sink.around(&[pair, this]),
            (false, _) if inside => sink.add(ReasonKind::Form, None, pair),
            (false, _) => sink.around(&[pair]),
        }
        word = next;
    }
}

/// The first five letters, which a word shares with its kin ("employ, employs, employment").
fn stem(text: &str, token: &Token) -> Option<u32> {
    if !matches!(token.shape, Shape::Lower | Shape::Capital) || token.tag == Tag::Name {
        return None;
    }
    let [a, b, c, d, e] = *token.span().text(text).as_bytes().first_chunk()?;
    // small letters and capitals alike
    let [four, last] = [[a, b, c, d], [e, 0, 0, 0]].map(|letters| u32::from_le_bytes(letters) | 0x2020_2020);
    Some(feature(15, four, last))
}

/// Of which parts of speech how many words are.
fn counts(sentence: &[Token], sink: &mut impl Sink) {
    let mut counts = [0u32; Tag::COUNT];
    for token in sentence {
        if let Some(count) = counts.get_mut(token.tag as usize) {
            *count += 1;
        }
    }
    let of = |tag: Tag| counts.get(tag as usize).copied().unwrap_or(0).min(4);
    sink.add(ReasonKind::Name, None, feature(22, of(Tag::Name), 0));
    sink.add(ReasonKind::Number, None, feature(23, of(Tag::Number), 0));
    sink.add(ReasonKind::Number, None, feature(24, of(Tag::Number).min(2), of(Tag::Name).min(2)));
    for (tag, &count) in (0..).zip(&counts).filter(|(_, count)| **count > 0) {
        sink.add(ReasonKind::Form, None, feature(35, tag, count.min(6)));
    }
    sink.add(ReasonKind::Form, None, feature(37, (sentence.len() as u32).min(60) / 4, 0));
}

fn form(own: &[Token], verb: Option<Verb>, sink: &mut impl Sink) {
    let first = at(own, 0);
    sink.add(ReasonKind::Person, Some(first.span()), feature(27, key(&first), 0));
    if let Some(verb) = verb {
        let subject = own.iter().take(verb.finite.max(1)).rev().find(|t| t.tag.is_nominal() || t.tag == Tag::There);
        let subject = subject.copied().unwrap_or(Token::NONE);
        let who = key(&subject);
        let (finite, full) = (at(own, verb.finite as isize), at(own, verb.full as isize));
        sink.add(ReasonKind::Person, Some(subject.span()), feature(28, who, 0));
        sink.add(ReasonKind::Person, None, feature(29, subject.tag as u32, finite.tag as u32));
        sink.add(ReasonKind::Words, Some(full.span()), feature(30, full.word, 0));
        sink.add(ReasonKind::Words, Some(full.span()), feature(31, full.word, who));
        sink.add(ReasonKind::Tense, None, feature(32, finite.word, full.tag as u32));
        sink.add(ReasonKind::Person, None, feature(33, who, finite.word));
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

/// How many words of a cue, and of a source, are looked at.
const FRAME: usize = 4;

fn frame(evidence: &Evidence<'_>, claim: &Claim, sink: &mut impl Sink) {
    sink.add(ReasonKind::Context, None, feature(2, claim.kind as u32, evidence.saying as u32));
    for (template, words) in [(13, evidence.cue), (14, evidence.source)] {
        for token in words.iter().take(FRAME) {
            sink.add(ReasonKind::Context, None, feature(template, key(token), 0));
        }
    }
}

/// How many reasons a claim gives for, and how many against.
const REASONS: usize = 2;

/// How many kinds of reason are told apart.
const KINDS: usize = ReasonKind::ALL.len();

/// What spoke most for one side: weights with what they are of, the weightiest first.
type Ranks = [(ReasonKind, Option<Span>, i32); REASONS];

/// Adds up the weights, and keeps what they say apart.
struct Judge<'w> {
    weights: &'w Weights,
    total: i32,
    count: usize,
    kinds: [i32; KINDS],
    best: Ranks,
    worst: Ranks,
}

impl Sink for Judge<'_> {
    fn add(&mut self, kind: ReasonKind, span: Option<Span>, feature: u32) {
        let weight = self.weights.weight(feature);
        self.total += weight;
        self.count += 1;
        match span {
            Some(span) if kind == ReasonKind::Words => self.rank(kind, Some(span), weight),
            _ => {
                if let Some(sum) = self.kinds.get_mut(kind as usize) {
                    *sum += weight;
                }
            }
        }
    }

    fn word(&mut self, span: Span, features: &[u32]) {
        let weight: i32 = features.iter().map(|&f| self.weights.weight(f)).sum();
        self.total += weight;
        self.count += features.len();
        self.rank(ReasonKind::Words, Some(span), weight);
    }

    fn around(&mut self, features: &[u32]) {
        for &feature in features {
            self.add(ReasonKind::Context, None, feature);
        }
    }
}

impl Judge<'_> {
    /// Puts a weight among the best or the worst, if it belongs there.
    fn rank(&mut self, kind: ReasonKind, span: Option<Span>, weight: i32) {
        let ranks = if weight > 0 { &mut self.best } else { &mut self.worst };
        let [.., (_, _, least)] = ranks;
        if weight.abs() <= least.abs() {
            return;
        }
        let mut this = (kind, span, weight);
        for slot in ranks {
            if this.2.abs() > slot.2.abs() {
                std::mem::swap(slot, &mut this);
            }
        }
    }

    fn reasons(&mut self, scale: f32) -> Vec<Reason> {
        for (&kind, weight) in ReasonKind::ALL.iter().zip(self.kinds) {
            self.rank(kind, None, weight);
        }
        let count = self.best.iter().chain(&self.worst).filter(|(_, _, weight)| *weight != 0).count();
        let (mut best, mut worst) = (self.best.iter().peekable(), self.worst.iter().peekable());
        let weightiest = std::iter::from_fn(|| match (best.peek(), worst.peek()) {
            (Some(a), Some(b)) if a.2 < -b.2 => worst.next(),
            (None, _) => worst.next(),
            _ => best.next(),
        });
        let mut reasons = Vec::with_capacity(count);
        reasons.extend(weightiest.filter(|(_, _, weight)| *weight != 0).map(|&(kind, span, weight)| {
            let weight = LogOdds((weight as f32 * scale * 1000.0).round() as i32);
            Reason { kind, span, weight }
        }));
        reasons
    }
}

/// How likely the claim is to be worth checking, with what spoke most for it and against.
pub(crate) fn judge(evidence: &Evidence<'_>, claim: &Claim, model: &Model) -> (Confidence, Vec<Reason>) {
    let weights = model.head(Head::Worth);
    let none = [(ReasonKind::Words, None, 0); REASONS];
    let mut judge = Judge { weights, total: 0, count: 0, kinds: [0; KINDS], best: none, worst: none };
    features(evidence, claim, &mut judge);
    let scale = weights.scale() * damping(judge.count);
    let bias: i32 = biases().map(|f| weights.weight(f)).sum();
    let score = judge.total as f32 * scale + bias as f32 * weights.scale();
    (Confidence::nearest(logistic(score)), judge.reasons(scale))
}
