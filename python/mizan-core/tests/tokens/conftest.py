"""Settings of a server, and its tokens."""

import pytest
from mizan_core.tokens import Tokens, TokenSettings

KEY = "the first key of the tests, random enough"
OTHER_KEY = "another key of the tests, also long enough"


@pytest.fixture
def settings() -> TokenSettings:
    return TokenSettings(keys={"k1": KEY}, signing="k1", issuer="tracker", audience="tracker-api", leeway=10)


@pytest.fixture
def tokens(settings: TokenSettings) -> Tokens:
    return Tokens(settings)
