"""Commits carry no package host, no path of a machine, no secret; the locks carry hashes and no address."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOSTS = re.compile("|".join(["py" + "pi.org", "python" + "hosted", "npm" + "js.", "deb.deb" + "ian.org"]))
PATHS = re.compile(
    "|".join([r"/wo" + r"rk/main", "/wo" + "rk/shared", "/ro" + "ot/", "/tmp/" + "bash_jobs", "/home/[a-z]+/"])
)


def committed() -> list[Path]:
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        files = [ROOT / name for name in listed.splitlines()]
    except (OSError, subprocess.CalledProcessError):
        files = [path for folder in ("yinuo", "tests", "docs", "bin") for path in (ROOT / folder).rglob("*")]
    return [
        path for path in files if path.is_file() and path.suffix not in {".png", ".mo"} and "vendor" not in path.parts
    ]


def test_no_file_names_a_package_host_or_a_machine_path():
    guilty = {}
    for path in committed():
        text = path.read_text(errors="replace")
        if found := HOSTS.search(text) or PATHS.search(text):
            guilty[str(path.relative_to(ROOT))] = found.group()
    assert guilty == {}


def test_every_locked_package_has_a_hash_and_no_address():
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        packages = re.findall(r"^([a-z0-9][a-z0-9._-]*)==\S+(.*(?:\n    .*)*)", text, flags=re.MULTILINE)
        assert len(packages) > 30
        assert [package for package, rest in packages if "--hash=sha256:" not in rest] == []
        assert "http" not in text
