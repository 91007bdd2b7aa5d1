"""A process killed in the middle of its acts loses none that it has acknowledged, and the chain still holds."""

import json
import os
import random
import subprocess
import sys
import uuid
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
ACTS = 200


@pytest.fixture
def instance(tmp_path):
    """An instance of its own – SQLite in a folder, or a database beside the one under test – with the cast in it."""
    env = os.environ | {"YINUO_DATA": str(tmp_path), "PYTHONPATH": str(ROOT), "YINUO_SECRET_KEY": "for tests only"}
    name = f"killed_{uuid.uuid4().hex[:8]}"
    url = os.environ.get("DATABASE_URL")
    if url:
        import psycopg

        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
        env["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    make = "import django; django.setup(); from tests.cast import make_cast; make_cast()"
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True)
    subprocess.run([sys.executable, "-c", make], cwd=ROOT, env=env, check=True)
    yield env
    if url:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def act_until_killed(env, seed: int, after: int) -> list[tuple[int, str]]:
    """Let it act, kill -9 it in the middle of an act after so many acknowledged ones; what it acknowledged."""
    acting = [sys.executable, "-m", "tests.journeys.acting", str(seed)]
    with subprocess.Popen(acting, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        said = []
        for line in process.stdout:
            said.append(line)
            if len(said) == after:
                process.kill()  # it goes on acting until the signal arrives
    assert process.returncode == -9, "it must die by the signal, not by itself"
    return [(int(length), head) for length, head in (line.split() for line in said if line.endswith("\n"))]


def test_no_acknowledged_act_is_lost_by_kill_nine(instance):
    chance = random.Random(20230926)
    acknowledged: list[tuple[int, str]] = []
    while len(acknowledged) < ACTS:
        acknowledged += act_until_killed(instance, len(acknowledged), chance.randint(30, 60))

    verify = subprocess.run(
        [sys.executable, "manage.py", "verify", "--json"],
        cwd=ROOT,
        env=instance,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(verify.stdout)
    assert report["whole"], report["broken"]
    assert report["heads"][0]["length"] >= acknowledged[-1][0]

    read = (
        "import django, json; django.setup(); from yinuo.records.models import Entry; "
        "print(json.dumps(list(Entry.objects.values_list('seq', 'hash'))))"
    )
    kept = subprocess.run(
        [sys.executable, "-c", read], cwd=ROOT, env=instance, capture_output=True, text=True, check=True
    )
    stands = dict(json.loads(kept.stdout))
    assert [seq for seq, head in acknowledged if stands.get(seq) != head] == []
