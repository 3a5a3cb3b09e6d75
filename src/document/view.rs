//! [`View`]: a record in its document.

use std::borrow::Cow;
use std::fmt;
use std::iter::{Enumerate, FusedIterator};
use std::ops::Deref;
use std::slice;

use crate::attribution::{Attribution, Cue, Rival, Source};
use crate::claim::Claim;
use crate::document::quote::Quote;
use crate::document::{Document, Sentence};
use crate::span::joined;
use crate::span::Span;
use crate::speaker::Speaker;

/// A record in its document: the record itself, by [`Deref`], and the ways to what it refers to.
///
/// It is `Copy`, and what its own methods give lives as long as the document is borrowed, so that
/// it can be collected:
///
/// ```
/// let document = inquit::Extractor::new().extract("“It is over,” Ruiz said.");
/// let texts: Vec<&str> = document.quotes().map(|quote| quote.text()).collect();
/// assert_eq!(texts, ["It is over,"]);
/// ```
///
/// Two views are equal if their records are.
pub struct View<'d, T> {
    document: &'d Document<'d>,
    record: &'d T,
    index: usize,
}

impl<'d, T> View<'d, T> {
    /// The record.
    pub fn record(self) -> &'d T {
        self.record
    }

    /// Its place in the document's list, from 0: what other records refer to it by.
    pub fn index(self) -> usize {
        self.index
    }

    /// The document.
    pub fn document(self) -> &'d Document<'d> {
        self.document
    }

    fn words(self, span: Span) -> &'d str {
        span.text(self.document.text())
    }
}

impl<'d> View<'d, Sentence> {
    /// Its words.
    pub fn text(self) -> &'d str {
        self.words(self.record.span)
    }
}

impl<'d> View<'d, Attribution> {
    /// The words of its content, as they stand in the text; a space stands between two parts.
    pub fn text(self) -> Cow<'d, str> {
        match self.record.content.as_slice() {
            [part] => Cow::Borrowed(self.words(*part)),
            parts => Cow::Owned(joined(self.document.text(), parts)),
        }
    }

    /// See [`Attribution::content`].
    pub fn content(self) -> &'d [Span] {
        &self.record.content
    }

    /// See [`Attribution::source`].
    pub fn source(self) -> Option<&'d Source> {
        self.record.source.as_ref()
    }

    /// See [`Attribution::cue`].
    pub fn cue(self) -> Option<&'d Cue> {
        self.record.cue.as_ref()
    }

    /// See [`Attribution::rivals`].
    pub fn rivals(self) -> &'d [Rival] {
        &self.record.rivals
    }

    /// The entity behind the source; `None` where the evidence does not tell.
    pub fn speaker(self) -> Option<View<'d, Speaker>> {
        self.document.speakers().nth(self.record.speaker?)
    }

    /// The attribution in whose content this one stands; see [`Attribution::within_index`].
    pub fn within(self) -> Option<View<'d, Attribution>> {
        self.document.attributions().nth(self.record.within?)
    }
}

impl<'d> View<'d, Quote> {
    /// See [`Quote::text`].
    pub fn text(self) -> &'d str {
        &self.record.text
    }

    /// See [`Quote::parts`].
    pub fn parts(self) -> &'d [Span] {
        &self.record.parts
    }

    /// The attribution that says who is made answerable for it.
    pub fn attribution(self) -> Option<View<'d, Attribution>> {
        self.document.attributions().nth(self.record.attribution?)
    }

    /// Who said it; `None` where the evidence does not tell.
    pub fn speaker(self) -> Option<View<'d, Speaker>> {
        self.attribution()?.speaker()
    }
}

impl<'d> View<'d, Claim> {
    /// See [`Claim::text`].
    pub fn text(self) -> &'d str {
        &self.record.text
    }

    /// See [`Claim::parts`].
    pub fn parts(self) -> &'d [Span] {
        &self.record.parts
    }

    /// The attribution whose source answers for it; `None`: the author does.
    pub fn attribution(self) -> Option<View<'d, Attribution>> {
        self.document.attributions().nth(self.record.attribution?)
    }

    /// Who answers for it; `None` where that is the author, or the evidence does not tell.
    pub fn speaker(self) -> Option<View<'d, Speaker>> {
        self.attribution()?.speaker()
    }
}

impl<'d> View<'d, Speaker> {
    /// See [`Speaker::name`].
    pub fn name(self) -> &'d str {
        &self.record.name
    }

    /// See [`Speaker::role`].
    pub fn role(self) -> Option<&'d str> {
        self.record.role.as_deref()
    }

    /// See [`Speaker::affiliation`].
    pub fn affiliation(self) -> Option<&'d str> {
        self.record.affiliation.as_deref()
    }

    /// See [`Speaker::mentions`].
    pub fn mentions(self) -> &'d [Span] {
        &self.record.mentions
    }

    /// What is attributed to it, in order. Goes through all of the document's attributions: for every one of many speakers,
    /// rather go through those once, by their speakers.
    pub fn attributions(self) -> impl Iterator<Item = View<'d, Attribution>> + Clone {
        self.document.attributions().filter(move |it| it.record.speaker == Some(self.index))
    }

    /// What it said word for word, in order; found as [`attributions`](Self::attributions) are.
    pub fn quotes(self) -> impl Iterator<Item = View<'d, Quote>> + Clone {
        let is_speaker = move |it: View<'d, Attribution>| it.record.speaker == Some(self.index);
        self.document.quotes().filter(move |it| it.attribution().is_some_and(is_speaker))
    }

    /// The claims that it answers for, in order; found as [`attributions`](Self::attributions) are.
    pub fn claims(self) -> impl Iterator<Item = View<'d, Claim>> + Clone {
        let is_speaker = move |it: View<'d, Attribution>| it.record.speaker == Some(self.index);
        self.document.claims().filter(move |it| it.attribution().is_some_and(is_speaker))
    }
}

impl<T> Clone for View<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for View<'_, T> {}

impl<T> Deref for View<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.record
    }
}

impl<T: fmt::Debug> fmt::Debug for View<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.record.fmt(f)
    }
}

impl<T: PartialEq> PartialEq for View<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.record == other.record
    }
}

impl<T: Eq> Eq for View<'_, T> {}

/// The iterator over a layer of a document: what [`Document::quotes`] and its likes give.
pub struct Views<'d, T> {
    document: &'d Document<'d>,
    rest: Enumerate<slice::Iter<'d, T>>,
}

impl<'d, T> Views<'d, T> {
    pub(crate) fn new(document: &'d Document<'d>, records: &'d [T]) -> Self {
        Self { document, rest: records.iter().enumerate() }
    }

    fn view(&self, (index, record): (usize, &'d T)) -> View<'d, T> {
        View { document: self.document, record, index }
    }
}

impl<'d, T> Iterator for Views<'d, T> {
    type Item = View<'d, T>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.rest.next()?;
        Some(self.view(next))
    }

    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        let next = self.rest.nth(n)?;
        Some(self.view(next))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

impl<T> DoubleEndedIterator for Views<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let next = self.rest.next_back()?;
        Some(self.view(next))
    }
}

impl<T> ExactSizeIterator for Views<'_, T> {}

impl<T> FusedIterator for Views<'_, T> {}

impl<T> Clone for Views<'_, T> {
    fn clone(&self) -> Self {
        Self { document: self.document, rest: self.rest.clone() }
    }
}

impl<T: fmt::Debug> fmt::Debug for Views<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
