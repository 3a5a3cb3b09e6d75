//! Sentences: where each starts and ends, found in one pass over the bytes.
//!
//! The scan stops only at end marks, line breaks and list markers ([`glyph`]). There it reads what
//! closes behind the mark and what comes next ([`stop`]), and takes one decision with a named
//! reason ([`verdict`]) from the words before and after ([`evidence`]), held against the tables
//! ([`lexicon`]), and at a line break from the lines around it ([`lines`]). The items of a list
//! ([`lists`]) and a quotation that the sentence encloses ([`quotation`]) come on top of that.
//!
//! What one decision looks at is bounded, so that the time is linear in the text whatever it holds.

mod evidence;
mod glyph;
mod lexicon;
mod lines;
mod lists;
mod quotation;
mod stop;
#[cfg(test)]
mod tests;
mod verdict;

use std::fmt;
use std::iter::FusedIterator;
use std::sync::Arc;

use glyph::{char_at, next_of_interest, Gap, Glyph};
pub(crate) use lexicon::Lexicon;
use lines::Lines;
pub(crate) use lines::{is_hard_wrapped, is_signature};
use lists::Marker;
use quotation::Enclosing;
use verdict::Scene;

use crate::error::Error;
use crate::lexicon::table::Table;
use crate::Span;

/// The sentences of `text`, one span of **bytes** after the other.
///
/// A span covers its sentence with all closing marks and leaves out the white space around it.
/// The spans and the white space between them join to the text exactly; white space is what
/// [`char::is_whitespace`] says, and the byte order mark that a text may begin with. Nothing is allocated for a sentence, and the text is read no further
/// than the sentence asked for needs.
///
/// ```
/// let text = "Mr. Obi left the U.S. in May. “Is it over?” she asked.";
/// let sentences: Vec<_> = inquit::sentences(text).map(|span| &text[span.range()]).collect();
/// assert_eq!(sentences, ["Mr. Obi left the U.S. in May.", "“Is it over?” she asked."]);
/// ```
///
/// # What is a sentence
///
/// - An end mark (`.`, `!`, `?`, `…` or a run of them, or the full stop of another script) ends a
///   sentence if what comes next starts one. Abbreviations are known by class, as what may follow
///   differs: a title never ends a sentence, "Inc." before a capital mostly does. Where a word may
///   be either, words that often start sentences decide, an idea of Kiss and Strunk (2006,
///   *Unsupervised Multilingual Sentence Boundary Detection*), who learn them from a corpus.
/// - Closing quotation marks, brackets and reference numbers (`[12]`) stay with their sentence.
/// - A blank line ends a sentence. A single line break does if the line was not simply full, as
///   lines of hard-wrapped text are. So headlines and items need no end mark.
/// - A list within a line is split before each item, `1) … 2) …`.
/// - A quotation of several sentences is **split inside** (“We won. It is over,” he said.), unless
///   the sentence around it encloses it on both sides (He cried “No! Never!” and left.). This is
///   what annotated news has; [`SentenceOptions`] is the switch to keep quotations whole.
///
/// For scripts that set no space after a full stop, the stops are those that Unicode calls
/// `Sentence_Terminal` (UAX #29).
///
/// The first [`Span::MAX`] bytes of the text are read.
pub fn sentences(text: &str) -> Sentences<'_> {
    SentenceOptions::new().sentences(text)
}

/// What becomes of a quotation of more than one sentence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Quotations {
    /// Each sentence of the quotation is one, as in annotated news: the default.
    #[default]
    Split,
    /// No sentence ends inside a quotation that is closed in the same paragraph.
    Whole,
}

/// How text is split into sentences, where the defaults of [`sentences`] do not fit.
///
/// ```
/// use inquit::{Quotations, SentenceOptions};
/// let text = "“We won. It is over,” he said.";
/// let whole = SentenceOptions::new().quotations(Quotations::Whole);
/// assert_eq!(whole.sentences(text).count(), 1);
/// assert_eq!(inquit::sentences(text).count(), 2);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct SentenceOptions {
    quotations: Quotations,
}

impl SentenceOptions {
    /// The options that [`sentences`] uses.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether quotations of several sentences are split or kept whole.
    #[must_use]
    pub fn quotations(mut self, quotations: Quotations) -> Self {
        self.quotations = quotations;
        self
    }

    /// The sentences of `text` under these options; see [`sentences`].
    pub fn sentences(self, text: &str) -> Sentences<'_> {
        Splitter::english(self).sentences(text)
    }
}

/// The tables and the options: what an extractor keeps to split one text after the other.
#[derive(Clone)]
pub(crate) struct Splitter {
    lexicon: Arc<Lexicon>,
    options: SentenceOptions,
}

impl Splitter {
    /// The splitter for English.
    pub(crate) fn english(options: SentenceOptions) -> Self {
        Splitter { lexicon: Arc::clone(&lexicon::ENGLISH), options }
    }

    /// The splitter for English that knows the abbreviations in `own` too: a table with the
    /// columns of `abbreviations.txt`, whose rows win over those shipped.
    pub(crate) fn with_abbreviations(own: Table<'_>, options: SentenceOptions) -> Result<Self, Error> {
        Ok(Splitter { lexicon: Arc::new(Lexicon::read(Some(own))?), options })
    }

    /// The sentences of `text`; see [`sentences`].
    pub(crate) fn sentences<'t>(&self, text: &'t str) -> Sentences<'t> {
        let mut end = text.len().min(Span::MAX);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let lead = Gap::read(text, start);
        let mut lines = Lines::of(text, start);
        lines.cross(lead);
        Sentences { text, splitter: self.clone(), at: lead.end, lines }
    }
}

/// What some programs put before a text; it is no part of its first sentence.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The iterator over sentences that [`sentences`] gives.
///
/// It goes forward only: whether a mark ends a sentence depends on how that sentence started,
/// so that going backward would mean to split the paragraph forward first.
#[derive(Clone)]
pub struct Sentences<'t> {
    text: &'t str,
    splitter: Splitter,
    /// Where the next sentence starts.
    at: usize,
    lines: Lines,
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        let gap = self.gap_after(start);
        self.lines.cross(gap);
        self.at = gap.end;
        Span::new(start, gap.start)
    }
}

impl FusedIterator for Sentences<'_> {}

impl fmt::Debug for Sentences<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sentences").field("at", &self.at).finish_non_exhaustive()
    }
}

impl Sentences<'_> {
    /// The white space after the sentence that starts at `start`: where it starts, that one ends.
    fn gap_after(&mut self, start: usize) -> Gap {
        let text = self.text;
        let marker = Marker::read(text, start);
        let mut at = marker.map_or(start, |marker| marker.end);
        if let Some(end) = separator(text, start) {
            return Gap::read(text, end);
        }
        // Where the quotation ends that holds the sentence together; no sentence ends before it.
        let mut quoted = start;
        while let Some(found) = next_of_interest(text, at) {
            let Some(c) = char_at(text, found) else { break };
            at = found + c.len_utf8();
            let Some(glyph) = Glyph::of(c) else { continue };
            if let Some(item) = marker.and_then(|marker| marker.next_item(text, glyph, found)) {
                return Gap::read(text, Gap::trim_before(text, start, item));
            }
            let scene = Scene { text, lexicon: &self.splitter.lexicon, sentence: start, lines: self.lines };
            let Some((verdict, gap)) = scene.decide(glyph, found) else {
                continue;
            };
            if verdict.ends() && gap.start >= quoted {
                match self.enclosing(quoted, start, gap) {
                    None => return gap,
                    Some(quotation) => quoted = quotation.end,
                }
            }
            self.lines.cross(gap);
            at = gap.end.max(at);
        }
        Gap::read(text, Gap::trim_before(text, start, text.len()))
    }

    /// The quotation that keeps the sentence from ending before `gap`.
    fn enclosing(&self, from: usize, start: usize, gap: Gap) -> Option<Enclosing> {
        if gap.breaks > 1 {
            return None;
        }
        let quotation = Enclosing::read(self.text, from, gap.start)?;
        let keeps = match self.splitter.options.quotations {
            Quotations::Whole => true,
            Quotations::Split => quotation.start > start && quotation.goes_on(self.text),
        };
        keeps.then_some(quotation)
    }
}

/// Where the run of signs ends that starts at `start` and stands for a line between paragraphs.
fn separator(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(start..)?;
    let sign = *bytes.first().filter(|sign| b"*=_~#-".contains(sign))?;
    let end = start + bytes.iter().take_while(|&&byte| byte == sign).count();
    let apart = char_at(text, end).is_none_or(char::is_whitespace);
    (apart && end - start >= 3).then_some(end)
}
