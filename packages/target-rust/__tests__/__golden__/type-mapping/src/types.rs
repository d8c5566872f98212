//! The types of the backend.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnyValueInput {
    pub value: serde_json::Value,
}

pub type AnyValueOutput = serde_json::Value;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Anything {
    pub value: serde_json::Value,
    pub literal: Option<AnythingLiteral>,
    pub same: AnythingSame,
}

mizan_kernel::open_mixed_enum! {
    pub enum AnythingLiteral {
        A = "a",
        Value1 = 1,
        True = true,
    }
}

mizan_kernel::literal! {
    pub struct AnythingSame = "only";
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnythingInput {
    pub value: Anything,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BigIntegerInput {
    pub value: mizan_kernel::BigInteger,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub many: Option<Vec<Option<mizan_kernel::BigInteger>>>,
}

impl BigIntegerInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(value: mizan_kernel::BigInteger) -> Self {
        Self { value, many: None }
    }
}

pub type BigIntegerOutput = BTreeMap<String, mizan_kernel::BigInteger>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Black {
    pub kind: BlackKind,
    pub color: BlackColor,
}

mizan_kernel::literal! {
    pub struct BlackKind = "dog";
}

mizan_kernel::literal! {
    pub struct BlackColor = "black";
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlackInput {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<BlackInputKind>,
    pub color: BlackInputColor,
}

impl BlackInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(color: BlackInputColor) -> Self {
        Self { kind: None, color }
    }
}

mizan_kernel::literal! {
    pub struct BlackInputKind = "dog";
}

mizan_kernel::literal! {
    pub struct BlackInputColor = "black";
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum BlackOrWhite by "color" {
        Black(Black) = "black",
        White(White) = "white",
    }
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum BlackOrWhiteInput by "color" {
        BlackInput(BlackInput) = "black",
        WhiteInput(WhiteInput) = "white",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cat {
    pub kind: CatKind,
    pub lives: i64,
}

mizan_kernel::literal! {
    pub struct CatKind = "cat";
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Collections {
    pub items: Vec<Plain>,
    pub by_name: BTreeMap<String, Plain>,
    pub by_id: BTreeMap<i64, Vec<String>>,
    pub pair: (i64, String),
    pub many: Vec<i64>,
    pub unique: Vec<String>,
    pub frozen: Vec<i64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CollectionsInput {
    pub value: Collections,
}

mizan_kernel::open_enum! {
    /// A text enum.
    pub enum Color {
        Red = "red",
        DarkBlue = "dark-blue",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DataClassInput {
    pub value: PointInput,
}

/// Fields that bear defaults: optional going in, always there coming out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Defaults {
    pub required: i64,
    pub plain: i64,
    pub factory: Vec<i64>,
    pub nullable: Option<String>,
    pub nullable_default: Option<String>,
    pub color: Color,
}

/// Fields that bear defaults: optional going in, always there coming out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DefaultsInput {
    pub required: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plain: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factory: Option<Vec<i64>>,
    pub nullable: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nullable_default: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<Color>,
}

impl DefaultsInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(required: i64, nullable: Option<String>) -> Self {
        Self {
            required,
            plain: None,
            factory: None,
            nullable,
            nullable_default: None,
            color: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DiscriminatedByIntegerInput {
    pub value: DiscriminatedByIntegerInputValue,
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum DiscriminatedByIntegerInputValue by "version" {
        One(One) = 1,
        Two(Two) = 2,
    }
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum DiscriminatedByIntegerOutput by "version" {
        One(One) = 1,
        Two(Two) = 2,
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DiscriminatedUnionInput {
    pub value: DiscriminatedUnionInputValue,
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum DiscriminatedUnionInputValue by "kind" {
        Cat(Cat) = "cat",
        DogInput(DogInput) = "dog" | "wolf",
    }
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum DiscriminatedUnionOutput by "kind" {
        Cat(Cat) = "cat",
        Dog(Dog) = "dog" | "wolf",
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentedInput {
    /// How many at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}

pub type DocumentedOutput = i64;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dog {
    pub kind: DogKind,
    pub name: String,
}

mizan_kernel::open_enum! {
    pub enum DogKind {
        Dog = "dog",
        Wolf = "wolf",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DogInput {
    pub kind: DogInputKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl DogInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(kind: DogInputKind) -> Self {
        Self { kind, name: None }
    }
}

mizan_kernel::open_enum! {
    pub enum DogInputKind {
        Dog = "dog",
        Wolf = "wolf",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry<K, V> {
    pub key: K,
    pub value: V,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldDefaultsInput {
    pub value: DefaultsInput,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilteredCountInput {
    pub since: mizan_kernel::DateTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_only: Option<bool>,
}

impl FilteredCountInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(since: mizan_kernel::DateTime) -> Self {
        Self {
            since,
            open_only: None,
        }
    }
}

pub type FilteredCountOutput = i64;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilteredItemsInput {
    pub since: mizan_kernel::DateTime,
    pub open_only: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<Option<Color>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Option<Vec<String>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Option<mizan_kernel::BigInteger>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Option<PointInput>>,
}

impl FilteredItemsInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(since: mizan_kernel::DateTime, open_only: bool) -> Self {
        Self {
            since,
            open_only,
            color: None,
            tags: None,
            limit: None,
            after: None,
            point: None,
        }
    }
}

pub type FilteredItemsOutput = Vec<Plain>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GenericInput {
    pub value: Page<Plain>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GenericOfTwoInput {
    pub value: Entry<String, Plain>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GenericWithDefaultsInput {
    pub value: Page<DefaultsInput>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IntEnumInput {
    pub value: Priority,
}

/// Keys of many types.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Keyed {
    pub by_color: BTreeMap<Color, i64>,
    pub by_priority: BTreeMap<KeyedByPriorityKey, i64>,
    pub by_letter: BTreeMap<KeyedByLetterKey, i64>,
    pub by_uuid: BTreeMap<uuid::Uuid, i64>,
    pub by_date: BTreeMap<chrono::NaiveDate, i64>,
}

mizan_kernel::open_enum! {
    pub enum KeyedByPriorityKey {
        Low = "1",
        High = "10",
    }
}

mizan_kernel::open_enum! {
    pub enum KeyedByLetterKey {
        A = "a",
        B = "b",
    }
}

/// Wire keys that are no identifiers, or are reserved somewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Keys {
    #[serde(rename = "class")]
    pub class_: String,
    #[serde(rename = "with-dash")]
    pub dashed: i64,
    #[serde(rename = "__proto__")]
    pub proto: i64,
    pub größe: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeysInput {
    pub value: Keys,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListOfModelsInput {
    pub value: Vec<Plain>,
}

pub type ListOfModelsOutput = Vec<Plain>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapKeysInput {
    pub value: Keyed,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MappingInput {
    pub value: BTreeMap<String, mizan_kernel::Decimal>,
}

pub type MappingOutput = BTreeMap<String, mizan_kernel::Decimal>;

mizan_kernel::open_mixed_enum! {
    pub enum Mixed {
        One = 1,
        Two = "two",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MixedEnumInput {
    pub value: Mixed,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Moments {
    pub aware: chrono::DateTime<chrono::FixedOffset>,
    pub naive: chrono::NaiveDateTime,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MomentsInput {
    pub value: Moments,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MoveAllInput {
    pub since: mizan_kernel::DateTime,
    pub open_only: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Movie {
    pub title: String,
    pub year: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NamedTupleInput {
    pub value: Span,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NestedUnionInput {
    pub value: NestedUnionInputValue,
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum NestedUnionInputValue by "kind" {
        Cat(Cat) = "cat",
        BlackOrWhiteInput(BlackOrWhiteInput) = "dog",
    }
}

pub type NestedUnionOutput = Vec<NestedUnionOutputItem>;

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum NestedUnionOutputItem by "kind" {
        Cat(Cat) = "cat",
        BlackOrWhite(BlackOrWhite) = "dog",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotRequiredInput {
    pub value: Partial,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NullableInput {
    pub value: Option<Plain>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct NullableNumberInput {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Option<i64>>,
}

pub type NullableNumberOutput = i64;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Numbers {
    pub integer: i64,
    pub small: u64,
    pub positive: u64,
    pub large: u64,
    pub huge: mizan_kernel::BigInteger,
    pub ratio: f64,
    pub flag: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NumbersInput {
    pub value: Numbers,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct One {
    pub version: OneVersion,
    pub a: i64,
}

mizan_kernel::literal! {
    pub struct OneVersion = 1;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Open {
    pub id: i64,
    /// All other keys.
    #[serde(flatten)]
    pub extra: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenModelInput {
    pub value: Open,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
    pub first: Option<T>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Partial {
    pub id: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

impl Partial {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(id: i64) -> Self {
        Self { id, token: None }
    }
}

/// The same in both directions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plain {
    pub id: i64,
    /// Shown to everybody.
    pub name: String,
    /// Deprecated.
    pub old: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlainInput {
    pub value: Plain,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlainUnionInput {
    pub value: PlainUnionInputValue,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlainUnionInputValue {
    Integer(i64),
    Plain(Plain),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlainUnionOutput {
    Integer(i64),
    Plain(Plain),
    Text(String),
}

/// A dataclass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub x: i64,
    pub y: i64,
    pub tags: Vec<String>,
}

/// A dataclass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PointInput {
    pub x: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
}

impl PointInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(x: i64) -> Self {
        Self {
            x,
            y: None,
            tags: None,
        }
    }
}

mizan_kernel::open_integer_enum! {
    pub enum Priority {
        Low = 1,
        High = 10,
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecursiveInput {
    pub value: Tree,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RootModelInput {
    pub value: Tags,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ScalarInput {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
}

pub type ScalarOutput = String;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Span(pub i64, pub i64);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Special {
    pub id: uuid::Uuid,
    pub price: mizan_kernel::Decimal,
    pub blob: mizan_kernel::Base64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpecialInput {
    pub value: Special,
}

/// A model that is a list.
pub type Tags = Vec<String>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Temporal {
    pub moment: mizan_kernel::DateTime,
    pub day: chrono::NaiveDate,
    pub clock: mizan_kernel::TimeOfDay,
    pub span: mizan_kernel::IsoDuration,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TemporalInput {
    pub value: Temporal,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextEnumInput {
    pub value: Color,
}

/// Refers to itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    pub label: String,
    pub children: Vec<Tree>,
    pub parent: Option<Box<Tree>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TupleValueInput {
    pub value: (i64, String),
}

pub type TupleValueOutput = (i64, String);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Two {
    pub version: TwoVersion,
    pub b: String,
}

mizan_kernel::literal! {
    pub struct TwoVersion = 2;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypedDictInput {
    pub value: Movie,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct White {
    pub kind: WhiteKind,
    pub color: WhiteColor,
}

mizan_kernel::literal! {
    pub struct WhiteKind = "dog";
}

mizan_kernel::literal! {
    pub struct WhiteColor = "white";
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhiteInput {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<WhiteInputKind>,
    pub color: WhiteInputColor,
}

impl WhiteInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(color: WhiteInputColor) -> Self {
        Self { kind: None, color }
    }
}

mizan_kernel::literal! {
    pub struct WhiteInputKind = "dog";
}

mizan_kernel::literal! {
    pub struct WhiteInputColor = "white";
}

/// The parameters of the context `filtered`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilteredParams {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Option<mizan_kernel::BigInteger>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<Option<Color>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    pub open_only: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Option<PointInput>>,
    pub since: mizan_kernel::DateTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Option<Vec<String>>>,
}

impl FilteredParams {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(open_only: bool, since: mizan_kernel::DateTime) -> Self {
        Self {
            after: None,
            color: None,
            limit: None,
            open_only,
            point: None,
            since,
            tags: None,
        }
    }
}

/// The data of the context `filtered`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilteredContext {
    pub filtered_count: FilteredCountOutput,
    /// Every kind of parameter that a context may have.
    pub filtered_items: FilteredItemsOutput,
}
