//! Paragraphs: which sentences of a text stand together, and how much of one that never ends is looked at at a time.

use std::borrow::Cow;

use crate::block::label::{is_alone, read};
use crate::lexicon::{word_hash, Lexicon};
use crate::sentence::{is_hard_wrapped, is_signature};
use crate::Span;

/// The blocks of a text: runs of `sentences` with no line break between (no blank line, where the lines are
/// hard-wrapped), none with more than [`LONGEST`] of them, nor longer than [`LONGEST_BYTES`] unless one sentence is.
pub(crate) fn blocks<'s>(
    text: &'s str,
    sentences: &'s [Span],
    lexicon: &'s Lexicon,
) -> impl Iterator<Item = &'s [Span]> + 's {
    let mut rest = sentences;
    let breaks = if is_hard_wrapped(text) { 2 } else { 1 };
    std::iter::from_fn(move || {
        let limit = rest.first()?.start() + LONGEST_BYTES;
        let joined = rest.windows(2).take(LONGEST - 1).take_while(|pair| match pair {
            [a, b] => {
                let gap = Span::between(a.end32(), b.start32()).text(text);
                let line = gap.matches('\n').take(breaks).count() == breaks;
                (!line || leads_on(text, *a, *b, lexicon)) && b.end() <= limit
            }
            _ => false,
        });
        let (block, tail) = rest.split_at_checked(joined.count() + 1)?;
        rest = tail;
        Some(block)
    })
}

/// Whether a line that ends in a colon or a comma leads to the quotation that the next one opens with, or the next one
/// is its quotation's signature: "— Maria Ruiz, teacher"; or whether it is a label, whose turn the next one begins.
fn leads_on(text: &str, line: Span, next: Span, lexicon: &Lexicon) -> bool {
    let (line, next) = (line.text(text), next.text(text));
    line.ends_with([':', ',']) && next.starts_with(['“', '"', '‘', '«', '„', '\''])
        || line.ends_with(['”', '"', '’', '»', '“', '\'']) && next.len() <= LONGEST_SIGNATURE && is_signature(next)
        || is_alone(line, lexicon) && read(next, lexicon).is_none()
        || line.ends_with(':') && next.starts_with(['—', '–', '―']) && says(line, lexicon)
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

/// How many words.
const CUE: usize = 12;

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

    #[test]
    fn lines_without_words_part_scenes() {
        assert!(["* * *", "*       *", "***", "———", "#"].into_iter().all(is_break));
        assert!(!["", "* It is late", "— It is late.", "*1*", "II"].into_iter().any(is_break));
    }

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
}
