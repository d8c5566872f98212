"""A typical application: SQLModel, a token of the OAuth2 password flow, and users from a dependency."""
