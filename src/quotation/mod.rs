//! Quotations: which marks open, which close, and what stands between them.
//!
//! One pass over the marks of each paragraph with a stack. What a mark does is read from its neighbours
//! first and from its glyph second, so that a straight or a wrong-way mark is told right, and nothing but
//! a quotation that really goes on is carried into the next paragraph: one slip never shifts the rest.

mod elision;
mod inquit;
pub(crate) mod mark;

use crate::lexicon::Lexicon;
use crate::quotation::elision::{is_clipped, is_elision};
use crate::quotation::inquit::{before_inquit, begins_with_inquit};
use crate::quotation::mark::{Family, Mark, Marks, Way};
use crate::Span;

/// A stretch between a pair of quotation marks, within one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// From its opening mark to its closing one, marks included.
    pub(crate) outer: Span,
    /// What stands between the marks.
    pub(crate) inner: Span,
    /// 0 for one that stands in no other.
    pub(crate) depth: u8,
    /// It goes on from the one before, whose closing mark is left out at its paragraph's end.
    pub(crate) continues: bool,
}

#[derive(Clone, Copy)]
struct Opened {
    mark: Mark,
    continues: bool,
    /// Where a doubtful single mark would close it.
    fallback: Option<Span>,
}

/// How deep quotations may stand in each other; marks beyond are passed over.
const DEEPEST: usize = 6;

/// How many quotations inside of one that was left open are looked at.
const INSIDE: usize = 16;

/// The quotations of a text, in the order in which they open. `paragraphs` hold their sentences' spans.
pub(crate) fn quotations<'s>(
    text: &str,
    paragraphs: impl Iterator<Item = &'s [Span]>,
    lexicon: &Lexicon,
) -> Vec<Quotation> {
    let mut pairing = Pairing { text, found: Vec::new(), first: 0, stack: Vec::new(), pending: None, lexicon };
    for sentences in paragraphs {
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { continue };
        pairing.paragraph(first.join(*last), sentences);
    }
    pairing.settle();
    pairing.put_in_order(pairing.first);
    pairing.found
}

/// A quotation that was still open at the end of its paragraph.
#[derive(Clone, Copy)]
struct Pending {
    opened: Opened,
    paragraph: Span,
    sentence_end: u32,
}

struct Pairing<'t> {
    text: &'t str,
    found: Vec<Quotation>,
    /// The first of the paragraph before, whose last one can be found after those inside of it.
    first: usize,
    stack: Vec<Opened>,
    pending: Option<Pending>,
    lexicon: &'t Lexicon,
}

impl Pairing<'_> {
    fn paragraph(&mut self, paragraph: Span, sentences: &[Span]) {
        self.stack.clear();
        let mut carried = self.pending.is_some();
        let single = self.pending.is_some_and(|p| p.opened.mark.family == Family::Single);
        for mark in Marks::new(self.text, paragraph) {
            if carried && (single || mark.family != Family::Single) {
                carried = false;
                if self.carry_over(mark, paragraph) {
                    continue;
                }
            }
            self.step(mark, sentences);
        }
        self.settle();
        self.leave_open(paragraph, sentences);
        self.put_in_order(self.first);
        let before = self.found.get(self.first..).unwrap_or_default();
        self.first += before.partition_point(|q| q.outer.start() < paragraph.start());
    }

    /// Sorts the quotations from one on, and tells how deep each stands.
    fn put_in_order(&mut self, from: usize) {
        let new = self.found.get_mut(from..).unwrap_or_default();
        new.sort_by_key(|q| (q.outer.start(), std::cmp::Reverse(q.outer.end())));
        set_depths(new);
    }

    /// The first mark after a paragraph that ended inside a quotation: whether it belongs to that.
    fn carry_over(&mut self, mark: Mark, paragraph: Span) -> bool {
        let Some(pending) = self.pending else { return false };
        if pending.opened.mark.family != mark.family {
            return false;
        }
        let leads = mark.at.start() == paragraph.start();
        let goes_on = match mark.family {
            Family::Single => leads && mark.can_open && !is_elision(self.text, mark, self.lexicon),
            _ => leads && mark.can_open || !mark.can_open && mark.can_close,
        };
        if !goes_on {
            return false;
        }
        self.pending = None;
        self.record(pending.opened, Span::between(pending.paragraph.end32(), pending.paragraph.end32()));
        if leads {
            self.stack.push(Opened { mark, continues: true, fallback: None });
        } else {
            let start = Mark { at: Span::between(paragraph.start32(), paragraph.start32()), ..mark };
            self.record(Opened { mark: start, continues: true, fallback: None }, mark.at);
        }
        true
    }

    fn step(&mut self, mark: Mark, sentences: &[Span]) {
        let open = self.stack.iter().rposition(|o| o.mark.family == mark.family);
        let closes = match (mark.can_open, mark.can_close) {
            (true, false) => false,
            (false, true) => true,
            (false, false) => open.is_some() && mark.way != Way::Opens,
            (true, true) => match mark.way {
                Way::Opens => false,
                Way::Closes => true,
                Way::Either => open.is_some(),
            },
        };
        match (closes, open) {
            (true, Some(place)) if mark.doubtful || is_clipped(self.text, mark, self.lexicon) => {
                if let Some(opened) = self.stack.get_mut(place) {
                    opened.fallback.get_or_insert(mark.at);
                }
            }
            (true, Some(place)) if self.is_doubled(place, mark) => {
                if let Some(opened) = self.stack.get_mut(place) {
                    opened.mark.at = opened.mark.at.join(mark.at);
                }
            }
            (true, Some(place)) => {
                if let Some(&opened) = self.stack.get(place) {
                    self.stack.truncate(place);
                    self.record(opened, mark.at);
                }
            }
            (true, None) => self.open_before(mark, sentences),
            (false, _) if !mark.can_open => {}
            (false, _) if mark.family == Family::Single && is_elision(self.text, mark, self.lexicon) => {}
            // “How many ’ve we got?” ‘Give ’m one’: where a mark that opens has a glyph of its own, this one does not
            (false, _) if mark.family == Family::Single && mark.way == Way::Closes && self.opens_by_glyph() => {}
            (false, Some(place)) => {
                // the earlier one was never closed: this one goes on from it, or it is given up, and this one opens
                let earlier = self.stack.get(place).copied();
                self.stack.truncate(place);
                if let Some((earlier, end)) = earlier.and_then(|earlier| Some((earlier, earlier.fallback?))) {
                    self.record(earlier, end);
                    return self.push(mark);
                }
                let told = earlier.and_then(|earlier| Some((earlier, self.told(earlier, mark.at.start32())?)));
                if let Some((earlier, end)) = told {
                    self.record(earlier, end);
                    return self.push(mark);
                }
                match earlier.filter(|earlier| run_on(earlier.mark, mark, sentences)) {
                    Some(earlier) => {
                        let end = mark.at.start32();
                        self.record(earlier, Span::between(end, end));
                        self.stack.push(Opened { mark, continues: true, fallback: None });
                    }
                    None => self.push(mark),
                }
            }
            (false, None) => self.push(mark),
        }
    }

    /// Opens a quotation where the sentence begins that a mark closes before who says it: It is late,” said Ann.
    fn open_before(&mut self, mark: Mark, sentences: &[Span]) {
        let sentence = sentences.get(sentences.partition_point(|s| s.end() <= mark.at.start()));
        let Some(start) = sentence.map(|s| s.start32()).filter(|&start| start < mark.at.start32()) else { return };
        let free = self.stack.is_empty() && self.found.last().is_none_or(|q| q.outer.end32() <= start);
        let before = Span::between(start, mark.at.start32()).text(self.text);
        let rest = self.text.get(mark.at.end()..).unwrap_or_default();
        let double = mark.family != Family::Single && before.ends_with([',', '?', '!']);
        if double && free && begins_with_inquit(rest, self.lexicon) {
            let opening = Mark { at: Span::between(start, start), ..mark };
            self.record(Opened { mark: opening, continues: false, fallback: None }, mark.at);
        }
    }

    /// Where a quotation ends that is still open at `end`, if who says it is told right before, and no quotation inside of it
    /// goes on behind that.
    fn told(&self, opened: Opened, end: u32) -> Option<Span> {
        let start = opened.mark.at.end32();
        let stretch = Span::between(start, end.max(start)).text(self.text);
        let end = start + before_inquit(stretch, self.lexicon)? as u32;
        let mut inside = self.found.iter().rev().take(INSIDE).map(|q| q.outer);
        let crosses = inside.any(|inner| start <= inner.start32() && inner.start32() < end && end < inner.end32());
        (opened.mark.family != Family::Single && !crosses).then(|| Span::between(end, end))
    }

    /// Whether the mark stands right behind the one that it would close, and before a word: “”It is over,” he said.
    fn is_doubled(&self, place: usize, mark: Mark) -> bool {
        let touches = self.stack.get(place).is_some_and(|opened| opened.mark.at.end() == mark.at.start());
        let rest = self.text.get(mark.at.end()..).unwrap_or_default();
        touches && rest.starts_with(char::is_alphanumeric)
    }

    /// Whether one that is open was opened by a glyph that does nothing else.
    fn opens_by_glyph(&self) -> bool {
        self.stack.iter().any(|opened| opened.mark.way == Way::Opens)
    }

    fn push(&mut self, mark: Mark) {
        if self.stack.len() < DEEPEST {
            self.stack.push(Opened { mark, continues: false, fallback: None });
        }
    }

    /// What is open at the paragraph's end: a quotation that may go on, or a mark without its partner.
    fn leave_open(&mut self, paragraph: Span, sentences: &[Span]) {
        for opened in std::mem::take(&mut self.stack) {
            let start = opened.mark.at.start();
            let single = opened.mark.family == Family::Single;
            // a single mark is an apostrophe more often than a quotation that goes on, unless it leads to one
            let leads_to = || {
                let before = Span::between(paragraph.start32(), opened.mark.at.start32()).text(self.text);
                before.trim_end().is_empty() || before.trim_end().ends_with([':', ','])
            };
            if let Some(end) = self.told(opened, paragraph.end32()) {
                self.record(opened, end);
            } else if self.pending.is_none() && (!single || leads_to()) {
                let sentence = sentences.iter().find(|s| s.end() > start);
                let leads = start == paragraph.start();
                let sentence_end = if leads { paragraph.end32() } else { sentence.map_or(paragraph, |s| *s).end32() };
                self.pending = Some(Pending { opened, paragraph, sentence_end });
            } else if let Some(end) = opened.fallback {
                self.record(opened, end);
            }
        }
    }

    /// Ends a quotation that did not go on where its sentence ends.
    fn settle(&mut self) {
        let Some(Pending { opened, sentence_end, .. }) = self.pending.take() else { return };
        match (opened.fallback, opened.mark.family) {
            (Some(end), _) => self.record(opened, end),
            (None, Family::Single) => {}
            _ => self.record(opened, Span::between(sentence_end, sentence_end)),
        }
    }

    fn record(&mut self, opened: Opened, close: Span) {
        let inner =
            Span::between(opened.mark.at.end32(), close.start32().max(opened.mark.at.end32())).trimmed(self.text);
        if inner.text(self.text).contains(char::is_alphanumeric) {
            let outer = opened.mark.at.join(close);
            self.found.push(Quotation { outer, inner, depth: 0, continues: opened.continues });
        }
    }
}

/// Whether a mark goes on with the quotation that an earlier one opened, as it does where the breaks between paragraphs
/// were lost: both begin sentences, and few stand between.
fn run_on(earlier: Mark, mark: Mark, sentences: &[Span]) -> bool {
    let place = |mark: Mark| sentences.binary_search_by_key(&mark.at.start(), |s| s.start()).ok();
    let sentences_between = place(mark).zip(place(earlier)).map(|(later, first)| later - first);
    mark.family == Family::Double && sentences_between.is_some_and(|count| (1..=PARAGRAPH).contains(&count))
}

/// How many sentences a paragraph of a quotation has at most, where its end is not marked.
const PARAGRAPH: usize = 5;

/// Each one's depth, from how they stand in each other.
fn set_depths(sorted: &mut [Quotation]) {
    let mut ends: Vec<usize> = Vec::new();
    for quotation in sorted {
        while ends.last().is_some_and(|&end| end <= quotation.outer.start()) {
            ends.pop();
        }
        quotation.depth = ends.len().min(usize::from(u8::MAX)) as u8;
        ends.push(quotation.outer.end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::table::Table;
    use crate::Language;

    fn inner(text: &str) -> Vec<String> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.len()).unwrap().trimmed(text);
            start += line.len();
            if !span.is_empty() {
                sentences.push(vec![span]);
            }
        }
        quotations(text, sentences.iter().map(Vec::as_slice), &Language::English.lexicon())
            .iter()
            .map(|q| {
                format!("{}{}{}", ">".repeat(q.depth.into()), if q.continues { "+" } else { "" }, q.inner.text(text))
            })
            .collect()
    }

    #[test]
    fn every_style_is_paired() {
        assert_eq!(inner("“A b,” she said. \"C d.\" ''E f'' and ``G h''."), ["A b,", "C d.", "E f", "G h"]);
        assert_eq!(inner("«A b» „C d“ »E f« ‘G h’ 'I j' 「K」"), ["A b", "C d", "E f", "G h", "I j", "K"]);
    }

    #[test]
    fn every_style_of_the_list_is_paired() {
        let table = Table { name: "styles", text: include_str!("../../tests/cases/quotation/styles.txt") };
        let rows: Vec<_> = table.rows(4).map(|row| row.unwrap()).collect();
        assert!(rows.len() > 20);
        for row in rows {
            let (style, example) = (row.cell(2).text, row.cell(3).text);
            assert_eq!(inner(example), ["The tide is out,"], "{style}: {example}");
        }
    }

    #[test]
    fn nested_ones_know_their_depth() {
        assert_eq!(inner("“He said ‘go’ to me,” she said."), ["He said ‘go’ to me,", ">go"]);
        assert_eq!(inner("\"He said 'go.'\""), ["He said 'go.'", ">go."]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(inner("rock ’n’ roll of the ’90s, the officials’ dogs' tails, give ’em 6'2\""), [""; 0]);
        assert_eq!(inner("‘The officials’ dogs bit me,’ he said."), ["The officials’ dogs bit me,"]);
    }

    #[test]
    fn a_quotation_over_paragraphs_goes_on() {
        assert_eq!(inner("“One.\n“Two.\n“Three,” he said."), ["One.", "+Two.", "+Three,"]);
        assert_eq!(inner("\"One.\nTwo.\" So he."), ["One.", "+Two."]);
        assert_eq!(
            inner("He said: ‘One.\n‘Two the dogs’ tails.\n‘Three.’"),
            ["One.", "+Two the dogs’ tails.", "+Three."]
        );
        assert_eq!(inner("It was ‘one.\n‘Two.’ So he."), ["Two."]);
        assert_eq!(
            inner("“One.\n“Two ‘three’.\n“‘Four,’ five,” he said."),
            ["One.", "+Two ‘three’.", ">three", "+‘Four,’ five,", ">Four,"]
        );
    }

    #[test]
    fn a_slip_shifts_nothing() {
        assert_eq!(inner("“One, he said.\nThen “two” came."), ["One,", "two"]);
        assert_eq!(inner("“One, he said. “Two,” she said."), ["One,", "Two,"]);
        assert_eq!(inner("“It is ‘one, said Ann’. “Two,” she said."), ["one, said Ann", "Two,"]);
        assert_eq!(inner("One,” he said. \"Two\" came"), ["One,", "Two"]);
        assert_eq!(inner("One,” or so. \"Two\" came"), ["Two"]);
        assert_eq!(inner("”One,“ he said. “Two”"), ["One,", "Two"]);
        assert_eq!(inner("He was 6'2\" tall, \"a giant.\""), ["a giant."]);
    }
}
