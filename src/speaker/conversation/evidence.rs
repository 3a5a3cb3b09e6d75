//! What a turn and the two before it tell for or against somebody.

use super::chain::Cast;
use super::told::Told;
use super::turn::{Gap, Turn};
use crate::lexicon::{Gender, SourceKind};
use crate::mention::NOBODY;
use crate::speaker::entity::{is_told, Entity};

/// What a speaker weighs after the two before: where it is the same again, where two alternate, where it is somebody
/// else; by whether the turn stands in the same paragraph, the next one, or after narration.
const SAME: [f32; 3] = [12.0, 0.06, 0.5];
const SAME_BY_PRONOUN: f32 = 4.0;
/// Where the turn in the next paragraph has a pronoun that was led back to who spoke before: “We are sorry,” | she | added.
const SAME_LED: f32 = 0.8;
const SAME_BESIDE: f32 = 0.2;
const ALTERNATE: [f32; 3] = [0.3, 10.0, 2.0];
/// Where two alternate over what is told between the first two of the three turns.
const ALTERNATE_AGAIN: [f32; 3] = [0.3, 4.0, 2.0];
const OTHER: [f32; 3] = [0.3, 1.0, 0.4];
/// Who acted right before the words of another that he or she answers.
const FACES: f32 = 3.0;
/// Somebody who is named nowhere near.
const STRANGER: f32 = 0.35;
/// Who was addressed in the turn before; after narration, and where that tells of others only, or that it was done what the
/// words asked for: “Stand up, Tom.” ¶ Tom stood up. ¶ “Who did it?”
const ANSWERS: f32 = 30.0;
const ANSWERS_LATER: f32 = 3.0;
const OTHERS_ACT: f32 = 2.0;
const DONE: f32 = 1.0;
/// Who spoke in the turn before and is addressed now.
const ADDRESSES: f32 = 2.0;
/// Who acts in what was told since.
const ACTS: f32 = 1.3;
/// Who alone acts in what the turn's own paragraph tells before it, where nothing else tells who speaks.
const ACTS_HERE: f32 = 20.0;
/// Who alone acts in what was told since, in a paragraph before: “Jeeves?” ¶ Jeeves coughed. ¶ “Yes, sir.” Who tells the story does, where
/// another goes on.
const ACTS_ALONE: f32 = 2.5;
const OWN_ACT: f32 = 1.0;
/// Who came on the scene since the turn before: It was Tom. ¶ “Good evening.”
const ENTERS: f32 = 8.0;
/// Who tells the story, where nothing tells who speaks.
const NARRATES: f32 = 2.0;
/// Who says "sir" elsewhere, and who says something without it, where the turn says it.
const DEFERS: f32 = 2.0;
const DEFERS_NEVER: f32 = 0.6;
/// Who calls or names oneself.
const CALLS_ONESELF: f32 = 0.004;
const NAMES_ONESELF: f32 = 0.1;
/// Who tells his or her own name.
const INTRODUCES: f32 = 20.0;
/// Against what is told: another than who is named, and another gender.
const AGAINST_NAME: f32 = 0.0003;
const AGAINST: f32 = 0.01;
/// Who may be of the gender that is told, though nothing tells it.
const UNTOLD: f32 = 0.6;
/// The least that another weighs than whom a pronoun was led back to.
const LEAST_LED: f32 = 0.003;
/// Who is called by name, and nowhere told of by it.
const ONLY_CALLED: f32 = 0.3;
/// Who is no mention, where the turn has a pronoun.
const UNLISTED: f32 = 0.1;

/// What the turn itself tells for or against somebody.
pub(super) fn weigh(turn: &Turn, person: u32, cast: &Cast<'_>) -> f32 {
    let entities = cast.entities;
    let told = match turn.told {
        Told::Nothing => 1.0,
        Told::Sure(entity) if entity == person => 1.0,
        Told::Sure(_) => AGAINST_NAME,
        // who tells the story is "I"
        Told::Gender(..) if person == cast.narrator && person != NOBODY => AGAINST_NAME,
        Told::Gender(gender, entity, sure) => {
            // “Let me be,” | it | said: no man, and no woman
            let told = |e: &Entity| is_told(e.gender) || is_told(e.leaning);
            // nor are several he or she
            let one = |e: &Entity| e.is_somebody() && e.is_likely(gender);
            let fits = |e: &Entity| if gender == Gender::Neuter { !told(e) } else { one(e) };
            let fits = entities.get(person as usize).is_none_or(fits);
            let led = match entity {
                NOBODY => 0.5,
                _ if entity == person => sure,
                _ => 1.0 - sure,
            };
            let unlisted = entities.get(person as usize).is_some_and(|e| e.sort == Some(SourceKind::Unnamed));
            let untold = gender != Gender::Neuter && !entities.get(person as usize).is_none_or(told);
            let fit = match fits {
                true if untold => UNTOLD,
                true => 1.0,
                false => AGAINST,
            };
            // “It is late.” | A boy | had come in. “Please,” he said
            let unlisted = unlisted && !turn.present.contains(&person) && !cast.speakers.contains(&person);
            (if unlisted { fit * UNLISTED } else { fit }) * led.clamp(LEAST_LED, 1.0)
        }
    };
    // “Here, Dolly.” is said to somebody who may have another name where the story tells of her
    let called = turn.told == Told::Nothing && cast.is_only_called(person);
    let told = if called { told * ONLY_CALLED } else { told };
    // “No,” said | his wife |, who has a name where she is somebody else
    let unnamed = |e: &Entity| turn.epithet != NOBODY && turn.epithet != person && !e.is_named;
    let told = if entities.get(person as usize).is_some_and(unnamed) { told * UNLISTED } else { told };
    // "a voice" from the door
    let fleeting = |e: &Entity| e.sort == Some(SourceKind::Unnamed) && e.is_counted && turn.told == Told::Nothing;
    let told = if entities.get(person as usize).is_some_and(fleeting) { told * UNLISTED } else { told };
    let told = match turn.manner.defers && !turn.told.is_sure() {
        true if cast.deferring.contains(&person) => told * DEFERS,
        true if cast.speakers.contains(&person) => told * DEFERS_NEVER,
        _ => told,
    };
    match person {
        NOBODY => told * STRANGER,
        // who tells a name for the first time goes by another so far
        _ if turn.introduces == person && cast.is_new(person, turn.start) => told * CALLS_ONESELF,
        _ if turn.introduces == person => told * INTRODUCES,
        // nor has who tells it a name already
        _ if cast.is_new(turn.introduces, turn.start) && entities.get(person as usize).is_some_and(|e| e.is_named) => {
            told * NAMES_ONESELF
        }
        _ if turn.owner == person => told * CALLS_ONESELF,
        _ if turn.called.contains(&person) || turn.listener == person => told * CALLS_ONESELF,
        _ if turn.named.contains(&person) => told * NAMES_ONESELF,
        _ if turn.acting == person && turn.told == Told::Nothing => told * ACTS_HERE,
        _ if turn.told == Told::Nothing && turn.enters == person => told * ENTERS,
        _ if turn.told == Told::Nothing && turn.alone == person => {
            told * if person == cast.narrator { OWN_ACT } else { ACTS_ALONE }
        }
        _ if cast.narrates && person == cast.narrator && turn.told == Told::Nothing => told * NARRATES,
        _ if turn.present.contains(&person) => told * ACTS,
        _ => told,
    }
}

/// What it weighs that `person` speaks after `before`, by whom they address.
pub(super) fn answers(said: &Turn, turn: &Turn, before: u32, person: u32) -> f32 {
    let mut weight = 1.0;
    let spoken_to = said.called.contains(&person) || said.listener == person;
    if person != NOBODY && person != before && spoken_to {
        weight *= match turn.present {
            _ if turn.gap != Gap::Later => ANSWERS,
            present if present.contains(&person) && !said.manner.asks => DONE,
            [NOBODY, ..] => ANSWERS_LATER,
            present if present.contains(&person) => ANSWERS_LATER,
            _ => OTHERS_ACT,
        };
    }
    let speaks_to = turn.called.contains(&before) || turn.listener == before;
    if before != NOBODY && person != before && speaks_to {
        weight *= ADDRESSES;
    }
    weight
}

/// What it weighs that these three speak one after the other.
pub(super) fn follows(said: &Turn, turn: &Turn, (first, before, person): (u32, u32, u32), company: f32) -> f32 {
    match turn.told {
        // it has words of its own for who speaks
        Told::Sure(_) if turn.gap == Gap::None && !turn.manner.beside => return 1.0,
        Told::Gender(..) if turn.gap == Gap::None && person == before && !turn.manner.beside => return SAME_BY_PRONOUN,
        Told::Gender(_, led, _) if turn.gap == Gap::Next && person == before && person == led => {
            // “Two.” ¶ “Three.” | He | rose: hardly who spoke before
            return if turn.manner.beside { SAME_BESIDE } else { SAME_LED };
        }
        _ => {}
    }
    let (weights, company) = match () {
        () if person == before && person != NOBODY => (SAME, 1.0),
        // “Yes,” said Ann. ¶ It rained. ¶ “No,” said Tom. ¶ “And you?”
        () if person == first && person != NOBODY && said.gap == Gap::Later => (ALTERNATE_AGAIN, company),
        () if person == first && person != NOBODY => (ALTERNATE, company),
        () => (OTHER, 1.0),
    };
    // Ann came out. ¶ “Who’s that?” said her father. ¶ “It’s me.”
    let scene = said.gap == Gap::Later && turn.gap == Gap::Next && person != before && person != first;
    let faces = if scene && person != NOBODY && said.present.contains(&person) { FACES } else { 1.0 };
    weights.get(turn.gap as usize).copied().unwrap_or(1.0) * company * faces
}
