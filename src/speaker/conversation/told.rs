//! What a source tells of who speaks: a name, a pronoun, a description of somebody who may have been named.

use super::narrator::is_own;
use super::turn::{mentions, Known, MENTIONS};
use crate::attribution::Attribution;
use crate::lexicon::known;
use crate::lexicon::{word_hash, Gender, NamePart, Number, Person, SourceKind};
use crate::mention::{Flags, Form, Mention, NOBODY};
use crate::speaker::entity::{Entity, Referent};
use crate::speaker::head::Head;
use crate::speaker::refer::Reader;
use crate::speaker::role::counted;
use crate::Span;

/// How sure it is at most that a pronoun was led back to the right one; and where he or she is the subject of what is told
/// before in the same paragraph.
pub(super) const MOST_SURE: f32 = 0.9;
const SUBJECT_BEFORE: f32 = 0.997;
/// And where only the quotations tell of him or her.
const SPOKEN_OF: f32 = 0.3;

/// How sure it is at most whom "the poor man" means who was told of before.
const LED_BACK: f32 = 0.8;
/// How sure it is that "the old gentleman", who was not brought in before, is nobody who was named.
const EPITHET: f32 = 0.4;
/// By how much less one who goes by such words more often; and the most mentions of somebody who can be somebody else by
/// another word, and of somebody's kin.
const CALLED_SO: f32 = 0.7;
const SELDOM: u32 = 2;
const OFTEN: u32 = 6;

/// How many mentions back somebody of rank may have been told of.
const RANKED: usize = 256;

/// What the text tells of who speaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Told {
    /// Nothing.
    Nothing,
    /// Somebody of this gender; and whom the pronoun was led back to, and how sure that is.
    Gender(Gender, u32, f32),
    /// This one, or somebody who is nobody else's entity.
    Sure(u32),
}

impl Told {
    pub(super) fn is_sure(self) -> bool {
        matches!(self, Told::Sure(_))
    }

    pub(super) fn entity(self) -> u32 {
        match self {
            Told::Nothing => NOBODY,
            Told::Gender(_, entity, _) | Told::Sure(entity) => entity,
        }
    }
}

pub(super) fn told(reader: &Reader<'_>, attribution: &Attribution, head: Head, known: &Known<'_>) -> Told {
    let Some(source) = &attribution.source else { return Told::Nothing };
    let Some(index) = head.mention() else {
        let words = source.span.text(reader.text);
        if let Some(gender) = courtesy(reader, words) {
            return match of_rank(reader, source.span, gender) {
                Some(entity) => Told::Sure(entity),
                None => Told::Gender(gender, NOBODY, 0.0),
            };
        }
        // “No,” said | the other |
        if is_other(words) {
            return Told::Nothing;
        }
        let own = known.own.get(&word_hash(words)).copied();
        return Told::Sure(own.filter(|_| !joins(words)).unwrap_or(NOBODY));
    };
    let referent = reader.referent(index);
    match reader.list.get(index) {
        Some(mention) => match mention.form {
            Form::Pronoun(Person::Third, _) if mention.number != Number::Plural => {
                let sure = match () {
                    () if is_subject_before(reader, index) => SUBJECT_BEFORE,
                    () if is_only_spoken_of(reader, index) => referent.sure.min(SPOKEN_OF),
                    () => referent.sure.min(MOST_SURE),
                };
                Told::Gender(mention.gender, referent.entity, sure)
            }
            _ if is_own(mention) => Told::Sure(known.narrator),
            Form::Definite if is_epithet(reader, index, mention, referent) => {
                let seldom = reader.entities.get(referent.entity as usize).is_none_or(|e| e.mentions <= SELDOM);
                Told::Gender(mention.gender, referent.entity, if seldom { EPITHET } else { CALLED_SO })
            }
            Form::Definite if is_led_back(reader, mention, referent) => {
                Told::Gender(mention.gender, referent.entity, referent.sure.min(LED_BACK))
            }
            _ => Told::Sure(referent.entity),
        },
        None => Told::Sure(NOBODY),
    }
}

/// Whether the words are "the other", who is whoever did not speak before.
pub(in crate::speaker) fn is_other(words: &str) -> bool {
    let mut words = words.split_whitespace().map(word_hash);
    let other = words.next() == Some(known::THE) && words.next() == Some(known::OTHER);
    // "in a low voice", but "the other man"
    other && words.next().is_none_or(|word| matches!(word, known::IN | known::WITH))
}

/// Whether the words tell of several: "the goose and the toad".
fn joins(words: &str) -> bool {
    words.split_whitespace().any(|word| word_hash(word) == known::AND)
}

/// Whether whom the pronoun was led back to, and nobody else of its gender, is the subject of what its paragraph tells before:
/// Ann took the lamp. “It is late,” | she | said.
fn is_subject_before(reader: &Reader<'_>, index: usize) -> bool {
    let Some(pronoun) = reader.list.get(index) else { return false };
    let entity = reader.referent(index).entity;
    let before = mentions(reader, index.saturating_sub(MENTIONS)..index).rev();
    let told = |m: &Mention| m.flags.has(Flags::SUBJECT) && !m.flags.has(Flags::QUOTED);
    let fits = |r: &Referent| {
        reader.entities.get(r.entity as usize).is_some_and(|e| e.is_somebody() && e.can_be(pronoun.gender))
    };
    let mut subjects = before
        .take_while(|(m, _)| m.paragraph == pronoun.paragraph)
        .filter(|(m, referent)| told(m) && fits(referent))
        .map(|(_, referent)| referent.entity)
        .peekable();
    subjects.peek().is_some() && subjects.all(|it| it == entity)
}

/// Whose kin or companion the source is: “Never,” said | her | sister.
pub(super) fn owner(reader: &Reader<'_>, head: Head) -> u32 {
    let possessed = |&index: &usize| reader.list.get(index).is_some_and(|m| m.flags.has(Flags::POSSESSED));
    let owner = head.mention().filter(possessed).and_then(|index| index.checked_sub(1));
    // "her" may be of whoever spoke before, who is no mention
    owner.map(|index| reader.referent(index)).filter(|it| it.sure > MOST_SURE).map_or(NOBODY, |it| it.entity)
}

/// Of whom the source is an epithet; or [`NOBODY`].
pub(super) fn epithet(reader: &Reader<'_>, head: Head) -> u32 {
    let described = |&index: &usize| reader.list.get(index).is_some_and(|m| m.form == Form::Definite);
    let epithet = |&index: &usize| {
        let mention = reader.list.get(index);
        mention.is_some_and(|mention| is_epithet(reader, index, mention, reader.referent(index)))
    };
    let index = head.mention().filter(described).filter(epithet);
    index.map_or(NOBODY, |index| reader.referent(index).entity)
}

/// Whether "the poor man" was led back to somebody with a name as a pronoun is, because he was told of last.
fn is_led_back(reader: &Reader<'_>, mention: &Mention, referent: Referent) -> bool {
    let entry = reader.lexicon.entry(word_hash(mention.head.text(reader.text)));
    let plain = entry.role.is_some_and(|role| role.gender != Gender::Neuter && reader.lexicon.roles(role).is_empty());
    let named = |e: &Entity| e.is_named && !e.has_role(mention.role);
    let named = reader.entities.get(referent.entity as usize).is_some_and(named);
    plain && named && !mention.flags.has(Flags::POSSESSED)
}

/// Whether a description only tells what somebody is like who may have been named: "| the girl | said", and no girl was brought
/// in, nor is one told of again and again.
fn is_epithet(reader: &Reader<'_>, index: usize, mention: &Mention, referent: Referent) -> bool {
    let entry = reader.lexicon.entry(word_hash(mention.head.text(reader.text)));
    let plain = entry.role.is_some_and(|role| role.gender != Gender::Neuter && reader.lexicon.roles(role).is_empty());
    let person = plain || entry.source == Some(SourceKind::Person) && entry.title.is_none();
    // "my companion" is whoever is with who tells the story
    let owner = index.checked_sub(1).and_then(|i| reader.list.get(i));
    let mine = owner.is_some_and(|m| matches!(m.form, Form::Pronoun(Person::First, _)));
    // "her sister", "his companion"
    let kin = mention.flags.has(Flags::POSSESSED) && !mine;
    let person = person || kin && mention.flags.has(Flags::KIN);
    let most = if kin { OFTEN } else { SELDOM };
    let own = |e: &Entity| !e.is_named && e.is_definite && e.mentions <= most;
    let fresh = reader.entities.get(referent.entity as usize).is_some_and(own);
    let apart = || mention.flags.has(Flags::TOLD_APART) || counted(mention, reader.text, reader.lexicon).is_some();
    person && fresh && mention.number != Number::Plural && !apart()
}

/// The gender of "his lordship", "her ladyship".
fn courtesy(reader: &Reader<'_>, words: &str) -> Option<Gender> {
    let (owner, noun) = words.split_once(' ')?;
    let courtesy = reader.lexicon.entry(word_hash(noun)).name_part == Some(NamePart::Courtesy);
    reader.lexicon.entry(word_hash(owner)).pronoun.filter(|_| courtesy).map(|pronoun| pronoun.gender)
}

/// The only one of rank who was told of before: “Never!” said | her ladyship |, who is Lady Bell.
fn of_rank(reader: &Reader<'_>, source: Span, gender: Gender) -> Option<u32> {
    let after = reader.list.partition_point(|m| m.span.start32() < source.start32());
    let first_word = |m: &Mention| m.span.text(reader.text).split_whitespace().next().map_or(0, word_hash);
    let noble = |m: &Mention| matches!(first_word(m), known::LADY | known::LORD | known::SIR | known::DAME);
    let titled = |m: &Mention| m.form == Form::Name && m.flags.has(Flags::HONORIFIC) && m.gender == gender && noble(m);
    let before = mentions(reader, after.saturating_sub(RANKED)..after).rev();
    let mut found = before.filter(|(m, _)| titled(m)).map(|(_, referent)| referent.entity);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// Whether nothing but quotations told of late of whom the pronoun was led back to: “With | Gerald |.” … | He | coughed.
fn is_only_spoken_of(reader: &Reader<'_>, index: usize) -> bool {
    let entity = reader.referent(index).entity;
    let before = mentions(reader, index.saturating_sub(MENTIONS)..index);
    let mut own = before.filter(|(m, referent)| referent.entity == entity && !matches!(m.form, Form::Pronoun(..)));
    entity != NOBODY && own.all(|(m, _)| m.flags.has(Flags::QUOTED))
}
