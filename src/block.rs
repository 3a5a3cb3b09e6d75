//! A block: the sentences of one paragraph, tokenized and tagged. Everything after the quotation stage
//! works block by block, so that memory does not grow with the length of the text.

use std::ops::Range;

use crate::model::Model;
use crate::tagger::tag;
use crate::token::{tokenize, Token};
use crate::Span;

/// One paragraph. The buffers are filled anew for each.
#[derive(Default)]
pub(crate) struct Block {
    pub(crate) sentences: Vec<TokenizedSentence>,
    pub(crate) tokens: Vec<Token>,
}

/// A sentence and which of its block's tokens are its own.
#[derive(Clone, Debug)]
pub(crate) struct TokenizedSentence {
    pub(crate) span: Span,
    pub(crate) tokens: Range<usize>,
}

impl Block {
    /// Fills the block with the tokens of `sentences`.
    pub(crate) fn fill(&mut self, text: &str, sentences: &[Span], model: &Model) {
        self.sentences.clear();
        self.tokens.clear();
        for &span in sentences {
            let first = self.tokens.len();
            tokenize(text, span, &mut self.tokens);
            let tokens = first..self.tokens.len();
            tag(text, self.tokens.get_mut(tokens.clone()).unwrap_or_default(), model);
            self.sentences.push(TokenizedSentence { span, tokens });
        }
    }

    /// The tokens of one sentence.
    pub(crate) fn tokens_of(&self, sentence: &TokenizedSentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }

    /// The bytes it covers.
    pub(crate) fn span(&self) -> Span {
        match (self.sentences.first(), self.sentences.last()) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }
}

/// The blocks of a text: runs of `sentences` with no line break between, none with more than [`LONGEST`].
pub(crate) fn blocks<'s>(text: &'s str, sentences: &'s [Span]) -> impl Iterator<Item = &'s [Span]> + 's {
    let mut rest = sentences;
    std::iter::from_fn(move || {
        let joined = rest.windows(2).take(LONGEST - 1).take_while(|pair| match pair {
            [a, b] => !Span::between(a.end32(), b.start32()).text(text).contains('\n'),
            _ => false,
        });
        let (block, tail) = rest.split_at_checked(joined.count() + 1)?;
        rest = tail;
        Some(block)
    })
}

/// How many sentences a block has at most.
const LONGEST: usize = 64;
