//! Leads the pronouns that are subjects of claims back to whom they mean.

use crate::claim::record::{Antecedent, Claim};
use crate::speaker::LedBack;
use crate::Confidence;

/// Sets each claim's antecedent from the pronouns that were led back, given in order; not those for which `of_oneself`
/// holds, given the claim's attribution: whoever speaks is no "he" in what is said.
pub(crate) fn set_antecedents(
    claims: &mut [Claim],
    pronouns: &[LedBack],
    of_oneself: impl Fn(usize, &LedBack) -> bool,
) {
    for claim in claims {
        let Some(sought) = claim.antecedent else { continue };
        let place = pronouns.partition_point(|p| p.pronoun < sought.pronoun);
        let found = pronouns.get(place).filter(|p| p.pronoun == sought.pronoun);
        let found = found.filter(|led| !claim.attribution.is_some_and(|index| of_oneself(index, led)));
        claim.antecedent =
            found.map(|p| Antecedent { mention: p.mention, confidence: Confidence::nearest(p.sure), ..sought });
    }
}
