//! Replies: who denies a charge did not make it, and who answers a question did not ask it.

use super::entity::Referent;
use super::refer::Reader;
use super::source::Head;
use crate::attribution::{Attribution, AttributionKind};
use crate::lexicon::{Person, Stance};
use crate::mention::{Flags, Form};

/// Leads the pronouns of those who reply to somebody else than whoever they reply to: "Reyes accused Ruiz of fraud, a
/// charge | he | denies".
pub(super) fn part_replies(reader: &mut Reader<'_>, attributions: &[Attribution], heads: &[Head]) {
    for (pair, heads) in attributions.windows(2).zip(heads.windows(2)) {
        let ([before, own], &[Head::Mention(first), Head::Mention(index)]) = (pair, heads) else { continue };
        let (Some(speaker), Some(mention)) = (reader.list.get(first), reader.list.get(index)) else { continue };
        let Form::Pronoun(Person::Third, usage) = mention.form else { continue };
        let speaks = reader.referent(first);
        let same = speaks.is_known() && speaks.entity == reader.referent(index).entity && first < index;
        if !same || !replies(before, own) || mention.flags.has(Flags::QUOTED) || speaker.paragraph != mention.paragraph
        {
            continue;
        }
        let other = reader.pronoun(index, mention, Person::Third, usage, speaks.entity);
        let spoken_to = other.is_known() && (first + 1..index).any(|i| reader.referent(i).entity == other.entity);
        if let Some(slot) = reader.referents.get_mut(index).filter(|_| spoken_to || denies(own)) {
            *slot = if spoken_to { other } else { Referent::NONE };
        }
    }
}

fn denies(attribution: &Attribution) -> bool {
    attribution.stance == Some(Stance::Denies)
}

/// Whether what one says stands between the other's cue and its own source: "…, | a charge | he denies".
fn is_apposed(before: &Attribution, own: &Attribution) -> Option<bool> {
    let (content, cue) = (own.content.first()?, before.cue.as_ref()?.span);
    Some(cue.end() <= content.start() && content.end() <= own.source.as_ref()?.span.start())
}

/// Whether somebody answers there, in the writer's words, what somebody else asked or laid at his or her door.
fn replies(before: &Attribution, own: &Attribution) -> bool {
    match before.stance {
        Some(Stance::Accuses | Stance::Criticises) => denies(own),
        _ if denies(own) && is_apposed(before, own).unwrap_or(false) => true,
        Some(Stance::Asks) => own.stance != Some(Stance::Asks) && own.kind == AttributionKind::Indirect,
        _ => false,
    }
}
