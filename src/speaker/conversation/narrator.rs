//! Who tells the story: "I", whoever that is.

use std::collections::BTreeMap;

use super::told::Told;
use super::turn::Turn;
use crate::lexicon::{Number, Person, SourceKind};
use crate::mention::{Flags, Form, Mention, NOBODY};
use crate::speaker::entity::{Entity, Referent};
use crate::speaker::refer::Reader;

/// How sure it is that who tells the story is whom the others call by name.
const SURE: f32 = 0.9;

/// How often somebody must be called by name to be who tells the story, and how many times as often as anybody else.
const CALLED: usize = 2;
const LEAD: usize = 3;

/// Whether the words are those of who tells the story for himself or herself: "I", outside of quotations.
pub(in crate::speaker) fn is_own(mention: &Mention) -> bool {
    let first = matches!(mention.form, Form::Pronoun(Person::First, _));
    first && mention.number != Number::Plural && !mention.flags.has(Flags::QUOTED)
}

/// Makes somebody of who tells the story, if one of `heads` is "I": “Perhaps,” | I | said.
pub(super) fn narrator(reader: &mut Reader<'_>, heads: impl Iterator<Item = usize>) -> u32 {
    let mut told = heads.filter_map(|index| reader.list.get(index));
    let Some(span) = told.find(|m| is_own(m)).map(|m| m.span) else { return NOBODY };
    reader.entities.push(Entity::unlisted(span, SourceKind::Person));
    reader.entities.len() as u32 - 1
}

/// Finds out by which name who tells the story is called: “It is late, | Wakefield |,” said he. “Very late,” I said. Nobody
/// else is called so, and Wakefield does nothing where the story is told. Gives whoever tells it from now on.
pub(super) fn name(reader: &mut Reader<'_>, turns: &mut [Turn], narrator: u32) -> u32 {
    let unnamed = reader.entities.get(narrator as usize).is_some_and(|e| !e.is_named);
    let Some(named) = called(reader, turns, narrator).filter(|_| unnamed) else { return narrator };
    for turn in turns {
        if turn.told == Told::Sure(narrator) {
            turn.told = Told::Sure(named);
        }
        let lists = turn.present.iter_mut().chain([&mut turn.listener, &mut turn.introduces, &mut turn.guess]);
        lists.filter(|it| **it == narrator).for_each(|it| *it = named);
    }
    named
}

/// Leads every "I" outside of quotations to who tells the story, by whatever name; who has none is "I".
pub(super) fn lead_back(reader: &mut Reader<'_>, narrator: u32) {
    if narrator == NOBODY {
        return;
    }
    let own = reader.list.iter().zip(&mut reader.referents).filter(|(m, _)| is_own(m));
    own.for_each(|(_, referent)| *referent = Referent { entity: narrator, sure: SURE });
}

/// The only one whom others call by name beside what "I" say or do, or who tells that name, and who says and does nothing by it.
fn called(reader: &Reader<'_>, turns: &[Turn], narrator: u32) -> Option<u32> {
    let own = Told::Sure(narrator);
    let mut acts = vec![false; reader.entities.len()];
    let mut mark = |entity: u32| {
        if let Some(slot) = acts.get_mut(entity as usize) {
            *slot = true;
        }
    };
    for (mention, referent) in reader.list.iter().zip(&reader.referents) {
        if mention.form == Form::Name && mention.flags.has(Flags::SUBJECT) && !mention.flags.has(Flags::QUOTED) {
            mark(referent.entity);
        }
    }
    for turn in turns {
        match turn.told {
            told if told == own => turn.called.into_iter().for_each(&mut mark),
            Told::Sure(entity) => mark(entity),
            _ => {}
        }
    }
    let mut votes: BTreeMap<u32, usize> = BTreeMap::new();
    let mut vote = |entity: u32, count: usize| {
        if acts.get(entity as usize) == Some(&false) {
            *votes.entry(entity).or_default() += count;
        }
    };
    let mut before = false;
    for (place, turn) in turns.iter().enumerate() {
        let is_own = |turn: &Turn| turn.speaker() == narrator;
        let own = is_own(turn);
        let answered = turns.get(place + 1).is_some_and(|answer| {
            let [acting, ..] = answer.present;
            is_own(answer) || acting == narrator && answer.paragraph <= turn.paragraph + 2
        });
        if own {
            vote(turn.introduces, CALLED);
        } else {
            // “You hear that, | Jim |?” says Silas to me
            let told = if turn.listener == narrator { CALLED } else { usize::from(answered) };
            let count = usize::from(before) + told;
            // "a wife, Lady Ann, from beyond the sea" is no call
            let sure = |it: u32| if it == turn.edge { count } else { count.min(1) };
            turn.called.into_iter().for_each(|it| vote(it, sure(it)));
        }
        before = own;
    }
    let (&first, &most) = votes.iter().max_by_key(|(_, &count)| count)?;
    let alone = votes.iter().all(|(&other, &count)| other == first || count * LEAD <= most);
    (most >= CALLED && alone).then_some(first)
}
