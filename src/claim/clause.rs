//! Parts the words of one voice in one sentence into clauses that can each be an assertion.

use std::ops::Range;

use crate::claim::asked::{asks, filler, inverted, starts_question};
use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::verb::{is_finite, is_subject, starts_clause};
use crate::token::tag::Tag;
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
const SHORTEST: usize = 2;

/// How many it must have where nothing but a comma parts it from the next.
const TOLD: usize = 3;

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
    let mut start = filler(words, stretch);
    let mut left = Left::default();
    let mut index = start;
    let first = out.len();
    while index < stretch.len() {
        let token = at(stretch, index as isize);
        let comma = token.shape == Shape::Comma;
        let length = index - start;
        if index == start {
            left.leading = inverted(words, stretch.get(start..).unwrap_or_default()).is_some();
            left.begun = left.leading;
        }
        // "Crime is up, jobs are down", "The team won, the band played", not "The truth is, …", "I tell you, …"
        let last = at(stretch, index as isize - 1);
        let acts = || {
            let subject = at(stretch, index as isize - 2).tag.is_nominal();
            subject && last.tag == Tag::Past && last.end == token.start
        };
        let held = || last.tag == Tag::Pronoun || index > 0 && !acts() && is_finite(words, stretch, index - 1);
        let full = || length > TOLD || length == TOLD && !held();
        // "The facts are clear: rents have doubled."
        let begins = |next| starts_clause(words, stretch, next) || is_led(words, stretch, next);
        if token.shape == Shape::Colon && full() && left.is_free() && begins(index + 1) {
            out.push(Clause { tokens: range.start + start..range.start + index, whole: false, asked });
            (start, left, index) = (index + 1, Left::default(), index + 1);
            continue;
        }
        if (comma || token.tag == Tag::Conjunction) && length >= SHORTEST && left.is_independent() {
            let joint = joint(words, stretch, index);
            let next = index + joint.max(1);
            let closed = comma && !left.awaits || !left.subordinate;
            let that = words.is(at(stretch, next as isize), WordClass::Opens);
            // "it was late, that the road was shut, and that …"
            let told = that && at(stretch, next as isize).tag == Tag::Subordinator;
            let bare = || told || !soft(at(stretch, next as isize)) && (length > TOLD || goes_on(words, stretch, next));
            let conjoined = at(stretch, next as isize - 1).tag == Tag::Conjunction;
            let twins = || {
                let ends = |t: Token| matches!(t.tag, Tag::Comma | Tag::Conjunction) || out.len() > first;
                is_short(stretch, start) && is_short(stretch, next) && ends(at(stretch, next as isize + 2))
            };
            let long = match joint {
                0 => (full() && bare() || length == 2 && twins()) && !correlates(words, stretch, start, next),
                _ => conjoined || length >= TOLD || is_short(stretch, start) && is_short(stretch, next),
            };
            let question = || asked && left.is_whole(last) && starts_question(stretch, next);
            // "No matter what he says, that is wrong" is one
            let parted = if that && !told { left.free } else { closed || told };
            let anew = || starts_clause(words, stretch, next) || joint > 0 && is_led(words, stretch, next);
            // ", *nor* did she pay"
            let verb = matches!(at(stretch, next as isize).tag, Tag::Auxiliary | Tag::Modal | Tag::Past);
            let fronted = joint > 0 && verb && words.is(at(stretch, next as isize - 1), WordClass::Fronts);
            if long && parted && (fronted || anew()) || question() {
                out.push(Clause { tokens: range.start + start..range.start + index, whole: false, asked });
                let next = next - usize::from(fronted);
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

/// Whether a clause of two words stands at `index`: "*Prices rose*, wages fell, and rents doubled."
fn is_short(tokens: &[Token], index: usize) -> bool {
    let [subject, verb, next] = [0, 1, 2].map(|step| at(tokens, (index + step) as isize));
    let ends = matches!(next.tag, Tag::Comma | Tag::Conjunction | Tag::Stop | Tag::None);
    subject.tag.is_nominal() && verb.tag == Tag::Past && ends
}

/// Whether both clauses begin with what is compared in step: "*The more* we spend, *the less* we get."
fn correlates(words: &Grammar, tokens: &[Token], first: usize, second: usize) -> bool {
    let begins = |index: usize| {
        let [article, degree, subject] = [0, 1, 2].map(|step| at(tokens, (index + step) as isize));
        let subject = matches!(subject.tag, Tag::Pronoun | Tag::Determiner | Tag::Possessive);
        words.is(article, WordClass::Article) && matches!(degree.tag, Tag::Adjective | Tag::Adverb) && subject
    };
    begins(first) && begins(second)
}

/// Whether a clause begins at `index` with something that a comma parts from it: ", and *if wages fall, people will
/// leave*", ", and *in 2019, wages fell*".
pub(crate) fn is_led(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let first = at(tokens, index as isize);
    let leads = match first.tag {
        Tag::Subordinator | Tag::WhAdverb => !words.is(first, WordClass::Opens),
        Tag::To | Tag::Preposition => true,
        _ => false,
    };
    let rest = || tokens.get(index..).unwrap_or_default().iter().take(LONGEST_LEAD);
    let comma = rest().position(|t| t.tag == Tag::Comma).filter(|_| leads);
    comma.is_some_and(|comma| starts_clause(words, tokens, index + comma + 1))
}

/// The most tokens of what leads a clause before its comma.
const LONGEST_LEAD: usize = 16;

/// Whether a clause has more than its subject and its verb, as those have not that tell who speaks: ", the court heard".
fn goes_on(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let verb = (index..index + TOLD + 1).find(|&i| is_finite(words, tokens, i));
    !verb.is_some_and(|verb| matches!(at(tokens, verb as isize + 1).shape, Shape::Stop | Shape::None))
}

/// Whether "and that", ", and that" stand at `index`.
pub(crate) fn joins_that(words: &Grammar, tokens: &[Token], index: usize) -> bool {
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
    /// It began with a preposition: what is subordinate there has its own verb: "Despite claims that crime *fell*, …".
    placed: bool,
    /// What "that" has begun has no verb so far: "He says that under Labour, | bills rose".
    awaits: bool,
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

    /// Whether it is, and nothing that it holds is open.
    fn is_free(&self) -> bool {
        self.is_independent() && self.free
    }

    /// Whether it says something without what follows its last word: "I ask myself, why …" does not.
    fn is_whole(&self, last: Token) -> bool {
        let nominal = matches!(last.tag, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Number);
        self.is_free() && self.after > 1 && nominal
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
            self.subordinate = (self.subordinate & (!comma | self.awaits)) | subordinates;
        }
        let follows = at(tokens, index as isize + 1);
        let told = follows.is_word() && follows.tag != Tag::Conjunction;
        self.awaits |= subordinates && told && self.main && words.is(token, WordClass::Opens);
        self.awaits = self.awaits && !is_finite(words, tokens, index);
        // "Even if it rains, …"
        let next = || at(tokens, index as isize + 1).tag;
        let focus = token.tag == Tag::Adverb && matches!(next(), Tag::Subordinator | Tag::WhAdverb);
        self.placed |= !self.begun && token.tag == Tag::Preposition;
        self.begun |= token.is_word() && token.tag != Tag::Conjunction && !focus;
        self.nominal = self.nominal || is_subject(words, token) || words.is(token, WordClass::Fronts);
        self.after += usize::from(self.main && token.is_word());
        let open = !self.leading && !self.subordinate;
        let tells = !self.main || open && !self.free;
        let finite = tells && self.nominal && is_finite(words, tokens, index);
        if finite && self.placed && self.subordinate && !self.main {
            self.subordinate = false;
            return;
        }
        self.free |= finite && open;
        self.main |= finite;
    }
}

/// The clause without what joins it to others: marks, commas, "and", "that".
pub(crate) fn trimmed(words: &Grammar, tokens: &[Token], mut range: Range<usize>) -> Range<usize> {
    let odd = tokens.get(range.clone()).unwrap_or_default().iter().filter(|t| t.shape == Shape::Mark).count() % 2 == 1;
    let glue = |t: Token, ends: bool| match t.shape {
        Shape::Comma | Shape::Stop | Shape::Colon | Shape::Semicolon | Shape::Dash => true,
        Shape::Mark => odd,
        Shape::Close => !ends,
        Shape::Open => ends,
        // "*Nor* did she pay."
        _ if !ends && words.is(t, WordClass::Fronts) => false,
        _ => t.tag == Tag::Conjunction || !ends && t.tag == Tag::Subordinator && words.is(t, WordClass::Opens),
    };
    // a bullet
    let bullet = |t: Token, next: Token| t.shape == Shape::Symbol && next.start > t.end && next.shape != Shape::Number;
    range.start += usize::from(bullet(at(tokens, range.start as isize), at(tokens, range.start as isize + 1)));
    while range.start < range.end && glue(at(tokens, range.start as isize), false) {
        range.start += 1;
    }
    while range.start < range.end && glue(at(tokens, range.end as isize - 1), true) {
        range.end -= 1;
    }
    range
}
