//! What a name is of: a person, an organisation, a place, a group.

use super::{Flags, Mention, Placed, Scene};
use crate::lexicon::{known, phrase_hash, NamePart, NotName, Number, OrganisationWord, SourceKind};
use crate::token::tag::Tag;
use crate::token::Shape;

/// Says what the name is of; `None` where it is of nobody: "Monday".
pub(super) fn set_sort(scene: &Scene<'_>, mention: &mut Mention, from: usize, end: usize) -> Option<()> {
    let entry = |i: usize| scene.lexicon.get(scene.token(i).entry);
    let whole = (from..end).map(|i| scene.token(i).word).reduce(phrase_hash);
    let whole = scene.lexicon.entry(whole.unwrap_or(0));
    let last = entry(end - 1);
    let two_names = mention.flags.has(Flags::GIVEN) && mention.words.count == 2;
    let by_word = (from..end).any(|i| {
        let before_place = || end > i + 1 && last.not_name == Some(NotName::Place);
        match entry(i).organisation {
            Some(OrganisationWord::Anywhere) => true,
            // "Sport England"
            Some(OrganisationWord::BeforePlace) => before_place(),
            // "Police Scotland"
            Some(OrganisationWord::AtTheEnd) if i == from && before_place() => true,
            // "Bell's"
            // "Moss & Bell"
            _ => i > from && (is_joint(scene, i, end) || is_shop(scene, i) || scene.token(i).is(known::AMPERSAND)),
        }
    });
    let by_end = last.organisation.is_some_and(|word| word != OrganisationWord::BeforePlace)
        || last.source == Some(SourceKind::Organisation);
    // "Will said", "Banks said", but "the Will" and "Congress said"
    let alone = end == from + 1 && !mention.flags.has(Flags::THE) && scene.token(from).tag == Tag::Name;
    let person = alone && (last.given_name.is_some() || is_plural(scene, from) && last.organisation.is_none());
    mention.sort = match whole.not_name {
        // “Nay, uncle”, but "Mr Nay", and "AY:" for Ann Young
        Some(NotName::Cry) if mention.outer == mention.span.start32() && !mention.flags.has(Flags::CAPITALS) => {
            return None;
        }
        Some(NotName::Place) => {
            mention.flags.set(Flags::PLACE);
            Some(SourceKind::Organisation)
        }
        Some(NotName::Thing) => Some(SourceKind::Organisation),
        Some(_) if whole.source.is_none() && whole.organisation.is_none() => {
            // Mark Cuban and Theresa May are called so too
            let after = scene.before(from).tag;
            if end > from + 1 || matches!(after, Tag::Preposition | Tag::Determiner) || is_plural(scene, from) {
                return None;
            }
            mention.flags.set(Flags::GUESSED);
            None
        }
        None if !mention.flags.has(Flags::GIVEN)
            && is_adjective(last.not_name)
            && scene.token(end - 1).tag != Tag::Nouns
            && end > from + 1 =>
        {
            return None; // "a Utah Republican"
        }
        _ => match whole.source.filter(|_| !person) {
            Some(kind) if kind != SourceKind::Person => {
                if scene.token(end - 1).tag == Tag::Nouns || kind == SourceKind::Group {
                    mention.number = Number::Plural;
                }
                Some(kind)
            }
            _ if by_word || by_end && !two_names && !person || whole.name_part == Some(NamePart::Body) => {
                Some(SourceKind::Organisation)
            }
            _ if mention.flags.has(Flags::GIVEN) => Some(SourceKind::Person),
            // "the Clintons"
            _ if mention.flags.has(Flags::THE) && end == from + 1 && is_plural(scene, from) => {
                mention.number = Number::Plural;
                Some(SourceKind::Group)
            }
            _ if mention.flags.has(Flags::THE) => {
                mention.flags.set(Flags::BY_ARTICLE);
                Some(SourceKind::Organisation)
            }
            _ => None,
        },
    };
    Some(())
}

/// Says what a name is of that has a plural verb behind it, or "at" before it, as no person has: "Marsh | have signed him",
/// "at | Stanley Park |".
pub(super) fn of_many(scene: &Scene<'_>, mention: &mut Mention, placed: Placed) {
    let (before, verb) = (scene.before(placed.start), scene.token(placed.end));
    let alone = mention.words.count == 1 && mention.role == 0 && placed.start <= scene.start + 1;
    if alone && matches!(verb.word, known::HAVE | known::ARE) {
        mention.sort = Some(SourceKind::Organisation);
    }
    let shouted = scene.before(placed.start.saturating_sub(1)).tag.is_verb();
    let place = before.is(known::AT) && !shouted && mention.words.count > 1 && mention.role == 0;
    if place && mention.sort.is_none() {
        mention.sort = Some(SourceKind::Organisation);
        mention.flags.set(Flags::PLACE);
    }
}

/// Whether a word is the adjective of a people, a creed or an idea: "Republican".
pub(super) fn is_adjective(class: Option<NotName>) -> bool {
    matches!(class, Some(NotName::Nationality | NotName::Religion | NotName::Ideology))
}

/// Whether it is the end of a name that looks like a possessor's: "Bell | 's |".
fn is_shop(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.words(scene.token(index)), "'s" | "’s")
}

/// Whether the word is that of a body: "Administration".
pub(super) fn is_body(scene: &Scene<'_>, index: usize) -> bool {
    let entry = scene.entry(index);
    entry.given_name.is_none() && (entry.organisation.is_some() || entry.source == Some(SourceKind::Organisation))
}

/// Whether a preposition with a capital joins two parts of the name: "Doctors | Without | Borders".
fn is_joint(scene: &Scene<'_>, index: usize, end: usize) -> bool {
    let token = scene.token(index);
    index + 1 < end && token.shape == Shape::Capital && scene.entry(index).preposition.is_some()
}

/// Whether a word with a capital looks like a plural: "the Clintons".
fn is_plural(scene: &Scene<'_>, index: usize) -> bool {
    let token = scene.token(index);
    token.shape == Shape::Capital && (token.tag == Tag::Nouns || scene.words(token).ends_with('s'))
}
