//! Parts the words of one voice in one sentence into clauses that can each be an assertion.

use std::ops::Range;

use crate::claim::asked::{asks, starts_question};
use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::kinds::Subject;
use crate::claim::verb::{is_finite, is_subject, starts_clause};
use crate::claim::words::{Found, Meaning};
use crate::tag::Tag;
use crate::token::{at, Shape, Token};

/// A clause: its tokens, and the end of the stretch it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) tokens: Range<usize>,
    /// Whether it is the whole of what stands between two ends of sentences.
    pub(crate) whole: bool,
    /// Whether a question mark ends it.
    pub(crate) asked: bool,
}

/// How far the next word is looked for, in tokens.
const NEXT_WORD: usize = 32;

/// How many tokens a clause must have to stand alone.
const SHORTEST: usize = 3;

/// Appends the clauses of `tokens` to `out`.
pub(crate) fn clauses(words: &Grammar, text: &str, tokens: &[Token], out: &mut Vec<Clause>) {
    let mut start = 0;
    for (index, token) in tokens.iter().enumerate() {
        let last = index + 1 == tokens.len();
        let ends =
            token.shape == Shape::Semicolon || token.shape == Shape::Stop && (last || !lower_follows(tokens, index));
        if ends || last {
            // They shouted, “Why?”: asked in words that they quote
            let mark = if token.shape == Shape::Mark { at(tokens, index as isize - 1) } else { *token };
            let begins = tokens.iter().skip(start).find(|t| t.is_word()).map_or(0, |t| t.depth);
            let asked = mark.shape == Shape::Stop && mark.span().text(text).contains('?');
            let quoted = |i: &usize| at(tokens, *i as isize).depth > begins;
            let opening = |i: &usize| at(tokens, *i as isize).shape == Shape::MarkOpens;
            let first = (start..index).rev().take_while(quoted).last().filter(|_| asked && mark.depth > begins);
            match first.and_then(|first| first.checked_sub(1)).filter(opening) {
                Some(opening) => stretch(words, tokens, start..opening.max(start), false, out),
                None => stretch(words, tokens, start..index + 1, asked, out),
            }
            start = index + 1;
        }
    }
}

/// Whether the sentence goes on after the stop at `index` ("Yahoo! said", "… and then").
fn lower_follows(tokens: &[Token], index: usize) -> bool {
    let next = tokens.iter().skip(index + 1).take(NEXT_WORD).find(|t| t.is_word());
    next.is_some_and(|t| t.shape == Shape::Lower)
}

/// Splits one stretch between two ends of sentences where an independent clause follows another.
fn stretch(words: &Grammar, tokens: &[Token], range: Range<usize>, asked: bool, out: &mut Vec<Clause>) {
    let stretch = tokens.get(range.clone()).unwrap_or_default();
    let mut start = 0;
    let mut left = Left::default();
    let mut index = 0;
    let first = out.len();
    while index < stretch.len() {
        let token = at(stretch, index as isize);
        let comma = token.shape == Shape::Comma;
        let length = index - start;
        if (comma || token.tag == Tag::Conjunction) && length >= SHORTEST && left.is_independent() {
            let joint = joint(words, stretch, index);
            let next = index + joint.max(1);
            let closed = comma || !left.subordinate;
            let that = words.is(at(stretch, next as isize), WordClass::Opens);
            // "it was late, that the road was shut, and that …"
            let told = that && at(stretch, next as isize).tag == Tag::Subordinator;
            let long = joint > 0 || length > SHORTEST && (told || !soft(at(stretch, next as isize)));
            let question = || asked && left.is_whole(at(stretch, index as isize - 1)) && starts_question(stretch, next);
            if long && (closed || that) && starts_clause(words, stretch, next) || question() {
                out.push(Clause { tokens: range.start + start..range.start + index, whole: false, asked });
                (start, left, index) = (next, Left::default(), next);
                continue;
            }
        }
        left.read(words, stretch, index);
        index += 1;
    }
    out.push(Clause { tokens: range.start + start..range.end, whole: out.len() == first, asked });
    // "He signed it, and why did he sign it?": only the last is asked
    let asks = |c: &Clause| asks(tokens.get(c.tokens.clone()).unwrap_or_default());
    let new = out.get_mut(first..).unwrap_or_default();
    if new.last().is_some_and(asks) && !new.first().is_some_and(asks) {
        let statements = new.len().saturating_sub(1);
        new.iter_mut().take(statements).for_each(|clause| clause.asked = false);
    }
}

/// Whether "and that", ", and that" stand at `index`.
fn joins_that(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let joint = joint(words, tokens, index);
    joint > 0 && words.is(at(tokens, (index + joint) as isize), WordClass::Opens)
}

/// How many tokens join two clauses at `index`: "and", ", but"; 0 where none do.
fn joint(words: &Grammar, tokens: &[Token], index: usize) -> usize {
    let comma = usize::from(at(tokens, index as isize).shape == Shape::Comma);
    let token = at(tokens, (index + comma) as isize);
    let joins = token.tag == Tag::Conjunction || comma == 1 && words.is(token, WordClass::Joins);
    if joins {
        comma + 1
    } else {
        0
    }
}

/// Whether a word after a bare comma rather goes on with what was said than starts anew.
fn soft(token: Token) -> bool {
    !matches!(
        token.tag,
        Tag::Determiner
            | Tag::Possessive
            | Tag::Pronoun
            | Tag::Name
            | Tag::Noun
            | Tag::Nouns
            | Tag::Number
            | Tag::There
    )
}

/// What the clause so far holds.
#[derive(Default)]
struct Left {
    nominal: bool,
    /// A subject with its finite verb, in no subordinate clause.
    main: bool,
    /// Something subordinate has begun after the main verb.
    subordinate: bool,
    /// It began with something subordinate that no comma has closed.
    leading: bool,
    begun: bool,
    /// Whether a main verb was met where nothing subordinate was open, and how many words follow it.
    free: bool,
    after: usize,
}

impl Left {
    fn is_independent(&self) -> bool {
        self.main && !self.leading
    }

    /// Whether it says something without what follows its last word: "I ask myself, why …" does not.
    fn is_whole(&self, last: Token) -> bool {
        let nominal = matches!(last.tag, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Number);
        self.is_independent() && self.free && self.after > 1 && nominal
    }

    fn read(&mut self, words: &Grammar, tokens: &[Token], index: usize) {
        let token = at(tokens, index as isize);
        let subordinates = matches!(token.tag, Tag::Subordinator | Tag::Wh | Tag::WhAdverb);
        let comma = token.tag == Tag::Comma;
        if subordinates & !self.begun {
            self.leading = !words.is(token, WordClass::Opens);
        } else if comma & self.leading {
            self.leading = !starts_clause(words, tokens, index + 1);
            (self.main, self.nominal) = (false, false);
        } else {
            self.subordinate = (self.subordinate & !comma) | subordinates;
        }
        self.begun |= token.is_word() && token.tag != Tag::Conjunction;
        self.nominal = self.nominal || is_subject(words, token);
        self.after += usize::from(self.main && token.is_word());
        let open = !self.leading && !self.subordinate;
        let tells = !self.main || open && !self.free;
        let finite = tells && self.nominal && is_finite(words, tokens, index);
        self.free |= finite && open;
        self.main |= finite;
    }
}

/// Sets right what the tagger often gets wrong where clauses are told by it; `retold` says whether somebody's words are
/// told in the writer's.
pub(crate) fn mend(words: &Grammar, text: &str, tokens: &mut [Token], retold: bool) {
    let mut from = 0;
    let that = |t: &Token| retold && t.tag == Tag::Determiner && words.is(*t, WordClass::Opens);
    let doubtful = |t: &Token| {
        matches!(t.tag, Tag::Adjective | Tag::Interjection | Tag::Auxiliary | Tag::Base | Tag::Participle) || that(t)
    };
    while let Some(step) = tokens.get(from..).and_then(|rest| rest.iter().position(doubtful)) {
        let index = from + step;
        from = index + 1;
        let (token, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
        let last = matches!(next.tag, Tag::Comma | Tag::Stop | Tag::None);
        let mended = match token.tag {
            // "Sales tripled.", "The mill never reopened, …"
            Tag::Adjective if last && follows_subject(tokens, index) && token.span().text(text).ends_with("ed") => {
                Tag::Past
            }
            // "The price has doubled because …", "The number of boats halved in a year."
            Tag::Adjective if goes_on(words, tokens, index) && token.span().text(text).ends_with("ed") => {
                Tag::Participle
            }
            // "The mill closed and that prices rose": what joins two clauses has one before it
            Tag::Participle if follows_subject(tokens, index) && joins_that(words, tokens, index + 1) => Tag::Past,
            // "The court has upheld the act."
            Tag::Base if perfect(words, at(tokens, index as isize - 1)) => Tag::Participle,
            // "All of the barges sank.", "Cut by half, the crew stayed on."
            Tag::Base if words.is(token, WordClass::NoOrder) && next.tag == Tag::Preposition => Tag::Participle,
            // "No wonder it held."
            Tag::Interjection if words.is(token, WordClass::Denies) && next.is_word() => Tag::Determiner,
            Tag::Auxiliary if words.is(token, WordClass::Anybody) => Tag::Pronoun,
            // (said that it was late), "but that safety came first"
            Tag::Determiner if at(tokens, index as isize - 1).tag == Tag::Conjunction => Tag::Subordinator,
            _ => continue,
        };
        if let Some(token) = tokens.get_mut(index) {
            token.tag = mended;
        }
    }
}

fn perfect(words: &Grammar, token: Token) -> bool {
    token.tag == Tag::Auxiliary && words.is(token, WordClass::Perfect)
}

/// Whether the word at `index` stands after a perfect's auxiliary or a noun, and before no noun that it could go with.
fn goes_on(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let before = at(tokens, index as isize - 1);
    let next = at(tokens, index as isize + 1).tag;
    let apart = matches!(next, Tag::Preposition | Tag::Subordinator | Tag::To | Tag::Comma | Tag::Stop | Tag::None);
    apart && (perfect(words, before) || matches!(before.tag, Tag::Noun | Tag::Nouns | Tag::Name))
}

/// Whether a phrase that ends in "to" stands before what it goes with: "was due to sail" intends, "was due to rain"
/// gives a cause.
pub(crate) fn fits(words: &Grammar, tokens: &[Token], found: Found) -> bool {
    let last = at(tokens, (found.at + found.len) as isize - 1);
    if found.len < 2 || !words.is(last, WordClass::Infinitive) {
        return true;
    }
    match found.meaning {
        Meaning::Subject(Subject::Cause | Subject::Comparison) => last.tag != Tag::To,
        Meaning::Modality(_) => last.tag == Tag::To,
        _ => true,
    }
}

/// Whether the word before `index`, adverbs passed over, can be a subject's last.
fn follows_subject(tokens: &[Token], index: usize) -> bool {
    let before = tokens.get(..index).unwrap_or_default().iter().rev().find(|t| t.tag != Tag::Adverb);
    before.is_some_and(|t| t.tag.is_nominal())
}

/// The clause without what joins it to others: marks, commas, "and", "that".
pub(crate) fn trimmed(words: &Grammar, tokens: &[Token], mut range: Range<usize>) -> Range<usize> {
    let odd = tokens.get(range.clone()).unwrap_or_default().iter().filter(|t| t.shape == Shape::Mark).count() % 2 == 1;
    let glue = |t: Token, ends: bool| match t.shape {
        Shape::Comma | Shape::Stop | Shape::Colon | Shape::Semicolon | Shape::Dash => true,
        Shape::Mark => odd,
        Shape::Close => !ends,
        Shape::Open => ends,
        _ => t.tag == Tag::Conjunction || !ends && t.tag == Tag::Subordinator && words.is(t, WordClass::Opens),
    };
    while range.start < range.end && glue(at(tokens, range.start as isize), false) {
        range.start += 1;
    }
    while range.start < range.end && glue(at(tokens, range.end as isize - 1), true) {
        range.end -= 1;
    }
    range
}
