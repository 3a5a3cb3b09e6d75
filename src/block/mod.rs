//! A block: the sentences of one paragraph, tokenized and tagged. Everything after the quotation stage
//! works block by block, a few of them at a time, so that memory does not grow with the length of the text.

mod callings;
pub(crate) mod dateline;
pub(crate) mod heading;
pub(crate) mod label;
mod leading;
mod links;
pub(crate) mod naming;
mod nouns;
mod paragraph;
pub(crate) mod pasts;
mod phrasal;
pub(crate) mod phrase;
mod stamp;
pub(crate) mod tally;
pub(crate) mod transcript;
pub(crate) mod verbs;

#[cfg(any(test, feature = "training"))]
pub(crate) use paragraph::blocks;
pub(crate) use paragraph::{headed_blocks, is_break, pieces, BREAK};

use std::ops::Range;
use std::rc::Rc;

use crate::block::callings::callings;
use crate::block::dateline::dateline;
use crate::block::heading::Headings;
use crate::block::label::{name_label, Label, Labels};
use crate::block::naming::name_parts;
use crate::block::pasts::{pasts, Called};
use crate::block::phrase::{phrases, Phrase};
use crate::block::stamp::is_number;
use crate::block::tally::{Count, Tallies};
use crate::block::verbs::verb_forms;
use crate::engine::Engine;
use crate::lexicon::{known, word_hash, NamePart};
use crate::quotation::Quotation;
use crate::token::tagger::tag;
use crate::token::{at, tokenize, Shape, Token};
use crate::Span;

/// One paragraph. The buffers are filled anew for each.
#[derive(Default)]
pub(crate) struct Block {
    pub(crate) sentences: Vec<TokenizedSentence>,
    pub(crate) tokens: Vec<Token>,
    /// The base noun phrases, in order.
    pub(crate) phrases: Vec<Phrase>,
    /// The quotations that stand in no other, in order.
    pub(crate) quotes: Vec<QuotedTokens>,
    pub(crate) tallies: Tallies,
    /// How the text labels those who speak in it.
    pub(crate) labels: Labels,
    /// Words before colons that are no labels, by their numbers, in order.
    pub(crate) fields: Rc<[u32]>,
    /// The names on lines of their own that tell who speaks below them.
    pub(crate) headings: Rc<Headings>,
    /// The given names that a novel calls its people by.
    pub(crate) called: Rc<Called>,
    /// The label that the block begins with, of no sentence.
    pub(crate) label: Option<Label>,
    /// The first token of a line below a colon, which is set apart from the text; 0 where there is none.
    pub(crate) below: usize,
    /// One after the colon of the words that it begins with and that are no label; 0 where there are none.
    pub(crate) field: usize,
}

/// Makes no words of the numbers of notes behind the stop of a sentence: "She said so.| [12][13] |".
fn set_references_apart(mut tokens: &mut [Token]) {
    while let [.., stop, open, number, close] = tokens {
        let reference = open.shape == Shape::Open && number.shape == Shape::Number && close.shape == Shape::Close;
        if !reference || open.end != number.start || number.end != close.start || stop.end != open.start {
            break;
        }
        number.shape = Shape::Symbol;
        let before = tokens.len() - 3;
        tokens = tokens.get_mut(..before).unwrap_or_default();
    }
}

/// A quotation in terms of its block's tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct QuotedTokens {
    /// Which of the text's quotations it is.
    pub(crate) quotation: usize,
    /// The tokens between the marks.
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) continues: bool,
}

/// A sentence and which of its block's tokens are its own: all but those of a [dateline] and of a label.
#[derive(Clone, Debug)]
pub(crate) struct TokenizedSentence {
    pub(crate) span: Span,
    pub(crate) tokens: Range<usize>,
}

/// The class of a token that is the head of a cue.
pub(crate) const CUE_HEAD: u8 = 1;

/// A token that may be the head of a cue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueHead {
    pub(crate) index: usize,
    pub(crate) probability: f32,
}

/// How many bytes a token has in most texts, or more; and how many tokens there are to a phrase.
const LETTERS: usize = 4;
const WORDS: usize = 3;

impl Block {
    /// Fills the block with `sentences`, all of the four steps that follow.
    #[cfg(any(test, feature = "training"))]
    pub(crate) fn fill(
        &mut self,
        text: &str,
        sentences: &[Span],
        quotations: &[Quotation],
        offset: usize,
        engine: &Engine,
    ) {
        self.read(text, sentences, quotations, offset, engine);
        self.tag(text, engine);
        self.mend(text, engine);
        self.find_phrases(engine);
    }

    /// Fills the block with the tokens of `sentences`.
    ///
    /// `quotations` are those of the whole text; `offset` says from which on they can touch this block.
    pub(crate) fn read(
        &mut self,
        text: &str,
        sentences: &[Span],
        quotations: &[Quotation],
        offset: usize,
        engine: &Engine,
    ) {
        self.sentences.clear();
        self.tokens.clear();
        self.phrases.clear();
        self.quotes.clear();
        (self.label, self.field, self.below) = (None, 0, 0);
        let bytes: usize = sentences.iter().map(|span| span.len()).sum();
        self.tokens.reserve(bytes / LETTERS);
        self.sentences.reserve(sentences.len());
        let mut is_numbered = false;
        for &span in sentences {
            let first = self.tokens.len();
            let led = self.tokens.last().filter(|t| t.shape == Shape::Colon && self.below == 0);
            if led.is_some_and(|t| Span::between(t.end, span.start32()).text(text).contains('\n')) {
                self.below = first;
            }
            tokenize(text, span, &mut self.tokens);
            for token in self.tokens.get_mut(first..).unwrap_or_default() {
                token.entry = engine.lexicon.entry_id(token.word);
            }
            set_references_apart(self.tokens.get_mut(first..).unwrap_or_default());
            // "> She said": whom a mail answers
            let mut apart = self.tokens.iter().skip(first).take_while(|t| t.word == known::GREATER).count();
            let is_first = first == 0 || self.sentences.len() == 1 && is_numbered;
            is_numbered = first == 0 && self.labels != Labels::None && is_number(span.text(text));
            if is_first && apart == 0 && !is_numbered {
                // "Dear Ann:" is said to her
                let addressed = engine.lexicon.get(at(&self.tokens, first as isize).entry).name_part;
                let addressed = addressed == Some(NamePart::Endearment);
                let own = self.tokens.get(first..).unwrap_or_default();
                let label = self.labels.find(text, own, &engine.lexicon).filter(|_| !addressed);
                let label =
                    label.map(|it| Label { start: first + it.start, name: first + it.name, end: first + it.end });
                let label = label.or_else(|| self.heading(text, sentences));
                self.label = label.filter(|label| !self.is_field(text, *label));
                self.field = label.filter(|_| self.label.is_none()).map_or(0, |label| label.end);
                let dated = || dateline(self.tokens.get(first..).unwrap_or_default(), &engine.lexicon);
                apart = self.label.map_or_else(dated, |label| label.end.saturating_sub(first));
            }
            self.sentences.push(TokenizedSentence { span, tokens: first + apart..self.tokens.len() });
        }
        self.place_quotations(quotations, offset);
        self.possessive_apostrophes(text);
    }

    /// Gives the tokens their parts of speech.
    pub(crate) fn tag(&mut self, text: &str, engine: &Engine) {
        let label = self.label.map(|label| 0..label.end);
        for own in label.into_iter().chain(self.sentences.iter().map(|sentence| sentence.tokens.clone())) {
            tag(text, self.tokens.get_mut(own).unwrap_or_default(), &engine.model);
        }
    }

    /// Sets right what the tagger takes for other words.
    pub(crate) fn mend(&mut self, text: &str, engine: &Engine) {
        let lexicon = &engine.lexicon;
        if let Some(label) = self.label {
            name_label(self.tokens.get_mut(label.start..label.name).unwrap_or_default(), lexicon);
        }
        for sentence in &self.sentences {
            let own = self.tokens.get_mut(sentence.tokens.clone()).unwrap_or_default();
            name_parts(own, lexicon);
            callings(text, own, lexicon);
            verb_forms(text, own, lexicon);
            pasts(text, own, lexicon, &self.called);
        }
    }

    /// Finds the noun phrases, and counts.
    pub(crate) fn find_phrases(&mut self, engine: &Engine) {
        self.phrases.reserve(self.tokens.len() / WORDS);
        let label = self.label.map(|label| label.start..label.name);
        for own in label.into_iter().chain(self.sentences.iter().map(|sentence| sentence.tokens.clone())) {
            phrases(&self.tokens, own, &engine.lexicon, &mut self.phrases);
        }
        self.tallies.fill(&self.tokens, &self.phrases);
    }

    /// The label that the first line is, with no colon.
    fn heading(&self, text: &str, sentences: &[Span]) -> Option<Label> {
        let [first, next, ..] = sentences else { return None };
        let (line, next) = (first.text(text), next.text(text));
        let end = first.start() + self.headings.find(line).or_else(|| self.headings.find_dashed(line, next))?;
        let name = self.tokens.partition_point(|t| (t.start as usize) < end);
        Some(Label { start: 0, name, end: self.tokens.len() })
    }

    /// Whether the words of a label name nobody: "Note:".
    fn is_field(&self, text: &str, label: Label) -> bool {
        let words = self.bytes(label.start, label.name).text(text);
        !self.fields.is_empty() && self.fields.binary_search(&word_hash(words)).is_ok()
    }

    fn place_quotations(&mut self, quotations: &[Quotation], offset: usize) {
        let end = self.span().end();
        for (number, quotation) in quotations.iter().enumerate().skip(offset) {
            if quotation.outer.start() >= end {
                break;
            }
            let first = self.tokens.partition_point(|t| t.start < quotation.inner.start32());
            let last = self.tokens.partition_point(|t| t.start < quotation.inner.end32());
            if first >= last {
                continue;
            }
            for token in self.tokens.get_mut(first..last).unwrap_or_default() {
                token.depth = token.depth.max(quotation.depth.saturating_add(1));
            }
            let opening = first.checked_sub(1).and_then(|i| self.tokens.get_mut(i));
            if let Some(mark) = opening.filter(|t| t.shape == Shape::Mark) {
                mark.shape = Shape::MarkOpens;
            }
            if let Some(mark) = self.tokens.get_mut(last).filter(|t| t.shape == Shape::Mark) {
                mark.shape = Shape::MarkCloses;
            }
            if quotation.depth == 0 {
                self.quotes.push(QuotedTokens { quotation: number, first, last, continues: quotation.continues });
            }
        }
    }

    /// The apostrophe after a plural ("the voters’ choice") is no mark: it leans on its word as 's does.
    fn possessive_apostrophes(&mut self, text: &str) {
        for index in 1..self.tokens.len() {
            let Some(mark) = self.tokens.get(index).filter(|t| t.shape == Shape::Mark) else { continue };
            let word = at(&self.tokens, index as isize - 1);
            let leans = word.is_word() && word.end == mark.start && matches!(mark.span().text(text), "'" | "’");
            let plural = leans && word.span().text(text).ends_with(['s', 'S', 'z', 'x']);
            if let Some(mark) = self.tokens.get_mut(index).filter(|_| plural) {
                mark.shape = Shape::Clitic;
            }
        }
    }

    /// Marks the heads of cues in the tokens' class, which nobody needs once they are tagged.
    pub(crate) fn mark_heads(&mut self, heads: &[CueHead]) {
        self.tallies.count_heads(heads.iter().map(|h| h.index));
        self.tokens.iter_mut().for_each(|token| token.class = 0);
        for head in heads {
            if let Some(token) = self.tokens.get_mut(head.index) {
                token.class = CUE_HEAD;
            }
        }
    }

    /// The sentence that holds the token at `index`; with the next one, where it ends in a colon.
    pub(crate) fn sentence_at(&self, index: usize) -> Range<usize> {
        let place = self.sentences.partition_point(|s| s.tokens.end <= index);
        let Some(sentence) = self.sentences.get(place) else { return 0..0 };
        let ends_open = at(&self.tokens, sentence.tokens.end as isize - 1).shape == Shape::Colon;
        let next = self.sentences.get(place + 1).filter(|_| ends_open);
        sentence.tokens.start..next.map_or(sentence.tokens.end, |n| n.tokens.end)
    }

    /// The quotation that holds the token at `index`.
    pub(crate) fn quote_at(&self, index: usize) -> Option<QuotedTokens> {
        let place = self.quotes.partition_point(|q| q.first <= index);
        self.quotes.get(place.checked_sub(1)?).filter(|q| index < q.last).copied()
    }

    /// The outermost quotations, those together that go on from each other.
    pub(crate) fn quote_runs(&self) -> impl Iterator<Item = &[QuotedTokens]> {
        self.quotes.chunk_by(|_, next| next.continues)
    }

    /// The last of the quotations that end before the token at `index`.
    pub(crate) fn last_quote(&self, index: usize) -> Option<QuotedTokens> {
        let place = self.quotes.partition_point(|q| q.last < index);
        self.quotes.get(place.checked_sub(1)?).copied()
    }

    /// The place of the last word in a stretch.
    pub(crate) fn last_word(&self, mut stretch: Range<usize>) -> Option<usize> {
        stretch.rfind(|&i| at(&self.tokens, i as isize).is_word())
    }

    /// The base noun phrase that starts with the token at `index`.
    pub(crate) fn phrase_at(&self, index: usize) -> Option<Phrase> {
        self.phrases.get(self.phrases_before(index)).filter(|p| p.start as usize == index).copied()
    }

    /// The base noun phrase that ends right before the token at `index`.
    pub(crate) fn phrase_before(&self, index: usize) -> Option<Phrase> {
        let last = self.phrases_before(index).checked_sub(1)?;
        self.phrases.get(last).filter(|p| p.end as usize == index).copied()
    }

    /// How many of the base noun phrases start before the token at `index`.
    pub(crate) fn phrases_before(&self, index: usize) -> usize {
        usize::from(self.tallies.before(index).count(Count::Phrases))
    }

    /// How many of them end before the token at `index`.
    pub(crate) fn phrases_ended(&self, index: usize) -> usize {
        let started = self.phrases_before(index);
        let last = started.checked_sub(1).and_then(|place| self.phrases.get(place));
        started - usize::from(last.is_some_and(|p| p.end as usize > index))
    }

    /// The bytes from the token at `first` to the one before `last`.
    pub(crate) fn bytes(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), last.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(a), Some(b)) => Span::between(a.start, b.end.max(a.start)),
            _ => Span::default(),
        }
    }

    /// The tokens of one sentence.
    pub(crate) fn tokens_of(&self, sentence: &TokenizedSentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }

    /// The places of the tokens that lie in `span`.
    pub(crate) fn places_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.start < span.start32());
        start..self.tokens.partition_point(|t| t.end <= span.end32()).max(start)
    }

    /// The tokens that lie in `span`.
    pub(crate) fn tokens_in(&self, span: Span) -> &[Token] {
        self.tokens.get(self.places_in(span)).unwrap_or_default()
    }

    /// The bytes it covers.
    pub(crate) fn span(&self) -> Span {
        match (self.sentences.first(), self.sentences.last()) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }
}
