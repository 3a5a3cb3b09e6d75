//! What somebody is called by his or her office, in words that the tagger takes for others: "| Managing | director Ann Bell",
//! "| finance chief | Tom Roe".

use crate::lexicon::{Lexicon, NamePart, SourceKind};
use crate::token::tag::Tag;
use crate::token::tagger::retag;
use crate::token::{at, Shape, Token};

/// The most words of an office.
const LONGEST: usize = 4;

/// The most words of a name that has initials.
const LONGEST_NAME: usize = 6;

/// Makes nouns of the words of a sentence that tell what the name behind them is.
pub(crate) fn callings(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    let first = usize::from(!at(tokens, 0).is_word());
    let several = is_several(text, tokens, first, lexicon);
    if let Some(token) = tokens.get_mut(first).filter(|_| several) {
        retag(token, Tag::Nouns);
    }
    for index in 0..tokens.len() {
        let own = at(tokens, index as isize);
        if own.shape == Shape::Upper {
            name_short_for(tokens, index);
        }
        let named = || tokens.iter().skip(index + 2).take(LONGEST - 1).any(|t| t.tag == Tag::Name);
        if lexicon.get(own.entry).goes_on && own.is_word() && (opens(tokens, index) || named()) {
            let length = title(tokens, index, lexicon);
            let ends = at(tokens, (index + length) as isize).tag;
            if ends == Tag::Name || opens(tokens, index) && matches!(ends, Tag::Preposition | Tag::Comma) {
                name_nouns(tokens, index, length);
                // "the Chief | Executive | of the board"
                let last = tokens.get_mut((index + length).saturating_sub(1));
                if let Some(last) = last.filter(|t| t.tag == Tag::Adjective && ends != Tag::Name) {
                    retag(last, Tag::Noun);
                }
            }
        }
        let held = is_held(own, at(tokens, index as isize + 1), lexicon);
        if let Some(token) = tokens.get_mut(index).filter(|_| held) {
            retag(token, Tag::Adjective);
        }
        if is_calling(tokens, index, lexicon) {
            let field = index.checked_sub(1).filter(|&i| at(tokens, i as isize).tag == Tag::Base && opens(tokens, i));
            let first = field.unwrap_or(index);
            name_nouns(tokens, first, index + 1 - first);
        }
    }
}

/// Makes one name of the capitals before their initials in brackets: | International Fisheries Fund | (IFF).
fn name_short_for(tokens: &mut [Token], index: usize) {
    let own = at(tokens, index as isize);
    let Some(open) = index.checked_sub(1).filter(|&i| at(tokens, i as isize).shape == Shape::Open) else { return };
    let before = tokens.get(..open).unwrap_or_default().iter().rev();
    let part = |t: &&Token| t.shape == Shape::Capital && (t.tag.is_nominal() || t.tag == Tag::Adjective);
    let capitals = before.take(LONGEST_NAME).take_while(part).count();
    if capitals > 1
        && (own.end - own.start) as usize == capitals
        && at(tokens, index as isize + 1).shape == Shape::Close
    {
        let name = tokens.iter_mut().skip(open - capitals).take(capitals);
        name.for_each(|token| retag(token, Tag::Name));
    }
}

/// | Nurses | at three clinics said: the first word of a sentence is no name for its capital.
fn is_several(text: &str, tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
    let entry = lexicon.get(own.entry);
    let people = matches!(entry.source, Some(SourceKind::Person | SourceKind::Group));
    let plural = own.shape == Shape::Capital && own.span().text(text).ends_with('s');
    let tied = matches!(next.tag, Tag::Preposition | Tag::Wh);
    own.tag == Tag::Name && people && plural && tied && entry.given_name.is_none()
}

/// How many words from `index` on are an office of several words: "managing director".
fn title(tokens: &[Token], index: usize, lexicon: &Lexicon) -> usize {
    let ahead = tokens.get(index..).unwrap_or_default().iter().take(LONGEST).take_while(|t| t.is_word());
    let whole = lexicon.prefixes(ahead.map(|t| t.word)).filter(|(length, e)| *length > 1 && e.title.is_some()).last();
    whole.map_or(0, |(length, _)| length)
}

fn name_nouns(tokens: &mut [Token], first: usize, length: usize) {
    for token in tokens.iter_mut().skip(first).take(length) {
        if token.tag.is_verbal() || matches!(token.tag, Tag::Adverb | Tag::Gerund) || token.shape == Shape::Lower {
            retag(token, Tag::Noun);
        }
    }
}

/// Whether a word of the tables for what somebody is stands right before a name, whatever the tagger takes it for: "finance |
/// chief | Ann Bell", but not "to | coach | Ann Bell".
fn is_calling(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let own = at(tokens, index as isize);
    if !matches!(own.tag, Tag::Adjective | Tag::Base) || own.shape != Shape::Lower {
        return false;
    }
    let (before, next) = (at(tokens, index as isize - 1), at(tokens, index as isize + 1));
    let named = next.tag == Tag::Name && next.shape == Shape::Capital;
    let acts = matches!(before.tag, Tag::To | Tag::Modal | Tag::Pronoun | Tag::Nouns | Tag::Auxiliary | Tag::Name);
    named && !acts && lexicon.get(own.entry).title.is_some()
}

/// Lund's police | acting | superintendent Ann Bell.
fn is_held(own: Token, next: Token, lexicon: &Lexicon) -> bool {
    own.tag == Tag::Gerund
        && lexicon.get(own.entry).name_part == Some(NamePart::Held)
        && next.tag == Tag::Noun
        && lexicon.get(next.entry).title.is_some()
}

/// The district's | coroner | found; the fisheries | inspector | for the coast.
pub(crate) fn is_source(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, before) = (at(tokens, index as isize), at(tokens, index as isize - 1));
    let entry = lexicon.get(own.entry);
    let possessed = matches!(before.tag, Tag::Genitive | Tag::Possessive);
    // it was late, | police | say
    let speaks = || before.tag == Tag::Comma && lexicon.get(at(tokens, index as isize + 1).entry).cue.is_some();
    let led =
        possessed || matches!(before.tag, Tag::Determiner | Tag::Adjective) || before.tag.is_nominal() || speaks();
    own.shape == Shape::Lower && led && (entry.source.is_some() || entry.title.is_some())
}

/// A defence | official | was; an | official | from Riga; said the Danish | international |.
pub(crate) fn ends_phrase(tokens: &[Token], index: usize) -> bool {
    let (before, next) = (at(tokens, index as isize - 1).tag, at(tokens, index as isize + 1).tag);
    let ends =
        next.is_finite() || matches!(next, Tag::Preposition | Tag::Comma | Tag::Stop | Tag::Wh | Tag::Participle);
    ends && (before.is_nominal() || matches!(before, Tag::Determiner | Tag::Possessive))
}

/// Whether a noun phrase can begin at `index`.
fn opens(tokens: &[Token], index: usize) -> bool {
    let before = at(tokens, index as isize - 1);
    index == 0 || !before.is_word() || matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive)
}

/// Wrote | economist | Lisa Wong.
pub(super) fn is_called(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, before) = (at(tokens, index as isize), at(tokens, index as isize - 1));
    let entry = lexicon.get(own.entry);
    let calls = own.shape == Shape::Lower && (entry.source.is_some() || entry.title.is_some());
    calls && matches!(before.tag, Tag::Past | Tag::Present) && at(tokens, index as isize + 1).tag == Tag::Name
}
