//! [`ExtractorBuilder`]: an extractor that is not the usual one.

use std::sync::Arc;

use crate::claim::words::Words;
use crate::confidence::Confidence;
use crate::error::Error;
use crate::extractor::layer::{Layer, Layers};
use crate::extractor::{engine, Extractor, Parts, Thresholds};
use crate::language::Language;
use crate::lexicon::table::Table;
use crate::lexicon::Additions;
use crate::sentence::{SentenceOptions, Splitter};

/// Builds an [`Extractor`]: language, tables of one's own, layers, thresholds.
///
/// # Tables of one's own
///
/// Rows stand one on a line, their cells between `|`; lines that begin with `#` are comments. They
/// go through the same reader as the tables that come with the crate (`src/lang/en/*.txt`, whose
/// heads explain the columns), and where a form is there already, the own row holds. Several calls
/// add up to one table; the line in an error counts through it. Rows that cannot be read are an
/// error of [`ExtractorBuilder::build`], which names table, line and column.
///
/// ```
/// use inquit::{Confidence, Extractor, Layer};
///
/// let extractor = Extractor::builder()
///     .cues("thunder | thunder thunders thundered thundering | asserts | “Never!” he thundered.")
///     .titles("burgrave | office | m | Burgrave Otto said no.")
///     .layers([Layer::Quotes, Layer::Attributions, Layer::Speakers])
///     .min_confidence(Confidence::new(0.8).unwrap())
///     .build()?;
/// assert_eq!(extractor.extract("Nobody spoke.").quotes().len(), 0);
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct ExtractorBuilder {
    language: Language,
    rows: Rows,
    sentences: SentenceOptions,
    layers: Layers,
    thresholds: Thresholds,
}

/// A user's rows, by table.
#[derive(Debug, Clone, Default)]
struct Rows {
    abbreviations: String,
    boilerplate: String,
    cue_nouns: String,
    cue_phrases: String,
    cues: String,
    given_names: String,
    not_names: String,
    organisations: String,
    sources: String,
    titles: String,
}

impl ExtractorBuilder {
    pub(crate) fn new() -> Self {
        Self {
            language: Language::default(),
            rows: Rows::default(),
            sentences: SentenceOptions::new(),
            layers: Layers::ALL,
            thresholds: Thresholds::default(),
        }
    }

    /// The language of the texts; English if not said.
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Verbs that signal that somebody says something: lemma, forms, [stance](crate::Stance), example.
    ///
    /// `bleat | bleat bleats bleated bleating | says | “Hay,” he bleated.`
    pub fn cues(mut self, rows: &str) -> Self {
        add(&mut self.rows.cues, rows);
        self
    }

    /// Nouns that do: noun, forms, [stance](crate::Stance), example.
    ///
    /// `gripe | gripe gripes | criticises | His gripe that the soup was cold was heard.`
    pub fn cue_nouns(mut self, rows: &str) -> Self {
        add(&mut self.rows.cue_nouns, rows);
        self
    }

    /// Phrases that do without a verb of saying: phrase, [stance](crate::Stance), example. `...` stands
    /// where the source does.
    ///
    /// `in the book of ... | thinks | In the book of my aunt, soup comes first.`
    pub fn cue_phrases(mut self, rows: &str) -> Self {
        add(&mut self.rows.cue_phrases, rows);
        self
    }

    /// Titles, offices, ranks, trades and ties of kin: form, kind (`honorific`, `office`, `rank`, `role`,
    /// `kinship`), gender (`m`, `f`, `-`), example.
    ///
    /// `burgrave | office | m | Burgrave Otto said no.`
    pub fn titles(mut self, rows: &str) -> Self {
        add(&mut self.rows.titles, rows);
        self
    }

    /// Nouns that stand for a source: noun, forms, kind (`person`, `organisation`, `document`, `group`,
    /// `unnamed`), example.
    ///
    /// `guild | guild guilds | organisation | The guild said that salt was dear.`
    pub fn sources(mut self, rows: &str) -> Self {
        add(&mut self.rows.sources, rows);
        self
    }

    /// Words that mark a name as that of an organisation: word, where in the name (`suffix`, `word`),
    /// example.
    ///
    /// `Zunft | suffix | The Salt Zunft said that trade was slow.`
    pub fn organisations(mut self, rows: &str) -> Self {
        add(&mut self.rows.organisations, rows);
        self
    }

    /// Given names and the gender they tell: name, gender (`m`, `f`, `u`).
    ///
    /// `zebulina | f`
    pub fn given_names(mut self, rows: &str) -> Self {
        add(&mut self.rows.given_names, rows);
        self
    }

    /// Capitalised words that are no names of somebody: words, class (`place`, `nationality`, `thing`, …),
    /// example.
    ///
    /// `Lower Foss | place | Growers in Lower Foss fear a late frost.`
    pub fn not_names(mut self, rows: &str) -> Self {
        add(&mut self.rows.not_names, rows);
        self
    }

    /// Phrases that mark a line as no part of the article: phrase, place (`whole`, `after`, `start`, `heading`,
    /// `names`, `ending`, `anywhere`), [class](crate::Boilerplate), example.
    ///
    /// `tide tables | whole | navigation | Tide tables`
    pub fn boilerplate(mut self, rows: &str) -> Self {
        add(&mut self.rows.boilerplate, rows);
        self
    }

    /// Abbreviations, whose full stop need not end a sentence: form without that stop, class, example.
    /// The class says what may follow: `title` never ends a sentence, `company` does before a capital.
    ///
    /// `Burgr | title | It was Burgr. Otto who left. // Nobody asked why.`
    ///
    /// ```
    /// # use inquit::Extractor;
    /// let own = Extractor::builder().abbreviations("Burgr | title | It was Burgr. Otto.").build()?;
    /// let text = "It was Burgr. Otto who left.";
    /// assert_eq!(own.extract(text).sentences().len(), 1);
    /// assert_eq!(Extractor::new().extract(text).sentences().len(), 2);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn abbreviations(mut self, rows: &str) -> Self {
        add(&mut self.rows.abbreviations, rows);
        self
    }

    /// How text is split into sentences, if not as [`sentences`](crate::sentences) does it.
    pub fn sentences(mut self, options: SentenceOptions) -> Self {
        self.sentences = options;
        self
    }

    /// The layers that are wanted; all if not said. The others stay empty, what would point into one of
    /// them is `None`, and work that is only theirs is not done.
    ///
    /// ```
    /// use inquit::{Extractor, Layer};
    /// let extractor = Extractor::builder().layers([Layer::Quotes]).build()?;
    /// let document = extractor.extract("“It is over,” Ruiz said.");
    /// assert_eq!(document.quotes().len(), 1);
    /// assert!(document.quotes().all(|quote| quote.attribution().is_none()));
    /// assert_eq!(document.sentences().len(), 0);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn layers(mut self, layers: impl IntoIterator<Item = Layer>) -> Self {
        self.layers = Layers::of(layers);
        self
    }

    /// The confidence below which an attribution names no speaker; the attribution itself stays, with its
    /// source. 0.35 if not said.
    pub fn min_confidence(mut self, confidence: Confidence) -> Self {
        self.thresholds.speaker = confidence;
        self
    }

    /// The check-worthiness below which a claim is left out.
    pub fn min_check_worthiness(mut self, check_worthiness: Confidence) -> Self {
        self.thresholds.check_worthiness = check_worthiness;
        self
    }

    /// The extractor.
    ///
    /// # Errors
    ///
    /// Where a row of one's own cannot be read.
    pub fn build(self) -> Result<Extractor, Error> {
        let mut engine = engine(self.language);
        if !self.rows.are_empty() {
            engine.lexicon = Arc::new(engine.lexicon.with_additions(self.rows.additions())?);
        }
        let splitter = match self.rows.abbreviations.as_str() {
            "" => Splitter::english(self.sentences),
            text => Splitter::with_abbreviations(Table { name: "abbreviations", text }, self.sentences)?,
        };
        Ok(Extractor::of(Parts {
            splitter,
            engine,
            words: Words::shared(self.language),
            layers: self.layers,
            thresholds: self.thresholds,
        }))
    }
}

impl Rows {
    fn additions(&self) -> Additions<'_> {
        Additions {
            boilerplate: &self.boilerplate,
            cue_nouns: &self.cue_nouns,
            cue_phrases: &self.cue_phrases,
            cues: &self.cues,
            given_names: &self.given_names,
            not_names: &self.not_names,
            organisations: &self.organisations,
            sources: &self.sources,
            titles: &self.titles,
        }
    }

    /// Whether the lexicon stays as it is shipped. Abbreviations are not in it.
    fn are_empty(&self) -> bool {
        let it = self.additions();
        [it.boilerplate, it.cue_nouns, it.cue_phrases, it.cues, it.given_names]
            .into_iter()
            .chain([it.not_names, it.organisations, it.sources, it.titles])
            .all(str::is_empty)
    }
}

/// Rows that end with their line, so that the next call's begin on one of their own.
fn add(table: &mut String, rows: &str) {
    table.push_str(rows);
    if !rows.is_empty() && !rows.ends_with('\n') {
        table.push('\n');
    }
}
