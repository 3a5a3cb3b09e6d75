//! Estimates the weights that the crate ships, from annotated corpora; the same corpora give the same file.
//!
//! usage: `cargo run --release --manifest-path train/Cargo.toml -- [--only worth] CORPORA src/lang/en/weights.bin`
//!
//! With `--only worth`, only the weights of check-worthiness are estimated; the file's others stay as they are.
//!
//! With `--unseen CORPORA DOCUMENTS.jsonl`, no weights are kept: the articles' documents are written, a line each, by
//! weights that were estimated on the other half of the articles. What these score tells what a change of the features
//! is worth on texts that no weight has seen.

use std::path::Path;
use std::{env, fs, process};

use inquit::training::{
    estimate, estimate_worth, unseen, Annotated, AnnotatedArticle, Corpora, LabelledSentence, ListedWord, TaggedWord,
};
use serde_json::Value;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (wanted, folder, out) = match arguments[..] {
        ["--only", "worth", folder, out] => (Wanted::Worth, Path::new(folder), out),
        ["--unseen", folder, out] => (Wanted::Unseen, Path::new(folder), out),
        [folder, out] if !folder.starts_with("--") => (Wanted::All, Path::new(folder), out),
        _ => {
            eprintln!("usage: inquit-train [--only worth] CORPORA_FOLDER WEIGHTS_FILE");
            eprintln!("       inquit-train --unseen CORPORA_FOLDER DOCUMENTS_FILE");
            process::exit(2);
        }
    };
    let (ids, articles) = articles_of(&read(&folder.join("polnear_train.jsonl")));
    let corpora = Corpora {
        tagged: tagged(&read(&folder.join("ud_pos_train.txt"))),
        listed: listed(include_str!("../words.txt")),
        articles,
        cases: articles_of(include_str!("../cases.jsonl")).1,
        claims: labelled(&read(&folder.join("claimbuster_train.jsonl"))),
    };
    let written = match wanted {
        Wanted::All => estimate(&corpora),
        Wanted::Worth => estimate_worth(&corpora, &fs::read(out).unwrap_or_else(|e| fail(out, &e))),
        Wanted::Unseen => documents(&corpora, ids),
    };
    fs::write(out, written).unwrap_or_else(|e| fail(out, &e));
}

/// What is made of the corpora.
enum Wanted {
    All,
    Worth,
    Unseen,
}

/// The documents of the articles, a line each.
fn documents(corpora: &Corpora, ids: Vec<String>) -> Vec<u8> {
    let (mut lines, mut ids) = (Vec::new(), ids.into_iter());
    unseen(corpora, |document| {
        let document = document.with_id(ids.next().unwrap_or_default());
        serde_json::to_writer(&mut lines, &document).unwrap_or_else(|e| fail("a document", &e));
        lines.push(b'\n');
    });
    lines
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| fail(&path.display().to_string(), &e))
}

fn fail(path: &str, error: &dyn std::error::Error) -> ! {
    eprintln!("{path}: {error}");
    process::exit(1)
}

/// A sentence a line, WORD/UNIVERSAL/PENN by spaces.
fn tagged(text: &str) -> Vec<Vec<TaggedWord>> {
    let word = |item: &str| {
        let mut parts = item.rsplitn(3, '/');
        let (penn, universal, word) = (parts.next()?, parts.next()?, parts.next()?);
        Some(TaggedWord { word: word.into(), universal: universal.into(), penn: penn.into() })
    };
    text.lines().map(|line| line.split(' ').filter_map(word).collect()).collect()
}

/// A word a line, and its classes behind a tab.
fn listed(text: &str) -> Vec<ListedWord> {
    let word = |line: &str| {
        let (word, classes) = line.split_once('\t')?;
        Some(ListedWord { word: word.into(), classes: classes.into() })
    };
    text.lines().filter(|line| !line.starts_with('#')).filter_map(word).collect()
}

/// A JSON object a line: "id", "text" and "attributions" of "source", "cue", "content", spans in code points.
fn articles_of(text: &str) -> (Vec<String>, Vec<AnnotatedArticle>) {
    let article = |line: &str| {
        let row: Value = serde_json::from_str(line).ok()?;
        let text = row["text"].as_str()?.to_owned();
        let mut offsets: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
        offsets.push(text.len());
        let spans = |v: &Value| {
            let span = |s: &Value| {
                let end = |i: usize| offsets.get(s[i].as_u64()? as usize).copied();
                Some(end(0)?..end(1)?)
            };
            v.as_array().map(|a| a.iter().filter_map(span).collect()).unwrap_or_default()
        };
        let attributions = row["attributions"].as_array()?;
        let attributions = attributions
            .iter()
            .map(|a| Annotated { source: spans(&a["source"]), cue: spans(&a["cue"]), content: spans(&a["content"]) })
            .collect();
        Some((row["id"].as_str().unwrap_or_default().to_owned(), AnnotatedArticle { text, attributions }))
    };
    text.lines().filter_map(article).unzip()
}

/// A JSON object a line: "text", "file", and "label", which is CFS for what is worth checking.
fn labelled(text: &str) -> Vec<LabelledSentence> {
    let sentence = |line: &str| {
        let value: Value = serde_json::from_str(line).ok()?;
        let field = |name: &str| value.get(name)?.as_str().map(str::to_owned);
        Some(LabelledSentence { text: field("text")?, group: field("file")?, worth_checking: field("label")? == "CFS" })
    };
    text.lines().filter_map(sentence).collect()
}
