//! Claims: what each voice of a text asserts, clause by clause.

mod amount;
mod antecedent;
mod aside;
mod asked;
mod clause;
pub(crate) mod evidence;
mod grammar;
pub(crate) mod kinds;
mod measure;
mod mend;
mod mood;
mod number;
mod phrases;
mod quantity;
mod record;
mod sense;
mod tense;
#[cfg(test)]
mod tests;
mod time;
mod verb;
mod voices;
pub(crate) mod words;
pub(crate) mod worth;

use std::ops::Range;

use crate::attribution::Status;
use crate::block::Block;
use crate::lexicon::Stance;
use crate::model::Model;
use crate::room::make_room;
use crate::span::joined;
use crate::token::tag::Tag;
use crate::token::{self, Shape, Token};
use crate::Span;

use amount::Reader;
use clause::Clause;
#[cfg(feature = "training")]
use evidence::Evidence;
use evidence::Group;
use grammar::{Grammar, WordClass};
use phrases::Phrases;
use voices::{each_claim_of, Told, Voice};
use words::{Meaning, Words};

pub(crate) use antecedent::set_antecedents;
pub use kinds::{Bound, ClaimKind, Modality, Polarity, QuantityKind, ReasonKind, Subject, Tense, TimeKind};
pub use number::Number;
pub use quantity::{Quantity, Unit};
pub use record::{Antecedent, Claim, Reason, TimeExpression};

/// What the claim stage has to know of an attribution.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attributed<'a> {
    pub(crate) index: usize,
    /// In order; a content in several pieces has several spans.
    pub(crate) content: &'a [Span],
    pub(crate) source: Option<Span>,
    pub(crate) cue: Option<Span>,
    /// The voice that its claims have.
    pub(crate) kind: ClaimKind,
    pub(crate) saying: Saying,
}

/// What the cue does with its content, as far as claims go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saying {
    /// It puts the content forward: *said, claimed, warned*.
    Asserts,
    /// It says that the content is not so: *denied*.
    Denies,
    /// It puts the content forward as a judgement: *thinks, doubts*.
    Judges,
    /// It says what will come: *predicted*.
    Predicts,
    /// It binds the source: *promised, vowed*.
    Promises,
    /// It asserts nothing: *asked*.
    Nothing,
    /// The content is not put forward, and only the whole clause asserts something: *proposed a tax cut, did not say
    /// that it was safe, is expected to say so*. It is a claim of whoever tells of it.
    Stays,
}

impl Saying {
    /// What an attribution of that stance and status does with its content.
    pub(crate) fn of(stance: Option<Stance>, status: Status) -> Self {
        match stance {
            Some(Stance::Asks | Stance::Declines) => Saying::Nothing,
            _ if status != Status::Actual => Saying::Stays,
            Some(Stance::Orders) => Saying::Stays,
            Some(Stance::Denies) => Saying::Denies,
            Some(Stance::Thinks | Stance::Doubts | Stance::Hopes | Stance::Fears) => Saying::Judges,
            Some(Stance::Predicts) => Saying::Predicts,
            Some(Stance::Promises | Stance::Intends) => Saying::Promises,
            _ => Saying::Asserts,
        }
    }
}

/// Buffers that are filled anew for some blocks at a time.
#[derive(Default)]
pub(crate) struct Scratch {
    /// Of each token of a block: the place of its innermost attribution in the list, plus one; 0 for the author.
    owners: Vec<u32>,
    contents: Vec<(u32, Span, u32)>,
    mended: Vec<Token>,
    /// Of a sentence: the stretches that are one voice's, with its owner.
    runs: Vec<(u32, Range<usize>)>,
    /// Of each token of each block: whether it is part of a cue or a source.
    frames: Vec<bool>,
    voices: Vec<Voice>,
    /// The words of all voices, and their places in their blocks.
    tokens: Vec<Token>,
    places: Vec<u32>,
    clauses: Vec<Clause>,
    told: Vec<Told>,
    described: Vec<(Told, Claim)>,
    found: Phrases,
    lists: Lists,
    group: Group,
    /// What the worth of every claim starts from, once that is known.
    bias: Option<i32>,
}

/// What a claim lists, while it is not known how long the lists are.
#[derive(Default)]
struct Lists {
    negation: Vec<Span>,
    quantities: Vec<Quantity>,
    times: Vec<TimeExpression>,
}

/// What every claim of a block is made from.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    pub(crate) block: &'a Block,
    pub(crate) attributed: &'a [Attributed<'a>],
    pub(crate) words: &'a Words,
    pub(crate) model: &'a Model,
}

/// Appends the claims of some blocks, one after another in the text, to `out`: those of each block in the order of their
/// starts. A sentence of a block for which `skip` holds (it is boilerplate) makes none.
pub(crate) fn claims(
    sources: &[Source<'_>],
    skip: impl Fn(usize, usize) -> bool,
    scratch: &mut Scratch,
    out: &mut Vec<Claim>,
) {
    let Some(model) = sources.first().map(|source| source.model) else { return };
    let (mut first, mut last) = (out.len(), 0);
    let mut group = std::mem::take(&mut scratch.group);
    let bias = *scratch.bias.get_or_insert_with(|| worth::bias(model));
    each_claim_of(sources, skip, scratch, |number, evidence, claim| {
        if number != last || !group.takes(&evidence) {
            worth::judge(&mut group, bias, model, out);
        }
        if number != last {
            out.get_mut(first..).unwrap_or_default().sort_by_key(Claim::span);
            (first, last) = (out.len(), number);
        }
        group.add(&evidence, &claim);
        make_room(out, 1);
        out.push(claim);
    });
    worth::judge(&mut group, bias, model, out);
    scratch.group = group;
    out.get_mut(first..).unwrap_or_default().sort_by_key(Claim::span);
}

/// Calls `take` with each claim of a block and what its worth is told from.
#[cfg(feature = "training")]
pub(crate) fn each_claim(
    source: Source<'_>,
    skip: impl Fn(usize) -> bool,
    scratch: &mut Scratch,
    mut take: impl FnMut(Evidence<'_>, Claim),
) {
    each_claim_of(&[source], |_, sentence| skip(sentence), scratch, |_, evidence, claim| take(evidence, claim));
}

/// Finds out whose each token is.
fn own(source: Source<'_>, scratch: &mut Scratch) {
    let tokens = &source.block.tokens;
    scratch.owners.clear();
    scratch.owners.resize(tokens.len(), 0);
    let frames = scratch.frames.len();
    scratch.frames.resize(frames + tokens.len(), false);
    let frames = scratch.frames.get_mut(frames..).unwrap_or_default();
    scratch.contents.clear();
    let grammar = &source.words.grammar;
    let within = |span: Span| source.block.places_in(span);
    let mended = &mut scratch.mended;
    for (attributed, owner) in source.attributed.iter().zip(1u32..) {
        let length = attributed.content.iter().map(|s| s.len() as u32).fold(0u32, u32::saturating_add);
        // words that assert nothing by themselves ("plans *to leave*") stay with the clause they stand in
        let spans = attributed.content.iter();
        let mut asserts = |span: &Span| {
            let places = within(*span);
            mended.clear();
            mended.extend(tokens.get(places.clone()).unwrap_or_default());
            mend::mend(grammar, source.text, mended, attributed.kind != ClaimKind::Quoted);
            let words = mended.as_slice();
            // "He claims *that* vaccines cause rashes": a clause, whatever its verb looks like
            let that = token::at(tokens, places.start as isize - 1);
            let opened = that.tag == Tag::Subordinator && grammar.is(that, WordClass::Opens);
            // "Most marriages end in divorce, *Roe says*", too
            let next = token::at(tokens, places.end as isize);
            let parted = next.tag == Tag::Comma && attributed.cue.is_some_and(|cue| cue.start() > span.end());
            let told = (opened || parted) && attributed.kind == ClaimKind::Reported && words.len() >= 3;
            let first = token::at(words, 0).tag;
            let verb = || {
                verb::main_verb(grammar, words)
                    .filter(|v| !asked::hangs(grammar, words) && (v.leads || !asked::is_bidden(words)))
            };
            first != Tag::To && (told && first != Tag::Preposition || verb().is_some())
        };
        let speaks = attributed.kind == ClaimKind::Quoted || spans.clone().any(&mut asserts);
        let who = attributed.source.and_then(|s| tokens.get(within(s).start)).copied();
        let cue = attributed.cue.map_or(0, |cue| within(cue).start);
        let first = source.block.sentence_at(cue).start;
        let calls = cue < first + HEAD && asked::only_calls(grammar, tokens, who, cue);
        let [first, second] = [0, 1].map(|i| attributed.content.get(i).map_or(0..0, |&span| within(span)));
        let pieces = [&first, &second].map(|places| tokens.get(places.clone()).unwrap_or_default());
        let behind = aside::is_told_behind(grammar, pieces[0], pieces[1]);
        // "She asked that the road be closed": what she wants, not what she wonders
        let wants = || {
            let that = token::at(tokens, first.start as isize - 1);
            attributed.saying == Saying::Nothing && first.start > 0 && grammar.is(that, WordClass::Opens)
        };
        let stays = attributed.saying == Saying::Stays || calls || wants();
        if !speaks || stays && attributed.kind != ClaimKind::Quoted {
            continue;
        }
        for span in spans.skip(usize::from(behind)) {
            scratch.contents.push((u32::MAX - length, *span, owner));
        }
        if behind {
            frames.get_mut(first).unwrap_or_default().fill(true);
        }
        for frame in [attributed.source, attributed.cue].into_iter().flatten() {
            frames.get_mut(within(frame)).unwrap_or_default().fill(true);
        }
    }
    // the longest first, so that the innermost has the last word
    scratch.contents.sort_unstable();
    for &(_, span, owner) in &scratch.contents {
        scratch.owners.get_mut(within(span)).unwrap_or_default().fill(owner);
    }
}

/// How many tokens from the start of a sentence a cue may begin that only calls for attention.
const HEAD: usize = 6;

/// Whether words without a finite verb still assert something, as headlines do.
fn fragment_asserts(grammar: &Grammar, tokens: &[Token], found: &Phrases) -> bool {
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let number = found.sorts & Meaning::NUMBERS != 0 || tokens.iter().any(|t| t.shape == Shape::Number);
    let participle = tokens.iter().any(|t| t.tag == Tag::Participle);
    if asked::greets_by_name(grammar, tokens) {
        return false;
    }
    // five words are seldom without a verb: it was not recognised
    // "the best loaf in town"
    let kinds = [Subject::Comparison, Subject::Opinion];
    let judges = kinds.iter().any(|&kind| found.sorts >> Meaning::SUBJECTS >> kind as u32 & 1 == 1);
    let long = words >= 5 && !asked::greets(grammar, tokens) && (judges || !asked::is_phrase(grammar, tokens));
    words >= 3 && (number || verb::begins_with_subject(grammar, tokens)) || words >= 4 && participle || long
}

/// Everything about a claim but its worth.
fn describe(
    reader: Reader<'_>,
    places: &[u32],
    attributed: Option<&Attributed<'_>>,
    verb: Option<verb::Verb>,
    lists: &mut Lists,
) -> Claim {
    let saying = attributed.map_or(Saying::Asserts, |a| a.saying);
    let mut parts: Vec<Span> = Vec::with_capacity(1);
    let mut rest = reader.tokens;
    for run in places.chunk_by(|a, b| a + 1 == *b) {
        let (tokens, tail) = rest.split_at_checked(run.len()).unwrap_or((rest, &[]));
        parts.extend(tokens.first().zip(tokens.last()).map(|(first, last)| first.span().join(last.span())));
        rest = tail;
    }
    let text = joined(reader.text, &parts);
    let Lists { negation, quantities, times } = lists;
    measure::quantities(reader, quantities);
    time::times(reader, quantities, times);
    let antecedent = antecedent::sought(&reader.words.grammar, reader.tokens, verb, attributed, times);
    let verb = verb.unwrap_or(verb::Verb::all(reader.tokens.len()));
    let mut polarity = mood::polarity(&reader.words.grammar, reader.tokens, reader.found.all(), verb, negation);
    let mut modality = mood::modality(&reader.words.grammar, reader.tokens, reader.found.all(), verb);
    let tense = tense::tense(reader, verb, times);
    if saying == Saying::Denies {
        polarity = if polarity == Polarity::Asserted { Polarity::Negated } else { Polarity::Asserted };
        negation.extend(attributed.and_then(|a| a.cue));
        negation.sort_unstable();
    }
    if saying == Saying::Promises && modality == Modality::Fact {
        modality = Modality::Intention;
    }
    let mut claim = Claim {
        text,
        kind: attributed.map_or(ClaimKind::Author, |a| a.kind),
        parts,
        attribution: attributed.map(|a| a.index),
        check_worthiness: crate::Confidence::default(),
        reasons: Vec::new(),
        polarity,
        negation: exact(negation),
        modality,
        tense,
        times: exact(times),
        subjects: Vec::new(),
        quantities: exact(quantities),
        antecedent,
    };
    sense::subjects(reader, saying, verb, &mut claim);
    claim
}

/// What the list holds, with room for no more: a list of one takes room for four, which is more than all the rest of a
/// claim.
fn exact<T>(list: &mut Vec<T>) -> Vec<T> {
    let mut exact = Vec::with_capacity(list.len());
    exact.append(list);
    exact
}
