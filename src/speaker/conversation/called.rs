//! Who goes by what he or she is, until the others call him or her by name: “Did you speak, | Mullins |?” ¶ “No, sir,” said | the
//! guard |.

use std::collections::{BTreeMap, BTreeSet};

use super::turn::{Told, Turn};
use crate::lexicon::word::WordMap;
use crate::lexicon::SourceKind;
use crate::mention::{Flags, Form, NOBODY};
use crate::speaker::entity::Referent;
use crate::speaker::refer::Reader;

/// Makes one of those without a name and of those who are called by one right before they answer, and whom nothing was told
/// of by that name before.
pub(super) fn join_called(reader: &mut Reader<'_>, turns: &mut [Turn], own: &mut WordMap<u32>, narrator: u32) {
    let names: BTreeMap<u32, u32> = pairs(reader, turns, narrator).map(|(name, unnamed)| (unnamed, name)).collect();
    if names.is_empty() {
        return;
    }
    let swap = |entity: &mut u32| *entity = names.get(entity).copied().unwrap_or(*entity);
    for turn in turns.iter_mut() {
        match &mut turn.told {
            Told::Sure(entity) | Told::Gender(_, entity, _) => swap(entity),
            Told::Nothing => {}
        }
        let lists = [&mut turn.called, &mut turn.named, &mut turn.present];
        lists.into_iter().flatten().for_each(swap);
    }
    own.values_mut().for_each(swap);
    for referent in &mut reader.referents {
        if let Some(&name) = names.get(&referent.entity) {
            *referent = Referent { entity: name, sure: referent.sure * SURE };
        }
    }
}

/// How sure it is that who answers is who was called.
const SURE: f32 = 0.9;

/// Names and who is called by them, each by one only.
fn pairs<'r>(reader: &'r Reader<'_>, turns: &[Turn], narrator: u32) -> impl Iterator<Item = (u32, u32)> + 'r {
    let begins = begins(reader, turns);
    let mut answers = BTreeSet::new();
    for pair in turns.windows(2) {
        let [said, answer] = pair else { continue };
        let Told::Sure(unnamed) = answer.told else { continue };
        if answer.paragraph != said.paragraph + 1 || said.told == answer.told {
            continue;
        }
        let new = |&&name: &&u32| begins.get(name as usize).is_some_and(|&begin| begin > said.start);
        answers.extend(said.called.iter().filter(new).map(|&name| (name, unnamed)));
    }
    // nobody calls himself or herself
    let calls = turns.iter().filter_map(|turn| match turn.told {
        Told::Sure(entity) => Some(turn.called.map(|name| (name, entity))),
        _ => None,
    });
    let calls: BTreeSet<(u32, u32)> = calls.flatten().collect();
    let mut often: BTreeMap<u32, usize> = BTreeMap::new();
    for entity in answers.iter().flat_map(|&(name, unnamed)| [name, unnamed]) {
        *often.entry(entity).or_default() += 1;
    }
    let fits = move |&(name, unnamed): &(u32, u32)| {
        let (Some(named), Some(other)) = (reader.entities.get(name as usize), reader.entities.get(unnamed as usize))
        else {
            return false;
        };
        let fleeting = other.sort == Some(SourceKind::Unnamed) && other.is_counted;
        let free = unnamed != narrator && !other.is_named && other.is_somebody() && !fleeting;
        free && named.is_somebody() && named.can_be(other.gender) && !calls.contains(&(name, unnamed))
    };
    let once = move |&(name, unnamed): &(u32, u32)| [name, unnamed].iter().all(|it| often.get(it) == Some(&1));
    answers.into_iter().filter(once).filter(fits)
}

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
