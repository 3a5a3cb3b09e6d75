//! A quotation over several paragraphs, each opened by a mark and only the last one closed: one quote in parts.

use crate::attribution::{Attribution, AttributionKind};
use crate::Span;

/// What the paragraph before ended with, in case the next one goes on with it.
#[derive(Debug, Default)]
pub(crate) struct LeftOpen {
    /// The attribution that holds it.
    holder: Option<usize>,
    /// Its parts so far, where none does.
    unheld: Vec<Span>,
}

/// An attribution of an earlier paragraph that goes on in this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Going {
    pub(crate) index: usize,
    /// The first of its parts that stands in this paragraph.
    pub(crate) from: usize,
}

/// How many attributions of a paragraph can hold its last quotation.
const NEAR: usize = 16;

impl LeftOpen {
    /// Takes the parts of a quotation that nobody in its own paragraph says into the attribution that it goes on from.
    pub(crate) fn go_on(&self, parts: &[Span], attributions: &mut [Attribution]) -> Option<Going> {
        let index = self.holder?;
        let start = parts.first()?.start();
        let holder = attributions.get_mut(index).filter(|a| a.content.last().is_none_or(|p| p.end() <= start))?;
        let from = holder.content.len();
        holder.content.extend_from_slice(parts);
        Some(Going { index, from })
    }

    /// Who is named with a later part says the earlier ones too, where nobody is named with these. `first` is the
    /// index of the first attribution of the later part's paragraph.
    pub(crate) fn name(&mut self, inner: Span, first: usize, attributions: &mut Vec<Attribution>) -> Option<Going> {
        let new = attributions.get(first..).unwrap_or_default();
        let place = first + holder(inner, new)?;
        let earlier = self.holder.filter(|&i| attributions.get(i).is_some_and(|a| a.cue.is_none()));
        match earlier {
            None if self.holder.is_none() => {
                let named = attributions.get_mut(place)?;
                named.content.splice(..0, self.unheld.drain(..));
                None
            }
            None => None,
            Some(index) => {
                let mut named = attributions.remove(place);
                let slot = attributions.get_mut(index)?;
                let from = slot.content.len();
                named.content.splice(..0, slot.content.drain(..));
                *slot = named;
                Some(Going { index, from })
            }
        }
    }

    /// Notes what a paragraph ends with, whose attributions are those from `first` on: its last quotation, and the
    /// attribution that went on there.
    pub(crate) fn note(&mut self, last: Option<Last>, first: usize, attributions: &[Attribution]) {
        let Some(Last { inner, continues, going }) = last else {
            *self = LeftOpen::default();
            return;
        };
        let new = attributions.get(first..).unwrap_or_default();
        self.holder = going.or_else(|| holder(inner, new).map(|place| first + place));
        if !continues || self.holder.is_some() {
            self.unheld.clear();
        }
        if self.holder.is_none() {
            self.unheld.push(inner);
        }
    }
}

/// The last quotation of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Last {
    pub(crate) inner: Span,
    /// It goes on from the paragraph before.
    pub(crate) continues: bool,
    /// The attribution that goes on with it.
    pub(crate) going: Option<usize>,
}

/// Which attribution holds the quotation.
fn holder(inner: Span, attributions: &[Attribution]) -> Option<usize> {
    let holds = |a: &Attribution| {
        let held: usize = a.content.iter().rev().take(NEAR).map(|part| part.overlap(inner)).sum();
        a.kind != AttributionKind::Indirect && held * 10 >= inner.len() * 7
    };
    let from = attributions.len().saturating_sub(NEAR);
    attributions.iter().enumerate().skip(from).find(|(_, a)| holds(a)).map(|(place, _)| place)
}
