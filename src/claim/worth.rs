//! How much a claim is worth checking, and why: a sum of learned weights over what its words are and say.

use crate::claim::evidence::{Group, Member, Word};
use crate::claim::kinds::ReasonKind;
use crate::claim::record::{Claim, LogOdds, Reason};
use crate::model::{feature, logistic, Head, Model};
use crate::Confidence;

/// How many features what every claim starts from is shared out to, so that it does not outgrow an `i8`.
pub(crate) const BIASES: u32 = 16;

/// The features of what every claim starts from.
pub(crate) fn biases() -> impl Iterator<Item = u32> {
    (0..BIASES).map(|k| feature(1, k, 0))
}

/// What every claim starts from.
pub(crate) fn bias(model: &Model) -> i32 {
    let weights = model.head(Head::Worth);
    biases().map(|feature| weights.weight_nearby(feature)).sum()
}

/// What the weights of `count` features are to be multiplied with: long sentences have more to add up.
pub(crate) fn damping(count: usize) -> f32 {
    (70.0 / (count as f32 + 9.0)).sqrt()
}

/// How many reasons a claim gives for, and how many against.
const REASONS: usize = 2;

/// How many kinds of reason are told apart.
const KINDS: usize = ReasonKind::ALL.len();

/// What spoke most for one side, the weightiest first: each a weight, and in the lower half of the number what it is of.
#[derive(Clone, Copy, Default)]
struct Ranks([u64; REASONS]);

impl Ranks {
    /// Puts a weight among them, if it belongs there: the first of equals stays.
    fn add(&mut self, weight: u32, place: u32) {
        let mut this = u64::from(weight) << 32 | u64::from(place);
        for slot in &mut self.0 {
            // what differs is exchanged, or nothing is: no branch, for which it is nobody can guess
            let over = u64::from(this >> 32 > *slot >> 32);
            let exchanged = (this ^ *slot) & over.wrapping_neg();
            (this, *slot) = (this ^ exchanged, *slot ^ exchanged);
        }
    }
}

/// What spoke for a claim and against it.
///
/// What it is of is told by its place: first the kinds of reasons, then the verb, then the words of the sentence.
#[derive(Default)]
struct Judge {
    kinds: [i32; KINDS],
    /// What spoke for it, and what against it.
    ranks: [Ranks; 2],
}

/// The places of the verb, and of the first word.
const VERB: u32 = KINDS as u32;
const WORDS: u32 = VERB + 1;

/// The bit of a place that tells what spoke for the claim.
const FOR: u64 = 1 << 31;

impl Judge {
    /// Takes in a weight: what is of the same kind is told as one.
    fn add(&mut self, kind: ReasonKind, weight: i32) {
        if let Some(sum) = self.kinds.get_mut(kind as usize) {
            *sum += weight;
        }
    }

    /// Puts a weight among the best or the worst, if it belongs there.
    fn rank(&mut self, place: u32, weight: i32) {
        // found by its place, too: no branch
        if let Some(ranks) = self.ranks.get_mut(usize::from(weight < 0)) {
            ranks.add(weight.unsigned_abs(), place);
        }
    }

    /// Takes in all that spoke for one claim of the group.
    fn hear(&mut self, group: &Group, member: &Member) {
        let (span, words) = (member.span, group.words.as_slice());
        let before = words.iter().take_while(|word| word.span.start() < span.start()).count();
        let own = words.iter().skip(before).take_while(|word| word.span.end() <= span.end()).count();
        let beside = words.iter().take(before).chain(words.iter().skip(before + own));
        self.add(ReasonKind::Context, beside.map(Word::weight).sum());
        let said = member.own(group);
        let mut passed = 0;
        for (word, place) in words.iter().skip(before).take(own).zip(WORDS + before as u32..) {
            // what a word says as the claim's own stands with the word
            let (start, weight) = said.get(passed).map_or((u32::MAX, 0), |own| (own.start, own.feature.weight));
            let is_own = start == word.span.start32();
            passed += usize::from(is_own);
            self.rank(place, word.weight() + weight * i32::from(is_own));
        }
        for sign in member.signs(group).iter().chain(&group.shared) {
            if sign.kind == ReasonKind::Words {
                self.rank(VERB, sign.feature.weight);
            } else {
                self.add(sign.kind, sign.feature.weight);
            }
        }
        for (place, weight) in (0..).zip(self.kinds) {
            self.rank(place, weight);
        }
    }

    /// What spoke most for the claim and against it, the weightiest first.
    fn reasons(&self, group: &Group, member: &Member, scale: f32) -> Vec<Reason> {
        let [best, worst] = self.ranks;
        let ([a, b], [c, d]) = (best.0.map(|slot| slot | FOR), worst.0);
        // the heavier of two, and the lighter; for the claim before against it, where they are equal
        let heavier = |a: u64, b: u64| if b / FOR > a / FOR { [b, a] } else { [a, b] };
        let ([first, x], [y, last]) = (heavier(a, c), heavier(b, d));
        let [second, third] = heavier(x, y);
        let order = [first, second, third, last];
        let weight = |slot: u64| (slot >> 32) as i32;
        let mut reasons = Vec::with_capacity(order.iter().filter(|&&slot| weight(slot) != 0).count());
        reasons.extend(order.iter().filter(|&&slot| weight(slot) != 0).map(|&slot| {
            let sign = if slot & FOR == 0 { -1 } else { 1 };
            let place = (slot & !FOR) as u32;
            let word =
                || place.checked_sub(WORDS).and_then(|word| group.words.get(word as usize)).map(|word| word.span);
            let (kind, span) = match ReasonKind::ALL.get(place as usize) {
                Some(kind) => (*kind, None),
                None => (ReasonKind::Words, word().or(Some(member.verb))),
            };
            let weight = (sign * weight(slot)) as f32 * scale * 1000.0;
            Reason { kind, span, weight: LogOdds(weight.round() as i32) }
        }));
        reasons
    }
}

/// Gives each claim of the group, which are the last of `claims`, its worth and the reasons; empties the group.
///
/// The strongest has what the signs of the whole sentence say; the others less, by what their own words and signs lack of
/// its.
pub(crate) fn judge(group: &mut Group, bias: i32, model: &Model, claims: &mut [Claim]) {
    if group.members.is_empty() {
        return;
    }
    let weights = model.head(Head::Worth);
    let (total, count) = group.weigh(|feature| weights.weight_nearby(feature));
    let scale = weights.scale() * damping(count as usize);
    let score = total as f32 * scale + bias as f32 * weights.scale();
    let alone = group.members.len() == 1;
    let strongest = if alone { 0 } else { group.members.iter().map(|member| member.weight(group)).max().unwrap_or(0) };
    let first = claims.len().saturating_sub(group.members.len());
    for (claim, member) in claims.iter_mut().skip(first).zip(&group.members) {
        let lacks = if alone { 0.0 } else { (strongest - member.weight(group)) as f32 * scale };
        claim.check_worthiness = Confidence::nearest(logistic(score - lacks));
        let mut judge = Judge::default();
        judge.hear(group, member);
        claim.reasons = judge.reasons(group, member, scale);
    }
    group.clear();
}
