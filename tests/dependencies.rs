//! What the crate stands on: every package in the lock file of a normal build is under a licence that asks for no
//! more than naming, and comes from crates.io.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::process::Command;

use serde_json::Value;

/// What a package of the library may be under. An expression with "OR" needs one, one with "AND" all of them.
const LICENCES: &[&str] =
    &["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "Unlicense", "Unicode-3.0", "CC0-1.0"];

/// How many packages the library may need at most, itself left out: more are more to watch.
const MOST: usize = 20;

fn allowed(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" AND ").all(|all| all.split(" OR ").any(|one| LICENCES.contains(&one.trim())))
}

/// Names of the packages that a user of the library compiles.
fn compiled() -> Vec<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let tree = Command::new(cargo)
        .args(["tree", "--offline", "--edges", "normal,build", "--all-features", "--prefix", "none"])
        .args(["--format", "{p}", "--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let lines = String::from_utf8(tree.stdout).unwrap();
    let mut names: Vec<String> = lines
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    names.retain(|name| name != "inquit");
    names
}

fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--offline", "--format-version", "1", "--all-features"])
        .args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_package_is_free_to_use_and_of_the_registry() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let names = compiled();
    assert!(!names.is_empty() && names.len() <= MOST, "{} packages: {names:?}", names.len());
    for name in names {
        for package in packages.iter().filter(|p| p["name"] == name.as_str()) {
            let licence = package["license"].as_str().unwrap_or("none");
            assert!(allowed(licence), "{name} is under {licence}");
            let source = package["source"].as_str().unwrap_or("a path");
            assert!(source.starts_with("registry+https://github.com/rust-lang/crates.io-index"), "{name}: {source}");
        }
    }
}

#[test]
fn expressions_are_read() {
    assert!(allowed("MIT OR Apache-2.0") && allowed("MIT/GPL-3.0") && allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!allowed("GPL-3.0") && !allowed("MIT AND GPL-3.0") && !allowed("none"));
}
