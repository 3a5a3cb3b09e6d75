//! Dialogue behind dashes: — There is no wind, | the old man said. What use is a sail? A dash opens what is said, nothing closes
//! it, and where the words end and the story goes on is told by who says them.
//!
//! A dash at the start of a paragraph mostly means something else: an item of a list, a signature. It is taken for a mark of
//! quotation only where a text has hardly any others, many of its paragraphs begin so, some of these tell who speaks, and
//! what is told is a story.

use crate::discourse::dialogue::is_story;
use crate::lexicon::{known, word_hash, Entry, Lexicon, NamePart, Person, Use, VerbKind};
use crate::quotation::Quotation;
use crate::Span;

/// How many paragraphs must begin with a dash; one of how many does; one of how many of these tells who speaks.
const LEAST: usize = 4;
const OF_ALL: usize = 4;
const TELLING: usize = 6;

/// The most words of a clause that are looked at, and the last of them that can be its verb.
const WORDS: usize = 6;
const VERB: usize = 4;

/// The quotations of a text that are opened by dashes, unless `marks` holds as many others as a text with marks has.
pub(crate) fn dashed<'s>(
    text: &str,
    paragraphs: impl Iterator<Item = &'s [Span]> + Clone,
    marks: &[Quotation],
    lexicon: &Lexicon,
) -> Vec<Quotation> {
    // a line that ends in a colon and the one that it leads to are one paragraph
    let led = |pair: &&[Span]| matches!(pair, [line, next] if line.text(text).ends_with(':') && opens(next.text(text)).is_some());
    let speech = |sentences: &[Span]| {
        let first = sentences.first().filter(|first| opens(first.text(text)).is_some());
        let first = first.or_else(|| sentences.windows(2).find(led).and_then(<[Span]>::last));
        Some(first?.join(*sentences.last()?))
    };
    let open = || paragraphs.clone().filter_map(speech);
    let count = open().count();
    if count < LEAST || count * OF_ALL < paragraphs.clone().count() || marks.len() * OF_ALL > count {
        return Vec::new();
    }
    let scanner = Scanner { text, lexicon };
    let mut found = Vec::new();
    let mut telling = 0;
    for paragraph in open() {
        let before = found.len();
        scanner.paragraph(paragraph, &mut found);
        let end = found.get(before..).unwrap_or_default().first().map_or(0, |first| first.inner.end());
        telling += usize::from(end < paragraph.end());
    }
    if telling * TELLING < count || !is_story(text, &found, lexicon) {
        return Vec::new();
    }
    with_marks(found, marks)
}

/// The quotations behind dashes, with those in marks that none of them touches: The man muttered “Never!” under his breath.
fn with_marks(found: Vec<Quotation>, marks: &[Quotation]) -> Vec<Quotation> {
    let mut all = Vec::with_capacity(found.len() + marks.len());
    let mut marks = marks.iter().peekable();
    let mut end = 0;
    for quotation in found {
        let start = quotation.outer.start();
        while let Some(mark) = marks.next_if(|mark| mark.outer.start() < start) {
            all.extend((end <= mark.outer.start() && mark.outer.end() <= start).then_some(*mark));
        }
        end = quotation.outer.end();
        all.push(quotation);
    }
    all.extend(marks.filter(|mark| end <= mark.outer.start()));
    all
}

/// How many bytes the dash takes that a paragraph begins with, with the space behind it.
fn opens(paragraph: &str) -> Option<usize> {
    let rest = paragraph.strip_prefix(DASHES)?.trim_start();
    rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '…' | '¿' | '¡' | '_' | '’' | '\''))
        .then_some(paragraph.len() - rest.len())
}

const DASHES: [char; 3] = ['—', '–', '―'];

/// What can part the words from who says them, and what ends a clause.
fn parts(c: char) -> bool {
    matches!(c, ',' | '?' | '!' | '…') || DASHES.contains(&c)
}

fn ends(c: char) -> bool {
    matches!(c, '.' | ';' | ':') || parts(c)
}

struct Scanner<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
}

impl Scanner<'_> {
    /// Adds what is said in a paragraph.
    fn paragraph(&self, paragraph: Span, found: &mut Vec<Quotation>) {
        let words = paragraph.text(self.text);
        let mut start = opens(words).unwrap_or(0);
        let mut outer = 0;
        while start < words.len() {
            let end = self.told(words, start);
            let inner = self.span(paragraph, start, end);
            if inner.text(self.text).contains(char::is_alphanumeric) {
                let mark = self.span(paragraph, outer, start.max(outer));
                let outer = if outer == start { inner } else { mark.join(inner) };
                found.push(Quotation { outer, inner, depth: 0, continues: false });
            }
            start = self.resumes(words, end);
            outer = start;
        }
    }

    fn span(&self, paragraph: Span, start: usize, end: usize) -> Span {
        let from = paragraph.start32();
        Span::between(from + start as u32, from + end.max(start) as u32).trimmed(self.text)
    }

    /// Where what is said from `start` on ends: before a clause that tells who says it.
    fn told(&self, words: &str, start: usize) -> usize {
        let rest = words.get(start..).unwrap_or_default();
        for (at, mark) in rest.char_indices().filter(|&(_, c)| parts(c)) {
            let clause = at + mark.len_utf8();
            if self.tells(rest.get(clause..).unwrap_or_default()) {
                let dash = DASHES.contains(&mark);
                return start + if dash { at } else { clause };
            }
        }
        words.len()
    }

    /// Where what is said goes on behind a clause that begins at `start` and tells who says it.
    fn resumes(&self, words: &str, start: usize) -> usize {
        let rest = words.get(start..).unwrap_or_default();
        // the dash before the clause
        let first = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || parts(c)).len();
        let marks = rest.char_indices().filter(|&(at, c)| at >= first && ends(c));
        for (at, mark) in marks {
            let after = at + mark.len_utf8();
            let next = rest.get(after..).unwrap_or_default();
            let word = next.trim_start();
            let place = start + rest.len() - word.len();
            let goes_on = match mark {
                '.' | '!' | '?' | '…' => next.starts_with(char::is_whitespace) && !self.is_story(word),
                ',' => !self.hangs_on(word),
                ':' => true,
                _ if DASHES.contains(&mark) => {
                    return start + rest.len() - word.trim_start_matches(['.', ',', ' ']).len();
                }
                _ => false,
            };
            if goes_on && !(mark == '.' && self.ends_title(rest.get(..at).unwrap_or_default())) {
                return place;
            }
        }
        words.len()
    }

    /// Whether the full stop belongs to a title: "said Mr. Bell".
    fn ends_title(&self, before: &str) -> bool {
        let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        last.len() > 1 && self.entry(last).title.is_some()
    }

    fn entry(&self, word: &str) -> &Entry {
        self.lexicon.entry(word_hash(word))
    }

    /// Whether a clause tells who says something: "said Tomás", "the old man said", "he asked softly".
    fn tells(&self, clause: &str) -> bool {
        let clause = clause.trim_start_matches(|c: char| c.is_whitespace() || DASHES.contains(&c));
        let end = clause.find(ends).unwrap_or(clause.len());
        // "Who says so?" is no story
        if clause.get(end..).is_some_and(|rest| rest.starts_with(['?', '!'])) {
            return false;
        }
        let clause = clause.get(..end).unwrap_or_default();
        let mut words = clause.split_whitespace();
        let Some(first) = words.next() else { return false };
        if self.says(first) {
            return words.next().is_some_and(|next| self.begins_subject(next));
        }
        // "May I ask you", "Don’t you remember"
        let other = words.clone().take(WORDS).take_while(|word| !self.says(word)).any(|word| self.is_spoken(word));
        let mut rest = words.take(WORDS).enumerate().skip_while(|(_, word)| !self.says(word));
        let subject = self.begins_subject(first) && !other && !first.contains(['\'', '’']);
        let pronoun = self.is_subject(first);
        let Some((place, _)) = rest.next().filter(|_| subject) else { return false };
        // "he | softly | said", "the old man of the sea | said"
        let near = if pronoun { place < 2 } else { place < VERB };
        let behind = rest.next().map(|(_, word)| word);
        near && behind.is_none_or(|word| {
            // "I told you", but "he asked me"
            let second = self.entry(word).pronoun.is_some_and(|p| p.person == Person::Second);
            !second && !self.is_subject(word) && !matches!(word_hash(word), known::THAT | known::THE | known::A)
        })
    }

    fn says(&self, word: &str) -> bool {
        word.starts_with(char::is_lowercase) && self.entry(word).cue.is_some() && !word.ends_with("ing")
    }

    fn is_subject(&self, word: &str) -> bool {
        let pronoun = self.entry(word).pronoun;
        pronoun.is_some_and(|p| p.usage == Use::Subject && p.person != Person::Second)
    }

    /// Whether a subject can begin with the word: "he", "Tomás", "the", "his".
    fn begins_subject(&self, word: &str) -> bool {
        let entry = self.entry(word);
        let owner = entry.pronoun.is_some_and(|p| matches!(p.usage, Use::Possessive | Use::ObjectOrPossessive));
        let article = matches!(word_hash(word), known::THE | known::A | known::AN | known::ONE | known::ANOTHER);
        let name = word.starts_with(char::is_uppercase) && entry.pronoun.is_none() && !self.is_opening(entry);
        self.is_subject(word) || owner || article || name
    }

    /// Whether it is a word that any sentence can begin with, and no name.
    fn is_opening(&self, entry: &Entry) -> bool {
        entry.verb.is_some() || entry.cue.is_some() || entry.name_part == Some(NamePart::Time)
    }

    /// Whether what stands behind a comma only goes on with what is told: "he said, | lighting his pipe".
    fn hangs_on(&self, rest: &str) -> bool {
        let mut words = rest.split_whitespace();
        let word = words.next().unwrap_or_default();
        let joins = matches!(word_hash(word), known::AND | known::BUT);
        // "he said, | and I think so |", but "he said, and I laughed"
        if joins
            && words.next().is_some_and(|word| self.is_spoken(word))
            && words.next().is_none_or(|verb| !self.is_past(verb))
        {
            return false;
        }
        let ties = joins || matches!(word_hash(word), known::WHO | known::WITH | known::AS | known::WHILE);
        let owner = self.entry(word).pronoun.is_some_and(|p| p.person == Person::Third && p.usage != Use::Subject);
        // "lighting his pipe", "almost running"
        let acts = |word: &str| word.trim_end_matches(ends).ends_with("ing");
        let second = rest.split_whitespace().nth(1).is_some_and(acts) && self.entry(word).pronoun.is_none();
        acts(word) || second || ties || owner || rest.is_empty()
    }

    /// "I", "you", "us".
    fn is_spoken(&self, word: &str) -> bool {
        let pronoun = self.entry(word.trim_matches(|c: char| !c.is_alphanumeric())).pronoun;
        pronoun.is_some_and(|p| p.person != Person::Third)
    }

    fn is_past(&self, verb: &str) -> bool {
        verb.ends_with("ed") || matches!(self.entry(verb).verb, Some(VerbKind::Past | VerbKind::Enters))
    }

    /// Whether a sentence goes on with the story: "He sat down", and not "He hasn't stirred", nor "I will".
    fn is_story(&self, sentence: &str) -> bool {
        let end = sentence
            .char_indices()
            .find(|&(_, c)| matches!(c, '.' | '?' | '!' | '…'))
            .map_or(sentence.len(), |(at, _)| at);
        let asks = sentence.get(end..).is_some_and(|rest| rest.starts_with(['?', '!']));
        let words = || sentence.get(..end).unwrap_or_default().split_whitespace();
        let spoken = |word: &str| word.contains(['\'', '’']) || self.is_spoken(word);
        if asks || words().any(spoken) {
            return false;
        }
        let (Some(first), Some(verb)) = (words().next(), words().nth(1)) else { return false };
        let third = self.entry(first).pronoun.is_some_and(|p| p.person == Person::Third && p.usage == Use::Subject);
        let past = self.is_past(verb);
        let was = word_hash(verb) == known::WAS || word_hash(verb) == known::HAD;
        let present = verb.ends_with('s') || self.entry(verb).verb.is_some() && !past;
        let later = words().take(WORDS).skip(2).any(|word| word.ends_with("ed"));
        match third {
            true => past || was || !present,
            false => self.begins_subject(first) && (past || was || later),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    fn said(paragraph: &str) -> Vec<&str> {
        let lexicon = Language::English.lexicon();
        let mut found = Vec::new();
        let span = Span::new(0, paragraph.len()).unwrap();
        Scanner { text: paragraph, lexicon: &lexicon }.paragraph(span, &mut found);
        found.iter().map(|q| q.inner.text(paragraph)).collect()
    }

    #[test]
    fn who_says_it_ends_what_is_said() {
        assert_eq!(said("— There is no wind, the old man said."), ["There is no wind,"]);
        assert_eq!(said("—Is he above? he asked."), ["Is he above?"]);
        assert_eq!(said("— And say what?"), ["And say what?"]);
        assert_eq!(said("— Ask the fish, said Tomás, lighting his pipe."), ["Ask the fish,"]);
        assert_eq!(said("— Ask the fish! said Tomás, almost running."), ["Ask the fish!"]);
        assert_eq!(said("— Late again? May I ask why? I told you so."), ["Late again? May I ask why? I told you so."]);
        assert_eq!(
            said("— It is cold, isn’t it? Don’t you remember it?"),
            ["It is cold, isn’t it? Don’t you remember it?"]
        );
    }

    #[test]
    fn what_is_said_goes_on() {
        assert_eq!(said("—He’s above, she said. He hasn’t stirred."), ["He’s above,", "He hasn’t stirred."]);
        assert_eq!(said("— In the evening, he said, I was asleep."), ["In the evening,", "I was asleep."]);
        assert_eq!(said("—No hay —said Tomás—. There is none."), ["No hay", "There is none."]);
        assert_eq!(said("—God help us, said Mr. Coyle. An egg."), ["God help us,", "An egg."]);
        assert_eq!(said("— Yes, he said, and I think so too."), ["Yes,", "and I think so too."]);
    }

    #[test]
    fn the_story_goes_on() {
        assert_eq!(said("— Yes, he said. He sat down at the table."), ["Yes,"]);
        assert_eq!(said("— Yes, said Tomás, and he laughed. He was glad."), ["Yes,"]);
    }
}
