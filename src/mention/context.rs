//! What stands around a mention: appositions, possessors, conjunctions, verbs.

use super::belong::{belong, employ, take_name};
use super::known::{AND, AS, AT, BY, FOR, FROM, IS, OF, WAS, WITH};
use super::sort::of_many;
use super::subject::{follows_question, precedes_verb, LONGEST_TAIL};
use super::{Flags, Form, Mention, Mentions, Placed, Scene};
use crate::lexicon::{Gender, NamePart, Number, Person, SourceKind, TitleKind, Use};
use crate::token::tag::Tag;
use crate::token::Shape;

/// How many tokens tie a noun to a name that belongs to it: "representing", "for the".
const LONGEST_TIE: usize = 4;

impl Mentions {
    /// Notes what stands around `mention`; false where it is no mention of its own ("R-Tex." after a name).
    pub(super) fn place(&mut self, scene: &Scene<'_>, mention: &mut Mention, placed: Placed) -> bool {
        let (start, end) = (placed.start, placed.end);
        let next = scene.token(end);
        if next.tag == Tag::Genitive
            || matches!(mention.form, Form::Pronoun(..)) && scene.before(end).tag == Tag::Possessive
        {
            mention.flags.set(Flags::POSSESSOR);
        }
        if scene.before(end).depth > 0 {
            mention.flags.set(Flags::QUOTED);
        }
        let previous = scene.before(start);
        if matches!(previous.tag, Tag::Preposition | Tag::To) || previous.tag.is_verb() {
            mention.flags.set(Flags::OBJECT);
        } else if precedes_verb(scene, end, mention.form == Form::Name && previous.tag == Tag::Comma) {
            mention.flags.set(Flags::SUBJECT);
            let apposed =
                mention.form == Form::Name && previous.tag == Tag::Comma && start - scene.start <= LONGEST_TAIL;
            // "Bell's husband | said"
            let owned = mention.flags.has(Flags::POSSESSED) && self.last.end + 1 == start;
            let begins = if owned { self.last.start } else { start };
            // "Denying it, | Ann Bell | said"
            let acts = |i| scene.token(i).tag.is_verbal() && scene.token(i).tag != Tag::Gerund;
            let asked = || follows_question(scene, start);
            if begins <= scene.start + 1 || apposed && !(scene.start..start).any(acts) || asked() {
                mention.flags.set(Flags::FIRST);
            }
        }
        // "As for | Ann Bell |, she", "For | Ann Bell |, it was late": whom the sentence is about
        let opens = start == scene.start + 1 && mention.form == Form::Name;
        let topic = previous.is(FOR) && (opens || start == scene.start + 2 && scene.token(scene.start).is(AS));
        if topic && next.tag == Tag::Comma {
            mention.flags.set(Flags::SUBJECT);
            mention.flags.set(Flags::FIRST);
        }
        let tells = matches!(next.tag, Tag::Preposition | Tag::Wh) && !scene.entry(end + 1).is_date();
        if tells && !mention.flags.has(Flags::OBJECT) && scene.token(end + 1).shape != Shape::Number {
            mention.flags.set(Flags::TOLD_APART);
        }
        let possessed = usize::from(previous.tag == Tag::Possessive);
        if scene.before(start - possessed.min(start)).is(BY) {
            mention.flags.set(Flags::AGENT);
        }
        if mention.form == Form::Name && next.tag == Tag::Comma {
            mention.age = years(scene, end + 1);
        }
        if mention.form == Form::Name && mention.sort.is_none_or(|sort| sort == SourceKind::Person) {
            of_many(scene, mention, placed);
        }
        self.call_himself(scene, mention, placed);
        self.hold_office(scene, mention, placed);
        self.relate(scene, mention, placed)
    }

    fn get(&mut self, placed: Placed) -> Option<&mut Mention> {
        self.list.get_mut(placed.mention as usize)
    }

    /// Relates a mention to those before it in its sentence.
    fn relate(&mut self, scene: &Scene<'_>, mention: &mut Mention, placed: Placed) -> bool {
        let (last, start) = (self.last, placed.start);
        let glue = scene.token(last.end);
        let touches = start == last.end + 1;
        let closed = scene.token(placed.end).shape == Shape::Close;
        let Some(previous) = self.get(last) else { return true };
        // "the radio host | Ann Bell", where the phrases are cut between the two
        if start == last.end && mention.form == Form::Name && is_calling(previous) && previous.apposed == super::NOBODY
        {
            previous.apposed = placed.mention;
        }
        // "the opposition | Free Democrats"
        let body = previous.is_description() && previous.sort == Some(SourceKind::Organisation);
        let named =
            mention.form == Form::Name && !matches!(mention.sort, Some(SourceKind::Person)) && mention.role == 0;
        if start == last.end && body && named && previous.apposed == super::NOBODY && !mention.flags.has(Flags::PLACE) {
            let whole = previous.span;
            previous.apposed = placed.mention;
            mention.sort = Some(SourceKind::Organisation);
            take_name(&mut self.list, whole, mention.span);
            return true;
        }
        // "Tom | the miller |"
        let the = mention.form == Form::Definite && previous.form == Form::Name && !is_body(previous);
        if start == last.end && the && is_calling(mention) && previous.sort != Some(SourceKind::Organisation) {
            mention.apposed = last.mention;
        }
        // "a clerk | named | Ann Bell"
        let named = scene.lexicon.get(glue.entry).name_part == Some(NamePart::Named) && mention.form == Form::Name;
        if touches && named && is_calling(previous) && previous.apposed == super::NOBODY {
            previous.apposed = placed.mention;
            mention.sort = Some(SourceKind::Person);
        }
        if touches && glue.is(AND) {
            mention.flags.set(Flags::JOINED);
            if mention.flags.has(Flags::SUBJECT) {
                previous.flags.set(Flags::SUBJECT);
                if mention.flags.has(Flags::FIRST) {
                    previous.flags.set(Flags::FIRST);
                }
            }
        }
        if touches && glue.shape == Shape::Open && closed && previous.form == Form::Name && mention.form == Form::Name {
            if mention.words.all == previous.words.acronym || mention.words.acronym == previous.words.all {
                mention.apposed = last.mention;
            } else if previous.sort == Some(SourceKind::Person) {
                previous.affiliation = mention.span;
                return false;
            }
        }
        if touches && glue.tag == Tag::Genitive && is_calling(mention) && mention.affiliation.is_empty() {
            // "Glue's | finance | chief"
            let title = (start..placed.end).find_map(|i| super::title::title_at(scene, i));
            let office = title.is_some_and(|(_, title)| title.kind == TitleKind::Office);
            employ(previous, mention, office);
        }
        if touches && matches!(glue.word, OF | FOR | AT | WITH | FROM) && !mention.flags.has(Flags::HELD) {
            // "the chief executive of Glue", "an analyst at Glue", but "the lawyer for Bell"
            let office = || {
                super::title::title_at(scene, last.start + usize::from(scene.token(last.start).tag == Tag::Determiner))
            };
            let led = glue.is(AT)
                || glue.is(OF)
                    && (previous.form == Form::Name || office().is_some_and(|(_, t)| t.kind == TitleKind::Office));
            belong(previous, mention, led);
        }
        // "Former judge and | mayor Ann Bell"
        let role = previous.form == Form::Bare && is_calling(previous) && previous.apposed == super::NOBODY;
        let titled = mention.form == Form::Name && mention.role != 0 && mention.reach == mention.outer;
        if touches && glue.is(AND) && role && titled {
            previous.apposed = placed.mention;
        }
        if mention.flags.has(Flags::HELD) && is_calling(previous) && previous.form != Form::Indefinite {
            let field = (last.end..placed.end).find(|&i| scene.token(i).start >= mention.span.start32());
            previous.role_words = previous.role_words.join(scene.bytes(last.start, field.unwrap_or(last.end)));
            previous.apposed = placed.mention;
        }
        // "Ann Bell, | is a nurse"
        let comma = usize::from(glue.tag == Tag::Comma);
        let told = start == last.end + comma + 1 && matches!(scene.token(last.end + comma).word, IS | WAS);
        // "Ann, is the mayor here?"
        let asks = comma > 0 && told && scene.words(scene.before(scene.end)) == "?";
        match previous.form {
            Form::Name if told && !asks && is_calling(mention) => mention.apposed = last.mention,
            Form::Pronoun(Person::Third, Use::Subject) if told && comma == 0 && mention.form == Form::Indefinite => {
                mention.flags.set(Flags::PREDICATE);
            }
            _ => {}
        }
        self.appose(scene, mention, placed);
        true
    }

    /// "Hugh Hill, a doctor, said"; "Conway, Holt’s aide, said"; "the mayor, Ann Bell, said".
    fn appose(&mut self, scene: &Scene<'_>, mention: &mut Mention, placed: Placed) {
        let Some(anchor) = self.anchor(scene, mention, placed) else { return };
        let verb = verb_follows(scene, placed.end);
        let told = scene.before(anchor.start).tag.is_finite() && scene.token(placed.end).tag == Tag::Stop;
        let closed = closes(scene, placed.end);
        let doubted = verb && mention.form == Form::Name && self.doubt(scene, anchor);
        let Some(other) = self.get(anchor) else { return };
        // "Nova, the Canadian company that owns …"
        // "Ann Bell, the utility's head"
        let owns = mention.flags.has(Flags::POSSESSOR);
        let body = mention.is_description() && mention.sort == Some(SourceKind::Organisation) && !owns;
        let told_of = closed || scene.token(placed.end).tag == Tag::Wh;
        if body && told_of && other.form == Form::Name && other.sort.is_none() && !other.flags.has(Flags::GIVEN) {
            other.sort = mention.sort;
        }
        if other.number == Number::Plural || !closed {
            return;
        }
        // “It was Tom, uncle.”
        let called = mention.form == Form::Bare && mention.flags.has(Flags::QUOTED) && mention.flags.has(Flags::KIN);
        // "the mining company, | Glue Corp |, said"
        let named = mention.form == Form::Name && mention.sort == Some(SourceKind::Organisation);
        let body = other.form == Form::Definite && other.sort == Some(SourceKind::Organisation);
        if named && body && verb && other.apposed == super::NOBODY && !mention.flags.has(Flags::PLACE) {
            other.apposed = placed.mention;
        }
        if other.form == Form::Name && !is_body(other) && is_calling(mention) {
            if !called && other.sort != Some(SourceKind::Organisation) {
                mention.apposed = anchor.mention;
            }
        } else if is_calling(other) && is_calling(mention) && mention.form == Form::Indefinite && told_of {
            // "her deputy, a young woman, agrees"
            mention.apposed = anchor.mention;
        } else if mention.form == Form::Name && is_calling(other) && mention.sort != Some(SourceKind::Organisation) {
            let titled = mention.flags.has(Flags::HONORIFIC) || mention.flags.has(Flags::RANKED);
            // "his wife, Agnesa, drove"
            let owned = other.flags.has(Flags::KIN) && other.flags.has(Flags::POSSESSED) && verb;
            let whole = mention.words.count > 1 || mention.flags.has(Flags::GIVEN) || titled || owned;
            let certain = other.form != Form::Indefinite || verb || told;
            if certain && whole && (doubted || other.apposed == super::NOBODY) {
                mention.sort = Some(SourceKind::Person);
                // "the director, | Claude Arnoux |, was not amused"
                if verb && !other.flags.has(Flags::OBJECT) {
                    mention.flags.set(Flags::SUBJECT);
                    if anchor.start <= scene.start + 1 {
                        mention.flags.set(Flags::FIRST);
                    }
                }
                // "her son, Jan, said"
                if verb && other.flags.has(Flags::POSSESSED) {
                    mention.flags.clear(Flags::GUESSED);
                }
                if other.flags.has(Flags::KIN) {
                    mention.flags.set(Flags::KIN);
                }
                other.apposed = placed.mention;
                // "her sister and manager, Ann Bell, said"
                let joined = other.flags.has(Flags::JOINED) && anchor.mention + 1 == placed.mention;
                let first = self.get(self.before_last).filter(|m| joined && is_calling(m));
                if let Some(first) = first {
                    first.apposed = placed.mention;
                }
            }
        }
    }

    /// Whether what the description at `anchor` stands beside is a capital at the start of the sentence rather than a
    /// name, as a name follows: "Reacting, the chairman, Ann Bell, said".
    fn doubt(&mut self, scene: &Scene<'_>, anchor: Placed) -> bool {
        let beside = self.get(anchor).map_or(super::NOBODY, |m| m.apposed);
        let first = self.list.get_mut(beside as usize).filter(|m| m.span.start32() == scene.token(scene.start).start);
        let Some(first) = first.filter(|m| m.sort.is_none() && m.words.count == 1) else { return false };
        first.flags.set(Flags::GUESSED);
        true
    }

    /// What a mention after a comma can stand in apposition to.
    fn anchor(&self, scene: &Scene<'_>, mention: &Mention, placed: Placed) -> Option<Placed> {
        let (last, before) = (self.last, self.before_last);
        // "Ann Bell, the union's head", but not "Ann Bell, | who | runs the union's shop"
        let possessed = mention.flags.has(Flags::POSSESSED) && last.end + 1 >= placed.start;
        let (anchor, start) = if possessed { (before, last.start) } else { (last, placed.start) };
        // "Ann Bell, | 35, | a policewoman"
        let aged =
            anchor.end + 3 == start && years(scene, anchor.end + 1) > 0 && scene.token(start - 1).tag == Tag::Comma;
        // "its director of insight, Ann Bell"
        let tail = anchor.end..start.saturating_sub(1);
        let tied = |i| scene.token(i).is_word() && !scene.token(i).tag.is_finite();
        let calling_here = || self.list.get(anchor.mention as usize).is_some_and(is_calling);
        let field = matches!(scene.token(anchor.end).word, OF | FOR) && tail.len() <= LONGEST_TIE;
        let field = field && mention.form == Form::Name && !possessed && calling_here() && tail.clone().all(tied);
        // "the chairwoman, | retired | Judge Ann Bell"
        let epithet = anchor.end + 2 == start && scene.entry(start - 1).name_part == Some(NamePart::Epithet);
        let comma = if field { tail.end } else { anchor.end };
        if anchor.end + 1 != start && !aged && !field && !epithet || scene.token(comma).tag != Tag::Comma {
            return None;
        }
        // "the minister for trade and power, Ann Bell, said"
        let calling = |placed: Placed| self.list.get(placed.mention as usize).is_some_and(is_calling);
        let between = before.end..last.start;
        let far = mention.form == Form::Name && !possessed && calling(before) && !calling(last);
        let relative = || scene.token(placed.end).tag == Tag::Comma && scene.token(placed.end + 1).tag == Tag::Wh;
        let far = far && between.len() <= LONGEST_TIE && (verb_follows(scene, placed.end) || relative());
        Some(if far && between.clone().all(tied) { before } else { anchor })
    }
}

/// Whether a comma and a verb come next, with adverbs before it at most, or when it was in commas: ", on Sunday, said".
fn verb_follows(scene: &Scene<'_>, end: usize) -> bool {
    // "a passenger, Ann Bell, | 19 |, said"
    let aged = scene.token(end).tag == Tag::Comma && years(scene, end + 1) > 0;
    let end = if aged { end + 2 } else { end };
    let day = scene.token(end + 1).tag == Tag::Preposition && scene.entry(end + 2).is_date();
    let end = if day && scene.token(end + 3).tag == Tag::Comma { end + 3 } else { end };
    let verb = (end + 1..end + LONGEST_TIE).find(|&i| scene.token(i).tag != Tag::Adverb).map(|i| scene.token(i).tag);
    scene.token(end).tag == Tag::Comma && verb.is_some_and(|tag| tag.is_finite() || tag == Tag::Participle)
}

/// "Ruiz, spokeswoman for the ministry", where the title was not seen to be a noun: the token after it.
pub(super) fn bare_title(scene: &Scene<'_>, mention: &mut Mention, end: usize) -> Option<usize> {
    let noun = scene.token(end + 1);
    if mention.form != Form::Name || scene.token(end).tag != Tag::Comma || noun.tag == Tag::Noun {
        return None;
    }
    let (length, title) = super::title::title_at(scene, end + 1)?;
    let after = end + 1 + length;
    let is_plain = noun.shape == Shape::Lower && title.kind != TitleKind::Honorific && mention.role == 0;
    if !is_plain || !matches!(scene.token(after).tag, Tag::Preposition | Tag::Comma) {
        return None;
    }
    mention.sort = mention.sort.or(Some(SourceKind::Person));
    mention.role = super::title::key(scene, end + 1, after);
    mention.role_words = scene.bytes(end + 1, after);
    Some(after)
}

/// Whether it cannot be a person's name.
fn is_body(mention: &Mention) -> bool {
    mention.flags.has(Flags::PLACE) || mention.flags.has(Flags::CAPITALS) && mention.gender == Gender::Untold
}

/// Whether it tells what one person is.
fn is_calling(mention: &Mention) -> bool {
    mention.is_description() && mention.number == Number::Singular && mention.sort == Some(SourceKind::Person)
}

/// Whether what follows `index` up to the next comma or end can belong to an apposition.
fn closes(scene: &Scene<'_>, index: usize) -> bool {
    for at in index..index + LONGEST_TAIL {
        let token = scene.token(at);
        match token.tag {
            Tag::Comma | Tag::Stop | Tag::Mark | Tag::None | Tag::Wh | Tag::WhAdverb => return true,
            Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Modal => return false,
            // "whose"
            Tag::Possessive if scene.entry(at).pronoun.is_some_and(|p| p.usage == Use::Relative) => return true,
            _ if matches!(token.shape, Shape::Dash | Shape::Close | Shape::Semicolon | Shape::Colon) => return true,
            _ => {}
        }
    }
    false
}

/// The age in "Hugh Hill, 68, said".
fn years(scene: &Scene<'_>, index: usize) -> u8 {
    let token = scene.token(index);
    if token.shape != Shape::Number || scene.token(index + 1).is_word() {
        return 0;
    }
    scene.words(token).parse().unwrap_or(0)
}
