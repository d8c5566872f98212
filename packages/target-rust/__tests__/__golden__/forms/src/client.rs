//! The client.

use mizan_kernel::{ClientBuilder, Error};

use crate::types;

/// A client of the backend, for one user. Clones share connections.
///
/// ```
/// use forms_client::{Client, Error};
///
/// let client: Client = Client::builder()
///     .base_url("https://backend.example/api/mizan")
///     .build()?;
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    kernel: mizan_kernel::Client,
}

impl Client {
    /// Starts a client: set at least its `base_url`.
    #[must_use]
    pub fn builder() -> ClientBuilder<Self> {
        mizan_kernel::Client::builder().csrf(false)
    }

    /// The client of the kernel, which calls functions by name.
    #[must_use]
    pub fn kernel(&self) -> &mizan_kernel::Client {
        &self.kernel
    }

    /// Reads the context `contact_form`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_contact_form(&self) -> Result<types::ContactFormContext, Error> {
        self.kernel.fetch_context("contact_form", &()).await
    }

    /// Reads the context `subscribe`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_subscribe(&self) -> Result<types::SubscribeContext, Error> {
        self.kernel.fetch_context("subscribe", &()).await
    }

    /// Reads the context `ticket_form`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_ticket_form(
        &self,
        params: &types::TicketFormParams,
    ) -> Result<types::TicketFormContext, Error> {
        self.kernel.fetch_context("ticket_form", params).await
    }

    /// Reads the context `tickets`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_tickets(&self) -> Result<types::TicketsContext, Error> {
        self.kernel.fetch_context("tickets", &()).await
    }

    /// A message to the support desk.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn contact_form_schema(&self) -> Result<types::MizanForm, Error> {
        self.kernel.call("contact_form_schema", &()).await
    }

    /// A message to the support desk.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn contact_form_submit(
        &self,
        args: &types::ContactFormSubmitInput,
    ) -> Result<types::Receipt, Error> {
        self.kernel.call("contact_form_submit", args).await
    }

    /// A message to the support desk.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn contact_form_validate(
        &self,
        args: &types::ContactFormValidateInput,
    ) -> Result<types::ContactFormValidateOutput, Error> {
        self.kernel.call("contact_form_validate", args).await
    }

    /// Calls `subscribe_schema`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn subscribe_schema(&self) -> Result<types::MizanForm, Error> {
        self.kernel.call("subscribe_schema", &()).await
    }

    /// Calls `subscribe_submit`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn subscribe_submit(&self, args: &types::SubscribeSubmitInput) -> Result<(), Error> {
        self.kernel.call("subscribe_submit", args).await
    }

    /// Calls `subscribe_validate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn subscribe_validate(
        &self,
        args: &types::SubscribeValidateInput,
    ) -> Result<types::SubscribeValidateOutput, Error> {
        self.kernel.call("subscribe_validate", args).await
    }

    /// Calls `ticket_form_schema`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn ticket_form_schema(
        &self,
        args: &types::TicketFormSchemaInput,
    ) -> Result<types::MizanForm, Error> {
        self.kernel.call("ticket_form_schema", args).await
    }

    /// Calls `ticket_form_submit`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn ticket_form_submit(
        &self,
        args: &types::TicketFormSubmitInput,
    ) -> Result<(), Error> {
        self.kernel.call("ticket_form_submit", args).await
    }

    /// Calls `ticket_form_validate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn ticket_form_validate(
        &self,
        args: &types::TicketFormValidateInput,
    ) -> Result<types::TicketFormValidateOutput, Error> {
        self.kernel.call("ticket_form_validate", args).await
    }

    /// Calls `tickets`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn tickets(&self) -> Result<types::TicketsOutput, Error> {
        self.kernel.call("tickets", &()).await
    }
}

impl From<mizan_kernel::Client> for Client {
    fn from(kernel: mizan_kernel::Client) -> Self {
        Self { kernel }
    }
}
