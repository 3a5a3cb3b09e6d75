//! Noun phrases: what could stand for somebody.

use std::ops::Range;

use crate::lexicon::known;
use crate::lexicon::{Entry, Lexicon, SourceKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// A base noun phrase: determiner to head noun, no phrase after it. Indices into its block's tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) start: u32,
    /// One after its last token, which is its head.
    pub(crate) end: u32,
    pub(crate) kind: PhraseKind,
    /// What the tables say its head stands for.
    pub(crate) role: Role,
    /// What else they say of it, by number: where a content ends is told by who or what comes next.
    pub(crate) sort: u8,
}

/// What a phrase's head is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum PhraseKind {
    Pronoun,
    /// A possessive pronoun, before what it possesses.
    Possessive,
    /// who, which, that.
    Relative,
    Name,
    Noun,
    /// A determiner, number or adjective without a noun: "many", "three", "the latest".
    Bare,
}

impl Phrase {
    fn new(tokens: &[Token], range: Range<usize>, kind: PhraseKind, role: Role, lexicon: &Lexicon) -> Self {
        let sort = sort(tokens, range.clone(), kind, lexicon);
        Phrase { start: range.start as u32, end: range.end as u32, kind, role, sort }
    }

    /// Its tokens' places.
    pub(crate) fn tokens(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) fn head(self) -> usize {
        (self.end as usize).saturating_sub(1)
    }

    /// Whether it is a noun, a name or a pronoun that can be a subject.
    pub(crate) fn is_nominal(&self) -> bool {
        matches!(self.kind, PhraseKind::Noun | PhraseKind::Name | PhraseKind::Pronoun)
    }

    /// Whether it names somebody, by a name, a pronoun or a noun that the tables know for a source.
    pub(crate) fn is_somebody(&self) -> bool {
        match self.kind {
            PhraseKind::Name => self.role != Role::NotName,
            PhraseKind::Noun => !matches!(self.role, Role::Unknown | Role::NotName),
            PhraseKind::Pronoun => true,
            _ => false,
        }
    }
}

/// What a phrase stands for, by the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Role {
    Unknown,
    Person,
    Organisation,
    Document,
    Group,
    Unnamed,
    /// An office, rank or role: "the president".
    Title,
    /// A name that begins with a given name or a title.
    Human,
    /// A weekday, a month, a place.
    NotName,
}

/// Appends the base noun phrases of `tokens[range]` to `out`.
pub(crate) fn phrases(tokens: &[Token], range: Range<usize>, lexicon: &Lexicon, out: &mut Vec<Phrase>) {
    let (mut index, last) = (range.start, range.end);
    while index < last {
        let (mut end, kind) = phrase_at(tokens, index, last);
        if let Some(kind) = kind {
            end += usize::from(kind == PhraseKind::Noun && end < last && splits_title(tokens, end, lexicon));
            let role_of = |range| role(tokens, range, kind, lexicon);
            let of_somebody = |r: Role| matches!(r, Role::Person | Role::Organisation | Role::Group | Role::Title);
            let named = |from| kind == PhraseKind::Name || kind == PhraseKind::Noun && of_somebody(role_of(from..end));
            // "| Sun | Hing Properties said"
            let body = index == range.start && lexicon.get(at(tokens, end as isize - 1).entry).organisation.is_some();
            // "on May 12, 2019 Ann Bell"
            let dated = at(tokens, index as isize - 1).tag == Tag::Comma;
            let dated = dated && at(tokens, index as isize - 2).tag == Tag::Number;
            let mut led = dated || follows_preposition(tokens, index);
            while end - index > 1 {
                let tag = at(tokens, index as isize).tag;
                let number = kind == PhraseKind::Name && tag == Tag::Number && led;
                if is_date(tokens, index, lexicon) && named(index) && !body {
                    // "on Monday President Oya", "by Tuesday officials": the day is no part of what comes next
                    out.push(Phrase::new(tokens, index..index + 1, PhraseKind::Name, Role::NotName, lexicon));
                } else if number && at(tokens, index as isize + 1).tag == Tag::Name {
                    // "in 2019 Ann Bell", "by nine Ann Bell"
                    out.push(Phrase::new(tokens, index..index + 1, PhraseKind::Bare, Role::Unknown, lexicon));
                } else {
                    break;
                }
                (index, led) = (index + 1, true);
            }
            if let Some(name) = name_behind(tokens, index..end, lexicon).filter(|_| kind == PhraseKind::Name) {
                let kind = PhraseKind::Noun;
                let role = role(tokens, index..name, kind, lexicon);
                out.push(Phrase::new(tokens, index..name, kind, role, lexicon));
                index = name;
            }
            let role = role(tokens, index..end, kind, lexicon);
            out.push(Phrase::new(tokens, index..end, kind, role, lexicon));
        }
        index = end.max(index + 1);
    }
}

/// Where a name begins behind a noun that says nothing of its bearer: "at the time | Roe |", "on the bill | Senator Roe |".
fn name_behind(tokens: &[Token], phrase: Range<usize>, lexicon: &Lexicon) -> Option<usize> {
    let token = |i: usize| at(tokens, i as isize);
    if token(phrase.start).tag != Tag::Determiner || !follows_preposition(tokens, phrase.start) {
        return None;
    }
    let capital = |i: usize| token(i).tag.is_nominal() && token(i).shape == Shape::Capital;
    let name = (phrase.start + 2..phrase.end).find(|&i| capital(i))?;
    let noun = lexicon.get(token(name - 1).entry);
    let bearer = noun.source.is_some_and(|kind| kind != SourceKind::Document);
    let tells = noun.title.is_some() || bearer || noun.role.is_some() || noun.name_part.is_some();
    (token(name - 1).shape == Shape::Lower && token(name - 1).tag == Tag::Noun && !tells).then_some(name)
}

/// Whether a phrase that ends there ends inside a title: "the attorney | general determined".
fn splits_title(tokens: &[Token], end: usize, lexicon: &Lexicon) -> bool {
    let words = [at(tokens, end as isize - 1), at(tokens, end as isize)];
    let [first, next] = words;
    next.tag == Tag::Adjective
        && lexicon.get(first.entry).goes_on
        && lexicon
            .prefixes(words.into_iter().map(|t| t.word))
            .any(|(length, entry)| length == 2 && entry.title.is_some())
}

/// Whether the token is a weekday or a month, and no given name.
fn is_date(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(at(tokens, index as isize).entry);
    entry.is_date() && entry.given_name.is_none()
}

fn role(tokens: &[Token], range: Range<usize>, kind: PhraseKind, lexicon: &Lexicon) -> Role {
    let entry = |index: usize| lexicon.get(at(tokens, index as isize).entry);
    let head = entry(range.end.saturating_sub(1));
    match kind {
        PhraseKind::Pronoun | PhraseKind::Possessive | PhraseKind::Relative | PhraseKind::Bare => Role::Unknown,
        PhraseKind::Name => match () {
            () if head.organisation.is_some() => Role::Organisation,
            () if range
                .clone()
                .any(|i| matches!(entry(i), Entry { given_name: Some(_), .. } | Entry { title: Some(_), .. })) =>
            {
                Role::Human
            }
            () if head.not_name.is_some() => Role::NotName,
            () => Role::Unknown,
        },
        PhraseKind::Noun => match (head.source, head.title) {
            (Some(SourceKind::Person), _) => Role::Person,
            (Some(SourceKind::Organisation), _) => Role::Organisation,
            (Some(SourceKind::Document), _) => Role::Document,
            (Some(SourceKind::Group), _) => Role::Group,
            (Some(SourceKind::Unnamed), _) => Role::Unnamed,
            (None, Some(_)) => Role::Title,
            (None, None) if head.not_name.is_some() => Role::NotName,
            (None, None) => Role::Unknown,
        },
    }
}

/// What the tables say of a phrase's head, in more kinds than a [`Role`] tells apart; each has a number of its own.
fn sort(tokens: &[Token], range: Range<usize>, kind: PhraseKind, lexicon: &Lexicon) -> u8 {
    let token = |i: usize| at(tokens, i as isize);
    let last = token(range.end.saturating_sub(1));
    let (head, first) = (lexicon.get(last.entry), lexicon.get(token(range.start).entry));
    match (head.pronoun, kind) {
        (Some(pronoun), _) => 1 + pronoun.usage as u8 + 10 * pronoun.person as u8,
        (_, PhraseKind::Name) => match () {
            () if head.organisation.is_some() => 41,
            () if first.title.is_some() => 42,
            () if first.given_name.is_some() => 43,
            () if head.not_name.is_some() => 44,
            () if range.len() > 1 => 45,
            () => 46,
        },
        _ => match (head.title, head.source) {
            (Some(title), _) => 50 + title.kind as u8,
            (_, Some(source)) => 60 + source as u8,
            _ if head.cue_noun.is_some() => 70,
            _ if head.not_name.is_some() => 71,
            _ if last.tag == Tag::Nouns => 72,
            _ if last.tag == Tag::Noun => 73,
            _ => 74,
        },
    }
}

/// Whether a phrase can begin with a token of this part of speech: one can with few of them.
fn can_begin(tag: Tag) -> bool {
    let leads = matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Wh | Tag::There | Tag::Adjective | Tag::Other);
    leads || tag.is_nominal()
}

/// The most symbols that a phrase begins with: "| US$5 |", but a line of nothing but asterisks is none.
const SYMBOLS: usize = 8;

/// The phrase that starts at `start`: where it ends, and its kind; none where no phrase starts.
fn phrase_at(tokens: &[Token], start: usize, last: usize) -> (usize, Option<PhraseKind>) {
    let tag = |i: usize| if i < last { at(tokens, i as isize).tag } else { Tag::None };
    let next = start + 1;
    if !can_begin(tag(start)) {
        return (next, None);
    }
    match tag(start) {
        Tag::Pronoun | Tag::There => return (next, Some(PhraseKind::Pronoun)),
        // "which | Clinton | praised", "what | officials | said", but "which side said so"
        Tag::Wh if tag(next) != Tag::Noun => return (next, Some(PhraseKind::Relative)),
        // the possessor may be a source by itself, so it stands apart
        Tag::Possessive => return (next, Some(PhraseKind::Possessive)),
        // "that was all | Bell | said"
        Tag::Determiner
            if at(tokens, start as isize).is(known::ALL)
                && tag(next) == Tag::Name
                && start > 0
                && at(tokens, start as isize - 1).tag == Tag::Auxiliary =>
        {
            return (next, Some(PhraseKind::Bare));
        }
        _ => {}
    }
    let is_symbol = |i: usize| at(tokens, i as isize).shape == Shape::Symbol;
    let mut end = start;
    let mut head = None;
    while end < last {
        let tag_here = tag(end);
        let adjective_like = matches!(tag_here, Tag::Adjective | Tag::Number)
            || matches!(tag_here, Tag::Participle | Tag::Gerund) && end > start && premodifies(tokens, end, last)
            || tag_here == Tag::Adverb && end > start && matches!(tag(end + 1), Tag::Adjective | Tag::Participle);
        if tag_here == Tag::Adjective && end > start && joins_name(tokens, start, end, last) {
            end += 1;
            continue;
        }
        match tag_here {
            Tag::Determiner | Tag::Wh if end == start => head = Some((end + 1, PhraseKind::Bare)),
            // "all the mills", but "in 1847 | the engineer"
            Tag::Determiner
                if end == start + 1 && tag(start) != Tag::Number && matches!(head, Some((_, PhraseKind::Bare))) =>
            {
                head = Some((end + 1, PhraseKind::Bare))
            }
            Tag::Name => head = Some((end + 1, PhraseKind::Name)),
            Tag::Noun | Tag::Nouns => head = Some((end + 1, PhraseKind::Noun)),
            Tag::Other if is_symbol(end) && (head.is_some() || end < start + SYMBOLS) => {}
            Tag::Genitive => break,
            _ if adjective_like => {
                if !matches!(head, Some((_, PhraseKind::Name | PhraseKind::Noun))) {
                    head = Some((end + 1, PhraseKind::Bare));
                } else if tag_here != Tag::Number {
                    break;
                }
            }
            _ => break,
        }
        end += 1;
    }
    match head {
        Some((end, kind)) => (end, Some(kind)),
        None => (next, None),
    }
}

/// Whether the adjective at `index` stands between a name and the noun of one phrase: "Kashmiri | militant | groups", "a US
/// | diplomatic | source", but "in Kabul local leaders".
fn joins_name(tokens: &[Token], start: usize, index: usize, last: usize) -> bool {
    let tag = |i: usize| if i < last { at(tokens, i as isize).tag } else { Tag::None };
    let lower = at(tokens, index as isize).shape == Shape::Lower;
    let people = index == start + 1 && tag(index + 1) == Tag::Nouns && !follows_preposition(tokens, start);
    let article = index > start + 1 && known::INDEFINITE.contains(&at(tokens, start as isize).word);
    let noun = matches!(tag(index + 1), Tag::Noun | Tag::Nouns);
    lower && tag(index - 1) == Tag::Name && (people || article && noun)
}

fn follows_preposition(tokens: &[Token], index: usize) -> bool {
    at(tokens, index as isize - 1).tag == Tag::Preposition
}

/// Whether a participle stands before the noun it belongs to.
fn premodifies(tokens: &[Token], index: usize, last: usize) -> bool {
    index + 1 < last
        && matches!(at(tokens, index as isize + 1).tag, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective)
}
