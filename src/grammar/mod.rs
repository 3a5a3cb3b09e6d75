//! How far sources and contents reach by the grammar of their sentence, where the weights have chosen wrongly.

pub(crate) mod apposed;
pub(crate) mod aside;
pub(crate) mod beside;
pub(crate) mod bounds;
pub(crate) mod clauses;
pub(crate) mod control;
pub(crate) mod described;
pub(crate) mod fronted;
pub(crate) mod led;
pub(crate) mod named;
pub(crate) mod opening;
pub(crate) mod owner;
pub(crate) mod parted;
pub(crate) mod passive;
pub(crate) mod quoted;
pub(crate) mod subject;
pub(crate) mod subordinate;
mod ties;
pub(crate) mod trailing;
pub(crate) mod whole;

use crate::block::Block;
use crate::lexicon::{Entry, Lexicon};
use crate::token::{at, Token};

/// The words of a block, and what the tables say of them.
#[derive(Clone, Copy)]
pub(crate) struct Grammar<'b> {
    pub(crate) block: &'b Block,
    pub(crate) lexicon: &'b Lexicon,
}

impl<'b> Grammar<'b> {
    pub(crate) fn token(&self, index: usize) -> Token {
        at(&self.block.tokens, index as isize)
    }

    /// What the tables say of the token at `index`.
    pub(crate) fn entry(&self, index: usize) -> &'b Entry {
        self.lexicon.get(self.token(index).entry)
    }
}
