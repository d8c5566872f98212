//! Values of every type come back equal.

use std::collections::BTreeMap;

use type_mapping_client::Error;
use type_mapping_client::types::{
    BigIntegerInput, Collections, CollectionsInput, Color, GenericInput, IntEnumInput, Keyed,
    MapKeysInput, Moments, MomentsInput, NamedTupleInput, Numbers, NumbersInput, Page, Priority,
    RecursiveInput, Span, Special, SpecialInput, Temporal, TemporalInput, TextEnumInput, Tree,
};

use crate::{clients, plain};

#[tokio::test]
async fn values_of_every_type_come_back_equal() -> Result<(), Box<dyn std::error::Error>> {
    for client in clients() {
        client.nothing().await?;
        assert_eq!(
            client
                .text_enum(&TextEnumInput {
                    value: Color::DarkBlue
                })
                .await?,
            Color::DarkBlue
        );
        assert_eq!(
            client
                .int_enum(&IntEnumInput {
                    value: Priority::High
                })
                .await?,
            Priority::High
        );
        let numbers = Numbers {
            integer: -(1 << 53) + 1,
            small: 255,
            positive: 1,
            large: (1 << 53) - 1,
            huge: u64::MAX.into(),
            ratio: -0.25,
            flag: true,
        };
        assert_eq!(
            client
                .numbers(&NumbersInput {
                    value: numbers.clone()
                })
                .await?,
            numbers
        );
        let big = BigIntegerInput::new(i128::MAX.into());
        assert_eq!(
            client.big_integer(&big).await?,
            BTreeMap::from([("value".to_owned(), big.value.clone())])
        );
        let temporal = Temporal {
            moment: "2026-01-31T13:45:00+02:00".parse()?,
            day: "2026-01-31".parse()?,
            clock: "13:45:00Z".parse()?,
            span: "P1DT2H".parse()?,
        };
        assert_eq!(
            client
                .temporal(&TemporalInput {
                    value: temporal.clone()
                })
                .await?,
            temporal
        );
        let moments = Moments {
            aware: chrono::DateTime::parse_from_rfc3339("2026-01-31T13:45:00.5-07:00")?,
            naive: "2026-01-31T13:45:00".parse()?,
        };
        assert_eq!(
            client
                .moments(&MomentsInput {
                    value: moments.clone()
                })
                .await?,
            moments
        );
        let special = Special {
            id: uuid::Uuid::from_u128(7),
            price: "12345678901234567890123456789.10".parse()?,
            blob: mizan_kernel::Base64(vec![0, 255]),
        };
        let sent: SpecialInput = serde_json::from_value(serde_json::json!({ "value": special }))?;
        assert_eq!(client.special(&sent).await?, special);
    }
    Ok(())
}

#[tokio::test]
async fn containers_of_every_kind_come_back_equal() -> Result<(), Box<dyn std::error::Error>> {
    for client in clients() {
        let collections = Collections {
            items: vec![plain(1)],
            by_name: BTreeMap::from([("a".to_owned(), plain(2))]),
            by_id: BTreeMap::from([(-7, vec![String::new()])]),
            pair: (1, "two".to_owned()),
            many: vec![1, 2, 3],
            unique: vec!["one".to_owned()],
            frozen: vec![1],
        };
        assert_eq!(
            client
                .collections(&CollectionsInput {
                    value: collections.clone()
                })
                .await?,
            collections
        );
        let keyed = Keyed {
            by_color: BTreeMap::from([(Color::Red, 1)]),
            by_priority: BTreeMap::from([("10".into(), 2)]),
            by_letter: BTreeMap::from([("a".into(), 3)]),
            by_uuid: BTreeMap::from([(uuid::Uuid::from_u128(7), 4)]),
            by_date: BTreeMap::from([("2026-01-31".parse()?, 5)]),
        };
        assert_eq!(
            client
                .map_keys(&MapKeysInput {
                    value: keyed.clone()
                })
                .await?,
            keyed
        );
        assert_eq!(
            client
                .named_tuple(&NamedTupleInput { value: Span(1, 2) })
                .await?,
            Span(1, 2)
        );
    }
    Ok(())
}

#[tokio::test]
async fn recursive_and_generic_types_come_back_equal() -> Result<(), Error> {
    for client in clients() {
        let leaf = Tree {
            label: "leaf".to_owned(),
            children: vec![],
            parent: None,
        };
        let tree = Tree {
            label: "root".to_owned(),
            children: vec![leaf.clone()],
            parent: Some(Box::new(leaf)),
        };
        assert_eq!(
            client
                .recursive(&RecursiveInput {
                    value: tree.clone()
                })
                .await?,
            tree
        );
        let page = Page {
            items: vec![plain(1)],
            next: None,
            first: Some(plain(1)),
        };
        assert_eq!(
            client
                .generic(&GenericInput {
                    value: page.clone()
                })
                .await?,
            page
        );
    }
    Ok(())
}
