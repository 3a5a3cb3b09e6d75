//! Dialogue: two people speak in turns, and after a while nobody says who.

use std::ops::Range;

use crate::attribution::{Attribution, AttributionKind, Rule, Source};
use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::grammar::bounds::has_finite;
use crate::lexicon::known;
use crate::lexicon::{word_hash, Gender, Lexicon, Number, Person};
use crate::quotation::Quotation;
use crate::token::tag::Tag;
use crate::token::{at, Shape};
use crate::Span;

/// One paragraph of a dialogue: who speaks in it, whether it asks, and whether nobody is named in it.
#[derive(Clone, Debug)]
struct Turn {
    source: Source,
    asks: bool,
    unnamed: bool,
    /// Hardly more is told than who speaks.
    bare: bool,
}

/// The last two turns, while one follows the other without a paragraph of other words between.
#[derive(Debug, Default)]
pub(crate) struct Dialogue {
    style: Style,
    last: Option<Turn>,
    before: Option<Turn>,
}

/// What a text is like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Style {
    #[default]
    Plain,
    /// People speak to each other in most paragraphs, or it tells of what he, she and I did: a novel.
    Novel,
}

/// How sure it is whose turn it is: where who is asked answers, and where it is merely the other's turn.
const SURE_ANSWER: f32 = 0.5;
const SURE_TURN: f32 = 0.45;
/// How sure it is that a paragraph of a novel that is a quotation was said, whoever said it.
pub(crate) const SURE_SPEECH: f32 = 0.5;

/// The most words by which somebody whose turn it is goes: "the old captain".
const SHORT: usize = 3;

/// The most words beside the quotation of a turn of which hardly more is told than who speaks, and its most tokens.
const LEAST_TOLD: usize = 5;
const LONGEST_BARE: usize = 40;

/// The most words of a turn that is nobody's by itself.
const LONGEST: usize = 80;

impl Dialogue {
    pub(crate) fn new(style: Style) -> Self {
        Dialogue { style, last: None, before: None }
    }

    pub(crate) fn style(&self) -> Style {
        self.style
    }

    pub(crate) fn is_novel(&self) -> bool {
        self.style == Style::Novel
    }

    /// Whether a paragraph that is nothing but `quote` comes right after a short one that asks: whoever asked does not
    /// answer, as whoever asks in a report goes on.
    pub(crate) fn is_answer(&self, block: &Block, quote: &QuotedTokens) -> bool {
        !quote.continues && is_alone(block, quote) && self.last.as_ref().is_some_and(|last| last.asks && last.bare)
    }

    /// Whose turn it is in a paragraph that is nothing but `quote`, and how sure that is: who is asked answers, and
    /// who asked before asks again; after a turn that nobody was named for, the other one speaks.
    pub(crate) fn turn(&self, text: &str, block: &Block, quote: &QuotedTokens) -> Option<(&Source, f32)> {
        let (last, before) = (self.last.as_ref()?, self.before.as_ref()?);
        if quote.continues || !is_alone(block, quote) {
            return None;
        }
        let asks = asks(text, block, quote);
        let answers = last.asks && !asks;
        let goes_on = before.asks && asks && !last.asks;
        let brief = quote.last - quote.first <= LONGEST && is_short(&last.source) && is_short(&before.source);
        let other = last.unnamed && brief && !calls(text, block, quote, &before.source);
        match (answers || goes_on, other) {
            (true, _) => Some((&before.source, SURE_ANSWER)),
            (_, true) => Some((&before.source, SURE_TURN)),
            _ => None,
        }
    }

    /// Notes who speaks in a paragraph, where it begins with a quotation; otherwise the dialogue is over. The turns of a
    /// novel are those of its conversations, which are weighed when everybody in it is known.
    pub(crate) fn note(&mut self, text: &str, block: &Block, attributions: &[Attribution]) {
        if self.is_novel() {
            return;
        }
        let opening = block.quotes.first().filter(|q| q.first <= 1);
        let mut speech = attributions.iter().filter(|a| a.kind == AttributionKind::Direct);
        let spoken = speech.next();
        // two who speak in one paragraph are no turn
        let others = speech.any(|a| spoken.is_some_and(|s| source_text(s) != source_text(a)));
        let speaks = spoken.filter(|_| !others).and_then(|a| Some((a.source.clone()?, a.rule == Rule::Turn)));
        let (Some(_), Some((source, unnamed))) = (opening, speaks) else {
            *self = Dialogue::new(self.style);
            return;
        };
        let asks = block.quotes.last().is_some_and(|last| asks(text, block, last));
        let told = block.tokens.iter().filter(|t| t.is_word() && t.depth == 0).take(LEAST_TOLD + 1).count();
        let bare = told <= LEAST_TOLD && block.tokens.len() <= LONGEST_BARE;
        let turn = Turn { source, asks, unnamed, bare };
        let same = self.last.as_ref().is_some_and(|last| last.source.text == turn.source.text);
        self.before = if same { None } else { self.last.take() };
        self.last = Some(turn);
    }
}

/// What a text is like, by how many of its paragraphs open with a quotation, in how many of these people speak to
/// each other, and by what is told between.
pub(crate) fn style<'s>(
    text: &str,
    paragraphs: impl Iterator<Item = &'s [Span]>,
    marks: &[Quotation],
    lexicon: &Lexicon,
) -> Style {
    let mut outer = marks.iter().filter(|q| q.depth == 0).peekable();
    let (mut all, mut open, mut lively, mut brief) = (0usize, 0usize, 0usize, 0usize);
    for (first, last) in paragraphs.filter_map(|sentences| sentences.first().zip(sentences.last())) {
        all += 1;
        while outer.next_if(|q| q.outer.start() < first.start()).is_some() {}
        if let Some(quotation) = outer.next_if(|q| q.outer.start() == first.start() && !q.continues) {
            open += 1;
            let words = quotation.inner.text(text);
            let whole = quotation.outer.end() >= last.text(text).trim_end().len() + last.start();
            if is_lively(words, lexicon) {
                lively += 1;
            } else {
                brief += usize::from(whole && is_brief(words));
            }
        }
    }
    let answers = (lively + brief) * 3;
    let mostly = open * 5 >= all * 2 && answers >= open;
    let nearly_all = open * 4 >= all * 3;
    let talks = answers > open;
    let speak = talks || lively > 1 && open * 2 >= all;
    if open < 3 || lively == 0 || !(mostly || nearly_all || speak) {
        return Style::Plain;
    }
    let told = Told::of(text, marks, lexicon);
    if told.is_story() || (mostly || nearly_all) && !told.is_report() {
        Style::Novel
    } else {
        Style::Plain
    }
}

/// Whether what stands outside of the quotations is a story.
pub(crate) fn is_story(text: &str, marks: &[Quotation], lexicon: &Lexicon) -> bool {
    Told::of(text, marks, lexicon).is_story()
}

/// How many words stand outside of the quotations, how many of these are he, she and I, and how many are figures.
#[derive(Default)]
struct Told {
    all: usize,
    people: usize,
    figures: usize,
    /// How many are "says", less those that are "said".
    today: isize,
}

impl Told {
    /// Whether it tells of what he, she and I did, and hardly holds a figure.
    fn is_story(&self) -> bool {
        self.people * 20 >= self.all && self.figures * 250 <= self.all
    }

    /// Whether it holds as many figures as only a report does: "said Mary Hale, 71". Novels of today have none.
    fn is_report(&self) -> bool {
        self.figures * 40 > self.all || self.today > 0 && self.figures * 250 > self.all
    }

    fn of(text: &str, marks: &[Quotation], lexicon: &Lexicon) -> Self {
        let outer = marks.iter().filter(|q| q.depth == 0).map(|q| q.outer);
        let ends = outer.clone().map(|span| span.end());
        let starts = outer.map(|span| span.start()).chain([text.len()]);
        let told = std::iter::once(0).chain(ends).zip(starts).filter_map(|(from, to)| text.get(from..to));
        let words = told.flat_map(|told| told.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()));
        let mut counts = Told::default();
        for word in words.take(WORDS_OF_STORY) {
            counts.all += 1;
            let hash = word_hash(word);
            let pronoun = lexicon.entry(hash).pronoun;
            counts.people += usize::from(pronoun.is_some_and(|p| match p.person {
                Person::First => p.number != Number::Plural,
                Person::Second => false,
                Person::Third => matches!(p.gender, Gender::Male | Gender::Female),
            }));
            counts.today += isize::from(hash == known::SAYS) - isize::from(hash == known::SAID);
            // no "4th"
            counts.figures += usize::from(word.bytes().all(|b| b.is_ascii_digit()));
        }
        counts
    }
}

/// How many words are counted to tell a story by its pronouns.
const WORDS_OF_STORY: usize = 4000;

/// Whether the words ask, cry out, break off or speak to somebody.
fn is_lively(words: &str, lexicon: &Lexicon) -> bool {
    let end = (0..=LONGEST_SPEECH.min(words.len())).rev().find(|&at| words.is_char_boundary(at)).unwrap_or(0);
    let words = words.get(..end).unwrap_or_default();
    let calls = |word: &str| lexicon.entry(word_hash(word)).pronoun.is_some_and(|p| p.person == Person::Second);
    words.contains(['?', '!'])
        || words.ends_with(['—', '–', '-'])
        || words.split(|c: char| !c.is_alphabetic()).any(calls)
}

/// Whether it is so short that a paragraph of nothing else answers what was said before: “Look higher.”
fn is_brief(words: &str) -> bool {
    words.split_whitespace().take(BRIEF + 1).count() <= BRIEF
}

/// The most words of such a quotation.
const BRIEF: usize = 6;

/// How many bytes of a quotation are looked at.
const LONGEST_SPEECH: usize = 200;

/// Whether an attribution of a novel can stand: what people do in it is seldom speech. "She pushed the ledger away."
pub(crate) fn tells(block: &Block, lexicon: &Lexicon, candidate: &Candidate) -> bool {
    let head = at(&block.tokens, candidate.head as isize);
    candidate.quotes(block) || !head.tag.is_verb() || lexicon.get(head.entry).cue.is_some()
}

/// Leaves out of what somebody says in a novel what the writer tells around it: | there was a pause, and then | “Tom,” said Ann,
/// “it is late.” She said, | trying to be easy |, “It is late.” But not what is reported: She said | that she was tired |.
pub(crate) fn leave_narration(block: &Block, candidate: &mut Candidate) {
    let token = |i: usize| at(&block.tokens, i as isize);
    let begins = |q: &QuotedTokens| matches!(token(q.first).shape, Shape::Capital | Shape::Upper);
    let inside = |p: &Range<usize>| {
        let first = block.quotes.partition_point(|q| q.last <= p.start);
        let end = p.end;
        block.quotes.get(first..).unwrap_or_default().iter().take(INSIDE).take_while(move |q| q.first < end)
    };
    let head = candidate.head;
    let speaks = |p: &Range<usize>| inside(p).any(|q| begins(q) && (head < q.first || q.last <= head));
    // what is told between two of them is a clause of the writer's, who quotes both
    let joins = |p: &Range<usize>| {
        let ends = inside(p).map(|q| q.last);
        ends.zip(inside(p).skip(1)).any(|(end, next)| has_finite(block, end..next.first))
    };
    if !candidate.pieces.iter().any(speaks) || candidate.pieces.iter().any(joins) {
        return;
    }
    let apart = |i: usize| i.checked_sub(1).is_some_and(|i| token(i).tag == Tag::Comma);
    let reports = |p: &Range<usize>| head < p.start && !apart(p.start) && has_finite(block, p.clone());
    let mut kept = Vec::with_capacity(candidate.pieces.len());
    for piece in &candidate.pieces {
        let first = inside(piece).next().map_or(piece.end, |q| q.first.max(piece.start));
        if reports(&(piece.start..first)) {
            kept.push(piece.clone());
            continue;
        }
        let mut from = piece.start;
        for quote in inside(piece) {
            let (first, last) = (quote.first.max(piece.start), quote.last.min(piece.end));
            // the mark before it
            let told = from..first.saturating_sub(1);
            kept.extend(reports(&told).then_some(told));
            kept.push(first..last);
            from = last + 1;
        }
        let rest = from..piece.end;
        kept.extend(reports(&rest).then_some(rest));
    }
    candidate.pieces = kept;
}

/// The most quotations of a piece of content that are looked at.
const INSIDE: usize = 16;

fn source_text(attribution: &Attribution) -> Option<&str> {
    attribution.source.as_ref().map(|s| s.text.as_str())
}

/// Whether a paragraph is nothing but the quotation.
pub(crate) fn is_alone(block: &Block, quote: &QuotedTokens) -> bool {
    let mut outside = block.tokens.iter().take(quote.first).chain(block.tokens.iter().skip(quote.last));
    outside.all(|t| !t.is_word())
}

/// Whether the words name somebody as a dialogue does: "Edmund", "Mrs Pargeter", "the old captain".
fn is_short(source: &Source) -> bool {
    source.text.split_whitespace().count() <= SHORT && !source.text.contains(',')
}

/// Whether the quotation holds the last word of the source, as who speaks to somebody calls him or her.
fn calls(text: &str, block: &Block, quote: &QuotedTokens, source: &Source) -> bool {
    let Some(name) = source.text.split_whitespace().last() else { return false };
    let mut words = block.tokens.get(quote.first..quote.last).unwrap_or_default().iter();
    words.any(|t| t.span().text(text) == name)
}

/// Whether a quotation ends with a question.
fn asks(text: &str, block: &Block, quote: &QuotedTokens) -> bool {
    let last = quote.last.checked_sub(1).and_then(|i| block.tokens.get(i));
    last.is_some_and(|t| t.span().text(text).ends_with(['?', '？']))
}
