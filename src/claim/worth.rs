//! How much a claim is worth checking, and why: a sum of learned weights over what its words are and say.

use crate::claim::evidence::{Group, Member, Sign};
use crate::claim::kinds::ReasonKind;
use crate::claim::record::{Claim, LogOdds, Reason};
use crate::model::{feature, logistic, Head, Model};
use crate::{Confidence, Span};

/// How many features what every claim starts from is shared out to, so that it does not outgrow an `i8`.
pub(crate) const BIASES: u32 = 16;

/// The features of what every claim starts from.
pub(crate) fn biases() -> impl Iterator<Item = u32> {
    (0..BIASES).map(|k| feature(1, k, 0))
}

/// What the weights of `count` features are to be multiplied with: long sentences have more to add up.
pub(crate) fn damping(count: usize) -> f32 {
    (70.0 / (count as f32 + 9.0)).sqrt()
}

/// How many reasons a claim gives for, and how many against.
const REASONS: usize = 2;

/// How many kinds of reason are told apart.
const KINDS: usize = ReasonKind::ALL.len();

/// What spoke most for one side: weights with what they are of, the weightiest first.
type Ranks = [(ReasonKind, Option<Span>, i32); REASONS];

/// What spoke for a claim and against it.
struct Judge {
    kinds: [i32; KINDS],
    best: Ranks,
    worst: Ranks,
}

impl Judge {
    const NEW: Judge = Judge {
        kinds: [0; KINDS],
        best: [(ReasonKind::Words, None, 0); REASONS],
        worst: [(ReasonKind::Words, None, 0); REASONS],
    };

    /// Takes in a weight: what is of the same kind is told as one.
    fn add(&mut self, kind: ReasonKind, weight: i32) {
        if let Some(sum) = self.kinds.get_mut(kind as usize) {
            *sum += weight;
        }
    }

    /// Puts a weight among the best or the worst, if it belongs there.
    fn rank(&mut self, kind: ReasonKind, span: Option<Span>, weight: i32) {
        let ranks = if weight > 0 { &mut self.best } else { &mut self.worst };
        let [.., (_, _, least)] = ranks;
        if weight.abs() <= least.abs() {
            return;
        }
        let mut this = (kind, span, weight);
        for slot in ranks {
            if this.2.abs() > slot.2.abs() {
                std::mem::swap(slot, &mut this);
            }
        }
    }

    fn reasons(&mut self, scale: f32) -> Vec<Reason> {
        for (&kind, weight) in ReasonKind::ALL.iter().zip(self.kinds) {
            self.rank(kind, None, weight);
        }
        let count = self.best.iter().chain(&self.worst).filter(|(_, _, weight)| *weight != 0).count();
        let (mut best, mut worst) = (self.best.iter().peekable(), self.worst.iter().peekable());
        let weightiest = std::iter::from_fn(|| match (best.peek(), worst.peek()) {
            (Some(a), Some(b)) if a.2 < -b.2 => worst.next(),
            (None, _) => worst.next(),
            _ => best.next(),
        });
        let mut reasons = Vec::with_capacity(count);
        reasons.extend(weightiest.filter(|(_, _, weight)| *weight != 0).map(|&(kind, span, weight)| {
            let weight = LogOdds((weight as f32 * scale * 1000.0).round() as i32);
            Reason { kind, span, weight }
        }));
        reasons
    }
}

/// Gives each claim of the group, which are the last of `claims`, its worth and the reasons; empties the group.
///
/// The strongest has what the signs of the whole sentence say; the others less, by what their own signs lack of its.
pub(crate) fn judge(group: &mut Group, model: &Model, claims: &mut [Claim]) {
    if group.members.is_empty() {
        return;
    }
    let weights = model.head(Head::Worth);
    let (mut total, mut count) = (0, 0);
    let add = |_, weight| (total, count) = (total + weight, count + 1);
    group.weigh(|feature| weights.weight_nearby(feature), add);
    let scale = weights.scale() * damping(count);
    let bias: i32 = biases().map(|f| weights.weight_nearby(f)).sum();
    let score = total as f32 * scale + bias as f32 * weights.scale();
    let own = |member: &Member| group.signs.get(member.signs.clone()).unwrap_or_default();
    let sum = |signs: &[Sign]| signs.iter().map(|sign| sign.weight).sum::<i32>();
    let alone = group.members.len() == 1;
    let strongest = if alone { 0 } else { group.members.iter().map(|member| sum(own(member))).max().unwrap_or(0) };
    let first = claims.len().saturating_sub(group.members.len());
    for (claim, member) in claims.iter_mut().skip(first).zip(&group.members) {
        let signs = own(member);
        let lacks = if alone { 0.0 } else { (strongest - sum(signs)) as f32 * scale };
        claim.check_worthiness = Confidence::nearest(logistic(score - lacks));
        claim.reasons = reasons(group, member, signs).reasons(scale);
    }
    group.clear();
}

/// What spoke for one claim of the group.
fn reasons(group: &Group, member: &Member, signs: &[Sign]) -> Judge {
    let mut judge = Judge::NEW;
    let (said, rest) = signs.split_at(signs.iter().take_while(|sign| sign.kind == ReasonKind::Words).count());
    let mut said = said.iter().peekable();
    for word in &group.words {
        let mut weight = word.weight;
        if word.span.start() < member.own.start() || word.span.end() > member.own.end() {
            judge.add(ReasonKind::Context, weight);
            continue;
        }
        // what a word says as the claim's own stands with the word
        if let Some(own) = said.next_if(|sign| sign.span == Some(word.span)) {
            weight += own.weight;
        }
        judge.rank(ReasonKind::Words, Some(word.span), weight);
    }
    for sign in rest.iter().chain(&group.shared) {
        let weight = sign.weight;
        match sign.span.filter(|_| sign.kind == ReasonKind::Words) {
            Some(span) => judge.rank(sign.kind, Some(span), weight),
            None => judge.add(sign.kind, weight),
        }
    }
    judge
}
