//! Verbs that look like other words, and what looks like a noun beside them: "denies", "claims" and "cautioned", "today"
//! in "the firm today said" and "Reacting, the chairman said" are nouns, adjectives or names to the tagger.

use crate::block::callings::{ends_phrase, is_called, is_source};
use crate::block::leading::{is_overheard, leads_sentence, leads_to_quotation, precedes_quotation, trails_headline};
use crate::block::links::{is_that, is_while};
use crate::block::nouns::{
    is_alone, is_before_verb, is_framed, is_headed, is_infinitive, is_named, is_owned, is_possessive,
};
use crate::block::pasts::moves;
use crate::block::phrasal::{has_particle, is_phrasal, points_out};
use crate::lexicon::known;
use crate::lexicon::{Lexicon, NotName, SourceKind, Use, VerbKind};
use crate::token::tag::Tag;
use crate::token::tagger::retag;
use crate::token::{at, Shape, Token};

/// How many tokens ahead another verb is looked for.
const AHEAD: usize = 24;

/// Makes verbs of the words of a sentence that stand between a subject and what only a verb has behind it.
pub(crate) fn verb_forms(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    let (next, after) = (at(tokens, 1), at(tokens, 2));
    let leads = |t: &Token| leads(*t, next, after, lexicon) && t.span().text(text).ends_with("ing");
    // | Shop | owners say it is late: an order's object has no verb behind it; | Ward | councillor Ann Bell said
    let calls = lexicon.get(next.entry).title.is_some() || lexicon.get(next.entry).source.is_some();
    let called = calls && after.tag == Tag::Name;
    // | Pay | rose
    let acts = next.tag.is_finite() || lexicon.get(next.entry).verb == Some(VerbKind::Past);
    let noun = |t: &Token| t.tag == Tag::Base && (called || acts || next.tag == Tag::Nouns && after.tag.is_finite());
    if let Some(first) = tokens.first_mut() {
        match first.tag {
            _ if leads(first) => retag(first, Tag::Gerund),
            _ if noun(first) => retag(first, Tag::Noun),
            Tag::Present if acts => retag(first, Tag::Nouns),
            // "Tonight our bridge is open."
            Tag::Base if lexicon.get(first.entry).not_name == Some(NotName::Time) => retag(first, Tag::Noun),
            Tag::Adverb if called => retag(first, Tag::Adjective),
            _ => {}
        }
    }
    for index in 1..tokens.len() {
        let own = at(tokens, index as isize);
        let tag = own.tag;
        let other = matches!(tag, Tag::Noun | Tag::Adjective);
        let says = other && own.shape == Shape::Lower && lexicon.get(own.entry).cue.is_some();
        let phrasal = tag == Tag::Noun && is_phrasal(tokens, index, lexicon);
        let verb = match tag {
            Tag::Nouns => {
                let verb = is_present(tokens, index, lexicon)
                    || points_out(tokens, index, lexicon)
                    || follows_pronoun(tokens, index, lexicon)
                    || follows_quotation(tokens, index, lexicon)
                    || precedes_quotation(tokens, index, lexicon)
                    || ends_sentence(tokens, index, lexicon)
                    || follows_headline(tokens, index, lexicon)
                    || is_parted(tokens, index, lexicon)
                    || trails_headline(tokens, index, lexicon)
                    || acts_alone(tokens, index)
                    || leads_sentence(tokens, index, lexicon);
                verb.then_some(Tag::Present)
            }
            Tag::Name | Tag::Past | Tag::Present | Tag::Base if is_perfect(tokens, index, lexicon) => {
                Some(Tag::Auxiliary)
            }
            Tag::Name if urges(text, tokens, index, lexicon) => Some(Tag::Present),
            Tag::Name => follows_headline(tokens, index, lexicon).then_some(Tag::Present),
            Tag::Adjective | Tag::Noun if is_while(tokens, index) => Some(Tag::Subordinator),
            Tag::Noun | Tag::Adjective if is_time(tokens, index, lexicon) => Some(Tag::Adverb),
            Tag::Noun if is_infinitive(tokens, index) => Some(Tag::Base),
            Tag::Auxiliary => is_possessive(text, tokens, index).then_some(Tag::Genitive),
            Tag::Noun if phrasal || moves(tokens, index, lexicon) => Some(Tag::Past),
            Tag::Noun | Tag::Adjective if says && gushes(text, tokens, index, lexicon) => Some(Tag::Gerund),
            Tag::Noun if says && is_overheard(text, tokens, index, lexicon) => Some(Tag::Gerund),
            Tag::Determiner | Tag::Wh if is_that(tokens, index, lexicon) => Some(Tag::Subordinator),
            Tag::Noun if says && ends_sentence(tokens, index, lexicon) => Some(Tag::Present),
            Tag::Noun | Tag::Adjective if says && warns(tokens, index, lexicon) => Some(Tag::Present),
            Tag::Noun | Tag::Adjective if says && is_no_noun(text, tokens, index, lexicon) => Some(Tag::Past),
            Tag::Adjective if says && (is_past(tokens, index) || leads_to_quotation(tokens, index)) => Some(Tag::Past),
            Tag::Adjective => {
                let noun = is_alone(tokens, index) || is_source(tokens, index, lexicon) && ends_phrase(tokens, index);
                noun.then_some(Tag::Noun)
            }
            Tag::Participle => {
                let past = is_never(tokens, index, lexicon)
                    || leads_to_that(tokens, index, lexicon)
                    || is_only_verb(tokens, index, lexicon);
                past.then_some(Tag::Past)
            }
            Tag::Present => {
                (at(tokens, index as isize - 1).is(known::THAT) && is_before_verb(tokens, index)).then_some(Tag::Nouns)
            }
            Tag::Base if is_named(tokens, index) => Some(Tag::Name),
            Tag::Base if is_headed(tokens, index) || is_called(tokens, index, lexicon) => Some(Tag::Noun),
            Tag::Base if is_owned(tokens, index, lexicon) || is_framed(tokens, index, lexicon) => Some(Tag::Noun),
            Tag::Base if ends_sentence(tokens, index, lexicon) => Some(Tag::Present),
            Tag::Base => is_past_alike(tokens, index).then_some(Tag::Past),
            Tag::Adverb if is_source(tokens, index, lexicon) || is_alone(tokens, index) => Some(Tag::Noun),
            Tag::Adverb => contends(text, tokens, index, lexicon).then_some(Tag::Past),
            _ => continue,
        };
        if let (Some(verb), Some(token)) = (verb, tokens.get_mut(index)) {
            retag(token, verb);
        }
        if let Some(particle) = tokens.get_mut(index + 1).filter(|t| phrasal && t.tag.is_nominal()) {
            retag(particle, Tag::Adverb);
        }
    }
}

/// | Reacting |, the chairman said; | Warning | that time was short, he said.
fn leads(own: Token, next: Token, after: Token, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(own.entry);
    let comma = next.tag == Tag::Comma && own.tag == Tag::Name && !entry.is_listed();
    let that = next.is(known::THAT) && own.tag.is_nominal() && entry.cue.is_some() && !after.tag.is_verbal();
    own.shape == Shape::Capital && (comma || that)
}

/// The mayor | denies | that it is late; the firm | aims | to sell.
fn is_present(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let (own, before, next) = (token(index), token(index - 1), token(index + 1));
    // "Bryn – who was there – | states | that it rained"
    let aside = before.tag == Tag::Other && next.is(known::THAT);
    // "Moen, 34, | denies | theft", "Moen, 34, of Leeds, | denies | theft"
    let aged = || {
        let ahead = [1, 2, 3].map(|i| token(i).tag);
        ahead == [Tag::Comma, Tag::Number, Tag::Comma] && token(0).tag == Tag::Name
            || index >= 4 && [4, 3, 2].map(|back| token(index - back).tag) == [Tag::Name, Tag::Comma, Tag::Number]
    };
    let age = before.tag == Tag::Comma && aged();
    let subject = matches!(before.tag, Tag::Noun | Tag::Name) || aside || age;
    if own.shape != Shape::Lower || !(subject || before.tag == Tag::Adjective) {
        return false;
    }
    let that = next.is(known::THAT) && (!token(index + 2).tag.is_verbal() || is_before_verb(tokens, index + 2));
    if subject && next.tag == Tag::To && matches!(token(index + 2).tag, Tag::Base | Tag::Auxiliary) {
        // "a man | claims | to be king"
        return !has_verb(tokens, index + 3, Tag::Determiner);
    }
    let entry = lexicon.get(own.entry);
    let opens = matches!(next.tag, Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::There);
    // what is no noun at all is a verb before anything but another
    let only = entry.cue_noun.is_none() && next.is_word() && !next.tag.is_finite();
    entry.cue.is_some() && (that || subject && (opens || only) && !has_verb(tokens, index + 1, Tag::Determiner))
}

/// Ann Bell | climbs | the stairs.: a sentence has a verb.
fn acts_alone(tokens: &[Token], index: usize) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let next = token(index + 1).tag;
    let object = matches!(next, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Particle | Tag::Adverb);
    let ended = || tokens.iter().rev().find(|t| t.depth == 0 && t.tag != Tag::Mark).is_some_and(|t| t.tag == Tag::Stop);
    let subject = token(index).shape == Shape::Lower && token(index - 1).tag == Tag::Name;
    let around = index.saturating_sub(AHEAD)..(index + AHEAD).min(tokens.len());
    subject && object && ended() && !tokens.get(around).unwrap_or_default().iter().any(|t| t.tag.is_finite())
}

/// His lawyer, Ann Lee, | had | said so.
fn is_perfect(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
    let has = own.shape == Shape::Lower && lexicon.get(own.entry).verb == Some(VerbKind::Has);
    has && matches!(next.tag, Tag::Past | Tag::Participle | Tag::Not)
}

/// She | cautioned | that the data was thin.
fn is_past(tokens: &[Token], index: usize) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let (before, next) = (token(index - 1), token(index + 1));
    // the minister | termed | them baseless
    let object = next.is(known::THAT) || matches!(next.tag, Tag::Pronoun | Tag::Determiner | Tag::Possessive);
    let subject = before.tag == Tag::Pronoun || before.tag.is_nominal() && object;
    let led = || tokens.get(index.saturating_sub(AHEAD)..index).unwrap_or_default();
    // an officer, however, | termed | the plan baseless
    let aside = at(tokens, index as isize - 2).tag == Tag::Adverb;
    let apart = before.tag == Tag::Comma && next.tag == Tag::Determiner && aside;
    let subject = subject || index > 2 && apart && !led().iter().any(|t| t.tag.is_verbal());
    subject && next.tag != Tag::Noun
}

/// The mill never | reopened |; the head, Ann Bell, later | described | the meeting.
fn is_never(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |back: isize| at(tokens, index as isize - back);
    let subject = token(2).tag.is_nominal() || token(2).tag == Tag::Wh;
    let time = token(1).tag == Tag::Adverb && lexicon.get(token(1).entry).not_name == Some(NotName::Time);
    token(1).is(known::NEVER) && subject || time && (subject || token(2).tag == Tag::Comma) && has_object(token(-1))
}

/// Whether what stands behind a verb is its object, as none stands behind a participle of a passive.
pub(super) fn has_object(next: Token) -> bool {
    matches!(next.tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun)
}

/// The court | heard | that it was late.
fn leads_to_that(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, before, next) =
        (at(tokens, index as isize), at(tokens, index as isize - 1), at(tokens, index as isize + 1));
    let says = before.tag.is_nominal() && next.is(known::THAT) && lexicon.get(own.entry).cue.is_some();
    let led = || tokens.get(index.saturating_sub(AHEAD)..index).unwrap_or_default();
    let subject = at(tokens, index as isize + 2).tag;
    says && !led().iter().any(|t| t.tag.is_verbal()) && (subject.is_nominal() || subject == Tag::Gerund)
}

/// The director, Ann Bell, | urges | caution: no name begins so.
fn urges(text: &str, tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, before) = (at(tokens, index as isize), at(tokens, index as isize - 1));
    let says =
        own.shape == Shape::Lower && lexicon.get(own.entry).cue.is_some() && own.span().text(text).ends_with('s');
    let subject =
        before.tag == Tag::Name || before.tag == Tag::Comma && at(tokens, index as isize - 2).tag == Tag::Name;
    says && subject && !at(tokens, index as isize + 1).tag.is_finite()
}

/// With Ann | gushing |: “…”
fn gushes(text: &str, tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, before) = (at(tokens, index as isize), at(tokens, index as isize - 1));
    let next = at(tokens, index as isize + 1);
    let leads = next.shape == Shape::Colon && before.tag == Tag::Name;
    // he attacked the plan, | accusing | it of waste
    let leads = leads || before.tag == Tag::Comma && next.tag == Tag::Pronoun;
    // with one driver | warning | that it was late
    let with = || (2..=SUBJECT as isize).any(|back| at(tokens, index as isize - back).is(known::WITH));
    let somebody = lexicon.get(before.entry);
    let somebody = somebody.title.is_some() || matches!(somebody.source, Some(SourceKind::Person | SourceKind::Group));
    let leads = leads || somebody && next.is(known::THAT) && with();
    // Bell, | citing | “a broad correction,” lowered it
    let leads = leads || before.tag == Tag::Comma && matches!(next.shape, Shape::Mark | Shape::MarkOpens);
    leads && own.span().text(text).ends_with("ing")
}

/// The bank, which | said | in May that it was late; the minister on Monday | directed | them to stay; a third | chimed |
/// in: no other verb stands before it.
fn is_only_verb(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |back: isize| at(tokens, index as isize - back);
    let plain = token(0).shape == Shape::Lower;
    let says = plain && lexicon.cue(&[token(0).word, token(-1).word]).is_some();
    let relative = token(1).tag == Tag::Wh && !token(1).is(known::WHAT);
    let date = lexicon.get(token(1).entry).is_date() && token(2).tag == Tag::Preposition;
    let one = token(1).tag == Tag::Adjective && token(2).tag == Tag::Determiner && index == 2;
    let led = || tokens.get(index.saturating_sub(AHEAD)..index).unwrap_or_default();
    // foreign trade | maintained | steady growth
    let object = matches!(token(-1).tag, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Nouns);
    let acts = token(1).tag.is_nominal() && object && plain;
    // Ann Bell, 34, | insisted | she was late
    let hears = lexicon.get(token(0).entry).verb == Some(VerbKind::Hears);
    let subject = lexicon.get(token(-1).entry).pronoun.is_some_and(|p| p.usage == Use::Subject);
    let apart = says && !hears && token(1).tag == Tag::Comma && (subject || token(-1).is(known::THAT));
    if apart && index > 2 && index < AHEAD && !led().iter().any(|t| t.tag.is_verbal()) {
        return true;
    }
    let alone = (says && (date || one) || acts)
        && index < AHEAD
        && !led().iter().any(|t| t.tag.is_verbal() || t.tag == Tag::Comma);
    says && relative || alone && !has_verb(tokens, index + 1, Tag::None)
}

/// Experts | caution | that it is late; the authors | caution |, however, that it is late; but critics | point | out that it is.
fn warns(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |ahead: isize| at(tokens, index as isize + ahead);
    if token(-1).tag != Tag::Nouns {
        return false;
    }
    let aside = token(1).tag == Tag::Comma && token(2).tag == Tag::Adverb && token(3).tag == Tag::Comma;
    let phrasal = !aside && has_particle(token(0), token(1), lexicon);
    let that = if aside { 4 } else { 1 + isize::from(phrasal) };
    let leads = token(that).is(known::THAT) && (phrasal || token(that).tag == Tag::Subordinator);
    let parts = |t: &&Token| matches!(t.tag, Tag::Comma | Tag::Conjunction | Tag::Mark) || t.shape == Shape::Semicolon;
    let clause = || tokens.get(index.saturating_sub(AHEAD)..index).unwrap_or_default().iter().rev();
    leads && !clause().take_while(|t| !parts(t)).any(|t| t.tag.is_verbal())
}

/// The dam failed, Reuters | reports |; it was late, prosecutors | allege |; it was late, the treasury | forecasts |.
fn ends_sentence(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, before) = (at(tokens, index as isize), at(tokens, index as isize - 1));
    let entry = lexicon.get(own.entry);
    let ends = matches!(at(tokens, index as isize + 1).shape, Shape::Stop | Shape::None);
    let says = ends && own.shape == Shape::Lower && entry.cue.is_some();
    let acts = || tokens.iter().take(index).any(|t| t.tag.is_finite());
    let noun = || entry.cue_noun.is_some() && !(own.tag == Tag::Nouns && before.tag == Tag::Noun && acts());
    let subject = || before.tag == Tag::Name || before.tag.is_nominal() && !noun();
    says && subject() && before_subject(tokens, index).shape == Shape::Comma
}

/// A trend that the fund | predicts | will go on.
fn is_parted(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let (own, entry) = (token(index), lexicon.get(token(index).entry));
    let says = own.shape == Shape::Lower && entry.cue.is_some() && entry.cue_noun.is_none();
    if !says || token(index + 1).tag != Tag::Modal || token(index - 1).tag != Tag::Noun {
        return false;
    }
    let led = (index.saturating_sub(SUBJECT)..index).rev().find(|&i| token(i).tag == Tag::Determiner);
    led.and_then(|i| i.checked_sub(1)).is_some_and(|i| token(i).is(known::THAT) || token(i).tag == Tag::Wh)
}

/// Chen | disagreed |, saying.
fn is_no_noun(text: &str, tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, before) = (at(tokens, index as isize), at(tokens, index as isize - 1));
    let verb = lexicon.get(own.entry).cue_noun.is_none();
    // “Oh!” both | exclaimed |.
    let ends = at(tokens, index as isize + 1).shape == Shape::Stop;
    let subject = matches!(before.tag, Tag::Name | Tag::Pronoun) || before.tag == Tag::Determiner && ends;
    verb && subject && at(tokens, index as isize + 1).tag != Tag::Noun && own.span().text(text).ends_with("ed")
}

/// She | climbs | the steps.
fn follows_pronoun(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let before = at(tokens, index as isize - 1);
    let subject = lexicon.get(before.entry).pronoun.is_some_and(|p| p.usage == Use::Subject);
    subject && at(tokens, index as isize).shape == Shape::Lower && !at(tokens, index as isize + 1).tag.is_finite()
}

/// “We lost,” Marsh | recalls |; “All of it?” the host | jokes | to the crew.
fn follows_quotation(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
    let says = own.shape == Shape::Lower && lexicon.get(own.entry).cue.is_some();
    let ends = !next.tag.is_nominal() && !next.tag.is_verbal() && next.tag != Tag::Genitive;
    says && ends && (before_subject(tokens, index).shape == Shape::MarkCloses || ends_tied(tokens, index))
}

/// Whether a subject ends before `index` that stands right behind a quotation, with what ties to it: “They pay,” | a voice in
/// the advert | states.
fn ends_tied(tokens: &[Token], index: usize) -> bool {
    let led = tokens.get(index.saturating_sub(SUBJECT + 2)..index).unwrap_or_default();
    let Some(mark) = led.iter().rposition(|t| t.shape == Shape::MarkCloses) else { return false };
    let part = |t: &Token| t.tag.is_nominal() || matches!(t.tag, Tag::Determiner | Tag::Adjective | Tag::Preposition);
    let subject = led.get(mark + 1..).unwrap_or_default();
    let opens = subject.first().is_some_and(|t| t.tag == Tag::Determiner);
    opens && subject.iter().all(part) && at(tokens, index as isize + 1).shape == Shape::Stop
}

/// “We are ready”: Brett Rafferty | slams | rivals.
fn follows_headline(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
    let opens = at(tokens, 0).shape == Shape::MarkOpens;
    let object = matches!(next.shape, Shape::Capital | Shape::Upper) || next.tag == Tag::Determiner;
    let acts = || lexicon.get(own.entry).cue.is_some() || own.tag == Tag::Nouns && object;
    opens && own.shape == Shape::Lower && acts() && {
        let first = index.saturating_sub(AHEAD);
        let led = tokens.get(first..index).unwrap_or_default();
        let colon = led.iter().rposition(|t| t.shape == Shape::Colon).filter(|colon| first + colon + 1 < index);
        colon.is_some_and(|colon| {
            let quoted = at(tokens, (first + colon) as isize - 1).shape == Shape::MarkCloses;
            quoted && !led.iter().skip(colon + 1).any(|t| t.tag.is_verbal())
        })
    }
}

/// What stands before the subject that ends before `index`; nothing, where there is none.
fn before_subject(tokens: &[Token], index: usize) -> Token {
    let part = |t: &&Token| {
        t.tag.is_nominal() || matches!(t.tag, Tag::Determiner | Tag::Adjective | Tag::Possessive | Tag::Genitive)
    };
    let before = tokens.get(index.saturating_sub(SUBJECT + 1)..index).unwrap_or_default();
    match before.iter().rev().take_while(part).count() {
        0 => Token::NONE,
        subject => before.iter().rev().nth(subject).copied().unwrap_or(Token::NONE),
    }
}

/// The most tokens of a subject between a quotation and its verb.
const SUBJECT: usize = 6;

/// Bell | shut | the mill: the past of some verbs looks as their base does, which has another verb before it.
fn is_past_alike(tokens: &[Token], index: usize) -> bool {
    let (before, next) = (at(tokens, index as isize - 1), at(tokens, index as isize + 1));
    let subject = matches!(before.tag, Tag::Noun | Tag::Name);
    let object = matches!(next.tag, Tag::Determiner | Tag::Possessive);
    let led = || tokens.get(index.saturating_sub(AHEAD)..index).unwrap_or_default();
    // "Two barges a day use the lock", "Gulls have the roof"
    let present = |t: &Token| t.tag.is_verbal() || matches!(t.tag, Tag::To | Tag::Nouns);
    subject && object && !at(tokens, index as isize).is(known::HAVE) && !led().iter().any(present)
}

/// Norrland | contended | in its letter that it was late: no adverb ends so.
fn contends(text: &str, tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (before, own) = (at(tokens, index as isize - 1), at(tokens, index as isize));
    let listed = own.shape == Shape::Lower && lexicon.get(own.entry).cue.is_some();
    listed && before.tag.is_nominal() && own.span().text(text).ends_with("ed")
}

/// The firm | today | announced.
fn is_time(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (own, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
    // "the union | yesterday | vowed to strike"
    let object = |token: Token| has_object(token) || matches!(token.tag, Tag::To | Tag::Subordinator);
    let acts = next.tag.is_finite() || next.tag == Tag::Participle && object(at(tokens, index as isize + 2));
    own.shape == Shape::Lower && acts && lexicon.get(own.entry).not_name == Some(NotName::Time)
}

/// Whether the words from `index` on have a verb of their own before anything that could bring in another clause, or before a
/// word of the part of speech `or`.
pub(crate) fn has_verb(tokens: &[Token], index: usize, or: Tag) -> bool {
    let opens = |t: &Token| {
        let joins = matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Conjunction | Tag::Pronoun | Tag::Mark);
        joins || t.tag == or || matches!(t.tag, Tag::Subordinator | Tag::Wh | Tag::WhAdverb)
    };
    let ahead = tokens.get(index..).unwrap_or_default().iter().take(AHEAD);
    ahead.take_while(|t| !opens(t)).any(|t| t.tag.is_finite())
}
