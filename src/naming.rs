//! Parts of names that look like other words: "Miss", "Tom" and "Watch" are a verb or a particle to the tagger.

use crate::lexicon::{Lexicon, OrganisationWord, TitleKind};
use crate::tag::Tag;
use crate::tagger::common;
use crate::token::{at, Shape, Token};

/// Makes names of the words of a sentence that are no other words by their capitals and their neighbours.
pub(crate) fn name_parts(tokens: &mut [Token], lexicon: &Lexicon) {
    for index in 0..tokens.len() {
        let Some(token) = tokens.get(index).filter(|t| t.shape == Shape::Capital) else { continue };
        if lexicon.get(token.entry).organisation == Some(OrganisationWord::Form) {
            name_company(tokens, index);
        }
        let Some(token) = tokens.get(index) else { continue };
        let noun = matches!(token.tag, Tag::Noun | Tag::Nouns | Tag::Adjective);
        let other =
            matches!(token.tag, Tag::Particle | Tag::Preposition | Tag::Adverb | Tag::Subordinator | Tag::Auxiliary);
        if !noun && !token.tag.is_verbal() && !other {
            continue;
        }
        let (before, after) = (at(tokens, index as isize - 1), at(tokens, index as isize + 1));
        let Some(token) = tokens.get_mut(index) else { continue };
        let starts = index == 0 || index == 1 && !before.is_word();
        if is_given(*token, after, starts, lexicon) || !starts && ends_name(before, *token, after) {
            token.tag = Tag::Name;
            token.common = common(*token);
        }
    }
}

/// Makes one name of the capitals before the word that a company's name ends with: | Gulf Applied Technologies | Inc.
fn name_company(tokens: &mut [Token], end: usize) {
    let is_part = |t: &Token| {
        let content = t.tag.is_nominal() || t.tag.is_verbal() && !t.tag.is_finite() || t.tag == Tag::Adjective;
        content && matches!(t.shape, Shape::Capital | Shape::Upper)
    };
    let before = tokens.get_mut(..end).unwrap_or_default();
    for token in before.iter_mut().rev().take(LONGEST).take_while(|t| is_part(t)) {
        token.tag = Tag::Name;
        token.common = common(*token);
    }
}

/// The most words of a company's name.
const LONGEST: usize = 6;

/// “Come in,” said | Miss | Havers; “How old?” asked | Tom |.
fn is_given(token: Token, after: Token, starts: bool, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(token.entry);
    let given = entry.given_name.is_some() && entry.not_name.is_none() && !starts;
    let honorific = entry.title.is_some_and(|t| t.kind == TitleKind::Honorific);
    let named = after.tag == Tag::Name && after.shape == Shape::Capital;
    let ends = matches!(after.tag, Tag::Comma | Tag::Stop) || after.tag.is_finite();
    named && (given || honorific) || ends && given
}

/// Harbour | Watch | said; American | Express | would.
fn ends_name(before: Token, token: Token, after: Token) -> bool {
    token.tag.is_verb()
        && matches!(before.tag, Tag::Name | Tag::Adjective)
        && before.shape == Shape::Capital
        && after.tag.is_finite()
        && after.shape == Shape::Lower
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;
    use crate::{Language, Span};

    /// The words that are names in the end, where the tagger saw these parts of speech.
    fn names(text: &str, tags: &[Tag]) -> Vec<String> {
        let lexicon = Language::English.lexicon();
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()).unwrap(), &mut tokens);
        assert_eq!(tokens.len(), tags.len(), "{text}");
        for (token, &tag) in tokens.iter_mut().zip(tags) {
            (token.entry, token.tag) = (lexicon.entry_id(token.word), tag);
        }
        name_parts(&mut tokens, &lexicon);
        let named = tokens.iter().filter(|t| t.tag == Tag::Name);
        named.map(|t| t.span().text(text).to_owned()).collect()
    }

    #[test]
    fn companies_are_one_name() {
        use Tag::{Adjective, Determiner, Name, Noun, Nouns, Participle, Past, Preposition, Present};
        let company = [Noun, Participle, Nouns, Name, Past];
        assert_eq!(names("Gulf Applied Technologies Inc said", &company), ["Gulf", "Applied", "Technologies", "Inc"]);
        assert_eq!(names("Gulf Applied Technologies Board said", &company), ["Board"], "no legal form");
        assert_eq!(names("the Gulf Inc said", &[Determiner, Noun, Name, Past]), ["Gulf", "Inc"]);
        assert_eq!(names("Glue Buys Gulf Inc", &[Noun, Present, Noun, Name]), ["Gulf", "Inc"], "a headline's verb");
        assert_eq!(
            names("new Gulf of Marine Inc", &[Adjective, Noun, Preposition, Adjective, Name]),
            ["Marine", "Inc"]
        );
    }

    #[test]
    fn verbs_and_particles_are_names_by_their_neighbours() {
        use Tag::{Adjective, Base, Modal, Name, Past, Pronoun};
        assert_eq!(names("Harbour Watch said", &[Name, Base, Past]), ["Harbour", "Watch"]);
        assert_eq!(names("American Cordage Watch would", &[Adjective, Name, Base, Modal]), ["Cordage", "Watch"]);
        assert_eq!(names("American Express would", &[Adjective, Base, Modal]), ["Express"]);
        assert_eq!(names("american Express would", &[Adjective, Base, Modal]), [""; 0], "no capital before it");
        assert_eq!(names("They Express would", &[Pronoun, Base, Modal]), [""; 0]);
        assert_eq!(names("Express would", &[Base, Modal]), [""; 0], "the first word");
    }
}
