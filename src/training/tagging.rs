//! The tagger's weights: a log-linear model, estimated word by word, most of whose weights are 0.

use std::collections::{BTreeMap, HashMap};

use crate::lexicon::word::word_hash;
use crate::model::{Head, Known, Model};
use crate::token::tag::Tag;
use crate::token::tagger::{class, ending_key, features, plain, tag, word_key, FEATURES};
use crate::token::{tokenize, Shape, Token};
use crate::Span;

use super::optimise::{slots, Cell, File, Shuffle};
use super::wordlist::{self, ListedWord};

/// A word with its tags: universal and Penn Treebank.
pub struct TaggedWord {
    pub word: String,
    pub universal: String,
    pub penn: String,
}

struct Sentence {
    tokens: Vec<Token>,
    text: String,
    tags: Vec<Tag>,
}

const PASSES: usize = 10;

/// How far each step goes, and what the size of a weight costs for each word that is read: few are worth it.
const STEP: f32 = 0.7;
const COST: f32 = 5e-6;

/// What a gradient must be to count.
const LEAST: f32 = 1e-3;

/// The weights of the tagger, and of the classes that it reads words by.
pub(super) fn estimate(corpus: &[Vec<TaggedWord>], listed: &[ListedWord]) -> File {
    let mut sentences: Vec<Sentence> = corpus.iter().map(|s| read(s)).collect();
    Shuffle::new(3).run(&mut sentences);
    let held_out = sentences.len() / 20;
    let classes = classes(&sentences[held_out..], listed);
    for Sentence { tokens, text, .. } in &mut sentences {
        let mut before = Token::NONE;
        for token in tokens {
            let known = class(text, *token, before, |key| classes.get(&key).copied());
            before = *token;
            (token.class, token.tag) = (known.class, known.tag());
        }
    }
    let (held, train) = sentences.split_at_mut(held_out);
    let mut averages = Averages::default();
    let mut shuffle = Shuffle::new(7);
    let mut order: Vec<&Sentence> = train.iter().collect();
    for _ in 0..PASSES {
        shuffle.run(&mut order);
        order.iter().for_each(|sentence| averages.learn(sentence));
    }
    let mut file = File::default();
    file.bytes(Head::Class, slots(Head::Class, &classes));
    file.cells(Head::Tag, averages.cells());
    let model = Model::new(file.written().leak());
    let (mut right, mut all) = (0, 0);
    for Sentence { tokens, tags, text } in held {
        tag(text, tokens, &model);
        let words = tokens.iter().zip(tags).filter(|(token, _)| plain(**token).is_none());
        for (token, tag) in words {
            all += 1;
            right += usize::from(token.tag == *tag);
        }
    }
    eprintln!("tags: {:.4} right on held-out words", right as f64 / all.max(1) as f64);
    file
}

/// Regularised dual averaging with a step for each weight (Xiao 2010; Duchi et al. 2011): a weight follows from the sum
/// of its gradients and of their squares, and is 0 until that sum is worth its cost.
#[derive(Default)]
struct Averages {
    ids: HashMap<u32, usize>,
    gradients: Vec<[f32; Tag::COUNT]>,
    squares: Vec<[f32; Tag::COUNT]>,
    words: f32,
}

impl Averages {
    fn learn(&mut self, sentence: &Sentence) {
        let Sentence { tokens, text, tags } = sentence;
        let (mut before, mut last) = (Tag::None, Tag::None);
        for (i, (token, gold)) in tokens.iter().zip(tags).enumerate() {
            let guess = certain(*token).unwrap_or_else(|| {
                let ids = features(text, tokens, i, [before, last]).map(|feature| self.id(feature));
                self.step(ids, *gold)
            });
            (before, last) = (last, guess);
        }
    }

    fn id(&mut self, feature: u32) -> usize {
        let next = self.ids.len();
        let id = *self.ids.entry(feature).or_insert(next);
        if id == next {
            self.gradients.push([0.0; Tag::COUNT]);
            self.squares.push([0.0; Tag::COUNT]);
        }
        id
    }

    fn weight(&self, id: usize, tag: usize) -> f32 {
        let (gradient, squares) = (self.gradients[id][tag], self.squares[id][tag]);
        let worth = (gradient.abs() - COST * self.words).max(0.0);
        -gradient.signum() * STEP * worth / (squares.sqrt() + LEAST)
    }

    /// Learns from one word, and gives the tag that it had been given.
    fn step(&mut self, ids: [usize; FEATURES], gold: Tag) -> Tag {
        self.words += 1.0;
        let sums: [f32; Tag::COUNT] = std::array::from_fn(|tag| ids.iter().map(|&id| self.weight(id, tag)).sum());
        let words = || 1..Tag::MARKS;
        let best = words().fold(1, |best, tag| if sums[tag] > sums[best] { tag } else { best });
        let shares = sums.map(|sum| (sum - sums[best]).exp());
        let all: f32 = words().map(|tag| shares[tag]).sum();
        for tag in words().filter(|_| gold != Tag::Other) {
            let gradient = shares[tag] / all - f32::from(u8::from(tag == gold as usize));
            if gradient.abs() >= LEAST {
                for id in ids {
                    self.gradients[id][tag] += gradient;
                    self.squares[id][tag] += gradient * gradient;
                }
            }
        }
        Tag::ALL[best]
    }

    /// The weights that are not 0.
    fn cells(&self) -> Vec<Cell> {
        let of = |(&feature, &id): (&u32, &usize)| {
            let cell = move |tag: usize| Cell { feature, class: tag as u8, weight: f64::from(self.weight(id, tag)) };
            (0..Tag::COUNT).map(cell).filter(|cell| cell.weight != 0.0).collect::<Vec<_>>()
        };
        self.ids.iter().flat_map(of).collect()
    }
}

fn read(words: &[TaggedWord]) -> Sentence {
    let mut text = String::new();
    let mut spans: Vec<(usize, usize, Tag, &str)> = Vec::new();
    let mut glue = false;
    for word in words {
        let hyphen = word.penn == "HYPH";
        let glued = (glue || hyphen) && !spans.is_empty();
        glue = hyphen;
        if !glued {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(&word.word);
        let tag = coarse(&word.universal, &word.penn);
        match spans.last_mut() {
            Some(last) if glued => {
                last.1 = text.len();
                if !hyphen {
                    last.2 = tag;
                }
            }
            _ => spans.push((start, text.len(), tag, &word.penn)),
        }
    }
    let mut sentence = Sentence { tokens: Vec::new(), text: String::new(), tags: Vec::new() };
    for (start, end, tag, penn) in spans {
        let mut parts = Vec::new();
        tokenize(&text, Span::between(start as u32, end as u32), &mut parts);
        let word = &text[start..end];
        let shape = match parts.first() {
            _ if tag == Tag::Genitive || tag == Tag::Not && word.len() < 4 && word != "not" && word != "Not" => {
                Shape::Clitic
            }
            _ if word.starts_with(['\'', '’']) && word.len() > 1 && tag != Tag::Mark => Shape::Clitic,
            Some(Token { shape: Shape::Mark, .. }) if penn == "``" => Shape::MarkOpens,
            Some(Token { shape: Shape::Mark, .. }) if penn == "''" => Shape::MarkCloses,
            Some(first) => first.shape,
            None => Shape::Symbol,
        };
        let token = Token { start: start as u32, end: end as u32, word: word_hash(word), shape, ..Token::NONE };
        sentence.tags.push(plain(token).unwrap_or(tag));
        sentence.tokens.push(token);
    }
    sentence.text = text;
    sentence
}

/// From the two tag sets of the treebanks to ours.
fn coarse(universal: &str, penn: &str) -> Tag {
    match (universal, penn) {
        ("AUX", "MD") => Tag::Modal,
        ("AUX", _) => Tag::Auxiliary,
        ("PART", "TO") => Tag::To,
        ("PART", "POS") => Tag::Genitive,
        ("PART", _) => Tag::Not,
        ("ADV" | "SCONJ" | "PRON", "WRB") => Tag::WhAdverb,
        ("SCONJ", _) => Tag::Subordinator,
        (_, "EX") => Tag::There,
        (_, "PRP$" | "WP$") => Tag::Possessive,
        ("PRON" | "DET", "WP" | "WDT") => Tag::Wh,
        ("PRON", "PRP") => Tag::Pronoun,
        ("PRON" | "DET", _) => Tag::Determiner,
        (_, "RP") => Tag::Particle,
        ("ADP", _) => Tag::Preposition,
        ("CCONJ", _) => Tag::Conjunction,
        ("NUM", _) => Tag::Number,
        ("PROPN", _) => Tag::Name,
        ("NOUN", "NNS") => Tag::Nouns,
        ("NOUN", _) => Tag::Noun,
        ("ADJ", _) => Tag::Adjective,
        ("ADV", _) => Tag::Adverb,
        ("INTJ", _) => Tag::Interjection,
        ("VERB", "VBZ") => Tag::Present,
        ("VERB", "VBD") => Tag::Past,
        ("VERB", "VBG") => Tag::Gerund,
        ("VERB", "VBN") => Tag::Participle,
        ("VERB", _) => Tag::Base,
        _ => Tag::Other,
    }
}

/// How many of the commonest words are classes of their own, and the ids that shapes take up.
const OWN_CLASS: usize = 120;
const FIRST_CLASS: u8 = 20;
/// Tokens that a class must have to be one; the words of smaller ones go by their commonest tags.
const SMALLEST_CLASS: u32 = 120;

/// Each key's class: word keys first, then the endings of rare words.
fn classes(train: &[Sentence], listed: &[ListedWord]) -> HashMap<u32, Known> {
    type Counts = BTreeMap<u32, [u32; Tag::COUNT]>;
    let (mut words, mut endings): (Counts, Counts) = Default::default();
    for Sentence { tokens, tags, .. } in train {
        for (token, tag) in tokens.iter().zip(tags).filter(|(t, tag)| plain(**t).is_none() && **tag != Tag::Other) {
            words.entry(word_key(*token, token.shape == Shape::Capital)).or_insert([0; Tag::COUNT])[*tag as usize] += 1;
        }
    }
    for Sentence { tokens, tags, text, .. } in train {
        for (token, tag) in tokens.iter().zip(tags).filter(|(t, tag)| plain(**t).is_none() && **tag != Tag::Other) {
            if words[&word_key(*token, token.shape == Shape::Capital)].iter().sum::<u32>() <= 8 {
                for length in [0, 2, 3, 4] {
                    endings.entry(ending_key(text, *token, length)).or_insert([0; Tag::COUNT])[*tag as usize] += 1;
                }
            }
        }
    }
    for (key, own) in wordlist::counts(listed) {
        let counts = words.entry(key).or_insert([0; Tag::COUNT]);
        counts.iter_mut().zip(own).for_each(|(count, own)| *count += own);
    }
    let total = |counts: &[u32; Tag::COUNT]| counts.iter().sum::<u32>();
    let mut common: Vec<(u32, u32)> = words.iter().map(|(k, c)| (total(c), *k)).collect();
    common.sort_by_key(|&(n, k)| (std::cmp::Reverse(n), k));
    let own: HashMap<u32, u8> = common.iter().take(OWN_CLASS).zip(FIRST_CLASS..).map(|(&(_, k), id)| (k, id)).collect();
    let keyed: Vec<(u32, [Tag; 3], u32)> = words
        .iter()
        .filter(|(k, c)| total(c) >= 2 && !own.contains_key(k))
        .chain(endings.iter().filter(|(_, c)| total(c) >= 4))
        .map(|(k, c)| (*k, likely(c), total(c)))
        .collect();
    let mut sizes: BTreeMap<u32, u32> = BTreeMap::new();
    for (_, tags, n) in &keyed {
        *sizes.entry(packed(*tags)).or_default() += n;
    }
    let mut by_size: Vec<(u32, u32)> =
        sizes.into_iter().map(|(c, n)| (n, c)).filter(|(n, _)| *n >= SMALLEST_CLASS).collect();
    by_size.sort_by_key(|&(n, c)| (std::cmp::Reverse(n), c));
    let first = FIRST_CLASS + OWN_CLASS as u8;
    let ids: HashMap<u32, u8> = by_size.iter().zip(first..=u8::MAX).map(|(&(_, c), id)| (c, id)).collect();
    let id = |[a, b, c]: [Tag; 3]| {
        [[a, b, c], [a, b, Tag::None], [a, Tag::None, Tag::None]].into_iter().find_map(|t| ids.get(&packed(t)).copied())
    };
    eprintln!("classes: {} of {} kinds, {} keys", ids.len(), by_size.len(), keyed.len() + own.len());
    let counts = |key: u32| words.get(&key).or_else(|| endings.get(&key)).copied().unwrap_or([0; Tag::COUNT]);
    let known = |key: u32, class: u8| Known { class, certain: certainty(&counts(key)) };
    let keyed = keyed.iter().filter_map(|(k, tags, _)| Some((*k, id(*tags)?)));
    own.iter().map(|(k, c)| (*k, *c)).chain(keyed).map(|(k, class)| (k, known(k, class))).collect()
}

/// What is certain of a word: its tag, or what it never is.
fn certainty(counts: &[u32; Tag::COUNT]) -> u8 {
    let all: u32 = counts.iter().sum();
    let of = |is: &dyn Fn(Tag) -> bool| -> u32 {
        counts.iter().zip(Tag::ALL).filter(|(_, tag)| is(*tag)).map(|(n, _)| n).sum()
    };
    let never = |bit: &u8| of(&|tag| Known::never(tag) == *bit) * SELDOM <= all;
    match sure(counts) {
        Tag::None if of(&Tag::is_closed) * SELDOM <= all => {
            Known::OPEN | Known::NEVER.into_iter().filter(never).sum::<u8>()
        }
        tag => tag as u8,
    }
}

/// How many times as often a word must be read as it is something that it is taken never to be.
const SELDOM: u32 = 50;

/// The tag that a word nearly always has, where it was seen often enough to say so.
fn sure(counts: &[u32; Tag::COUNT]) -> Tag {
    let all: u32 = counts.iter().sum();
    let best = counts.iter().copied().zip(Tag::ALL).max_by_key(|&(n, tag)| (n, std::cmp::Reverse(tag as u8)));
    best.filter(|&(n, _)| all >= 6 && n * 1000 >= all * 995).map_or(Tag::None, |(_, tag)| tag)
}

/// The tags a word can well be, commonest first, [`Tag::None`] after the last.
fn likely(counts: &[u32; Tag::COUNT]) -> [Tag; 3] {
    let all: u32 = counts.iter().sum();
    let mut ranked: Vec<(u32, Tag)> = counts.iter().copied().zip(Tag::ALL).filter(|(n, _)| n * 14 >= all).collect();
    ranked.sort_by_key(|&(n, tag)| (std::cmp::Reverse(n), tag as u8));
    let mut tags = [Tag::None; 3];
    for (slot, (_, tag)) in tags.iter_mut().zip(ranked) {
        *slot = tag;
    }
    tags
}

fn packed(tags: [Tag; 3]) -> u32 {
    tags.iter().fold(0, |p, t| p << 8 | *t as u32)
}

/// The tag of a token that the weights are not asked about.
fn certain(token: Token) -> Option<Tag> {
    (token.tag != Tag::None).then_some(token.tag)
}
