"""Reading one file: as a value that any process can work on."""

from __future__ import annotations

import pickle

import pytest

from kg.reading.article import Article
from kg.reading.job import Job, Result, digest_of
from kg.reading.settings import Settings
from tests.reading.conftest import Write


@pytest.fixture
def job(settings: Settings) -> Job:
    return Job(settings, "", 1000)


def told(result: Result | str) -> str:
    if isinstance(result, Article):
        return result.text
    assert isinstance(result, tuple)
    return "; ".join(one.what for one in result)


def test_a_large_file_is_refused_unread(job: Job, write: Write) -> None:
    large = write("a.txt", b"a" * 1001)
    assert "larger than 0.001 MB" in told(job.do(job.pack(large)))
    assert "larger than 0.001 MB" in told(digest_of(large, 1000))
    assert told(job.do(job.pack(write("a.txt", b"a" * 1000)))) == "a" * 1000


def test_a_file_that_is_gone_is_told(job: Job, write: Write) -> None:
    gone = write("a.txt", b"a").with_name("b.txt")
    assert "No such file" in told(job.do(job.pack(gone)))
    assert "No such file" in told(digest_of(gone, 1000))


def test_what_is_sent_says_nothing_of_the_folder(job: Job, write: Write) -> None:
    path = write("a.txt", b"Acme")
    assert job.pack(path) == ("a.txt", b"Acme")
    assert str(path.parent).encode() not in pickle.dumps((job, job.pack(path)))
