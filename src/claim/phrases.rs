//! The phrases that mean something in a clause, in order, and what stands at each of its tokens.

use crate::claim::words::{Found, Words};
use crate::token::Token;

/// The phrases of a clause. The buffers are filled anew for each.
#[derive(Default)]
pub(crate) struct Phrases {
    list: Vec<Found>,
    /// Of each token: which phrase is the first from it on, and of what sorts those are that start there, a bit for each.
    starts: Vec<(u32, u32)>,
    /// Of what sorts there are any.
    pub(crate) sorts: u32,
}

impl Phrases {
    /// Finds the phrases among `tokens` for which `fits` holds.
    pub(crate) fn fill(&mut self, words: &Words, tokens: &[Token], fits: impl Fn(&Found) -> bool) {
        self.list.clear();
        self.starts.clear();
        self.sorts = 0;
        for index in 0..tokens.len() {
            let first = self.list.len();
            let mut sorts = 0;
            for found in words.phrases(tokens, index).filter(&fits) {
                sorts |= 1 << found.meaning.sort();
                self.list.push(found);
            }
            self.sorts |= sorts;
            self.starts.push((first as u32, sorts));
        }
    }

    /// All of them, in the order in which they start.
    pub(crate) fn all(&self) -> &[Found] {
        &self.list
    }

    /// Those that start at `index`.
    pub(crate) fn at(&self, index: usize) -> &[Found] {
        let Some(&(first, sorts)) = self.starts.get(index) else { return &[] };
        // one of each sort at most
        self.list.get(first as usize..).and_then(|rest| rest.get(..sorts.count_ones() as usize)).unwrap_or_default()
    }

    /// Of what sorts they are that start at `index`.
    pub(crate) fn sorts_at(&self, index: usize) -> u32 {
        self.starts.get(index).map_or(0, |(_, sorts)| *sorts)
    }
}
