use mizan_kernel::canonical_query;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Vector {
    name: String,
    params: Value,
    canonical: String,
}

#[test]
fn parameters_are_spelt_as_in_every_other_language() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../packages/kernel/__tests__/vectors/canonical.json"
    );
    let text = std::fs::read_to_string(path).expect("the vectors are in the repository");
    let vectors: Vec<Vector> = serde_json::from_str(&text).expect("they are JSON");
    assert!(vectors.len() > 30);
    for Vector {
        name,
        params,
        canonical,
    } in vectors
    {
        assert_eq!(
            canonical_query(&params).ok().as_deref(),
            Some(canonical.as_str()),
            "{name}"
        );
    }
}

#[test]
fn parameters_that_are_no_object_are_refused() {
    assert_eq!(canonical_query(&()).ok().as_deref(), Some(""));
    for params in [json!([1]), json!("a"), json!(1)] {
        assert!(canonical_query(&params).is_err(), "{params}");
    }
}
