//! Verbs before a quotation that the tagger takes for nouns: "the singer jokes, “I sleep.”"

use crate::lexicon::Lexicon;
use crate::token::{at, Shape, Token};

/// How many tokens to either side another verb is looked for.
const AROUND: usize = 24;

/// The singer | jokes |, “I sleep.” No other verb stands around the quotation.
pub(super) fn precedes_quotation(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let [before, own, next, mark] = [-1, 0, 1, 2].map(|ahead| at(tokens, index as isize + ahead));
    let leads = next.shape == Shape::Comma && matches!(mark.shape, Shape::MarkOpens | Shape::Mark);
    let says = own.shape == Shape::Lower && before.tag.is_nominal() && lexicon.get(own.entry).cue.is_some();
    let around = index.saturating_sub(AROUND)..(index + AROUND).min(tokens.len());
    let acts = |t: &Token| t.depth == own.depth && t.tag.is_finite();
    leads && says && !tokens.get(around).unwrap_or_default().iter().any(acts)
}
