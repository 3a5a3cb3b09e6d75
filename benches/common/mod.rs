//! The texts that are read.

const ARTICLE: &str = include_str!("../../examples/article.txt");
const NAMES: &[&str] =
    &["Ann Roe", "Oya Chen", "Sen. Maria Ruiz", "Kim Lindqvist", "Dr. Haddad", "Gov. Dunn", "José Moreau"];

/// About `length` bytes of news: the article again and again, with other people in it, cut after a paragraph.
pub(crate) fn news(length: usize) -> String {
    let mut text = String::with_capacity(length + ARTICLE.len());
    let mut names = NAMES.iter().cycle();
    while text.len() < length {
        for paragraph in ARTICLE.split("\n\n") {
            if let Some(name) = names.next() {
                text.push_str(&paragraph.replace("Ann Roe", name));
                text.push_str("\n\n");
            }
            if text.len() >= length {
                break;
            }
        }
    }
    text
}
