"""The published bearer tokens match their names. Each is made by hand from a valid one."""

import base64
import hashlib
import hmac
import json
from typing import Any

import jwt
import pytest
from mizan_conformance.exchanges import BEARER

KEY: str = BEARER["key"]
HEADER = {"alg": "HS256", "typ": "JWT", "kid": BEARER["kid"]}
CLAIMS = {
    "sub": "ada",
    "iss": BEARER["issuer"],
    "aud": BEARER["audience"],
    "iat": 1_700_000_000,
    "exp": 4_102_444_800,
    "jti": "j1",
}


def part(data: dict[str, Any]) -> str:
    text = json.dumps({name: value for name, value in data.items() if value is not None}, separators=(",", ":"))
    return unpadded(text.encode())


def unpadded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(header: Any = None, claims: Any = None, key: str = KEY, digest: Any = hashlib.sha256) -> str:
    signed = f"{part({**HEADER, **(header or {})})}.{part({**CLAIMS, **(claims or {})})}"
    return f"{signed}.{unpadded(hmac.new(key.encode(), signed.encode(), digest).digest())}"


ADA, RUTH = token().split("."), token(claims={"sub": "ruth"}).split(".")
TOKENS = {
    "ada": token(),
    "sam": token(claims={"sub": "sam", "jti": "j2"}),
    "expired": token(claims={"exp": 1_700_000_900}),
    "issued in the future": token(claims={"iat": 4_102_444_000}),
    "without exp": token(claims={"exp": None}),
    "without sub": token(claims={"sub": None}),
    "of an unknown user": token(claims={"sub": "unknown"}),
    "of another issuer": token(claims={"iss": "another"}),
    "for another audience": token(claims={"aud": "another"}),
    "of an unknown key": token({"kid": "k2"}),
    "without kid": token({"kid": None}),
    "with crit": token({"crit": ["b64"], "b64": True}),
    "of another algorithm": token({"alg": "HS512"}, digest=hashlib.sha512),
    "of no algorithm": token({"alg": "none"}).rpartition(".")[0] + ".",
    "signed with another key": token(key="another key, which no backend is configured with"),
    "with the claims of another": f"{ADA[0]}.{RUTH[1]}.{ADA[2]}",
    "cut off": token()[:-4],
    "no token": "nonsense",
}


@pytest.mark.parametrize("name", TOKENS)
def test_each_token_is_made_as_its_name_describes(name: str) -> None:
    assert BEARER["tokens"][name] == TOKENS[name]


def test_every_token_is_listed() -> None:
    assert set(BEARER["tokens"]) == set(TOKENS)


def test_a_token_made_by_hand_is_a_jwt() -> None:
    claims = jwt.decode(TOKENS["sam"], KEY, ["HS256"], audience=BEARER["audience"], issuer=BEARER["issuer"])
    assert claims == {**CLAIMS, "sub": "sam", "jti": "j2"}
