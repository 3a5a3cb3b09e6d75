//! Titles: the words before a name, or after it, that tell what its bearer is.

use super::known::{AND, FOR, FORMER, MISS, MRS, OF, THE, TO};
use super::name::is_initial;
use super::{Flags, Mention, Scene};
use crate::lexicon::{phrase_hash, word_hash, Ending, Entry, Gender, NamePart, NotName, SourceKind, Title, TitleKind};
use crate::token::tag::Tag;
use crate::token::Shape;
use crate::Span;

/// The most words of a title, of what an office is over, and between brackets after a title.
pub(super) const LONGEST_TITLE: usize = 4;
const LONGEST_FIELD: usize = 8;
const LONGEST_BRACKET: usize = 4;

/// What joins a parent to how many there are: "father-of-two".
pub(crate) const OF_MANY: &str = "-of-";

/// The longest title that begins at `index`: of how many words, and what it is.
pub(super) fn title_at(scene: &Scene<'_>, index: usize) -> Option<(usize, Title)> {
    let first = scene.entry(index);
    let listed = if first.goes_on {
        let words = (index..(index + LONGEST_TITLE).min(scene.end)).map(|i| scene.token(i).word);
        scene.lexicon.prefixes(words).filter_map(|(length, entry)| Some((length, entry.title?))).last()
    } else {
        first.title.map(|title| (1, title))
    };
    listed.or_else(|| Some((1, before_names(scene, index)?))).or_else(|| Some((1, hyphened(scene, index)?)))
}

/// What a word with hyphens tells of who bears the name behind it, or stands alone: "Gran-of-four | Ann Bell", "Right-hander | Tom
/// Roe", "the | mum-of-two |".
fn hyphened(scene: &Scene<'_>, index: usize) -> Option<Title> {
    let token = scene.token(index);
    let words = scene.words(token);
    if !words.as_bytes().contains(&b'-') {
        return None;
    }
    let (first, rest) = words.split_once('-')?;
    let untold = Title { kind: TitleKind::Role, gender: Gender::Untold };
    if words.get(first.len()..).is_some_and(|rest| rest.starts_with(OF_MANY)) {
        let title = scene.lexicon.entry(word_hash(first)).title.filter(|t| t.kind != TitleKind::Office);
        return title.map(|title| Title { gender: title.gender, ..untold });
    }
    let plain = rest.chars().all(|c| c.is_ascii_lowercase()) && scene.lexicon.ends(rest, Ending::Doer);
    let named = |i: usize| matches!(scene.token(i).shape, Shape::Capital) && scene.token(i).tag == Tag::Name;
    (plain && named(index + 1) && named(index + 2)).then_some(untold)
}

/// What a word is that is a title only before a name.
fn before_names(scene: &Scene<'_>, index: usize) -> Option<Title> {
    let kind = match scene.entry(index).name_part? {
        NamePart::Address if scene.token(index).shape != Shape::Lower => TitleKind::Honorific,
        NamePart::Calling if scene.token(index).shape != Shape::Capital => TitleKind::Role,
        _ => return None,
    };
    let next = scene.token(index + 1).shape;
    matches!(next, Shape::Capital | Shape::Upper | Shape::Open).then_some(Title { kind, gender: Gender::Untold })
}

/// Where the title at `first` begins, with the word that makes another of it: "shadow treasurer".
pub(super) fn whole_title(scene: &Scene<'_>, start: usize, first: usize) -> usize {
    let other = first > start && scene.entry(first - 1).name_part == Some(NamePart::Other);
    first - usize::from(other)
}

/// Where a name begins after what its bearer's office is over: "Minister of Power | Ann Bell".
pub(super) fn field_end(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let title = office_before(scene, start)?;
    let mut index = start + usize::from(scene.token(start).word == THE);
    let body = scene.entry(index).source == Some(SourceKind::Organisation) && scene.token(index).shape == Shape::Lower;
    index += usize::from(body);
    while index < end {
        let words = (index..end).map(|i| scene.token(i).word);
        let is_place = |entry: &Entry| entry.not_name == Some(NotName::Place);
        let place = scene.lexicon.prefixes(words).filter(|(_, entry)| is_place(entry)).last();
        match place {
            Some((length, _)) => index += length,
            None if is_field(scene, index) || index > start && joins_fields(scene, index) => index += 1,
            None => break,
        }
    }
    let given_at = |i: usize| scene.entry(i).given_name.is_some() || is_initial(scene, i);
    // "Minister for Enterprise | Peter Bell", "Leader of the House | J. Bell": a field that no table lists
    let own = start + usize::from(scene.token(start).word == THE);
    if index == own && !given_at(own) && scene.token(own).shape == Shape::Capital {
        let name = (own + 1..end.saturating_sub(1)).find(|&i| given_at(i));
        index = name.filter(|&name| name - own < LONGEST_TITLE).unwrap_or(index);
    }
    let given = given_at(index);
    let unknown = |i: usize| scene.token(i).tag == Tag::Noun && !scene.entry(i).is_listed();
    let part = |i: usize| scene.token(i).tag == Tag::Name || unknown(i);
    let named = (index..end).all(|i| part(i) && scene.token(i).shape != Shape::Lower);
    let of_nobody = scene.entry(end.saturating_sub(1));
    let listed = of_nobody.organisation.is_some() || of_nobody.source.is_some() || of_nobody.not_name.is_some();
    let surname = title.kind == TitleKind::Office && named && !body;
    let whole = match end.saturating_sub(index) {
        0 => false,
        1 => surname && scene.token(start).shape != Shape::Lower,
        // "professor of | history | Huang Shu-fen"
        _ if named && scene.token(start).shape == Shape::Lower => true,
        _ => given || surname || title_at(scene, index).is_some(),
    };
    (index > start && whole && !listed).then_some(index)
}

/// Whether the phrase is only the first part of what an office is over: "Minister of | State | for Power".
pub(super) fn is_field_going_on(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let is_part = (start..end).all(|i| is_field(scene, i)) && joins_fields(scene, end) && is_field(scene, end + 1);
    is_part && office_before(scene, start).is_some()
}

/// Whether the phrase is only the first field of the office that comes next: "| Finance | and Power Minister Ann Bell".
pub(super) fn is_field_ahead(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let office = |i: usize| title_at(scene, i).is_some_and(|(_, title)| title.kind == TitleKind::Office);
    let joined = scene.token(end).is(AND) && is_field(scene, end + 1);
    joined && (start..end).all(|i| is_field(scene, i)) && (end + 2..end + LONGEST_TITLE).any(office)
}

/// The office whose field begins at `start`, or goes on there.
fn office_before(scene: &Scene<'_>, start: usize) -> Option<Title> {
    let mut index = start;
    while index > scene.start && start - index < LONGEST_FIELD {
        let before = index - 1;
        if joins_fields(scene, before) {
            let first = before.saturating_sub(LONGEST_TITLE).max(scene.start);
            let reaches = |i: usize| title_at(scene, i).filter(|(length, _)| i + length == before);
            if matches!(scene.token(before).word, OF | FOR | TO) {
                if let Some((_, title)) = (first..before).find_map(reaches) {
                    return (!matches!(title.kind, TitleKind::Honorific | TitleKind::Kinship)).then_some(title);
                }
            }
        } else if !is_field(scene, before) {
            return None;
        }
        index = before;
    }
    None
}

pub(super) fn is_field(scene: &Scene<'_>, index: usize) -> bool {
    scene.entry(index).name_part == Some(NamePart::Field)
}

fn joins_fields(scene: &Scene<'_>, index: usize) -> bool {
    let token = scene.token(index);
    matches!(token.word, OF | FOR | AND | TO) || token.shape == Shape::Symbol
}

/// The title before brackets that stand before a name: "ACP (Traffic) Ann Bell".
pub(super) fn before_brackets(scene: &Scene<'_>, start: usize) -> Option<(usize, usize, Title)> {
    let closing = start.checked_sub(1).filter(|&i| scene.token(i).shape == Shape::Close)?;
    let opening = (closing.saturating_sub(LONGEST_BRACKET + 1)..closing).rev();
    let opening = opening.into_iter().find(|&i| scene.token(i).shape == Shape::Open)?;
    let first = opening.saturating_sub(LONGEST_TITLE)..opening;
    let title = |i: usize| title_at(scene, i).filter(|(length, _)| i + length == opening);
    first.into_iter().find_map(|i| Some((i, opening, title(i)?.1)))
}

/// Whether the word tells what somebody is.
pub(super) fn is_calling(scene: &Scene<'_>, index: usize) -> bool {
    let entry = scene.entry(index);
    entry.title.is_some_and(|t| t.kind != TitleKind::Honorific)
        || matches!(entry.source, Some(SourceKind::Person | SourceKind::Group))
        || entry.name_part == Some(NamePart::Calling)
}

/// The number of the words from `first` to the one before `last`, full stops aside.
pub(super) fn key(scene: &Scene<'_>, first: usize, last: usize) -> u32 {
    (first..last).map(|i| scene.bare_word(i)).reduce(phrase_hash).unwrap_or(0)
}

pub(super) fn set_title(
    scene: &Scene<'_>,
    mention: &mut Mention,
    start: usize,
    (first, after): (usize, usize),
    title: Title,
) {
    let mut from = first;
    while from > start && scene.before(from).tag == Tag::Noun && scene.before(from).shape == Shape::Lower {
        from -= 1;
    }
    mention.sort = Some(SourceKind::Person);
    mention.span = scene.bytes(first, after).join(mention.span);
    mention.gender = title.gender;
    if title.kind == TitleKind::Kinship {
        mention.flags.set(Flags::KIN);
    }
    let learned = || title.gender == Gender::Untold && scene.lexicon.entry(key(scene, first, after)).role.is_some();
    if title.kind == TitleKind::Rank || title.kind == TitleKind::Honorific && learned() {
        mention.flags.set(Flags::RANKED);
    }
    // "her father Jan", but "Father Jan"
    let kin = title.kind == TitleKind::Honorific && is_kin(scene, first);
    if kin {
        mention.flags.set(Flags::KIN);
    }
    if title.kind == TitleKind::Honorific && !kin {
        mention.flags.set(Flags::HONORIFIC);
        match scene.bare_word(first) {
            MRS => mention.flags.set(Flags::MARRIED),
            MISS => mention.flags.set(Flags::UNMARRIED),
            _ => {}
        }
    } else {
        mention.role = key(scene, first, after);
        mention.role_words = scene.bytes(from, after);
    }
    mention.affiliation = named(scene, start, from);
}

/// Whether a title of courtesy tells a tie of kin, as it does in small letters after who is tied: "her | father | Jan".
fn is_kin(scene: &Scene<'_>, first: usize) -> bool {
    let possessed = matches!(scene.before(first).tag, Tag::Genitive | Tag::Possessive);
    possessed && scene.token(first).shape == Shape::Lower
}

/// Notes the office that stands before a title of courtesy: "Power Minister | Dr Ann Bell".
pub(super) fn set_office(scene: &Scene<'_>, mention: &mut Mention, start: usize, (first, after): (usize, usize)) {
    mention.role = key(scene, first, after);
    mention.role_words = scene.bytes(first, after);
    mention.span = scene.bytes(first, after).join(mention.span);
    mention.affiliation = named(scene, start, first);
}

/// The words with capitals from `start` on before `end`.
pub(super) fn named(scene: &Scene<'_>, start: usize, end: usize) -> Span {
    let is_named = |i: &usize| {
        let token = scene.token(*i);
        token.word != FORMER && token.tag == Tag::Name
            || *i > scene.start && token.word != FORMER && matches!(token.shape, Shape::Capital | Shape::Upper)
    };
    let first = (start..end).find(is_named);
    let last = first.and_then(|first| (first..end).rev().find(is_named));
    first.zip(last).map_or_else(Span::default, |(first, last)| scene.bytes(first, last + 1))
}

/// A common noun right before the name: "rapper Ali Dane", "the newspaper Le Soir".
pub(super) fn set_calling(scene: &Scene<'_>, mention: &mut Mention, start: usize, from: usize) {
    let noun = scene.before(from);
    if from <= start || noun.tag != Tag::Noun {
        return;
    }
    let given = mention.flags.has(Flags::GIVEN) && mention.words.count > 1;
    match scene.lexicon.get(noun.entry).source {
        // "the newspaper Le Soir", but "model Ann Bell"
        Some(SourceKind::Document) if !given => mention.sort = Some(SourceKind::Document),
        Some(SourceKind::Organisation) => mention.sort = Some(SourceKind::Organisation),
        _ if mention.words.count > 1 && mention.sort != Some(SourceKind::Organisation) => {
            mention.sort = Some(SourceKind::Person);
            mention.role = noun.word;
            mention.role_words = noun.span();
        }
        _ => {}
    }
}
