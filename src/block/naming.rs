//! Parts of names that look like other words: "Miss", "Tom" and "Watch" are a verb or a particle to the tagger.

use crate::lexicon::known;
use crate::lexicon::{Entry, Lexicon, NotName, OrganisationWord, SourceKind, TitleKind};
use crate::token::tag::Tag;
use crate::token::tagger::retag;
use crate::token::{at, Shape, Token};

/// Makes names of the words of a sentence that are no other words by their capitals and their neighbours.
pub(crate) fn name_parts(tokens: &mut [Token], lexicon: &Lexicon) {
    for index in 0..tokens.len() {
        let Some(&token) = tokens.get(index) else { break };
        if token.shape == Shape::Lower && token.tag != Tag::Other {
            continue;
        }
        let before = at(tokens, index as isize - 1);
        let other = match token.shape {
            // "two-goal | hero | Bell"
            Shape::Lower => Some(Tag::Noun),
            Shape::Upper => {
                let name = is_acronym(before, token, lexicon) || is_behind_name(tokens, index, lexicon);
                name.then_some(Tag::Name)
            }
            Shape::Clitic => is_shop(before, token, at(tokens, index as isize + 1), lexicon).then_some(Tag::Name),
            _ => None,
        };
        if let (Some(other), Some(token)) = (other, tokens.get_mut(index)) {
            retag(token, other);
        }
        if token.shape != Shape::Capital {
            continue;
        }
        if lexicon.get(token.entry).goes_on {
            name_place(tokens, index, lexicon);
        }
        let Some(token) = tokens.get(index) else { continue };
        let body = lexicon.get(token.entry).organisation;
        if body == Some(OrganisationWord::Form) {
            name_company(tokens, index);
        }
        if body.is_some() {
            name_halves(tokens, index);
        }
        name_field(tokens, index, lexicon);
        name_joined(tokens, index);
        name_governed(tokens, index);
        let Some(token) = tokens.get(index) else { continue };
        let noun = matches!(token.tag, Tag::Noun | Tag::Nouns | Tag::Adjective);
        let other = matches!(
            token.tag,
            Tag::Particle
                | Tag::Preposition
                | Tag::Adverb
                | Tag::Subordinator
                | Tag::Auxiliary
                | Tag::Modal
                | Tag::Interjection
        );
        let possessive = token.tag == Tag::Possessive && lexicon.get(token.entry).pronoun.is_none();
        if !noun && !token.tag.is_verbal() && !other && !possessive {
            continue;
        }
        let after = at(tokens, index as isize + 1);
        let body = at(tokens, index as isize - 2);
        let who = at(tokens, index as isize + 2).is(known::WHO);
        let Some(token) = tokens.get_mut(index) else { continue };
        let starts = index == 0 || index == 1 && !before.is_word();
        let opens = starts && (opens_name(*token, after, lexicon) || who && is_bare(*token, after, lexicon));
        let inside = !starts
            && (stands_inside(before, *token, after, lexicon)
                || is_governed(before, *token)
                || is_called(before, lexicon)
                || is_surname(before, *token, after, lexicon)
                || ends_body(body, before, *token)
                || ends_firm(before, *token, lexicon)
                || speaks(before, *token, after, lexicon)
                || follows_cue(before, *token, after, lexicon)
                || ends_person(before, body, *token, after, lexicon)
                || is_alone(before, *token, after, lexicon));
        if opens || inside || is_given(*token, after, starts, lexicon) || !starts && ends_name(before, *token, after) {
            retag(token, Tag::Name);
        }
    }
}

/// Asked Ann | Bell | about it: a noun behind a given name, where no other capital follows.
fn is_surname(before: Token, token: Token, after: Token, lexicon: &Lexicon) -> bool {
    let given = lexicon.get(before.entry);
    let person = before.tag == Tag::Name && given.given_name.is_some() && given.not_name.is_none();
    let entry = lexicon.get(token.entry);
    let calls = entry.source.is_some() || entry.title.is_some() || entry.organisation.is_some();
    let last = !matches!(after.shape, Shape::Capital | Shape::Upper);
    token.tag == Tag::Noun && person && last && !calls && entry.not_name.is_none()
}

/// Makes names of the words of a place or a people that has several: | United States | envoys, | South African | crews.
fn name_place(tokens: &mut [Token], start: usize, lexicon: &Lexicon) {
    let ahead = tokens.get(start..).unwrap_or_default();
    let capitals = ahead.iter().take_while(|t| t.shape == Shape::Capital).take(LONGEST).map(|t| t.word);
    let named = |entry: &Entry| matches!(entry.not_name, Some(NotName::Place | NotName::Nationality));
    let place = lexicon.prefixes(capitals).filter(|(length, entry)| *length > 1 && named(entry)).last();
    let length = place.map_or(0, |(length, _)| length);
    for token in tokens.iter_mut().skip(start).take(length) {
        retag(token, Tag::Name);
    }
}

/// Makes one name of the capitals before the word that a company's name ends with: | Gulf Applied Technologies | Inc.
fn name_company(tokens: &mut [Token], end: usize) {
    let is_part = |t: &Token| {
        let other = matches!(t.tag, Tag::Adjective | Tag::Interjection);
        let content = t.tag.is_nominal() || t.tag.is_verb() && t.tag != Tag::Present || other;
        content && matches!(t.shape, Shape::Capital | Shape::Upper) || t.is(known::AMPERSAND)
    };
    let before = tokens.get_mut(..end).unwrap_or_default();
    for token in before.iter_mut().rev().take(LONGEST).take_while(|t| is_part(t)) {
        retag(token, Tag::Name);
    }
}

/// Makes names of both halves of a body's name: the | Treatment | and | Care Movement |.
fn name_halves(tokens: &mut [Token], end: usize) {
    let word = |tag: Tag| tag.is_nominal() || tag.is_verb() || tag == Tag::Adjective;
    let is_part = |t: &&Token| t.shape == Shape::Capital && word(t.tag);
    let half = |end: usize| {
        let before = tokens.get(end.saturating_sub(LONGEST)..end).unwrap_or_default();
        end - before.iter().rev().take_while(is_part).count()
    };
    let second = half(end + 1);
    let Some(and) = second.checked_sub(1).filter(|&i| second <= end && at(tokens, i as isize).is(known::AND)) else {
        return;
    };
    let first = half(and);
    if first < and && at(tokens, first as isize - 1).is(known::THE) {
        let words = tokens.iter_mut().skip(first).take(end + 1 - first);
        words.filter(|t| t.shape == Shape::Capital).for_each(|token| retag(token, Tag::Name));
    }
}

/// Makes names of what a body is for or of, but not of whoever works there: Office for | National Statistics |.
fn name_field(tokens: &mut [Token], body: usize, lexicon: &Lexicon) {
    let entry = lexicon.get(at(tokens, body as isize).entry);
    let named = entry.source == Some(SourceKind::Organisation) || entry.organisation.is_some();
    if !named || !matches!(at(tokens, body as isize + 1).word, known::OF | known::FOR) {
        return;
    }
    let is_part = |t: &Token| {
        let entry = lexicon.get(t.entry);
        let content = t.tag.is_nominal() || matches!(t.tag, Tag::Adjective | Tag::Gerund);
        let somebody = entry.title.is_some() || entry.given_name.is_some() || entry.is_date();
        content && t.shape == Shape::Capital && !somebody && entry.not_name.is_none()
    };
    let field = tokens.get_mut(body + 2..).unwrap_or_default();
    let mut parts = 0;
    for token in field.iter_mut().take(LONGEST).take_while(|t| is_part(t)) {
        retag(token, Tag::Name);
        parts += 1;
    }
    let whole = tokens.get_mut(1..=body).unwrap_or_default();
    for token in whole.iter_mut().rev().take(LONGEST).take_while(|t| parts > 0 && is_part(t)) {
        retag(token, Tag::Name);
    }
}

/// Makes one name of what a preposition with a capital joins, where not every word has one: | Doctors Without Borders |.
fn name_joined(tokens: &mut [Token], index: usize) {
    let token = |i: isize| at(tokens, index as isize + i);
    let content = |t: Token| t.shape == Shape::Capital && matches!(t.tag, Tag::Name | Tag::Noun | Tag::Nouns);
    let joins = matches!(token(0).tag, Tag::Preposition | Tag::Subordinator);
    if !joins || !content(token(-1)) || !content(token(1)) || token(2).shape != Shape::Lower {
        return;
    }
    for token in tokens.iter_mut().skip(index.saturating_sub(1)).take(3) {
        retag(token, Tag::Name);
    }
}

/// Makes names of the capitals behind a preposition in the middle of a sentence: according to | Harbour Watch |.
fn name_governed(tokens: &mut [Token], start: usize) {
    let token = |i: isize| at(tokens, start as isize + i);
    let governs = matches!(token(-1).tag, Tag::Preposition | Tag::Subordinator | Tag::To);
    // no headline has small letters there
    let plain = [-2, -1].into_iter().all(|i| token(i).shape == Shape::Lower);
    let verb = |t: &Token| t.tag.is_verb() || t.tag == Tag::Name;
    if !governs || !plain || !token(0).tag.is_verb() || token(1).shape != Shape::Capital {
        return;
    }
    let run = tokens.iter_mut().skip(start).take(LONGEST);
    run.take_while(|t| t.shape == Shape::Capital && verb(t)).for_each(|token| retag(token, Tag::Name));
}

/// The most words of a company's name.
const LONGEST: usize = 6;

/// The | CRS | said.
fn is_acronym(before: Token, token: Token, lexicon: &Lexicon) -> bool {
    let leads = before.tag == Tag::Determiner && before.shape != Shape::Upper;
    // told | TASS |
    let hears = before.shape == Shape::Lower && matches!(before.tag, Tag::Past | Tag::Present | Tag::Participle);
    let other = token.tag == Tag::Adverb && leads || token.tag == Tag::Base && hears;
    other && token.shape == Shape::Upper && !lexicon.get(token.entry).is_listed()
}

/// Ann Bell | KC | said.
fn is_behind_name(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let [before, own, after] = [-1, 0, 1].map(|ahead| at(tokens, index as isize + ahead));
    let named = before.tag == Tag::Name && before.shape == Shape::Capital && lexicon.get(before.entry).title.is_none();
    let ends = after.tag.is_finite() || matches!(after.tag, Tag::Comma | Tag::Stop);
    own.tag == Tag::Noun && named && ends && lexicon.get(own.entry).title.is_some()
}

/// Bell | 's | has raised its prices: whoever owns nothing is called so.
fn is_shop(before: Token, token: Token, after: Token, lexicon: &Lexicon) -> bool {
    let named = before.tag == Tag::Name && before.shape == Shape::Capital && before.end == token.start;
    let says = matches!(after.tag, Tag::Past | Tag::Present) && lexicon.get(after.entry).cue.is_some();
    let acts = after.shape == Shape::Lower && (says || matches!(after.tag, Tag::Auxiliary | Tag::Modal));
    token.tag == Tag::Genitive && token.end - token.start > 1 && named && acts
}

/// | Marks | Harrow from the port authority; | Historic | England; | Police | Scotland; | Nurse | Lind.
fn opens_name(token: Token, after: Token, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(token.entry);
    let place = lexicon.get(after.entry).not_name == Some(NotName::Place);
    let body = entry.organisation.is_some() && place;
    let called = token.tag == Tag::Base && entry.title.is_some() && entry.cue.is_none();
    after.tag == Tag::Name && (token.tag == Tag::Present && entry.cue.is_none() || body || called)
}

/// | Stern |, who took over in May: no noun stands alone so.
fn is_bare(token: Token, after: Token, lexicon: &Lexicon) -> bool {
    token.tag == Tag::Noun && after.tag == Tag::Comma && !lexicon.get(token.entry).is_listed()
}

/// “Come in,” said | Miss | Havers; “How old?” asked | Tom |.
fn is_given(token: Token, after: Token, starts: bool, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(token.entry);
    let given = entry.given_name.is_some() && entry.not_name.is_none() && !starts;
    let honorific = entry.title.is_some_and(|t| t.kind == TitleKind::Honorific);
    let named = after.tag == Tag::Name && after.shape == Shape::Capital;
    let ends = matches!(after.tag, Tag::Comma | Tag::Stop) || after.tag.is_finite();
    named && (given || honorific) || ends && given
}

/// The South Island | Rural | Fire Service; Rights | Watch | director.
fn stands_inside(before: Token, token: Token, after: Token, lexicon: &Lexicon) -> bool {
    let capital = |t: Token| t.tag == Tag::Name && t.shape == Shape::Capital;
    if token.tag == Tag::Base && (capital(before) || before.tag == Tag::Nouns && before.shape == Shape::Capital) {
        return after.tag == Tag::Noun && after.shape == Shape::Lower;
    }
    // Kim | Yo | Hwa
    let closed = matches!(token.tag, Tag::Possessive | Tag::Interjection);
    let inside = token.tag == Tag::Adjective || closed && !lexicon.get(token.entry).is_listed();
    inside && capital(before) && capital(after) && lexicon.get(token.entry).not_name.is_none()
}

/// The Bureau of | Statistics |; the institute's | Statistics | Unit: no verb stands there.
fn is_governed(before: Token, token: Token) -> bool {
    token.tag == Tag::Base && matches!(before.tag, Tag::Preposition | Tag::Genitive | Tag::Determiner)
}

/// Mr. | Bell |; “No,” said Mother | Goose |.
fn is_called(before: Token, lexicon: &Lexicon) -> bool {
    let title = lexicon.get(before.entry).title;
    let capital = before.tag == Tag::Noun && before.shape == Shape::Capital;
    (before.tag == Tag::Name || capital) && title.is_some_and(|t| t.kind == TitleKind::Honorific)
}

/// The Bureau of | Investigation |.
fn ends_body(body: Token, of: Token, token: Token) -> bool {
    let named = body.tag == Tag::Name && body.shape == Shape::Capital;
    named && of.is(known::OF) && matches!(token.tag, Tag::Noun | Tag::Nouns)
}

/// Castle | Partners |; by the Baltic | Press |: what is a noun to the tables is no adverb.
fn ends_firm(before: Token, token: Token, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(token.entry);
    let marks = matches!(entry.organisation, Some(OrganisationWord::AtTheEnd | OrganisationWord::Anywhere));
    let ends = marks && matches!(token.tag, Tag::Noun | Tag::Nouns | Tag::Adjective);
    let noun = entry.source.is_some() && token.tag == Tag::Adverb;
    let named = before.tag == Tag::Name || noun && before.tag.is_nominal();
    (ends || noun) && named && before.shape == Shape::Capital
}

/// “It rains,” | Long | said. Nobody writes "Banks said" there of the banks, but "Parliament said" of a parliament.
fn speaks(before: Token, token: Token, after: Token, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(token.entry);
    let group = matches!(entry.source, Some(SourceKind::Organisation | SourceKind::Group)) && token.tag != Tag::Nouns;
    let said = matches!(after.tag, Tag::Past | Tag::Present | Tag::Participle | Tag::Auxiliary);
    before.shape == Shape::MarkCloses && said && after.shape == Shape::Lower && !group && entry.title.is_none()
}

/// Whether | Bell | lied: one capital in the middle of a sentence.
fn is_alone(before: Token, token: Token, after: Token, lexicon: &Lexicon) -> bool {
    let leads = matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Adjective);
    let alone = before.shape == Shape::Lower && !leads;
    token.tag == Tag::Noun && alone && after.shape != Shape::Capital && !lexicon.get(token.entry).is_listed()
}

/// “…,” said | Clear | Harbour Now director Ann Bell: nobody orders anything there; Clear Harbour | Now | director.
fn follows_cue(before: Token, token: Token, after: Token, lexicon: &Lexicon) -> bool {
    let says = matches!(before.tag, Tag::Past | Tag::Present) && lexicon.get(before.entry).cue.is_some();
    let opens = before.shape == Shape::Lower && says && token.tag.is_verb();
    let calls = after.shape == Shape::Lower && lexicon.get(after.entry).title.is_some();
    let ends = before.tag == Tag::Name && before.shape == Shape::Capital && token.tag == Tag::Adverb && calls;
    ends || opens && after.tag == Tag::Name && after.shape == Shape::Capital
}

/// Ann | Butt |, the chair; Dr. Ann | Price | said: a surname that is also a word.
fn ends_person(before: Token, further: Token, token: Token, after: Token, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(token.entry);
    let word = matches!(token.tag, Tag::Noun | Tag::Nouns | Tag::Adjective);
    // "Joyce | Banks |"
    let bodies = entry.source == Some(SourceKind::Organisation) && token.tag == Tag::Nouns;
    let body = entry.organisation.is_some() || entry.source.is_some() && !bodies || entry.title.is_some();
    let titled = || further.tag == Tag::Name && lexicon.get(further.entry).title.is_some();
    let given = || lexicon.get(before.entry).given_name.is_some() || titled();
    let ends = matches!(after.tag, Tag::Comma | Tag::Stop | Tag::Genitive)
        || after.tag.is_finite() && after.shape == Shape::Lower;
    word && !body && entry.not_name.is_none() && ends && before.tag == Tag::Name && given()
}

/// Harbour | Watch | said; American | Express | would.
fn ends_name(before: Token, token: Token, after: Token) -> bool {
    (token.tag.is_verb() || token.tag == Tag::Adverb && before.tag == Tag::Name)
        && matches!(before.tag, Tag::Name | Tag::Adjective | Tag::Noun)
        && before.shape == Shape::Capital
        && after.tag.is_finite()
        && after.shape == Shape::Lower
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;
    use crate::{Language, Span};

    /// The words, where the tagger saw these parts of speech.
    fn tagged(text: &str, tags: &[Tag], lexicon: &Lexicon) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()).unwrap(), &mut tokens);
        assert_eq!(tokens.len(), tags.len(), "{text}");
        for (token, &tag) in tokens.iter_mut().zip(tags) {
            (token.entry, token.tag) = (lexicon.entry_id(token.word), tag);
        }
        tokens
    }

    /// The words that are names in the end.
    fn names(text: &str, tags: &[Tag]) -> Vec<String> {
        let lexicon = Language::English.lexicon();
        let mut tokens = tagged(text, tags, &lexicon);
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
        assert_eq!(names("Marsh Rural Watch would", &[Name, Adjective, Name, Modal]), ["Marsh", "Rural", "Watch"]);
        assert_eq!(names("Marsh Danish Watch would", &[Name, Adjective, Name, Modal]), ["Marsh", "Watch"]);
        assert_eq!(names("American Express would", &[Adjective, Base, Modal]), ["Express"]);
        assert_eq!(names("american Express would", &[Adjective, Base, Modal]), [""; 0], "no capital before it");
        assert_eq!(names("They Express would", &[Pronoun, Base, Modal]), [""; 0]);
        assert_eq!(names("Express would", &[Base, Modal]), [""; 0], "the first word");
    }

    #[test]
    fn whoever_speaks_is_a_name() {
        use Tag::{Adjective, Mark, Noun, Past, Preposition};
        let lexicon = Language::English.lexicon();
        let closes = |text: &str, tags: &[Tag]| {
            let mut tokens = tagged(text, tags, &lexicon);
            tokens[1].shape = Shape::MarkCloses;
            name_parts(&mut tokens, &lexicon);
            tokens[2].tag == Tag::Name
        };
        assert!(closes("No ” Long said", &[Noun, Mark, Adjective, Past]));
        assert!(!closes("No ” Long after", &[Noun, Mark, Adjective, Preposition]), "no verb");
        assert!(!closes("No ” Congress said", &[Noun, Mark, Noun, Past]), "a body");
        assert!(!closes("No ” Long Said", &[Noun, Mark, Adjective, Past]), "a headline");
    }
}
