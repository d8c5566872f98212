//! The client.

use mizan_kernel::{Call, ClientBuilder, Error, Response};

use crate::types;

/// A client of the backend, for one user. Clones share connections.
///
/// ```
/// use complete_client::{Client, Error};
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

    /// Reads the context `attachment`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_attachment(
        &self,
        params: &types::AttachmentParams,
    ) -> Result<types::AttachmentContext, Error> {
        self.kernel.fetch_context("attachment", params).await
    }

    /// Reads the context `board`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_board(
        &self,
        params: &types::BoardParams,
    ) -> Result<types::BoardContext, Error> {
        self.kernel.fetch_context("board", params).await
    }

    /// Reads the context `contact`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_contact(&self) -> Result<types::ContactContext, Error> {
        self.kernel.fetch_context("contact", &()).await
    }

    /// Reads the context `countries`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_countries(&self) -> Result<types::CountriesContext, Error> {
        self.kernel.fetch_context("countries", &()).await
    }

    /// Reads the context `global`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_global(&self) -> Result<types::GlobalContext, Error> {
        self.kernel.fetch_context("global", &()).await
    }

    /// Calls `archive`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn archive(&self, args: &types::ArchiveInput) -> Result<(), Error> {
        self.kernel.call("archive", args).await
    }

    /// Adds files.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn attachment_schema(
        &self,
        args: &types::AttachmentSchemaInput,
    ) -> Result<types::MizanForm, Error> {
        self.kernel.call("attachment_schema", args).await
    }

    /// Adds files.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn attachment_submit(
        &self,
        args: &types::AttachmentSubmitInput,
    ) -> Result<(), Error> {
        self.kernel.call("attachment_submit", args).await
    }

    /// Adds files.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn attachment_validate(
        &self,
        args: &types::AttachmentValidateInput,
    ) -> Result<types::MizanFormErrors, Error> {
        self.kernel.call("attachment_validate", args).await
    }

    /// Calls `board_cards`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn board_cards(&self, args: &types::BoardCardsInput) -> Result<types::Tree, Error> {
        self.kernel.call("board_cards", args).await
    }

    /// Calls `board_title`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn board_title(&self, args: &types::BoardTitleInput) -> Result<types::Enums, Error> {
        self.kernel.call("board_title", args).await
    }

    /// Calls `change_settings`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn change_settings(
        &self,
        args: &types::ChangeSettingsInput,
    ) -> Result<types::Settings, Error> {
        self.kernel.call("change_settings", args).await
    }

    /// Calls `contact_schema`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn contact_schema(&self) -> Result<types::MizanForm, Error> {
        self.kernel.call("contact_schema", &()).await
    }

    /// Calls `contact_submit`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn contact_submit(&self, args: &types::ContactSubmitInput) -> Result<(), Error> {
        self.kernel.call("contact_submit", args).await
    }

    /// Calls `contact_validate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn contact_validate(
        &self,
        args: &types::ContactValidateInput,
    ) -> Result<types::MizanFormErrors, Error> {
        self.kernel.call("contact_validate", args).await
    }

    /// Calls `country_names`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn country_names(&self) -> Result<(), Error> {
        self.kernel.call("country_names", &()).await
    }

    /// Calls `current_user`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn current_user(&self) -> Result<types::Cat, Error> {
        self.kernel.call("current_user", &()).await
    }

    /// Calls `do_nothing`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn do_nothing(&self) -> Result<(), Error> {
        self.kernel.call("do_nothing", &()).await
    }

    /// Calls `download`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn download(&self) -> Result<Response, Error> {
        self.kernel
            .call_for_response(Call::new("download", &())?)
            .await
    }

    /// Calls `find_cat`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn find_cat(&self) -> Result<Option<types::Cat>, Error> {
        self.kernel.call("find_cat", &()).await
    }

    /// Calls `find_cats`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    #[deprecated]
    pub async fn find_cats(
        &self,
        args: &types::FindCatsInput,
    ) -> Result<types::Page<types::Cat>, Error> {
        self.kernel.call("find_cats", args).await
    }

    /// Calls `remove_card`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn remove_card(&self, args: &types::RemoveCardInput) -> Result<(), Error> {
        self.kernel.call("remove_card", args).await
    }

    /// Calls `rename_board`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn rename_board(&self, args: &types::RenameBoardInput) -> Result<(), Error> {
        self.kernel.call("rename_board", args).await
    }

    /// Returns what it gets.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn send_everything(
        &self,
        args: &types::SendEverythingInput,
    ) -> Result<types::Everything, Error> {
        self.kernel.call("send_everything", args).await
    }

    /// Calls `upload`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn upload(&self, args: &types::UploadInput) -> Result<(), Error> {
        self.kernel.call("upload", args).await
    }
}

impl From<mizan_kernel::Client> for Client {
    fn from(kernel: mizan_kernel::Client) -> Self {
        Self { kernel }
    }
}
