//! A JSON object a line in ("text", "id"), a document a line out.
use std::io::{self, BufRead, BufWriter, Write};

fn main() -> io::Result<()> {
    let extractor = inquit::Extractor::new();
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let document = extractor.extract(row["text"].as_str().unwrap_or_default());
        let mut value = serde_json::to_value(&document)?;
        value["id"] = row["id"].clone();
        writeln!(out, "{value}")?;
    }
    Ok(())
}
