//! Labels of transcripts: the words before a colon that name who speaks ("RUIZ:", "Ms Hill (Transport):"), or, in
//! the records of courts, the letter that tells a question from an answer ("Q.").

use crate::lexicon::Lexicon;
use crate::tag::Tag;
use crate::tagger::retag;
use crate::token::{Shape, Token};
use crate::Span;

/// The most words that a label has: "MR. JUSTICE HALL".
pub(crate) const MOST_WORDS: usize = 4;

/// The most tokens of a label, and of one with a bracket behind the name.
const LONGEST: usize = 2 * MOST_WORDS;
const LONGEST_WITH_BRACKET: usize = 4 * MOST_WORDS;

/// Where a label at the start of some tokens ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// One after the last word of the name.
    pub(crate) name: usize,
    /// The colon.
    pub(crate) mark: usize,
}

/// The label that a paragraph of a transcript begins with, as far as its colon tells.
pub(crate) fn find(tokens: &[Token]) -> Option<Label> {
    let bracket = tokens.iter().take(LONGEST).position(|t| t.shape == Shape::Open);
    let reach = if bracket.is_some() { LONGEST_WITH_BRACKET } else { LONGEST };
    let mark = tokens.iter().take(reach).position(|t| t.shape == Shape::Colon)?;
    let label = tokens.get(..mark)?;
    let closes = label.last().is_some_and(|t| t.shape == Shape::Close);
    let name = label.get(..bracket.filter(|&i| i < mark && closes).unwrap_or(mark))?;
    Some(Label { name: name.iter().rposition(|t| t.is_word())? + 1, mark })
}

/// Whether a text is a transcript: at least two of its paragraphs, and half of them, begin with a label.
pub(crate) fn is_transcript<'s>(text: &str, paragraphs: impl Iterator<Item = &'s [Span]>) -> bool {
    let starts = paragraphs.filter_map(|sentences| sentences.first());
    let (labelled, all) = starts.fold((0usize, 0usize), |(labelled, all), first| {
        (labelled + usize::from(is_labelled(first.text(text))), all + 1)
    });
    labelled > 1 && labelled * 2 >= all
}

/// Whether a line begins with a few words with capitals and a colon.
fn is_labelled(line: &str) -> bool {
    if is_short_label(line.get(..2).unwrap_or_default()) && line.get(2..3) == Some(" ") {
        return true;
    }
    let Some((label, rest)) = line.split_once(':') else { return false };
    let label = label.split_once('(').filter(|_| label.ends_with(')')).map_or(label, |(name, _)| name);
    let words = label.split_whitespace();
    let named = words.clone().all(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '('));
    let named = named && label.starts_with(char::is_uppercase);
    (1..=MOST_WORDS).contains(&words.count()) && named && rest.starts_with(char::is_whitespace)
}

/// Whether a word is a label without a colon, by which the records of courts tell questions from answers.
pub(crate) fn is_short_label(word: &str) -> bool {
    matches!(word, "Q." | "A.")
}

/// Makes names of the words of a transcript's label that are no calling: "BASH:", "JOHN KING:", but "HOST:".
pub(crate) fn name_label(tokens: &mut [Token], lexicon: &Lexicon) {
    let Some(label) = find(tokens) else { return };
    let mut given = false;
    for token in tokens.iter_mut().take(label.name) {
        let entry = lexicon.get(token.entry);
        let calling = entry.source.is_some() || entry.title.is_some() || entry.role.is_some();
        // "Q:" names nobody
        let letter = token.end - token.start == 1;
        let named = matches!(token.shape, Shape::Capital | Shape::Upper) && !token.tag.is_closed() && !letter;
        if named && (given || !calling) && entry.name_part.is_none() {
            retag(token, Tag::Name);
        }
        given = entry.given_name.is_some();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;
    use crate::Language;

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()).unwrap(), &mut tokens);
        tokens
    }

    #[test]
    fn a_label_ends_with_its_name() {
        let label = |text: &str| find(&tokens(text)).map(|it| (it.name, it.mark));
        assert_eq!(label("RUIZ: No."), Some((1, 1)));
        assert_eq!(label("Ms Tanaka (Minister of Transport): No."), Some((2, 7)));
        assert_eq!(label("ANN RUIZ, (D-Ohio): No."), Some((2, 6)));
        assert_eq!(label("Ms Tanaka (who left) said: No."), Some((7, 7)), "no bracket before the colon");
        assert_eq!(label("Nobody could tell us that evening what they meant: rain."), None, "too far");
        assert_eq!(label(": No."), None);
    }

    #[test]
    fn whoever_is_labelled_is_a_name() {
        use Tag::{Adverb, Name, Noun, Other, Preposition};
        let lexicon = Language::English.lexicon();
        let labelled = |text: &str, tags: &[Tag]| {
            let mut tokens = tokens(text);
            assert_eq!(tokens.len(), tags.len(), "{text}");
            for (token, &tag) in tokens.iter_mut().zip(tags) {
                (token.entry, token.tag) = (lexicon.entry_id(token.word), tag);
            }
            name_label(&mut tokens, &lexicon);
            tokens.iter().map(|t| t.tag == Tag::Name).collect::<Vec<_>>()
        };
        assert_eq!(labelled("BASH: No", &[Noun, Other, Adverb]), [true, false, false]);
        assert_eq!(labelled("JOHN KING: No", &[Name, Noun, Other, Adverb]), [true, true, false, false]);
        assert_eq!(labelled("HOST: No", &[Noun, Other, Adverb]), [false; 3], "a calling");
        assert_eq!(labelled("of: No", &[Preposition, Other, Adverb]), [false; 3], "no capital");
        assert_eq!(labelled("Q: No", &[Noun, Other, Adverb]), [false; 3], "a letter");
        assert_eq!(labelled("BASH No", &[Noun, Adverb]), [false; 2], "no colon");
    }
}
