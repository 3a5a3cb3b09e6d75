//! "Who" and "which", led back to what they stand behind.

use super::entity::{is_told, Entity, Referent};
use super::refer::{Reader, BY_ROLE};
use crate::lexicon::{known, phrase_hash, word_hash, Gender, NamePart, Number, SourceKind, Use};
use crate::mention::{Flags, Form, Mention, NOBODY};
use crate::Span;

/// In place of the entity of who tells the story.
pub(super) const OWN: u32 = NOBODY - 1;

/// Beside a tie of kin, whoever has it; and how sure it must be whose kin somebody is.
const KIN: u32 = NOBODY - 2;
const SURE_OF_KIN: f32 = 0.6;

/// How many mentions before a relative pronoun one that it is joined to is looked for.
const JOINED: usize = 6;

/// As many bytes before a name as hold a preposition.
const SHORT: usize = 8;

impl Reader<'_> {
    /// Leads a relative pronoun back; after what a sentence begins with, "who" tells that it is a person.
    pub(super) fn person_or_thing(&mut self, index: usize, mention: &Mention) -> Referent {
        let referent = self.relative(index, mention);
        let before = index.checked_sub(1).and_then(|i| self.list.get(i));
        let begins = before.is_some_and(|m| m.flags.has(Flags::FIRST) && !m.flags.has(Flags::PLACE));
        if begins && mention.words.all == u64::from(known::WHO) {
            if let Some(entity) = self.entities.get_mut(referent.entity as usize) {
                entity.sort = entity.sort.or(Some(SourceKind::Person));
            }
        }
        referent
    }

    /// Notes of a novel whose kin is told of, who is theirs the other way round: of "Bell's nephew" Bell is "the uncle".
    pub(super) fn note_kin(&mut self, part: Option<NamePart>, possessor: Referent) {
        let converse = match part {
            Some(NamePart::Nibling) => NamePart::Uncle,
            Some(NamePart::Uncle) => NamePart::Nibling,
            Some(NamePart::Child) => NamePart::Parent,
            Some(NamePart::Parent) => NamePart::Child,
            Some(NamePart::Spouse) => NamePart::Spouse,
            _ => return,
        };
        let known = self.entities.get(possessor.entity as usize).is_some_and(|e| e.is_somebody());
        if self.is_novel && known && possessor.sure > SURE_OF_KIN {
            // of two nobody tells which
            let slot = self.by_words.entry(phrase_hash(converse as u32, KIN)).or_insert(possessor.entity);
            *slot = if *slot == possessor.entity { *slot } else { NOBODY };
        }
    }

    /// "the uncle": the only one of whom a nephew or a niece was told of.
    pub(super) fn kin_of(&self, mention: &Mention, part: Option<NamePart>) -> Option<Referent> {
        let entity = *self.by_words.get(&phrase_hash(part? as u32, KIN))?;
        let told = |e: &&Entity| is_told(e.gender) || is_told(e.leaning);
        let bearer = self.entities.get(entity as usize).filter(told)?;
        (is_told(mention.gender) && bearer.is_likely(mention.gender)).then_some(Referent { entity, sure: BY_ROLE })
    }

    /// Whether "in" or "at" stands before the name.
    fn is_placed(&self, mention: &Mention) -> bool {
        self.word_before(mention).is_some_and(|word| matches!(word_hash(word), known::IN | known::AT))
    }

    /// Whether it is where somebody lives: "Ann Bell, 42, of | Mill Lane |, who", "a nurse from | Ballina |, who".
    fn is_home(&self, index: usize, mention: &Mention) -> bool {
        if mention.form != Form::Name || mention.role != 0 || mention.flags.has(Flags::GIVEN) {
            return false;
        }
        let before = index.checked_sub(1).and_then(|i| self.list.get(i));
        let Some(before) = before.filter(|m| m.sentence == mention.sentence && m.is_human()) else { return false };
        let start = before.span.end32();
        let between = Span::between(start, mention.outer.max(start)).text(self.text);
        let mut words = between.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let tie = words.next().map_or(0, word_hash);
        words.next().is_none() && (tie == known::FROM || tie == known::OF && between.contains(','))
    }

    /// The word right before a mention, if it is short: "a café | in | Leeds".
    pub(super) fn word_before(&self, mention: &Mention) -> Option<&str> {
        let outer = mention.outer as usize;
        // a longer letter may stand where the stretch would begin
        let before = (outer.saturating_sub(SHORT)..outer).find_map(|from| self.text.get(from..outer))?;
        before.split_whitespace().next_back()
    }

    /// Whether it is a body, and only tied to whom "who" means: "Ann Bell, an envoy of | the African Union |, who".
    fn is_held(&self, mention: &Mention, is_thing: bool) -> bool {
        let tie = self.word_before(mention).map(word_hash).filter(|&word| word != known::AND && word != known::OR);
        let lead = Span::between(mention.outer, mention.span.start32()).text(self.text).trim();
        let named = mention.form == Form::Name && mention.role == 0 && !mention.flags.has(Flags::GIVEN);
        let body = is_thing || named && word_hash(lead) == known::THE;
        body && tie.is_some_and(|word| word != known::WHO && TIES.contains(&word))
    }

    /// Whether somebody's own stands right before the comma of "who", and opens no apposition: "Bell, at the side of | his
    /// dealer |, who".
    fn is_owned(&self, between: &str) -> bool {
        let mut parts = between.trim_end().trim_end_matches(',').rsplit(',');
        let own = parts.next().unwrap_or_default();
        let usage = |word: &str| self.lexicon.entry(word_hash(word)).pronoun.map(|p| p.usage);
        let possessive = |word: &str| matches!(usage(word), Some(Use::Possessive | Use::ObjectOrPossessive));
        parts.next().is_some() && own.split_whitespace().skip(1).any(possessive)
    }

    /// The second of two that a conjunction joins is led back as the first: "| a man | who wept for Bell and | who | said".
    fn joined_relative(&self, index: usize, mention: &Mention) -> Option<Referent> {
        let outer = mention.outer as usize;
        let led = self.text.get(outer.saturating_sub(SHORT)..outer)?.split_whitespace().next_back()?;
        if !matches!(word_hash(led), known::AND | known::OR | known::BUT) {
            return None;
        }
        let before = self.list.get(index.saturating_sub(JOINED)..index)?;
        let first = |m: &Mention| {
            m.form == Form::Relative && m.words.all == mention.words.all && m.sentence == mention.sentence
        };
        let place = before.iter().rposition(first)?;
        Some(self.referent(index - before.len() + place)).filter(|r| r.is_known())
    }

    /// "who": somebody named before in the sentence; "which": what stands right before.
    fn relative(&self, index: usize, mention: &Mention) -> Referent {
        if let Some(first) = self.joined_relative(index, mention) {
            return first;
        }
        let before = self.list.get(index.saturating_sub(3)..index).unwrap_or_default();
        let from = index - before.len();
        let fits = |&(i, m): &(usize, &Mention)| {
            let Some(entity) = self.entities.get(self.referent(i).entity as usize) else { return false };
            let thing = matches!(entity.sort, Some(SourceKind::Organisation | SourceKind::Document));
            let touches = m.span.end32() + 3 >= mention.span.start32();
            let wanted = if mention.gender == Gender::Neuter { thing && touches } else { !thing || touches };
            let between = Span::between(m.span.end32(), mention.span.start32().max(m.span.end32())).text(self.text);
            // "a dentist in Leicester, who": no town is somebody
            let placed = mention.gender != Gender::Neuter && entity.sort.is_none();
            let placed = placed && (self.is_placed(m) || self.is_home(i, m));
            let held = mention.gender != Gender::Neuter && self.is_held(m, thing);
            // "Ann Bell, head of the Water Fund (WF), who"
            let acronym = m.form == Form::Name && m.flags.has(Flags::CAPITALS) && m.role == 0;
            let held = held || mention.gender != Gender::Neuter && acronym && between.starts_with(')');
            // "a bride, taken by bandits who": whoever stands right before is no mention
            let held = held || between.starts_with(',') && !between.trim_end().ends_with([',', '-', '–', '—', ')']);
            let wanted = wanted && goes_on_to(between) && !placed && !held && !self.is_owned(between);
            m.sentence == mention.sentence && wanted && !matches!(m.form, Form::Pronoun(..))
        };
        let mut nearest = before.iter().enumerate().map(|(i, m)| (from + i, m)).rev();
        nearest.find(fits).map_or(Referent::NONE, |(i, _)| self.referent(i))
    }
}

/// Whether "who" behind these words can be whoever stands before them: "Bell | of the union, | who", but not "Bell | mocked
/// those | who", "| Bell |'s claim was refuted by Hale et al., who", "| Bell |: | who | says so?"
fn goes_on_to(between: &str) -> bool {
    let first = between.split_whitespace().next();
    let tie = |word: &str| TIES.contains(&word_hash(word)) || word.starts_with(|c: char| c.is_ascii_punctuation());
    let owns = first.is_some_and(|word| matches!(word, "’s" | "'s"));
    !between.contains(':') && !owns && first.is_none_or(|word| tie(word) || !word.starts_with(char::is_alphabetic))
}

/// What ties to somebody the words between him and "who".
pub(super) const TIES: [u32; 11] = [
    known::OF,
    known::FOR,
    known::AT,
    known::IN,
    known::FROM,
    known::WITH,
    known::ON,
    known::TO,
    known::AND,
    known::OR,
    known::WHO,
];

/// The number of the mother or the father of who tells the story.
pub(super) fn own_parent(mention: &Mention, part: Option<NamePart>) -> Option<u32> {
    let parent = part == Some(NamePart::Parent) && mention.number != Number::Plural;
    parent.then(|| phrase_hash(mention.gender as u32, OWN))
}
