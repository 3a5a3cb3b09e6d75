//! What speaks for a claim's being worth checking or against it: signs in its words, its sentence, what it says.

use std::ops::Range;

use crate::claim::kinds::ReasonKind;
use crate::claim::record::Claim;
use crate::claim::verb::Verb;
use crate::claim::Saying;
use crate::model::feature;
use crate::tag::Tag;
use crate::token::{at, Shape, Token};
use crate::Span;

/// What a claim's signs are made from.
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

/// A sign: what it belongs to, the words if it is of some, and its hash.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sign {
    pub(crate) kind: ReasonKind,
    pub(crate) span: Option<Span>,
    feature: u32,
    pub(crate) weight: i32,
}

/// The most features that are of one word alone.
const MOST: usize = 3;

/// A word of the sentence, and the signs of it: the first `count` of `features`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) span: Span,
    features: [u32; MOST],
    count: usize,
    /// Of all its signs.
    pub(crate) weight: i32,
}

/// A claim in its group: its own bytes, and which of the group's signs are its own.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) own: Span,
    pub(crate) signs: Range<usize>,
}

/// The claims of one sentence, which are judged together: what is worth checking is mostly told by the sentence.
/// The buffers are filled anew for each.
#[derive(Default)]
pub(crate) struct Group {
    /// Where the sentence starts, and the bytes of it that are looked at.
    sentence: u32,
    window: Span,
    pub(crate) members: Vec<Member>,
    pub(crate) signs: Vec<Sign>,
    pub(crate) words: Vec<Word>,
    /// What all claims of the group share beside their words.
    pub(crate) shared: Vec<Sign>,
    /// A hash table of the features that have been met.
    met: Vec<u32>,
}

/// How many places are tried for a feature, of at least four times as many as there are features. Beyond, one may count twice.
const TRIES: usize = 24;

/// Whether the feature is met for the first time.
fn first(met: &mut [u32], feature: u32) -> bool {
    let place = (feature >> 8) as usize & (met.len() - TRIES - 1);
    let slots = met.get_mut(place..place + TRIES).unwrap_or_default();
    for slot in slots {
        if *slot == 0 {
            *slot = feature;
            return true;
        }
        if *slot == feature {
            return false;
        }
    }
    true
}

/// Tokens looked at in one sentence, and how many of them before a claim: no weight beyond changes what is worth
/// checking.
const LONGEST: usize = 96;
const BEFORE: usize = 32;

impl Group {
    /// Whether the claim is one of the group's.
    pub(crate) fn takes(&self, evidence: &Evidence<'_>) -> bool {
        let (sentence, start) = (at(evidence.sentence, 0).start, at(evidence.tokens, 0).start);
        self.members.is_empty() || sentence == self.sentence && self.window.contains(start as usize)
    }

    /// Adds a claim that the group takes.
    pub(crate) fn add(&mut self, evidence: &Evidence<'_>, claim: &Claim) {
        let own = evidence.tokens.get(..LONGEST).unwrap_or(evidence.tokens);
        let (start, end) = (at(own, 0).start, own.last().map_or(0, |t| t.end));
        if self.members.is_empty() {
            let first = evidence.sentence.partition_point(|t| t.start < start).saturating_sub(BEFORE);
            let near = evidence.sentence.get(first..).unwrap_or_default();
            let near = near.get(..LONGEST).unwrap_or(near);
            self.sentence = at(evidence.sentence, 0).start;
            self.window = Span::between(at(near, 0).start, near.last().map_or(0, |t| t.end));
            words(evidence.text, near, &mut self.words);
            counts(near, &mut self.shared);
        }
        let first = self.signs.len();
        let signs = &mut self.signs;
        for token in own.iter().filter(|t| t.is_word()) {
            sign(signs, ReasonKind::Words, Some(token.span()), feature(7, key(token), 0));
        }
        form(own, evidence.verb, signs);
        facts(claim, signs);
        frame(evidence, claim, signs);
        self.members.push(Member { own: Span::between(start, end), signs: first..self.signs.len() });
    }

    /// Weighs all signs of the group, and gives each of its features once to `take`, with its weight.
    pub(crate) fn weigh(&mut self, weight: impl Fn(u32) -> i32, mut take: impl FnMut(u32, i32)) {
        let features = self.words.len() * MOST + self.signs.len() + self.shared.len();
        self.met.clear();
        self.met.resize((4 * features).next_power_of_two() + TRIES, 0);
        let met = self.met.as_mut_slice();
        let mut weighed = |feature: u32| {
            let weight = weight(feature);
            if first(met, feature) {
                take(feature, weight);
            }
            weight
        };
        for word in &mut self.words {
            word.weight = word.features.iter().take(word.count).map(|&feature| weighed(feature)).sum();
        }
        for sign in self.signs.iter_mut().chain(&mut self.shared) {
            sign.weight = weighed(sign.feature);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.members.clear();
        self.signs.clear();
        self.words.clear();
        self.shared.clear();
    }
}

fn sign(signs: &mut Vec<Sign>, kind: ReasonKind, span: Option<Span>, feature: u32) {
    signs.push(Sign { kind, span, feature, weight: 0 });
}

/// A word as the weights know it: numbers by their form, and all names as one, for who is meant is not what makes a
/// claim worth checking.
pub(crate) fn key(token: &Token) -> u32 {
    match (token.shape, token.tag) {
        (Shape::Number, _) => 1 + (token.end - token.start).min(6),
        (_, Tag::Name) => 8,
        _ => token.word,
    }
}

/// The feature of a word as the weights know it.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub(crate) const fn word_feature(word: u32) -> u32 {
    feature(3, word, 0)
}

/// The words of a sentence, each with the next and by its beginning.
fn words(text: &str, sentence: &[Token], out: &mut Vec<Word>) {
    let mut ahead = sentence.iter().skip(1).map(key).chain([0]);
    let mut word = sentence.first().map_or(0, key);
    for token in sentence {
        let next = ahead.next().unwrap_or(0);
        let (this, pair) = (feature(3, word, 0), feature(5, word, next));
        let (features, count) = match (token.is_word(), stem(text, token)) {
            (true, Some(stem)) => ([pair, this, stem], 3),
            (true, None) => ([pair, this, 0], 2),
            (false, _) => ([pair, 0, 0], 1),
        };
        out.push(Word { span: token.span(), features, count, weight: 0 });
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
fn counts(sentence: &[Token], signs: &mut Vec<Sign>) {
    let mut counts = [0u32; Tag::COUNT];
    for token in sentence {
        if let Some(count) = counts.get_mut(token.tag as usize) {
            *count += 1;
        }
    }
    let of = |tag: Tag| counts.get(tag as usize).copied().unwrap_or(0).min(4);
    sign(signs, ReasonKind::Name, None, feature(22, of(Tag::Name), 0));
    sign(signs, ReasonKind::Number, None, feature(23, of(Tag::Number), 0));
    sign(signs, ReasonKind::Number, None, feature(24, of(Tag::Number).min(2), of(Tag::Name).min(2)));
    for (tag, &count) in (0..).zip(&counts).filter(|(_, count)| **count > 0) {
        sign(signs, ReasonKind::Form, None, feature(35, tag, count.min(6)));
    }
    sign(signs, ReasonKind::Form, None, feature(37, (sentence.len() as u32).min(60) / 4, 0));
}

fn form(own: &[Token], verb: Option<Verb>, signs: &mut Vec<Sign>) {
    let first = at(own, 0);
    sign(signs, ReasonKind::Person, Some(first.span()), feature(27, key(&first), 0));
    if let Some(verb) = verb {
        let subject = own.iter().take(verb.finite.max(1)).rev().find(|t| t.tag.is_nominal() || t.tag == Tag::There);
        let subject = subject.copied().unwrap_or(Token::NONE);
        let who = key(&subject);
        let (finite, full) = (at(own, verb.finite as isize), at(own, verb.full as isize));
        sign(signs, ReasonKind::Person, Some(subject.span()), feature(28, who, 0));
        sign(signs, ReasonKind::Person, None, feature(29, subject.tag as u32, finite.tag as u32));
        sign(signs, ReasonKind::Words, Some(full.span()), feature(30, full.word, 0));
        sign(signs, ReasonKind::Words, Some(full.span()), feature(31, full.word, who));
        sign(signs, ReasonKind::Tense, None, feature(32, finite.word, full.tag as u32));
        sign(signs, ReasonKind::Person, None, feature(33, who, finite.word));
    } else {
        sign(signs, ReasonKind::Form, None, feature(34, 0, 0));
    }
}

fn facts(claim: &Claim, signs: &mut Vec<Sign>) {
    let tense = claim.tense as u32;
    sign(signs, ReasonKind::Tense, None, feature(40, tense, 0));
    sign(signs, ReasonKind::Modality, None, feature(41, claim.modality as u32, claim.polarity as u32));
    sign(signs, ReasonKind::Tense, None, feature(42, tense, claim.modality as u32));
    let mut all = 0u32;
    for subject in &claim.subjects {
        all |= 1 << *subject as u32;
        sign(signs, ReasonKind::Subject, None, feature(43, *subject as u32, 0));
        sign(signs, ReasonKind::Subject, None, feature(44, *subject as u32, tense));
    }
    sign(signs, ReasonKind::Subject, None, feature(45, all, 0));
    for quantity in &claim.quantities {
        let span = Some(quantity.span);
        sign(signs, ReasonKind::Number, span, feature(46, quantity.kind as u32, 0));
        sign(signs, ReasonKind::Number, span, feature(47, quantity.kind as u32, quantity.bound as u32));
        sign(signs, ReasonKind::Number, span, feature(48, quantity.kind as u32, tense));
    }
    for time in &claim.times {
        sign(signs, ReasonKind::Time, Some(time.span), feature(49, time.kind as u32, 0));
        sign(signs, ReasonKind::Time, Some(time.span), feature(50, time.kind as u32, tense));
    }
}

/// How many words of a cue, and of a source, are looked at.
const FRAME: usize = 4;

fn frame(evidence: &Evidence<'_>, claim: &Claim, signs: &mut Vec<Sign>) {
    sign(signs, ReasonKind::Context, None, feature(2, claim.kind as u32, evidence.saying as u32));
    for (template, words) in [(13, evidence.cue), (14, evidence.source)] {
        for token in words.iter().take(FRAME) {
            sign(signs, ReasonKind::Context, None, feature(template, key(token), 0));
        }
    }
}
