//! Estimates the weights that the crate ships, from annotated corpora; the same corpora give the same file.
//!
//! usage: `cargo run --release --manifest-path train/Cargo.toml -- CORPORA src/lang/en/weights.bin`

use std::path::Path;
use std::{env, fs, process};

use inquit::training::{estimate, Corpora, TaggedWord};

fn main() {
    let mut arguments = env::args().skip(1);
    let (Some(corpora), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: inquit-train CORPORA_FOLDER WEIGHTS_FILE");
        process::exit(2);
    };
    let folder = Path::new(&corpora);
    let corpora = Corpora { tagged: tagged(&read(&folder.join("ud_pos_train.txt"))) };
    fs::write(&out, estimate(&corpora)).unwrap_or_else(|e| fail(&out, &e));
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
