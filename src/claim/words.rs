//! The words and phrases that the claim stage knows, from the language's tables.

use std::ops::Range;
use std::sync::Arc;

use crate::claim::grammar::Grammar;
use crate::claim::kinds::{named, Bound, Modality, Subject};
use crate::claim::number::Number;
use once_cell::sync::OnceCell;

use crate::language::Language;
use crate::lexicon::table::{Row, Table};
use crate::lexicon::word::{word_hash, TableMap};
use crate::token::{at, Token};
use crate::Error;
use std::fmt;

/// What a table says of a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meaning {
    Number(NumberWord, Number),
    /// A bound, and whether it stands after its number.
    Bound(Bound, Place),
    /// Index into [`Words::units`].
    Unit(u16),
    Time(TimeWord),
    Modality(Modality),
    Negation(Negation),
    Subject(Subject),
}

named! {
    /// How a number word takes part in a number.
    pub(crate) NumberWord {
        /// *article*: the number after it is a name
        Label = "label",
        /// *seven, twelve*
        Unit = "unit",
        /// *twenty, ninety*: a unit can follow
        Ten = "ten",
        /// *hundred*: multiplies what stands before it, more can follow
        Hundred = "hundred",
        /// *thousand, million, bn*: multiplies all that stands before it
        Scale = "scale",
        /// *dozens, thousands*
        Multiples = "multiples",
        /// *third, tenths*: a part
        Fraction = "fraction",
        /// *half*: a part that needs nothing before it
        Half = "half",
        /// *first*
        Ordinal = "ordinal",
        /// *doubled, double*
        Factor = "factor",
        /// *tenfold, 12-fold*: a factor wherever it stands
        Fold = "fold",
        /// *twice*: a factor before what it is so many times of, else how often
        Often = "often",
        /// *net zero, first minister*: the number in it is none
        Idle = "idle",
        /// *rose, fell by*: of two numbers after it, the second may be what the first led to
        Moves = "moves",
        /// *factor of*: the number after it is a factor
        FactorOf = "factor_of",
        /// *aged*: the number after it is an age
        Age = "age",
    }
}

named! {
    /// Where a bound stands.
    pub(crate) Place {
        /// *about 30*
        Before = "before",
        /// *30 or so*
        After = "after",
        /// *rose up to 30*: before its number, and no part of what it is told with
        Apart = "apart",
    }
}

named! {
    /// How a word takes part in a time expression.
    pub(crate) TimeWord {
        /// *January, Jan.*
        Month = "month",
        /// *Monday*
        Weekday = "weekday",
        /// *week, year, summer, morning*: what *last*, *every* and *ago* go with
        Period = "period",
        /// *last, next, this*: before a period
        Pointer = "pointer",
        /// *every, each*: before a period
        Each = "each",
        /// *ago, earlier*: after a number of periods
        Ago = "ago",
        /// *yesterday, nowadays*
        Relative = "relative",
        /// *daily*
        Frequency = "frequency",
        /// *noon, a.m.*
        Clock = "clock",
        /// *for, over*: before periods
        Lasting = "lasting",
        /// *all*: with the period behind it how long something lasts
        Whole = "whole",
        /// *late, the end of*: before a year, a month or a period
        Part = "part",
        /// *half past*: before an hour
        Past = "past",
        /// *as soon as*: it looks like a time and is none
        Idle = "idle",
    }
}

named! {
    /// What a negating word does.
    pub(crate) Negation {
        /// It negates.
        Negates = "negates",
        /// It looks like a negation and is none: *not only*
        Idle = "idle",
    }
}

/// A unit of measure or of money, or a kind of percentage.
#[derive(Clone, Debug)]
pub(crate) struct UnitWord {
    pub(crate) kind: UnitKind,
    pub(crate) name: Box<str>,
    /// Of a unit that is one letter: that letter, for it is a unit only in this case, and one of money only joined to its
    /// digits.
    pub(crate) letter: Option<char>,
}

impl UnitWord {
    /// Whether what is joined to digits is the unit: "41C", but not "41c".
    pub(crate) fn is_joined(&self, suffix: &str) -> bool {
        let listed = !matches!(self.kind, UnitKind::Length | UnitKind::Dimension | UnitKind::Motion);
        listed && self.letter.is_none_or(|letter| suffix.chars().eq([letter]))
    }
}

named! {
    /// What a unit measures.
    pub(crate) UnitKind {
        /// After the number: *dollars*
        Money = "money",
        /// Before the number or after it: *$*
        Symbol = "symbol",
        /// A hundredth of the unit: *cents*
        Hundredth = "hundredth",
        /// *per cent*
        Percent = "percent",
        /// *km, acres*
        Measure = "measure",
        /// *weeks, years*
        Duration = "duration",
        /// A letter that is a measure beside a dimension only, else a multiplier: *m*
        Length = "length",
        /// *high, long*: tells that the letter before it is a measure
        Dimension = "dimension",
        /// *ran, swam*: tells that the letter of the number behind it is a measure
        Motion = "motion",
    }
}

/// A phrase found: where it starts, how many tokens it has, what it means.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) at: usize,
    pub(crate) len: usize,
    pub(crate) meaning: Meaning,
}

/// A phrase without its first word. Its second stands apart, for it tells most phrases from what is there.
struct Entry {
    second: Option<u32>,
    rest: Box<[u32]>,
    meaning: Meaning,
}

impl Entry {
    /// How many words the phrase has.
    fn len(&self) -> usize {
        1 + usize::from(self.second.is_some()) + self.rest.len()
    }

    /// Whether it starts with the token at `index`, as its first word does.
    fn stands_at(&self, tokens: &[Token], index: usize) -> bool {
        let word = |offset: usize| at(tokens, (index + offset) as isize).word;
        self.second.is_none_or(|second| second == word(1)) && (2..).zip(&self.rest).all(|(k, &rest)| word(k) == rest)
    }
}

/// All phrases of a language that mean something to claims.
#[derive(Default)]
pub(crate) struct Words {
    entries: Vec<Entry>,
    /// By the first word's hash: which entries start with it.
    first: TableMap<Range<u32>>,
    /// A bit for each word that starts a phrase: see [`Words::may_start`].
    starts: Vec<u64>,
    units: Vec<UnitWord>,
    pub(crate) grammar: Grammar,
}

/// The tables of one language.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'a> {
    pub(crate) numbers: Table<'a>,
    pub(crate) units: Table<'a>,
    pub(crate) time: Table<'a>,
    pub(crate) modality: Table<'a>,
    pub(crate) negation: Table<'a>,
    pub(crate) subjects: Table<'a>,
    pub(crate) clause_words: Table<'a>,
}

macro_rules! table {
    ($file:literal) => {
        Table { name: $file, text: include_str!(concat!("../lang/", $file)) }
    };
}

/// English.
pub(crate) const ENGLISH: Tables<'static> = Tables {
    numbers: table!("en/numbers.txt"),
    units: table!("en/units.txt"),
    time: table!("en/time.txt"),
    modality: table!("en/modality.txt"),
    negation: table!("en/negation.txt"),
    subjects: table!("en/subjects.txt"),
    clause_words: table!("en/clause_words.txt"),
};

impl Words {
    /// The tables shipped for the language, parsed when first asked for, then shared.
    pub(crate) fn shared(language: Language) -> Arc<Self> {
        static ENGLISH_WORDS: OnceCell<Arc<Words>> = OnceCell::new();
        let (cell, tables) = match language {
            Language::English => (&ENGLISH_WORDS, ENGLISH),
        };
        Arc::clone(cell.get_or_init(|| Arc::new(Self::shipped(tables))))
    }

    /// The tables shipped with the crate. That they can be read is held by a test.
    fn shipped(tables: Tables<'_>) -> Self {
        let words = Words::new(tables);
        debug_assert!(words.is_ok(), "{:?}", words.err());
        words.unwrap_or_default()
    }

    pub(crate) fn new(tables: Tables<'_>) -> Result<Self, Error> {
        let mut units = Vec::new();
        let mut phrases: Vec<(Vec<u32>, Meaning)> = Vec::new();
        for row in tables.numbers.rows(4) {
            let row = row?;
            push(&mut phrases, &row, number_meaning(&row)?);
        }
        for row in tables.units.rows(4) {
            let row = row?;
            let kind = row.name(1, "kind of unit", UnitKind::from_name)?;
            let mut letters = row.cell(0).text.chars();
            let letter = letters.next().filter(|c| c.is_ascii_alphabetic() && letters.next().is_none());
            units.push(UnitWord { kind, name: row.cell(2).text.into(), letter });
            push(&mut phrases, &row, Meaning::Unit((units.len() - 1) as u16));
        }
        for row in tables.time.rows(3) {
            let row = row?;
            push(&mut phrases, &row, Meaning::Time(row.name(1, "kind of time word", TimeWord::from_name)?));
        }
        for row in tables.modality.rows(3) {
            let row = row?;
            push(&mut phrases, &row, Meaning::Modality(row.name(1, "modality", Modality::from_name)?));
        }
        for row in tables.negation.rows(3) {
            let row = row?;
            push(&mut phrases, &row, Meaning::Negation(row.name(1, "kind of negation", Negation::from_name)?));
        }
        for row in tables.subjects.rows(3) {
            let row = row?;
            push(&mut phrases, &row, Meaning::Subject(row.name(1, "subject", Subject::from_name)?));
        }
        // of two phrases with the same beginning, the longer first
        phrases.sort_by(|(a, _), (b, _)| a.first().cmp(&b.first()).then(b.len().cmp(&a.len())).then(a.cmp(b)));
        let grammar = Grammar::read(tables.clause_words)?;
        let starts = vec![0; STARTS / 64];
        let mut words = Words { entries: Vec::new(), first: TableMap::default(), starts, units, grammar };
        for (phrase, meaning) in phrases {
            let Some((&first, rest)) = phrase.split_first() else { continue };
            let index = words.entries.len() as u32;
            let (place, bit) = start(first);
            if let Some(bits) = words.starts.get_mut(place) {
                *bits |= bit;
            }
            words.first.entry(first).or_insert(index..index).end = index + 1;
            let (second, rest) = rest.split_first().map_or((None, rest), |(&second, rest)| (Some(second), rest));
            words.entries.push(Entry { second, rest: rest.into(), meaning });
        }
        Ok(words)
    }

    pub(crate) fn unit(&self, index: u16) -> Option<&UnitWord> {
        self.units.get(usize::from(index))
    }

    /// Everything that starts at `index`: of each sort of meaning the longest phrase.
    pub(crate) fn find(&self, tokens: &[Token], index: usize, out: &mut Vec<Found>) {
        out.extend(self.phrases(tokens, index));
    }

    /// The same, one by one.
    pub(crate) fn phrases<'a>(&'a self, tokens: &'a [Token], index: usize) -> impl Iterator<Item = Found> + 'a {
        let mut sorts = 0u32;
        let stands = move |entry: &&Entry| entry.stands_at(tokens, index);
        self.starting(at(tokens, index as isize).word).iter().filter(stands).filter_map(move |entry| {
            let sort = 1 << entry.meaning.sort();
            let new = sorts & sort == 0;
            sorts |= sort;
            new.then_some(Found { at: index, len: entry.len(), meaning: entry.meaning })
        })
    }

    /// What the one word with that hash means.
    pub(crate) fn meanings(&self, word: u32) -> impl Iterator<Item = Meaning> + '_ {
        self.starting(word).iter().filter(|e| e.second.is_none()).map(|e| e.meaning)
    }

    /// Whether a phrase may start with the word. Most words that start none are told at a glance.
    fn may_start(&self, word: u32) -> bool {
        let (place, bit) = start(word);
        self.starts.get(place).is_some_and(|bits| bits & bit != 0)
    }

    fn starting(&self, word: u32) -> &[Entry] {
        if !self.may_start(word) {
            return &[];
        }
        self.first
            .get(&word)
            .and_then(|range| self.entries.get(range.start as usize..range.end as usize))
            .unwrap_or_default()
    }
}

/// How many bits tell which words may start a phrase.
const STARTS: usize = 1 << 14;

/// The word's place among those bits, and its bit there.
fn start(word: u32) -> (usize, u64) {
    let bit = word as usize & (STARTS - 1);
    (bit / 64, 1 << (bit % 64))
}

impl Meaning {
    /// The bits of the sorts that are numbers, units and times, and the place of the first bit of a subject.
    pub(crate) const NUMBERS: u32 = 1 | 1 << 13;
    pub(crate) const UNITS: u32 = 1 << 2;
    pub(crate) const TIMES: u32 = 1 << 3;
    pub(crate) const SUBJECTS: u32 = 6;

    /// Which table it came from.
    pub(crate) const fn sort(self) -> u32 {
        match self {
            Meaning::Number(NumberWord::Fraction, _) => 13,
            // no number by itself
            Meaning::Number(NumberWord::Label | NumberWord::Idle | NumberWord::Moves | NumberWord::FactorOf, _) => 14,
            Meaning::Number(..) => 0,
            Meaning::Bound(..) => 1,
            Meaning::Unit(_) => 2,
            Meaning::Time(_) => 3,
            Meaning::Modality(_) => 4,
            Meaning::Negation(_) => 5,
            Meaning::Subject(subject) => 6 + subject as u32,
        }
    }
}

/// Each phrase of the row's first cell (parted by commas) with what the row says.
fn push(phrases: &mut Vec<(Vec<u32>, Meaning)>, row: &Row<'_>, meaning: Meaning) {
    for phrase in row.cell(0).text.split(',') {
        phrases.push((phrase.split_whitespace().map(word_hash).collect(), meaning));
    }
}

fn number_meaning(row: &Row<'_>) -> Result<Meaning, Error> {
    let class = row.cell(1).text;
    if let Some(bound) = Bound::from_name(class).filter(|&b| b != Bound::Multiples) {
        return Ok(Meaning::Bound(bound, row.name(2, "place", Place::from_name)?));
    }
    let class = row.name(1, "kind of number word", NumberWord::from_name)?;
    Ok(Meaning::Number(class, row.name(2, "number", |text| text.parse().ok())?))
}
