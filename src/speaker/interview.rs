//! Interviews and other transcripts: a label means the same person wherever it stands, initials are those of a name
//! ("AR:"), and who answers is whom the article has told of before the first question, "A: I need to rest", or who gave a
//! name when asked for it.

use super::entity::{is_told, Entity, Referent};
use super::head::Head;
use super::refer::Reader;
use crate::attribution::{Attribution, Rule};
use crate::lexicon::word::WordMap;
use crate::lexicon::{known, word_hash, SourceKind};
use crate::mention::{Flags, Form, Mention};

/// The label of an answer, of a question, and of whoever answers a court; and what stands before the name of whoever asks.
const ANSWER: &str = "A";
const QUESTION: &str = "Q";
const WITNESS: &str = "WITNESS";
const ASKED_BY: &str = "BY ";

/// How many bytes of a turn are looked at for a question, and how many mentions of one for a name.
const ASKED: usize = 400;
const NAMES: usize = 8;

/// The fewest and the most initials of a label.
const INITIALS: std::ops::RangeInclusive<usize> = 2..=4;

/// How many answers tell an interview, and how many mentions whom it is with.
const ANSWERS: usize = 2;
const MENTIONS: usize = 2;

/// How many mentions before the first question are counted, and of how many entities.
const BEFORE: usize = 64;
const ENTITIES: usize = 16;

/// Leads labels that are initials to the only one whose they are (Ann Ruiz answers. ¶ | AR |: No.), and where they are those
/// of two to nobody by name.
pub(super) fn name_initials(reader: &mut Reader<'_>, attributions: &[Attribution], heads: &mut [Head]) {
    let initials = |a: &Attribution| a.rule == Rule::Colon && a.source.as_ref().is_some_and(|s| is_initials(&s.text));
    if !attributions.iter().any(initials) {
        return;
    }
    let mut bearers: WordMap<Option<u32>> = WordMap::default();
    for (number, entity) in (0..).zip(&reader.entities).filter(|(_, e)| is_person(e)) {
        let name = entity.name.text(reader.text);
        let mut note = |breaks: &[char]| {
            let first: String = name.split(breaks).filter_map(|word| word.chars().next()).collect();
            let bearer = bearers.entry(word_hash(&first)).or_insert(Some(number));
            *bearer = bearer.filter(|it| *it == number);
        };
        note(&[' ']);
        note(&[' ', '-']);
    }
    let mut first: WordMap<usize> = WordMap::default();
    let mut own: WordMap<u32> = WordMap::default();
    // what the initials were led to before, and whom they mean
    let mut meant: WordMap<u32> = WordMap::default();
    for index in 0..reader.list.len() {
        first.entry(reader.referent(index).entity).or_insert(index);
    }
    for (attribution, head) in attributions.iter().zip(heads).filter(|(a, _)| initials(a)) {
        let Some(source) = &attribution.source else { continue };
        match bearers.get(&word_hash(&source.text.replace('.', ""))) {
            Some(&Some(entity)) => {
                if let Some(index) = head.mention() {
                    meant.insert(reader.referent(index).entity, entity);
                    reader.refer(index, Referent { entity, sure: 1.0 });
                }
                *head = first.get(&entity).map_or(*head, |&index| Head::Mention(index));
            }
            Some(None) => {
                let entity = *own.entry(word_hash(&source.text)).or_insert_with(|| {
                    reader.entities.push(Entity::unlisted(source.span, SourceKind::Unnamed));
                    reader.entities.len() as u32 - 1
                });
                if let Some(index) = head.mention() {
                    reader.refer(index, Referent { entity, sure: 1.0 });
                }
            }
            None => {}
        }
    }
    for referent in reader.referents.iter_mut() {
        referent.entity = meant.get(&referent.entity).copied().unwrap_or(referent.entity);
    }
}

fn is_initials(label: &str) -> bool {
    let letters = label.chars().filter(|&c| c != '.');
    letters.clone().all(char::is_uppercase) && INITIALS.contains(&letters.take(INITIALS.end() + 1).count())
}

/// Whether it is somebody with a given name and a surname.
fn is_person(entity: &Entity) -> bool {
    entity.is_named && entity.all_words > 1 && matches!(entity.sort, None | Some(SourceKind::Person))
}

/// Leads the labels of a court's questions to who asks, and those of its answers to who was asked for a name and gave it:
/// BY MR. HALE: ¶ | Q. | Your name, please? ¶ | A. | Ann Ruiz.
pub(super) fn name_letters(reader: &Reader<'_>, attributions: &[Attribution], heads: &mut [Head]) {
    let (mut examiner, mut witness, mut asks, mut next) = (None, None, false, 0);
    for (attribution, head) in attributions.iter().zip(heads).filter(|(a, _)| a.rule == Rule::Colon) {
        let Some(source) = &attribution.source else { continue };
        while let Some(mention) = reader.list.get(next).filter(|m| m.outer < source.span.start32()) {
            if asks_here(reader.text, mention) {
                examiner = Some(next);
            }
            next += 1;
        }
        let label = source.text.trim_end_matches(['.', ':']);
        let (question, answer) = (label == QUESTION, label == ANSWER);
        let testifies = answer || label.strip_prefix("THE ").unwrap_or(label) == WITNESS;
        let content = attribution.content.first().copied().unwrap_or_default();
        if testifies && asks {
            let first = reader.list.partition_point(|m| m.outer < content.start32());
            let inside = (first..).zip(reader.list.get(first..).unwrap_or_default()).take(NAMES);
            let mut inside = inside.take_while(|(_, m)| m.outer < content.end32());
            let named = inside.find(|(i, m)| {
                let entity = reader.entities.get(reader.referent(*i).entity as usize);
                m.form == Form::Name && entity.is_some_and(is_person)
            });
            witness = named.map(|(index, _)| index).or(witness);
        }
        let who = if question { examiner } else { witness.filter(|_| testifies) };
        if let Some(index) = who {
            *head = Head::Mention(index);
        }
        asks = !testifies && asks_name(content.text(reader.text));
    }
}

/// Whether a line "BY MR. HALE:" tells that he asks from there on.
fn asks_here(text: &str, mention: &Mention) -> bool {
    let before = text.get(..mention.outer as usize).unwrap_or_default();
    let after = text.get(mention.span.end()..).unwrap_or_default();
    before.ends_with(ASKED_BY) && after.starts_with([':', '\n', '\r'])
}

/// Whether the words ask somebody for his or her name.
fn asks_name(words: &str) -> bool {
    let end = (0..=ASKED.min(words.len())).rev().find(|&at| words.is_char_boundary(at)).unwrap_or(0);
    let words = words.get(..end).unwrap_or_default().split(|c: char| !c.is_alphabetic());
    let mut words = words.map(word_hash).skip_while(|&it| it != known::YOUR);
    words.any(|it| matches!(it, known::NAME | known::NAMES))
}

/// Leads the labels "A" of answers to who is told of before the first question twice as often as anybody else, or alone: Dr
/// Lena Marsh has studied eels for thirty years. ¶ Q: How far do they swim? ¶ | A |: Four thousand miles.
pub(super) fn name_answers(reader: &Reader<'_>, attributions: &[Attribution], heads: &mut [Head]) {
    let labels = attributions.iter().filter(|a| a.rule == Rule::Colon);
    let mut labels = labels.skip_while(|a| !is_letter(a));
    if attributions.iter().filter(|a| is_answer(a)).take(ANSWERS).count() < ANSWERS || !labels.all(is_letter) {
        return;
    }
    let letters = attributions.iter().filter(|a| is_letter(a));
    let first = letters.filter_map(|a| a.source.as_ref()).map(|s| s.span.start32()).min().unwrap_or(0);
    let end = reader.list.partition_point(|m| m.outer < first);
    let whom = told_of(reader, end);
    let named = (end.saturating_sub(BEFORE)..end).find(|&index| whom == Some(reader.referent(index).entity));
    let Some(index) = named else { return };
    for (_, head) in attributions.iter().zip(heads).filter(|(a, _)| is_answer(a)) {
        *head = Head::Mention(index);
    }
}

/// Leads a label that comes again to whom it was led to first. One that says what somebody is ("THE COURT: …") and leads to
/// nobody by name means whoever it says.
pub(super) fn join_labels(reader: &mut Reader<'_>, attributions: &[Attribution], heads: &mut [Head]) {
    let mut first: WordMap<Head> = WordMap::default();
    for (attribution, head) in attributions.iter().zip(heads).filter(|(a, _)| a.rule == Rule::Colon) {
        let Some(source) = &attribution.source else { continue };
        let labelled = head.mention().and_then(|index| Some((index, reader.list.get(index)?)));
        let Some((index, mention)) = labelled.filter(|(_, m)| !matches!(m.form, Form::Pronoun(..))) else { continue };
        let is_new = !first.contains_key(&word_hash(&source.text));
        *head = *first.entry(word_hash(&source.text)).or_insert(*head);
        let entity = reader.entities.get(reader.referent(index).entity as usize);
        let known = |e: &Entity| e.is_named && is_human(e) || e.name == mention.span;
        if is_new && mention.is_description() && !entity.is_some_and(known) {
            let sort = mention.sort.filter(|_| mention.is_human()).unwrap_or(SourceKind::Unnamed);
            reader.entities.push(Entity::unlisted(source.span, sort));
            reader.refer(index, Referent { entity: reader.entities.len() as u32 - 1, sure: 1.0 });
        } else if let Some(first) = head.mention().filter(|&first| first != index) {
            reader.refer(index, reader.referent(first));
        }
    }
}

/// Whether it is labelled as a question or an answer.
fn is_letter(attribution: &Attribution) -> bool {
    is_answer(attribution) || is_labelled(attribution, QUESTION)
}

/// Whether it is labelled as an answer.
fn is_answer(attribution: &Attribution) -> bool {
    is_labelled(attribution, ANSWER)
}

fn is_labelled(attribution: &Attribution, letter: &str) -> bool {
    let label = attribution.source.as_ref().map_or("", |s| s.text.trim_end_matches(['.', ':']));
    attribution.rule == Rule::Colon && label == letter
}

/// Of whom the last of the first `end` mentions mostly tell; who wrote the article is named on a line alone.
fn told_of(reader: &Reader<'_>, end: usize) -> Option<u32> {
    most_told(reader, end, |mention| !is_alone(reader.text, mention)).or_else(|| most_told(reader, end, |_| true))
}

/// Whether a name is all that its line holds.
fn is_alone(text: &str, mention: &Mention) -> bool {
    let before = text.get(..mention.outer as usize).unwrap_or_default();
    let after = text.get(mention.span.end()..).unwrap_or_default();
    (before.is_empty() || before.ends_with('\n')) && after.starts_with(['\n', '\r'])
}

/// Of whom the mentions that `tells` mostly tell.
fn most_told(reader: &Reader<'_>, end: usize, tells: impl Fn(&Mention) -> bool) -> Option<u32> {
    let mut counts = [(0u32, 0usize); ENTITIES];
    for index in end.saturating_sub(BEFORE)..end {
        let (entity, quoted) = (reader.referent(index).entity, reader.list.get(index).map(|m| m.flags));
        let person = reader.entities.get(entity as usize).filter(|e| {
            let human = e.sort == Some(SourceKind::Person) || e.sort.is_none() && e.all_words > 1;
            e.is_named && e.is_somebody() && human
        });
        let told = reader.list.get(index).is_some_and(&tells);
        if person.is_none() || !told || quoted.is_none_or(|flags| flags.has(Flags::QUOTED)) {
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
