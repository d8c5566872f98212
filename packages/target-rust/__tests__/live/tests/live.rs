//! Generated crates against live servers.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

#[path = "../../../../../crates/mizan-kernel/tests/support/servers.rs"]
mod servers;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use servers::Server;
use type_mapping_client::types::{
    AnyValueInput, Anything, AnythingInput, AnythingLiteral, AnythingSame, BigIntegerInput, Cat,
    CatKind, Collections, CollectionsInput, Color, Defaults, DefaultsInput,
    DiscriminatedUnionInput, DiscriminatedUnionInputValue, DiscriminatedUnionOutput, DogInput,
    DogInputKind, FieldDefaultsInput, FilteredParams, GenericInput, IntEnumInput, Keyed,
    MapKeysInput, Moments, MomentsInput, NamedTupleInput, NotRequiredInput, NullableNumberInput,
    Numbers, NumbersInput, Page, Partial, Plain, PlainUnionInput, PlainUnionInputValue,
    PlainUnionOutput, Priority, RecursiveInput, Span, Special, SpecialInput, Temporal,
    TemporalInput, TextEnumInput, Tree,
};
use type_mapping_client::{Client, Error, ErrorCode, blocking};

const FIXTURE: &str = "mizan_fixtures.type_mapping";

static FASTAPI: LazyLock<Server> = LazyLock::new(|| Server::start("fastapi", FIXTURE));
static DJANGO: LazyLock<Server> = LazyLock::new(|| Server::start("django-asgi", FIXTURE));

/// The document says that the backend needs no CSRF tokens, but the one on Django does.
fn clients() -> [Client; 2] {
    [&*FASTAPI, &*DJANGO].map(|server| {
        Client::builder()
            .base_url(&server.base_url)
            .csrf(true)
            .no_proxy()
            .build()
            .expect("valid options")
    })
}

fn plain(id: i64) -> Plain {
    Plain {
        id,
        name: "name".to_owned(),
        old: "old".to_owned(),
    }
}

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
async fn absent_null_and_given_values_are_told_apart() -> Result<(), Error> {
    for client in clients() {
        let sent = FieldDefaultsInput {
            value: DefaultsInput::new(1, None),
        };
        let expected = Defaults {
            required: 1,
            plain: 3,
            factory: vec![],
            nullable: None,
            nullable_default: None,
            color: Color::Red,
        };
        assert_eq!(client.field_defaults(&sent).await?, expected);
        let given = NullableNumberInput {
            value: Some(Some(5)),
        };
        assert_eq!(client.nullable_number(&given).await?, Some(5));
        assert_eq!(
            client
                .nullable_number(&NullableNumberInput { value: Some(None) })
                .await?,
            None
        );
        assert_eq!(
            client
                .nullable_number(&NullableNumberInput::default())
                .await?,
            None
        );
        let partial = Partial { id: 1, token: None };
        assert_eq!(
            client
                .not_required(&NotRequiredInput {
                    value: partial.clone()
                })
                .await?,
            partial
        );
    }
    Ok(())
}

#[tokio::test]
async fn members_of_unions_are_told_apart() -> Result<(), Error> {
    for client in clients() {
        let cat = Cat {
            kind: CatKind,
            lives: 9,
        };
        let sent = DiscriminatedUnionInput {
            value: DiscriminatedUnionInputValue::Cat(cat.clone()),
        };
        assert_eq!(
            client.discriminated_union(&sent).await?,
            DiscriminatedUnionOutput::Cat(cat)
        );
        let dog = DiscriminatedUnionInputValue::DogInput(DogInput::new(DogInputKind::Wolf));
        let DiscriminatedUnionOutput::Dog(dog) = client
            .discriminated_union(&DiscriminatedUnionInput { value: dog })
            .await?
        else {
            panic!("a wolf is a dog");
        };
        assert_eq!(dog.name, "Rex");
        let integer = PlainUnionInput {
            value: PlainUnionInputValue::Integer(7),
        };
        assert_eq!(
            client.plain_union(&integer).await?,
            PlainUnionOutput::Integer(7)
        );
        let object = PlainUnionInput {
            value: PlainUnionInputValue::Plain(plain(1)),
        };
        assert_eq!(
            client.plain_union(&object).await?,
            PlainUnionOutput::Plain(plain(1))
        );
        let anything = Anything {
            value: serde_json::json!([1, null]),
            literal: Some(AnythingLiteral::True),
            same: AnythingSame,
        };
        assert_eq!(
            client
                .anything(&AnythingInput {
                    value: anything.clone()
                })
                .await?,
            anything
        );
        assert_eq!(
            client
                .any_value(&AnyValueInput {
                    value: serde_json::json!({ "a": 1.5 })
                })
                .await?["a"],
            1.5
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

#[tokio::test]
async fn an_unknown_value_of_an_enum_survives_and_is_refused_by_the_backend() {
    for client in clients() {
        let unknown = TextEnumInput {
            value: Color::Other("green".to_owned()),
        };
        let error = client
            .text_enum(&unknown)
            .await
            .expect_err("there is no green");
        assert_eq!(error.code(), Some(&ErrorCode::ValidationFailed));
    }
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
