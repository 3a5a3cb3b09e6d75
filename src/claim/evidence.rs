//! What speaks for a claim's being worth checking or against it: signs in its words, its sentence, what it says.

use std::ops::Range;

use crate::claim::kinds::ReasonKind;
use crate::claim::record::Claim;
use crate::claim::verb::Verb;
use crate::claim::Saying;
use crate::model::feature;
use crate::token::tag::Tag;
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

/// What has a weight: its hash, and the weight once it is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Feature {
    hash: u32,
    pub(crate) weight: i32,
}

/// A sign that is of no word alone, and what it belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sign {
    pub(crate) kind: ReasonKind,
    pub(crate) feature: Feature,
}

/// The most features that are of one word alone.
const MOST: usize = 3;

/// A word of the sentence, and the signs of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) span: Span,
    features: [Feature; MOST],
}

/// A word of a claim: where it starts, and the sign that it is the claim's own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own {
    pub(crate) start: u32,
    pub(crate) feature: Feature,
}

impl Feature {
    /// In the place of a feature that a word has not.
    const NONE: u32 = 0;

    const fn new(hash: u32) -> Self {
        Feature { hash, weight: 0 }
    }
}

impl Word {
    /// What all its signs weigh together.
    pub(crate) fn weight(&self) -> i32 {
        self.features.iter().map(|feature| feature.weight).sum()
    }
}

/// A claim in its group: its own bytes, its full verb, and which of the group's words and signs are its own.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) span: Span,
    pub(crate) verb: Span,
    own: Range<usize>,
    signs: Range<usize>,
}

impl Member {
    /// Its words.
    pub(crate) fn own<'g>(&self, group: &'g Group) -> &'g [Own] {
        group.own.get(self.own.clone()).unwrap_or_default()
    }

    /// Its other signs.
    pub(crate) fn signs<'g>(&self, group: &'g Group) -> &'g [Sign] {
        group.signs.get(self.signs.clone()).unwrap_or_default()
    }

    /// What its signs weigh together with its words.
    pub(crate) fn weight(&self, group: &Group) -> i32 {
        let own: i32 = self.own(group).iter().map(|own| own.feature.weight).sum();
        let words = group.words.iter().filter(|word| self.span.covers(word.span)).map(Word::weight).sum::<i32>();
        own + words + self.signs(group).iter().map(|sign| sign.feature.weight).sum::<i32>()
    }
}

/// The claims of one sentence, which are judged together: what is worth checking is mostly told by the sentence.
/// The buffers are filled anew for each.
#[derive(Default)]
pub(crate) struct Group {
    /// Where the sentence starts, and the bytes of it that are looked at.
    sentence: u32,
    window: Span,
    pub(crate) members: Vec<Member>,
    pub(crate) words: Vec<Word>,
    /// The words of each claim, and its other signs.
    own: Vec<Own>,
    signs: Vec<Sign>,
    /// What all claims of the group share beside their words.
    pub(crate) shared: Vec<Sign>,
    met: Met,
}

/// The features that have been met: a hash table that forgets them all at once.
#[derive(Default)]
struct Met {
    /// Features, each under the round in which it was met; a slot of a round before is free.
    slots: Vec<u64>,
    round: u32,
    /// Keeps to as many slots as the round needs.
    mask: usize,
}

/// How many slots there are for each feature, so that few features want the same.
const SLOTS: usize = 4;

/// How many slots there are at least, so that they seldom have to be made anew.
const LEAST: usize = 1 << 10;

impl Met {
    /// Begins a round, in which up to so many features are met.
    fn begin(&mut self, features: usize) {
        let slots = (SLOTS * features).next_power_of_two();
        if self.slots.len() < slots {
            self.slots = vec![0; slots.max(LEAST)];
        }
        self.mask = slots - 1;
        self.round = self.round.wrapping_add(1);
    }

    /// Whether the feature is met for the first time.
    fn is_new(&mut self, feature: u32) -> bool {
        let this = u64::from(self.round) << 32 | u64::from(feature);
        let mut place = feature as usize;
        while let Some(slot) = self.slots.get_mut(place & self.mask) {
            let differs = *slot ^ this;
            // not another feature of this round: one branch, for whether the slot is free or the feature's nobody can guess
            if differs.wrapping_sub(1) >= u64::from(u32::MAX) {
                *slot = this;
                return differs != 0;
            }
            place += 1;
        }
        true
    }
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
        let (first, sign) = (self.own.len(), self.signs.len());
        self.own.extend(
            own.iter()
                .filter(|t| t.is_word())
                .map(|token| Own { start: token.start, feature: Feature::new(feature(7, key(token), 0)) }),
        );
        form(own, evidence.verb, &mut self.signs);
        facts(claim, &mut self.signs);
        frame(evidence, claim, &mut self.signs);
        self.members.push(Member {
            span: Span::between(start, end),
            verb: evidence.verb.map_or(Token::NONE, |verb| at(own, verb.full as isize)).span(),
            own: first..self.own.len(),
            signs: sign..self.signs.len(),
        });
    }

    /// Weighs all signs of the group. Gives what its features weigh together, each taken once, and how many they are.
    pub(crate) fn weigh(&mut self, weight: impl Fn(u32) -> i32) -> (i32, u32) {
        let (mut total, mut count, mut all) = (0, 0, 0);
        self.features(|feature| {
            feature.weight = weight(feature.hash) * i32::from(feature.hash != Feature::NONE);
            all += 1;
        });
        let mut met = std::mem::take(&mut self.met);
        met.begin(all);
        self.features(|feature| {
            let new = met.is_new(feature.hash) & (feature.hash != Feature::NONE);
            total += feature.weight * i32::from(new);
            count += u32::from(new);
        });
        self.met = met;
        (total, count)
    }

    /// Gives `take` each feature of the group, and nothing in the place of some.
    pub(crate) fn features(&mut self, mut take: impl FnMut(&mut Feature)) {
        self.words.iter_mut().flat_map(|word| &mut word.features).for_each(&mut take);
        self.own.iter_mut().map(|own| &mut own.feature).for_each(&mut take);
        self.signs.iter_mut().chain(&mut self.shared).map(|sign| &mut sign.feature).for_each(&mut take);
    }

    /// The hashes of its features, in order.
    #[cfg(feature = "training")]
    pub(crate) fn hashes(&mut self) -> Vec<u32> {
        let mut hashes = std::collections::BTreeSet::new();
        self.features(|feature| hashes.extend((feature.hash != Feature::NONE).then_some(feature.hash)));
        hashes.into_iter().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.members.clear();
        self.words.clear();
        self.own.clear();
        self.signs.clear();
        self.shared.clear();
    }
}

fn sign(kind: ReasonKind, hash: u32) -> Sign {
    Sign { kind, feature: Feature::new(hash) }
}

/// A word as the weights know it: numbers by their form, and all names as one, for who is meant is not what makes a
/// claim worth checking.
pub(crate) fn key(token: &Token) -> u32 {
    // by factors: names and numbers come too often and too seldom for a branch
    let is_number = u32::from(token.shape == Shape::Number);
    let is_name = u32::from(token.tag == Tag::Name) & !is_number;
    let number = 1 + (token.end - token.start).min(6);
    let known = number * is_number + 8 * is_name;
    known | token.word & (is_number + is_name).wrapping_sub(1)
}

/// The feature of a word as the weights know it.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub(crate) const fn word_feature(word: u32) -> u32 {
    feature(3, word, 0)
}

/// The words of a sentence, each with the next and by its beginning.
fn words(text: &str, sentence: &[Token], out: &mut Vec<Word>) {
    let mut word = key(&at(sentence, 0));
    out.extend(sentence.iter().zip(1..).map(|(token, ahead)| {
        let next = key(&at(sentence, ahead));
        // a factor of 0 leaves none: what a word is changes too often for a branch
        let this = feature(3, word, 0) * u32::from(token.is_word());
        let features = [feature(5, word, next), this, stem(text, token)].map(Feature::new);
        word = next;
        Word { span: token.span(), features }
    }));
}

/// How many letters a word shares with its kin ("employ, employs, employment").
const STEM: u32 = 5;

/// The feature of the first letters, if they are a word's.
fn stem(text: &str, token: &Token) -> u32 {
    let start = token.start as usize;
    let [a, b, c, d, e] = *text.as_bytes().get(start..).and_then(<[u8]>::first_chunk).unwrap_or(&[0; STEM as usize]);
    // small letters and capitals alike
    let [four, last] = [[a, b, c, d], [e, 0, 0, 0]].map(|letters| u32::from_le_bytes(letters) | 0x2020_2020);
    let long = token.end - token.start >= STEM;
    let plain = (token.shape == Shape::Lower) | (token.shape == Shape::Capital);
    feature(15, four, last) * u32::from(long & plain & (token.tag != Tag::Name))
}

/// Of which parts of speech how many words are.
fn counts(sentence: &[Token], signs: &mut Vec<Sign>) {
    let mut counts = [0u32; Tag::COUNT];
    let mut tags = 0u32;
    for token in sentence {
        if let Some(count) = counts.get_mut(token.tag as usize) {
            *count += 1;
            tags |= 1 << token.tag as u32;
        }
    }
    let of = |tag: Tag| counts.get(tag as usize).copied().unwrap_or(0).min(4);
    let (names, numbers) = (of(Tag::Name), of(Tag::Number));
    signs.extend([
        sign(ReasonKind::Name, feature(22, names, 0)),
        sign(ReasonKind::Number, feature(23, numbers, 0)),
        sign(ReasonKind::Number, feature(24, numbers.min(2), names.min(2))),
        sign(ReasonKind::Form, feature(37, (sentence.len() as u32).min(60) / 4, 0)),
    ]);
    while tags != 0 {
        let tag = tags.trailing_zeros();
        tags &= tags - 1;
        let count = counts.get(tag as usize).copied().unwrap_or(0).min(6);
        signs.push(sign(ReasonKind::Form, feature(35, tag, count)));
    }
}

fn form(own: &[Token], verb: Option<Verb>, signs: &mut Vec<Sign>) {
    let first = key(&at(own, 0));
    signs.push(sign(ReasonKind::Person, feature(27, first, 0)));
    let Some(verb) = verb else {
        signs.push(sign(ReasonKind::Form, feature(34, 0, 0)));
        return;
    };
    let subject = own.iter().take(verb.finite.max(1)).rev().find(|t| t.tag.is_nominal() || t.tag == Tag::There);
    let subject = subject.copied().unwrap_or(Token::NONE);
    let who = key(&subject);
    let (finite, full) = (at(own, verb.finite as isize), at(own, verb.full as isize));
    signs.extend([
        sign(ReasonKind::Person, feature(28, who, 0)),
        sign(ReasonKind::Person, feature(29, subject.tag as u32, finite.tag as u32)),
        sign(ReasonKind::Words, feature(30, full.word, 0)),
        sign(ReasonKind::Words, feature(31, full.word, who)),
        sign(ReasonKind::Tense, feature(32, finite.word, full.tag as u32)),
        sign(ReasonKind::Person, feature(33, who, finite.word)),
    ]);
}

fn facts(claim: &Claim, signs: &mut Vec<Sign>) {
    let (tense, modality) = (claim.tense as u32, claim.modality as u32);
    let subjects = claim.subjects.iter().fold(0u32, |all, subject| all | 1 << *subject as u32);
    signs.extend([
        sign(ReasonKind::Tense, feature(40, tense, 0)),
        sign(ReasonKind::Modality, feature(41, modality, claim.polarity as u32)),
        sign(ReasonKind::Tense, feature(42, tense, modality)),
        sign(ReasonKind::Subject, feature(45, subjects, 0)),
    ]);
    for subject in &claim.subjects {
        let features = [feature(43, *subject as u32, 0), feature(44, *subject as u32, tense)];
        signs.extend(features.map(|feature| sign(ReasonKind::Subject, feature)));
    }
    for quantity in &claim.quantities {
        let kind = quantity.kind as u32;
        let features = [feature(46, kind, 0), feature(47, kind, quantity.bound as u32), feature(48, kind, tense)];
        signs.extend(features.map(|feature| sign(ReasonKind::Number, feature)));
    }
    for time in &claim.times {
        let features = [feature(49, time.kind as u32, 0), feature(50, time.kind as u32, tense)];
        signs.extend(features.map(|feature| sign(ReasonKind::Time, feature)));
    }
}

/// How many words of a cue, and of a source, are looked at.
const FRAME: usize = 4;

fn frame(evidence: &Evidence<'_>, claim: &Claim, signs: &mut Vec<Sign>) {
    signs.push(sign(ReasonKind::Context, feature(2, claim.kind as u32, evidence.saying as u32)));
    for (template, words) in [(13, evidence.cue), (14, evidence.source)] {
        let words = words.iter().take(FRAME);
        signs.extend(words.map(|token| sign(ReasonKind::Context, feature(template, key(token), 0))));
    }
}
