//! Who said it as the writer says it again: "As Bell noted in her report, the river is low", "The river, as Bell (2010) has
//! shown, is low".

use std::ops::Range;

use crate::block::phrase::PhraseKind;
use crate::block::Block;
use crate::grammar::owner::with_owner;
use crate::lexicon::{known, Frame, Lexicon, SourcePlace, Stance};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// The most words that help the verb: "has long since".
const HELPING: usize = 3;

/// The most tokens of what tells when or where it was said: "in her report on the river".
const FAR: usize = 12;

/// Where the source and the cue stand of a clause that begins with the "as" at `index`, and the end of the clause.
pub(super) struct ToldAs {
    pub(super) source: Range<usize>,
    pub(super) cue: Range<usize>,
    pub(super) end: usize,
}

/// The clause that begins with the "as" at `index`, where it is of somebody and a verb of saying, with no object and no clause.
pub(super) fn told_as(block: &Block, sentence: &Range<usize>, index: usize, lexicon: &Lexicon) -> Option<ToldAs> {
    let token = |i: usize| at(&block.tokens, i as isize);
    if !token(index).is(known::AS) {
        return None;
    }
    let phrase = block.phrase_at(index + 1)?;
    // "Ida Ruiz | remarks", with the verb taken for a noun
    let named = |i: usize| token(i).shape == Shape::Lower && token(i - 1).shape == Shape::Capital;
    let cut = (index + 2..phrase.end as usize).find(|&i| named(i) && lexicon.get(token(i).entry).cue.is_some());
    let last = Some(cut.unwrap_or_else(|| with_owner(block, phrase.end as usize)))
        .filter(|_| phrase.is_somebody() || token(index + 1).shape == Shape::Capital)?;
    // "Bell (2010, p. 7)"
    let dated = token(last + 1).shape == Shape::Number;
    let bracket = if dated { bracket_end(block, last, FAR) } else { None };
    let first = bracket.unwrap_or(last);
    let helps = |&i: &usize| matches!(token(i).tag, Tag::Auxiliary | Tag::Adverb);
    let helping = (first..sentence.end).take(HELPING).take_while(helps).count();
    let head = first + helping;
    let auxiliary = (first..head).find(|&i| token(i).tag == Tag::Auxiliary);
    let (verb, helped) = (token(head), auxiliary.map(|i| token(i).word));
    // "as Bell was told" is no saying of Bell's
    let finite = match helped {
        Some(word) => matches!(word, known::HAS | known::HAVE | known::HAD) && verb.tag != Tag::Gerund,
        None => cut.is_some() || bracket.is_some() || matches!(verb.tag, Tag::Past | Tag::Present | Tag::Participle),
    };
    let entry = lexicon.get(verb.entry);
    let says = |stance: Stance| {
        // whoever speaks, shouts or laughs does so while something else happens
        let own =
            matches!(stance, Stance::Asserts | Stance::Claims | Stance::Notes | Stance::Admits | Stance::Confirms);
        own || matches!(stance, Stance::Warns | Stance::Predicts | Stance::Shows)
            || stance == Stance::Says && is_listed(lexicon, verb.word)
    };
    if !finite || !entry.cue.is_some_and(|cue| says(cue.stance)) || head >= sentence.end {
        return None;
    }
    let particle = usize::from(token(head + 1).is(known::OUT));
    let own = head + 1 + particle;
    // "in her review for this journal's rival"
    let ends = |t: Token| !t.is_word() && t.shape != Shape::Clitic;
    let end = match token(own).tag {
        Tag::Preposition => (own..sentence.end.min(own + FAR)).find(|&i| ends(token(i)))?,
        _ => own,
    };
    let adjunct = block.tokens.get(own..end).unwrap_or_default();
    let closed = end >= sentence.end || matches!(token(end).shape, Shape::Comma | Shape::Stop | Shape::MarkOpens);
    let plain = !adjunct.iter().any(|t| t.tag.is_verbal() || matches!(t.tag, Tag::Subordinator | Tag::Wh));
    // "as they argued in the kitchen, the river rose"
    let while_so = phrase.kind == PhraseKind::Pronoun && !adjunct.is_empty();
    (closed && plain && !while_so).then_some(ToldAs { source: index + 1..last, cue: first..own, end })
}

/// One after the bracket that opens at `open` and has so many tokens at most.
pub(super) fn bracket_end(block: &Block, open: usize, most: usize) -> Option<usize> {
    let shape = |i: usize| at(&block.tokens, i as isize).shape;
    let close = (open + 1..open + most).find(|&i| shape(open) == Shape::Open && shape(i) == Shape::Close)?;
    Some(close + 1)
}

/// Whether the tables have a frame of the verb: "as … says".
fn is_listed(lexicon: &Lexicon, verb: u32) -> bool {
    let plain = |frame: &Frame| frame.source == SourcePlace::Inside && frame.len_after() == 1;
    lexicon.frames(known::AS).iter().any(|frame| plain(frame) && frame.goes_on_with(std::iter::once(verb)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Span};

    #[test]
    fn somebody_and_a_verb_of_saying_stand_behind_as() {
        let engine = crate::extractor::engine(Language::English);
        let found = |text: &str| {
            let mut block = Block::default();
            block.fill(text, &[Span::new(0, text.len()).unwrap()], &[], 0, &engine);
            let whole = 0..block.tokens.len();
            let found = told_as(&block, &whole, 0, &engine.lexicon)?;
            let words = |range: Range<usize>| block.bytes(range.start, range.end).text(text).to_owned();
            Some((words(found.source), words(found.cue)))
        };
        let of = |source: &str, cue: &str| Some((source.to_owned(), cue.to_owned()));
        assert_eq!(found("As Ruiz noted, rain fell."), of("Ruiz", "noted"));
        assert_eq!(found("As Ruiz pointed out in May, rain fell."), of("Ruiz", "pointed out"));
        assert_eq!(found("As Ruiz (2010) has shown, rain fell."), of("Ruiz", "has shown"));
        assert_eq!(found("As Ruiz (2010, p. 7) points out, however, rain fell."), of("Ruiz", "points out"));
        assert_eq!(found("As Ida Ruiz remarks in her book, rain fell."), of("Ida Ruiz", "remarks"));
        assert_eq!(found("As the dean of the school admitted, rain fell."), of("the dean of the school", "admitted"));
        assert_eq!(found("As Ruiz was told, rain fell."), None);
        assert_eq!(found("As Ruiz shouted, rain fell."), None);
        assert_eq!(found("As Ruiz noted that it was late, rain fell."), None);
        assert_eq!(found("As Ruiz warned the crew, rain fell."), None);
        assert_eq!(found("As they argued in the hall, rain fell."), None);
    }
}
