//! Values that are told apart by what they are: absent or null, a member of a union, an unknown value of an enum.

use type_mapping_client::types::{
    AnyValueInput, Anything, AnythingInput, AnythingLiteral, AnythingSame, Cat, CatKind, Color,
    Defaults, DefaultsInput, DiscriminatedUnionInput, DiscriminatedUnionInputValue,
    DiscriminatedUnionOutput, DogInput, DogInputKind, FieldDefaultsInput, NotRequiredInput,
    NullableNumberInput, Partial, PlainUnionInput, PlainUnionInputValue, PlainUnionOutput,
    TextEnumInput,
};
use type_mapping_client::{Error, ErrorCode};

use crate::{clients, plain};

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
