"""An application as many are: SQLModel, a token of the OAuth2 password flow, and users that a dependency finds."""
