//! Conversations: who speaks where a novel names nobody, or only "he".
//!
//! The turns of a conversation are a chain of hidden speakers, of the second order: who spoke before, and before that,
//! tells who speaks now, for two people alternate. What is known of a turn (a name, a pronoun, whom the words
//! address) is evidence. The forward–backward algorithm (Rabiner 1989) gives for every turn how likely each is to
//! speak, given all turns before and after. That two alternate and that who is addressed speaks next or spoke before
//! are the sieves of Muzny, Fang, Chang and Jurafsky (2017), weighed here instead of taken in order.

mod called;
mod chain;
mod entrance;
mod evidence;
mod introduced;
mod listener;
mod narrator;
mod people;
mod told;
mod turn;
mod vocative;

use super::entity::{Entity, Referent};
use super::head::Head;
use super::refer::Reader;
use crate::attribution::{Attribution, AttributionKind, Rule, Source};
use crate::lexicon::word::WordMap;
use crate::mention::{Flags, Form, NOBODY};
use crate::Confidence;
use called::join_called;
use chain::{Cast, Chain};
pub(super) use narrator::is_own;
use people::people;
pub(super) use told::is_other;
use told::Told;
use turn::{Gap, Known, Turn};

/// How likely somebody must be for the turn to be his or hers. Of the turns of stories that nobody is named for, with shares
/// from 0.63 to 0.71 30 of 35 were right, to 0.95 135 of 150, above 142 of 149; below 0.63 about six in ten.
const LIKELY: f32 = 0.63;
/// And somebody who is told to do something in the conversation, but nowhere to speak, nor spoken to.
const BROUGHT_IN: f32 = 0.67;

/// The most narrated paragraphs inside of a conversation, and the most turns that are weighed together.
const NARRATED: u32 = 3;
const LONGEST: usize = 128;

/// Who tells the story speaks in at least one of so many turns.
const OWN: usize = 10;

/// Gives the turns that nobody is named for, and those of a pronoun, to who speaks in them. `paragraphs` are the places
/// where the paragraphs of a novel begin,
/// and `own` are the people that sources alone tell of, by the words of these.
pub(super) fn converse(
    reader: &mut Reader<'_>,
    attributions: &mut [Attribution],
    heads: &mut [Head],
    paragraphs: &[u32],
    own: &mut WordMap<u32>,
) {
    let direct = attributions.iter().zip(heads.iter()).filter(|(a, _)| a.kind == AttributionKind::Direct);
    let narrator = narrator::narrator(reader, direct.filter_map(|(_, head)| head.mention()));
    let people = people(reader, narrator, attributions);
    let mut turns = turns(
        reader,
        attributions,
        heads,
        &Known { own, paragraphs, people: &people, told_of: &told_of(reader), narrator },
    );
    let mut narrator = narrator;
    for reading in [Reading::First, Reading::Last] {
        let name = narrator::name(reader, &mut turns, narrator);
        let joined = join_called(reader, &mut turns, own, name);
        if reading == Reading::Last && name == narrator && !joined {
            break;
        }
        narrator = name;
        guess(reader, &mut turns, narrator);
    }
    narrator::lead_back(reader, narrator);
    let firsts = first_mentions(reader);
    let own_turn = turns.iter().find(|turn| turn.told == Told::Sure(narrator)).map(|turn| turn.attribution);
    for turns in conversations(&turns) {
        for (place, turn) in turns.iter().enumerate() {
            let first = firsts.get(turn.guess as usize).copied().unwrap_or(NOBODY);
            let who = Named { entity: turn.guess, first, told: own_turn.filter(|_| turn.guess == narrator) };
            if let (Told::Gender(..), NOBODY) = (turn.told, turn.epithet) {
                doubt(reader, heads.get(turn.attribution), turn.led);
            }
            // "her ladyship" is no mention of its own
            if let (Told::Sure(entity), Some(slot @ Head::Other)) = (turn.told, heads.get_mut(turn.attribution)) {
                let known = firsts.get(entity as usize).copied().filter(|&first| first != NOBODY);
                *slot = known.map_or(*slot, |first| Head::Mention(first as usize));
            }
            let likely = turn.likely;
            let named = turn.told.is_sure() || turn.epithet != NOBODY && turn.epithet == who.entity;
            // "| A stranger | stood before him", and nothing else tells that he speaks; nor need anything of who tells the story
            let acts = |turn: &Turn| likely >= BROUGHT_IN && turn.present.contains(&who.entity);
            let there = || who.entity == narrator || turns.iter().any(|turn| turn.has(who.entity) || acts(turn));
            if named || who.entity == NOBODY || likely < LIKELY || !there() {
                continue;
            }
            let pronoun = attributions.get(turn.attribution).is_some_and(|a| a.source.is_some());
            match heads.get_mut(turn.attribution).filter(|_| pronoun) {
                Some(&mut Head::Mention(index)) => {
                    if let Some(slot) = reader.referents.get_mut(index) {
                        *slot = Referent { entity: who.entity, sure: likely };
                    }
                }
                // "her ladyship" is no mention of its own
                Some(slot) if who.first != NOBODY => *slot = Head::Mention(who.first as usize),
                Some(_) => {}
                None => {
                    take_turn(reader, attributions, heads, (turns, place), (who, likely));
                }
            }
        }
    }
}

/// Whether everybody is known by name for the first time, or those are who were found out by what the first reading tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    First,
    Last,
}

/// Weighs who speaks in each turn.
fn guess(reader: &Reader<'_>, turns: &mut [Turn], narrator: u32) {
    let begins: Vec<u32> = begins(reader, &first_mentions(reader));
    let told_of = told_of(reader);
    let own = turns.iter().filter(|turn| turn.told == Told::Sure(narrator)).count();
    let sure = turns.iter().filter(|turn| turn.told.is_sure()).count();
    let narrates = narrator != NOBODY && own > 1 && own * OWN >= sure;
    let mut chain = Chain::default();
    let conversations = turns.chunk_by_mut(|a, b| b.paragraph - a.paragraph <= NARRATED + 1);
    for turns in conversations.flat_map(|it| it.chunks_mut(LONGEST)) {
        if turns.iter().all(|turn| turn.told.is_sure()) {
            continue;
        }
        let (speakers, deferring) = Default::default();
        chain.fill(
            turns,
            &Cast {
                entities: &reader.entities,
                begins: &begins,
                told_of: &told_of,
                narrator,
                narrates,
                speakers,
                deferring,
            },
        );
        for (place, turn) in turns.iter_mut().enumerate() {
            (turn.guess, turn.likely) = chain.speaker(place);
            turn.led = chain.share(place, turn.told.entity());
        }
    }
}

/// The turns that are weighed together.
fn conversations(turns: &[Turn]) -> impl Iterator<Item = &[Turn]> {
    turns.chunk_by(|a, b| b.paragraph - a.paragraph <= NARRATED + 1).flat_map(|it| it.chunks(LONGEST))
}

/// Is no surer whom a pronoun, or "the poor man", means than the turns around it allow.
fn doubt(reader: &mut Reader<'_>, head: Option<&Head>, share: f32) {
    let index = head.and_then(|head| head.mention());
    let pronoun = index
        .and_then(|index| reader.list.get(index))
        .is_some_and(|m| matches!(m.form, Form::Pronoun(..) | Form::Definite));
    if let Some(referent) = index.and_then(|index| reader.referents.get_mut(index)).filter(|_| pronoun) {
        referent.sure = referent.sure.min(share);
    }
}

/// For each entity whether it is told of outside of quotations, pronouns aside.
pub(super) fn told_of(reader: &Reader<'_>) -> Vec<bool> {
    let mut told = vec![false; reader.entities.len()];
    for (mention, referent) in reader.list.iter().zip(&reader.referents) {
        let names = !matches!(mention.form, Form::Pronoun(..) | Form::Relative) && !mention.flags.has(Flags::QUOTED);
        if let Some(slot) = told.get_mut(referent.entity as usize).filter(|_| names) {
            *slot = true;
        }
    }
    // who is no mention is one by the words of a source
    for (entity, slot) in reader.entities.iter().zip(&mut told) {
        *slot |= entity.mentions == 0;
    }
    told
}

/// Where each entity is told of for the first time.
fn begins(reader: &Reader<'_>, first: &[u32]) -> Vec<u32> {
    let begin = |(entity, first): (&Entity, &u32)| match reader.list.get(*first as usize) {
        Some(mention) => mention.span.start32(),
        None => entity.name.start32(),
    };
    reader.entities.iter().zip(first).map(begin).collect()
}

/// The turns in the order of the text.
fn turns(reader: &Reader<'_>, attributions: &[Attribution], heads: &[Head], known: &Known<'_>) -> Vec<Turn> {
    let said = attributions.iter().zip(heads).enumerate();
    let mut turns: Vec<Turn> = said
        .filter(|(_, (attribution, _))| attribution.kind == AttributionKind::Direct)
        .map(|(index, (attribution, &head))| Turn::of(reader, index, attribution, head, known))
        .collect();
    turns.sort_by_key(|turn| turn.start);
    turns.dedup_by(|inner, outer| inner.start < outer.end);
    let (mut end, mut spoke) = (0, [NOBODY; 2]);
    for turn in &mut turns {
        turn.attend(reader, end, spoke, known);
        (end, spoke) = (turn.end, [turn.told.entity(), spoke.first().copied().unwrap_or(NOBODY)]);
    }
    // “He is not there.” It was Vera who spoke. She had eaten nothing. “I looked.”
    for place in 1..turns.len() {
        let (before, rest) = turns.split_at_mut(place);
        if let ([.., said], [turn, ..]) = (before, rest) {
            let one = said.paragraph == turn.paragraph && turn.manner.beside && said.told == Told::Nothing;
            said.told = if one { turn.told } else { said.told };
            turn.gap = Gap::between(said.paragraph, turn.paragraph);
            introduced::answer(reader, said, turn);
        }
    }
    turns
}

/// Makes a quotation that nobody is named for somebody's turn: its source are the words by which that one is named as
/// the source of the turn nearest by, or else where the text names him or her first.
fn take_turn(
    reader: &Reader<'_>,
    attributions: &mut [Attribution],
    heads: &mut [Head],
    (turns, place): (&[Turn], usize),
    (who, likely): (Named, f32),
) {
    let (before, after) = turns.split_at_checked(place).unwrap_or_default();
    let near = before.iter().rev().chain(after.iter().skip(1)).filter(|turn| turn.is_told_of(who.entity));
    let mut near = near.map(|turn| turn.attribution).chain(who.told);
    let beside = near.find_map(|turn| Some((*heads.get(turn)?, attributions.get(turn)?.source.clone()?)));
    let first = || {
        let mention = reader.list.get(who.first as usize)?;
        let source = Source { span: mention.span, text: mention.span.text(reader.text).to_owned() };
        Some((Head::Mention(who.first as usize), source))
    };
    let Some((named, source)) = beside.or_else(first) else { return };
    let Some(turn) = turns.get(place).map(|turn| turn.attribution) else { return };
    if let (Some(attribution), Some(head)) = (attributions.get_mut(turn), heads.get_mut(turn)) {
        attribution.source = Some(source);
        attribution.rule = Rule::Turn;
        attribution.confidence = Confidence::nearest(likely);
        *head = named;
    }
}

/// Somebody, the first mention that is no pronoun, and for who tells the story an attribution that is told to be his or hers.
#[derive(Clone, Copy)]
struct Named {
    entity: u32,
    first: u32,
    told: Option<usize>,
}

/// For each entity its first mention that is no pronoun.
fn first_mentions(reader: &Reader<'_>) -> Vec<u32> {
    let mut first = vec![NOBODY; reader.entities.len()];
    for (index, (mention, referent)) in reader.list.iter().zip(&reader.referents).enumerate() {
        let names = !matches!(mention.form, Form::Pronoun(..) | Form::Relative);
        if let Some(slot) = first.get_mut(referent.entity as usize).filter(|slot| names && **slot == NOBODY) {
            *slot = index as u32;
        }
    }
    first
}
