//! Descriptions: noun phrases whose noun stands for somebody.

use std::ops::Range;

use super::known::{A, AN, ANOTHER, EX, FORMER, OF, ONE, OTHER, SOME, THAT, THE, THESE, THIS, THOSE};
use super::sort::is_adjective;
use super::title::{key, title_at, whole_title};
use super::{Flags, Form, Mention, Scene};
use crate::lexicon::{Ending, Gender, NamePart, Number, SourceKind, Title, TitleKind};
use crate::token::tag::Tag;
use crate::token::Shape;

/// The most words of a phrase after "one of".
const LONGEST_PHRASE: usize = 6;

/// The mention that the phrase `start..end`, whose head is a noun, is, and the token after its last.
pub(super) fn description(scene: &Scene<'_>, start: usize, end: usize) -> Option<(Mention, usize)> {
    let end = if end == start + 1 && scene.token(start).tag == Tag::Determiner { noun_after(scene, end) } else { end };
    let head = end.checked_sub(1)?;
    let age = age(scene, head);
    let noun = scene.token(head);
    let entry = scene.lexicon.get(noun.entry);
    let thing = match entry.name_part {
        Some(NamePart::Thing) => is_thing(scene, start, end),
        Some(NamePart::Limb) => is_thing(scene, start, end) || is_limb(scene, start, end),
        _ => false,
    };
    if thing {
        return None;
    }
    if entry.title.is_some() || entry.goes_on {
        // the longest title that takes in the head: "prime minister", "secretary of state"
        let title = (start.max(end.saturating_sub(3))..end).find_map(|i| {
            let (length, title) = title_at(scene, i)?;
            (i + length >= end).then_some((i, i + length, title))
        });
        if let Some((first, after, title)) = title {
            let found = titled(scene, start, first, after, title);
            return found.map(|(mention, after)| (Mention { age: told_age(scene, start..head), ..mention }, after));
        }
    }
    if end == start + 1 && noun.word == ONE && scene.token(end).word == OF {
        return one_of(scene, start);
    }
    let pair = scene.lexicon.entry(key_of_two(scene, head)).source;
    let sort = match (entry.source, entry.role) {
        (Some(kind), _) if pair.is_none() => kind,
        (_, Some(_)) => SourceKind::Person,
        _ if age > 0 || entry.name_part == Some(NamePart::Calling) => SourceKind::Person,
        _ if is_native(scene, start, head) => SourceKind::Person,
        // "the 51-year-old teaching assistant", whatever it is
        _ if pair.is_none() && told_age(scene, start..head) > 0 => SourceKind::Person,
        _ => pair?,
    };
    let mut mention = base(scene, start, head, end);
    let plain = mention.form == Form::Bare && mention.number == Number::Singular && noun.shape == Shape::Lower;
    if plain && sort == SourceKind::Person && scene.before(start).tag == Tag::Preposition {
        return None; // "on guard"
    }
    if noun.tag == Tag::Name && scene.words(noun).ends_with('s') {
        mention.number = Number::Plural; // "Critics", at the start of a sentence
    }
    mention.sort = Some(match sort {
        // said of one, the word tells that he or she is one: "an official"
        SourceKind::Group if mention.number == Number::Singular && is_one(scene, noun.word) => SourceKind::Person,
        SourceKind::Group if is_native(scene, start, head) => SourceKind::Person,
        other => other,
    });
    mention.gender = entry.role.map_or(Gender::Untold, |r| r.gender);
    if entry.name_part == Some(NamePart::Trade) {
        mention.flags.set(Flags::TRADE);
    }
    mention.role = if age > 0 { 0 } else { scene.bare_word(head) };
    mention.age = if mention.sort == Some(SourceKind::Person) && age == 0 { told_age(scene, start..head) } else { age };
    Some((mention, end))
}

/// Whether the phrase, whose noun is a thing too, is something owned or handled: "She shook | her head |", "into | a
/// chair |", but "the head of the union said".
fn is_thing(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let before = scene.before(start);
    let acts = before.tag.is_verb() && scene.lexicon.get(before.entry).cue.is_none();
    let handled = acts || matches!(before.tag, Tag::Possessive | Tag::Preposition | Tag::To);
    let next = scene.token(end);
    handled && next.word != OF && !next.tag.is_finite() && next.tag != Tag::Name
}

/// Whether it is a part of his or her body: "| her head | was bare", but "her head said".
fn is_limb(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let owner = scene.lexicon.get(scene.before(start).entry).pronoun;
    let owned = owner.is_some_and(|p| matches!(p.gender, Gender::Male | Gender::Female));
    owned && scene.lexicon.get(scene.token(end).entry).cue.is_none()
}

/// "one of the victims": one of those that the phrase after it is.
fn one_of(scene: &Scene<'_>, index: usize) -> Option<(Mention, usize)> {
    let last = (index + 2..index + LONGEST_PHRASE).find(|&i| scene.token(i).tag == Tag::Nouns)?;
    let plain = |tag| matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number | Tag::Noun);
    // "one of Bell's tenants"
    let within = |tag| plain(tag) || matches!(tag, Tag::Name | Tag::Genitive);
    let of_people = matches!(scene.entry(last).source, Some(SourceKind::Person | SourceKind::Group));
    if !of_people || !(index + 2..last).all(|i| within(scene.token(i).tag)) {
        return None;
    }
    let mut mention = base(scene, index, index, last + 1);
    mention.number = Number::Singular;
    mention.sort = Some(SourceKind::Person);
    Some((mention, last + 1))
}

/// Whether it is one of a people, a party or a creed: "the Australian", but not "the Dutch", who are many.
fn is_native(scene: &Scene<'_>, start: usize, head: usize) -> bool {
    let noun = scene.token(head);
    let led = head == start + 1 && scene.token(start).word == THE && noun.shape == Shape::Capital;
    let one = || scene.lexicon.ends(scene.words(noun), Ending::Native);
    led && one() && is_adjective(scene.entry(head).not_name)
}

/// The end of "the senator" where the noun was not seen to be one.
fn noun_after(scene: &Scene<'_>, index: usize) -> usize {
    let noun = scene.token(index);
    let entry = scene.lexicon.get(noun.entry);
    let is_noun =
        noun.shape == Shape::Lower && noun.tag != Tag::Modal && (entry.title.is_some() || entry.source.is_some());
    index + usize::from(is_noun)
}

/// The description whose noun is the title `first..last`.
pub(super) fn titled(
    scene: &Scene<'_>,
    start: usize,
    first: usize,
    last: usize,
    title: Title,
) -> Option<(Mention, usize)> {
    // "her father", but "Father Bell"
    let possessed = matches!(scene.before(start).tag, Tag::Genitive | Tag::Possessive);
    // "spoke to the Guardian": a paper
    let paper = title.kind == TitleKind::Kinship && title.gender == Gender::Untold && first > scene.start;
    if paper && scene.token(first).shape == Shape::Capital && scene.token(start).word == THE {
        return None;
    }
    let kin = title.kind == TitleKind::Kinship || possessed && scene.token(first).shape == Shape::Lower;
    // "the mother of the boy", "the rabbi"
    let noun = scene.token(first).shape == Shape::Lower && scene.token(start).tag == Tag::Determiner;
    let kin = kin || title.kind == TitleKind::Honorific && is_parent_called(scene, first, last);
    if title.kind == TitleKind::Honorific && !kin && !noun {
        return None;
    }
    let kin = kin && matches!(title.kind, TitleKind::Kinship | TitleKind::Honorific);
    let first = whole_title(scene, start, first);
    let mut mention = base(scene, start, first, last);
    mention.number = Number::Singular;
    mention.sort = Some(SourceKind::Person);
    mention.gender = title.gender;
    mention.role = key(scene, first, last);
    if kin {
        mention.flags.set(Flags::KIN);
    }
    Some((mention, last))
}

/// Whether a quotation calls a parent by nothing but that, set off by marks: “| Mother |,” said Ann.
fn is_parent_called(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    let word = scene.token(first);
    let parent = || scene.lexicon.get(word.entry).name_part == Some(NamePart::Parent);
    let (before, after) = (scene.before(first).shape, scene.token(last).shape);
    word.depth > 0
        && word.shape == Shape::Capital
        && matches!(after, Shape::Comma | Shape::Stop | Shape::Dash | Shape::MarkCloses)
        && matches!(before, Shape::Comma | Shape::MarkOpens | Shape::Stop)
        && parent()
}

fn base(scene: &Scene<'_>, start: usize, head: usize, end: usize) -> Mention {
    let first = scene.token(start);
    let noun = scene.before(end);
    let form = form(scene, start);
    let from = if first.tag == Tag::Determiner { start + 1 } else { start };
    let mut mention = Mention::new(scene.bytes(start, end), form);
    mention.head = scene.bytes(head, end);
    mention.role_words = scene.bytes(if form == Form::Indefinite { start } else { from.min(head) }, end);
    mention.number = if noun.tag == Tag::Nouns { Number::Plural } else { Number::Singular };
    mention.words.all = noun.word.into();
    mention.words.count = (end - from.min(end)).min(200) as u8;
    if matches!(scene.before(start).tag, Tag::Genitive | Tag::Possessive) {
        mention.flags.set(Flags::POSSESSED);
    }
    if (start..head).any(|i| matches!(scene.token(i).word, FORMER | EX)) {
        mention.flags.set(Flags::FORMER);
    }
    mention
}

/// How a description that begins at `start` refers.
pub(super) fn form(scene: &Scene<'_>, start: usize) -> Form {
    let first = scene.token(start);
    match first.tag {
        _ if matches!(scene.before(start).tag, Tag::Genitive | Tag::Possessive) => Form::Definite,
        _ if matches!(first.word, A | AN | ANOTHER | ONE | SOME | OTHER) => Form::Indefinite,
        Tag::Determiner if is_definite(scene, start) => Form::Definite,
        Tag::Determiner | Tag::Number => Form::Indefinite,
        _ => Form::Bare,
    }
}

fn is_definite(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.token(index).word, THE | THIS | THAT | THESE | THOSE)
}

/// Whether the noun is also a title, or stands for one person.
fn is_one(scene: &Scene<'_>, noun: u32) -> bool {
    let entry = scene.lexicon.entry(noun);
    entry.title.is_some() || entry.role.is_some_and(|role| role.gender != Gender::Neuter)
}

fn key_of_two(scene: &Scene<'_>, head: usize) -> u32 {
    crate::lexicon::phrase_hash(scene.before(head).word, scene.token(head).word)
}

/// The years in "the 68-year-old policeman"; 0 where none are told.
fn told_age(scene: &Scene<'_>, mut before: Range<usize>) -> u8 {
    before.find_map(|i| Some(age(scene, i)).filter(|&age| age > 0)).unwrap_or(0)
}

/// The years in "68-year-old"; 0 for any other word.
pub(super) fn age(scene: &Scene<'_>, index: usize) -> u8 {
    let token = scene.token(index);
    if token.shape != Shape::Number {
        return 0;
    }
    let words = scene.words(token);
    words.strip_suffix("-year-old").and_then(|years| years.parse().ok()).unwrap_or(0)
}
