//! Article text in; sentences, direct quotes with their speakers, and claims with their sources out.
//!
//! *Inquit* is the linguists' word for the "he said" beside a quotation.
//!
//! ```
//! let article = "“The salt is in,” Ann Roe said. The guild denied that it had been late.";
//! let extractor = inquit::Extractor::new();
//! let document = extractor.extract(article);
//! for quote in document.quotes() {
//!     println!("{}: {}", quote.speaker().map_or("unknown", |s| s.name()), quote.text());
//! }
//! assert_eq!(document.quotes().next().unwrap().text(), "The salt is in,");
//! ```
//!
//! # What it does
//!
//! An article is full of *attributions*: somebody (the **source**) is made answerable for something (the
//! **content**) by some words (the **cue**).
//!
//! | In the text | source | cue | content | kind |
//! |---|---|---|---|---|
//! | “The salt is in,” Ann Roe said. | Ann Roe | said | The salt is in, | [direct](AttributionKind::Direct) |
//! | Oya Chen denied that it had been late. | Oya Chen | denied | it had been late | [indirect](AttributionKind::Indirect) |
//! | He called it a “sad day” for the town. | He | called | it a “sad day” for the town | [mixed](AttributionKind::Mixed) |
//!
//! A [`Document`] has five layers, each an iterator of [`View`]s that lead from a record to those it refers to:
//!
//! - [`Document::sentences`]: where each [`Sentence`] stands.
//! - [`Document::attributions`]: each [`Attribution`] with its [`Source`], its [`Cue`] and its content, the
//!   [`Rule`] that decided it, and how sure that is ([`Confidence`]).
//! - [`Document::quotes`]: each [`Quote`], in its parts: “It is,” she said, “over.” is one quote of two.
//! - [`Document::speakers`]: each [`Speaker`], the entity behind one or more sources. "President Roe", "Roe" and
//!   "she" are three mentions of one.
//! - [`Document::claims`]: each [`Claim`], one assertion, with who answers for it (a source, or the author) and how
//!   much it asks to be checked.
//!
//! # What it does not do
//!
//! It does not say whether a claim is true. It reads English and no other language yet, plain text and no HTML,
//! and one article at a time: that two articles mean the same person it cannot tell.
//!
//! # When to use it, and when not
//!
//! Use it to index who says what in news: to search archives by speaker, to count whose voices are heard, to
//! lead fact-checkers to what is worth checking, to show where a sentence comes from. It is fast enough to read
//! an archive and small enough to run where the text is.
//!
//! Do not use it alone where a wrong answer harms somebody: what it finds is a best guess, with a confidence.
//! It was made for news: in fiction it follows who speaks by turns, and is wrong more often; chats are nothing it
//! knows. If you need every last paraphrase and have seconds for an article, a large language model finds more; if you
//! need only the stretches between quotation marks, a regular expression does.
//!
//! # Cookbook
//!
//! ## The quotes of one person
//!
//! ```
//! # let article = "“The salt is in,” Ann Roe said.";
//! let document = inquit::Extractor::new().extract(article);
//! let hers = document.speakers().filter(|speaker| speaker.name() == "Ann Roe");
//! for quote in hers.flat_map(|speaker| speaker.quotes()) {
//!     println!("“{}” at {:?}", quote.text(), quote.parts());
//! }
//! ```
//!
//! ## Who is reported to have said what, in whatever words
//!
//! ```
//! let document = inquit::Extractor::new().extract("Oya Chen denied that it had been late.");
//! let attribution = document.attributions().next().unwrap();
//! assert_eq!(attribution.source().map(|source| source.text()), Some("Oya Chen"));
//! assert_eq!(attribution.cue().map(|cue| cue.text()), Some("denied"));
//! assert_eq!(attribution.text(), "it had been late");
//! ```
//!
//! ## A cue of one's own
//!
//! Rows in the columns of the tables that come with the crate; see [`ExtractorBuilder`] for each table.
//!
//! ```
//! use inquit::Extractor;
//! let extractor = Extractor::builder()
//!     .cues("herald | herald heralds heralded heralding | announces | “Salt!” she heralded.")
//!     .build()?;
//! # extractor.extract("“Salt!” she heralded.");
//!
//! let error = Extractor::builder().cues("herald | heralds | shouts | She heralds.").build().unwrap_err();
//! assert_eq!(error.to_string(), "cues:1:20: \"shouts\" is no stance");
//! # Ok::<(), inquit::Error>(())
//! ```
//!
//! ## JSON and back
//!
//! The JSON of a document is that of its [`Extraction`]. It holds offsets, so it is worth nothing without the
//! text: [`Document::with_extraction`] brings the two together, and says where they do not fit.
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! use inquit::{Document, Extraction, Extractor};
//! let text = "“The salt is in,” Ann Roe said.";
//! let document = Extractor::new().extract(text).with_id("gazette-7");
//! let json = serde_json::to_string(&document)?;
//! assert!(json.starts_with(r#"{"schema":1,"id":"gazette-7","sentences":[{"start":0,"end":35}]"#));
//!
//! let stored: Extraction = serde_json::from_str(&json)?;
//! assert_eq!(Document::with_extraction(text, stored.clone())?, document);
//! let error = Document::with_extraction("Another text.", stored).unwrap_err();
//! assert_eq!(error.to_string(), "sentences[0]: span 0..35 reaches beyond the text's 13 bytes");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## Only the sentences
//!
//! ```
//! let text = "Dr. Roe left. Nobody asked why.";
//! let sentences: Vec<&str> = inquit::sentences(text).filter_map(|span| span.of(text)).collect();
//! assert_eq!(sentences, ["Dr. Roe left.", "Nobody asked why."]);
//! ```
//!
//! ## Only some layers, and only what is sure
//!
//! ```
//! use inquit::{Confidence, Extractor, Layer};
//! let extractor = Extractor::builder()
//!     .layers([Layer::Quotes, Layer::Attributions, Layer::Speakers])
//!     .min_confidence(Confidence::new(0.9).unwrap())
//!     .build()?;
//! # extractor.extract("");
//! # Ok::<(), inquit::Error>(())
//! ```
//!
//! ## Results that outlive the article
//!
//! A document borrows its text. [`Document::into_static`] gives one that owns it; [`Document::into_extraction`]
//! keeps the findings and lets the text go.
//!
//! ## Many articles on many threads
//!
//! Build one [`Extractor`] and share it: it is `Send + Sync`, and a clone is as cheap as an [`Arc`](std::sync::Arc)'s.
//!
//! # How sure to be
//!
//! A wrong speaker is worse than none. Where the evidence is weak, [`View::speaker`](View#method.speaker) is `None`, while
//! [`Attribution::source`] still has the words that stand there. What is below a [`Confidence`] of your choice
//! names no speaker under [`ExtractorBuilder::min_confidence`]. [`Attribution::rivals`] are the sources that
//! lost.
//!
//! What is handled, entry by entry, and what is known not to work yet, stands in [`handled`].
//!
//! # Units
//!
//! Every offset is in **bytes** of the text that was given, half-open, on `char` boundaries: [`Span`] says how to get
//! from one to its words. Line breaks, marks of byte order and control characters are left as they are, so
//! that offsets never shift. Confidences are shares from 0 to 1, in thousandths.
//!
//! # Panics
//!
//! Never, whatever the text, the rows or the JSON. Building an extractor and reading JSON can fail, with an
//! [`Error`] that says where; extracting cannot.
//!
//! # Memory
//!
//! The weights and tables are part of the program. The tables, once parsed, are shared by all extractors of a
//! process that add no rows of their own. A document borrows the text and owns copies of the words of quotes,
//! sources, cues and claims. Nothing is kept between two texts.
//!
//! At its peak, reading article text takes at most 12 times the size of the text and 64 KB besides, results
//! included. A text where nearly every word makes a result ("I x; I x; " without end) takes up to 240 times:
//! bound the length of what you take from strangers.
//!
//! # Features
//!
//! - `serde` (on by default): `Serialize` and `Deserialize` for every result type.

#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod acceptance;
mod action;
mod aside;
mod attribution;
mod beside;
mod between;
mod block;
mod boundary;
mod bounds;
mod builder;
mod candidate;
mod check;
mod choice;
mod cited;
mod claim;
mod clauses;
mod confidence;
mod content;
mod continued;
mod control;
mod cue;
mod dashed;
mod dateline;
mod dialogue;
mod discourse;
mod document;
mod engine;
mod error;
mod explain;
mod extractor;
mod framed;
mod fronted;
mod governed;
mod id;
mod label;
mod language;
mod layer;
mod led;
mod lexicon;
mod mark;
mod mention;
mod model;
mod naming;
mod nested;
mod no_saying;
mod notice;
mod owner;
mod passive;
mod pasts;
mod phrase;
mod pipeline;
mod quotation;
mod quote;
mod reach;
mod record;
mod replied;
mod room;
mod sentence;
mod settle;
mod signature;
mod source;
mod span;
mod speaker;
mod spoken;
mod status;
mod subject;
mod subordinate;
mod tag;
mod tagger;
mod tally;
mod token;
mod trailing;
mod transcript;
mod verbs;
mod view;
mod voice;

#[cfg(feature = "training")]
#[doc(hidden)]
#[allow(missing_docs, clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used)]
pub mod training;

pub mod handled;
mod holder;

pub use attribution::{Attribution, AttributionKind, Cue, Rival, Rule, Source, Status};
pub use builder::ExtractorBuilder;
pub use claim::{
    Antecedent, Bound, Claim, ClaimKind, Modality, Number, Polarity, Quantity, QuantityKind, Reason, ReasonKind,
    Subject, Tense, TimeExpression, TimeKind, Unit,
};
pub use confidence::Confidence;
pub use document::{Document, Extraction, Sentence};
pub use error::Error;
pub use explain::Explanation;
pub use extractor::Extractor;
pub use id::Id;
pub use language::Language;
pub use layer::Layer;
pub use lexicon::{Boilerplate, Stance};
pub use quote::Quote;
pub use sentence::{sentences, Quotations, SentenceOptions, Sentences};
pub use span::Span;
pub use speaker::{Speaker, SpeakerKind};
pub use view::{View, Views};

/// The code in the README runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
