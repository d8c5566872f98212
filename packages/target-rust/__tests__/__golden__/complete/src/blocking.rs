//! A client for programs without async code.

use mizan_kernel::{Call, ClientBuilder, Error, Response};

use crate::types;

/// A client of the backend whose methods wait for their results. Clones share connections.
///
/// ```
/// use complete_client::{Error, blocking};
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

    /// Reads the context `attachment`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_attachment(
        &self,
        params: &types::AttachmentParams,
    ) -> Result<types::AttachmentContext, Error> {
        self.kernel.fetch_context("attachment", params)
    }

    /// Reads the context `board`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_board(&self, params: &types::BoardParams) -> Result<types::BoardContext, Error> {
        self.kernel.fetch_context("board", params)
    }

    /// Reads the context `contact`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_contact(&self) -> Result<types::ContactContext, Error> {
        self.kernel.fetch_context("contact", &())
    }

    /// Reads the context `countries`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_countries(&self) -> Result<types::CountriesContext, Error> {
        self.kernel.fetch_context("countries", &())
    }

    /// Reads the context `global`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_global(&self) -> Result<types::GlobalContext, Error> {
        self.kernel.fetch_context("global", &())
    }

    /// Calls `archive`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn archive(&self, args: &types::ArchiveInput) -> Result<(), Error> {
        self.kernel.call("archive", args)
    }

    /// Adds files.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn attachment_schema(
        &self,
        args: &types::AttachmentSchemaInput,
    ) -> Result<types::MizanForm, Error> {
        self.kernel.call("attachment_schema", args)
    }

    /// Adds files.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn attachment_submit(&self, args: &types::AttachmentSubmitInput) -> Result<(), Error> {
        self.kernel.call("attachment_submit", args)
    }

    /// Adds files.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn attachment_validate(
        &self,
        args: &types::AttachmentValidateInput,
    ) -> Result<types::MizanFormErrors, Error> {
        self.kernel.call("attachment_validate", args)
    }

    /// Calls `board_cards`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn board_cards(&self, args: &types::BoardCardsInput) -> Result<types::Tree, Error> {
        self.kernel.call("board_cards", args)
    }

    /// Calls `board_title`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn board_title(&self, args: &types::BoardTitleInput) -> Result<types::Enums, Error> {
        self.kernel.call("board_title", args)
    }

    /// Calls `change_settings`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn change_settings(
        &self,
        args: &types::ChangeSettingsInput,
    ) -> Result<types::Settings, Error> {
        self.kernel.call("change_settings", args)
    }

    /// Calls `contact_schema`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn contact_schema(&self) -> Result<types::MizanForm, Error> {
        self.kernel.call("contact_schema", &())
    }

    /// Calls `contact_submit`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn contact_submit(&self, args: &types::ContactSubmitInput) -> Result<(), Error> {
        self.kernel.call("contact_submit", args)
    }

    /// Calls `contact_validate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn contact_validate(
        &self,
        args: &types::ContactValidateInput,
    ) -> Result<types::MizanFormErrors, Error> {
        self.kernel.call("contact_validate", args)
    }

    /// Calls `country_names`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn country_names(&self) -> Result<(), Error> {
        self.kernel.call("country_names", &())
    }

    /// Calls `current_user`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn current_user(&self) -> Result<types::Cat, Error> {
        self.kernel.call("current_user", &())
    }

    /// Calls `do_nothing`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn do_nothing(&self) -> Result<(), Error> {
        self.kernel.call("do_nothing", &())
    }

    /// Calls `download`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn download(&self) -> Result<Response, Error> {
        self.kernel.call_for_response(Call::new("download", &())?)
    }

    /// Calls `find_cat`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn find_cat(&self) -> Result<Option<types::Cat>, Error> {
        self.kernel.call("find_cat", &())
    }

    /// Calls `find_cats`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    #[deprecated]
    pub fn find_cats(&self, args: &types::FindCatsInput) -> Result<types::Page<types::Cat>, Error> {
        self.kernel.call("find_cats", args)
    }

    /// Calls `remove_card`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn remove_card(&self, args: &types::RemoveCardInput) -> Result<(), Error> {
        self.kernel.call("remove_card", args)
    }

    /// Calls `rename_board`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn rename_board(&self, args: &types::RenameBoardInput) -> Result<(), Error> {
        self.kernel.call("rename_board", args)
    }

    /// Returns what it gets.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn send_everything(
        &self,
        args: &types::SendEverythingInput,
    ) -> Result<types::Everything, Error> {
        self.kernel.call("send_everything", args)
    }

    /// Calls `upload`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn upload(&self, args: &types::UploadInput) -> Result<(), Error> {
        self.kernel.call("upload", args)
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
