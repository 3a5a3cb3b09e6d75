//! Which of those that a novel tells of are human beings.

use super::introduced::is_own_name;
use super::turn::inside;
use super::vocative::is_called;
use crate::attribution::{Attribution, AttributionKind};
use crate::lexicon::SourceKind;
use crate::mention::{Flags, Form, Mention};
use crate::speaker::entity::{is_told, Entity};
use crate::speaker::refer::Reader;
use crate::Span;

/// How often somebody must be called by a name of which nothing else tells that it is one.
const OFTEN: u8 = 2;
/// How often somebody of whom nothing else tells it must do something to be a human being.
const ACTS_OFTEN: u8 = 2;

/// For each entity whether it is known to be a human being, by more than a capital, or because it speaks.
pub(super) fn people(reader: &Reader<'_>, narrator: u32, attributions: &[Attribution]) -> Vec<bool> {
    let told = |e: &Entity| is_told(e.gender) || is_told(e.leaning) || e.sort == Some(SourceKind::Person);
    let mut people: Vec<bool> = reader.entities.iter().map(|e| e.is_somebody() && told(e)).collect();
    for (referent, _) in reader.referents.iter().zip(reader.sources).filter(|(_, &is_source)| is_source) {
        let somebody = reader.entities.get(referent.entity as usize).is_some_and(|e| e.is_somebody() && e.is_named);
        if let Some(slot) = people.get_mut(referent.entity as usize).filter(|_| somebody) {
            *slot = true;
        }
    }
    // “Marsh, come here.” ¶ Marsh came
    let mut acts: Vec<u8> = vec![0; people.len()];
    for (mention, referent) in reader.list.iter().zip(&reader.referents) {
        let acting = mention.flags.has(Flags::SUBJECT) && !mention.flags.has(Flags::QUOTED);
        if let Some(count) = acts.get_mut(referent.entity as usize).filter(|_| acting && mention.form == Form::Name) {
            *count = count.saturating_add(1);
        }
    }
    // "Lil gave her a smile. Lil turned red."
    for ((slot, &count), entity) in people.iter_mut().zip(&acts).zip(&reader.entities) {
        *slot |= count >= ACTS_OFTEN && entity.is_somebody() && entity.is_named && entity.sort.is_none();
    }
    let mut called: Vec<u8> = vec![0; people.len()];
    let direct = attributions.iter().filter(|a| a.kind == AttributionKind::Direct);
    for part in direct.flat_map(|a| &a.content) {
        for (mention, referent) in inside(reader, *part).filter(|(m, _)| m.form == Form::Name) {
            let somebody = reader.entities.get(referent.entity as usize).is_some_and(Entity::is_somebody);
            let acts = acts.get(referent.entity as usize).is_some_and(|&count| count > 0);
            let calls = somebody && is_called(reader, mention, *part, 0..u32::MAX);
            // “Did you speak, Mullins?”
            let often = called.get_mut(referent.entity as usize).filter(|_| calls).is_some_and(|count| {
                *count = count.saturating_add(1);
                *count >= OFTEN
            });
            let calls = calls && (acts || often || is_asked(reader, mention, *part));
            let calls = calls || somebody && is_own_name(reader, mention, *part);
            if let Some(slot) = people.get_mut(referent.entity as usize).filter(|_| calls) {
                *slot = true;
            }
        }
    }
    if let Some(slot) = people.get_mut(narrator as usize) {
        *slot = true;
    }
    people
}

/// Whether a question or a cry ends with the name behind a comma.
fn is_asked(reader: &Reader<'_>, mention: &Mention, part: Span) -> bool {
    let before = Span::between(part.start32(), mention.span.start32()).text(reader.text).trim_end();
    let after = Span::between(mention.span.end32(), part.end32()).text(reader.text);
    before.ends_with(',') && after.starts_with(['?', '!'])
}
