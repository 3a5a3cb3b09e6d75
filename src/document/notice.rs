//! Which sentences are no part of the article: by their own words ("Share on Facebook"), and by where they stand: links
//! under a heading ("Related stories"), what readers wrote ("Comments … Reply").

use crate::document::Sentence;
use crate::lexicon::{Boilerplate, Lexicon};
use crate::Span;

/// No sentence longer than this is looked at for boilerplate, in bytes.
const LONGEST: usize = 160;

/// The most links under a heading, and the most words of one.
const LINKS: usize = 24;
const WORDS: usize = 20;

/// The most sentences of one reader's comment, with the lines that say who wrote it, and when.
const COMMENT: usize = 12;

/// The sentences that stand in `spans`, each with what it is if it is no part of the article.
pub(crate) fn sentences(text: &str, spans: &[Span], lexicon: &Lexicon) -> Vec<Sentence> {
    let own = |span: Span| if span.len() <= LONGEST { lexicon.boilerplate(span.text(text)) } else { None };
    let mut sentences: Vec<Sentence> = spans.iter().map(|&span| Sentence { span, boilerplate: own(span) }).collect();
    let mut told = false;
    let mut from = 0;
    while let Some(sentence) = sentences.get(from) {
        let words = sentence.span.text(text);
        from += 1;
        match sentence.boilerplate {
            None => told |= words.ends_with(['.', '”', '"']),
            // at the head of a page the line below may be the article's own headline
            Some(Boilerplate::Related) if told && lexicon.is_whole_notice(words) => {
                let rest = sentences.get_mut(from..).unwrap_or_default();
                let links =
                    rest.iter().take(LINKS).take_while(|s| s.boilerplate.is_none() && is_link(text, s.span)).count();
                set(rest.get_mut(..links), Boilerplate::Related);
                from += links;
            }
            Some(Boilerplate::Comments) if lexicon.ends_comment(words) => {
                let near = from.saturating_sub(COMMENT + 1)..from - 1;
                let before = sentences.get(near.clone()).unwrap_or_default();
                let last = before.iter().rposition(|s| s.boilerplate == Some(Boilerplate::Comments));
                if let Some(last) = last {
                    set(sentences.get_mut(near.start + last..from), Boilerplate::Comments);
                }
            }
            Some(_) => {}
        }
    }
    sentences
}

/// Marks all of them that nothing marks so far.
fn set(sentences: Option<&mut [Sentence]>, class: Boilerplate) {
    for sentence in sentences.unwrap_or_default() {
        sentence.boilerplate = sentence.boilerplate.or(Some(class));
    }
}

/// Whether a sentence stands on lines of its own as a headline does: short, without a full stop, and in nobody's words.
fn is_link(text: &str, span: Span) -> bool {
    let words = span.text(text);
    let before = text.get(..span.start()).unwrap_or_default().trim_end_matches([' ', '\t', '-', '*', '•', '>']);
    let after = text.get(span.end()..).unwrap_or_default().trim_start_matches([' ', '\t']);
    let alone = before.ends_with('\n') && (after.is_empty() || after.starts_with(['\n', '\r']));
    let short = words.len() <= LONGEST && words.split_whitespace().nth(WORDS).is_none();
    alone && short && !words.ends_with(['.', '!', ':', '”', '"']) && !words.starts_with(['“', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each sentence of the text is.
    fn marks(text: &str) -> Vec<Option<Boilerplate>> {
        let spans: Vec<Span> = crate::sentences(text).collect();
        sentences(text, &spans, &Lexicon::english()).iter().map(|s| s.boilerplate).collect()
    }

    #[test]
    fn links_under_a_heading_are_no_part_of_the_article() {
        let related = Some(Boilerplate::Related);
        let text =
            "The dam broke on Monday.\n\nRELATED STORIES\n\nWhy the dam failed\n\nA valley in mud\n\nThe mayor left.";
        assert_eq!(marks(text), [None, related, related, related, None]);
        let headline = "Related\n\nWhy the dam failed\n\nThe dam broke on Monday.";
        assert_eq!(marks(headline), [related, None, None]);
    }

    #[test]
    fn what_stands_between_bars_is_no_part_of_the_article() {
        let (rights, menu) = (Some(Boilerplate::Rights), Some(Boilerplate::Navigation));
        let text = "The dam broke.\n\nTerms of Use | Privacy Policy\n\nHome | News | Sport | Your Weather";
        assert_eq!(marks(text), [None, rights, menu]);
        assert_eq!(marks("Ann Roe | Harbour News\n\nRovers 2 | City 1 | Wells 3 | Ryde 1"), [None, None]);
    }

    #[test]
    fn what_readers_wrote_is_no_part_of_the_article() {
        let comment = Some(Boilerplate::Comments);
        let text = "The dam broke.\n\nComments\n\nAnn Roe\n\nIt is a shame. They knew.\n\nReply\n\nI agree.\n\nReply\n\nThe end.";
        let mut wanted = vec![None];
        wanted.extend([comment; 7]);
        wanted.push(None);
        assert_eq!(marks(text), wanted);
        let top = format!("Comments\n\n{}\n\nReply", "It rained on the dam. ".repeat(20));
        assert_eq!(marks(&top).iter().filter(|m| m.is_some()).count(), 2);
    }
}
