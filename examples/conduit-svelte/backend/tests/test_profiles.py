from collections.abc import Callable

from .person import Person

SignIn = Callable[[str], Person]


def test_a_profile_page_is_one_context(guest: Person) -> None:
    page = guest.read("profile", username="moss")
    assert page["profile_detail"]["bio"] == "Repairs bicycles, and whatever else has screws."
    assert {article["author"]["username"] for article in page["profile_articles"]["articles"]} == {"moss"}
    assert guest.read("profile", username="none") == {
        "profile_detail": None,
        "profile_articles": {"articles": [], "pages": 1},
    }


def test_favorites_are_counted_for_all_users(guest: Person) -> None:
    articles = guest.read("profile", username="moss", favorites="true")["profile_articles"]["articles"]
    counts = {article["title"]: article["favorites_count"] for article in articles}
    assert counts == {"Salad all year round": 1, "Bread with five ingredients": 3}


def test_following_changes_the_feed(sign_in: SignIn) -> None:
    sorrel = sign_in("sorrel")
    assert sorrel.read("home", feed="following")["home_articles"]["articles"] == []
    for following in (True, True, False):
        sorrel.call("follow_user", username="reed", following=following)
        assert sorrel.read("profile", username="reed")["profile_detail"]["following"] is following
        feed = sorrel.read("home", feed="following")["home_articles"]["articles"]
        assert len(feed) == (4 if following else 0)


def test_users_cannot_follow_themselves_or_unknown_users(sign_in: SignIn) -> None:
    fern = sign_in("fern")
    assert fern.refusal("follow_user", username="fern", following=True)[0] == "BAD_REQUEST"
    assert fern.refusal("follow_user", username="none", following=True)[0] == "NOT_FOUND"


def test_following_affects_the_profile_of_that_user_only(sign_in: SignIn) -> None:
    response = sign_in("sorrel").send("follow_user", username="reed", following=True).json()
    assert {"context": "profile", "params": {"username": "reed"}} in response["invalidate"]
