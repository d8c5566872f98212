//! Text of a document never becomes code: two crates that differ only in such text have the same syntax.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

#[test]
fn hostile_text_is_only_in_literals_and_comments() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("emit-hostile.mjs");
    let emitted = Command::new("node").arg(program).arg(&directory).status();
    assert!(emitted.expect("node is on PATH").success());

    let [hostile, benign] = ["hostile", "benign"].map(|name| files_of(&directory.join(name)));
    let names: Vec<_> = hostile.keys().map(String::as_str).collect();
    let expected = [
        "Cargo.toml",
        "src/blocking.rs",
        "src/client.rs",
        "src/lib.rs",
        "src/types.rs",
    ];
    assert_eq!(names, expected, "a document names no files");
    assert_eq!(hostile["Cargo.toml"], benign["Cargo.toml"]);
    for name in names.into_iter().filter(|name| name.starts_with("src/")) {
        let [hostile, benign] = [&hostile, &benign].map(|files| shape(&files[name]));
        for (index, (hostile, benign)) in hostile.iter().zip(&benign).enumerate() {
            assert_eq!(hostile, benign, "item {index} of {name}");
        }
        assert_eq!(hostile.len(), benign.len(), "items of {name}");
    }
}

/// The contents of a generated directory, without what the generator itself keeps there.
fn files_of(root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut directories = vec![root.to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in directory.read_dir().expect("it was emitted") {
            let path = entry.expect("it is readable").path();
            let name = path.strip_prefix(root).expect("it is inside").to_str();
            let name = name.expect("it is text").replace('\\', "/");
            if path.is_dir() {
                directories.push(path);
            } else if !name.starts_with('.') {
                files.insert(name, std::fs::read_to_string(path).expect("it is text"));
            }
        }
    }
    files
}

/// The tokens of each item of a file, in which names and literals are only kinds.
fn shape(source: &str) -> Vec<String> {
    let file = syn::parse_file(source).expect("it is Rust");
    let attributes = file.attrs.iter().map(ToTokens::to_token_stream);
    let items = file.items.iter().map(ToTokens::to_token_stream);
    attributes
        .chain(items)
        .map(kinds)
        .filter(|item| !item.is_empty())
        .collect()
}

fn kinds(tokens: TokenStream) -> String {
    let mut kinds = Vec::new();
    for token in tokens {
        if is_text(&token) {
            while drop_last(&mut kinds, &["#", "!"]) {}
            continue;
        }
        let kind = kind_of(token);
        // A comma at the end of a list depends on the length of a line.
        if kind == ">" {
            drop_last(&mut kinds, &[","]);
        }
        kinds.push(kind);
    }
    drop_last(&mut kinds, &[","]);
    kinds.join(" ")
}

/// Removes the last kind if it is one of these.
fn drop_last(kinds: &mut Vec<String>, these: &[&str]) -> bool {
    let is_one = kinds
        .last()
        .is_some_and(|last| these.contains(&last.as_str()));
    if is_one {
        kinds.pop();
    }
    is_one
}

/// Whether a token is the group of `#[doc = "…"]` or `#[serde(rename = "…")]`. Texts may be empty, and names on the wire
/// those of the fields, so that the attributes may be absent.
fn is_text(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else {
        return false;
    };
    let is_text = |value: &syn::Expr| matches!(value, syn::Expr::Lit(literal) if matches!(literal.lit, syn::Lit::Str(_)));
    match syn::parse2::<syn::Meta>(group.stream()) {
        Ok(syn::Meta::NameValue(doc)) => doc.path.is_ident("doc") && is_text(&doc.value),
        Ok(syn::Meta::List(list)) if list.path.is_ident("serde") => {
            let rename = list.parse_args::<syn::MetaNameValue>();
            rename.is_ok_and(|rename| rename.path.is_ident("rename") && is_text(&rename.value))
        }
        _ => false,
    }
}

fn kind_of(token: TokenTree) -> String {
    match token {
        TokenTree::Group(group) => {
            let inner = kinds(group.stream());
            match group.delimiter() {
                Delimiter::Parenthesis => format!("({inner})"),
                Delimiter::Brace => format!("{{{inner}}}"),
                Delimiter::Bracket => format!("[{inner}]"),
                Delimiter::None => inner,
            }
        }
        // A keyword is no name.
        TokenTree::Ident(ident) => match syn::parse2::<syn::Ident>(ident.to_token_stream()) {
            Ok(_) => "name".to_owned(),
            Err(_) => ident.to_string(),
        },
        TokenTree::Punct(punct) => punct.as_char().to_string(),
        TokenTree::Literal(literal) => match syn::Lit::new(literal) {
            syn::Lit::Str(_) => "text",
            syn::Lit::Int(_) => "integer",
            syn::Lit::Float(_) => "float",
            syn::Lit::Char(_) => "char",
            _ => "bytes",
        }
        .to_owned(),
    }
}
