//! Replies: who denies a charge did not make it, and who answers a question did not ask it.

use super::entity::Referent;
use super::head::Head;
use super::refer::Reader;
use crate::attribution::{Attribution, AttributionKind};
use crate::lexicon::{word_hash, Person, PrepositionKind, Stance, Use};
use crate::mention::{Flags, Form, Mention};
use crate::Span;

/// Leads the pronouns of those who reply to somebody else than whoever they reply to: "Reyes accused Ruiz of fraud, a
/// charge | he | denies", "A reporter asked Ruiz if it was true. “No,” | he | said".
pub(super) fn part_replies(reader: &mut Reader<'_>, attributions: &[Attribution], heads: &[Head]) {
    for (pair, heads) in attributions.windows(2).zip(heads.windows(2)) {
        let ([before, own], &[Head::Mention(first), Head::Mention(index)]) = (pair, heads) else { continue };
        let (Some(speaker), Some(mention)) = (reader.list.get(first), reader.list.get(index)) else { continue };
        let Form::Pronoun(Person::Third, usage) = mention.form else { continue };
        let speaks = reader.referent(first);
        let answers = answers(reader, before, own);
        let led = reader.referent(index);
        let same = speaks.is_known() && (speaks.entity == led.entity || answers && !led.is_known()) && first < index;
        let here = !mention.flags.has(Flags::QUOTED) && speaker.paragraph == mention.paragraph;
        if !same || !here || !answers && !replies(before, own) {
            continue;
        }
        let between = reader.list.get(first + 1..index).unwrap_or_default();
        let other = reader.pronoun(index, mention, Person::Third, usage, speaks.entity);
        let is_other = |(i, m): (usize, &Mention)| {
            reader.referent(i).entity == other.entity && !(answers && m.flags.has(Flags::QUOTED))
        };
        let spoken_to = other.is_known() && (first + 1..).zip(between).any(is_other);
        // "A reporter asked whether | she | would go": hardly the reporter
        let alike = |m: &Mention| matches!(m.form, Form::Pronoun(Person::Third, _)) && m.gender == mention.gender;
        let unnamed = speaker.form == Form::Indefinite;
        let asked = answers && unnamed && between.iter().any(|m| alike(m) && !m.flags.has(Flags::QUOTED));
        if let Some(slot) = reader.referents.get_mut(index).filter(|_| spoken_to || asked || denies(own)) {
            *slot = if spoken_to || asked { other } else { Referent::NONE };
        }
    }
}

/// Whether somebody is quoted right after the writer told of a question, and does not ask another.
fn answers(reader: &Reader<'_>, before: &Attribution, own: &Attribution) -> bool {
    let told = before.stance == Some(Stance::Asks) && before.kind == AttributionKind::Indirect;
    let first = before.content.first().and_then(|part| part.text(reader.text).split_whitespace().next());
    let entry = reader.lexicon.entry(first.map_or(0, word_hash));
    let frames = entry.preposition == Some(PrepositionKind::Frames);
    let asks = || frames || entry.pronoun.is_some_and(|p| matches!(p.usage, Use::Relative | Use::Interrogative));
    let question = |part: &Span| part.text(reader.text).ends_with('?');
    own.kind == AttributionKind::Direct && told && asks() && !own.content.iter().any(question)
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
