//! Labels of transcripts: the words before a colon that name who speaks ("RUIZ:", "Ms Hill (Transport):"), or, in
//! the records of courts, the letter that tells a question from an answer ("Q."); in those of parliaments, the sentence
//! of a name ("Mr. RUIZ."). They are read from the words of a line.

use crate::block::stamp::{is_time, stamped, unnumbered, unstamped};
use crate::lexicon::known;
use crate::lexicon::{word_hash, Lexicon, NamePart, SourceKind};
use crate::token::tag::Tag;
use crate::token::tagger::retag;
use crate::token::{at, Shape, Token};
use crate::Span;

/// The most words that a label has: "MR. JUSTICE HALL".
pub(crate) const MOST_WORDS: usize = 4;

/// What tells questions from answers in the records of courts, and questions in those of briefings.
const LETTERS: [&str; 2] = ["Q.", "A."];
const ASKED: &str = "Q";
const ANSWERED: &str = "A";

/// The most words of a name with what its bearer is, behind a comma: "BO LUND, HOST"; and of one all in capitals.
const MOST_WITH_ROLE: usize = 8;
const MOST_IN_CAPITALS: usize = 24;

/// The most words of an office before the name in brackets: "The Secretary of State for Transport (Ms Amina Dar):".
const LONGEST_OFFICE: usize = 16;
const SHORTEST_OFFICE: usize = 3;

/// The most bytes before the colon.
const LONGEST: usize = 240;

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

/// A label at the start of a line, in its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) labels: Labels,
    pub(crate) start: usize,
    pub(crate) name: usize,
    pub(crate) end: usize,
}

impl Written {
    /// The words that name who speaks.
    pub(crate) fn of<'t>(&self, line: &'t str) -> &'t str {
        line.get(self.start..self.name).unwrap_or_default()
    }

    /// Whether it is a letter, which every transcript may have.
    pub(crate) fn is_letter(&self, line: &str) -> bool {
        LETTERS.contains(&self.of(line)) || matches!(self.of(line), ASKED | ANSWERED)
    }
}

/// The label that `line`, a sentence that begins a paragraph, begins with.
pub(crate) fn read(line: &str, lexicon: &Lexicon) -> Option<Written> {
    letter(line).or_else(|| colon(line, lexicon)).or_else(|| stopped(line, lexicon)).or_else(|| timed(line, lexicon))
}

/// Whether a line is nothing but a label, which names who speaks in the lines below it: "BO LUND, HOST:".
pub(crate) fn is_alone(line: &str, lexicon: &Lexicon) -> bool {
    let may = line.len() <= LONGEST && line.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ':' | ')' | ']'));
    let whole = || colon(line, lexicon).filter(|it| it.end == line.len()).or_else(|| timed(line, lexicon));
    let Some(label) = may.then(whole).flatten() else { return false };
    let name = label.of(line);
    name.contains(' ') || !name.contains(char::is_lowercase) || label.name + 1 < label.end
}

impl Labels {
    /// The label that a paragraph begins with, of whose first sentence the tokens are.
    pub(crate) fn find(self, text: &str, tokens: &[Token], lexicon: &Lexicon) -> Option<Label> {
        let (first, last) = (tokens.first()?, tokens.last()?);
        if self == Labels::None {
            return None;
        }
        let whole = Span::between(first.start, last.end).text(text);
        // “PENCE: Well, look.
        let quoted = whole.strip_prefix(['“', '"']);
        let line = quoted.unwrap_or(whole);
        let written = read(line, lexicon).filter(|it| it.labels == self || it.is_letter(line))?;
        if quoted.is_some() && written.of(line).contains(char::is_lowercase) {
            return None;
        }
        let before = whole.len() - line.len();
        let place = |at: usize| tokens.partition_point(|t| ((t.start - first.start) as usize) < before + at);
        Some(Label { start: place(written.start), name: place(written.name), end: place(written.end) })
    }
}

/// A letter that no colon follows: "Q. Is it late?", "Q   Is it late?", "Q   -- so late?", "A   It is."
fn letter(line: &str) -> Option<Written> {
    let word = line.split(char::is_whitespace).next()?;
    let gap = line.get(word.len()..)?;
    // "A pier is open."
    let apart = gap.starts_with(['\t', '\u{a0}']) || gap.starts_with("  ");
    let goes_on = |c: char| apart && matches!(c, '-' | '–' | '—' | '…' | '(' | '[');
    let begins = |c: char| c.is_uppercase() || matches!(c, '“' | '"') || goes_on(c);
    let begins = || gap.trim_start().starts_with(begins);
    let found = LETTERS.contains(&word) && !gap.is_empty() || (word == ASKED || word == ANSWERED && apart) && begins();
    found.then_some(Written { labels: Labels::Colon, start: 0, name: word.len(), end: word.len() })
}

/// A name with a colon, and whatever belongs to them: "[00:12] **Ann Ruiz (via video):** No.", "Ann Ruiz: (00:12)".
fn colon(line: &str, lexicon: &Lexicon) -> Option<Written> {
    let unstamped = unnumbered(unstamped(line));
    let named = unstamped.trim_start_matches(is_markup);
    let before = line.len() - named.len();
    let ends = |at: &usize| {
        let rest = named.get(at + 1..).unwrap_or_default();
        rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || is_markup(c))
    };
    let at = named.match_indices(':').take(MOST_WORDS).map(|(at, _)| at).find(ends).filter(|at| *at <= LONGEST)?;
    let mut name = named.get(..at)?.trim_end_matches(is_markup);
    let mut held = None;
    while name.ends_with([')', ']']) {
        let opens = name.rfind(['(', '['])?;
        let inner = name.get(opens + 1..name.len() - 1).filter(|it| !is_time(it));
        held = held.or(inner.map(|it| (opens + 1, it)));
        name = name.get(..opens)?.trim_end();
    }
    let behind = named.get(at + 1..)?.trim_start_matches(is_markup);
    let behind = stamped(behind).unwrap_or(behind);
    let written =
        |start, name| Written { labels: Labels::Colon, start, name: before + name, end: line.len() - behind.len() };
    if let Some((start, held)) = held.filter(|(_, held)| is_office(name, held, lexicon) && is_named(held, lexicon)) {
        return Some(written(before + start, start + held.len()));
    }
    // "[10:02] duckpond: is it safe?"
    let nickname =
        unstamped.len() < line.len() && !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    (nickname || is_named(name, lexicon) || is_several(name, lexicon)).then(|| written(before, name.len()))
}

/// A sentence of nothing but a name: "Mr. RUIZ.", "Mr. RUIZ of Ohio."; "NORA (laughing)."
fn stopped(line: &str, lexicon: &Lexicon) -> Option<Written> {
    let label = line.strip_suffix('.')?;
    let titled = |first: &str| lexicon.is_title(first) || first == "The";
    // most sentences begin with neither
    let loud = label.chars().take(2).all(|c| c.is_uppercase() || c == ' ');
    if !loud && !label.split(' ').next().is_some_and(titled) {
        return None;
    }
    let aside = label.find(['(', '[']).filter(|_| label.ends_with([')', ']']));
    let bearer = aside.and_then(|at| label.get(..at)?.strip_suffix(' ')).unwrap_or(label);
    let name = bearer.split_once(" of ").map_or(bearer, |(name, _)| name);
    let of_place = name.len() == bearer.len() || name.ends_with(char::is_uppercase);
    let count = label.split_whitespace().take(2 * MOST_WORDS).count();
    let stands = of_place && count < 2 * MOST_WORDS && is_name(name, lexicon);
    if stands && name.split_once(' ').is_some_and(|(first, _)| titled(first)) {
        return Some(Written { labels: Labels::Stop, start: 0, name: name.len(), end: line.len() });
    }
    let upper = bearer.len() > 1 && bearer.chars().all(|c| c.is_uppercase() || c == ' ');
    let found = upper && is_name(bearer, lexicon);
    found.then_some(Written { labels: Labels::Stage, start: 0, name: bearer.len(), end: line.len() })
}

/// A line of a name and a time: "Ann Ruiz  0:04".
fn timed(line: &str, lexicon: &Lexicon) -> Option<Written> {
    let short = line.len() <= LONGEST && line.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | ']'));
    let (name, time) = line.rsplit_once(char::is_whitespace).filter(|_| short)?;
    let name = name.trim_end();
    let found = is_time(time.trim_matches(['(', ')', '[', ']'])) && is_name(name, lexicon);
    found.then_some(Written { labels: Labels::Colon, start: 0, name: name.len(), end: line.len() })
}

/// Whether the words are a name, with what its bearer is behind a comma.
pub(super) fn is_named(words: &str, lexicon: &Lexicon) -> bool {
    let name = words.split_once(',').map_or(words, |(name, _)| name);
    let loud = !name.contains(char::is_lowercase);
    let most = if loud { MOST_IN_CAPITALS } else { MOST_WITH_ROLE };
    let role = words.get(name.len()..).unwrap_or_default().trim_start_matches(',');
    let count = words.split_whitespace().take(most + 1).count();
    let capital = |w: &str| is_capital(w) || is_particle(w, lexicon);
    // "Ann Ruiz, 44, nurse"
    let age = role.trim_start().split(',').next().unwrap_or_default();
    let aged = (1..=3).contains(&age.len()) && age.bytes().all(|b| b.is_ascii_digit());
    is_name(name, lexicon) && (role.is_empty() || count <= most && (aged || role.split_whitespace().all(capital)))
}

/// Whether the words are of people who are not named: "Some hon. members", "An hon. Member".
fn is_several(words: &str, lexicon: &Lexicon) -> bool {
    let first = words.split(' ').next().map(word_hash);
    let last = words.rsplit(' ').next().map(|word| lexicon.entry(word_hash(word)));
    let people = last.is_some_and(|it| matches!(it.source, Some(SourceKind::Person | SourceKind::Group)));
    let count = words.split_whitespace().take(MOST_WORDS + 1).count();
    let counted = first.is_some_and(|it| matches!(it, known::SOME | known::SEVERAL | known::A | known::AN));
    people && counted && (2..=MOST_WORDS).contains(&count) && words.starts_with(char::is_uppercase)
}

/// Whether the words can be a name: a few with capitals, and no sentences.
fn is_name(words: &str, lexicon: &Lexicon) -> bool {
    let each = || words.split_whitespace();
    let count = each().take(2 * MOST_WORDS).filter(|w| is_capital(w)).count();
    let stops = |w: &str| w.ends_with(['.', '!', '?']) && !lexicon.is_title(w) && w.chars().count() > INITIAL;
    (1..=MOST_WORDS).contains(&count)
        && each().nth(2 * MOST_WORDS).is_none()
        && words.starts_with(char::is_uppercase)
        && words.ends_with(|c: char| !c.is_whitespace())
        && each().next_back().is_some_and(is_capital)
        && each().all(|w| (is_capital(w) || is_particle(w, lexicon)) && !stops(w))
}

/// How many letters an initial or a suffix has at most, with its full stop: "J.", "Jr.", "J.R."
const INITIAL: usize = 4;

fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '(' | '#' | '&' | '“' | '"'))
}

/// Whether it stands small in a name: "Ann | von | Ruiz", "Lord Ruiz | of | Leeds".
fn is_particle(word: &str, lexicon: &Lexicon) -> bool {
    let hash = word_hash(word);
    hash == known::OF || lexicon.entry(hash).name_part == Some(NamePart::Particle)
}

/// Whether the words before a bracket are an office: "The Secretary of State for Transport (Ms Amina Dar):".
fn is_office(words: &str, held: &str, lexicon: &Lexicon) -> bool {
    fn first(words: &str) -> &str {
        words.split(' ').next().unwrap_or_default()
    }
    let count = words.split_whitespace().take(LONGEST_OFFICE + 1).count();
    let joins = |w: &str| {
        w.starts_with(char::is_lowercase) && lexicon.entry(word_hash(w)).name_part != Some(NamePart::Particle)
    };
    let office = first(words) == "The" || words.split_whitespace().any(joins);
    let told = office && (held.contains(' ') || lexicon.is_title(first(held)));
    // "Host (Ann Ruiz):"
    let given = lexicon.entry(word_hash(first(held))).given_name.is_some();
    let calling = count == 1 && held.contains(' ') && (given || lexicon.is_title(first(held)));
    let told = (SHORTEST_OFFICE..=LONGEST_OFFICE).contains(&count) && told || calling;
    words.starts_with(char::is_uppercase) && told
}

/// Whether it sets words in bold or slanting letters: "**Ruiz:** No."
fn is_markup(c: char) -> bool {
    matches!(c, '*' | '_')
}

/// Whether a paragraph without a label can go on with the turn before it: it is of sentences, and in no brackets.
pub(crate) fn goes_on(tokens: &[Token]) -> bool {
    let aside = at(tokens, 0).shape == Shape::Open || tokens.iter().all(|t| t.shape != Shape::Lower);
    let ends = tokens.iter().rev().find(|t| !matches!(t.shape, Shape::MarkCloses | Shape::Mark | Shape::Close));
    !aside && ends.is_some_and(|t| matches!(t.shape, Shape::Stop | Shape::Dash))
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
        let lexicon = Language::English.lexicon();
        let found = |labels: Labels, text: &str| {
            labels.find(text, &tokens(text), &lexicon).map(|it| (it.name - it.start, it.name, it.end))
        };
        let label = |text: &str| found(Labels::Colon, text).map(|(_, name, end)| (name, end));
        assert_eq!(label("RUIZ: No."), Some((1, 2)));
        assert_eq!(label("Q. No."), Some((1, 1)));
        assert_eq!(label("Q   Is it?"), Some((1, 1)));
        assert_eq!(label("Q fever is old."), None);
        assert_eq!(label("1:14 P.M. EST"), None, "a time of day");
        assert_eq!(label("Ms Tanaka (Minister of Transport): No."), Some((2, 8)));
        assert_eq!(label("ANN RUIZ, (D-Ohio): No."), Some((3, 7)));
        assert_eq!(label("ANN RUIZ, FORMER HEAD OF THE OFFICE FOR SHIPS AND PORTS: No."), Some((12, 13)));
        assert_eq!(label("Ms Tanaka (who left) said: No."), None, "no bracket before the colon");
        assert_eq!(label("Nobody could tell us that evening what they meant: rain."), None, "no name");
        assert_eq!(label("Rain Fell. So It: No."), None, "a sentence");
        assert_eq!(label("Ann von Ruiz: No."), Some((3, 4)));
        assert_eq!(label(": No."), None);
        assert_eq!(label("**Ruiz:** No."), Some((2, 4)));
        assert_eq!(label("**Ruiz**: No."), Some((2, 4)));
        assert_eq!(label("[00:12:03] Ann Ruiz: No."), Some((9, 10)), "behind a time");
        assert_eq!(label("Ann Ruiz (12:03): No."), Some((2, 8)), "before a time");
        assert_eq!(label("Ann Ruiz: (12:03)"), Some((2, 8)), "and behind the colon");
        assert_eq!(label("Ann Ruiz  12:03"), Some((2, 5)), "without a colon");
        assert_eq!(label("The Secretary of State (Ms Dar): No."), Some((7, 9)), "behind an office");
        assert_eq!(label("The Minister for Food, Farms and Ships (Amina Dar): No."), Some((11, 13)));
        let staged = |text: &str| found(Labels::Stage, text).map(|(_, name, end)| (name, end));
        assert_eq!(staged("NORA."), Some((1, 2)));
        assert_eq!(staged("NORA (laughing)."), Some((1, 5)));
        assert_eq!(staged("A."), None, "a letter");
        let stopped = |text: &str| found(Labels::Stop, text).map(|(_, name, end)| (name, end));
        assert_eq!(stopped("Mr. RUIZ."), Some((2, 3)));
        assert_eq!(stopped("Mr. RUIZ of New Ohio."), Some((2, 6)));
        assert_eq!(stopped("The CHAIRMAN."), Some((2, 3)));
        assert_eq!(stopped("Mr. Ruiz left."), None);
    }

    #[test]
    fn a_line_of_a_label_leads_on() {
        let lexicon = Language::English.lexicon();
        let alone = ["ANN RUIZ, HOST:", "RUIZ:", "Ann Ruiz: (00:12)", "Ann Ruiz  0:12", "Ann Ruiz:"];
        let not = ["Ingredients:", "What we know:", "ANN RUIZ: No.", "Rangers 12", "RUIZ"];
        assert!(alone.iter().all(|line| is_alone(line, &lexicon)));
        assert!(not.iter().all(|line| !is_alone(line, &lexicon)));
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
            let name = Labels::Colon.find(text, &tokens, &lexicon).map_or(0, |label| label.name);
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
