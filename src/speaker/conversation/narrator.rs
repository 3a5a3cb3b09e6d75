//! Who tells the story: "I", whoever that is.

use super::turn::{Told, Turn};
use crate::lexicon::{Number, Person, SourceKind};
use crate::mention::{Flags, Form, Mention, NOBODY};
use crate::speaker::entity::{Entity, Referent};
use crate::speaker::refer::Reader;

/// How sure it is that who tells the story is whom the others call by name.
const SURE: f32 = 0.9;

/// How often somebody must be called by name to be who tells the story.
const CALLED: usize = 2;

/// Whether the words are those of who tells the story for himself or herself: "I", outside of quotations.
pub(super) fn is_own(mention: &Mention) -> bool {
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
    let Some(named) = called(reader, turns, narrator).filter(|_| narrator != NOBODY) else { return narrator };
    for turn in turns {
        if turn.told == Told::Sure(narrator) {
            turn.told = Told::Sure(named);
        }
        turn.present.iter_mut().filter(|it| **it == narrator).for_each(|it| *it = named);
    }
    let own = reader.list.iter().zip(&mut reader.referents).filter(|(m, _)| is_own(m));
    own.for_each(|(_, referent)| *referent = Referent { entity: named, sure: SURE });
    named
}

/// The only one whom others call by name beside what "I" say, and who says and does nothing by that name.
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
    let is_silent = |entity: u32| acts.get(entity as usize) == Some(&false);
    let beside = turns.windows(2).filter_map(|pair| match pair {
        [said, answer] if answer.told == own && said.told != own => Some(said),
        [said, answer] if said.told == own && answer.told != own => Some(answer),
        _ => None,
    });
    let mut found = beside.flat_map(|turn| turn.called).filter(|&entity| entity != NOBODY && is_silent(entity));
    let first = found.next()?;
    let often = turns.iter().filter(|turn| turn.called.contains(&first)).take(CALLED).count();
    (found.all(|other| other == first) && often == CALLED).then_some(first)
}
