from collections.abc import Callable

from .person import Person

SignIn = Callable[[str], Person]


def test_a_new_user_is_signed_in(guest: Person) -> None:
    user = {"username": "clover", "email": "clover@example.com", "bio": "", "image": ""}
    assert guest.read("global") == {"current_user": None}
    assert guest.call("register", username="clover", email="Clover@example.com", password="clover77") == user
    assert guest.read("global") == {"current_user": user}


def test_names_and_addresses_are_unique_in_any_case(guest: Person) -> None:
    register = {"username": "clover", "email": "clover@example.com", "password": "clover77"}
    assert guest.refusal("register", **{**register, "username": "Fern"}) == (
        "VALIDATION_FAILED",
        {"username": "has already been taken"},
    )
    assert guest.refusal("register", **{**register, "email": "FERN@example.com"}) == (
        "VALIDATION_FAILED",
        {"email": "has already been taken"},
    )


def test_every_field_of_a_form_has_its_message(guest: Person) -> None:
    assert guest.refusal("register", username=" ", email="", password="1234567") == (
        "VALIDATION_FAILED",
        {
            "username": "can't be blank",
            "email": "can't be blank",
            "password": "is too short (minimum is 8 characters)",
        },
    )
    assert guest.refusal("register", username="a/b", email="clover", password="long enough")[1] == {
        "username": "may contain letters, digits, - and _ only",
        "email": "is not an address",
    }


def test_a_wrong_password_and_an_unknown_address_get_the_same_error(guest: Person) -> None:
    refused = ("UNAUTHORIZED", "email or password is invalid")
    assert guest.refusal("login", email="fern@example.com", password="wrong") == refused
    assert guest.refusal("login", email="unknown@example.com", password="") == refused


def test_settings_change_the_account_and_keep_the_session(sign_in: SignIn, guest: Person) -> None:
    fern = sign_in("fern")
    changed = {"username": "bracken", "email": "b@example.com", "bio": "New.", "image": "/b.png"}
    assert fern.call("update_user", **changed, password="brackenbracken") == changed
    assert fern.read("global") == {"current_user": changed}
    assert guest.call("login", email="b@example.com", password="brackenbracken") == changed
    assert guest.refusal("login", email="b@example.com", password="fernfern")[0] == "UNAUTHORIZED"


def test_without_a_password_settings_keep_the_old_one(sign_in: SignIn, guest: Person) -> None:
    sign_in("fern").call("update_user", username="fern", email="fern@example.com", bio="Other.")
    assert guest.call("login", email="fern@example.com", password="fernfern")["bio"] == "Other."


def test_settings_make_every_profile_stale(sign_in: SignIn) -> None:
    fern = sign_in("fern")
    response = fern.send("update_user", username="bracken", email="fern@example.com").json()
    assert {"context": "profile"} in response["invalidate"]
    assert {entry["context"] for entry in response["invalidate"]} == {"global", "profile", "article", "home"}


def test_signing_out_makes_the_visitor_a_guest(sign_in: SignIn) -> None:
    fern = sign_in("fern")
    fern.call("logout")
    assert fern.read("global") == {"current_user": None}
    assert fern.refusal("add_comment", slug="a-starter-on-holiday", body="Hi")[0] == "UNAUTHORIZED"
