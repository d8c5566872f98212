use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use crate::error::Error;

/// Which certificates a client trusts besides those of the system.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trust {
    pub extra_roots: Vec<CertificateDer<'static>>,
}

impl Trust {
    /// Adds the certificates of a PEM file.
    pub(crate) fn add_pem(&mut self, pem: &[u8]) -> Result<(), Error> {
        let before = self.extra_roots.len();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            self.extra_roots
                .push(certificate.map_err(|error| invalid(&error))?);
        }
        if self.extra_roots.len() == before {
            return Err(invalid("the text contains no certificate in PEM format"));
        }
        Ok(())
    }

    /// The settings of TLS. Without TLS, the certificates of the system are not read: a container may have none.
    pub(crate) fn config(self, is_needed: bool) -> Result<ClientConfig, Error> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|error| invalid(&error))?;
        if !is_needed {
            return Ok(builder
                .with_root_certificates(RootCertStore::empty())
                .with_no_client_auth());
        }
        let verifier = self.verifier(provider).map_err(|error| invalid(&error))?;
        Ok(builder
            .dangerous()
            .with_custom_certificate_verifier(verifier)
            .with_no_client_auth())
    }

    fn verifier(
        self,
        provider: Arc<CryptoProvider>,
    ) -> Result<Arc<dyn rustls::client::danger::ServerCertVerifier>, rustls::Error> {
        Ok(Arc::new(Verifier::new_with_extra_roots(
            self.extra_roots,
            provider,
        )?))
    }
}

fn invalid(error: &(impl ToString + ?Sized)) -> Error {
    Error::Option {
        option: "root_certificate",
        reason: error.to_string(),
    }
}
