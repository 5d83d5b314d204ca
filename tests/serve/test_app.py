"""What the service answers to requests that are right, and to those that are not."""

import json
from functools import partial

import pytest
from serve.made import client

from pipeline.one_text import record_bytes
from pipeline.records import ReleaseRecord
from pipeline.serve.options import ServeLimits, ServeOptions

TEXT = "STRASBOURG, 12 March 2031 – Ms Pia Sund (Finland, ALDE) said that a vote will follow.\n"
REFUSALS = ("400", "401", "403", "408", "413", "415", "421", "422", "429")
SMALL = ServeOptions(limits=ServeLimits(bytes=2000, characters=500))


@pytest.fixture(scope="module")
def service(kit):
    """Return a client of a service that reads."""
    return client(partial(record_bytes, kit=kit))


@pytest.fixture
def idle():
    """Return a client of a service whose processes answer nothing of use."""
    return client(lambda _: b"{}", SMALL)


def test_a_text_is_answered_with_its_record(service, say) -> None:
    told = {"text": TEXT, "id": "r0", "title": "Of rivers", "published": "2031-03"}
    answer = service.post("/records", json=told)
    record = ReleaseRecord.model_validate_json(answer.content)
    assert answer.status_code == 200
    assert record.persons == say(TEXT).persons
    assert (record.release_id, record.title, record.published_from) == (
        "r0", "Of rivers", "dateline",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_text_may_be_posted_as_it_is(service, encoding: str) -> None:
    body = f"{TEXT}Ms Zoë Bäck agreed.".encode(encoding)
    answer = service.post("/records", content=body, headers={"content-type": "text/plain"})
    names = [person["name"] for person in answer.json()["persons"]]
    assert names == ["Pia Sund", "Zoë Bäck"]


def test_a_file_is_answered_with_the_records_and_texts_of_all_in_it(service) -> None:
    mail = (
        "From a@news.example Fri Mar 14 10:00:00 2031\nSubject: One\n\nMs Pia Sund spoke.\n\n"
        "From a@news.example Fri Mar 14 11:00:00 2031\nSubject: Two\n\nMr Tomas Vale replied.\n\n"
    )
    answer = _posted_file(service, "letters.mbox", mail.encode())
    told = answer.json()
    names = [[one["name"] for one in release["persons"]] for release in told["releases"]]
    assert names == [["Pia Sund"], ["Tomas Vale"]]
    for release in told["releases"]:
        mention = release["persons"][0]["mentions"][0]
        text = told["texts"][release["release_id"]]
        assert text[mention["start"] : mention["end"]] == mention["text"]
    assert told["rejected"] == []


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("a.pdf", b"%PDF-1.7 nothing", "cut off"),
        ("a.docx", b"PK\x03\x04nothing", "not a zip archive"),
        ("a.txt", b"\x00\x01\x02" * 50, "binary file"),
        ("a.zip", b"", "empty"),
        ("a.html", b" ", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_why(idle, name: str, body: bytes, said: str) -> None:
    answer = _posted_file(idle, name, body)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


@pytest.mark.parametrize("name", ["a.exe", "letters", "letters.jsonl"])
def test_a_file_of_an_unknown_suffix_is_not_taken(idle, name: str) -> None:
    answer = _posted_file(idle, name, b"text")
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("query.name: end it with one of .txt .md")


def test_a_file_without_a_name_is_not_taken_and_nothing_of_the_query_comes_back(idle) -> None:
    answer = idle.post("/files?other=secret", content=b"a", headers={"content-type": OCTETS})
    assert answer.status_code == 422
    assert answer.json() == {"detail": "query.name: Field required"}


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 400, "Invalid JSON"),
        (b"{", 400, "Invalid JSON"),
        (b'{"text": "a\xff"}', 400, "Invalid JSON"),
        (b"[" * 1900, 400, "recursion limit"),
        (b'{"text": "a", "x": ' + b"[" * 1900, 400, "recursion limit"),
        (b"[]", 422, "object"),
        (b"{}", 422, "text: Field required"),
        (b'{"text": 7}', 422, "text: Input should be a valid string"),
        (b'{"text": ""}', 422, "text: String should have at least 1 character"),
        (b'{"text": " \\n"}', 422, "empty: `text` holds no text"),
        (b'{"text": "a\\u0000b"}', 422, "NUL"),
        (b'{"text": "a\\ud800b"}', 400, "Invalid JSON"),
        (b'{"text": "a", "publishd": "2031"}', 422, "publishd: Extra inputs are not permitted"),
        (b'{"text": "a", "published": "12/10/2031"}', 422, "published: give a date such as"),
        (b'{"text": "a", "published": "2031-02-30"}', 422, "published: give a date such as"),
        (b'{"text": "a", "title": ["b"]}', 422, "title: Input should be a valid string"),
        (b'{"text": "' + b"a" * 501 + b'"}', 422, "text: too long: over 500 characters"),
    ],
)
def test_a_body_that_is_wrong_is_told_what_is(idle, body: bytes, status: int, said: str) -> None:
    answer = idle.post("/records", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/json")
    assert said in answer.json()["detail"]


def test_a_long_key_of_a_client_comes_back_cut(idle) -> None:
    answer = idle.post("/records", json={"text": "a", "k" * 1500: 1})
    assert len(answer.json()["detail"]) < 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "application/xml"},
        {"content-type": "multipart/form-data; boundary=x"},
        {"content-type": "application/json", "content-encoding": "gzip"},
    ],
)
def test_a_body_of_another_type_is_not_taken(idle, headers: dict[str, str]) -> None:
    assert idle.post("/records", content=b"{}", headers=headers).status_code == 415


def test_a_body_that_is_too_large_is_not_taken(idle) -> None:
    answer = idle.post("/records", json={"text": "a" * 2000})
    assert answer.status_code == 413
    assert answer.json() == {"detail": "the body is over the limit of 2000 bytes"}


def test_a_body_without_a_length_is_counted_as_it_comes(idle) -> None:
    taken = []

    def parts():
        for number in range(1000):
            taken.append(number)
            yield b"a" * 1000

    answer = idle.post("/records", content=parts(), headers={"content-type": "text/plain"})
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["-1", "9" * 400, "²"])
def test_a_length_that_is_none_harms_nothing(idle, length: str) -> None:
    headers = {"content-type": "text/plain", "content-length": length.encode("utf-8")}
    assert idle.post("/records", content=b"a", headers=headers).status_code in (200, 400, 413)


@pytest.mark.parametrize("path", ["/", "/docs", "/redoc", "/records/", "/../etc/passwd"])
def test_other_paths_are_not_there(idle, path: str) -> None:
    assert idle.get(path).status_code == 404


def test_other_methods_are_told_which_one_there_is(idle) -> None:
    answer = idle.delete("/records")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_health_and_version_say_what_stands_there(idle) -> None:
    assert idle.get("/health").json() == {"status": "ok", "processes": 1, "waiting": 0}
    assert idle.get("/version").json() == {"rollcall": "1.2.3", "knowledge": "ab"}


def test_nothing_on_the_way_keeps_an_answer(idle) -> None:
    for path in ("/health", "/nowhere"):
        assert idle.get(path).headers["cache-control"] == "no-store"


def test_a_fault_of_ours_is_told_to_who_asked_and_not_logged_with_its_text() -> None:
    lines: list[str] = []

    def faulty(_):
        raise RuntimeError("Pia Sund")

    asked = client(faulty, lines=lines, raise_server_exceptions=False)
    assert asked.post("/records", json={"text": "Pia Sund"}).status_code == 500
    assert lines == [lines[0]]
    assert lines[0].startswith("POST /records fault RuntimeError at ")
    assert "Pia" not in lines[0]


def test_the_log_says_no_more_than_method_path_status_time_and_size(idle) -> None:
    lines: list[str] = []
    asked = client(lambda _: b"{}", lines=lines)
    asked.post("/records?pia=sund", json={"text": "Pia Sund"})
    asked.get("/pia/sund")
    words = [line.split() for line in lines]
    assert [word[:3] for word in words] == [
        ["POST", "/records", "200"],
        ["GET", "(another", "path)"],
    ]
    assert lines[0].endswith(" ms 2 bytes")
    assert "sund" not in "".join(lines).lower()


def test_the_schema_says_all_that_may_be_answered(idle) -> None:
    schema = idle.get("/openapi.json").json()
    assert set(schema["paths"]) == {"/records", "/files", "/health", "/version"}
    answers = schema["paths"]["/records"]["post"]["responses"]
    assert set(answers) == {"200", *REFUSALS}
    kinds = schema["components"]["schemas"]["PersonRecord"]["properties"]["kind"]["enum"]
    assert "family" in kinds
    assert "security" not in schema


def test_the_schema_loads_nothing_from_elsewhere(idle) -> None:
    told = json.dumps(idle.get("/openapi.json").json())
    assert "http://" not in told
    assert "https://" not in told


OCTETS = "application/octet-stream"


def _posted_file(service, name: str, body: bytes):
    return service.post(
        "/files", params={"name": name}, content=body, headers={"content-type": OCTETS}
    )
