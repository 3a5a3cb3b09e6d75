//! A language's tables, parsed once, and what a user adds to them.

mod closed;
mod ending;
mod entry;
mod frame;
pub(crate) mod known;
mod lines;
mod stance;
pub(crate) mod table;
#[cfg(test)]
mod tests;
pub(crate) mod word;

use crate::error::Error;
use crate::language::Tables;
use table::Table;

pub use closed::Boilerplate;
pub(crate) use closed::{
    DeterminerKind, Ending, Gender, NamePart, NotName, Number, OrganisationWord, Person, PrepositionKind, SourceKind,
    TitleKind, Use, VerbKind,
};
pub(crate) use entry::{Cue, Entry, EntryId, Pronoun, Role, Title};
pub(crate) use frame::{Frame, SourcePlace};
pub use stance::Stance;
pub(crate) use word::{phrase_hash, word_hash};

use entry::{Entries, Forms};

/// Between two words of a cue, this many others may stand.
const WORDS_BETWEEN: usize = 3;

/// About how many entries a language has.
const ENTRIES: usize = 12_000;

/// A language's tables, and what a user has added to them.
#[derive(Clone, Default)]
pub(crate) struct Lexicon {
    entries: Entries,
    lemmas: Vec<Box<str>>,
    /// How many of the lemmas were shipped; those after them are a user's own.
    shipped: usize,
    roles: Vec<Box<[u32]>>,
    frames: frame::Frames,
    endings: ending::Endings,
    lines: lines::Lines,
}

/// Rows that a user adds, in the columns of the tables of the same names; empty where there are none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Additions<'a> {
    pub(crate) cues: &'a str,
    pub(crate) cue_nouns: &'a str,
    pub(crate) cue_phrases: &'a str,
    pub(crate) titles: &'a str,
    pub(crate) sources: &'a str,
    pub(crate) given_names: &'a str,
    pub(crate) organisations: &'a str,
    pub(crate) not_names: &'a str,
    pub(crate) boilerplate: &'a str,
}

impl Lexicon {
    /// The tables of English, parsed when first asked for, then shared.
    #[cfg(test)]
    pub(crate) fn english() -> std::sync::Arc<Lexicon> {
        crate::language::Language::English.lexicon()
    }

    /// Whether the word stands after an apostrophe that is no quotation mark.
    pub(crate) fn is_elision(&self, word: &str) -> bool {
        self.entry(word::word_hash(word)).elision
    }

    /// Whether the word ends as words of the class do.
    pub(crate) fn ends(&self, word: &str, class: Ending) -> bool {
        self.endings.are_of(word, class)
    }

    /// Whether the word is a title: "Mr.", "Chairman".
    pub(crate) fn is_title(&self, word: &str) -> bool {
        self.entry(word::word_hash(word)).title.is_some()
    }

    /// The tables shipped with the crate. That they can be read is held by a test.
    pub(crate) fn shipped(tables: &Tables) -> Lexicon {
        let lexicon = Lexicon::read(tables);
        debug_assert!(lexicon.is_ok(), "{:?}", lexicon.err());
        lexicon.unwrap_or_default()
    }

    fn read(tables: &Tables) -> Result<Lexicon, Error> {
        let mut it = Lexicon { entries: Entries::with_capacity(ENTRIES), ..Lexicon::default() };
        it.read_cues(tables.cues, |entry, cue| entry.cue = Some(cue))?;
        it.read_cues(tables.cue_nouns, |entry, cue| entry.cue_noun = Some(cue))?;
        it.frames.read(&mut it.entries, tables.cue_phrases)?;
        it.read_titles(tables.titles)?;
        it.read_sources(tables.sources)?;
        it.read_pronouns(tables.pronouns)?;
        it.read_given_names(tables.given_names)?;
        it.read_organisations(tables.organisations)?;
        it.read_not_names(tables.not_names)?;
        it.read_kinds(tables.name_parts, 3, "part of a name", NamePart::named, |it, kind| it.name_part = kind)?;
        it.read_elisions(tables.elisions)?;
        it.read_roles(tables.roles)?;
        it.read_kinds(tables.verbs, 3, "class of verb", VerbKind::named, |it, kind| it.verb = kind)?;
        let preposition = PrepositionKind::named;
        it.read_kinds(tables.prepositions, 3, "class of preposition", preposition, |it, kind| it.preposition = kind)?;
        let determiner = DeterminerKind::named;
        it.read_kinds(tables.determiners, 3, "class of determiner", determiner, |it, kind| it.determiner = kind)?;
        it.endings.read(tables.endings)?;
        it.lines.read(tables.boilerplate)?;
        Ok(it)
    }

    /// The same with a user's rows. They come through the same reader; where a form is there
    /// already, the user's row holds.
    pub(crate) fn with_additions(&self, rows: Additions<'_>) -> Result<Lexicon, Error> {
        let table = |name, text| Table { name, text };
        let mut it = self.clone();
        it.shipped = it.lemmas.len();
        it.read_cues(table("cues", rows.cues), |entry, cue| entry.cue = Some(cue))?;
        it.read_cues(table("cue_nouns", rows.cue_nouns), |entry, cue| {
            entry.cue_noun = Some(cue);
        })?;
        let phrases = table("cue_phrases", rows.cue_phrases);
        it.frames.read(&mut it.entries, phrases)?;
        it.read_titles(table("titles", rows.titles))?;
        it.read_sources(table("sources", rows.sources))?;
        it.read_given_names(table("given_names", rows.given_names))?;
        it.read_organisations(table("organisations", rows.organisations))?;
        it.read_not_names(table("not_names", rows.not_names))?;
        it.lines.read(table("boilerplate", rows.boilerplate))?;
        Ok(it)
    }

    /// What the tables say of the word or phrase with this number.
    #[inline]
    pub(crate) fn entry(&self, hash: u32) -> &Entry {
        self.entries.get(hash)
    }

    /// Which entry the word with this number has.
    pub(crate) fn entry_id(&self, hash: u32) -> EntryId {
        self.entries.id(hash)
    }

    /// The entry of which [`Lexicon::entry_id`] tells.
    #[inline]
    pub(crate) fn get(&self, id: EntryId) -> &Entry {
        self.entries.at(id)
    }

    /// The longest entry that `words` begin with, and of how many words it is.
    #[cfg(test)]
    pub(crate) fn longest<'a, I>(&'a self, words: I) -> Option<(usize, &'a Entry)>
    where
        I: IntoIterator<Item = u32>,
        I::IntoIter: 'a,
    {
        self.prefixes(words).filter(|(_, entry)| entry.is_listed()).last()
    }

    /// Every entry that `words` begin with, the shortest first, and of how many words each is;
    /// among them those that only begin a longer one.
    pub(crate) fn prefixes<'a, I>(&'a self, words: I) -> impl Iterator<Item = (usize, &'a Entry)> + 'a
    where
        I: IntoIterator<Item = u32>,
        I::IntoIter: 'a,
    {
        self.beginnings(words).map(|(count, _, entry)| (count, entry))
    }

    /// The frames of every entry that `words` begin with, the shortest first, and of how many words each is.
    pub(crate) fn frames_ahead<'a, I>(&'a self, words: I) -> impl Iterator<Item = (usize, &'a [Frame])> + 'a
    where
        I: IntoIterator<Item = u32>,
        I::IntoIter: 'a,
    {
        let framed = self.beginnings(words).filter(|(_, _, entry)| entry.frames);
        framed.map(|(count, hash, _)| (count, self.frames(hash)))
    }

    /// Every entry that `words` begin with: of how many words, its number, and itself.
    fn beginnings<'a, I>(&'a self, words: I) -> impl Iterator<Item = (usize, u32, &'a Entry)> + 'a
    where
        I: IntoIterator<Item = u32>,
        I::IntoIter: 'a,
    {
        let mut words = words.into_iter();
        let (mut whole, mut open) = (None, true);
        (1..).map_while(move |count| {
            let word = words.next().filter(|_| open)?;
            let hash = whole.map_or(word, |hash| phrase_hash(hash, word));
            let entry = self.entry(hash);
            (whole, open) = (Some(hash), entry.goes_on);
            Some((count, hash, entry))
        })
    }

    /// The verb of saying that `words` begin with, and how many of them it takes, those that
    /// stand between its own included: the one with the most words of its own, then the tightest.
    pub(crate) fn cue(&self, words: &[u32]) -> Option<(usize, Cue)> {
        let (&first, rest) = words.split_first()?;
        let entry = self.entry(first);
        let alone = entry.cue.map(|cue| (1, 1, cue));
        let longer = if entry.goes_on { self.cue_after(first, rest, 1) } else { None };
        let (_, taken, cue) = longer.or(alone)?;
        Some((taken, cue))
    }

    /// The cue whose words so far have the number `hash`: its own words, those taken, and itself.
    fn cue_after(&self, hash: u32, rest: &[u32], own: usize) -> Option<(usize, usize, Cue)> {
        let mut best: Option<(usize, usize, Cue)> = None;
        for (between, &next) in rest.iter().take(WORDS_BETWEEN + 1).enumerate() {
            let hash = phrase_hash(hash, next);
            let entry = self.entry(hash);
            let mut found = entry.cue.map(|cue| (own + 1, 2 + between, cue));
            if entry.goes_on {
                let rest = rest.get(between + 1..).unwrap_or_default();
                let longer = self.cue_after(hash, rest, own + 1);
                found = longer.map(|(own, taken, cue)| (own, taken + 1 + between, cue)).or(found);
            }
            if found.map(|(own, ..)| own) > best.map(|(own, ..)| own) {
                best = found;
            }
        }
        best
    }

    /// Whether a user added anything.
    pub(crate) fn has_own(&self) -> bool {
        self.shipped > 0
    }

    /// Whether a user added the cue.
    pub(crate) fn is_own(&self, cue: Cue) -> bool {
        self.has_own() && usize::from(cue.lemma) >= self.shipped
    }

    /// The words that name a cue's row, joined by `_`.
    #[cfg(test)]
    pub(crate) fn lemma(&self, cue: Cue) -> &str {
        self.lemmas.get(usize::from(cue.lemma)).map_or("", |lemma| lemma)
    }

    /// The numbers of the titles that a noun can take up; none where it is said of anybody.
    pub(crate) fn roles(&self, role: Role) -> &[u32] {
        self.roles.get(usize::from(role.row)).map(|it| &**it).unwrap_or_default()
    }

    /// The frames that begin with the words of this number.
    pub(crate) fn frames(&self, start: u32) -> &[Frame] {
        self.frames.get(start)
    }

    /// Why the line is no part of the article; `None` where nothing says so.
    pub(crate) fn boilerplate(&self, line: &str) -> Option<Boilerplate> {
        self.lines.class(line)
    }

    /// Whether the line is a notice, and holds nothing else: “Related stories:”
    pub(crate) fn is_whole_notice(&self, line: &str) -> bool {
        self.lines.mark(line).is_some_and(|mark| mark.whole)
    }

    /// Whether the line ends what a reader wrote above it: “Reply”
    pub(crate) fn ends_comment(&self, line: &str) -> bool {
        self.lines.mark(line).is_some_and(|mark| mark.after)
    }

    /// Rows of lemma, forms, class and example.
    fn read_cues(&mut self, table: Table<'_>, set: impl Fn(&mut Entry, Cue)) -> Result<(), Error> {
        let mut forms = Forms::new(&mut self.entries);
        for row in table.rows(4) {
            let row = row?;
            let mut classes = row.words(2)?;
            let mut class = || classes.next().map(|name| row.name(2, "stance", |_| Stance::named(name))).transpose();
            let (first, second) = (class()?, class()?);
            let stance = first.ok_or_else(|| row.error(2, "no stance".to_owned()))?;
            let told = second.unwrap_or(stance);
            let Ok(lemma) = u16::try_from(self.lemmas.len()) else {
                return Err(row.error(0, "too many cues".to_owned()));
            };
            let name = row.words(0).map(|_| row.cell(0).text)?;
            self.lemmas.push(name.into());
            forms.each(&row, 1, |entry| set(entry, Cue { stance, told, lemma }))?;
        }
        Ok(())
    }

    /// Rows of form, kind, gender and example.
    fn read_titles(&mut self, table: Table<'_>) -> Result<(), Error> {
        let mut forms = Forms::new(&mut self.entries);
        for row in table.rows(4) {
            let row = row?;
            let kind = row.name(1, "kind of title", TitleKind::named)?;
            let gender = row.name(2, "gender", Gender::named)?;
            let title = Some(Title { kind, gender });
            forms.one(&row, 0, |entry| entry.title = title)?;
        }
        Ok(())
    }

    /// Rows of noun, forms, kind and example.
    fn read_sources(&mut self, table: Table<'_>) -> Result<(), Error> {
        let mut forms = Forms::new(&mut self.entries);
        for row in table.rows(4) {
            let row = row?;
            let kind = Some(row.name(2, "kind of source", SourceKind::named)?);
            forms.each(&row, 1, |entry| entry.source = kind)?;
        }
        Ok(())
    }

    /// Rows of form, person, number, gender, use and example.
    fn read_pronouns(&mut self, table: Table<'_>) -> Result<(), Error> {
        let mut forms = Forms::new(&mut self.entries);
        for row in table.rows(6) {
            let row = row?;
            let pronoun = Some(Pronoun {
                person: row.name(1, "person", Person::named)?,
                number: row.name(2, "number", Number::named)?,
                gender: row.name(3, "gender", Gender::named)?,
                usage: row.name(4, "use of a pronoun", Use::named)?,
            });
            forms.one(&row, 0, |entry| entry.pronoun = pronoun)?;
        }
        Ok(())
    }

    /// Rows of a form, its kind and, where there are more `columns`, an example.
    fn read_kinds<K: Copy>(
        &mut self,
        table: Table<'_>,
        columns: usize,
        what: &str,
        named: fn(&str) -> Option<K>,
        set: fn(&mut Entry, Option<K>),
    ) -> Result<(), Error> {
        let mut forms = Forms::new(&mut self.entries);
        for row in table.rows(columns) {
            let row = row?;
            let kind = Some(row.name(1, what, named)?);
            forms.one(&row, 0, |entry| set(entry, kind))?;
        }
        Ok(())
    }

    /// Rows of name and gender.
    fn read_given_names(&mut self, table: Table<'_>) -> Result<(), Error> {
        self.read_kinds(table, 2, "gender", Gender::named, |entry, kind| entry.given_name = kind)
    }

    /// Rows of word, kind and example.
    fn read_organisations(&mut self, table: Table<'_>) -> Result<(), Error> {
        self.read_kinds(table, 3, "kind of word", OrganisationWord::named, |entry, kind| entry.organisation = kind)
    }

    /// Rows of words, class and example.
    fn read_not_names(&mut self, table: Table<'_>) -> Result<(), Error> {
        self.read_kinds(table, 3, "class of word", NotName::named, |entry, kind| entry.not_name = kind)
    }

    /// Rows of a word and an example.
    fn read_elisions(&mut self, table: Table<'_>) -> Result<(), Error> {
        let mut forms = Forms::new(&mut self.entries);
        for row in table.rows(2) {
            forms.one(&row?, 0, |entry| entry.elision = true)?;
        }
        Ok(())
    }

    /// Rows of form, gender, roles and example.
    fn read_roles(&mut self, table: Table<'_>) -> Result<(), Error> {
        let mut forms = Forms::new(&mut self.entries);
        for row in table.rows(4) {
            let row = row?;
            let gender = row.name(1, "gender", Gender::named)?;
            let numbers = row.words(2)?.filter(|form| *form != "-").filter_map(|form| {
                let words = form.split('_').map(|word| word_hash(word.trim_end_matches('.')));
                words.reduce(phrase_hash)
            });
            let Ok(place) = u16::try_from(self.roles.len()) else {
                return Err(row.error(0, "too many roles".to_owned()));
            };
            self.roles.push(numbers.collect());
            let role = Some(Role { gender, row: place });
            forms.one(&row, 0, |entry| entry.role = role)?;
        }
        Ok(())
    }
}
