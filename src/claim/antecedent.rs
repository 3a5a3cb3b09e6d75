//! Leads the pronouns that are subjects of claims back to whom they mean.

use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::kinds::{ClaimKind, TimeKind};
use crate::claim::record::{Antecedent, Claim, TimeExpression};
use crate::claim::verb::{subject_pronoun, Verb};
use crate::claim::Attributed;
use crate::lexicon::known;
use crate::speaker::LedBack;
use crate::token::{at, Token};
use crate::Confidence;

/// How sure it is that a body which says what "it" does speaks of itself.
const ITSELF: f32 = 0.8;

/// The antecedent that has to be sought of a claim's subject, if that is a pronoun. "The ministry said *it* had sent
/// help": if the source is a body, it is that, unless it is found to be another.
pub(crate) fn sought(
    words: &Grammar,
    tokens: &[Token],
    verb: Option<Verb>,
    attributed: Option<&Attributed<'_>>,
    times: &[TimeExpression],
) -> Option<Antecedent> {
    let verb = verb?;
    let pronoun = subject_pronoun(tokens, verb)?;
    let [subject, full, next] = [verb.finite.wrapping_sub(1), verb.full, verb.end].map(|i| at(tokens, i as isize));
    // "it was clear that", "it emerged that", "it took four hours"
    let empty = words.is(full, WordClass::Be) || words.is(next, WordClass::Opens);
    let lasts = times.iter().any(|time| time.kind == TimeKind::Duration);
    let told = attributed.filter(|a| a.kind != ClaimKind::Quoted && subject.is(known::IT) && !empty && !lasts);
    let itself = told.and_then(|a| a.source).filter(|source| source.end() <= pronoun.start());
    Some(itself.map_or(Antecedent::sought(pronoun), |mention| Antecedent {
        mention,
        confidence: Confidence::nearest(ITSELF),
        ..Antecedent::sought(pronoun)
    }))
}

/// Sets each claim's antecedent from the pronouns that were led back, given in order; not those for which `of_oneself`
/// holds, given the claim's attribution: whoever speaks is no "he" in what is said. What was taken to be the source itself
/// stays where `is_body` says that the attribution's source is one.
pub(crate) fn set_antecedents(
    claims: &mut [Claim],
    pronouns: &[LedBack],
    of_oneself: impl Fn(usize, &LedBack) -> bool,
    is_body: impl Fn(usize) -> bool,
) {
    for claim in claims {
        let Some(sought) = claim.antecedent else { continue };
        let place = pronouns.partition_point(|p| p.pronoun < sought.pronoun);
        let found = pronouns.get(place).filter(|p| p.pronoun == sought.pronoun);
        let found = found.filter(|led| !claim.attribution.is_some_and(|index| of_oneself(index, led)));
        let itself = claim.attribution.is_some_and(&is_body) && !sought.mention.is_empty();
        claim.antecedent = found
            .map(|p| Antecedent { mention: p.mention, confidence: Confidence::nearest(p.sure), ..sought })
            .or(itself.then_some(sought));
    }
}
