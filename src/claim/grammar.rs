//! The words by which clauses and their verbs are told, from the language's table.

use crate::claim::kinds::named;
use crate::error::Error;
use crate::lexicon::table::Table;
use crate::lexicon::word_hash;
use crate::token::Token;
use std::fmt;

named! {
    /// What a word does in a clause.
    pub(crate) WordClass {
        /// *is, 're*: has a tense of its own
        Finite = "finite",
        /// *been*: an auxiliary without a tense
        Tenseless = "tenseless",
        /// *are, was*
        Be = "be",
        /// *was, had*: an auxiliary in the past
        Past = "past",
        /// *have*: makes a perfect with a participle
        Perfect = "perfect",
        /// *will, 'll*
        Will = "will",
        /// *would, 'd*
        Would = "would",
        /// *going*: speaks of what will come
        Going = "going",
        /// *remained*: a past that says how things stood
        State = "state",
        /// *she, there*: begins what says something
        Subject = "subject",
        /// *I, we*
        First = "first",
        /// *nobody*: stands for somebody unnamed
        Anybody = "anybody",
        /// *that*: begins what is told
        Opens = "opens",
        /// *so, yet*: joins two clauses after a comma
        Joins = "joins",
        /// *look, remember*: an order that only calls for attention
        Telling = "telling",
        /// *hello*: begins what says nothing
        Greeting = "greeting",
        /// *do*: begins an order with "not"
        Helps = "helps",
        /// *cut, let's*: looks like an order's first word
        NoOrder = "no_order",
        /// *let*: has a base form after its object
        Causes = "causes",
        /// *to*: stands before a verb, or before what something is due to
        Infinitive = "infinitive",
        /// *the*: has a noun after it, and is no subject
        Article = "article",
        /// *know*: what follows it is so, even in a question
        Factive = "factive",
        /// *right*: asks for assent at the end of a statement
        Assent = "assent",
        /// *no*: stands before a noun that it denies
        Denies = "denies",
        /// *cost, quit*: a past that looks as its base does
        Alike = "alike",
        /// *sank, left*: a past, whatever it seems to be
        Bygone = "bygone",
        /// *he, it*: a subject of the third person singular
        Third = "third",
        /// *yesterday, last*: of a time gone by
        Gone = "gone",
        /// *tomorrow, next*: of a time to come
        Ahead = "ahead",
        /// *wishes, cheers*: is no statement without a verb
        Wish = "wish",
        /// *God*: is called upon to bless
        Invoked = "invoked",
        /// *bless*: what somebody is called upon to do
        Blesses = "blesses",
        /// *may*: begins a wish before its subject
        Optative = "optative",
        /// *how, what*: begins a cry
        Exclaims = "exclaims",
        /// *know*: fills in behind a pronoun and before a comma
        Fills = "fills",
        /// *whose*: begins a relative clause
        Relative = "relative",
        /// *had*: begins a condition before its subject
        Inverts = "inverts",
        /// *friends*: is called upon
        Address = "address",
        /// *since*: leads a clause, though it may look like a preposition
        Since = "since",
        /// *whether*: puts a question in another's words
        Indirect = "indirect",
        /// *act*: tells of a kind as a noun alone
        AsNoun = "as_noun",
        /// *will*: tells of a kind as a verb alone
        AsVerb = "as_verb",
        /// *fair*: tells of a kind as an adjective or adverb alone
        AsQuality = "as_quality",
        /// *most*: compares as an adverb, or behind an article
        Degree = "degree",
        /// *honest, other*: compares nothing, though it looks so
        Positive = "positive",
        /// *as*: "as tall as"
        Equal = "equal",
        /// *nor*: a verb follows it and then its subject, though nothing is asked
        Fronts = "fronts",
        /// *without*: what "would" be is told of
        Lacking = "lacking",
        /// *-er, -est*: compares as the end of an adjective
        Ending = "ending",
        /// *man*: counted even if it is one alone
        Counted = "counted",
        /// *crore*: is no verb
        NoVerb = "no_verb",
        /// *out*: takes what a verb tells another way: "ruled out"
        Turns = "turns",
        /// *comment*: what somebody would not do, who would not speak
        Answers = "answers",
        /// *wants*: is now, though what it is about is to come
        Awaits = "awaits",
    }
}

/// The words of one class, and a bit for each that tells most others at a glance.
#[derive(Clone, Debug, Default)]
struct Class {
    bits: [u64; 8],
    words: Vec<u32>,
}

impl Class {
    fn add(&mut self, word: u32) {
        let (place, bit) = bit(word);
        if let Some(bits) = self.bits.get_mut(place) {
            *bits |= bit;
        }
        self.words.push(word);
    }

    fn has(&self, word: u32) -> bool {
        let (place, bit) = bit(word);
        self.bits.get(place).is_some_and(|bits| bits & bit != 0) && self.words.contains(&word)
    }
}

/// Which words are of which class.
#[derive(Clone, Debug)]
pub(crate) struct Grammar {
    classes: [Class; WordClass::ALL.len()],
}

impl Default for Grammar {
    fn default() -> Self {
        Grammar { classes: std::array::from_fn(|_| Class::default()) }
    }
}

/// The word's place among the bits of a class, and its bit there.
const fn bit(word: u32) -> (usize, u64) {
    (word as usize / 64 % 8, 1 << (word % 64))
}

impl Grammar {
    pub(crate) fn read(table: Table<'_>) -> Result<Self, Error> {
        let mut grammar = Grammar::default();
        for row in table.rows(3) {
            let row = row?;
            let word = word_hash(row.cell(0).text);
            for name in row.words(1)? {
                let class = row.name(1, "class of words", |_| WordClass::from_name(name))?;
                if let Some(class) = grammar.classes.get_mut(class as usize) {
                    class.add(word);
                }
            }
        }
        Ok(grammar)
    }

    /// Whether the word ends as adjectives do that compare: "cleaner", "tallest".
    pub(crate) fn ends(&self, word: &str) -> bool {
        let ending = |letters: usize| word.len().checked_sub(letters).and_then(|start| word.get(start..));
        let compares = |ending: &str| self.class(WordClass::Ending).is_some_and(|class| class.has(word_hash(ending)));
        [2, 3].into_iter().filter_map(ending).any(compares)
    }

    fn class(&self, class: WordClass) -> Option<&Class> {
        self.classes.get(class as usize)
    }

    pub(crate) fn is(&self, token: Token, class: WordClass) -> bool {
        self.class(class).is_some_and(|class| class.has(token.word))
    }
}
