"""The Django project around Conduit."""
