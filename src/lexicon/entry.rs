//! What the tables say of a word or phrase, and the map that holds it.

use super::closed::{
    Gender, NamePart, NotName, Number, OrganisationWord, Person, PrepositionKind, SourceKind, TitleKind, Use, VerbKind,
};
use super::stance::Stance;
use super::table::Row;
use super::word::{phrase_hash, word_hash};
use crate::error::Error;

/// All that the tables say of a word, or of several words in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Entry {
    /// A form of a verb of saying, thinking, showing: `cues.txt`.
    pub(crate) cue: Option<Cue>,
    /// A form of a noun of saying: `cue_nouns.txt`.
    pub(crate) cue_noun: Option<Cue>,
    pub(crate) title: Option<Title>,
    pub(crate) source: Option<SourceKind>,
    pub(crate) pronoun: Option<Pronoun>,
    pub(crate) given_name: Option<Gender>,
    pub(crate) organisation: Option<OrganisationWord>,
    pub(crate) not_name: Option<NotName>,
    pub(crate) name_part: Option<NamePart>,
    /// It stands after an apostrophe that is no quotation mark.
    pub(crate) elision: bool,
    /// A form of a verb that the grammar has to know.
    pub(crate) verb: Option<VerbKind>,
    pub(crate) preposition: Option<PrepositionKind>,
    pub(crate) role: Option<Role>,
    /// Frames begin with these words: ask [`Lexicon::frames`](super::Lexicon::frames).
    pub(crate) frames: bool,
    /// Some longer entry begins with these words.
    pub(crate) goes_on: bool,
}

/// The row that a form of a cue belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) stance: Stance,
    /// Ask [`Lexicon::lemma`](super::Lexicon::lemma) for the words.
    pub(crate) lemma: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) kind: TitleKind,
    pub(crate) gender: Gender,
}

/// A noun that leads back to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) gender: Gender,
    /// Ask [`Lexicon::roles`](super::Lexicon::roles) for what it can take up.
    pub(crate) row: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pronoun {
    pub(crate) person: Person,
    pub(crate) number: Number,
    pub(crate) gender: Gender,
    pub(crate) usage: Use,
}

impl Entry {
    /// What the tables say of a word that none of them lists.
    pub(crate) const NONE: Entry = Entry {
        cue: None,
        cue_noun: None,
        title: None,
        source: None,
        pronoun: None,
        given_name: None,
        organisation: None,
        not_name: None,
        name_part: None,
        elision: false,
        verb: None,
        preposition: None,
        role: None,
        frames: false,
        goes_on: false,
    };

    /// Whether it is a weekday or a month.
    pub(crate) fn is_date(self) -> bool {
        matches!(self.not_name, Some(NotName::Weekday | NotName::Month))
    }

    /// Whether it stands in a table itself, and is not only how a longer entry begins.
    pub(crate) fn is_listed(self) -> bool {
        Entry { frames: false, goes_on: false, ..self } != Entry::NONE
    }
}

/// The entries, by the numbers of [`word_hash`] and [`phrase_hash`], which are hashes: each stands at the first free
/// place from its own on, and most words of a text are known not to be listed at the first look.
#[derive(Clone, Default)]
pub(crate) struct Entries {
    /// As many as a power of two tells, half of them free or more.
    places: Vec<Place>,
    list: Vec<Slot>,
    /// How many tables were read into it.
    tables: u16,
}

/// A number, and which entry it has; none for a place that is free.
#[derive(Clone, Copy, Default)]
struct Place {
    hash: u32,
    entry: EntryId,
}

impl Place {
    fn is_free(&self) -> bool {
        self.entry == EntryId::NONE
    }
}

/// Where in the list of entries one stands, counted from 1; 0 for a word that has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct EntryId(u32);

impl EntryId {
    pub(crate) const NONE: EntryId = EntryId(0);
}

#[derive(Clone, Copy)]
struct Slot {
    entry: Entry,
    /// Which table, counted from 1, listed it last.
    table: u16,
}

impl Entries {
    pub(crate) fn with_capacity(entries: usize) -> Self {
        let places = vec![Place::default(); (entries * 2).next_power_of_two()];
        Self { places, list: Vec::with_capacity(entries), tables: 0 }
    }

    #[inline]
    pub(crate) fn get(&self, hash: u32) -> &Entry {
        self.at(self.id(hash))
    }

    #[inline]
    pub(crate) fn id(&self, hash: u32) -> EntryId {
        self.places.get(self.place(hash)).map_or(EntryId::NONE, |place| place.entry)
    }

    #[inline]
    pub(crate) fn at(&self, id: EntryId) -> &Entry {
        // what is below 0 is beyond the end as an unsigned number
        self.list.get((id.0 as usize).wrapping_sub(1)).map_or(&Entry::NONE, |slot| &slot.entry)
    }

    /// The place of a number, or the free one that it would take.
    #[inline]
    fn place(&self, hash: u32) -> usize {
        let mask = self.places.len().wrapping_sub(1);
        let mut index = hash as usize & mask;
        while self.places.get(index).is_some_and(|place| !place.is_free() && place.hash != hash) {
            index = (index + 1) & mask;
        }
        index
    }

    /// Changes the slot of a number, made where there is none.
    fn change<T: Default>(&mut self, hash: u32, with: impl FnOnce(&mut Slot) -> T) -> T {
        if self.list.len() * 2 >= self.places.len() {
            let more = vec![Place::default(); (self.places.len() * 2).max(16)];
            for old in std::mem::replace(&mut self.places, more).into_iter().filter(|place| !place.is_free()) {
                let index = self.place(old.hash);
                if let Some(place) = self.places.get_mut(index) {
                    *place = old;
                }
            }
        }
        let index = self.place(hash);
        let Some(place) = self.places.get_mut(index) else { return T::default() };
        if place.is_free() {
            self.list.push(Slot { entry: Entry::NONE, table: 0 });
            *place = Place { hash, entry: EntryId(self.list.len() as u32) };
        }
        self.list.get_mut((place.entry.0 as usize).wrapping_sub(1)).map(with).unwrap_or_default()
    }

    /// Notes that frames begin with these words. Gives their number.
    pub(crate) fn begin_frames<'a>(&mut self, words: impl Iterator<Item = &'a str>) -> u32 {
        let hash = self.number(words);
        self.change(hash, |slot| slot.entry.frames = true);
        hash
    }

    /// The number of these words, each run that they begin with noted as going on.
    fn number<'a>(&mut self, words: impl Iterator<Item = &'a str>) -> u32 {
        let mut whole: Option<u32> = None;
        for word in words {
            let next = word_hash(word);
            whole = Some(whole.map_or(next, |hash| {
                self.change(hash, |slot| slot.entry.goes_on = true);
                phrase_hash(hash, next)
            }));
        }
        whole.unwrap_or_default()
    }
}

/// Reads the forms of one table into the entries, and refuses a form that comes twice. A form
/// with full stops (`Lt. Gov.`) is listed without them as well.
pub(crate) struct Forms<'e> {
    entries: &'e mut Entries,
}

impl<'e> Forms<'e> {
    pub(crate) fn new(entries: &'e mut Entries) -> Self {
        entries.tables = entries.tables.wrapping_add(1);
        Self { entries }
    }

    /// The cell at `index` holds forms with white space between, their words joined by `_`.
    pub(crate) fn each(&mut self, row: &Row<'_>, index: usize, set: impl Fn(&mut Entry)) -> Result<(), Error> {
        for form in row.words(index)? {
            self.add(row, index, form.split('_'), &set)?;
        }
        Ok(())
    }

    /// The cell at `index` holds one form, its words with white space between.
    pub(crate) fn one(&mut self, row: &Row<'_>, index: usize, set: impl Fn(&mut Entry)) -> Result<(), Error> {
        let words = row.words(index)?;
        self.add(row, index, words, set)
    }

    fn add<'a>(
        &mut self,
        row: &Row<'_>,
        index: usize,
        words: impl Iterator<Item = &'a str> + Clone,
        set: impl Fn(&mut Entry),
    ) -> Result<(), Error> {
        let dotted = words.clone().any(|word| word.ends_with('.'));
        let listed = self.list(words.clone(), &set)
            || dotted && self.list(words.clone().map(|word| word.trim_end_matches('.')), &set);
        if listed {
            let form = words.collect::<Vec<_>>().join(" ");
            return Err(row.error(index, format!("{form:?} is in the table already")));
        }
        Ok(())
    }

    /// Sets the entry of these words; whether the table has listed them before.
    fn list<'a>(&mut self, words: impl Iterator<Item = &'a str>, set: impl Fn(&mut Entry)) -> bool {
        let table = self.entries.tables;
        let hash = self.entries.number(words);
        self.entries.change(hash, |slot| {
            set(&mut slot.entry);
            std::mem::replace(&mut slot.table, table) == table
        })
    }
}
