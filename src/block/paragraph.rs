//! Paragraphs: which sentences of a text stand together, and how much of one that never ends is looked at at a time.

use std::borrow::Cow;

use crate::block::heading::Headings;
use crate::block::label::{is_alone, read};
use crate::block::phrasal::is_cue_of_two;
use crate::lexicon::{known, word_hash, Lexicon};
use crate::sentence::{is_hard_wrapped, is_signature};
use crate::Span;

/// The blocks of a text: runs of `sentences` with no line break between (no blank line and no indented one, where the
/// lines are hard-wrapped), none with more than [`LONGEST`] of them, nor longer than [`LONGEST_BYTES`] unless one sentence is.
#[cfg(any(test, feature = "training"))]
pub(crate) fn blocks<'s>(
    text: &'s str,
    sentences: &'s [Span],
    lexicon: &'s Lexicon,
) -> impl Iterator<Item = &'s [Span]> + 's {
    headed_blocks(text, sentences, lexicon, None)
}

/// The same, where names on lines of their own may tell who speaks below them.
pub(crate) fn headed_blocks<'s>(
    text: &'s str,
    sentences: &'s [Span],
    lexicon: &'s Lexicon,
    headings: Option<&'s Headings>,
) -> impl Iterator<Item = &'s [Span]> + 's {
    let headed = move |line: Span| headings.is_some_and(|it| it.find(line.text(text)).is_some());
    let mut rest = sentences;
    let breaks = if is_hard_wrapped(text) { 2 } else { 1 };
    let margin = breaks > 1 && has_margin(text);
    std::iter::from_fn(move || {
        let limit = rest.first()?.start() + LONGEST_BYTES;
        let joined = rest.windows(2).take(LONGEST - 1).take_while(|pair| match pair {
            [a, b] => {
                let gap = Span::between(a.end32(), b.start32()).text(text);
                let line = gap.matches('\n').take(breaks).count() == breaks || margin && is_indented(gap);
                (!line || leads_on(text, *a, *b, lexicon) || headed(*a) && !headed(*b)) && b.end() <= limit
            }
            _ => false,
        });
        let (block, tail) = rest.split_at_checked(joined.count() + 1)?;
        rest = tail;
        Some(block)
    })
}

/// Whether what stands before a line indents it, as the first one of a printed paragraph is.
fn is_indented(gap: &str) -> bool {
    gap.rsplit_once('\n').is_some_and(|(_, indent)| indent.len() >= INDENT)
}

/// Whether lines of a text begin at its margin, some in six at least, so that those that do not tell of something.
fn has_margin(text: &str) -> bool {
    let (mut lines, mut flush) = (0, 0);
    for line in text.lines().filter(|line| !line.trim_end().is_empty()) {
        lines += 1;
        flush += usize::from(!line.starts_with([' ', '\t']));
    }
    flush < lines && flush * FLUSH >= lines
}

/// The fewest columns that the first line of a paragraph is indented by, and of how many lines one begins at the margin.
const INDENT: usize = 2;
const FLUSH: usize = 6;

/// Whether a line that ends in a colon or a comma leads to the quotation that the next one opens with, or the next one
/// is its quotation's signature: "— Maria Ruiz, teacher"; or whether it is a label, whose turn the next one begins.
fn leads_on(text: &str, line: Span, next: Span, lexicon: &Lexicon) -> bool {
    let (line, next) = (line.text(text), next.text(text));
    // "he cried:—"
    let line = line.strip_suffix(['—', '–', '-']).filter(|line| line.ends_with(':')).unwrap_or(line);
    line.ends_with([':', ',']) && next.starts_with(['“', '"', '‘', '«', '„', '\''])
        || line.ends_with(['”', '"', '’', '»', '“', '\'']) && next.len() <= LONGEST_SIGNATURE && is_signature(next)
        || is_alone(line, lexicon) && read(next, lexicon).is_none()
        || line.ends_with(':') && next.starts_with(['—', '–', '―']) && says(line, lexicon)
        || line.ends_with(':') && says_below(line, next, lexicon)
}

/// Whether a line only parts what stands before it from what comes after: "* * *".
pub(crate) fn is_break(line: &str) -> bool {
    let parts = |c: char| matches!(c, '*' | '#' | '~' | '•' | '⁂' | '—' | '–' | '-' | '_') || c.is_whitespace();
    line.starts_with(parts) && line.chars().all(parts)
}

/// How many paragraphs such a line is as far as: nobody told of before it is in the reader's mind behind it.
pub(crate) const BREAK: u32 = 5;

/// Whether one of the last words of a line is a cue, as before a dash that opens what somebody says: The voice cried:
fn says(line: &str, lexicon: &Lexicon) -> bool {
    let words = line.rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.take(CUE).any(|word| lexicon.entry(word_hash(word)).cue.is_some())
}

/// How many of the last words of a line can be its cue.
const CUE: usize = 12;

/// Whether a line ends in a verb of saying and the next one begins a sentence, with no mark: what is said stands apart from the
/// text, as pages set it.
fn says_below(line: &str, next: &str, lexicon: &Lexicon) -> bool {
    let mut words = line.trim_end_matches(':').rsplit(' ');
    let last = words.next().filter(|word| word.starts_with(char::is_lowercase)).unwrap_or_default();
    let says = |word: &str| lexicon.entry(word_hash(word)).cue.is_some();
    // "He told reporters:"
    let before = words.next().unwrap_or_default();
    let heard = || says(before) && lexicon.entry(word_hash(last)).source.is_some();
    // "She went on:"
    let phrasal = || is_cue_of_two([word_hash(before), word_hash(last)], lexicon);
    let said = says(last) || heard() || phrasal();
    // "what she said:" is told in the writer's words
    let said = said && !line.rsplit(' ').take(WHAT).any(|word| word_hash(word) == known::WHAT);
    said && next.starts_with(char::is_uppercase)
        && next.ends_with(['.', '?', '!', '…'])
        && read(next, lexicon).is_none()
}

/// How many words before a colon tell that a sentence is of what somebody says.
const WHAT: usize = 6;

/// How long a line may be that only tells whose quotation stands above it, in bytes.
const LONGEST_SIGNATURE: usize = 100;

/// How many sentences a block has at most.
const LONGEST: usize = 64;

/// How many bytes a block has at most.
const LONGEST_BYTES: usize = 16 << 10;

/// How many bytes are looked at as one sentence at most: several times what anybody writes.
const LONGEST_SENTENCE: usize = 2 << 10;

/// The sentences as they are looked at: one that never ends is taken in pieces, so that no choice is made among
/// more words than a sentence has. What is reported as a sentence stays whole.
pub(crate) fn pieces<'s>(text: &str, sentences: &'s [Span]) -> Cow<'s, [Span]> {
    if sentences.iter().all(|s| s.len() <= LONGEST_SENTENCE) {
        return Cow::Borrowed(sentences);
    }
    let mut cut = Vec::with_capacity(sentences.len());
    for &sentence in sentences {
        let mut rest = sentence;
        while rest.len() > LONGEST_SENTENCE {
            let end = rest.start() + cut_at(rest.text(text));
            let piece = Span::between(rest.start32(), end as u32).trimmed(text);
            cut.extend((!piece.is_empty()).then_some(piece));
            rest = Span::between(end as u32, rest.end32());
        }
        let last = rest.trimmed(text);
        cut.extend((!last.is_empty()).then_some(last));
    }
    Cow::Owned(cut)
}

/// Where a long sentence is cut: after the last space in reach, inside a word where there is none.
fn cut_at(sentence: &str) -> usize {
    let reach = (0..=LONGEST_SENTENCE).rev().find(|&at| sentence.is_char_boundary(at)).unwrap_or(sentence.len());
    let space = sentence.get(..reach).and_then(|s| s.rfind(char::is_whitespace));
    space.filter(|&at| at > 0).unwrap_or(reach)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<Span> {
        pieces(text, &[Span::new(0, text.len()).unwrap()]).into_owned()
    }

    #[test]
    fn a_sentence_is_one_piece() {
        let text = "a ".repeat(LONGEST_SENTENCE / 2);
        assert_eq!(cut(&text), [Span::new(0, text.len()).unwrap()]);
    }

    #[test]
    fn one_without_end_is_cut_between_words() {
        let text = "word ".repeat(LONGEST_SENTENCE);
        let cut = cut(text.trim_end());
        let words: usize = cut.iter().map(|p| p.text(&text).split(' ').count()).sum();
        assert_eq!(words, LONGEST_SENTENCE);
        assert!(cut.iter().all(|p| p.len() <= LONGEST_SENTENCE && p.text(&text).starts_with("word")));
    }

    #[test]
    fn a_word_without_end_is_cut_between_its_letters() {
        let text = "ß語".repeat(LONGEST_SENTENCE);
        let joined: String = cut(&text).iter().map(|p| p.text(&text)).collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn blocks_end_at_lines_and_at_their_limits() {
        let of = |sentence: &str, count: usize| {
            let text = sentence.repeat(count);
            let spans: Vec<Span> = (0..count)
                .map(|n| Span::new(n * sentence.len(), (n + 1) * sentence.len()).unwrap().trimmed(&text))
                .collect();
            blocks(&text, &spans, &Lexicon::english()).map(<[Span]>::len).collect::<Vec<_>>()
        };
        assert_eq!(of("Rain fell. ", 3), [3]);
        assert_eq!(of("Rain fell.\n", 3), [1, 1, 1]);
        assert_eq!(of(&format!("Rain fell{}.\n", " and fell".repeat(5)), 3), [1, 1, 1]);
        assert_eq!(of("Rain fell. ", LONGEST + 1), [LONGEST, 1]);
        assert_eq!(of(&"a ".repeat(LONGEST_BYTES / 4), 3), [2, 1]);
    }

    #[test]
    fn lines_without_words_part_scenes() {
        assert!(["* * *", "*       *", "***", "———", "#"].into_iter().all(is_break));
        assert!(!["", "* It is late", "— It is late.", "*1*", "II"].into_iter().any(is_break));
    }
}
