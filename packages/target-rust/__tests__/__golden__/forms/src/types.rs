//! The types of the backend.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ContactFormDraft {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<ContactFormDraftTopic>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<ContactFormDraftUrgency>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub products: Option<Vec<ContactFormDraftProductsItem>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached_by: Option<Vec<ContactFormDraftReachedByItem>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<Option<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Option<mizan_kernel::Decimal>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_on: Option<Option<chrono::NaiveDate>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_back_at: Option<Option<mizan_kernel::DateTime>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_customer: Option<Option<bool>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepts_terms: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment: Option<Option<mizan_kernel::File>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photos: Option<Vec<mizan_kernel::File>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<String>,
}

mizan_kernel::open_enum! {
    pub enum ContactFormDraftTopic {
        Value = "",
        Bug = "bug",
        Wish = "wish",
        Invoice = "invoice",
    }
}

mizan_kernel::open_enum! {
    pub enum ContactFormDraftUrgency {
        Low = "low",
        High = "high",
    }
}

mizan_kernel::open_enum! {
    pub enum ContactFormDraftProductsItem {
        App = "app",
        Site = "site",
    }
}

mizan_kernel::open_enum! {
    pub enum ContactFormDraftReachedByItem {
        Mail = "mail",
        Phone = "phone",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContactFormSubmitInput {
    pub values: ContactFormValues,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContactFormValidateInput {
    pub values: ContactFormDraft,
}

pub type ContactFormValidateOutput = Vec<MizanFormError>;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContactFormValues {
    pub subject: String,
    pub email: String,
    pub message: String,
    pub topic: ContactFormValuesTopic,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<ContactFormValuesUrgency>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub products: Option<Vec<ContactFormValuesProductsItem>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached_by: Option<Vec<ContactFormValuesReachedByItem>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    pub seats: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Option<mizan_kernel::Decimal>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_on: Option<Option<chrono::NaiveDate>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_back_at: Option<Option<mizan_kernel::DateTime>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_customer: Option<Option<bool>>,
    pub accepts_terms: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment: Option<Option<mizan_kernel::File>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photos: Option<Vec<mizan_kernel::File>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<String>,
}

impl ContactFormValues {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(
        subject: String,
        email: String,
        message: String,
        topic: ContactFormValuesTopic,
        seats: Option<i64>,
        accepts_terms: bool,
    ) -> Self {
        Self {
            subject,
            email,
            message,
            topic,
            urgency: None,
            products: None,
            reached_by: None,
            phone: None,
            seats,
            budget: None,
            happened_on: None,
            call_back_at: None,
            is_customer: None,
            accepts_terms,
            attachment: None,
            photos: None,
            campaign: None,
            desk: None,
        }
    }
}

mizan_kernel::open_enum! {
    pub enum ContactFormValuesTopic {
        Value = "",
        Bug = "bug",
        Wish = "wish",
        Invoice = "invoice",
    }
}

mizan_kernel::open_enum! {
    pub enum ContactFormValuesUrgency {
        Low = "low",
        High = "high",
    }
}

mizan_kernel::open_enum! {
    pub enum ContactFormValuesProductsItem {
        App = "app",
        Site = "site",
    }
}

mizan_kernel::open_enum! {
    pub enum ContactFormValuesReachedByItem {
        Mail = "mail",
        Phone = "phone",
    }
}

/// A form as it is for this user now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MizanForm {
    pub fields: Vec<MizanFormField>,
}

/// One of those that a field may be chosen from.
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
    Integer(i64),
    Number(f64),
    Text(String),
}

/// What is wrong with a value, or with the form as a whole.
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

/// A field of a form, and how it is shown.
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
    Integer(i64),
    Number(f64),
    Text(String),
}

/// What a customer gets for a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    pub number: i64,
    pub received_at: mizan_kernel::DateTime,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SubscribeDraft {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SubscribeSubmitInput {
    pub values: SubscribeValues,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SubscribeValidateInput {
    pub values: SubscribeDraft,
}

pub type SubscribeValidateOutput = Vec<MizanFormError>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SubscribeValues {
    pub email: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TicketFormDraft {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Option<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watchers: Option<Vec<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<TicketFormDraftState>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Option<chrono::NaiveDate>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screenshot: Option<Option<TicketFormDraftScreenshot>>,
}

mizan_kernel::open_enum! {
    pub enum TicketFormDraftState {
        Open = "open",
        Closed = "closed",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum TicketFormDraftScreenshot {
    False(TicketFormDraftScreenshotVariant2),
    File(mizan_kernel::File),
}

mizan_kernel::literal! {
    pub struct TicketFormDraftScreenshotVariant2 = false;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketFormSchemaInput {
    pub ticket_id: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TicketFormSubmitInput {
    pub values: TicketFormValues,
    pub ticket_id: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TicketFormValidateInput {
    pub values: TicketFormDraft,
    pub ticket_id: i64,
}

pub type TicketFormValidateOutput = Vec<MizanFormError>;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TicketFormValues {
    pub title: String,
    pub customer: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watchers: Option<Vec<i64>>,
    pub state: TicketFormValuesState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Option<chrono::NaiveDate>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screenshot: Option<Option<TicketFormValuesScreenshot>>,
}

impl TicketFormValues {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(title: String, customer: Option<i64>, state: TicketFormValuesState) -> Self {
        Self {
            title,
            customer,
            watchers: None,
            state,
            due: None,
            screenshot: None,
        }
    }
}

mizan_kernel::open_enum! {
    pub enum TicketFormValuesState {
        Open = "open",
        Closed = "closed",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum TicketFormValuesScreenshot {
    False(TicketFormValuesScreenshotVariant2),
    File(mizan_kernel::File),
}

mizan_kernel::literal! {
    pub struct TicketFormValuesScreenshotVariant2 = false;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketOut {
    pub id: i64,
    pub title: String,
}

pub type TicketsOutput = Vec<TicketOut>;

/// The data of the context `contact_form`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactFormContext {
    /// A message to the support desk.
    pub contact_form_schema: MizanForm,
}

/// The data of the context `subscribe`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SubscribeContext {
    pub subscribe_schema: MizanForm,
}

/// The parameters of the context `ticket_form`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketFormParams {
    pub ticket_id: i64,
}

/// The data of the context `ticket_form`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketFormContext {
    pub ticket_form_schema: MizanForm,
}

/// The data of the context `tickets`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketsContext {
    pub tickets: TicketsOutput,
}
