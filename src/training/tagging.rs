//! The tagger's weights: an averaged perceptron.

use std::collections::{BTreeMap, HashMap};

use crate::lexicon::word::word_hash;
use crate::model::{Head, Known};
use crate::token::tag::Tag;
use crate::token::tagger::{class, ending, ending_key, features, plain, word_key, FEATURES};
use crate::token::{tokenize, Shape, Token};
use crate::Span;

use super::optimise::{slots, Shuffle};

/// A word with its tags: universal and Penn Treebank.
pub struct TaggedWord {
    pub word: String,
    pub universal: String,
    pub penn: String,
}

struct Sentence {
    tokens: Vec<Token>,
    /// Which of them can be no function word.
    open: Vec<bool>,
    text: String,
    tags: Vec<Tag>,
}

const PASSES: usize = 6;

/// The table of classes as the file holds it, and the perceptron's weights.
pub(super) fn estimate(corpus: &[Vec<TaggedWord>]) -> (Vec<u8>, Vec<f32>) {
    let mut sentences: Vec<Sentence> = corpus.iter().map(|s| read(s)).collect();
    Shuffle::new(3).run(&mut sentences);
    let held_out = sentences.len() / 20;
    let classes = classes(&sentences[held_out..]);
    for Sentence { tokens, text, open, .. } in &mut sentences {
        for token in tokens {
            let known = class(text, *token, |key| classes.get(&key).copied());
            (token.class, token.tag) = (known.class, known.tag());
            open.push(known.is_open());
        }
    }
    let (held, train) = sentences.split_at(held_out);
    let averaged = perceptron(train);
    let (mut right, mut all) = (0, 0);
    for sentence in held {
        let guess = decode(&averaged, sentence);
        for ((g, t), token) in guess.iter().zip(&sentence.tags).zip(&sentence.tokens) {
            if plain(*token).is_none() {
                all += 1;
                right += usize::from(g == t);
            }
        }
    }
    eprintln!("tags: {:.4} right on held-out words", right as f64 / all.max(1) as f64);
    (slots(Head::Class, &classes), averaged)
}

fn perceptron(train: &[Sentence]) -> Vec<f32> {
    let size = Head::Tag.size() * Tag::COUNT;
    let (mut weights, mut sums, mut stamps) = (vec![0f32; size], vec![0f64; size], vec![0u32; size]);
    let mut clock = 0u32;
    let mut order: Vec<usize> = (0..train.len()).collect();
    let mut shuffle = Shuffle::new(7);
    for _ in 0..PASSES {
        shuffle.run(&mut order);
        for &s in &order {
            let sentence = &train[s];
            let (mut before, mut last) = (Tag::None, Tag::None);
            for i in 0..sentence.tokens.len() {
                clock += 1;
                let gold = sentence.tags[i];
                let rows = rows(sentence, i, last, before);
                let guess = certain(sentence.tokens[i]).unwrap_or_else(|| best(&weights, &rows, false));
                if certain(sentence.tokens[i]).is_none() && guess != gold {
                    for row in rows {
                        for (tag, delta) in [(gold, 1.0), (guess, -1.0)] {
                            let place = row * Tag::COUNT + tag as usize;
                            sums[place] += f64::from(weights[place]) * f64::from(clock - stamps[place]);
                            stamps[place] = clock;
                            weights[place] += delta;
                        }
                    }
                }
                (before, last) = (last, guess);
            }
        }
    }
    (0..size)
        .map(|p| ((sums[p] + f64::from(weights[p]) * f64::from(clock - stamps[p])) / f64::from(clock.max(1))) as f32)
        .collect()
}

fn rows(sentence: &Sentence, i: usize, last: Tag, before: Tag) -> [usize; FEATURES] {
    let ending = ending(&sentence.text, sentence.tokens[i], 2);
    features(&sentence.tokens, i, ending, last, before).map(|f| f as usize & (Head::Tag.size() - 1))
}

fn best(weights: &[f32], rows: &[usize], open: bool) -> Tag {
    let mut scores = [0f32; Tag::COUNT];
    for row in rows {
        for (score, weight) in scores.iter_mut().zip(&weights[row * Tag::COUNT..]) {
            *score += weight;
        }
    }
    let mut found = (f32::MIN, Tag::Noun);
    for (&score, tag) in scores.iter().zip(Tag::ALL).skip(1) {
        if score > found.0 && !(open && tag.is_closed()) {
            found = (score, tag);
        }
    }
    found.1
}

fn decode(weights: &[f32], sentence: &Sentence) -> Vec<Tag> {
    let (mut before, mut last) = (Tag::None, Tag::None);
    (0..sentence.tokens.len())
        .map(|i| {
            let tag = certain(sentence.tokens[i])
                .unwrap_or_else(|| best(weights, &rows(sentence, i, last, before), sentence.open[i]));
            (before, last) = (last, tag);
            tag
        })
        .collect()
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
    let mut sentence = Sentence { tokens: Vec::new(), open: Vec::new(), text: String::new(), tags: Vec::new() };
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
fn classes(train: &[Sentence]) -> HashMap<u32, Known> {
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

/// What is certain of a word: its tag, or that it is no function word.
fn certainty(counts: &[u32; Tag::COUNT]) -> u8 {
    let closed: u32 = counts.iter().zip(Tag::ALL).filter(|(_, tag)| tag.is_closed()).map(|(n, _)| n).sum();
    match sure(counts) {
        Tag::None if closed * 50 <= counts.iter().sum() => Known::OPEN,
        tag => tag as u8,
    }
}

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

/// The tag of a token that the perceptron is not asked about.
fn certain(token: Token) -> Option<Tag> {
    (token.tag != Tag::None).then_some(token.tag)
}
