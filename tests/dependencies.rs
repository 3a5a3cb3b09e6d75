//! What the crate stands on: every package in the lock file of a normal build is under a licence that asks for no
//! more than naming, and comes from crates.io.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::process::Command;

/// What a package of the library may be under. An expression with "OR" needs one, one with "AND" all of them.
const LICENCES: &[&str] =
    &["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "Unlicense", "Unicode-3.0", "CC0-1.0"];

/// How many packages the library may need at most, itself left out: more are more to watch.
const MOST: usize = 20;

fn allowed(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" AND ").all(|all| all.split(" OR ").any(|one| LICENCES.contains(&one.trim())))
}

/// The name, the origin and the licence of each package that a user of the library compiles here, as `cargo tree` tells
/// them: "regex v1.11.1" with a bracket behind it, if it comes from anywhere but crates.io, and "MIT OR Apache-2.0".
fn compiled() -> Vec<(String, String)> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let tree = Command::new(cargo)
        .args(["tree", "--offline", "--edges", "normal,build", "--all-features", "--prefix", "none", "--no-dedupe"])
        .args(["--format", "{p}|{l}", "--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let lines = String::from_utf8(tree.stdout).unwrap();
    let split = lines.lines().filter_map(|line| line.split_once('|'));
    let mut packages: Vec<(String, String)> = split.map(|(name, it)| (name.to_owned(), it.to_owned())).collect();
    packages.sort();
    packages.dedup();
    packages.retain(|(package, _)| !package.starts_with("inquit "));
    packages
}

/// Whether `cargo tree` names a package of crates.io: of a folder, a repository or another registry it tells the place.
fn is_of_the_registry(package: &str) -> bool {
    !package.replace(" (proc-macro)", "").contains('(')
}

#[test]
fn every_package_is_free_to_use_and_of_the_registry() {
    let packages = compiled();
    assert!(!packages.is_empty() && packages.len() <= MOST, "{} packages: {packages:?}", packages.len());
    for (package, licence) in packages {
        assert!(allowed(&licence), "{package} is under {licence}");
        assert!(is_of_the_registry(&package), "{package}");
    }
}

#[test]
fn origins_are_read() {
    assert!(is_of_the_registry("regex v1.11.1") && is_of_the_registry("serde_derive v1.0.200 (proc-macro)"));
    assert!(!is_of_the_registry("regex v1.11.1 (/home/somebody/regex)"));
    assert!(!is_of_the_registry("serde_derive v1.0.200 (proc-macro) (https://example.org/serde#1a2b3c)"));
}

#[test]
fn expressions_are_read() {
    assert!(allowed("MIT OR Apache-2.0") && allowed("MIT/GPL-3.0") && allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!allowed("GPL-3.0") && !allowed("MIT AND GPL-3.0") && !allowed("none"));
}
