//! What becomes of a block's quotations without a cue.

use crate::attribution::record::continued;
use crate::attribution::{Attribution, Rule, Source};
use crate::discourse::continued::Going;
use crate::Span;

/// What became of a block's quotations without a cue.
#[derive(Default)]
pub(crate) struct Given {
    pub(crate) attributions: Vec<Attribution>,
    /// Whether the last quotation of the block is somebody's.
    pub(super) last: bool,
    /// The attribution of an earlier paragraph that goes on in this one.
    pub(super) going: Option<Going>,
    /// How many attributions earlier blocks have.
    pub(super) first: usize,
}

impl Given {
    pub(super) fn add(&mut self, parts: Vec<Span>, source: Option<Source>, rule: Rule, sure: f32) {
        // “Against fire.” He rubbed his eyes. “Not against this.”
        let last = self
            .attributions
            .last_mut()
            .filter(|a| is_beside(a.rule) && is_beside(rule) && a.source == source && ends_before(a, &parts));
        match last {
            Some(last) => last.content.extend(parts),
            None => self.attributions.push(continued(parts, source, rule, sure)),
        }
    }
}

/// Whether all that it holds stands before the quotation of these parts.
fn ends_before(attribution: &Attribution, parts: &[Span]) -> bool {
    let last = attribution.content.last();
    last.zip(parts.first()).is_none_or(|(last, first)| last.end() <= first.start())
}

/// Whether the rule gives a quotation to who is told of in a sentence beside it.
fn is_beside(rule: Rule) -> bool {
    matches!(rule, Rule::NextSentence | Rule::Action)
}
