"""The `MIZAN` setting is checked when Django starts."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from mizan_django.settings import MizanSettings, mizan_settings


def test_every_setting_has_a_default() -> None:
    assert mizan_settings() == MizanSettings()


def test_lists_and_tuples_are_equivalent(settings: Any) -> None:
    settings.MIZAN = {"ATOMIC_DATABASES": ["archive"], "MAX_BODY_BYTES": 5, "TITLE": "T", "VERSION": "1"}
    assert mizan_settings() == MizanSettings("T", "1", 5, ("archive",))


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ([], "MIZAN must be a dict, not a list."),
        ({"MAX_BODY_BYTE": 1}, "MIZAN has the unknown key 'MAX_BODY_BYTE'. Did you mean \"MAX_BODY_BYTES\"?"),
        ({"title": "T"}, "MIZAN has the unknown key 'title'. Did you mean \"TITLE\"?"),
        (
            {"COLOUR": 1},
            "MIZAN has the unknown key 'COLOUR'. Use one of these: "
            "ATOMIC_DATABASES, AUTH, CACHE, ERRORS, FIND_USER, MAX_BODY_BYTES, MAX_UPLOAD_BYTES, REPLICAS, "
            "TITLE, TOKENS, VERSION.",
        ),
        ({"AUTH": "stafff"}, 'MIZAN["AUTH"] is not a rule. Did you mean "staff"?'),
        ({"TITLE": ""}, 'MIZAN["TITLE"] must be a string that is not empty.'),
        ({"MAX_BODY_BYTES": 0}, 'MIZAN["MAX_BODY_BYTES"] must be a number of bytes above 0.'),
        ({"MAX_BODY_BYTES": True}, 'MIZAN["MAX_BODY_BYTES"] must be a number of bytes above 0.'),
        ({"MAX_BODY_BYTES": "1"}, 'MIZAN["MAX_BODY_BYTES"] must be a number of bytes above 0.'),
        (
            {"ATOMIC_DATABASES": "default"},
            'MIZAN["ATOMIC_DATABASES"] must be a list of database names, such as ["default"].',
        ),
        (
            {"ATOMIC_DATABASES": [["default"]]},
            'MIZAN["ATOMIC_DATABASES"] contains [\'default\'], which is not in DATABASES. Did you mean "default"?',
        ),
        (
            {"ATOMIC_DATABASES": ["archiv"]},
            'MIZAN["ATOMIC_DATABASES"] contains \'archiv\', which is not in DATABASES. Did you mean "archive"?',
        ),
    ],
)
def test_an_invalid_setting_is_an_error_with_a_hint(settings: Any, given: Any, error: str) -> None:
    settings.MIZAN = given
    with pytest.raises(ImproperlyConfigured) as raised:
        apps.get_app_config("mizan_django").ready()
    assert str(raised.value) == error
