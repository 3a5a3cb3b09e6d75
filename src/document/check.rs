//! Holds a stored extraction against the text it is said to be of.
//!
//! The first thing found wrong is the error; its path leads to the field, as `attributions[3].content[0]`.

use std::fmt;

use crate::attribution::Attribution;
use crate::claim::Claim;
use crate::document::Extraction;
use crate::error::{Cause, Error};
use crate::span::joined;
use crate::Span;

/// Whether everything in `extraction` can be said of `text`.
pub(crate) fn check(text: &str, extraction: &Extraction) -> Result<(), Error> {
    let reader = Reader { text };
    let root = Path::Root;
    reader.sequence(root.field("sentences"), extraction.sentences.iter().map(|s| s.span), Order::Disjoint)?;
    for (speaker, path) in extraction.speakers.iter().zip(root.field("speakers").items()) {
        reader.sequence(path.field("mentions"), speaker.mentions.iter().copied(), Order::Ascending)?;
    }
    for (attribution, path) in extraction.attributions.iter().zip(root.field("attributions").items()) {
        reader.attribution(path, attribution, extraction)?;
    }
    within_no_circle(root.field("attributions"), &extraction.attributions)?;
    let mut previous = Span::default();
    for (quote, path) in extraction.quotes.iter().zip(root.field("quotes").items()) {
        previous = reader.parts(path, &quote.parts, &quote.text, previous)?;
        index(path.field("attribution"), "attribution", quote.attribution, extraction.attributions.len())?;
    }
    let mut previous = Span::default();
    for (claim, path) in extraction.claims.iter().zip(root.field("claims").items()) {
        previous = reader.parts(path, &claim.parts, &claim.text, previous)?;
        let attribution = claim.attribution;
        index(path.field("attribution"), "attribution", attribution, extraction.attributions.len())?;
        reader.details(path, claim)?;
    }
    Ok(())
}

/// How the spans of a list follow each other.
#[derive(Clone, Copy)]
enum Order {
    /// Each starts where the one before ends, or later.
    Disjoint,
    /// By start, then by end; none twice.
    Ascending,
}

struct Reader<'t> {
    text: &'t str,
}

impl<'t> Reader<'t> {
    fn attribution(&self, path: Path<'_>, it: &Attribution, extraction: &Extraction) -> Result<(), Error> {
        self.some_spans(path.field("content"), &it.content)?;
        if let Some(source) = &it.source {
            self.words(path.field("source"), source.span, &source.text)?;
        }
        if let Some(cue) = &it.cue {
            self.words(path.field("cue"), cue.span, &cue.text)?;
        }
        for (rival, path) in it.rivals.iter().zip(path.field("rivals").items()) {
            self.span(path, rival.span)?;
        }
        index(path.field("speaker"), "speaker", it.speaker, extraction.speakers.len())?;
        index(path.field("within"), "attribution", it.within, extraction.attributions.len())
    }

    /// The spans of what a claim says.
    fn details(&self, path: Path<'_>, it: &Claim) -> Result<(), Error> {
        for (reason, path) in it.reasons.iter().zip(path.field("reasons").items()) {
            reason.span.map_or(Ok(""), |span| self.span(path, span))?;
        }
        for (&negation, path) in it.negation.iter().zip(path.field("negation").items()) {
            self.span(path, negation)?;
        }
        for (time, path) in it.times.iter().zip(path.field("times").items()) {
            self.span(path, time.span)?;
        }
        for (quantity, path) in it.quantities.iter().zip(path.field("quantities").items()) {
            self.span(path, quantity.span)?;
            let unit = quantity.unit.as_ref().and_then(|unit| unit.span);
            unit.map_or(Ok(""), |span| self.span(path.field("unit"), span))?;
        }
        if let Some(antecedent) = &it.antecedent {
            let path = path.field("antecedent");
            self.span(path.field("pronoun"), antecedent.pronoun)?;
            self.span(path.field("mention"), antecedent.mention)?;
        }
        Ok(())
    }

    /// Parts that start no earlier than those of the record before, and their words. Gives the first.
    fn parts(&self, path: Path<'_>, parts: &[Span], stored: &str, previous: Span) -> Result<Span, Error> {
        let at = path.field("parts");
        self.some_spans(at, parts)?;
        let first = parts.first().copied().unwrap_or_default();
        in_order(at.item(0), previous, first, previous.start() <= first.start())?;
        same(path.field("text"), joined(self.text, parts) == stored, stored)?;
        Ok(first)
    }

    /// The words under a span, which must lie in the text with both ends on char boundaries.
    fn span(&self, path: Path<'_>, span: Span) -> Result<&'t str, Error> {
        if span.end() > self.text.len() {
            return Err(Cause::OutOfRange { path: path.to_string(), span, len: self.text.len() }.into());
        }
        span.of(self.text).ok_or_else(|| Cause::OffBoundary { path: path.to_string(), span }.into())
    }

    /// A span that brings its words along.
    fn words(&self, path: Path<'_>, span: Span, stored: &str) -> Result<(), Error> {
        let words = self.span(path, span)?;
        same(path.field("text"), words == stored, stored)
    }

    fn sequence(&self, path: Path<'_>, spans: impl Iterator<Item = Span>, order: Order) -> Result<(), Error> {
        let mut previous: Option<Span> = None;
        for (span, path) in spans.zip(path.items()) {
            self.span(path, span)?;
            if let Some(previous) = previous {
                let follows = match order {
                    Order::Disjoint => previous.end() <= span.start(),
                    Order::Ascending => previous < span,
                };
                in_order(path, previous, span, follows)?;
            }
            previous = Some(span);
        }
        Ok(())
    }

    /// Disjoint spans in order, at least one.
    fn some_spans(&self, path: Path<'_>, spans: &[Span]) -> Result<(), Error> {
        if spans.is_empty() {
            return Err(Cause::NoSpan { path: path.to_string() }.into());
        }
        self.sequence(path, spans.iter().copied(), Order::Disjoint)
    }
}

fn in_order(path: Path<'_>, previous: Span, span: Span, follows: bool) -> Result<(), Error> {
    if follows {
        return Ok(());
    }
    Err(Cause::OutOfOrder { path: path.to_string(), span, previous }.into())
}

fn same(path: Path<'_>, same: bool, stored: &str) -> Result<(), Error> {
    if same {
        return Ok(());
    }
    Err(Cause::OtherText { path: path.to_string(), stored: stored.to_owned() }.into())
}

/// An index that a record holds into one of the lists.
fn index(path: Path<'_>, what: &'static str, index: Option<usize>, len: usize) -> Result<(), Error> {
    match index {
        Some(index) if index >= len => Err(Cause::NoSuchIndex { path: path.to_string(), what, index, len }.into()),
        _ => Ok(()),
    }
}

/// Who goes from an attribution to the one it stands within, and on, comes to an end.
fn within_no_circle(path: Path<'_>, attributions: &[Attribution]) -> Result<(), Error> {
    let mut walks = vec![usize::MAX; attributions.len()];
    for walk in 0..attributions.len() {
        let mut at = Some(walk);
        while let Some(here) = at {
            match walks.get_mut(here) {
                Some(seen) if *seen == walk => {
                    return Err(Cause::WithinItself { path: path.item(here).field("within").to_string() }.into())
                }
                Some(seen) if *seen == usize::MAX => *seen = walk,
                _ => break,
            }
            at = attributions.get(here).and_then(|it| it.within);
        }
    }
    Ok(())
}

/// Where a field stands in the JSON. Nothing is written out until an error needs it.
#[derive(Clone, Copy)]
enum Path<'p> {
    Root,
    Field(&'p Path<'p>, &'static str),
    Item(&'p Path<'p>, usize),
}

impl<'p> Path<'p> {
    fn field(&'p self, name: &'static str) -> Path<'p> {
        Path::Field(self, name)
    }

    fn item(&'p self, index: usize) -> Path<'p> {
        Path::Item(self, index)
    }

    fn items(&'p self) -> impl Iterator<Item = Path<'p>> {
        (0..).map(|index| self.item(index))
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Field(Path::Root, name) => f.write_str(name),
            Path::Field(parent, name) => write!(f, "{parent}.{name}"),
            Path::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}
