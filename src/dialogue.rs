//! Dialogue: two people speak in turns, and after a while nobody says who.

use crate::attribution::{Attribution, AttributionKind, Source};
use crate::block::{Block, QuotedTokens};

/// One paragraph of a dialogue: who speaks in it, and whether it asks.
#[derive(Clone, Debug)]
struct Turn {
    source: Source,
    asks: bool,
}

/// The last two turns, while one follows the other without a paragraph of other words between.
#[derive(Debug, Default)]
pub(crate) struct Dialogue {
    last: Option<Turn>,
    before: Option<Turn>,
}

/// How sure it is whose turn it is.
pub(crate) const SURE: f32 = 0.5;

impl Dialogue {
    /// Whose turn it is in a paragraph that is nothing but `quote`: who is asked answers, and who asked before asks again.
    pub(crate) fn turn(&self, text: &str, block: &Block, quote: &QuotedTokens) -> Option<&Source> {
        let (last, before) = (self.last.as_ref()?, self.before.as_ref()?);
        let mut outside = block.tokens.iter().take(quote.first).chain(block.tokens.iter().skip(quote.last));
        let alone = !quote.continues && outside.all(|t| !t.is_word());
        let asks = asks(text, block, quote);
        let answers = last.asks && !asks;
        let goes_on = before.asks && asks && !last.asks;
        (alone && (answers || goes_on)).then_some(&before.source)
    }

    /// Notes who speaks in a paragraph, where it begins with a quotation; otherwise the dialogue is over.
    pub(crate) fn note(&mut self, text: &str, block: &Block, attributions: &[Attribution]) {
        let opening = block.quotes.first().filter(|q| q.first <= 1);
        let speaks = attributions.iter().find(|a| a.kind == AttributionKind::Direct).and_then(|a| a.source.clone());
        let (Some(_), Some(source)) = (opening, speaks) else {
            *self = Dialogue::default();
            return;
        };
        let turn = Turn { source, asks: block.quotes.last().is_some_and(|last| asks(text, block, last)) };
        let same = self.last.as_ref().is_some_and(|last| last.source.text == turn.source.text);
        self.before = if same { None } else { self.last.take() };
        self.last = Some(turn);
    }
}

/// Whether a quotation ends with a question.
fn asks(text: &str, block: &Block, quote: &QuotedTokens) -> bool {
    let last = quote.last.checked_sub(1).and_then(|i| block.tokens.get(i));
    last.is_some_and(|t| t.span().text(text).ends_with(['?', '？']))
}
