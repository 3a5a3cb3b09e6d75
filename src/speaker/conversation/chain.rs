//! The chain of speakers, weighed forwards and backwards.

use std::collections::BTreeSet;

use super::evidence::{answers, follows, weigh};
use super::turn::Turn;
use crate::mention::NOBODY;
use crate::speaker::entity::Entity;

/// How many people are weighed for a turn, besides somebody who is named nowhere near.
const PEOPLE: usize = 6;

/// All of them, with [`NOBODY`] in the first place.
const ALL: usize = PEOPLE + 1;

/// How many turns before and after are asked who speaks.
const WINDOW: usize = 24;

/// By how much less two alternate where more than these two are told to speak in the turns nearby.
const IN_COMPANY: f32 = 0.5;
const NEARBY: usize = 4;
/// By how much less each is weighed who is named farther off than another.
const FARTHER: f32 = 0.95;
/// Somebody who is told to speak nowhere in the conversation.
const SILENT: f32 = 0.5;
/// Somebody whom the text names only after the turn, and only later than in one of the next turns.
const BROUGHT_IN_AFTER: f32 = 0.35;
const BROUGHT_IN_LATER: f32 = 0.2;
const SOON: usize = 2;

/// Everybody who can speak.
pub(super) struct Cast<'a> {
    pub(super) entities: &'a [Entity],
    /// Where the text names each for the first time.
    pub(super) begins: &'a [u32],
    /// Of whom it is told by name, or by a description; empty where that is not asked.
    pub(super) told_of: &'a [bool],
    /// Who tells the story, or [`NOBODY`].
    pub(super) narrator: u32,
    /// Whether the story tells again and again what its teller says.
    pub(super) narrates: bool,
    /// Who is told to speak in the conversation, and whose words say "sir" there.
    pub(super) speakers: BTreeSet<u32>,
    pub(super) deferring: BTreeSet<u32>,
}

impl Cast<'_> {
    /// Whether somebody is named in quotations only.
    pub(super) fn is_only_called(&self, entity: u32) -> bool {
        self.told_of.get(entity as usize) == Some(&false) && entity != self.narrator && !self.speakers.contains(&entity)
    }

    /// Whether the text names somebody nowhere before.
    pub(super) fn is_new(&self, entity: u32, before: u32) -> bool {
        self.begins.get(entity as usize).is_some_and(|&begin| begin >= before)
    }
}

/// The people of one turn with what they weigh.
#[derive(Clone, Copy)]
struct Step {
    people: [u32; ALL],
    evidence: [f32; ALL],
    /// What it weighs that two alternate, by the company.
    company: f32,
    /// The people of the turn before.
    before: [u32; ALL],
    /// For each who spoke before (first index) and who speaks.
    forward: [[f32; ALL]; ALL],
    backward: [[f32; ALL]; ALL],
}

/// The turns that are weighed together; kept from one conversation to the next for its memory.
#[derive(Default)]
pub(super) struct Chain {
    steps: Vec<Step>,
}

impl Chain {
    /// Weighs the people of a conversation.
    pub(super) fn fill(&mut self, turns: &[Turn], cast: &Cast<'_>) {
        self.steps.clear();
        let speakers: BTreeSet<u32> = turns.iter().map(|turn| turn.told.entity()).collect();
        let deferring = turns.iter().filter(|turn| turn.manner.defers).map(|turn| turn.told.entity()).collect();
        let cast = Cast { speakers, deferring, ..*cast };
        self.steps.extend((0..turns.len()).map(|place| Step::new(turns, place, &cast)));
        self.forward(turns);
        self.backward(turns);
    }

    /// Who most likely speaks in a turn, and how likely that is.
    pub(super) fn speaker(&self, place: usize) -> (u32, f32) {
        self.shares(place).max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((NOBODY, 0.0))
    }

    /// How likely it is that `entity` speaks in a turn.
    pub(super) fn share(&self, place: usize, entity: u32) -> f32 {
        self.shares(place).find(|&(person, _)| person == entity).map_or(0.0, |(_, share)| share)
    }

    /// The people of a turn with how likely each speaks in it.
    pub(super) fn shares(&self, place: usize) -> impl Iterator<Item = (u32, f32)> + '_ {
        let step = self.steps.get(place);
        let mut shares = [0f32; ALL];
        for (forward, backward) in step.iter().flat_map(|step| step.forward.iter().zip(&step.backward)) {
            for ((share, f), b) in shares.iter_mut().zip(forward).zip(backward) {
                *share += f * b;
            }
        }
        let total = shares.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        step.into_iter().flat_map(move |step| step.people.into_iter().zip(shares.map(|share| share / total)))
    }

    fn forward(&mut self, turns: &[Turn]) {
        for place in 0..self.steps.len() {
            let (before, rest) = self.steps.split_at_mut(place);
            let Some(step) = rest.first_mut() else { break };
            let [.., previous] = before else {
                // before the first turn there is nobody
                let mut first = [[0f32; ALL]; ALL];
                let [row, ..] = &mut first;
                *row = step.evidence;
                step.forward = scaled(first);
                continue;
            };
            let (Some(said), Some(turn)) = (turns.get(place - 1), turns.get(place)) else { break };
            let mut sums = [[0f32; ALL]; ALL];
            for ((then, row), &before) in sums.iter_mut().enumerate().zip(&previous.people) {
                for ((cell, &person), evidence) in row.iter_mut().zip(&step.people).zip(&step.evidence) {
                    let led = previous.forward.iter().zip(&previous.before);
                    let sum: f32 = led
                        .map(|(row, &first)| {
                            get(row, then) * follows(said, turn, (first, before, person), step.company)
                        })
                        .sum();
                    *cell = sum * (evidence * answers(said, turn, before, person));
                }
            }
            (step.forward, step.before) = (scaled(sums), previous.people);
        }
    }

    fn backward(&mut self, turns: &[Turn]) {
        for place in (0..self.steps.len()).rev() {
            let (rest, later) = self.steps.split_at_mut(place + 1);
            let ([.., step], [after, ..]) = (rest, later) else { continue };
            let (Some(turn), Some(answer)) = (turns.get(place), turns.get(place + 1)) else { continue };
            let mut sums = [[0f32; ALL]; ALL];
            for (row, &first) in sums.iter_mut().zip(&step.before) {
                for ((cell, &person), led) in row.iter_mut().zip(&step.people).zip(&after.backward) {
                    let next = after.people.iter().zip(&after.evidence).zip(led);
                    *cell = next
                        .map(|((&next, evidence), share)| {
                            evidence
                                * answers(turn, answer, person, next)
                                * follows(turn, answer, (first, person, next), after.company)
                                * share
                        })
                        .sum();
                }
            }
            step.backward = scaled(sums);
        }
    }
}

impl Step {
    fn new(turns: &[Turn], place: usize, cast: &Cast<'_>) -> Self {
        let mut people = [NOBODY; ALL];
        let (before, after) = turns.split_at_checked(place).unwrap_or_default();
        let mut count = 1;
        let mut add = |entity: u32| {
            if entity != NOBODY && count < ALL && !people.contains(&entity) {
                if let Some(slot) = people.get_mut(count) {
                    *slot = entity;
                    count += 1;
                }
            }
        };
        let of = |turn: &Turn| {
            let spoken_to = turn.called.into_iter().chain([turn.listener]);
            std::iter::once(turn.told.entity()).chain(spoken_to).chain(turn.present)
        };
        after.first().into_iter().flat_map(of).for_each(&mut add);
        let (mut before, mut after) = (before.iter().rev().take(WINDOW), after.iter().skip(1).take(WINDOW));
        let mut narrator = Some(cast.narrator).filter(|_| cast.narrates);
        loop {
            let (earlier, later) = (before.next(), after.next());
            earlier.into_iter().flat_map(of).for_each(&mut add);
            later.into_iter().flat_map(of).for_each(&mut add);
            // who tells the story is there, whether anything tells it or not
            narrator.take().into_iter().for_each(&mut add);
            if earlier.is_none() && later.is_none() {
                break;
            }
        }
        let mut evidence = [0f32; ALL];
        if let Some(turn) = turns.get(place) {
            let soon = turns.get(place + SOON).or(turns.last()).map_or(0, |turn| turn.end);
            for (n, (weight, &person)) in evidence.iter_mut().zip(&people).enumerate() {
                *weight = if n > 0 && person == NOBODY {
                    0.0
                } else {
                    let brought_in = match cast.begins.get(person as usize) {
                        Some(&begin) if begin > soon => BROUGHT_IN_LATER,
                        Some(&begin) if begin > turn.end && !turn.told.is_sure() => BROUGHT_IN_AFTER,
                        _ => 1.0,
                    };
                    let silent = cast.speakers.contains(&person) || cast.narrates && person == cast.narrator;
                    let silent = if silent { 1.0 } else { SILENT };
                    weigh(turn, person, cast) * brought_in * silent * FARTHER.powi(n as i32)
                };
            }
        }
        let before = [NOBODY; ALL];
        let near = turns.get(place.saturating_sub(NEARBY)..turns.len().min(place + NEARBY + 1)).unwrap_or_default();
        let mut sure = near.iter().filter(|turn| turn.told.is_sure()).map(|turn| turn.told.entity());
        let (first, mut second) = (sure.next(), None);
        let crowded = sure.any(|entity| Some(entity) != first && *second.get_or_insert(entity) != entity);
        let company = if crowded { IN_COMPANY } else { 1.0 };
        Step { people, evidence, company, before, forward: [[0.0; ALL]; ALL], backward: [[1.0; ALL]; ALL] }
    }
}

fn get(row: &[f32; ALL], place: usize) -> f32 {
    row.get(place).copied().unwrap_or(0.0)
}

/// The same shares, so that the largest is 1.
fn scaled(mut rows: [[f32; ALL]; ALL]) -> [[f32; ALL]; ALL] {
    let most = rows.iter().flatten().fold(f32::MIN_POSITIVE, |most, &it| most.max(it));
    rows.iter_mut().flatten().for_each(|it| *it /= most);
    rows
}

#[cfg(test)]
mod tests {
    use super::super::told::Told;
    use super::super::turn::{Gap, Manner, FEW, NONE};
    use super::*;
    use crate::lexicon::Gender;

    const ANN: u32 = 1;
    const BEN: u32 = 2;
    const CARA: u32 = 3;

    fn turn(paragraph: u32, told: Told) -> Turn {
        let start = paragraph * 100;
        let (called, named, present) = (NONE, NONE, NONE);
        let [listener, introduces, opens, edge, owner, epithet, guess, acting, alone, enters] = [NOBODY; 10];
        let manner = Manner::default();
        Turn {
            attribution: 0,
            start,
            end: start + 50,
            paragraph,
            gap: Gap::Next,
            told,
            called,
            listener,
            named,
            introduces,
            opens,
            edge,
            owner,
            epithet,
            guess,
            likely: 0.0,
            led: 0.0,
            present,
            acting,
            alone,
            enters,
            manner,
        }
    }

    /// Turns of paragraphs that follow each other; `None` for nobody named.
    fn turns(told: &[Option<u32>]) -> Vec<Turn> {
        let told = told.iter().map(|it| it.map_or(Told::Nothing, Told::Sure));
        told.zip(1..).map(|(told, paragraph)| turn(paragraph, told)).collect()
    }

    fn speakers(turns: &[Turn]) -> Vec<(u32, f32)> {
        let mut chain = Chain::default();
        chain.fill(
            turns,
            &Cast {
                entities: &[],
                begins: &[],
                told_of: &[],
                narrator: NOBODY,
                narrates: false,
                speakers: BTreeSet::new(),
                deferring: BTreeSet::new(),
            },
        );
        (0..turns.len()).map(|place| chain.speaker(place)).collect()
    }

    fn names(turns: &[Turn]) -> Vec<u32> {
        speakers(turns).into_iter().map(|(who, _)| who).collect()
    }

    #[test]
    fn two_alternate_before_and_after_they_are_named() {
        let turns = turns(&[None, None, Some(ANN), Some(BEN), None, None]);
        assert_eq!(names(&turns), [ANN, BEN, ANN, BEN, ANN, BEN]);
        assert!(speakers(&turns).iter().all(|&(_, likely)| likely > 0.7 && likely <= 1.0));
    }

    #[test]
    fn who_is_addressed_answers_and_does_not_speak() {
        let mut addressed = turns(&[Some(ANN), Some(BEN), Some(ANN), None, Some(ANN)]);
        assert_eq!(names(&addressed)[3], BEN);
        addressed[2].called = [CARA, NOBODY, NOBODY];
        let (cara, likely) = speakers(&addressed)[3];
        assert!(cara == CARA || likely < 0.7, "{cara} {likely}");
        addressed[3].called = [BEN; FEW];
        assert_ne!(names(&addressed)[3], BEN);
    }

    #[test]
    fn whoever_names_somebody_is_less_likely_the_same() {
        let plain = turns(&[Some(ANN), Some(BEN), None]);
        let mut naming = plain.clone();
        naming[2].named = [ANN, NOBODY, NOBODY];
        let of_ann = |turns: &[Turn]| speakers(turns)[2];
        assert_eq!(of_ann(&plain).0, ANN);
        assert!(of_ann(&naming).0 != ANN || of_ann(&naming).1 < of_ann(&plain).1);
    }

    #[test]
    fn whoever_acts_in_what_is_told_is_likelier() {
        let mut turns = turns(&[Some(ANN), Some(BEN), Some(CARA), None]);
        turns[3].gap = Gap::Later;
        let before = speakers(&turns)[3];
        turns[3].present = [before.0, NOBODY, NOBODY];
        assert!(speakers(&turns)[3].1 > before.1);
    }

    #[test]
    fn one_paragraph_is_mostly_of_one() {
        let mut turns = turns(&[Some(ANN), Some(BEN), None]);
        turns[2].gap = Gap::None;
        assert_eq!(names(&turns)[2], BEN);
    }

    #[test]
    fn a_pronoun_is_weighed_with_whom_it_was_led_back_to() {
        let mut turns = turns(&[Some(ANN), Some(BEN), None, Some(BEN)]);
        turns[2].told = Told::Gender(Gender::Female, ANN, 0.9);
        assert_eq!(names(&turns)[2], ANN);
        let sure = speakers(&turns)[2].1;
        turns[2].told = Told::Gender(Gender::Female, CARA, 0.9);
        assert!(names(&turns)[2] == CARA || speakers(&turns)[2].1 < sure);
    }

    #[test]
    fn nobody_speaks_where_nobody_is_named() {
        assert_eq!(names(&turns(&[None, None, None])), [NOBODY; 3]);
        assert_eq!(names(&turns(&[Some(ANN), None]))[0], ANN);
        assert!(speakers(&[]).is_empty());
    }
}
