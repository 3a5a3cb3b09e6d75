//! Interviews and other transcripts: a label means the same person wherever it stands, and who answers is whoever was named
//! before the first question.

use super::entity::{is_told, Entity};
use super::refer::Reader;
use super::source::Head;
use crate::attribution::{Attribution, Rule};
use crate::lexicon::word::WordMap;
use crate::lexicon::{word_hash, SourceKind};
use crate::mention::{Flags, Form, Mention, NOBODY};

/// The labels of an answer.
const ANSWERS: [&str; 2] = ["A", "A."];

/// The fewest words of the name of who is introduced.
const FULL: u8 = 2;

/// Leads the labels "A:" of an interview to the only one whose full name stands before its first label: Dr Lena Marsh has
/// studied eels for thirty years. ¶ Q: How far do they swim? ¶ | A |: Four thousand miles.
pub(super) fn name_answers(reader: &Reader<'_>, attributions: &[Attribution], heads: &mut [Head]) {
    let answers = |a: &Attribution| {
        let source = a.source.as_ref().filter(|source| ANSWERS.contains(&source.text.as_str()));
        a.rule == Rule::Colon && source.is_some()
    };
    if !attributions.iter().any(answers) {
        return;
    }
    let labels = attributions.iter().filter(|a| a.rule == Rule::Colon);
    let first = labels.filter_map(|a| Some(a.source.as_ref()?.span.start32())).min().unwrap_or(0);
    let mut named = NOBODY;
    let mut only = None;
    for (index, mention) in reader.list.iter().enumerate().take_while(|(_, m)| m.span.start32() < first) {
        let entity = reader.referent(index).entity;
        if entity == named || !reader.entities.get(entity as usize).is_some_and(|e| is_introduced(e, mention)) {
            continue;
        }
        if named != NOBODY {
            return;
        }
        (named, only) = (entity, Some(index));
    }
    let Some(index) = only else { return };
    for (_, head) in attributions.iter().zip(heads).filter(|(a, _)| answers(a)) {
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

/// Whether the mention introduces a human being by the full name.
fn is_introduced(entity: &Entity, mention: &Mention) -> bool {
    let human = is_told(entity.gender) || is_told(entity.leaning) || entity.sort == Some(SourceKind::Person);
    let full = mention.form == Form::Name && mention.words.count >= FULL && !mention.flags.has(Flags::HEADLINE);
    full && human && entity.is_somebody()
}
