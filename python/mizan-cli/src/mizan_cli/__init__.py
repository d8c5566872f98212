"""The command `mizan` from PyPI."""
