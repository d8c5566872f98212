from collections.abc import Callable
from typing import Any

from .person import Person

SignIn = Callable[[str], Person]

RYE = "rye-needs-less-kneading"
BREAD = "bread-with-five-ingredients"
DRAFT = {
    "title": "Água & Rye",
    "description": "About both.",
    "body": "# Both",
    "tags": ["rye", "bread", "rye"],
}


def titles(page: Any) -> list[str]:
    return [article["title"] for article in page["articles"]]


def test_the_home_page_is_one_context(guest: Person) -> None:
    home = guest.read("home")
    assert home["home_articles"]["pages"] == 2
    assert len(home["home_articles"]["articles"]) == 10
    assert home["popular_tags"][:2] == ["bread", "balcony"]
    assert home["home_articles"]["articles"][0] == {
        "slug": RYE,
        "title": "Rye needs less kneading",
        "description": "In fact, it needs none.",
        "tags": ["bread"],
        "created_at": "2026-03-02T20:00:00Z",
        "author": {
            "username": "reed",
            "bio": "Bakes bread. Writes down what went wrong.",
            "image": "",
            "following": False,
        },
        "favorited": False,
        "favorites_count": 1,
    }
    assert len(guest.read("home", page=2)["home_articles"]["articles"]) == 2
    assert guest.read("home", page=3)["home_articles"] == {"articles": [], "pages": 2}


def test_a_feed_has_the_articles_of_followed_users_or_of_a_tag(sign_in: SignIn, guest: Person) -> None:
    fern = sign_in("fern")
    followed = fern.read("home", feed="following")["home_articles"]["articles"]
    assert {article["author"]["username"] for article in followed} == {"moss"}
    assert all(article["author"]["following"] for article in followed)
    assert titles(guest.read("home", tag="vegetables")["home_articles"]) == [
        "Seeds from last year",
        "Salad all year round",
        "Tomatoes on a north-facing balcony",
    ]
    assert guest.read("home", feed="following")["error"]["code"] == "UNAUTHORIZED"


def test_an_article_page_is_one_context(guest: Person) -> None:
    page = guest.read("article", slug=RYE)
    assert page["article_detail"]["body"].startswith("Rye has little gluten.")
    assert [comment["author"]["username"] for comment in page["article_comments"]] == ["reed", "fern"]
    assert guest.read("article", slug="none") == {"article_detail": None, "article_comments": []}


def test_a_new_article_is_first_and_has_each_tag_once(sign_in: SignIn) -> None:
    fern = sign_in("fern")
    article = fern.call("create_article", **DRAFT)
    assert article["slug"].startswith("agua-rye-")
    assert article["tags"] == ["bread", "rye"]
    assert titles(fern.read("home")["home_articles"])[0] == "Água & Rye"
    assert fern.call("create_article", **DRAFT)["slug"] != article["slug"]


def test_an_edited_article_keeps_its_address_and_may_lose_its_tags(sign_in: SignIn) -> None:
    fern = sign_in("fern")
    slug = fern.call("create_article", **DRAFT)["slug"]
    edited = fern.call("update_article", **{**DRAFT, "slug": slug, "title": "Other", "tags": []})
    assert (edited["slug"], edited["title"], edited["tags"]) == (slug, "Other", [])
    assert "rye" not in fern.read("home")["popular_tags"]


def test_an_article_needs_a_title_and_a_body(sign_in: SignIn) -> None:
    draft = {**DRAFT, "title": "", "body": " "}
    assert sign_in("fern").refusal("create_article", **draft) == (
        "VALIDATION_FAILED",
        {"title": "can't be blank", "body": "can't be blank"},
    )


def test_only_the_author_can_change_an_article(sign_in: SignIn, guest: Person) -> None:
    fern, reed = sign_in("fern"), sign_in("reed")
    assert fern.refusal("update_article", **DRAFT, slug=RYE)[0] == "FORBIDDEN"
    assert fern.refusal("delete_article", slug=RYE)[0] == "FORBIDDEN"
    assert guest.refusal("delete_article", slug=RYE)[0] == "UNAUTHORIZED"
    reed.call("delete_article", slug=RYE)
    assert reed.read("article", slug=RYE) == {"article_detail": None, "article_comments": []}
    assert reed.refusal("update_article", **DRAFT, slug=RYE)[0] == "NOT_FOUND"


def test_a_favorite_is_counted_once_and_can_be_removed(sign_in: SignIn) -> None:
    fern = sign_in("fern")
    for favorited, count in [(True, 3), (True, 3), (False, 2), (False, 2), (True, 3)]:
        fern.call("favorite_article", slug=BREAD, favorited=favorited)
        article = fern.read("article", slug=BREAD)["article_detail"]
        assert (article["favorited"], article["favorites_count"]) == (favorited, count)


def test_a_favorite_refreshes_the_mounted_pages_that_show_it(sign_in: SignIn) -> None:
    mounted = [
        {"context": "article", "params": {"slug": BREAD}},
        {"context": "article", "params": {"slug": RYE}},
        {"context": "home", "params": {}},
    ]
    response = sign_in("moss").send("favorite_article", mounted, slug=BREAD, favorited=False).json()
    refreshed = {(entry["context"], entry["params"].get("slug")) for entry in response["refreshed"]}
    assert refreshed == {("article", BREAD), ("home", None)}


def test_comments_are_newest_first_and_their_authors_delete_them(sign_in: SignIn) -> None:
    fern, moss = sign_in("fern"), sign_in("moss")
    number = fern.call("add_comment", slug=BREAD, body="Salt last?")
    moss.call("add_comment", slug=BREAD, body="First.")
    bodies = [each["body"] for each in fern.read("article", slug=BREAD)["article_comments"]]
    assert bodies == ["First.", "Salt last?"]
    assert moss.refusal("delete_comment", slug=BREAD, comment_id=number)[0] == "FORBIDDEN"
    assert fern.refusal("delete_comment", slug=RYE, comment_id=number)[0] == "NOT_FOUND"
    assert fern.refusal("add_comment", slug=BREAD, body=" ")[1] == {"body": "can't be blank"}
    fern.call("delete_comment", slug=BREAD, comment_id=number)
    assert len(fern.read("article", slug=BREAD)["article_comments"]) == 1
