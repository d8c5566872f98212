//! The parameters of a context, and the blocking client.

use type_mapping_client::types::{Color, FilteredParams, TextEnumInput};
use type_mapping_client::{Error, blocking};

use crate::{FASTAPI, clients};

#[tokio::test]
async fn a_context_is_read_with_typed_parameters() -> Result<(), Box<dyn std::error::Error>> {
    for client in clients() {
        let mut params = FilteredParams::new(true, "2026-01-31T13:45:00Z".parse()?);
        params.color = Some(Some(Color::Red));
        params.tags = Some(Some(vec!["a b".to_owned(), "&".to_owned()]));
        let data = client.fetch_filtered(&params).await?;
        assert_eq!((data.filtered_count, data.filtered_items.len()), (0, 0));
    }
    Ok(())
}

#[test]
fn the_blocking_client_has_the_same_methods() -> Result<(), Error> {
    let client: blocking::Client = blocking::Client::builder()
        .base_url(&FASTAPI.base_url)
        .no_proxy()
        .build()?;
    assert_eq!(
        client.text_enum(&TextEnumInput { value: Color::Red })?,
        Color::Red
    );
    client.fetch_filtered(&FilteredParams::new(
        false,
        "2026-01-31T13:45:00".parse().expect("a date"),
    ))?;
    Ok(())
}
