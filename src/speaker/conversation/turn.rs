//! A turn of a conversation, and what is told of who speaks.

use std::ops::Range;

use super::narrator::is_own;
use crate::attribution::{Attribution, Rule};
use crate::lexicon::known;
use crate::lexicon::word::WordMap;
use crate::lexicon::{word_hash, Gender, NamePart, Number, Person, SourceKind};
use crate::mention::{Flags, Form, Mention, NOBODY};
use crate::speaker::entity::{Entity, Referent};
use crate::speaker::refer::Reader;
use crate::speaker::source::Head;
use crate::Span;

/// How many people a turn can address or name.
pub(super) const FEW: usize = 3;
/// None of them.
pub(super) const NONE: [u32; FEW] = [NOBODY; FEW];

/// The most mentions of a turn that are looked at.
const MENTIONS: usize = 64;

/// One direct quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub(super) attribution: usize,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) paragraph: u32,
    pub(super) told: Told,
    /// Whom the words call by name; [`NOBODY`] in empty places.
    pub(super) called: [u32; FEW],
    /// Whom else they name.
    pub(super) named: [u32; FEW],
    /// Who acts in what is told since the turn before, the last one first.
    pub(super) present: [u32; FEW],
    pub(super) manner: Manner,
}

/// How a turn is said, and where its speaker is told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// It ends with a question.
    pub(super) asks: bool,
    /// It speaks to somebody above who speaks: “Yes, | sir |.”
    pub(super) defers: bool,
    /// It has no words of its own for who speaks, only what is done beside it: “It is late.” Ann rose. “I must go.”
    pub(super) beside: bool,
}

/// How sure it is at most that a pronoun was led back to the right one; and where he or she is the subject of what is told
/// before in the same paragraph.
const MOST_SURE: f32 = 0.9;
const SUBJECT_BEFORE: f32 = 0.997;
/// And where only the quotations tell of him or her.
const SPOKEN_OF: f32 = 0.3;

/// And where nobody else of the gender does anything since the turn before; at most where somebody else of it is brought in
/// there, “… he,” | the butler | at the door, “…”, or who is no mention spoke right before.
const ONLY: f32 = 0.95;
const BROUGHT_IN: f32 = 0.5;

/// How who is no mention begins a sentence.
const ARTICLE: &str = "The ";

/// How sure it is that "the old gentleman", who was not brought in before, is nobody who was named.
const EPITHET: f32 = 0.4;
/// The most mentions of somebody who can be somebody else by another word.
const SELDOM: u32 = 2;

/// What is known of a novel before its turns are looked at.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// The people that sources alone tell of, by the words of these.
    pub(super) own: &'a WordMap<u32>,
    /// Where its paragraphs begin.
    pub(super) paragraphs: &'a [u32],
    /// For each entity whether it is a human being.
    pub(super) people: &'a [bool],
    /// Who tells the story.
    pub(super) narrator: u32,
}

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

impl Turn {
    pub(super) fn of(
        reader: &Reader<'_>,
        index: usize,
        attribution: &Attribution,
        head: Head,
        known: &Known<'_>,
    ) -> Self {
        let start = attribution.content.first().map_or(0, |part| part.start32());
        let mut turn = Turn {
            attribution: index,
            start,
            end: attribution.content.last().map_or(0, |part| part.end32()),
            paragraph: known.paragraphs.partition_point(|&from| from <= start) as u32,
            told: told(reader, attribution, head, known),
            called: NONE,
            named: NONE,
            present: NONE,
            manner: Manner::of(reader, attribution),
        };
        for &part in &attribution.content {
            turn.address(reader, part, known.people);
        }
        turn
    }

    /// Whether it is told to be somebody's, or speaks to him or her.
    pub(super) fn has(&self, entity: u32) -> bool {
        self.told.entity() == entity || self.called.contains(&entity)
    }

    /// Notes who acts between the turn before, which ends at `from`, and this one; `spoke` are those of the two turns before.
    pub(super) fn attend(&mut self, reader: &Reader<'_>, from: u32, spoke: [u32; 2], known: &Known<'_>) {
        let after = reader.list.partition_point(|m| m.span.start32() < self.start);
        let before = after.saturating_sub(MENTIONS)..after;
        let before = mentions(reader, before).rev();
        let (mut entering, mut told_of) = (NOBODY, NONE);
        for (mention, referent) in before.take_while(|(m, _)| m.span.start32() >= from) {
            let told = !mention.flags.has(Flags::QUOTED);
            let entity = if is_own(mention) { known.narrator } else { referent.entity };
            // "The clergyman | in the corner | smiled"
            let subject = mention.flags.has(Flags::SUBJECT) || mention.flags.has(Flags::TOLD_APART);
            if told && subject && is_one(known.people, entity) {
                add(&mut self.present, entity);
            }
            if told && is_one(known.people, entity) {
                add(&mut told_of, entity);
            }
            let new = reader.entities.get(entity as usize).is_some_and(|e| e.name == mention.span && e.is_somebody());
            if told && new && is_one(known.people, entity) {
                entering = entity;
            }
        }
        self.attend_unlisted(reader, from, known);
        let Told::Gender(gender @ (Gender::Male | Gender::Female), led, sure) = self.told else { return };
        let entity = |e: u32| reader.entities.get(e as usize);
        let fits = |e: u32| entity(e).is_some_and(|e| e.is_likely(gender));
        let only = |list: [u32; FEW]| {
            let mut fitting = list.into_iter().filter(|&e| e != known.narrator && fits(e));
            (fitting.next(), fitting.next())
        };
        let only = match only(self.present) {
            (None, _) => Some(only(told_of)).filter(|it| it.0 == Some(led)),
            acting => Some(acting),
        };
        let only = only.and_then(|(first, second)| first.filter(|_| second.is_none()));
        let unlisted = |e: u32| e != known.narrator && entity(e).is_some_and(|e| e.mentions == 0);
        let own = mentions(reader, after.saturating_sub(MENTIONS)..after).rev();
        let mut own = own.take_while(|(m, _)| m.span.start32() >= from).filter(|(m, _)| !m.flags.has(Flags::QUOTED));
        let mut named = |e: u32| own.any(|(m, r)| r.entity == e && !matches!(m.form, Form::Pronoun(..))) || unlisted(e);
        let brought_in = entering != NOBODY && Some(entering) != only && fits(entering);
        let passed_over = spoke.into_iter().any(|e| e != led && unlisted(e) && fits(e));
        let only = only.filter(|&e| led == e || led == NOBODY).filter(|_| !brought_in);
        self.told = match only.filter(|&e| named(e)) {
            Some(only) => Told::Gender(gender, only, sure.max(ONLY)),
            None if brought_in || passed_over => Told::Gender(gender, led, sure.min(BROUGHT_IN)),
            None => self.told,
        };
    }

    /// Notes who acts that is no mention: | The toad | opened one eye.
    fn attend_unlisted(&mut self, reader: &Reader<'_>, from: u32, known: &Known<'_>) {
        let told = Span::between(from, self.start.max(from)).text(reader.text);
        for (start, article) in told.match_indices(ARTICLE) {
            let rest = told.get(start + article.len()..).unwrap_or_default();
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
            let words = told.get(start..start + article.len() + end).unwrap_or_default();
            let alone = !told.get(..start).unwrap_or_default().ends_with(char::is_alphanumeric);
            let entity = known.own.get(&word_hash(words)).copied().filter(|_| alone);
            entity.into_iter().for_each(|entity| add(&mut self.present, entity));
        }
    }

    /// Notes whom a part of the quotation calls by name, and whom it names.
    fn address(&mut self, reader: &Reader<'_>, part: Span, people: &[bool]) {
        for (mention, referent) in inside(reader, part) {
            // "You were late, Major", but “Good Lord, Uncle!”
            let named = reader.entities.get(referent.entity as usize).is_some_and(|e| e.is_named);
            let bare = mention.form == Form::Bare && mention.role != 0 && named;
            if mention.form != Form::Name && !bare || !is_one(people, referent.entity) {
                continue;
            }
            let called = is_called(reader, mention, part, self.start..self.end);
            if called || !bare {
                add(if called { &mut self.called } else { &mut self.named }, referent.entity);
            }
        }
    }
}

impl Manner {
    fn of(reader: &Reader<'_>, attribution: &Attribution) -> Self {
        let words = |part: &Span| part.text(reader.text);
        let defers = |part: &Span| words(part).split(PAUSES).any(|words| is_deferential(reader, words));
        Manner {
            asks: attribution.content.last().is_some_and(|part| words(part).ends_with('?')),
            defers: attribution.content.iter().any(defers),
            beside: matches!(attribution.rule, Rule::Action | Rule::NextSentence),
        }
    }
}

/// Whether the words between two pauses only call somebody by what he or she is to who speaks: "sir", "my lord", "Yes sir".
fn is_deferential(reader: &Reader<'_>, words: &str) -> bool {
    let mut words = words.split_whitespace().take(CALLING + 1);
    let (count, last) = words.by_ref().fold((0, None), |(count, _), word| (count + 1, Some(word)));
    let above = |word| reader.lexicon.entry(word_hash(word)).name_part == Some(NamePart::Deference);
    count <= CALLING && last.is_some_and(above)
}

/// The most words of such a call.
const CALLING: usize = 2;

/// The mentions in a range, which may reach beyond the last, with their referents.
fn mentions<'r>(
    reader: &'r Reader<'_>,
    range: Range<usize>,
) -> impl DoubleEndedIterator<Item = (&'r Mention, &'r Referent)> {
    let range = range.start..range.end.min(reader.list.len());
    let list = reader.list.get(range.clone()).unwrap_or_default();
    list.iter().zip(reader.referents.get(range).unwrap_or_default())
}

/// The mentions inside a part of a quotation.
pub(super) fn inside<'r>(reader: &'r Reader<'_>, part: Span) -> impl Iterator<Item = (&'r Mention, &'r Referent)> {
    let first = reader.list.partition_point(|m| m.span.start32() < part.start32());
    mentions(reader, first..first + MENTIONS).take_while(move |(m, _)| m.span.end32() <= part.end32())
}

fn is_one(people: &[bool], entity: u32) -> bool {
    people.get(entity as usize).copied().unwrap_or(false)
}

/// Adds somebody where there is room and he or she is not there yet.
fn add(list: &mut [u32; FEW], entity: u32) {
    if let Some(slot) = list.iter_mut().find(|slot| **slot == NOBODY || **slot == entity) {
        *slot = entity;
    }
}

/// What sets a name off from the words around it.
const PAUSES: [char; 8] = [',', '!', '?', '.', ';', '-', '—', '–'];

/// Whether the name is set off from the words around it: "But you forget, | Mamma |, that …", "My dear | Tom |!"
pub(super) fn is_called(reader: &Reader<'_>, mention: &Mention, part: Span, whole: Range<u32>) -> bool {
    let before = Span::between(part.start32(), mention.span.start32()).text(reader.text).trim_end();
    let after = Span::between(mention.span.end32(), part.end32()).text(reader.text);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().filter(|word| word.starts_with(char::is_lowercase));
    let kind = |word| reader.lexicon.entry(word_hash(word)).name_part;
    let dear = word.is_some_and(|word| kind(word) == Some(NamePart::Endearment));
    let opens = before.is_empty() || before.ends_with(PAUSES) || dear;
    let closes = after.is_empty() || after.starts_with(PAUSES);
    // “Tom.” is an answer
    let all = part.start32() == whole.start && part.end32() == whole.end;
    let alone = all && before.is_empty() && after.trim_end_matches(['.', ',']).is_empty();
    opens && closes && !alone && !mention.flags.has(Flags::JOINED) && !mention.flags.has(Flags::POSSESSOR)
}

fn told(reader: &Reader<'_>, attribution: &Attribution, head: Head, known: &Known<'_>) -> Told {
    let Some(source) = &attribution.source else { return Told::Nothing };
    let Some(index) = head.mention() else {
        let words = source.span.text(reader.text);
        if let Some(gender) = courtesy(reader, words) {
            return Told::Gender(gender, NOBODY, 0.0);
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
                Told::Gender(mention.gender, referent.entity, EPITHET)
            }
            _ => Told::Sure(referent.entity),
        },
        None => Told::Sure(NOBODY),
    }
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

/// Whether a description only tells what somebody is like who may have been named: "| the girl | said", and no girl was brought
/// in, nor is one told of again and again.
fn is_epithet(reader: &Reader<'_>, index: usize, mention: &Mention, referent: Referent) -> bool {
    let entry = reader.lexicon.entry(word_hash(mention.head.text(reader.text)));
    let plain = entry.role.is_some_and(|role| role.gender != Gender::Neuter && reader.lexicon.roles(role).is_empty());
    let person = plain || entry.source == Some(SourceKind::Person) && entry.title.is_none();
    // "my companion" is whoever is with who tells the story
    let mine = index.checked_sub(1).and_then(|i| reader.list.get(i)).is_some_and(is_own);
    let apart = mention.flags.has(Flags::TOLD_APART) || mention.flags.has(Flags::POSSESSED) && !mine;
    let own = |e: &Entity| !e.is_named && e.is_definite && e.mentions <= SELDOM;
    let fresh = reader.entities.get(referent.entity as usize).is_some_and(own);
    person && fresh && !apart && mention.number != Number::Plural
}

/// The gender of "his lordship", "her ladyship".
fn courtesy(reader: &Reader<'_>, words: &str) -> Option<Gender> {
    let (owner, noun) = words.split_once(' ')?;
    let courtesy = reader.lexicon.entry(word_hash(noun)).name_part == Some(NamePart::Courtesy);
    reader.lexicon.entry(word_hash(owner)).pronoun.filter(|_| courtesy).map(|pronoun| pronoun.gender)
}

/// Whether nothing but quotations told of late of whom the pronoun was led back to: “With | Gerald |.” … | He | coughed.
fn is_only_spoken_of(reader: &Reader<'_>, index: usize) -> bool {
    let entity = reader.referent(index).entity;
    let before = mentions(reader, index.saturating_sub(MENTIONS)..index);
    let mut own = before.filter(|(m, referent)| referent.entity == entity && !matches!(m.form, Form::Pronoun(..)));
    entity != NOBODY && own.all(|(m, _)| m.flags.has(Flags::QUOTED))
}
