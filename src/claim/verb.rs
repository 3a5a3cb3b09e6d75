//! The verbs of a clause, and which is its main one.

use crate::claim::asked::inverted;
use crate::claim::grammar::{Grammar, WordClass};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};
use crate::Span;

/// Whether the verb at `index` has a tense of its own.
#[inline]
pub(crate) fn is_finite(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let token = at(tokens, index as isize);
    // most words are no verbs
    let verb = token.tag.is_finite() | matches!(token.tag, Tag::Base | Tag::Nouns);
    token.tag != Tag::Genitive && words.is(token, WordClass::Finite) || verb && is_finite_here(words, tokens, index)
}

/// Whether a verb, or what looks like one, has a tense of its own by the words around it.
#[inline(never)]
fn is_finite_here(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let token = at(tokens, index as isize);
    match token.tag {
        Tag::Modal | Tag::Present => true,
        Tag::Past => !matches!(before(tokens, index).tag, Tag::To),
        Tag::Auxiliary => {
            !words.is(token, WordClass::Tenseless) && !matches!(before(tokens, index).tag, Tag::To | Tag::Modal)
        }
        Tag::Base => {
            let before = before(tokens, index);
            let subject = match before.tag {
                // "… on the old RAF *airfield*, …": a base form ends nothing behind a name
                Tag::Name => !ends(at(tokens, index as isize + 1)) || words.is(token, WordClass::Alike),
                Tag::Nouns | Tag::Pronoun | Tag::Wh | Tag::Noun => true,
                // "the poor *pay*", not "more *pay*"
                Tag::Adjective => {
                    at(tokens, index as isize + 1).is_word()
                        || words.is(at(tokens, index as isize - 2), WordClass::Article)
                }
                Tag::Determiner => !words.is(before, WordClass::Article),
                _ => false,
            };
            let other =
                || words.is(at(tokens, index as isize - 2), WordClass::Causes) || words.is(token, WordClass::NoVerb);
            subject && !other()
        }
        // "the firm plans to sell": a verb that looks like a noun
        Tag::Nouns => {
            let subject = matches!(at(tokens, index as isize - 1).tag, Tag::Noun | Tag::Name | Tag::Adjective);
            subject && at(tokens, index as isize + 1).tag == Tag::To
        }
        _ => false,
    }
}

fn ends(token: Token) -> bool {
    matches!(token.tag, Tag::Comma | Tag::Stop)
}

/// The token before `index`, adverbs and "not" passed over.
pub(crate) fn before(tokens: &[Token], index: usize) -> Token {
    tokens.get(..index).unwrap_or_default().iter().rev().take(4).find(|t| !is_passed(t)).copied().unwrap_or(Token::NONE)
}

/// Whether it can stand between a subject and its verb.
fn is_passed(token: &Token) -> bool {
    matches!(token.tag, Tag::Adverb | Tag::Not)
}

/// Whether it can be a subject's last word, or all of it.
pub(crate) fn is_subject(words: &Grammar, token: Token) -> bool {
    token.tag.is_nominal()
        || matches!(token.tag, Tag::There | Tag::Determiner | Tag::Wh | Tag::Gerund)
        || words.is(token, WordClass::Anybody)
}

/// How many tokens a subject may have before its verb.
const LONGEST_SUBJECT: usize = 14;

/// Whether a subject and its finite verb follow from `index` on.
pub(crate) fn starts_clause(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let mut nominal = false;
    // how many verbs belong to something subordinate: "the lowest since records *began*"
    let mut within = 0;
    // ", and the fleet stayed at home": a past that looks like a participle
    let before = |steps: isize| at(tokens, index as isize - steps);
    let joined = before(1).tag == Tag::Conjunction && before(2).shape == Shape::Comma;
    let (mut i, mut closed, mut end) = (index, usize::MAX, (index + LONGEST_SUBJECT).min(tokens.len()));
    while i < end {
        let (token, next) = (at(tokens, i as isize), at(tokens, i as isize + 1));
        let last = at(tokens, i as isize - 1);
        let near = closed == i || last.tag.is_nominal() || words.is(last, WordClass::Anybody);
        let past = joined && token.tag == Tag::Participle && near;
        if nominal && (past || is_finite(words, tokens, i)) {
            if within == 0 {
                return true;
            }
            within -= 1;
        }
        // "the mayor, who farms, left"
        if token.tag == Tag::Comma && nominal && next.tag == Tag::Wh {
            let rest = tokens.get(i + 1..).unwrap_or_default().iter().take(LONGEST_SUBJECT);
            let Some(comma) = rest.into_iter().position(|t| t.tag == Tag::Comma) else { return false };
            i += comma + 2;
            end = (end + comma + 2).min(i + LONGEST_SUBJECT).min(tokens.len());
            closed = i;
            continue;
        }
        let first = i == index;
        let opens = first && words.is(token, WordClass::Opens) && !is_finite(words, tokens, i + 1);
        let leading = opens || first && token.tag == Tag::Not && matches!(next.tag, Tag::Determiner | Tag::Number);
        within += usize::from(!first && token.tag == Tag::Preposition && words.is(token, WordClass::Since));
        let inside = matches!(
            token.tag,
            Tag::Determiner
                | Tag::Adjective
                | Tag::Noun
                | Tag::Nouns
                | Tag::Name
                | Tag::Pronoun
                | Tag::Possessive
                | Tag::Preposition
                | Tag::Genitive
                | Tag::Number
                | Tag::Adverb
                | Tag::There
                | Tag::Other
                | Tag::Mark
                | Tag::Gerund
        );
        if !(inside || leading || within > 0 && is_finite(words, tokens, i)) {
            return false;
        }
        nominal |= is_subject(words, token) && !leading;
        i += 1;
    }
    false
}

/// Where a clause's main verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// The finite one.
    pub(crate) finite: usize,
    /// The full verb of the group: "burned" in "had not burned".
    pub(crate) full: usize,
    /// After the last word of the group.
    pub(crate) end: usize,
    /// After the last word of the main clause: something subordinate may follow.
    pub(crate) core_end: usize,
    /// Where the main clause begins, after what stands before it.
    pub(crate) core_start: usize,
    /// Where its subject begins, after a phrase that a comma sets apart: "Not far from here, *the dam* broke."
    pub(crate) front: usize,
    /// Where the clause that the subject has to itself begins and ends: "The bill *that nobody read* passed."
    pub(crate) aside: (usize, usize),
    /// Whether it is surely finite, and nothing subordinate holds it.
    pub(crate) leads: bool,
}

impl Verb {
    /// For words of which none is known as the verb: any could be.
    pub(crate) fn all(tokens: usize) -> Self {
        Verb { finite: 0, full: 0, end: tokens, core_end: tokens, core_start: 0, front: 0, aside: (0, 0), leads: false }
    }

    /// Whether the word at `index` stands in a clause that the subject has to itself.
    pub(crate) fn is_aside(self, index: usize) -> bool {
        (self.aside.0..self.aside.1).contains(&index)
    }
}

/// The main verb of a clause, if it has one.
pub(crate) fn main_verb(words: &Grammar, tokens: &[Token]) -> Option<Verb> {
    let mut skip = 0u32;
    // "Had it rained, *the match would have stopped*"
    let start = inverted(words, tokens).unwrap_or(0);
    let (mut core_start, mut front) = (start, start);
    let mut spare = None;
    let mut finite = None;
    // headlines, and pasts that look like participles: "the guests made their beds"
    let (mut bare, mut joined) = (None, None);
    // where the first clause begins that the subject has to itself
    let (mut nominal, mut commas, mut aside) = (false, 0, None);
    // whether a comma parts something subordinate, which has no verb so far, from what stands before it
    let mut apart = false;
    for index in start..tokens.len() {
        let token = at(tokens, index as isize);
        match token.tag {
            // "*while* playing", "*if* asked": without a verb of its own
            Tag::WhAdverb | Tag::Subordinator if is_short(tokens, index) => {}
            Tag::Wh | Tag::WhAdverb | Tag::Subordinator => {
                aside = aside.or((nominal && skip == 0).then_some(index));
                skip += 1;
                apart = at(tokens, index as isize - 1).tag == Tag::Comma;
            }
            // "The plan, while important, is not law."
            Tag::Comma if apart && skip > 0 => (skip, apart) = (skip - 1, false),
            Tag::Participle if skip == 0 && before(tokens, index).tag.is_nominal() => {
                let near = at(tokens, index as isize - 1).tag.is_nominal();
                (bare, joined) = (bare.or(near.then_some(index)), joined.or(Some(index)));
            }
            // "The bill that nobody read passed."
            Tag::Participle if skip == 0 && aside.is_some() && spare.is_some() => {
                let apart =
                    matches!(at(tokens, index as isize - 1).tag, Tag::Past | Tag::Present | Tag::Base | Tag::Comma);
                bare = bare.or(apart.then_some(index));
            }
            // "The mill, built in 1900, burned in 2021."
            Tag::Participle if skip == 0 && commas == 2 && at(tokens, index as isize - 1).tag == Tag::Comma => {
                bare = bare.or(Some(index));
            }
            Tag::Comma if skip == 0 => {
                commas += usize::from(nominal || commas > 0);
                // "He hardly moved, *thinking* that …"
                let goes_on = at(tokens, index as isize + 1).tag == Tag::Gerund;
                let anew = !goes_on && starts_clause(words, tokens, index + 1);
                // what is subordinate at the start ends at its comma
                if spare.is_some() && (anew || aside.is_none()) {
                    core_start = index + 1;
                }
                if anew {
                    (front, nominal, aside, commas) = (index + 1, false, None, 0);
                }
            }
            _ if is_finite(words, tokens, index) => {
                if skip == 0 {
                    // "The guests made their beds and left."
                    let joined = joined.filter(|_| before(tokens, index).tag == Tag::Conjunction);
                    finite = joined.or(Some(index));
                    break;
                }
                (skip, apart) = (skip - 1, false);
                spare = spare.or(Some(index));
            }
            _ => {}
        }
        nominal |= is_subject(words, token) && token.tag != Tag::Wh;
    }
    let leads = finite.is_some();
    // "The woman he had never met left."
    let bared = finite.and_then(|finite| reduced(words, tokens, core_start.max(front), finite));
    let (aside, finite) = bared.map_or((aside, finite), |(start, verb)| (Some(start), Some(verb)));
    let known = leads || bare.is_some();
    let finite = finite.or(bare).or(spare)?;
    let mut full = finite;
    let mut end = finite + 1;
    while let Some(token) = tokens.get(end) {
        match token.tag {
            // "We've doubled *spending*"
            Tag::Gerund if at(tokens, full as isize).tag == Tag::Participle => break,
            Tag::Base | Tag::Participle | Tag::Gerund | Tag::Past => full = end,
            Tag::Auxiliary | Tag::Adverb | Tag::Not | Tag::Modal => {}
            // "have since recovered"
            Tag::Preposition | Tag::Subordinator if end == finite + 1 && is_since(words, tokens, end) => {}
            // "has neither risen nor fallen"
            Tag::Conjunction if end == finite + 1 && at(tokens, end as isize + 1).tag == Tag::Participle => {}
            // "have more than doubled"
            Tag::Adjective if is_exceeded(tokens, end) => end += 1,
            Tag::To if matches!(at(tokens, end as isize + 1).tag, Tag::Base | Tag::Auxiliary) => {}
            _ => break,
        }
        end += 1;
    }
    let subordinate = |t: &Token| matches!(t.tag, Tag::Wh | Tag::WhAdverb | Tag::Subordinator);
    let core_end = tokens.iter().skip(end).position(subordinate).map_or(tokens.len(), |p| end + p);
    let group = tokens.get(..finite).unwrap_or_default().iter().rev().take_while(|t| is_passed(t)).count();
    let aside = aside.filter(|_| known).map_or((0, 0), |start| (start, finite - group));
    let (core_start, front) = (core_start.min(finite), front.min(finite));
    Some(Verb { finite, full, end, core_end, core_start, front, aside, leads })
}

/// Whether what hangs on a clause has a participle right behind the word that leads it, and no subject: "while playing".
fn is_short(tokens: &[Token], index: usize) -> bool {
    matches!(at(tokens, index as isize + 1).tag, Tag::Gerund | Tag::Participle)
}

/// Whether "since" stands at `index` as an adverb: "have *since* recovered".
fn is_since(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let [before, token, next] = [-1, 0, 1].map(|step| at(tokens, index as isize + step));
    let perfect = words.is(before, WordClass::Perfect) && matches!(next.tag, Tag::Participle | Tag::Past);
    perfect && words.is(token, WordClass::Since)
}

/// Whether "more than" stands at `index`, before a verb.
fn is_exceeded(tokens: &[Token], index: usize) -> bool {
    let verb = at(tokens, index as isize + 2).tag;
    let words = at(tokens, index as isize).is(known::MORE) && at(tokens, index as isize + 1).is(known::THAN);
    words && matches!(verb, Tag::Participle | Tag::Past)
}

/// Where a relative clause without a pronoun of its own begins behind the subject, and the main verb after it: "The woman
/// *he* had never met *left*"; `finite` is the first finite verb.
fn reduced(words: &Grammar, tokens: &[Token], start: usize, finite: usize) -> Option<(usize, usize)> {
    let opens = at(tokens, start as isize).tag;
    if !(opens.is_nominal() || matches!(opens, Tag::Determiner | Tag::Possessive | Tag::Adjective)) {
        return None;
    }
    let second = |&i: &usize| {
        let (token, before) = (at(tokens, i as isize), at(tokens, i as isize - 1).tag);
        let subject = token.tag == Tag::Pronoun && words.is(token, WordClass::Subject);
        matches!(before, Tag::Noun | Tag::Nouns) && (subject || words.is(token, WordClass::Anybody))
    };
    let second = (start + 1..finite.min(start + LONGEST_SUBJECT)).find(second)?;
    let verbal = |i: usize| at(tokens, i as isize).tag.is_verb();
    if (second + 1..finite).any(verbal) {
        return Some((second, finite));
    }
    // behind the group of the relative clause's verb
    let helps = matches!(at(tokens, finite as isize).tag, Tag::Auxiliary | Tag::Modal);
    let rest = finite + 1..tokens.len().min(finite + LONGEST_SUBJECT);
    let from = if helps { rest.clone().find(|&i| verbal(i))? + 1 } else { finite + 1 };
    let ends = |t: Tag| matches!(t, Tag::Comma | Tag::Conjunction | Tag::Subordinator | Tag::Wh | Tag::WhAdverb);
    let open = |i: &usize| !ends(at(tokens, *i as isize).tag) && at(tokens, *i as isize).is_word();
    let past = |i: usize| i == from && at(tokens, i as isize).tag == Tag::Participle && verbal(i - 1);
    let verb = (from..rest.end).take_while(open).find(|&i| is_finite(words, tokens, i) || past(i))?;
    Some((second, verb))
}

/// The pronoun that is the main verb's grammatical subject, if one is.
pub(crate) fn subject_pronoun(tokens: &[Token], verb: Verb) -> Option<Span> {
    Some(before(tokens, verb.finite)).filter(|t| t.tag == Tag::Pronoun).map(Token::span)
}

/// Whether the words begin with a subject pronoun: then something is said, even if no verb is recognised.
pub(crate) fn begins_with_subject(words: &Grammar, tokens: &[Token]) -> bool {
    tokens.iter().filter(|t| t.is_word()).take(3).any(|t| words.is(*t, WordClass::Subject))
}
