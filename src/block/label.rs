//! Labels of transcripts: the words before a colon that name who speaks ("RUIZ:", "Ms Hill (Transport):"), or, in
//! the records of courts, the letter that tells a question from an answer ("Q."); in those of parliaments, the sentence
//! of a name ("Mr. RUIZ.").

use std::collections::BTreeSet;

use crate::lexicon::Lexicon;
use crate::token::tag::Tag;
use crate::token::tagger::retag;
use crate::token::{at, Shape, Token};
use crate::Span;

/// The most words that a label has: "MR. JUSTICE HALL".
pub(crate) const MOST_WORDS: usize = 4;

/// The most tokens of a label, and of one with a bracket behind the name.
const LONGEST: usize = 2 * MOST_WORDS;
const LONGEST_WITH_BRACKET: usize = 4 * MOST_WORDS;

/// What tells questions from answers in the records of courts, and questions in those of briefings.
const LETTERS: [&str; 2] = ["Q.", "A."];
const ASKED: &str = "Q";

/// The most words of an office before the name in brackets: "The Secretary of State for Transport (Ms Amina Dar):".
const LONGEST_OFFICE: usize = 12;

/// How a text labels those who speak in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Labels {
    #[default]
    None,
    /// With a colon ("RUIZ:"), or with a letter alone.
    Colon,
    /// With a full stop, as the records of parliaments do: "Mr. RUIZ. I thank the Chair."
    Stop,
    /// With a full stop behind a name in capitals and how the words are spoken, as plays do: "NORA (laughing). Not yet."
    Stage,
}

/// A label at the start of some tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// Where the name begins: behind a time, or an office.
    pub(crate) start: usize,
    /// One after the last word of the name.
    pub(crate) name: usize,
    /// Where the turn begins.
    pub(crate) end: usize,
}

impl Labels {
    /// The label that a paragraph begins with.
    pub(crate) fn find(self, text: &str, tokens: &[Token]) -> Option<Label> {
        let (first, second) = (at(tokens, 0), at(tokens, 1));
        let letter = || Label { start: 0, name: 1, end: 1 };
        let apart = first.end < second.start && matches!(second.shape, Shape::Capital | Shape::Upper | Shape::Mark);
        match (self, first.span().text(text)) {
            (Labels::None, _) => None,
            (_, word) if LETTERS.contains(&word) || word == ASKED && apart => Some(letter()),
            (Labels::Colon, _) => {
                let time = stamp(text, tokens);
                let found = find(tokens.get(time..)?)?;
                Some(Label { start: found.start + time, name: found.name + time, end: found.end + time })
            }
            (Labels::Stop, _) => stopped(tokens),
            (Labels::Stage, _) => staged(tokens),
        }
    }

    /// How a text labels its paragraphs. Where it is a transcript, at least two of them, and half of them, have labels;
    /// or fewer do, but the labels are such as nothing else has, and they come again. Tells also where the last label is.
    pub(crate) fn of<'s>(
        text: &str,
        paragraphs: impl Iterator<Item = &'s [Span]>,
        is_title: impl Fn(&str) -> bool,
    ) -> (Labels, u32) {
        let (mut all, mut colons, mut stops, mut plain, mut last_label) = (0, 0usize, 0usize, 0, 0);
        let (mut names, mut staged, mut cast) = (BTreeSet::new(), 0usize, BTreeSet::new());
        for paragraph in paragraphs {
            all += 1;
            let Some((labels, name)) = labelled(text, paragraph, &is_title) else { continue };
            if labels == Labels::Stage {
                staged += 1;
                cast.insert(name);
                last_label = last_label.max(paragraph.first().map_or(0, |sentence| sentence.start32()));
                continue;
            }
            *(if labels == Labels::Stop { &mut stops } else { &mut colons }) += 1;
            last_label = paragraph.first().map_or(0, |sentence| sentence.start32());
            if !name.contains(char::is_lowercase) || is_title(name.split(' ').next().unwrap_or_default()) {
                let last = paragraph.last().map_or("", |sentence| sentence.text(text));
                plain += usize::from(last.ends_with(ENDS));
                names.insert(name);
            }
        }
        let labelled = colons + stops;
        let again = plain >= OFTEN && (2..=plain / 2).contains(&names.len()) && plain * RAREST >= all;
        let plays = staged >= OFTEN && staged > labelled && (2..=staged / 2).contains(&cast.len()) && staged * 2 >= all;
        let labels = match () {
            () if plays => Labels::Stage,
            () if labelled < 2 || labelled * 2 < all && !again => Labels::None,
            () if stops > colons => Labels::Stop,
            () => Labels::Colon,
        };
        (labels, last_label)
    }
}

/// What the last sentence of a turn ends with, not that of a line "READ MORE: …".
const ENDS: [char; 8] = ['.', '?', '!', '…', '-', '—', '”', '"'];

/// How many paragraphs with labels that only transcripts have tell one, and how many without labels each may bring.
const OFTEN: usize = 4;
const RAREST: usize = 6;

/// Whether a paragraph without a label can go on with the turn before it: it is of sentences, and in no brackets.
pub(crate) fn goes_on(tokens: &[Token]) -> bool {
    let aside = at(tokens, 0).shape == Shape::Open || tokens.iter().all(|t| t.shape != Shape::Lower);
    let ends = tokens.iter().rev().find(|t| !matches!(t.shape, Shape::MarkCloses | Shape::Mark | Shape::Close));
    !aside && ends.is_some_and(|t| matches!(t.shape, Shape::Stop | Shape::Dash))
}

/// The label of a paragraph, and how it is set off.
fn labelled<'t>(text: &'t str, paragraph: &[Span], is_title: impl Fn(&str) -> bool) -> Option<(Labels, &'t str)> {
    let line = paragraph.first()?.text(text);
    let capital = |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(');
    let named = |label: &str| {
        let words = label.split_whitespace();
        let count = words.clone().take(MOST_WORDS + 1).count();
        (1..=MOST_WORDS).contains(&count) && label.starts_with(char::is_uppercase) && words.clone().all(capital)
    };
    match line.split_once(char::is_whitespace) {
        Some((letter, _)) if LETTERS.contains(&letter) => return Some((Labels::Colon, letter)),
        Some((ASKED, rest)) => {
            let begins = rest.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'));
            return begins.then_some((Labels::Colon, ASKED));
        }
        _ => {}
    }
    let line = unstamped(line);
    let line = line.strip_prefix(is_markup).map_or(line, |rest| rest.trim_start_matches(is_markup));
    if let Some(label) = line.strip_suffix('.').filter(|_| paragraph.len() > 1) {
        let titled = label.split_once(' ').is_some_and(|(first, _)| is_title(first) || first == "The");
        if titled && named(label) {
            return Some((Labels::Stop, label));
        }
        let name = label.split_once(" (").filter(|_| label.ends_with(')')).map_or(label, |(name, _)| name);
        if named(name) && name.len() > 1 && name.chars().all(|c| c.is_uppercase() || c == ' ') {
            return Some((Labels::Stage, name));
        }
    }
    let (label, rest) = colon(line)?;
    let (label, rest) = (label.trim_end_matches(is_markup), rest.trim_start_matches(is_markup));
    let brackets = label.split_once(['(', '[']).filter(|_| label.ends_with([')', ']']));
    let name = brackets.map_or(label, |(name, _)| name);
    let held = brackets.map(|(office, name)| (office, name.trim_end_matches(')')));
    let held = held.filter(|(office, name)| is_office(office) && is_title(name.split(' ').next().unwrap_or_default()));
    let name = held.map_or(name, |(_, name)| name);
    (named(name) && rest.starts_with(char::is_whitespace)).then_some((Labels::Colon, name))
}

/// The line without a time before it: "[00:12:03] Ruiz: …", "12:03 Ruiz: …".
fn unstamped(line: &str) -> &str {
    let inner = line.strip_prefix(['[', '(']).unwrap_or(line);
    let after = inner.trim_start_matches(is_of_time);
    let time = inner.strip_suffix(after).unwrap_or_default();
    let after = if inner.len() < line.len() { after.strip_prefix([']', ')']) } else { after.strip_prefix(' ') };
    after.filter(|_| is_time(time)).map_or(line, str::trim_start)
}

fn is_of_time(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ':' | '.')
}

fn is_time(words: &str) -> bool {
    words.contains(':') && words.starts_with(|c: char| c.is_ascii_digit()) && words.chars().all(is_of_time)
}

/// What stands before the first colon that is no part of a time, and behind it.
fn colon(line: &str) -> Option<(&str, &str)> {
    let ends = |at: &usize| {
        line.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || is_markup(c)))
    };
    let at = line.match_indices(':').take(MOST_WORDS).map(|(at, _)| at).find(ends)?;
    Some((line.get(..at)?, line.get(at + 1..)?))
}

/// Whether the words before a bracket are an office: "The Secretary of State for Transport (Ms Amina Dar):".
fn is_office(words: &str) -> bool {
    let count = words.split_whitespace().take(LONGEST_OFFICE + 1).count();
    (MOST_WORDS - 1..=LONGEST_OFFICE).contains(&count) && words.starts_with(char::is_uppercase)
}

/// Whether it sets words in bold or slanting letters: "**Ruiz:** No."
fn is_markup(c: char) -> bool {
    matches!(c, '*' | '_')
}

/// How many tokens the time takes before a label.
fn stamp(text: &str, tokens: &[Token]) -> usize {
    let opens = usize::from(at(tokens, 0).shape == Shape::Open);
    let figures = tokens.iter().skip(opens).take_while(|t| matches!(t.shape, Shape::Number | Shape::Colon));
    let count = figures.take(LONGEST).count();
    let (first, last) = (at(tokens, opens as isize), at(tokens, (opens + count) as isize - 1));
    let closes = usize::from(opens > 0 && at(tokens, (opens + count) as isize).shape == Shape::Close);
    let time = count > 0 && closes == opens && is_time(Span::between(first.start, last.end).text(text));
    if time {
        opens + count + closes
    } else {
        0
    }
}

/// The label of a paragraph, as far as its colon tells.
pub(crate) fn find(tokens: &[Token]) -> Option<Label> {
    let bracket = tokens.iter().take(LONGEST).position(|t| t.shape == Shape::Open);
    let reach = if bracket.is_some() { LONGEST_WITH_BRACKET } else { LONGEST };
    // "1:14 P.M."
    let ends = |i: &usize| {
        let (token, next) = (at(tokens, *i as isize), at(tokens, *i as isize + 1));
        token.shape == Shape::Colon && (token.end < next.start || next.shape == Shape::Symbol)
    };
    let mark = (0..reach.min(tokens.len())).find(ends)?;
    let next = at(tokens, mark as isize + 1);
    let label = tokens.get(..mark)?;
    let closes = label.last().is_some_and(|t| t.shape == Shape::Close);
    let bracket = bracket.filter(|&i| i < mark && closes);
    let name = label.get(..bracket.unwrap_or(mark))?;
    // "**Ruiz:** No."
    let markup = name.first().filter(|first| first.shape == Shape::Symbol);
    let closes = markup.is_some_and(|first| next.word == first.word);
    let end = mark + 1 + usize::from(closes);
    // "The Secretary of State (Ms Dar): No."
    let held = bracket.filter(|_| name.iter().any(|t| t.shape == Shape::Lower)).map(|i| i + 1..mark - 1);
    let is_part = |t: &Token| !t.is_word() || matches!(t.shape, Shape::Capital | Shape::Upper);
    if let Some(held) = held.filter(|held| tokens.get(held.clone()).is_some_and(|name| name.iter().all(is_part))) {
        return Some(Label { start: held.start, name: held.end, end });
    }
    Some(Label { start: 0, name: name.iter().rposition(|t| t.is_word())? + 1, end })
}

/// The label of a paragraph, as far as a first sentence of nothing but a name tells.
fn stopped(tokens: &[Token]) -> Option<Label> {
    let named = |t: &&Token| matches!(t.shape, Shape::Capital | Shape::Upper);
    let name = tokens.iter().take_while(named).take(MOST_WORDS + 1).count();
    let found = (2..=MOST_WORDS).contains(&name) && tokens.get(name).is_some_and(|t| t.shape == Shape::Stop);
    found.then_some(Label { start: 0, name, end: name + 1 })
}

/// The label of a paragraph of a play: a name in capitals, and how the words are spoken.
fn staged(tokens: &[Token]) -> Option<Label> {
    let upper = |t: &&Token| t.shape == Shape::Upper && t.end - t.start > 1;
    let name = tokens.iter().take_while(upper).take(MOST_WORDS).count();
    let opens = at(tokens, name as isize).shape == Shape::Open;
    let closes = || tokens.iter().skip(name).take(LONGEST_WITH_BRACKET).position(|t| t.shape == Shape::Close);
    let stop = if opens { name + closes()? + 1 } else { name };
    let found = name > 0 && tokens.get(stop).is_some_and(|t| t.shape == Shape::Stop);
    found.then_some(Label { start: 0, name, end: stop + 1 })
}

/// Makes names of the words of a transcript's label that are no calling: "BASH:", "JOHN KING:", but "HOST:".
pub(crate) fn name_label(name: &mut [Token], lexicon: &Lexicon) {
    let mut given = false;
    for token in name {
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
        let label = |text: &str| Labels::Colon.find(text, &tokens(text)).map(|it| (it.name, it.end));
        assert_eq!(label("RUIZ: No."), Some((1, 2)));
        assert_eq!(label("Q. No."), Some((1, 1)));
        assert_eq!(label("Q   Is it?"), Some((1, 1)));
        assert_eq!(label("Q fever is old."), None);
        assert_eq!(label("1:14 P.M. EST"), None, "a time of day");
        assert_eq!(label("Ms Tanaka (Minister of Transport): No."), Some((2, 8)));
        assert_eq!(label("ANN RUIZ, (D-Ohio): No."), Some((2, 7)));
        assert_eq!(label("Ms Tanaka (who left) said: No."), Some((7, 8)), "no bracket before the colon");
        assert_eq!(label("Nobody could tell us that evening what they meant: rain."), None, "too far");
        assert_eq!(label(": No."), None);
        assert_eq!(label("**Ruiz:** No."), Some((2, 4)));
        assert_eq!(label("**Ruiz**: No."), Some((2, 4)));
        assert_eq!(label("[00:12:03] Ann Ruiz: No."), Some((9, 10)), "behind a time");
        assert_eq!(label("Ann Ruiz (12:03): No."), Some((2, 8)), "before a time");
        assert_eq!(label("The Secretary of State (Ms Dar): No."), Some((7, 9)), "behind an office");
        let staged = |text: &str| Labels::Stage.find(text, &tokens(text)).map(|it| (it.name, it.end));
        assert_eq!(staged("NORA."), Some((1, 2)));
        assert_eq!(staged("NORA (laughing)."), Some((1, 5)));
        assert_eq!(staged("NORA laughs."), None);
        assert_eq!(staged("A."), None, "a letter");
        let stopped = |text: &str| Labels::Stop.find(text, &tokens(text)).map(|it| (it.name, it.end));
        assert_eq!(stopped("Mr. RUIZ."), Some((2, 3)));
        assert_eq!(stopped("The CHAIRMAN."), Some((2, 3)));
        assert_eq!(stopped("Nobody."), None);
        assert_eq!(stopped("Mr. Ruiz left."), None);
    }

    #[test]
    fn a_transcript_is_told_by_its_labels() {
        let of = |text: &str| {
            let sentences: Vec<Span> = crate::sentence::sentences(text).collect();
            let is_title = |word: &str| matches!(word, "Mr." | "Ms.");
            Labels::of(text, crate::block::blocks(text, &sentences), is_title).0
        };
        assert_eq!(of("Ruiz: No.\n\nChen: Yes.\n\nRain fell."), Labels::Colon);
        assert_eq!(of("Ruiz: No.\n\nRain fell."), Labels::None, "one label");
        assert_eq!(of("**Ann Ruiz:** No.\n\n_Chen_: Yes.\n\nRain fell."), Labels::Colon);
        assert_eq!(of("Mr. RUIZ. No. Never.\n\nMs. CHEN. Yes. Ever."), Labels::Stop);
        assert_eq!(of("Good Riddance. It left.\n\nNew York. It came."), Labels::None, "no titles");
        let prose = "Rain fell.\n\n".repeat(12);
        let twice = |labels: &str| format!("{labels}\n\n{prose}{labels}");
        assert_eq!(of(&twice("Q   Why?\n\nMR. RUIZ: No.")), Labels::Colon, "they come again");
        assert_eq!(of(&twice("Why: not.\n\nWhen: now.")), Labels::None, "labels of anything");
        let play = "NORA. No. Never.\n\nANN (laughs). Yes. Ever.\n\n".repeat(3);
        assert_eq!(of(&play), Labels::Stage);
        assert_eq!(of(&format!("{play}{prose}{prose}")), Labels::None, "mostly prose");
        assert_eq!(of("LONDON. Rain fell. It was late.\n\nPARIS. Rain fell. It was late."), Labels::None, "once each");
        assert_eq!(of(&twice("READ MORE: Rain ahead\n\nWATCH: Rain")), Labels::None, "no sentences");
        assert_eq!(of(&format!("WHO: We.\n\nWHAT: A fair.\n\nWHEN: Now.\n\nWHERE: Here.\n\n{prose}")), Labels::None);
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
            let name = find(&tokens).map_or(0, |label| label.name);
            name_label(&mut tokens[..name], &lexicon);
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
