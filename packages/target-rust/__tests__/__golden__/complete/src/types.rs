//! The types of the backend.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArchiveInput {
    pub board_id: i64,
}

/// Adds files.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AttachmentDraft {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Vec<mizan_kernel::File>>,
}

/// Adds files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttachmentSchemaInput {
    pub folder: String,
}

/// Adds files.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AttachmentSubmitInput {
    pub folder: String,
    pub values: AttachmentValues,
}

/// Adds files.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AttachmentValidateInput {
    pub folder: String,
    pub values: AttachmentDraft,
}

/// Adds files.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AttachmentValues {
    pub files: Vec<mizan_kernel::File>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlackDog {
    pub kind: BlackDogKind,
    pub color: BlackDogColor,
    pub name: String,
}

mizan_kernel::literal! {
    pub struct BlackDogKind = "dog";
}

mizan_kernel::literal! {
    pub struct BlackDogColor = "black";
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoardCardsInput {
    pub board_id: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<Option<Color>>,
}

impl BoardCardsInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(board_id: i64) -> Self {
        Self {
            board_id,
            color: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoardTitleInput {
    pub board_id: i64,
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
pub struct ChangeSettingsInput {
    pub settings: SettingsInput,
}

mizan_kernel::open_enum! {
    pub enum Color {
        Red = "red",
        DarkBlue = "dark-blue",
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ContactDraft {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactSubmitInput {
    pub values: ContactValues,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactValidateInput {
    pub values: ContactDraft,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactValues {
    pub subject: String,
    pub topic: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Containers {
    pub items: Vec<Color>,
    pub some_items: Vec<String>,
    pub unique_items: Vec<i64>,
    pub pair: (i64, String),
    pub span: Span,
    pub empty: [(); 0],
    pub by_text: BTreeMap<String, f64>,
    pub some_by_text: BTreeMap<String, f64>,
    pub by_color: BTreeMap<Color, i64>,
    pub by_id: BTreeMap<uuid::Uuid, Vec<String>>,
    pub inline: ContainersInline,
    pub extensible: ContainersExtensible,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContainersInline {
    pub inner: ContainersInlineInner,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContainersInlineInner {
    pub deepest: ContainersInlineInnerDeepest,
}

mizan_kernel::open_enum! {
    pub enum ContainersInlineInnerDeepest {
        X = "x",
        Y = "y",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContainersExtensible {
    pub known: String,
    /// All other keys.
    #[serde(flatten)]
    pub extra: BTreeMap<String, String>,
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum Dog by "color" {
        BlackDog(BlackDog) = "black",
        WhiteDog(WhiteDog) = "white",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    pub from: Box<Node>,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Enums {
    pub color: Color,
    pub priority: Priority,
    pub letters: EnumsLetters,
    pub numbers: EnumsNumbers,
    pub mixed: EnumsMixed,
}

mizan_kernel::open_enum! {
    pub enum EnumsLetters {
        A = "a",
        B = "b",
    }
}

mizan_kernel::open_integer_enum! {
    pub enum EnumsNumbers {
        Value1 = 1,
        Value2 = 2,
    }
}

mizan_kernel::open_mixed_enum! {
    pub enum EnumsMixed {
        A = "a",
        Value1 = 1,
        True = true,
        False = false,
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Everything {
    pub scalars: Scalars,
    pub formats: Formats,
    pub enums: Enums,
    pub containers: Containers,
    pub unions: Unions,
    pub tree: Tree,
    pub node: Node,
    pub json: Json,
    pub page_cat: Page<Cat>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FindCatsInput {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct First {
    pub version: FirstVersion,
    pub a: String,
}

mizan_kernel::literal! {
    pub struct FirstVersion = 1;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Formats {
    pub date_time: mizan_kernel::DateTime,
    pub date: chrono::NaiveDate,
    pub time: mizan_kernel::TimeOfDay,
    pub duration: mizan_kernel::IsoDuration,
    pub uuid: uuid::Uuid,
    pub decimal: mizan_kernel::Decimal,
    pub bigint: mizan_kernel::BigInteger,
    pub email: String,
    pub bytes: mizan_kernel::Base64,
    pub aware: chrono::DateTime<chrono::FixedOffset>,
    pub naive: chrono::NaiveDateTime,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Json {
    Boolean(bool),
    Number(f64),
    JsonList(Vec<Json>),
    JsonMap(BTreeMap<String, Json>),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MizanForm {
    pub fields: Vec<MizanFormField>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MizanFormChoice {
    pub value: Option<MizanFormChoiceValue>,
    pub label: String,
    pub group: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MizanFormChoiceValue {
    Boolean(bool),
    Number(f64),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MizanFormError {
    pub loc: Vec<MizanFormErrorLocItem>,
    pub r#type: String,
    pub message: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MizanFormErrorLocItem {
    Integer(i64),
    Text(String),
}

pub type MizanFormErrors = Vec<MizanFormError>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MizanFormField {
    pub name: String,
    pub label: String,
    pub help: String,
    pub required: mizan_kernel::Flag,
    pub disabled: mizan_kernel::Flag,
    pub hidden: mizan_kernel::Flag,
    pub widget: String,
    pub r#type: String,
    pub multiple: mizan_kernel::Flag,
    pub choices: Option<Vec<MizanFormChoice>>,
    pub initial: serde_json::Value,
    pub attrs: BTreeMap<String, MizanFormFieldAttrsValue>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MizanFormFieldAttrsValue {
    Boolean(bool),
    Number(f64),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Node {
    pub parent: Option<Box<Edge>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Off {
    pub enabled: OffEnabled,
}

mizan_kernel::literal! {
    pub struct OffEnabled = false;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct On {
    pub enabled: OnEnabled,
    pub level: i64,
}

mizan_kernel::literal! {
    pub struct OnEnabled = true;
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub total: i64,
}

mizan_kernel::open_integer_enum! {
    pub enum Priority {
        Low = 1,
        High = 10,
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RemoveCardInput {
    pub id: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RenameBoardInput {
    pub board_id: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scalars {
    /// Not blank.
    ///
    /// Deprecated.
    pub text: String,
    pub flag: bool,
    pub nothing: (),
    pub any_integer: i64,
    pub small_integer: u64,
    pub any_number: f64,
    pub ratio: f64,
    pub open_ratio: f64,
    pub anything: serde_json::Value,
    pub one_text: ScalarsOneText,
    pub one_number: ScalarsOneNumber,
    pub yes: ScalarsYes,
    pub no: ScalarsNo,
}

mizan_kernel::literal! {
    pub struct ScalarsOneText = "a";
}

mizan_kernel::literal! {
    pub struct ScalarsOneNumber = 1;
}

mizan_kernel::literal! {
    pub struct ScalarsYes = true;
}

mizan_kernel::literal! {
    pub struct ScalarsNo = false;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Second {
    pub version: SecondVersion,
    pub b: String,
}

mizan_kernel::literal! {
    pub struct SecondVersion = 2;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SendEverythingInput {
    pub value: Everything,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    #[serde(rename = "full-name")]
    pub full_name: String,
    pub limit: i64,
    pub nickname: Option<String>,
    /// Only for the owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// Deprecated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SettingsInput {
    #[serde(rename = "full-name")]
    pub full_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nickname: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

impl SettingsInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(full_name: String) -> Self {
        Self {
            full_name,
            limit: None,
            nickname: None,
            secret: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Span(pub i64, pub i64);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    pub value: i64,
    pub children: Vec<Tree>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unions {
    pub pet: UnionsPet,
    pub versioned: UnionsVersioned,
    pub setting: UnionsSetting,
    pub plain: UnionsPlain,
    pub nullable: Option<String>,
    pub nullable_union: Option<UnionsNullableUnion>,
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum UnionsPet by "kind" {
        Cat(Cat) = "cat",
        Dog(Dog) = "dog",
    }
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum UnionsVersioned by "version" {
        First(First) = 1,
        Second(Second) = 2,
    }
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum UnionsSetting by "enabled" {
        On(On) = true,
        Off(Off) = false,
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum UnionsPlain {
    Integer(i64),
    CatList(Vec<Cat>),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum UnionsNullableUnion {
    Integer(i64),
    Cat(Cat),
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UploadInput {
    pub file: mizan_kernel::File,
    pub title: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhiteDog {
    pub kind: WhiteDogKind,
    pub color: WhiteDogColor,
}

mizan_kernel::literal! {
    pub struct WhiteDogKind = "dog";
}

mizan_kernel::literal! {
    pub struct WhiteDogColor = "white";
}

/// The parameters of the context `attachment`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttachmentParams {
    pub folder: String,
}

/// The data of the context `attachment`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttachmentContext {
    /// Adds files.
    pub attachment_schema: MizanForm,
}

/// The parameters of the context `board`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoardParams {
    pub board_id: i64,
    /// Of the cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<Option<Color>>,
}

impl BoardParams {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(board_id: i64) -> Self {
        Self {
            board_id,
            color: None,
        }
    }
}

/// The data of the context `board`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoardContext {
    pub board_cards: Tree,
    pub board_title: Enums,
}

/// The data of the context `contact`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactContext {
    pub contact_schema: MizanForm,
}

/// The data of the context `countries`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CountriesContext {
    pub country_names: (),
}

/// The data of the context `global`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GlobalContext {
    pub current_user: Cat,
}
