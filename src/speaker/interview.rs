//! Interviews: who answers is whom the article has told of before the first question, "A: I need to rest".

use super::entity::Referent;
use super::refer::Reader;
use super::source::Head;
use crate::attribution::{Attribution, Rule};
use crate::lexicon::SourceKind;
use crate::mention::Flags;

/// The label of an answer.
const ANSWER: &str = "A";

/// How many answers tell an interview, and how many mentions whom it is with.
const ANSWERS: usize = 2;
const MENTIONS: usize = 2;

/// How many mentions before the first question are counted, and of how many entities.
const BEFORE: usize = 64;
const ENTITIES: usize = 16;

/// How sure it is who answers.
const SURE: f32 = 0.8;

/// Who answers under the label "A": somebody named before the first question who is told of there twice as often as
/// anybody else. The heads of the answers' labels that are mentions are led there.
pub(super) fn interviewee(reader: &mut Reader<'_>, attributions: &[Attribution], heads: &[Head]) -> Referent {
    if attributions.iter().filter(|a| is_answer(a)).take(ANSWERS).count() < ANSWERS {
        return Referent::NONE;
    }
    let labels = attributions.iter().filter(|a| a.rule == Rule::Colon);
    let first = labels.filter_map(|a| a.source.as_ref()).map(|s| s.span.start32()).min().unwrap_or(0);
    let end = reader.list.partition_point(|m| m.outer < first);
    let whom = told_of(reader, end);
    for (_, head) in attributions.iter().zip(heads).filter(|(a, _)| whom.is_known() && is_answer(a)) {
        if let Some(slot) = head.mention().and_then(|index| reader.referents.get_mut(index)) {
            *slot = whom;
        }
    }
    whom
}

/// Whether it is labelled as an answer.
pub(super) fn is_answer(attribution: &Attribution) -> bool {
    let label = attribution.source.as_ref().map_or("", |s| s.text.trim_end_matches(['.', ':']));
    attribution.rule == Rule::Colon && label == ANSWER
}

/// Of whom the last of the first `end` mentions mostly tell.
fn told_of(reader: &Reader<'_>, end: usize) -> Referent {
    let mut counts = [(0u32, 0usize); ENTITIES];
    for index in end.saturating_sub(BEFORE)..end {
        let (entity, quoted) = (reader.referent(index).entity, reader.list.get(index).map(|m| m.flags));
        let person = reader.entities.get(entity as usize).filter(|e| {
            let human = e.sort == Some(SourceKind::Person) || e.sort.is_none() && e.name_words > 1;
            e.is_named && e.is_somebody() && human
        });
        if person.is_none() || quoted.is_none_or(|flags| flags.has(Flags::QUOTED)) {
            continue;
        }
        if let Some(slot) = counts.iter_mut().find(|(other, count)| *count == 0 || *other == entity) {
            *slot = (entity, slot.1 + 1);
        }
    }
    counts.sort_unstable_by_key(|&(_, count)| std::cmp::Reverse(count));
    match counts {
        [(entity, most), (_, next), ..] if most >= MENTIONS && most >= 2 * next => Referent { entity, sure: SURE },
        _ => Referent::NONE,
    }
}
