"""The tracker's settings, with passwords that are checked quickly."""

from tracker_site.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
