//! Who goes by what he or she is, until the others call him or her by name: “Did you speak, | Mullins |?” ¶ “No, sir,” said | the
//! guard |.

use std::collections::{BTreeMap, BTreeSet};

use super::told::Told;
use super::turn::Turn;
use crate::lexicon::word::WordMap;
use crate::lexicon::{Ending, Gender, Lexicon, SourceKind};
use crate::mention::{Flags, Form, NOBODY};
use crate::speaker::entity::{is_told, Entity, Referent};
use crate::speaker::refer::Reader;

/// Makes one of those without a name and of those who are called by one right before they answer, and whom nothing was told
/// of by that name before.
///
/// Gives whether there is anybody.
pub(super) fn join_called(reader: &mut Reader<'_>, turns: &mut [Turn], own: &mut WordMap<u32>, narrator: u32) -> bool {
    let mut names: BTreeMap<u32, u32> = pairs(reader, turns, narrator).collect();
    short_forms(reader, turns, &mut names);
    if names.is_empty() {
        return false;
    }
    let swap = |entity: &mut u32| *entity = names.get(entity).copied().unwrap_or(*entity);
    for turn in turns.iter_mut() {
        // "the stranger", of whom it was not told who that is
        if let Some(&name) = names.get(&turn.epithet) {
            turn.told = Told::Sure(name);
        }
        match &mut turn.told {
            Told::Sure(entity) | Told::Gender(_, entity, _) => swap(entity),
            Told::Nothing => {}
        }
        let lists = [&mut turn.called, &mut turn.named, &mut turn.present];
        lists.into_iter().flatten().chain([&mut turn.listener, &mut turn.introduces, &mut turn.guess]).for_each(swap);
    }
    own.values_mut().for_each(swap);
    for referent in &mut reader.referents {
        if let Some(&name) = names.get(&referent.entity) {
            *referent = Referent { entity: name, sure: referent.sure * SURE };
        }
    }
    true
}

/// How sure it is that who answers is who was called.
const SURE: f32 = 0.9;

/// What it weighs that somebody without a name tells it, answers to it, or is called by it in the answer of whom he or she
/// answered; and how much more than for any other that must be.
const TOLD: u32 = 4;
const ANSWERS: u32 = 2;
const CALLED_BACK: u32 = 1;
const LEAD: u32 = 2;
/// How likely it must be that who spoke before speaks again.
const PERHAPS: f32 = 0.63;
/// The least that it weighs that who has a name is called by another as well.
const OFTEN: u32 = 4;

/// Who is somebody else: those without a name and the names that they are called by, names that are only called and who answers
/// to them; each with one only.
fn pairs<'r>(reader: &'r Reader<'_>, turns: &[Turn], narrator: u32) -> impl Iterator<Item = (u32, u32)> + 'r {
    let begins = begins(reader, turns);
    let mut weights: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    let mut add = |said: &Turn, name: u32, unnamed: u32, weight: u32| {
        let new = begins.get(name as usize).is_some_and(|&begin| begin > said.start);
        if new && unnamed != NOBODY && name != unnamed {
            *weights.entry((name, unnamed)).or_default() += weight;
        }
    };
    let unnamed = |turn: &Turn| if turn.epithet == NOBODY { turn.speaker() } else { turn.epithet };
    let mut before = NOBODY;
    // who speak one after the other are two, and nobody calls himself or herself
    let mut apart = BTreeSet::new();
    for (place, turn) in turns.iter().enumerate() {
        let speaker = unnamed(turn);
        // “My name is Lyle,” | she | said: nobody who had a name before
        let told = turn.told.entity();
        let named = reader.entities.get(told as usize).is_none_or(|e| e.is_named);
        let told = if named { turn.likely_speaker(PERHAPS).unwrap_or(speaker) } else { told };
        add(turn, turn.introduces, told, TOLD);
        apart.extend(turn.called.map(|name| (name, speaker)));
        // “You know | Jess |,” said Mum
        let told = turn.told.is_sure() && speaker == turn.told.entity();
        apart.extend(turn.named.iter().filter(|_| told).map(|&name| (name, speaker)));
        let Some(answer) = turns.get(place + 1) else { break };
        let next = unnamed(answer);
        if answer.paragraph == turn.paragraph + 1 && turn.told != answer.told {
            turn.called.iter().for_each(|&name| add(turn, name, next, ANSWERS));
            // “Come here, Tom.” ¶ “Yes, Mrs. Bell.”
            let called = if turn.called.contains(&next) { ANSWERS } else { CALLED_BACK };
            let again = before != NOBODY && (before == next || before == answer.guess && answer.likely >= PERHAPS);
            if next != speaker && (again || next != NOBODY && called == ANSWERS) {
                answer.called.iter().for_each(|&name| add(turn, name, speaker, called));
            }
            if turn.told.is_sure() && answer.told.is_sure() {
                apart.extend([(speaker, next), (next, speaker)]);
            }
        }
        before = speaker;
    }
    let mut most: BTreeMap<u32, [u32; 2]> = BTreeMap::new();
    for (&(name, unnamed), &weight) in &weights {
        for entity in [name, unnamed] {
            let [first, second] = most.entry(entity).or_default();
            (*first, *second) = ((*first).max(weight), (*second).max(weight.min(*first)));
        }
    }
    let is_free = move |name: u32, unnamed: u32, weight: u32| {
        let (named, other) = (reader.entities.get(name as usize)?, reader.entities.get(unnamed as usize)?);
        let fits = named.is_somebody() && other.is_somebody() && named.is_likely(told_gender(other));
        if unnamed == narrator || !fits || apart.contains(&(name, unnamed)) {
            return None;
        }
        if other.is_named {
            // “Lizzy, are you there?” ¶ “Here,” said Elizabeth
            let only_called = begins.get(name as usize) == Some(&NOBODY);
            return (only_called && weight >= OFTEN).then_some((name, unnamed));
        }
        let fleeting = other.sort == Some(SourceKind::Unnamed) && other.is_counted;
        (!fleeting).then_some((unnamed, name))
    };
    let leads = move |name: u32, unnamed: u32, weight: u32| {
        let both = [name, unnamed].map(|it| most.get(&it).copied().unwrap_or_default());
        both.iter().all(|&[first, second]| weight == first && weight >= LEAD * second)
    };
    let found = weights.into_iter().filter(move |&((name, unnamed), weight)| leads(name, unnamed, weight));
    found.filter_map(move |((name, unnamed), weight)| is_free(name, unnamed, weight))
}

/// Adds names that are only called and are short forms of the name of one who speaks: "Ronnie" is Ronald.
fn short_forms(reader: &Reader<'_>, turns: &[Turn], names: &mut BTreeMap<u32, u32>) {
    let begins = begins(reader, turns);
    let called: BTreeSet<u32> = turns.iter().flat_map(|turn| turn.called).filter(|&it| it != NOBODY).collect();
    let speak: BTreeSet<u32> = turns.iter().filter(|turn| turn.told.is_sure()).map(|turn| turn.told.entity()).collect();
    let only_called = called.into_iter().filter(|&name| begins.get(name as usize) == Some(&NOBODY));
    for name in only_called.take(MOST) {
        let Some(named) = reader.entities.get(name as usize).filter(|_| !names.contains_key(&name)) else { continue };
        let fits = |&&other: &&u32| {
            let other = reader.entities.get(other as usize).filter(|e| e.is_named && e.is_somebody());
            other.is_some_and(|e| {
                let alike = is_short_form(named.name.text(reader.text), e.name.text(reader.text), reader.lexicon);
                alike && named.is_likely(told_gender(e))
            })
        };
        let mut bearers = speak.iter().filter(fits);
        if let (Some(&bearer), None) = (bearers.next(), bearers.next()) {
            names.insert(name, bearer);
        }
    }
}

/// The gender that is told of somebody, or likely.
fn told_gender(entity: &Entity) -> Gender {
    if is_told(entity.gender) {
        entity.gender
    } else {
        entity.leaning
    }
}

/// Whether a name is the short form of another, which begins as it does: "Ronnie", "Ronald".
fn is_short_form(name: &str, other: &str, lexicon: &Lexicon) -> bool {
    let alike = name.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    alike >= ALIKE && !name.contains(' ') && lexicon.ends(name, Ending::Pet)
}

/// How many letters a short form shares with the name.
const ALIKE: usize = 3;

/// The most names of which it is asked whether they are short forms.
const MOST: usize = 64;

/// Where each entity first does something by its name in the story, or is named as who speaks.
fn begins(reader: &Reader<'_>, turns: &[Turn]) -> Vec<u32> {
    let mut begins = vec![NOBODY; reader.entities.len()];
    let mut note = |entity: u32, at: u32| {
        if let Some(slot) = begins.get_mut(entity as usize) {
            *slot = at.min(*slot);
        }
    };
    for (mention, referent) in reader.list.iter().zip(&reader.referents) {
        if mention.form == Form::Name && !mention.flags.has(Flags::QUOTED) {
            note(referent.entity, mention.span.start32());
        }
    }
    for turn in turns {
        if let Told::Sure(entity) = turn.told {
            note(entity, turn.start);
        }
    }
    begins
}
