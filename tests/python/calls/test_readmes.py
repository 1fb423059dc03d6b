"""What the READMEs of published modules show, done in Python, prints what it prints in Go.

Small modules only; the rest is done by `make test-modules`: see tests/readmes/README.md.
"""

import sys
from pathlib import Path

import pytest
from installed import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "tests" / "readmes"))

import doing
import jobs

JOBS = {job.name: job for job in jobs.jobs()}
QUICK = [job for job in JOBS.values() if job.quick]


@pytest.mark.parametrize("job", QUICK, ids=lambda job: job.name)
def test_a_job_prints_what_it_prints_in_go(job: jobs.Job, tmp_path: Path) -> None:
    folder = tmp_path / "python"
    folder.mkdir()
    package = doing.generate(job, folder)
    expected = doing.in_go(job, tmp_path / "go")
    assert expected
    assert doing.in_python(job, folder) == expected
    assert doing.refusals(job, package.manifest) == job.missing


def test_each_job_has_both_programs() -> None:
    assert len(JOBS) >= 50
    for job in JOBS.values():
        programs = {path.name for path in job.folder.glob("job.*")}
        assert programs == {"job.go", "job.py"}, job.name


def test_eight_jobs_are_quick() -> None:
    assert len(QUICK) == 8


def test_a_name_says_which_package_it_is_in() -> None:
    assert jobs.place("New") == ("", "New")
    assert jobs.place("Policy.Sanitize") == ("", "Policy.Sanitize")
    assert jobs.place("renderer/html.WithXHTML") == ("renderer/html", "WithXHTML")
    assert jobs.place("syntax.Node.End") == ("syntax", "Node.End")


def test_what_is_said_of_a_name() -> None:
    package = {
        "path": "example.com/m/sub",
        "skipped": [{"go": "Walk", "code": "func"}, {"go": "Do", "receiver": "T", "code": "chan"}],
        "callables": [{"go": "Get", "receiver": "example.com/m/sub.T"}],
    }
    manifest = {"module": "example.com/m", "packages": [package]}
    missing = dict.fromkeys(("sub.Walk", "sub.T.Do", "sub.T.Get", "sub.GFM"), "")
    job = jobs.Job("m", "example.com/m@v1.0.0", missing=missing)
    states = ["func", "chan", "offered", "absent"]
    assert list(doing.refusals(job, manifest).values()) == states
