//! What the tables say of a word or phrase, and the map that holds it.

use super::closed::{
    DeterminerKind, Gender, NamePart, NotName, Number, OrganisationWord, Person, PrepositionKind, SourceKind,
    TitleKind, Use, VerbKind,
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
    pub(crate) determiner: Option<DeterminerKind>,
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
    /// The stance towards a clause that is told as a fact: "suggested that they | had left |".
    pub(crate) told: Stance,
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
        determiner: None,
        role: None,
        frames: false,
        goes_on: false,
    };

    /// Whether it is a weekday or a month.
    pub(crate) fn is_date(self) -> bool {
        matches!(self.not_name, Some(NotName::Weekday | NotName::Month))
    }

    /// Whether it tells when something is: a weekday, a month, "yesterday".
    pub(crate) fn is_time(self) -> bool {
        self.is_date() || self.not_name == Some(NotName::Time)
    }

    /// Whether it stands in a table itself, and is neither only how a longer entry begins nor only before a noun.
    pub(crate) fn is_listed(self) -> bool {
        Entry { frames: false, goes_on: false, determiner: None, ..self } != Entry::NONE
    }
}

/// The entries, by the numbers of [`word_hash`] and [`phrase_hash`], which are hashes: each stands at the first free
/// place from its own on, and most words of a text are known not to be listed at the first look.
#[derive(Clone, Default)]
pub(crate) struct Entries {
    /// As many as a power of two tells, half of them free or more; and behind them one that is free for ever.
    places: Vec<Place>,
    filter: Filter,
    /// The first is that of a word which has none.
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

    /// Whether another number than `hash` has taken it: the product is 0 where it is free, and where it has this one.
    /// Asked as two questions, the first would be a branch that nobody can foretell: which words are listed.
    fn is_of_another(&self, hash: u32) -> bool {
        u64::from(self.entry.0) * u64::from(self.hash ^ hash) != 0
    }
}

/// Where in the list of entries one stands; 0 for a word that has none.
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

impl Slot {
    const NONE: Slot = Slot { entry: Entry::NONE, table: 0 };
}

/// Which numbers may have an entry, a bit for all that begin with the same bits (a Bloom filter with one hash: Bloom
/// 1970). It is small enough to stay near the processor, and lets one in ten of the words through that are not listed.
#[derive(Clone, Default)]
struct Filter(Vec<u64>);

impl Filter {
    const BITS: u32 = 17;

    fn add(&mut self, hash: u32) {
        self.0.resize(1 << Self::BITS >> 6, 0);
        if let Some(word) = self.0.get_mut(Self::word(hash)) {
            *word |= 1 << Self::bit(hash);
        }
    }

    /// All bits where a number may have an entry, and else none.
    #[inline]
    fn mask(&self, hash: u32) -> usize {
        self.0.get(Self::word(hash)).map_or(0, |word| (word >> Self::bit(hash) & 1) as usize).wrapping_neg()
    }

    fn word(hash: u32) -> usize {
        (hash >> (u32::BITS - Self::BITS + 6)) as usize
    }

    fn bit(hash: u32) -> u32 {
        hash >> (u32::BITS - Self::BITS) & 63
    }
}

impl Entries {
    pub(crate) fn with_capacity(entries: usize) -> Self {
        let mut list = Vec::with_capacity(entries + 1);
        list.push(Slot::NONE);
        Self { places: free_places(entries * 2), filter: Filter::default(), list, tables: 0 }
    }

    #[inline]
    pub(crate) fn get(&self, hash: u32) -> &Entry {
        self.at(self.id(hash))
    }

    #[inline]
    pub(crate) fn id(&self, hash: u32) -> EntryId {
        // its own place, or the last, which is free: chosen without a branch, too
        let (free, mask) = (self.places.len().wrapping_sub(1), self.filter.mask(hash));
        let first = self.own_place(hash) & mask | free & !mask;
        self.places.get(self.place(hash, first)).map_or(EntryId::NONE, |place| place.entry)
    }

    #[inline]
    pub(crate) fn at(&self, id: EntryId) -> &Entry {
        self.list.get(id.0 as usize).map_or(&Entry::NONE, |slot| &slot.entry)
    }

    /// What a number is cut down to, to give its own place.
    #[inline]
    fn mask(&self) -> usize {
        self.places.len().wrapping_sub(2)
    }

    #[inline]
    fn own_place(&self, hash: u32) -> usize {
        hash as usize & self.mask()
    }

    /// The place of a number from `first` on, or the free one that it would take.
    #[inline]
    fn place(&self, hash: u32, first: usize) -> usize {
        let mut index = first;
        while self.places.get(index).is_some_and(|place| place.is_of_another(hash)) {
            index = (index + 1) & self.mask();
        }
        index
    }

    /// Changes the slot of a number, made where there is none.
    fn change<T: Default>(&mut self, hash: u32, with: impl FnOnce(&mut Slot) -> T) -> T {
        if self.list.len() * 2 >= self.places.len() {
            self.make_room();
        }
        let index = self.place(hash, self.own_place(hash));
        let Some(place) = self.places.get_mut(index) else { return T::default() };
        if place.is_free() {
            *place = Place { hash, entry: EntryId(self.list.len() as u32) };
            self.list.push(Slot::NONE);
            self.filter.add(hash);
        }
        self.list.get_mut(place.entry.0 as usize).map(with).unwrap_or_default()
    }

    /// Gives the entries twice as many places.
    fn make_room(&mut self) {
        if self.list.is_empty() {
            self.list.push(Slot::NONE);
        }
        let more = free_places((self.places.len().saturating_sub(1) * 2).max(16));
        for old in std::mem::replace(&mut self.places, more).into_iter().filter(|place| !place.is_free()) {
            let index = self.place(old.hash, self.own_place(old.hash));
            if let Some(place) = self.places.get_mut(index) {
                *place = old;
            }
        }
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

/// So many free places or more, as a power of two tells, and the one behind them.
fn free_places(least: usize) -> Vec<Place> {
    vec![Place::default(); least.next_power_of_two() + 1]
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
            self.add(row, index, form, form.split('_'), &set)?;
        }
        Ok(())
    }

    /// The cell at `index` holds one form, its words with white space between.
    pub(crate) fn one(&mut self, row: &Row<'_>, index: usize, set: impl Fn(&mut Entry)) -> Result<(), Error> {
        let words = row.words(index)?;
        self.add(row, index, row.cell(index).text, words, set)
    }

    fn add<'a>(
        &mut self,
        row: &Row<'_>,
        index: usize,
        form: &str,
        words: impl Iterator<Item = &'a str> + Clone,
        set: impl Fn(&mut Entry),
    ) -> Result<(), Error> {
        let dotted = form.contains('.') && words.clone().any(|word| word.ends_with('.'));
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
