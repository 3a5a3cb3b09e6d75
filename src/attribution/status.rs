//! Whether the saying that a cue tells of took place.

use crate::attribution::Status;
use crate::block::Block;
use crate::candidate::Candidate;
use crate::claim::words::{Found, Meaning, Negation, Words};
use crate::claim::{Modality, Subject};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{at, Token};

/// How many tokens before the head of a cue can change its status.
const BEFORE_HEAD: usize = 5;

/// How many tokens before a source the words of a condition can begin: "on condition that the firm says".
const BEFORE_SOURCE: usize = 3;

/// The status of an attribution: by the words of its cue and those before, as the tables have them.
pub(crate) fn status(block: &Block, it: &Candidate, words: &Words) -> Status {
    let tokens = &block.tokens;
    let from = it.head.saturating_sub(BEFORE_HEAD).max(it.source.as_ref().map_or(0, |s| s.end.min(it.head)));
    // "Olson, who voted no, said": a comma ends what can change it
    let comma = tokens.get(from..it.head).unwrap_or_default().iter().rposition(|t| t.tag == Tag::Comma);
    let from = comma.map_or(from, |i| from + i + 1);
    let said = Meanings::of(block, words, from..it.head);
    let source = it.source.as_ref().map(|s| s.start);
    // "no one said", "nor the player said"
    let joined =
        |start: usize| start - usize::from(start > 0 && at(tokens, start as isize - 1).tag == Tag::Conjunction);
    let nobody = source.is_some_and(|start| Meanings::of(block, words, joined(start)..start + 1).negates());
    let modal = tokens.get(from..it.head).unwrap_or_default().iter().any(|t| t.tag == Tag::Modal);
    let expected = said.any(|m| matches!(m, Meaning::Subject(Subject::Prediction)));
    let intended = said.any(|m| matches!(m, Meaning::Modality(Modality::Intention)));
    match () {
        () if said.negates() || nobody || finds_none(block, words, it) => Status::Negated,
        () if modal && !expected => Status::Hypothetical,
        () if source.is_some_and(|start| is_conditional(block, words, start)) => Status::Hypothetical,
        () if expected || intended || scheduled(tokens.get(from..it.head).unwrap_or_default()) => Status::Expected,
        () => Status::Actual,
    }
}

/// How many words can tell what a clause behind "that" is of: "found | no evidence at all | that".
const OBJECT: usize = 5;

/// Whether what the clause is of is said not to be: "found | no evidence | that the dam had leaked".
fn finds_none(block: &Block, words: &Words, it: &Candidate) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let first = it.cue.end.max(it.head + 1);
    let that = (first..first + OBJECT).find(|&i| token(i).is(known::THAT) || token(i).tag.is_verbal());
    let object = first..that.filter(|&i| token(i).is(known::THAT)).unwrap_or(first);
    token(it.head).tag.is_verb() && Meanings::of(block, words, object).negates()
}

/// Whether a condition leads to the source that starts at `start`, or a question does: "if he says", "Did he say".
fn is_conditional(block: &Block, words: &Words, start: usize) -> bool {
    let first = block.sentence_at(start).start;
    let asks = start == first + 1 && matches!(at(&block.tokens, first as isize).tag, Tag::Auxiliary | Tag::Modal);
    asks || condition_before(block, words, start)
}

fn condition_before(block: &Block, words: &Words, start: usize) -> bool {
    let first = start.saturating_sub(BEFORE_SOURCE).max(block.sentence_at(start).start);
    let condition = |f: &Found| f.at + f.len == start && matches!(f.meaning, Meaning::Modality(Modality::Condition));
    Meanings::of(block, words, first..start).0.iter().any(condition)
}

/// Ends what is said under a condition where the condition ends: "if he says it is safe, | they will go".
pub(crate) fn end_conditions(block: &Block, words: &Words, candidates: &mut [Candidate]) {
    for candidate in candidates {
        let Some(start) = candidate.source.as_ref().map(|s| s.start) else { continue };
        let leads = start <= block.sentence_at(start).start + BEFORE_SOURCE;
        if !leads || candidate.quotes(block) || !condition_before(block, words, start) {
            continue;
        }
        for piece in candidate.pieces.iter_mut().filter(|p| p.start > start) {
            let inside = block.tokens.get(piece.clone()).unwrap_or_default();
            piece.end = inside.iter().position(|t| t.tag == Tag::Comma).map_or(piece.end, |i| piece.start + i);
        }
    }
}

/// "scheduled to", "preparing to"; "used to" tells what was said time and again.
fn scheduled(tokens: &[Token]) -> bool {
    let leads = |t: &Token| matches!(t.tag, Tag::Participle | Tag::Gerund) && !t.is(known::USED);
    let is_scheduled = |pair: &[Token]| matches!(pair, [a, b] if b.tag == Tag::To && leads(a));
    tokens.windows(2).any(is_scheduled)
}

/// What the tables say of some tokens.
struct Meanings(Vec<Found>);

impl Meanings {
    fn of(block: &Block, words: &Words, range: std::ops::Range<usize>) -> Self {
        let mut found = Vec::new();
        for index in range {
            words.find(&block.tokens, index, &mut found);
        }
        Meanings(found)
    }

    fn any(&self, test: impl Fn(Meaning) -> bool) -> bool {
        self.0.iter().any(|f| test(f.meaning))
    }

    /// Whether one of the words negates, and stands in no phrase that only looks so.
    fn negates(&self) -> bool {
        let mut idle_until = 0;
        self.0.iter().any(|f| match f.meaning {
            Meaning::Negation(Negation::Idle) => {
                idle_until = f.at + f.len;
                false
            }
            Meaning::Negation(Negation::Negates) => f.at >= idle_until,
            _ => false,
        })
    }
}
