//! Sources led to their speakers, and the list of these.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::conversation::{converse, is_other};
use super::entity::{is_told, Entity, Referent};
use super::head::{head, Head};
use super::interview::{join_labels, name_answers, name_initials, name_letters};
use super::names::Telling;
use super::refer::Reader;
use super::reply::part_replies;
use super::{LedBack, Speaker, SpeakerKind};
use crate::attribution::{Attribution, AttributionKind, Rule};
use crate::lexicon::known;
use crate::lexicon::word::WordMap;
use crate::lexicon::{word_hash, Lexicon, NamePart, Number, Person, SourceKind, Use};
use crate::mention::{Flags, Form, Mention, NOBODY};
use crate::{Confidence, Span};

/// How many mentions before a pronoun of a transcript are looked at.
const NEAR: usize = 16;

/// How many contents are looked at for the quotation that a pronoun stands in.
const AROUND: usize = 4;

/// Whom a text's mentions were led to.
pub(crate) struct Speakers {
    /// Whoever is behind a source, in the order of their first mention.
    pub(crate) list: Vec<Speaker>,
    /// For each attribution how sure it is that its source is its speaker: 0 where it has none.
    pub(crate) certainty: Vec<Confidence>,
    /// The pronouns, in order, whoever they mean.
    pub(crate) pronouns: Vec<LedBack>,
}

/// Sets the speaker of every attribution whose source can be led to one.
///
/// `paragraphs` are the places where those of a novel begin; none for other texts.
pub(crate) fn speakers(
    text: &str,
    list: &[Mention],
    attributions: &mut [Attribution],
    lexicon: &Lexicon,
    paragraphs: &[u32],
) -> Speakers {
    let mut heads: Vec<Head> =
        attributions.iter().map(|a| head(text, lexicon, list, a.source.as_ref().map(|s| s.span))).collect();
    let mut sources = vec![false; list.len()];
    for head in &heads {
        if let Some(slot) = head.mention().and_then(|i| sources.get_mut(i)) {
            *slot = true;
        }
    }
    let telling = if paragraphs.is_empty() { Telling::Report } else { Telling::Story };
    let list = if telling == Telling::Story { with_beasts(list, &sources) } else { Cow::Borrowed(list) };
    let mut reader = Reader::new(text, lexicon, &list, &sources, telling);
    reader.read();
    part_replies(&mut reader, attributions, &heads);
    join_labels(&mut reader, attributions, &mut heads);
    name_initials(&mut reader, attributions, &mut heads);
    name_answers(&reader, attributions, &mut heads);
    name_letters(&reader, attributions, &mut heads);
    let mut own = WordMap::default();
    if !paragraphs.is_empty() {
        unlisted(&mut reader, attributions, &heads, &mut own);
        converse(&mut reader, attributions, &mut heads, paragraphs, &mut own);
    }
    let mut found = Found { reader, own, spans: Vec::new() };
    found.inside_quotations(attributions, &heads);
    let mut referents: Vec<Referent> = attributions
        .iter()
        .zip(&heads)
        .map(|(a, &head)| a.source.as_ref().map_or(Referent::NONE, |s| found.referent(s.span, head)))
        .collect();
    lead_to_whole(&found.reader, attributions, &heads, &mut referents);
    let pronouns = led_back(&found.reader);
    let (list, certainty) = found.record(attributions, &referents);
    Speakers { list, certainty, pronouns }
}

/// Makes somebody of those who are named with "the" alone and speak in a novel: “Bother!” said | the Mole |.
fn with_beasts<'m>(list: &'m [Mention], sources: &[bool]) -> Cow<'m, [Mention]> {
    let by_article = |m: &Mention| m.form == Form::Name && m.flags.has(Flags::BY_ARTICLE);
    let speaks = |(m, &is_source): (&Mention, &bool)| {
        (is_source && by_article(m) && m.flags.has(Flags::BESIDE_QUOTE)).then_some(m.words.last)
    };
    let speak: BTreeSet<u64> = list.iter().zip(sources).filter_map(speaks).collect();
    if speak.is_empty() {
        return Cow::Borrowed(list);
    }
    let told = |m: &Mention| {
        let mut mention = *m;
        if by_article(m) && speak.contains(&m.words.last) {
            mention.sort = Some(SourceKind::Person);
            mention.flags.clear(Flags::THE);
        }
        mention
    };
    list.iter().map(told).collect()
}

/// Makes entities of those who speak in a novel and are no mention: “Everyone does,” said | the dragon |.
fn unlisted(reader: &mut Reader<'_>, attributions: &[Attribution], heads: &[Head], own: &mut WordMap<u32>) {
    for (attribution, head) in attributions.iter().zip(heads) {
        let source = attribution.source.as_ref().filter(|_| matches!(head, Head::Other));
        let Some(span) = source.map(|s| s.span) else { continue };
        let word = word_hash(span.text(reader.text));
        let entry = reader.lexicon.entry(word);
        let nobody = entry.pronoun.is_some() || entry.name_part == Some(NamePart::Time);
        if nobody || own.contains_key(&word) || is_other(span.text(reader.text)) {
            continue;
        }
        own.insert(word, reader.entities.len() as u32);
        let fleeting =
            span.text(reader.text).split(' ').next().is_some_and(|first| known::INDEFINITE.contains(&word_hash(first)));
        reader.entities.push(Entity { is_counted: fleeting, ..Entity::unlisted(span, SourceKind::Unnamed) });
    }
}

/// How many attributions to either side can have the source that "who" stands in.
const BESIDE: usize = 4;

/// "Who" inside a source is whom the source names, though no table lists that: "| Bankers who declined to be named | said".
fn lead_to_whole(reader: &Reader<'_>, attributions: &[Attribution], heads: &[Head], referents: &mut [Referent]) {
    for (index, head) in heads.iter().enumerate() {
        let relative = head.mention().and_then(|i| reader.list.get(i)).filter(|m| m.form == Form::Relative);
        let unknown = referents.get(index).is_some_and(|r| !r.is_known());
        let Some(who) = relative.filter(|_| unknown).map(|m| m.span) else { continue };
        let near = index.saturating_sub(BESIDE)..(index + BESIDE).min(attributions.len());
        let names = |&i: &usize| {
            let source = attributions.get(i).and_then(|a| a.source.as_ref()).map(|s| s.span);
            source.is_some_and(|s| s.start() < who.start() && who.end() <= s.end())
        };
        let whole = near.clone().find(names).and_then(|i| referents.get(i)).copied();
        if let (Some(whole), Some(slot)) = (whole, referents.get_mut(index)) {
            *slot = whole;
        }
    }
}

/// The pronouns that mean somebody mentioned before.
fn led_back(reader: &Reader<'_>) -> Vec<LedBack> {
    let mut last: Vec<Option<Span>> = vec![None; reader.entities.len()];
    let mut pronouns = Vec::new();
    for (mention, referent) in reader.list.iter().zip(&reader.referents) {
        let Some(slot) = last.get_mut(referent.entity as usize) else { continue };
        match mention.form {
            Form::Pronoun(..) => pronouns.extend(slot.map(|before| LedBack {
                pronoun: mention.span,
                mention: before,
                sure: referent.sure,
            })),
            Form::Relative => {}
            _ => *slot = Some(mention.span),
        }
    }
    pronouns
}

/// Everybody found, while the sources are gone through.
struct Found<'a> {
    reader: Reader<'a>,
    /// Entities by the words of sources that are no mentions.
    own: WordMap<u32>,
    spans: Vec<(u32, Span)>,
}

impl Found<'_> {
    /// Leads pronouns inside quotations, and behind the labels of transcripts: "I" to who is quoted, the third person
    /// to somebody else.
    fn inside_quotations(&mut self, attributions: &[Attribution], heads: &[Head]) {
        let mut contents: Vec<(Span, Referent)> = Vec::new();
        let (mut labels, mut speak) = (false, vec![false; self.reader.entities.len()]);
        for (attribution, head) in attributions.iter().zip(heads) {
            let labelled = attribution.rule == Rule::Colon;
            labels |= labelled;
            let known = head.mention().filter(|_| attribution.kind != AttributionKind::Indirect || labelled);
            let referent = known.map_or(Referent::NONE, |i| self.reader.referent(i));
            if let Some(slot) = speak.get_mut(referent.entity as usize).filter(|_| labelled) {
                *slot = true;
            }
            contents.extend(attribution.content.iter().map(|&span| (span, referent)));
        }
        contents.sort_by_key(|(span, _)| *span);
        for (index, mention) in self.reader.list.iter().enumerate() {
            let Form::Pronoun(person, usage) = mention.form else { continue };
            let known = self.reader.referent(index);
            let quoted = mention.flags.has(Flags::QUOTED);
            if quoted && known.is_known() || !quoted && !labels {
                continue;
            }
            let is_source = self.reader.is_source(index);
            let after = contents.partition_point(|(span, _)| span.start32() <= mention.span.start32());
            let around = contents.get(after.saturating_sub(AROUND)..after).unwrap_or_default().iter().rev();
            let mut around = around.filter(|(span, r)| span.covers(mention.span) && r.is_known());
            let speaks = around.next().map_or(Referent::NONE, |(_, referent)| *referent);
            let other = known.is_known() && known.entity != speaks.entity;
            // who speaks in the turn before is called "you" in this one
            let spoken_to = other && speak.get(known.entity as usize).copied().unwrap_or(false);
            if !quoted && (!speaks.is_known() || other && (!spoken_to || self.is_named_before(index, known, 0))) {
                continue;
            }
            let referent = match person {
                Person::First if mention.number != Number::Plural || is_source => speaks,
                Person::Third if is_source && usage != Use::Possessive => {
                    let other = self.reader.pronoun(index, mention, person, usage, speaks.entity);
                    let told_of = || !speak.get(other.entity as usize).copied().unwrap_or(false);
                    if quoted
                        || self.is_named_before(index, other, 0)
                        || told_of() && self.is_named_before(index, other, 1)
                    {
                        other
                    } else {
                        Referent::NONE
                    }
                }
                _ => continue,
            };
            if let Some(slot) = self.reader.referents.get_mut(index) {
                *slot = referent;
            }
        }
    }

    /// Whether one of the mentions shortly before, in the same paragraph or as many before it as `back`, is of whom the
    /// referent is.
    fn is_named_before(&self, index: usize, referent: Referent, back: u32) -> bool {
        let here = self.reader.list.get(index).map_or(0, |m| m.paragraph);
        let names = |m: &Mention| m.paragraph + back >= here && !matches!(m.form, Form::Pronoun(..));
        let near = index.saturating_sub(NEAR)..index;
        let mut mentions = near.filter(|&i| self.reader.list.get(i).is_some_and(names));
        mentions.any(|i| self.reader.referent(i).entity == referent.entity)
    }

    fn referent(&mut self, source: Span, head: Head) -> Referent {
        match head {
            Head::Mention(index) => {
                let referent = self.reader.referent(index);
                self.reader.name_whole(index, source);
                let mention =
                    self.reader.list.get(index).filter(|m| m.flags.has(Flags::GUESSED) && !referent.is_known());
                mention.map_or(referent, |m| {
                    let acronym = m.flags.has(Flags::CAPITALS) && !m.flags.has(Flags::HEADLINE);
                    self.own(m.head, if acronym { SourceKind::Organisation } else { SourceKind::Person })
                })
            }
            Head::Several if self.is_one_body(source) => self.own(source, SourceKind::Organisation),
            Head::Several => self.own(self.without_year(source), SourceKind::Group),
            Head::Other => {
                let source = self.without_year(source);
                let word = self.reader.lexicon.entry(word_hash(source.text(self.reader.text)));
                let other = self.reader.is_novel && is_other(source.text(self.reader.text));
                if word.name_part == Some(NamePart::Time) || other {
                    return Referent::NONE;
                }
                match word.pronoun {
                    Some(pronoun) if matches!(pronoun.usage, Use::Indefinite) => self.own(source, SourceKind::Unnamed),
                    Some(_) => Referent::NONE,
                    None => self.own(source, SourceKind::Unnamed),
                }
            }
        }
    }

    /// The words of a source without the year of a citation: "Hallam and Bell | (2015, p. 7) |".
    fn without_year(&self, source: Span) -> Span {
        let words = source.text(self.reader.text).strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
        let cited = words.filter(|(name, year)| !name.is_empty() && year.starts_with(|c: char| c.is_ascii_digit()));
        cited.map_or(source, |(name, _)| Span::between(source.start32(), source.start32() + name.len() as u32))
    }

    /// Whether what "and" joins is the name of one body: "the Transport and Housing Bureau".
    fn is_one_body(&self, source: Span) -> bool {
        let words = source.text(self.reader.text).split_whitespace();
        let entry = |word: &str| self.reader.lexicon.entry(word_hash(word));
        let the = |word: &&str| word_hash(word) == known::THE;
        let body = words.clone().next_back().is_some_and(|word| entry(word).organisation.is_some());
        body && words.clone().next().is_some_and(|word| the(&word)) && words.filter(the).count() == 1
    }

    /// The entity known only by these words.
    fn own(&mut self, source: Span, sort: SourceKind) -> Referent {
        let entities = &mut self.reader.entities;
        let entity = *self.own.entry(word_hash(source.text(self.reader.text))).or_insert_with(|| {
            entities.push(Entity::unlisted(source, sort));
            entities.len() as u32 - 1
        });
        self.spans.push((entity, source));
        Referent { entity, sure: 1.0 }
    }

    /// The speakers, and the attributions' indices into them.
    fn record(self, attributions: &mut [Attribution], referents: &[Referent]) -> (Vec<Speaker>, Vec<Confidence>) {
        let reader = self.reader;
        let mut wanted = vec![false; reader.entities.len()];
        for referent in referents {
            if let Some(slot) = wanted.get_mut(referent.entity as usize) {
                *slot = true;
            }
        }
        let mentions = reader.list.iter().zip(&reader.referents).map(|(m, r)| (r.entity, m.span));
        let is_wanted = |entity: u32| wanted.get(entity as usize).copied().unwrap_or(false);
        let mut mentions: Vec<(u32, Span)> =
            mentions.chain(self.spans).filter(|&(entity, _)| is_wanted(entity)).collect();
        mentions.sort_by_key(|(_, span)| *span);
        let mut speakers: Vec<Speaker> = Vec::new();
        let mut places = vec![NOBODY; reader.entities.len()];
        for (entity, span) in mentions {
            let (Some(known), Some(place)) = (reader.entities.get(entity as usize), places.get_mut(entity as usize))
            else {
                continue;
            };
            if *place == NOBODY {
                *place = speakers.len() as u32;
                speakers.push(known.speaker(reader.text));
            }
            if let Some(speaker) = speakers.get_mut(*place as usize) {
                if speaker.mentions.last().is_none_or(|last| last.end() <= span.start()) {
                    speaker.mentions.push(span);
                }
            }
        }
        let mut certainty = Vec::with_capacity(attributions.len());
        for (attribution, referent) in attributions.iter_mut().zip(referents) {
            let place = places.get(referent.entity as usize).filter(|&&place| place != NOBODY);
            attribution.speaker = place.map(|&place| place as usize);
            certainty.push(Confidence::nearest(if place.is_some() { referent.sure } else { 0.0 }));
        }
        (speakers, certainty)
    }
}

impl Entity {
    /// An entity known only by the words of a source that is no mention.
    pub(super) fn unlisted(source: Span, sort: SourceKind) -> Self {
        Entity { sort: Some(sort), name: source, ..Entity::new(&Mention::of_words(source)) }
    }

    fn speaker(&self, text: &str) -> Speaker {
        let words = |span: Span| (!span.is_empty()).then(|| span.text(text).to_owned());
        let plural = self.number == Number::Plural;
        let kind = match self.sort {
            Some(SourceKind::Organisation) => SpeakerKind::Organisation,
            Some(SourceKind::Document) => SpeakerKind::Document,
            Some(SourceKind::Group) if !self.is_counted => SpeakerKind::Group,
            Some(SourceKind::Group | SourceKind::Unnamed) => SpeakerKind::Unnamed,
            None if self.is_acronym && !is_told(self.gender) && !is_told(self.leaning) => SpeakerKind::Organisation,
            _ if self.is_named || self.is_definite && !plural => SpeakerKind::Person,
            _ if plural && !self.is_counted => SpeakerKind::Group,
            _ => SpeakerKind::Unnamed,
        };
        let titled = self.all_words <= 1 && !self.titled.is_empty();
        let name = if titled { self.titled } else { self.name };
        // "my friend | Dr. Bell |"
        let role = |word: &&str| titled && word.starts_with(char::is_lowercase);
        let name = name.text(text).split_whitespace().skip_while(role).collect::<Vec<_>>().join(" ");
        Speaker { name, kind, role: words(self.role), affiliation: words(self.affiliation), mentions: Vec::new() }
    }
}
