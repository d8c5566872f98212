from collections.abc import Callable

from .person import Person

SignIn = Callable[[str], Person]


def test_the_signed_in_user_is_the_current_user(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    assert grace.read("global") == {
        "current_user": {"id": 2, "username": "grace", "name": "Grace", "is_staff": False}
    }


def test_signing_out_makes_the_visitor_anonymous(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    grace.call("logout")
    assert grace.read("global") == {"current_user": None}
    assert grace.refusal("find_task", task_id=1) == (401, "UNAUTHORIZED")


def test_a_wrong_password_and_an_unknown_name_get_the_same_error(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    wrong = grace.send("login", username="ada", password="wrong")
    unknown = grace.send("login", username="unknown", password="")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


def test_a_bearer_token_stands_for_its_user(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    token = grace.call("create_token", username="ada", password="adaada")
    grace.browser.headers["Authorization"] = f"Bearer {token}"
    assert grace.read("global")["current_user"]["username"] == "ada"
    grace.browser.headers["Authorization"] = f"Bearer {token}x"
    assert grace.refusal("find_task", task_id=1) == (401, "UNAUTHORIZED")
    # Without an identity a program knows that nothing has run, and gets another token.
    refused = grace.send("login", username="ada", password="adaada")
    assert (refused.status_code, "X-Mizan-Identity" in refused.headers) == (401, False)


def test_signing_in_changes_the_identity_in_the_same_response(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    before = grace.send("find_task", task_id=1).headers["X-Mizan-Identity"]
    after = grace.send("login", username="ada", password="adaada").headers["X-Mizan-Identity"]
    assert after not in ("", before)
    assert grace.send("logout").headers["X-Mizan-Identity"] == ""
