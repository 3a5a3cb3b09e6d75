//! Estimates the weights from annotated corpora. Behind the feature `training`; no stable API.

mod acceptance;
mod attribution;
mod claims;
mod kin;
mod logistic;
mod optimise;
mod stages;
mod tagging;
mod voice;
mod wordlist;

use std::iter;

use crate::block::{blocks, Block};
use crate::document::Document;
use crate::engine::Engine;
use crate::extractor::Extractor;
use crate::language::Language;
use crate::model::{Head, Model};
use crate::quotation::quotations;
use crate::sentence::sentences;
use crate::Span;
use optimise::File;

pub use attribution::{Annotated, AnnotatedArticle};
pub use claims::LabelledSentence;
pub use stages::Stages;
pub use tagging::TaggedWord;
pub use wordlist::ListedWord;

/// What weights are estimated from.
pub struct Corpora {
    /// Sentences of words with their parts of speech.
    pub tagged: Vec<Vec<TaggedWord>>,
    /// Words with the parts of speech that they can be.
    pub listed: Vec<ListedWord>,
    /// Articles with their attributions.
    pub articles: Vec<AnnotatedArticle>,
    /// Short texts with their attributions, of forms that the articles seldom have.
    pub cases: Vec<AnnotatedArticle>,
    /// Sentences, and whether what they claim is worth checking.
    pub claims: Vec<LabelledSentence>,
}

/// The file of weights for the crate's own use; the same corpora give the same bytes.
pub fn estimate(corpora: &Corpora) -> Vec<u8> {
    let taggers = taggers(corpora);
    let mut file = attributions(&corpora.articles.iter().collect::<Vec<_>>(), &corpora.cases, &taggers);
    // claims are what the stages before leave as such
    let (scale, table) = claims::estimate(corpora, &engine(&file));
    file.scaled(Head::Worth, scale, table);
    file.written()
}

/// Calls `run` with the document of each article, in their order, by weights that were estimated on the other half of
/// them: what an estimate is worth on texts that it has not seen. Check-worthiness has no weights.
pub fn unseen(corpora: &Corpora, mut run: impl FnMut(Document<'_>)) {
    let taggers = taggers(corpora);
    let [even, odd] = halves(&corpora.articles.iter().collect::<Vec<_>>());
    let extractors = [odd, even].map(|other| Extractor::with(engine(&attributions(&other, &corpora.cases, &taggers))));
    for (article, extractor) in corpora.articles.iter().zip(extractors.iter().cycle()) {
        run(extractor.extract(&article.text));
    }
}

/// Every other article.
fn halves<'a>(articles: &[&'a AnnotatedArticle]) -> [Vec<&'a AnnotatedArticle>; 2] {
    [0, 1].map(|half| articles.iter().skip(half).step_by(2).copied().collect())
}

/// How many taggers read the articles.
const READERS: usize = 2;

/// The weights of the crate's own tagger, and of another that was told of no listed words. Where they read an article
/// differently, one of them is wrong: what is learned from both leans less on the tagger's slips.
fn taggers(corpora: &Corpora) -> [File; READERS] {
    [&corpora.listed[..], &[]].map(|listed| tagging::estimate(&corpora.tagged, listed))
}

/// How much more a case counts than an article's sentence.
const WORTH_OF_CASE: usize = 4;

/// The weights of the first tagger, with those of attributions, estimated on words as the taggers tag them. How likely
/// something is to stand in a text is learned from articles alone.
fn attributions(articles: &[&AnnotatedArticle], cases: &[AnnotatedArticle], taggers: &[File; READERS]) -> File {
    let readers = taggers.each_ref().map(engine);
    // each half of the articles with weights estimated on the other, for what judges their results
    let [even, odd] = halves(articles);
    let mut folds = [(&even, &odd), (&odd, &even)].map(|(own, other)| {
        let found = structure(other, cases, &readers);
        let files = taggers.clone().map(|file| put(file, &found));
        Fold { articles: own.clone(), engines: files.each_ref().map(engine), files }
    });
    let acceptance = acceptance::estimate(&folds);
    for fold in &mut folds {
        for file in &mut fold.files {
            file.weights(Head::Acceptance, &acceptance);
        }
        fold.engines = fold.files.each_ref().map(engine);
    }
    let voice = voice::estimate(&folds);
    let [own, _] = taggers;
    let mut file = put(own.clone(), &structure(articles, cases, &readers));
    file.weights(Head::Acceptance, &acceptance);
    file.weights(Head::Voice, &voice);
    file
}

/// The weights that find cues, sources and contents.
fn structure(
    articles: &[&AnnotatedArticle],
    cases: &[AnnotatedArticle],
    readers: &[Engine; READERS],
) -> attribution::Estimated {
    let cases = iter::repeat_n(cases, WORTH_OF_CASE).flatten();
    attribution::estimate(&articles.iter().copied().chain(cases).collect::<Vec<_>>(), readers)
}

/// The file with the weights of check-worthiness estimated anew, and all others as they are.
pub fn estimate_worth(corpora: &Corpora, file: &[u8]) -> Vec<u8> {
    let model = Model::new(file.to_vec().leak());
    let engine = Engine { lexicon: Language::English.lexicon(), model };
    let (scale, table) = claims::estimate(corpora, &engine);
    let size = |head: &Head| 4 + head.length();
    let place = Head::ALL.iter().take_while(|head| **head != Head::Worth).map(size).sum();
    let rest = place + size(&Head::Worth);
    let mut written = file[..place].to_vec();
    written.extend(scale.to_le_bytes());
    written.extend(table);
    written.extend(file.get(rest..).unwrap_or_default());
    written
}

/// Articles, and the stages with weights that were estimated without them, by tagger.
struct Fold<'a> {
    articles: Vec<&'a AnnotatedArticle>,
    engines: [Engine; READERS],
    files: [File; READERS],
}

/// The file with weights that were found.
fn put(mut file: File, found: &attribution::Estimated) -> File {
    file.bytes(Head::CueWord, found.cue_words.clone());
    for (head, weights) in &found.weights {
        file.weights(*head, weights);
    }
    file
}

/// Calls `run` with each block of a text, filled as the pipeline fills it.
fn each_block(text: &str, engine: &Engine, mut run: impl FnMut(&mut Block)) {
    let spans: Vec<Span> = sentences(text).collect();
    let marks = quotations(text, blocks(text, &spans, &engine.lexicon), &engine.lexicon);
    let (mut block, mut offset) = (Block::default(), 0);
    for sentences in blocks(text, &spans, &engine.lexicon) {
        block.fill(text, sentences, &marks, offset, engine);
        let end = block.span().end();
        offset += marks[offset..].iter().take_while(|q| q.outer.end() <= end).count();
        run(&mut block);
    }
}

/// The stages with the weights estimated so far.
fn engine(file: &File) -> Engine {
    let language = Language::English;
    Engine { lexicon: language.lexicon(), model: Model::new(file.written().leak()) }
}
