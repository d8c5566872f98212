//! A client for programs without async code.

use mizan_kernel::{ClientBuilder, Error};

use crate::types;

/// A client of the backend whose methods wait for their results. Clones share connections.
///
/// ```
/// use forms_client::{Error, blocking};
///
/// let client: blocking::Client = blocking::Client::builder()
///     .base_url("https://backend.example/api/mizan")
///     .build()?;
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    kernel: mizan_kernel::blocking::Client,
}

impl Client {
    /// Starts a client: set at least its `base_url`.
    #[must_use]
    pub fn builder() -> ClientBuilder<Self> {
        mizan_kernel::Client::builder().csrf(false)
    }

    /// The client of the kernel, which calls functions by name.
    #[must_use]
    pub fn kernel(&self) -> &mizan_kernel::blocking::Client {
        &self.kernel
    }

    /// Reads the context `contact_form`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_contact_form(&self) -> Result<types::ContactFormContext, Error> {
        self.kernel.fetch_context("contact_form", &())
    }

    /// Reads the context `subscribe`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_subscribe(&self) -> Result<types::SubscribeContext, Error> {
        self.kernel.fetch_context("subscribe", &())
    }

    /// Reads the context `ticket_form`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_ticket_form(
        &self,
        params: &types::TicketFormParams,
    ) -> Result<types::TicketFormContext, Error> {
        self.kernel.fetch_context("ticket_form", params)
    }

    /// Reads the context `tickets`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_tickets(&self) -> Result<types::TicketsContext, Error> {
        self.kernel.fetch_context("tickets", &())
    }

    /// A message to the support desk.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn contact_form_schema(&self) -> Result<types::MizanForm, Error> {
        self.kernel.call("contact_form_schema", &())
    }

    /// A message to the support desk.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn contact_form_submit(
        &self,
        args: &types::ContactFormSubmitInput,
    ) -> Result<types::Receipt, Error> {
        self.kernel.call("contact_form_submit", args)
    }

    /// A message to the support desk.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn contact_form_validate(
        &self,
        args: &types::ContactFormValidateInput,
    ) -> Result<types::ContactFormValidateOutput, Error> {
        self.kernel.call("contact_form_validate", args)
    }

    /// Calls `subscribe_schema`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn subscribe_schema(&self) -> Result<types::MizanForm, Error> {
        self.kernel.call("subscribe_schema", &())
    }

    /// Calls `subscribe_submit`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn subscribe_submit(&self, args: &types::SubscribeSubmitInput) -> Result<(), Error> {
        self.kernel.call("subscribe_submit", args)
    }

    /// Calls `subscribe_validate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn subscribe_validate(
        &self,
        args: &types::SubscribeValidateInput,
    ) -> Result<types::SubscribeValidateOutput, Error> {
        self.kernel.call("subscribe_validate", args)
    }

    /// Calls `ticket_form_schema`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn ticket_form_schema(
        &self,
        args: &types::TicketFormSchemaInput,
    ) -> Result<types::MizanForm, Error> {
        self.kernel.call("ticket_form_schema", args)
    }

    /// Calls `ticket_form_submit`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn ticket_form_submit(&self, args: &types::TicketFormSubmitInput) -> Result<(), Error> {
        self.kernel.call("ticket_form_submit", args)
    }

    /// Calls `ticket_form_validate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn ticket_form_validate(
        &self,
        args: &types::TicketFormValidateInput,
    ) -> Result<types::TicketFormValidateOutput, Error> {
        self.kernel.call("ticket_form_validate", args)
    }

    /// Calls `tickets`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn tickets(&self) -> Result<types::TicketsOutput, Error> {
        self.kernel.call("tickets", &())
    }
}

impl TryFrom<mizan_kernel::Client> for Client {
    type Error = Error;

    fn try_from(kernel: mizan_kernel::Client) -> Result<Self, Error> {
        Ok(Self {
            kernel: kernel.try_into()?,
        })
    }
}
