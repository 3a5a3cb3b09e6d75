//! What is only named, or judged, by somebody's saying it: "everything | he | says | is false", "contrary to what | he |
//! says |, crime fell"; and what is told behind such a name: "the first thing | she | said | was that | it was late |".

use std::ops::Range;

use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::{has_finite, opens_finite};
use crate::lexicon::known;
use crate::lexicon::{DeterminerKind, Lexicon, Stance, Use};
use crate::token::tag::Tag;
use crate::token::{at, Token};

/// The most tokens of whoever hears it, and of what stands before the noun that names it.
const HEARER: usize = 3;
const BEFORE: usize = 4;

impl Candidate {
    /// Leaves the name of what is said out of the content, and what is said of it. Tells whether anything is left.
    pub(crate) fn part_named(&mut self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let head = token(self.head);
        let adjacent = self.source.clone().filter(|s| s.end == self.cue.start && head.tag.is_verb());
        let Some(source) = adjacent else { return true };
        // "| everything the bishop | says"
        let first = token(source.start);
        let thing = lexicon.get(first.entry).determiner == Some(DeterminerKind::Thing);
        let inside = source.len() > 1 && thing && opens(token(source.start + 1));
        if inside {
            self.source = Some(source.start + 1..source.end);
            self.phrase = self.phrase.filter(|p| p.start as usize > source.start).or(block.phrase_before(source.end));
        }
        let Some(link) = (source.start + usize::from(inside)).checked_sub(1) else { return true };
        let asks = is_asked_for(token(link), lexicon);
        if !asks && !names_saying(token(link), lexicon) {
            return true;
        }
        // “What he said hurt,” Roe said: the name is as deep as the saying
        let told = |p: &Range<usize>| token(p.start).depth <= head.depth;
        let named = |p: &Range<usize>| p.contains(&link) && p.end < self.cue.end && told(p);
        // "what she told | us | was that it was late"
        let behind = |p: &Range<usize>| (self.cue.end..=self.cue.end + HEARER).contains(&p.start) && told(p);
        let comma = |p: &Range<usize>| p.start > self.cue.end && token(p.start - 1).tag == Tag::Comma;
        let judged = |p: &Range<usize>| behind(p) && !comma(p) && token(p.start).tag.is_finite();
        if let Some(place) = self.pieces.iter().position(judged) {
            // "in what he said | was a farce |": that is told of something
            if !opens_clause(block, link) {
                let around = self.pieces.iter_mut().find(|p| asks && named(p) && p.end == link + 1);
                around.into_iter().for_each(|p| p.start = link);
                return true;
            }
            let Some(clause) = self.pieces.get(place).and_then(|p| told_behind(block, p)) else { return false };
            self.pieces = std::iter::once(clause).collect();
            return true;
        }
        // “No.” | That was all | he said.: it is said beside this
        let points = |p: &Range<usize>| token(p.start).is(known::THAT) || token(p.start).is(known::THIS);
        // "what he called | a farce |"
        let mark = usize::from(token(self.cue.end).tag == Tag::Mark);
        let direct = |p: &Range<usize>| (self.cue.end..=self.cue.end + mark).contains(&p.start);
        if self.pieces.iter().any(|p| direct(p) || named(p) && points(p)) {
            return true;
        }
        // "a charge | he | denied"
        let stance = lexicon.get(head.entry).cue.map(|cue| cue.stance);
        let says = matches!(stance, Some(Stance::Says | Stance::Claims));
        let named = |p: &Range<usize>| named(p) && (says || asks);
        let opposed = |p: &Range<usize>| asks && comma(p) && told(p) && !leads_by(block, link, lexicon);
        let left = self.pieces.iter().filter(|p| !named(p) && !opposed(p)).cloned().collect();
        self.pieces = left;
        !self.pieces.is_empty()
    }
}

/// Whether it stands for what is said without naming it: "*what* he says", "*whatever* they say".
fn is_asked_for(link: Token, lexicon: &Lexicon) -> bool {
    let usage = lexicon.get(link.entry).pronoun.map(|p| p.usage);
    usage == Some(Use::Interrogative) && matches!(link.tag, Tag::Wh | Tag::Determiner | Tag::Pronoun)
}

/// Whether it names what is said: "the first *thing* she said", "every *word* he says", "*everything* he says".
fn names_saying(link: Token, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(link.entry);
    let whatever = matches!(entry.determiner, Some(DeterminerKind::All | DeterminerKind::Thing));
    whatever || link.tag.is_nominal() && entry.cue_noun.is_some()
}

/// Whether somebody can begin with it.
fn opens(token: Token) -> bool {
    matches!(token.tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name)
}

/// Whether the noun at `link` is the first of its clause: the verb behind what is said of it is that of the clause.
fn opens_clause(block: &Block, link: usize) -> bool {
    let tag = |i: usize| at(&block.tokens, i as isize).tag;
    let before = |i: &usize| matches!(tag(*i), Tag::Determiner | Tag::Adjective | Tag::Number | Tag::Not | Tag::Adverb);
    let first = link - (link.saturating_sub(BEFORE)..link).rev().take_while(before).count();
    let starts = first == block.sentence_at(link).start;
    let joins = |i: usize| matches!(tag(i), Tag::Comma | Tag::Conjunction | Tag::Subordinator | Tag::Mark | Tag::Stop);
    starts || first.checked_sub(1).is_some_and(joins)
}

/// Whether what is said is told by it: "from *what* he says, it was late", "according to *what* she told us".
fn leads_by(block: &Block, link: usize, lexicon: &Lexicon) -> bool {
    let token = |back: usize| link.checked_sub(back).map_or(Token::NONE, |i| at(&block.tokens, i as isize));
    let frame = [token(2).word, token(1).word];
    token(1).is(known::FROM) || token(1).is(known::BY) || lexicon.frames_ahead(frame).any(|(words, _)| words == 2)
}

/// The clause behind what begins with a form of "be": "was | that | it was late |", "was | it was late |".
fn told_behind(block: &Block, piece: &Range<usize>) -> Option<Range<usize>> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let be = piece.start;
    let start = be + 1 + usize::from(token(be + 1).is(known::THAT));
    let clause = token(be).tag == Tag::Auxiliary && start < piece.end;
    let told = if start > be + 1 { has_finite(block, start..piece.end) } else { opens_finite(block, start) };
    (clause && told).then_some(start..piece.end)
}
