//! Mentions: the words of a text that refer to somebody, as compact records that outlive their block.
//!
//! A mention is a name ("President Kassym-Jomart Tokayev"), a pronoun ("she", "who") or a description
//! ("the senator", "a spokesman for the ministry", "critics"). What is said about somebody right beside a
//! mention is kept with it: a title before the name, an apposition after it, what he or she belongs to.
//! Common nouns that no table lists are no mentions.

mod belong;
mod called;
mod compound;
mod context;
mod description;
mod flags;
mod name;
mod scene;
mod sort;
mod subject;
mod title;

use std::ops::Range;

use crate::block::label::Label;
use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::{is_break, Block, BREAK};
use crate::lexicon::known;
use crate::lexicon::{Gender, Lexicon, NamePart, Number, Person, SourceKind, Use};
use crate::room::make_room;
use crate::token::tag::Tag;
use crate::token::{at, Shape};
use crate::Span;
pub(crate) use flags::Flags;
use scene::Scene;
pub(crate) use title::OF_MANY;

/// In place of the index of a mention or entity: none.
pub(crate) const NOBODY: u32 = u32::MAX;

/// One mention.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    /// Titles and name; the description; the pronoun.
    pub(crate) span: Span,
    /// The name without titles; of a description, its noun.
    pub(crate) head: Span,
    /// Where the noun phrase begins, its determiner and all.
    pub(crate) outer: u32,
    /// Where the words begin that could belong to its noun phrase, whatever they are.
    pub(crate) reach: u32,
    pub(crate) form: Form,
    pub(crate) words: Words,
    /// The title of a name or the noun of a description, by number; 0 for none.
    pub(crate) role: u32,
    pub(crate) role_words: Span,
    pub(crate) affiliation: Span,
    /// The mention that it stands in apposition to: [`NOBODY`] where there is none.
    pub(crate) apposed: u32,
    pub(crate) sentence: u32,
    pub(crate) paragraph: u32,
    pub(crate) sort: Option<SourceKind>,
    pub(crate) gender: Gender,
    pub(crate) number: Number,
    pub(crate) flags: Flags,
    /// In years; 0 where it is not told.
    pub(crate) age: u8,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Name,
    Pronoun(Person, Use),
    /// who, whom, whose, which.
    Relative,
    /// "the senator", "her lawyer", "Holt’s aide".
    Definite,
    /// "a spokesman", "two officials".
    Indefinite,
    /// "critics", "spokeswoman".
    Bare,
}

/// The words of a name by their numbers; suffixes are left out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Words {
    pub(crate) all: u64,
    /// Those of all but the last, where that is a company's legal form.
    pub(crate) stem: u64,
    pub(crate) first: u64,
    pub(crate) second: u64,
    pub(crate) last: u64,
    /// What its capitals spell.
    pub(crate) acronym: u64,
    pub(crate) count: u8,
    /// The first letter, and whether it stands for the whole first word.
    pub(crate) letter: u8,
    pub(crate) abbreviated: bool,
}

/// All mentions of a text, in order.
#[derive(Default)]
pub(crate) struct Mentions {
    pub(crate) list: Vec<Mention>,
    sentence: u32,
    paragraph: u32,
    last: Placed,
    before_last: Placed,
}

/// A mention of the block at hand: its index, and the tokens of its noun phrase.
#[derive(Clone, Copy)]
struct Placed {
    mention: u32,
    start: usize,
    end: usize,
}

impl Default for Placed {
    fn default() -> Self {
        Placed { mention: NOBODY, start: 0, end: 0 }
    }
}

impl Mentions {
    /// Appends the mentions of `block`.
    pub(crate) fn collect(&mut self, text: &str, block: &Block, lexicon: &Lexicon) {
        let mut phrases = block.phrases.iter().peekable();
        let label = block.label.map_or(0, |label| label.name);
        let turn = block.quotes.first().is_some_and(|quote| quote.first <= 1);
        // "Speaker 1" is nobody's name, but "Ann, 8"
        let shape = |label: &Label, back: isize| at(&block.tokens, label.name as isize - back).shape;
        let numbered = |label: &Label| shape(label, 1) == Shape::Number && shape(label, 2) != Shape::Comma;
        let stretches = block.label.filter(|label| !numbered(label)).map(|it| it.start..it.name).into_iter();
        for stretch in stretches.chain(block.sentences.iter().map(|s| s.tokens.clone())) {
            let (start, end) = (stretch.start, stretch.end);
            let scene = Scene { text, lexicon, tokens: block.tokens.get(stretch).unwrap_or_default(), start, end };
            let labels = end <= label;
            let headline = !labels && scene.is_headline();
            let quotes = scene.tokens.iter().any(|t| t.depth > 0);
            (self.last, self.before_last) = (Placed::default(), Placed::default());
            let mut done = start;
            while let Some(&phrase) = phrases.next_if(|p| (p.start as usize) < end) {
                let phrase = Phrase { start: phrase.start.max(done as u32), ..phrase };
                if phrase.start >= phrase.end {
                    continue;
                }
                self.add_unseen(&scene, done..phrase.start as usize);
                done = phrase.end as usize;
                if let Some((mut mention, last)) = mention(&scene, phrase) {
                    if headline {
                        mention.flags.set(Flags::HEADLINE);
                    }
                    if quotes {
                        mention.flags.set(Flags::BESIDE_QUOTE);
                    }
                    if turn {
                        mention.flags.set(Flags::TURN);
                    }
                    if last <= label {
                        mention.label(text);
                    }
                    done = last;
                    self.add(&scene, mention, phrase.start as usize, last);
                }
            }
            self.add_unseen(&scene, done..end);
            // what somebody says does not take him out of the mind
            let told = !labels && scene.tokens.iter().any(|t| t.is_word() && t.depth == 0);
            self.sentence += u32::from(told);
        }
        let parts = !at(&block.tokens, 0).is_word() && is_break(block.span().text(text));
        self.paragraph += if parts { BREAK } else { 1 };
    }

    /// Words with a capital before a verb, in no noun phrase: perhaps names, taken for something else.
    fn add_unseen(&mut self, scene: &Scene<'_>, gap: Range<usize>) {
        for index in gap {
            if !matches!(scene.token(index).shape, Shape::Capital | Shape::Upper) {
                continue;
            }
            let next = scene.token(index + 1).tag;
            if next.is_finite() || next == Tag::Participle {
                if let Some((mention, _)) = guessed(scene, index, index + 1) {
                    self.add(scene, mention, index, index + 1);
                }
            }
        }
    }

    fn add(&mut self, scene: &Scene<'_>, mut mention: Mention, start: usize, end: usize) {
        mention.sentence = self.sentence;
        mention.paragraph = self.paragraph;
        let start = self.take_possessor(scene, &mut mention, start);
        let start = self.take_in(scene, &mut mention, start);
        let mut placed = Placed { mention: self.list.len() as u32, start, end };
        if !self.place(scene, &mut mention, placed) {
            return;
        }
        placed.end = context::bare_title(scene, &mut mention, end).unwrap_or(end);
        make_room(&mut self.list, 1);
        self.list.push(mention);
        self.before_last = self.last;
        self.last = placed;
    }
}

/// The mention that `phrase` is, and the token after its last.
fn mention(scene: &Scene<'_>, phrase: Phrase) -> Option<(Mention, usize)> {
    let (start, end) = (phrase.start as usize, phrase.end as usize);
    match phrase.kind {
        // "WHO said", "US troops", but "WHO SAID", "HE"
        PhraseKind::Pronoun | PhraseKind::Relative
            if scene.token(start).shape == Shape::Upper
                && matches!(scene.token(start).word, known::WHO | known::IT | known::US)
                && scene.token(end).shape != Shape::Upper =>
        {
            name::name(scene, start, end)
        }
        PhraseKind::Pronoun | PhraseKind::Possessive | PhraseKind::Relative => {
            pronoun(scene, start).map(|mention| (mention, end))
        }
        PhraseKind::Name if is_listed_noun(scene, start, end) => description::description(scene, start, end),
        // "the | Leicester-based | online group"
        PhraseKind::Name if is_placed(scene, end) => None,
        PhraseKind::Name => name::name(scene, start, end),
        PhraseKind::Noun | PhraseKind::Bare => {
            if let Some(end) = compound::name_after(scene, start, end) {
                return name::name(scene, start, end);
            }
            if end > start + 1 && is_time(scene, end - 1) {
                return name::name(scene, start, end - 1).map(|(mention, _)| (mention, end));
                // "Glue AG today"
            }
            // "said in Astana | the president |", "in 1988 | a reporter |"
            let before = |i: usize| matches!(scene.token(i - 1).tag, Tag::Name | Tag::Number);
            let article = |&i: &usize| scene.token(i).tag == Tag::Determiner && before(i);
            let start = (start + 1..end).find(article).unwrap_or(start);
            // "More than half", "Few of them"
            let measure = phrase.kind == PhraseKind::Bare && start == scene.start && !scene.token(end).tag.is_verbal();
            description::description(scene, start, end).or_else(|| guessed(scene, start, end).filter(|_| !measure))
        }
    }
}

/// "Critics" at the start of a sentence, "the Briton".
fn is_listed_noun(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let first = if scene.token(start).tag == Tag::Determiner { start + 1 } else { start };
    let entry = scene.lexicon.get(scene.before(end).entry);
    let native = first > start && entry.name_part == Some(NamePart::Calling);
    let listed = native || entry.source.is_some_and(|kind| kind != SourceKind::Organisation);
    first + 1 == end && listed && entry.given_name.is_none() && entry.title.is_none()
}

/// Whether the word before `end` has a participle for its end, and a noun phrase goes on behind it: "Leicester-based".
fn is_placed(scene: &Scene<'_>, end: usize) -> bool {
    let next = scene.token(end);
    let goes_on = next.shape == Shape::Lower && (next.tag.is_nominal() || next.tag == Tag::Adjective);
    let parts = || scene.words(scene.before(end)).rsplit_once('-');
    goes_on && parts().is_some_and(|(_, tail)| tail.ends_with("ed") && tail.starts_with(char::is_lowercase))
}

fn is_time(scene: &Scene<'_>, index: usize) -> bool {
    scene.token(index).shape == Shape::Lower && scene.entry(index).name_part == Some(NamePart::Time)
}

/// A capitalised noun that no table lists: perhaps a name, taken for something else.
fn guessed(scene: &Scene<'_>, start: usize, end: usize) -> Option<(Mention, usize)> {
    let head = scene.before(end);
    if !matches!(head.shape, Shape::Capital | Shape::Upper) || head.tag == Tag::Determiner {
        return None;
    }
    let (mut mention, last) = name::name(scene, start, end)?;
    if mention.sort != Some(SourceKind::Organisation) && !(mention.flags.has(Flags::GIVEN) && mention.words.count > 1) {
        mention.flags.set(Flags::GUESSED);
    }
    Some((mention, last))
}

fn pronoun(scene: &Scene<'_>, index: usize) -> Option<Mention> {
    let token = scene.token(index);
    let pronoun = scene.lexicon.get(token.entry).pronoun?;
    let form = match pronoun.usage {
        Use::Relative => Form::Relative,
        Use::Interrogative | Use::Indefinite | Use::Demonstrative => return None,
        usage => Form::Pronoun(pronoun.person, usage),
    };
    let words = Words { all: token.word.into(), ..Words::default() };
    let (gender, number) = (pronoun.gender, pronoun.number);
    Some(Mention { gender, number, words, ..Mention::new(token.span(), form) })
}

impl Mention {
    fn new(span: Span, form: Form) -> Self {
        Mention {
            span,
            head: span,
            outer: span.start32(),
            reach: span.start32(),
            form,
            words: Words::default(),
            role: 0,
            role_words: Span::default(),
            affiliation: Span::default(),
            apposed: NOBODY,
            sentence: 0,
            paragraph: 0,
            sort: None,
            gender: Gender::Untold,
            number: Number::Untold,
            flags: Flags::default(),
            age: 0,
        }
    }

    /// It is the label of a transcript: what is spoken by "RUIZ:" is spoken by a person, by "BBC:" hardly.
    fn label(&mut self, text: &str) {
        // "Q." names nobody
        if self.form == Form::Name && self.head.text(text).trim_end_matches('.').chars().count() == 1 {
            self.sort = Some(SourceKind::Unnamed);
        }
        let vowel = |c: char| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y') || !c.is_ascii();
        if self.flags.has(Flags::CAPITALS) && self.head.text(text).contains(vowel) {
            self.flags.clear(Flags::CAPITALS);
            self.flags.set(Flags::SHOUTED);
            self.sort = self.sort.or(Some(SourceKind::Person));
        }
    }

    /// Words that no table lists.
    pub(crate) fn of_words(span: Span) -> Self {
        Mention::new(span, Form::Bare)
    }

    /// Whether it is said of one or more people, as far as its own words tell.
    pub(crate) fn is_human(&self) -> bool {
        matches!(self.sort, Some(SourceKind::Person | SourceKind::Group | SourceKind::Unnamed))
    }

    /// Whether a title of courtesy that tells the gender stands before the name: "Mr. Bell".
    pub(crate) fn is_courteous(&self) -> bool {
        self.flags.has(Flags::HONORIFIC) && matches!(self.gender, Gender::Male | Gender::Female)
    }

    pub(crate) fn is_description(&self) -> bool {
        matches!(self.form, Form::Definite | Form::Indefinite | Form::Bare)
    }
}
