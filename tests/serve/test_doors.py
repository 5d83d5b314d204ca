"""Who may come in: by which name, from which page, with which token, and how often."""

import pytest
from serve.made import client

from pipeline.serve.options import ServeLimits, ServeOptions

TOKEN = "4f0c-not-a-real-token"


def asked(options: ServeOptions | None = None, **headers: str) -> int:
    """Return the status of a request for /health with some headers."""
    return client(lambda _: b"{}", options).get("/health", headers=headers).status_code


@pytest.mark.parametrize("host", ["localhost:8017", "127.0.0.1", "[::1]:8017", "LOCALHOST"])
def test_this_machine_may_ask_by_its_own_names(host: str) -> None:
    assert asked(host=host) == 200


@pytest.mark.parametrize("host", ["news.example", "localhost.news.example:8017", "", "127.0.0.2"])
def test_a_name_that_a_page_made_lead_here_is_none_of_ours(host: str) -> None:
    assert asked(host=host) == 421


def test_a_name_that_was_asked_for_is_ours() -> None:
    assert asked(ServeOptions(names=("records.news.example",)), host="records.news.example") == 200


def test_with_a_token_any_name_is_ours_where_others_may_ask() -> None:
    options = ServeOptions("0.0.0.0", token=TOKEN)
    assert asked(options, host="news.example", authorization=f"Bearer {TOKEN}") == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://news.example"},
        {"origin": "null"},
        {"origin": "http://localhost:3000"},
        {"origin": "http://[::1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_site_may_not_ask(headers: dict[str, str]) -> None:
    assert asked(**headers) == 403


def test_a_page_of_the_same_address_may_ask() -> None:
    assert asked(origin="http://localhost:8017") == 200


@pytest.mark.parametrize(
    "given", ["", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer ", f"bearer {TOKEN}"]
)
def test_without_the_token_nothing_is_answered(given: str) -> None:
    options = ServeOptions("0.0.0.0", token=TOKEN)
    for path in ("/health", "/version", "/openapi.json", "/nowhere"):
        answer = client(lambda _: b"{}", options).get(path, headers={"authorization": given})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == 'Bearer realm="rollcall"'


def test_the_schema_says_that_a_token_is_asked_for() -> None:
    one = client(lambda _: b"{}", ServeOptions(token=TOKEN))
    schema = one.get("/openapi.json", headers={"authorization": f"Bearer {TOKEN}"}).json()
    assert schema["security"] == [{"token": []}]


def test_who_asks_too_often_is_told_when_to_come_again() -> None:
    one = client(lambda _: b"{}", ServeOptions(limits=ServeLimits(rate=60)))
    found = [one.get("/health") for _ in range(8)]
    assert [answer.status_code for answer in found] == [200] * 6 + [429] * 2
    assert found[-1].headers["retry-after"] == "1"


def test_wrong_tokens_are_counted_too() -> None:
    one = client(lambda _: b"{}", ServeOptions(token=TOKEN, limits=ServeLimits(rate=60)))
    assert [one.get("/health").status_code for _ in range(8)] == [401] * 6 + [429] * 2
