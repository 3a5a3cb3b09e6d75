//! Interviews and other transcripts: a label means the same person wherever it stands, and who answers is whom the article
//! has told of before the first question, "A: I need to rest".

use super::entity::{is_told, Entity};
use super::refer::Reader;
use super::source::Head;
use crate::attribution::{Attribution, Rule};
use crate::lexicon::word::WordMap;
use crate::lexicon::{word_hash, SourceKind};
use crate::mention::{Flags, Form, Mention};

/// The label of an answer.
const ANSWER: &str = "A";

/// How many answers tell an interview, and how many mentions whom it is with.
const ANSWERS: usize = 2;
const MENTIONS: usize = 2;

/// How many mentions before the first question are counted, and of how many entities.
const BEFORE: usize = 64;
const ENTITIES: usize = 16;

/// Leads the labels "A" of answers to who is told of before the first question twice as often as anybody else, or alone: Dr
/// Lena Marsh has studied eels for thirty years. ¶ Q: How far do they swim? ¶ | A |: Four thousand miles.
pub(super) fn name_answers(reader: &Reader<'_>, attributions: &[Attribution], heads: &mut [Head]) {
    if attributions.iter().filter(|a| is_answer(a)).take(ANSWERS).count() < ANSWERS {
        return;
    }
    let labels = attributions.iter().filter(|a| a.rule == Rule::Colon);
    let first = labels.filter_map(|a| a.source.as_ref()).map(|s| s.span.start32()).min().unwrap_or(0);
    let end = reader.list.partition_point(|m| m.outer < first);
    let whom = told_of(reader, end);
    let named = (end.saturating_sub(BEFORE)..end).find(|&index| whom == Some(reader.referent(index).entity));
    let Some(index) = named else { return };
    for (_, head) in attributions.iter().zip(heads).filter(|(a, _)| is_answer(a)) {
        *head = Head::Mention(index);
    }
}

/// Leads a label that comes again to whom it was led to first: "THE COURT: …".
pub(super) fn join_labels(reader: &Reader<'_>, attributions: &[Attribution], heads: &mut [Head]) {
    let mut first: WordMap<Head> = WordMap::default();
    for (attribution, head) in attributions.iter().zip(heads).filter(|(a, _)| a.rule == Rule::Colon) {
        let Some(source) = &attribution.source else { continue };
        let pronoun = |m: &Mention| matches!(m.form, Form::Pronoun(..));
        if head.mention().and_then(|index| reader.list.get(index)).is_some_and(|m| !pronoun(m)) {
            *head = *first.entry(word_hash(&source.text)).or_insert(*head);
        }
    }
}

/// Whether it is labelled as an answer.
fn is_answer(attribution: &Attribution) -> bool {
    let label = attribution.source.as_ref().map_or("", |s| s.text.trim_end_matches(['.', ':']));
    attribution.rule == Rule::Colon && label == ANSWER
}

/// Of whom the last of the first `end` mentions mostly tell.
fn told_of(reader: &Reader<'_>, end: usize) -> Option<u32> {
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
        [(entity, most), (_, next), ..] if most >= MENTIONS && most >= 2 * next => Some(entity),
        [(entity, 1), (_, 0), ..] => Some(entity).filter(|&it| reader.entities.get(it as usize).is_some_and(is_human)),
        _ => None,
    }
}

/// Whether it is a human being, as far as its names and titles tell.
fn is_human(entity: &Entity) -> bool {
    is_told(entity.gender) || is_told(entity.leaning) || entity.sort == Some(SourceKind::Person)
}
