//! The stages one by one, so that the time of each can be taken.

use super::each_block;
use crate::block::blocks;
use crate::candidate::acceptance::accept;
use crate::candidate::{candidates, Buffers};
use crate::engine::Engine;
use crate::extractor;
use crate::governed::framed::framed;
use crate::governed::governed;
use crate::language::Language;
use crate::mention::Mentions;
use crate::quotation::quotations;
use crate::sentence::sentences;
use crate::settle::holder::settle_quotations;
use crate::settle::settle;
use crate::Span;

/// What goes before claims and speakers, each with all that it needs: the time of a stage is that of its method less
/// that of the one it stands on.
pub struct Stages {
    engine: Engine,
}

impl Default for Stages {
    fn default() -> Self {
        Self { engine: extractor::engine(Language::English) }
    }
}

impl Stages {
    /// How many sentences a text has.
    pub fn sentences(&self, text: &str) -> usize {
        sentences(text).count()
    }

    /// How many quotations, on top of sentences.
    pub fn quotations(&self, text: &str) -> usize {
        let spans: Vec<Span> = sentences(text).collect();
        quotations(text, blocks(text, &spans, &self.engine.lexicon), &self.engine.lexicon).len()
    }

    /// How many tokens with their parts of speech, in noun phrases, on top of quotations.
    pub fn words(&self, text: &str) -> usize {
        let mut count = 0;
        each_block(text, &self.engine, |block| count += block.tokens.len());
        count
    }

    /// How many mentions of somebody, on top of words.
    pub fn mentions(&self, text: &str) -> usize {
        let mut mentions = Mentions::default();
        each_block(text, &self.engine, |block| mentions.collect(text, block, &self.engine.lexicon));
        mentions.list.len()
    }

    /// How many cues with a source and a content, weighed, on top of words.
    pub fn candidates(&self, text: &str) -> usize {
        let (mut count, mut buffers, mut found) = (0, Buffers::default(), Vec::new());
        each_block(text, &self.engine, |block| {
            found.clear();
            candidates(block, &self.engine, &mut buffers, &mut found);
            count += found.len();
        });
        count
    }

    /// How many of them are left, and told by grammar and tables, on top of candidates.
    pub fn settled(&self, text: &str) -> usize {
        let (mut count, mut buffers, mut found) = (0, Buffers::default(), Vec::new());
        let lexicon = &self.engine.lexicon;
        each_block(text, &self.engine, |block| {
            found.clear();
            candidates(block, &self.engine, &mut buffers, &mut found);
            accept(block, &self.engine, &mut found);
            settle(block, lexicon, &mut found);
            governed(block, lexicon, &mut found);
            framed(block, lexicon, &mut found);
            settle_quotations(block, lexicon, &mut found);
            count += found.len();
        });
        count
    }
}
