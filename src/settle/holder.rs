//! Which attribution holds which quotation: each is held by one, and what goes on from it by the same.

use std::ops::Range;

use crate::block::{Block, QuotedTokens};
use crate::candidate::{around, Candidate};
use crate::grammar::bounds::has_finite;
use crate::lexicon::{known, Lexicon, NamePart, Stance};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// Gives each quotation that several candidates claim to one of them: to whose cue stands nearest to it.
///
/// Who holds the winner's cue in its content keeps the quotation too, for it reports the winner's saying so; and so does
/// who says it by a cue that the winner holds.
pub(crate) fn settle_quotations(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    let says = |c: &Candidate| {
        let head = at(&block.tokens, c.head as isize);
        head.tag.is_verb() && lexicon.get(head.entry).cue.is_some_and(|cue| cue.stance == Stance::Says)
    };
    for pair in block.quotes.windows(2) {
        part_answer(block, lexicon, pair, candidates);
    }
    for quote in &block.quotes {
        let near = near(candidates, quote);
        let claiming = near.clone().filter_map(|place| candidates.get(place).map(|c| (place, c)));
        let claiming = claiming.filter(|(_, c)| c.claims(quote));
        let is_verb = |c: &Candidate| at(&block.tokens, c.head as isize).tag.is_verb();
        let nearest = claiming.clone().min_by_key(|(_, c)| (c.distance(quote), !is_verb(c)));
        // "Dahl | said | of Moen's latest request: “…”"
        let said = nearest.filter(|(_, c)| !is_verb(c)).and_then(|(_, nearest)| {
            let beats = |c: &Candidate| says(c) && c.probability > nearest.probability && c.head < nearest.head;
            claiming.clone().find(|(_, c)| beats(c) && block.sentence_at(c.head).contains(&nearest.head))
        });
        let Some((place, winner)) = said.or(nearest).map(|(place, c)| (place, c.head)) else {
            // nobody's: then it is that of the cue it stands right behind, or before
            let next = sentence_end(block, quote).filter(|_| told_before(block, quote, candidates).is_some());
            // "told | “Good Morning Leeds” | that he was tired": who hears it is no part of it
            let that = quote.last + 1;
            let behind_that = at(&block.tokens, that as isize).is(known::THAT);
            let hears = |c: &Candidate| behind_that && c.pieces.iter().any(|p| p.start == that + 1);
            let leads = |c: &&mut Candidate| {
                if hears(c) {
                    return false;
                }
                let behind = c.head < quote.first && leads_to(block, c.cue.end, quote.first);
                behind
                    || next.is_none_or(|next| c.head < next) && follows(block, quote, c)
                    || is_parted(block, quote, c)
            };
            if let Some(candidate) = candidates.get_mut(near).unwrap_or_default().iter_mut().find(leads) {
                candidate.take_quote(block, quote);
            }
            continue;
        };
        let opener = opener(block, lexicon, quote, candidates, place);
        if let Some(candidate) = opener.and_then(|place| candidates.get_mut(place)) {
            candidate.take_quote(block, quote);
            // "looking up from her work" says nothing
            if let Some(beside) = candidates.get_mut(place).filter(|c| !tells_before(block, lexicon, c, quote)) {
                beside.pieces.clear();
            }
        }
        let place = opener.unwrap_or(place);
        let winner = candidates.get(place).map_or(winner, |c| c.head);
        if let Some(candidate) = candidates.get_mut(place) {
            candidate.leave_manner(block, quote);
        }
        if winner >= quote.last {
            let before = candidates.get_mut(near.start..place).unwrap_or_default();
            before.iter_mut().for_each(|c| c.end_before_speech(block, quote));
        }
        for other in near {
            let own = candidates.get(place);
            let loses = |c: &Candidate| {
                let inside = || says(c) && own.is_some_and(|own| own.holds(c.head));
                c.head != winner && c.claims(quote) && !c.holds(winner) && !inside()
            };
            let loses = candidates.get(other).is_some_and(loses);
            if let Some(other) = candidates.get_mut(other).filter(|_| loses) {
                other.give_up(quote.first..quote.last);
            }
        }
    }
    for run in block.quote_runs().filter(|run| run.len() > 1) {
        hold_together(block, run, candidates);
    }
}

/// Parts what one says from what another answers, where no sentence ends between: | he said |, “Are you hurt?” | I said |,
/// “No.”
fn part_answer(block: &Block, lexicon: &Lexicon, pair: &[QuotedTokens], candidates: &mut [Candidate]) {
    let [quote, next] = pair else { return };
    let token = |i: usize| at(&block.tokens, i as isize);
    let head = quote.first.checked_sub(3).map_or(Token::NONE, token);
    let says = lexicon.get(head.entry).cue.is_some_and(|cue| cue.stance == Stance::Says);
    let led = says && head.tag.is_finite() && matches!(token(quote.first - 2).shape, Shape::Comma | Shape::Colon);
    if !led || token(quote.last - 1).shape != Shape::Stop {
        return;
    }
    let near = near(candidates, quote);
    let near = candidates.get_mut(near).unwrap_or_default();
    let begins = |c: &Candidate| c.source.as_ref().map_or(c.cue.start, |s| s.start.min(c.cue.start));
    let answers = |c: &Candidate| begins(c) == quote.last + 1 && leads_to(block, c.cue.end, next.first);
    let Some(answer) = near.iter_mut().find(|c| token(c.head).tag.is_verb() && answers(c)) else { return };
    answer.pieces.clear();
    answer.take_quote(block, next);
    let asks = |c: &&mut Candidate| c.head < quote.first && leads_to(block, c.cue.end, quote.first);
    if let Some(first) = near.iter_mut().find(asks) {
        first.pieces.clear();
        first.take_quote(block, quote);
    }
}

/// Gives what a stretch of time leads to, before a colon, to who is quoted before it, or to nobody: “No,” Ann says. | After
/// a long silence |: “Never.”
pub(crate) fn go_on_after(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    for place in 0..candidates.len() {
        let Some((before, own, _)) = around(candidates, place) else { break };
        if !is_stretch(block, lexicon, own) {
            continue;
        }
        let next = block.quotes.partition_point(|quote| quote.first < own.head);
        let Some(quote) = block.quotes.get(next).filter(|quote| own.claims(quote)) else { continue };
        let sentence = block.sentence_at(own.head).start;
        let quoted = |c: &&mut Candidate| {
            let ends = c.pieces.iter().map(|p| p.end).max().unwrap_or(0).max(c.cue.end);
            c.source.is_some() && c.quotes(block) && ends <= sentence
        };
        match before.iter_mut().rev().take(BEFORE).find(quoted) {
            Some(speaker) => {
                speaker.take_quote(block, quote);
                own.give_up(quote.first..quote.last);
            }
            None => (own.source, own.phrase) = (None, None),
        }
    }
}

/// Whether all that stands before the colon of the candidate's cue tells when: "And then, after a moment:".
fn is_stretch(block: &Block, lexicon: &Lexicon, candidate: &Candidate) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let colon = candidate.cue.end.checked_sub(1).filter(|&i| token(i).shape == Shape::Colon);
    let start = block.sentence_at(candidate.head).start;
    colon.filter(|colon| colon.saturating_sub(start) <= LONGEST).is_some_and(|colon| {
        let words = block.tokens.get(start..colon).unwrap_or_default().iter().rev().skip_while(|t| !t.is_word());
        let mut words = words.skip_while(|t| t.tag == Tag::Adverb);
        let led = |t: &Token| !t.tag.is_verbal() && (!t.tag.is_nominal() || t.tag == Tag::Number);
        match words.next() {
            Some(last) if last.tag.is_nominal() => {
                lexicon.get(last.entry).name_part == Some(NamePart::Stretch) && words.all(led)
            }
            Some(last) => last.tag == Tag::Conjunction && words.all(led),
            // "Then:", but no label
            None => start < colon && words.all(led),
        }
    })
}

/// Quotations that go on from each other are said by one, whoever is named with the first that has anybody; what another
/// says in the sentence it ends in is that one's, and none that went on.
fn hold_together(block: &Block, run: &[QuotedTokens], candidates: &mut [Candidate]) {
    let held = |q: &QuotedTokens| near(candidates, q).find(|&i| candidates.get(i).is_some_and(|c| c.claims(q)));
    let Some(holder) = run.iter().find_map(held) else { return };
    let own = |q: &QuotedTokens| {
        let sentence = block.sentence_at(q.last.saturating_sub(1));
        let ends = |c: &Candidate| c.claims(q) && c.head >= q.last && sentence.contains(&c.head);
        near(candidates, q).any(|i| i != holder && candidates.get(i).is_some_and(ends))
    };
    let others = run.iter().position(own);
    for quote in run.iter().take(others.unwrap_or(run.len())) {
        for place in near(candidates, quote) {
            if let Some(other) = candidates.get_mut(place).filter(|c| place != holder && c.claims(quote)) {
                other.give_up(quote.first..quote.last);
            }
        }
        // “| PENCE |:” ¶ “It is late”: nor does it hold its own cue
        let takes = |c: &&mut Candidate| !c.claims(quote) && !(quote.first..quote.last).contains(&c.head);
        if let Some(candidate) = candidates.get_mut(holder).filter(takes) {
            candidate.take_quote(block, quote);
        }
    }
    // its closing mark was left out, where its sentence ends
    let unclosed = others.and_then(|place| run.get(place.checked_sub(1)?));
    if let (Some(quote), Some(candidate)) = (unclosed, candidates.get_mut(holder)) {
        let end = block.sentence_at(quote.first).end;
        candidate.pieces.iter_mut().filter(|p| p.start == quote.first).for_each(|p| p.end = p.end.min(end));
    }
}

/// Who says what stands before in the sentence, where the cue at `place`, which stands nearest, only tells what goes on
/// beside: “Yes,” | said Ann |, taking the chair that Tom had offered, “but not now.” Or it tells something of its own: “Yes,”
/// | said Ann |, seeing that he was cold, “but not now.”
fn opener(
    block: &Block,
    lexicon: &Lexicon,
    quote: &QuotedTokens,
    candidates: &[Candidate],
    place: usize,
) -> Option<usize> {
    let led = at(&block.tokens, quote.first as isize - 2).shape;
    let goes_on = matches!(led, Shape::Comma | Shape::Dash | Shape::Colon | Shape::Semicolon);
    let beside = |c: &&Candidate| is_beside(block, lexicon, c) || tells_before(block, lexicon, c, quote);
    let own = candidates.get(place).filter(|c| goes_on && c.head < quote.first).filter(beside)?;
    let start = block.sentence_at(quote.first).start;
    let opens = |c: &Candidate| {
        let first = c.source.as_ref().map_or(c.cue.start, |s| s.start.min(c.cue.start));
        let held = c.pieces.iter().any(|p| p.end < first && first - p.end <= 3);
        c.head >= start
            && c.source.is_some()
            && held
            && at(&block.tokens, first as isize - 1).shape == Shape::MarkCloses
    };
    let first = place.saturating_sub(BEFORE);
    let before = candidates.get(first..place)?.iter().rposition(|c| c.head < own.head && opens(c))?;
    Some(first + before)
}

/// Whether what the candidate tells before the quotation is a clause by itself that nobody says: "seeing that | he was cold |,
/// “but not now”".
fn tells_before(block: &Block, lexicon: &Lexicon, candidate: &Candidate, quote: &QuotedTokens) -> bool {
    let head = at(&block.tokens, candidate.head as isize);
    let thinks = lexicon.get(head.entry).cue.is_some_and(|cue| cue.stance == Stance::Thinks);
    let gerund = head.tag == Tag::Gerund && thinks;
    let before = |p: &Range<usize>| p.start < quote.first && quote.first < p.end;
    let clause = |p: &Range<usize>| has_finite(block, p.start..quote.first - 1);
    gerund && candidate.pieces.iter().any(|p| before(p) && p.start + 1 < quote.first && clause(p))
}

/// Whether the candidate's cue is no verb of the tables, or is told of whom the words call (“| Mamma |,” said Ann, | looking up |),
/// or stands in a clause that tells of a thing: "which he had offered".
fn is_beside(block: &Block, lexicon: &Lexicon, candidate: &Candidate) -> bool {
    let words = block.tokens.get(candidate.cue.clone()).unwrap_or_default();
    let Some(head) = words.iter().find(|t| t.tag.is_verbal()) else { return false };
    let leads = candidate.source.as_ref().map_or(candidate.cue.start, |s| s.start);
    let relative = at(&block.tokens, leads as isize - 1).tag == Tag::Wh;
    let called = candidate.source.as_ref().is_some_and(|s| at(&block.tokens, s.start as isize).depth > head.depth);
    relative || called || words.iter().all(|t| lexicon.get(t.entry).cue.is_none())
}

/// The place of who says, in the sentence right before, what a quotation goes on from: “Yes,” | said Ann |. “And no.”
pub(crate) fn told_before(block: &Block, quote: &QuotedTokens, candidates: &[Candidate]) -> Option<usize> {
    let end = quote.first.checked_sub(1)?;
    let before = block.sentence_at(end.checked_sub(1)?);
    if before.end != end {
        return None;
    }
    let first = candidates.partition_point(|c| c.head < before.start);
    let last = candidates.partition_point(|c| c.head < end);
    let tells = |c: &Candidate| {
        let quoted = c.pieces.iter().any(|p| p.start <= before.start + 1 && p.end < c.head && p.end > before.start);
        quoted && c.source.is_some() && c.quotes(block) && at(&block.tokens, c.head as isize).tag.is_verb()
    };
    let found = candidates.get(first..last)?.iter().rposition(tells)?;
    Some(first + found)
}

/// Whether a quotation goes on from one before in its sentence, and only who says that and where stand between: “If it
/// falls,” | shouts Ann |, owner of the diner, over the noise, “I close.”
fn is_parted(block: &Block, quote: &QuotedTokens, candidate: &Candidate) -> bool {
    let shape = |i: usize| at(&block.tokens, i as isize).shape;
    let Some(link) = quote.first.checked_sub(2).filter(|&i| shape(i) == Shape::Comma) else { return false };
    let first = block.last_quote(link).filter(|q| candidate.claims(q) && shape(q.last - 1) == Shape::Comma);
    let Some(source) = candidate.source.as_ref() else { return false };
    let end = source.end.max(candidate.cue.end);
    let beside = first.is_some_and(|q| q.last + 1 == source.start.min(candidate.cue.start));
    let whole = block.sentence_at(candidate.head).contains(&quote.first);
    beside && whole && end <= link && link - end <= PARTED && !has_finite(block, end..link)
}

/// Where the sentence of a quotation ends, if it ends with it by a full stop.
fn sentence_end(block: &Block, quote: &QuotedTokens) -> Option<usize> {
    let end = block.sentence_at(quote.last - 1).end;
    let ended = at(&block.tokens, quote.last as isize - 1).is(known::STOP);
    (ended && end <= quote.last + 1).then_some(end)
}

/// Whether nothing but a comma or a colon and a mark stand between a cue and a quotation.
fn leads_to(block: &Block, cue_end: usize, first: usize) -> bool {
    first > cue_end
        && first - cue_end <= 3
        && block.tokens.get(cue_end..first).unwrap_or_default().iter().all(|t| !t.is_word())
}

/// Whether a cue and its source stand right behind a quotation that does not end its sentence by itself: “Which?” | Tom
/// asked |.
fn follows(block: &Block, quote: &QuotedTokens, candidate: &Candidate) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let Some(source) = candidate.source.as_ref().filter(|_| token(candidate.head).tag.is_verb()) else { return false };
    let (first, second) = (source.start.min(candidate.cue.start), source.end.min(candidate.cue.end));
    let beside = source.end == candidate.cue.start || candidate.cue.end == source.start;
    let ended = matches!(token(quote.last - 1).shape, Shape::Comma | Shape::Stop | Shape::Dash);
    let opens = block.sentence_at(quote.first).start + 1 >= quote.first;
    let tells = candidate.pieces.iter().any(|p| p.start > candidate.head && has_finite(block, p.clone()));
    ended && beside && first < second && first == quote.last + 1 && opens && !tells
}

/// The places of the candidates that are near enough to claim a quotation.
fn near(candidates: &[Candidate], quote: &QuotedTokens) -> Range<usize> {
    candidates.partition_point(|c| c.head + FAR < quote.first)
        ..candidates.partition_point(|c| c.head < quote.last + FAR)
}

/// The most tokens of a stretch of time, and how many candidates before it are asked who is quoted.
const LONGEST: usize = 12;
const BEFORE: usize = 8;

/// The most tokens between the parts of a quotation behind who says it.
const PARTED: usize = 24;

/// How many tokens off a cue can claim a quotation.
const FAR: usize = 48;

impl Candidate {
    /// Takes a whole quotation into its content.
    pub(crate) fn take_quote(&mut self, block: &Block, quote: &QuotedTokens) {
        self.add(quote.first..quote.last);
        self.drop_asides(block);
    }

    /// Leaves out how it is said that a colon leads to: "said, | not loudly, but so that all could hear |: “…”".
    fn leave_manner(&mut self, block: &Block, quote: &QuotedTokens) {
        let colon = quote.first.checked_sub(2).filter(|&i| at(&block.tokens, i as isize).shape == Shape::Colon);
        let Some(colon) = colon.filter(|&colon| self.cue.end < colon) else { return };
        let sentence = block.sentence_at(colon);
        let end = self.cue.end;
        let behind = |p: &Range<usize>| (end..colon).contains(&p.start) && sentence.contains(&p.start);
        // "saying | to a man who was reading |: “…”"
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let relative = |i: usize| tag(i) == Tag::Wh && i > 0 && tag(i - 1).is_nominal();
        let hears = |i: usize| matches!(tag(i), Tag::To | Tag::Preposition) || relative(i);
        let apart = |i: usize| i > 0 && tag(i - 1) == Tag::Comma || matches!(tag(i), Tag::Not | Tag::Adverb);
        let idle = |p: &Range<usize>| apart(p.start) && !has_finite(block, p.start..p.end.min(colon));
        let plain = |p: &Range<usize>| hears(p.start) || idle(p);
        let manner = |p: &Range<usize>| behind(p) && plain(p);
        self.pieces.iter_mut().filter(|p| manner(p)).for_each(|p| p.start = quote.first);
        self.pieces.retain(|p| p.start < p.end);
    }

    /// Ends a clause of its content before what somebody says who is told behind it: when he heard | that she was late |,
    /// “Nonsense!” said Ann.
    fn end_before_speech(&mut self, block: &Block, quote: &QuotedTokens) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let comma = quote.first.checked_sub(2).filter(|&i| token(i).shape == Shape::Comma);
        let opens = matches!(token(quote.first).shape, Shape::Capital | Shape::Upper);
        let Some(comma) = comma.filter(|&comma| opens && self.head < comma) else { return };
        let crosses = |p: &Range<usize>| p.start < comma && quote.first < p.end && has_finite(block, p.start..comma);
        if let Some(piece) = self.pieces.iter().position(crosses) {
            self.pieces.truncate(piece + 1);
            self.pieces.iter_mut().skip(piece).for_each(|p| p.end = comma);
        }
    }

    /// Takes a stretch out of its content, with what only led to it.
    pub(crate) fn give_up(&mut self, stretch: Range<usize>) {
        let rest = |p: &Range<usize>| match () {
            () if p.end <= stretch.start || stretch.end <= p.start => Some(p.clone()),
            () if p.start + 1 < stretch.start => Some(p.start..stretch.start - 1),
            () => None,
        };
        self.pieces = self.pieces.iter().filter_map(rest).collect();
    }
}
