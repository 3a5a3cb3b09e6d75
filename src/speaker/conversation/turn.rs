//! A turn of a conversation, and what is told of who speaks.

use std::ops::Range;

use super::entrance::is_shown;
use super::introduced::is_own_name;
use super::listener::listener;
use super::narrator::is_own;
use super::told::{epithet, owner, told, Told, MOST_SURE};
use super::vocative::{is_called, is_deferential, is_last, PAUSES};
use crate::attribution::{Attribution, Rule};
use crate::lexicon::word::WordMap;
use crate::lexicon::{word_hash, Gender, NamePart};
use crate::mention::{Flags, Form, Mention, NOBODY};
use crate::speaker::entity::Referent;
use crate::speaker::head::Head;
use crate::speaker::refer::Reader;
use crate::Span;

/// How many people a turn can address or name.
pub(super) const FEW: usize = 3;
/// None of them.
pub(super) const NONE: [u32; FEW] = [NOBODY; FEW];

/// The most mentions of a turn that are looked at.
pub(super) const MENTIONS: usize = 64;

/// One direct quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub(super) attribution: usize,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) paragraph: u32,
    /// How far it stands behind the turn before.
    pub(super) gap: Gap,
    pub(super) told: Told,
    /// Whom the words call by name; [`NOBODY`] in empty places.
    pub(super) called: [u32; FEW],
    /// Whom the writer tells to listen; or [`NOBODY`].
    pub(super) listener: u32,
    /// Whom else they name.
    pub(super) named: [u32; FEW],
    /// Whose name they tell to be the speaker's own, and whom they begin with; or [`NOBODY`].
    pub(super) introduces: u32,
    pub(super) opens: u32,
    /// Whom a part of them calls first or last of all; or [`NOBODY`].
    pub(super) edge: u32,
    /// Whose kin or companion the source tells to speak, who is somebody else; or [`NOBODY`].
    pub(super) owner: u32,
    /// Whoever the source describes who may have been named: "| the girl | said"; or [`NOBODY`].
    pub(super) epithet: u32,
    /// Who most likely speaks, as far as that was weighed before; or [`NOBODY`].
    pub(super) guess: u32,
    /// How likely that is, and how likely whom a pronoun was led back to.
    pub(super) likely: f32,
    pub(super) led: f32,
    /// Who acts in what is told since the turn before, the last one first.
    pub(super) present: [u32; FEW],
    /// The only one who acts in what its own paragraph tells before it; or [`NOBODY`].
    pub(super) acting: u32,
    /// The only one who acts since the turn before, where that is told in the paragraph right before; or [`NOBODY`].
    pub(super) alone: u32,
    /// Who comes on the scene behind a verb since the turn before, and acts last: It was | Tom |; or [`NOBODY`].
    pub(super) enters: u32,
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

/// How likely somebody must be for it to be believed that he or she speaks.
const LIKELY: f32 = 0.89;

/// How sure it is whom a pronoun means where nobody else of the gender does anything since the turn before; at most where somebody else of it is brought in
/// there, “… he,” | the butler | at the door, “…”, or who is no mention spoke right before.
const ONLY: f32 = 0.95;
const BROUGHT_IN: f32 = 0.5;
/// How sure it is where whoever acts alone in what the paragraph tells before is of the gender.
const ACTING: f32 = 0.97;

/// How many bytes from the beginning of a paragraph whose part it begins with is told: "Lieutenant | Bell's | eyes".
const LEADS: u32 = 24;

/// How who is no mention begins a sentence.
const ARTICLE: &str = "The ";

/// What is known of a novel before its turns are looked at.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// The people that sources alone tell of, by the words of these.
    pub(super) own: &'a WordMap<u32>,
    /// Where its paragraphs begin.
    pub(super) paragraphs: &'a [u32],
    /// For each entity whether it is a human being.
    pub(super) people: &'a [bool],
    /// For each entity whether it is told of outside of quotations.
    pub(super) told_of: &'a [bool],
    /// Who tells the story.
    pub(super) narrator: u32,
}

/// What stands between two turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// They are in one paragraph.
    None,
    /// One is in the paragraph after the other's.
    Next,
    /// Something is told in a paragraph between.
    Later,
}

impl Gap {
    pub(super) fn between(said: u32, paragraph: u32) -> Self {
        match paragraph.saturating_sub(said) {
            0 => Gap::None,
            1 => Gap::Next,
            _ => Gap::Later,
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
            gap: Gap::Later,
            told: told(reader, attribution, head, known),
            called: NONE,
            listener: listener(reader, attribution, known.narrator),
            named: NONE,
            introduces: NOBODY,
            opens: NOBODY,
            edge: NOBODY,
            owner: owner(reader, head),
            epithet: epithet(reader, head),
            guess: NOBODY,
            likely: 0.0,
            led: 0.0,
            present: NONE,
            acting: NOBODY,
            alone: NOBODY,
            enters: NOBODY,
            manner: Manner::of(reader, attribution),
        };
        // “Did it?” asked | the boy | to whom it had been told: nobody who speaks is spoken to
        if turn.told.is_sure() && turn.told.entity() == turn.listener {
            turn.listener = NOBODY;
        }
        for &part in &attribution.content {
            turn.address(reader, part, known);
        }
        turn
    }

    /// Whether it is told to be somebody's, or speaks to him or her.
    pub(super) fn has(&self, entity: u32) -> bool {
        self.told.entity() == entity || self.called.contains(&entity) || self.listener == entity
    }

    /// Whether its source names or describes somebody.
    pub(super) fn is_told_of(&self, entity: u32) -> bool {
        self.told == Told::Sure(entity) || self.epithet == entity
    }

    /// Who most likely speaks, where that is at least so likely.
    pub(super) fn likely_speaker(&self, least: f32) -> Option<u32> {
        Some(self.guess).filter(|&guess| guess != NOBODY && self.likely >= least)
    }

    /// Who speaks, where that is told or likely.
    pub(super) fn speaker(&self) -> u32 {
        match self.told {
            Told::Sure(entity) => entity,
            Told::Gender(_, entity, sure) if sure >= MOST_SURE => entity,
            _ if self.likely >= LIKELY => self.guess,
            _ => NOBODY,
        }
    }

    /// Notes who acts between the turn before, which ends at `from`, and this one; `spoke` are those of the two turns before.
    pub(super) fn attend(&mut self, reader: &Reader<'_>, from: u32, spoke: [u32; 2], known: &Known<'_>) {
        let after = reader.list.partition_point(|m| m.span.start32() < self.start);
        let before = after.saturating_sub(MENTIONS)..after;
        let before = mentions(reader, before).rev();
        let (mut entering, mut told_of, mut acts_after) = (NOBODY, NONE, NOBODY);
        let begins = |back: usize| {
            let place = (self.paragraph as usize).checked_sub(back);
            place.and_then(|it| known.paragraphs.get(it)).copied().unwrap_or(0)
        };
        let (begins, before_that) = (begins(1), begins(2));
        let (mut here, mut by_pronoun) = (NONE, NONE);
        // who is named as the source of the turn before does nothing since
        let next = known.paragraphs.partition_point(|&begin| begin <= from);
        let next = if from > 0 { known.paragraphs.get(next).copied().unwrap_or(u32::MAX).min(begins) } else { 0 };
        let sources = reader.sources.get(..after).unwrap_or_default().iter().rev();
        for ((mention, referent), &is_source) in before.take_while(|(m, _)| m.span.start32() >= from).zip(sources) {
            let told = !(mention.flags.has(Flags::QUOTED) || is_source && mention.span.start32() < next);
            let entity = if is_own(mention) { known.narrator } else { referent.entity };
            // "The clergyman | in the corner | smiled"
            let subject = mention.flags.has(Flags::SUBJECT) || mention.flags.has(Flags::TOLD_APART);
            let shown = told && !subject && is_shown(reader, mention);
            let subject = subject || shown;
            if told && subject && is_one(known.people, entity) {
                add(&mut self.present, entity);
                if shown && mention.span.start32() >= before_that && self.present.first() == Some(&entity) {
                    self.enters = entity;
                }
                if (before_that..begins).contains(&mention.span.start32()) {
                    self.alone = entity;
                }
            }
            // "| Ann's | eyes were shut."
            let held = mention.flags.has(Flags::POSSESSOR) && mention.outer <= begins + LEADS;
            if told && (subject || held) && mention.span.start32() >= begins && is_one(known.people, entity) {
                let named = !matches!(mention.form, Form::Pronoun(..)) || is_own(mention);
                add(if named { &mut here } else { &mut by_pronoun }, entity);
            }
            if told && is_one(known.people, entity) {
                add(&mut told_of, entity);
            }
            let new = reader.entities.get(entity as usize).is_some_and(|e| e.name == mention.span && e.is_somebody());
            if told && new && is_one(known.people, entity) {
                [acts_after, ..] = self.present;
                entering = entity;
            }
        }
        self.acting = match (here, by_pronoun) {
            ([only, NOBODY, ..], _) if only != NOBODY => only,
            ([NOBODY, ..], [only, NOBODY, ..]) => only,
            _ => NOBODY,
        };
        self.attend_unlisted(reader, from, known);
        if from > before_that || self.present != [self.alone, NOBODY, NOBODY] {
            self.alone = NOBODY;
        }
        if self.epithet != NOBODY {
            self.present.iter_mut().filter(|it| **it == self.epithet).for_each(|it| *it = NOBODY);
            return;
        }
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
        // Miss Bell came in with her dog. Ann got up. ¶ “It is late,” | she | said
        // Ann shut her eyes. Bell saw her hands: they shook. “It is late,” | she | said
        let acting = self.acting;
        if acting != NOBODY && acting != led && fits(acting) && !by_pronoun.contains(&led) && !here.contains(&led) {
            self.told = Told::Gender(gender, acting, ACTING);
            return;
        }
        let goes_on = acts_after == led && led != NOBODY;
        let brought_in = entering != NOBODY && Some(entering) != only && fits(entering) && !goes_on;
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
    fn address(&mut self, reader: &Reader<'_>, part: Span, known: &Known<'_>) {
        for (mention, referent) in inside(reader, part) {
            // "You were late, Major", “It was fine, Dad,” but “Good Lord, Uncle!” where no uncle is told of
            let named = reader.entities.get(referent.entity as usize).is_some_and(|e| e.is_named);
            let named = named || known.told_of.get(referent.entity as usize) == Some(&true);
            // “Mother,” said Ann: whoever answers, though nothing else tells of her
            let kin = mention.form == Form::Bare && mention.span.start32() == self.start && {
                let word = mention.head.text(reader.text);
                let part = reader.lexicon.entry(word_hash(word)).name_part;
                word.starts_with(char::is_uppercase) && matches!(part, Some(NamePart::Parent | NamePart::Uncle))
            };
            let bare = mention.form == Form::Bare && mention.role != 0 && (named || kin);
            if mention.form != Form::Name && !bare || !is_one(known.people, referent.entity) {
                continue;
            }
            if is_own_name(reader, mention, part) {
                self.introduces = referent.entity;
                continue;
            }
            if mention.span.start32() == self.start {
                self.opens = referent.entity;
            }
            let called = is_called(reader, mention, part, self.start..self.end);
            if called && (mention.span.start32() == part.start32() || is_last(reader, mention, part)) {
                self.edge = referent.entity;
            }
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

/// The mentions in a range, which may reach beyond the last, with their referents.
pub(super) fn mentions<'r>(
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
