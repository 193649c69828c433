"""The commands behind `make`, where something can go wrong without anybody seeing it."""

import json
import os
import shutil
import smtplib
import subprocess
import sys

import psycopg2
import pytest

from tools import (
    addons,
    debian,
    idioms,
    mailbox,
    odoo_tree,
    paths,
    postgres,
    say,
    settings,
    testing,
    tls,
)

BAD = {
    "addons/x/models/a.py": [
        "    _sql_constraints = []",
        "    def name_get(self):",
        "    def _name_search(self):",
        "        rows = self.env['x'].read_group([], [], [])",
        "        user.groups_id = False",
        "from odoo.osv import expression",
        "    total = fields.Float(group_operator='avg')",
        "    @http.route('/x', type='json')",
        "        self._cr.execute('')",
        "    @api.model\n    def create(self, vals):",
        "        query = 'SELECT NOW()'",
        "        today = fields.Date.today()",
    ],
    "addons/x/views/a.xml": [
        '<field name="view_mode">tree,form</field>',
        "<tree>",
        '<t t-name="kanban-box">',
        '<div class="oe_chatter">',
        '<p t-raw="x"/>',
        '<field name="groups_id"/>',
        '<group expand="0" string="Group by">',
    ],
    "addons/x/i18n/x.pot": ["anything"],
    "README.md": ["https://" + "pypi.org/simple", "see /" + "home/somebody/file"],
}


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, texts in BAD.items() for t in texts])
def test_an_idiom_that_fails_silently_is_found(name, text):
    suffix = "." + name.rsplit(".")[-1]
    assert idioms._in_file(name, suffix, text)


def test_a_line_that_gives_its_reason_is_left_alone():
    line = "        rows = self.read_group([])  # idiom-ok: the name is ours"
    assert not idioms._in_file("addons/x/models/a.py", ".py", line)


def _tree(folder):
    """A small tree with a stamp, as unpacking leaves it."""
    (folder / "usr").mkdir(parents=True)
    (folder / "usr" / "file.py").write_text("text")
    odoo_tree._stamp(folder, {"odoo-19": "odoo-19_1.deb"})
    return folder


def test_a_whole_tree_has_no_damage(tmp_path):
    assert odoo_tree.damage(_tree(tmp_path / "tree")) == ""


def test_a_tree_whose_unpacking_was_interrupted_is_no_tree(tmp_path):
    tree = _tree(tmp_path / "tree")
    (tree / "stamp.json").unlink()
    assert odoo_tree.damage(tree) == "no whole tree"


def test_a_file_missing_from_the_tree_is_named(tmp_path):
    tree = _tree(tmp_path / "tree")
    (tree / "usr" / "file.py").unlink()
    assert odoo_tree.damage(tree) == "usr/file.py is missing"


def test_a_file_changed_to_the_same_size_is_named(tmp_path):
    tree = _tree(tmp_path / "tree")
    (tree / "usr" / "file.py").write_text("TEXT")
    os.utime(tree / "usr" / "file.py", (1, 1))
    assert "not as it was unpacked" in odoo_tree.damage(tree)


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"files": 1})])
def test_a_stamp_that_is_cut_off_is_damage(tmp_path, text):
    tree = _tree(tmp_path / "tree")
    (tree / "stamp.json").write_text(text)
    assert odoo_tree.damage(tree)


def test_an_odoo_home_of_another_series_is_refused_in_words(tmp_path):
    (tmp_path / "odoo").mkdir()
    release = tmp_path / "odoo" / "release.py"
    release.write_text("version_info = (18, 0, 0, FINAL, 0, '')\n")
    with pytest.raises(say.Problem, match="is an Odoo 18.0"):
        odoo_tree._own(tmp_path)
    release.write_text("version_info = (19, 0, 0, FINAL, 0, '')\n")
    assert odoo_tree._own(tmp_path) == tmp_path
    assert odoo_tree._own(tmp_path / "odoo") == tmp_path


def test_the_half_copy_of_the_addons_in_the_package_is_left_alone(tmp_path):
    inner, outer = tmp_path / "odoo" / "addons", tmp_path / "addons"
    (inner / "base").mkdir(parents=True)
    (outer / "web").mkdir(parents=True)
    assert odoo_tree.addons_paths(tmp_path) == [inner, outer]
    (inner / "web").mkdir()
    assert odoo_tree.addons_paths(tmp_path) == [inner]


def test_an_odoo_home_that_holds_no_odoo_is_refused_in_words(tmp_path):
    with pytest.raises(say.Problem, match="holds no Odoo"):
        odoo_tree._own(tmp_path)


def test_a_damaged_download_is_fetched_again(tmp_path, monkeypatch):
    name, content = "x_1_all.deb", b"whole"
    sha256 = __import__("hashlib").sha256(content).hexdigest()
    (tmp_path / name).write_bytes(b"hal")
    calls = []

    def apt(self, *words, cwd=None):
        calls.append(words)
        (cwd / name).write_bytes(content)

    monkeypatch.setattr(debian.Archive, "_apt", apt)
    archive = debian.Archive(tmp_path / "apt")
    assert archive.download("x", name, sha256, tmp_path).read_bytes() == content
    archive.download("x", name, sha256, tmp_path)
    assert len(calls) == 1


def test_a_download_that_is_not_what_the_list_says_is_refused(tmp_path, monkeypatch):
    def apt(self, *words, cwd=None):
        (cwd / "x.deb").write_bytes(b"something else")

    monkeypatch.setattr(debian.Archive, "_apt", apt)
    with pytest.raises(say.Problem, match="not what Debian's list says"):
        debian.Archive(tmp_path / "apt").download("x", "x.deb", "0" * 64, tmp_path)


def test_a_server_named_in_the_settings_goes_before_the_embedded_one(tmp_path, monkeypatch):
    for name in ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(settings, "FILE", tmp_path / "odoo.conf")
    settings.FILE.write_text("[options]\ndb_host = False\nworkers = 2\n")
    assert settings.named_server() is None
    settings.FILE.write_text("[options]\ndb_host = data.internal\ndb_user = odoo\n")
    assert settings.named_server()["host"] == "data.internal"
    monkeypatch.setenv("PGHOST", "other.internal")
    assert settings.named_server() == {
        "host": "other.internal",
        "port": "",
        "user": "odoo",
        "password": "",
    }


def test_the_settings_people_deploy_with_name_no_server_and_close_the_list():
    options = settings.deployed()
    assert "db_host" not in options
    assert (options["list_db"], options["proxy_mode"]) == ("False", "True")
    assert "admin_passwd" not in options


def test_only_what_a_database_holds_counts_for_its_fingerprint(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "ADDONS", tmp_path)
    base = tmp_path / "one"
    for name in ("models/a.py", "static/src/a.js", "tests/test_a.py", "readme/USAGE.md"):
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text("before")
    code, assets = addons.fingerprints(["one"])["one"]
    (base / "tests" / "test_a.py").write_text("after")
    (base / "readme" / "USAGE.md").write_text("after")
    assert addons.fingerprints(["one"])["one"] == [code, assets]
    (base / "static" / "src" / "a.js").write_text("after")
    assert addons.fingerprints(["one"])["one"][0] == code
    assert addons.fingerprints(["one"])["one"][1] != assets
    (base / "models" / "a.py").write_text("after")
    assert addons.fingerprints(["one"])["one"][0] != code


def test_a_visitor_cannot_claim_another_address():
    head = (
        b"GET / HTTP/1.1\r\nHost: tablet.local:8443\r\nX-Forwarded-For: 1.2.3.4\r\n"
        b"Connection: keep-alive\r\nCookie: a=b\r\n\r\n"
    )
    lines = tls.forwarded(head, "192.168.1.9").decode().split("\r\n")
    assert lines[0] == "GET / HTTP/1.1"
    assert "X-Forwarded-For: 192.168.1.9" in lines
    assert "X-Forwarded-Host: tablet.local:8443" in lines
    assert "X-Forwarded-Proto: https" in lines
    assert "Connection: close" in lines
    assert "Cookie: a=b" in lines
    assert not any("1.2.3.4" in line or "keep-alive" in line for line in lines)


def test_a_websocket_keeps_its_connection():
    head = b"GET /websocket HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    lines = tls.forwarded(head, "::1").split(b"\r\n")
    assert b"Connection: Upgrade" in lines
    assert b"Connection: close" not in lines


def test_an_authority_signs_for_private_addresses_only(tmp_path):
    from cryptography import x509

    names, addresses = ["localhost"], ["192.168.7.7", "127.0.0.1"]
    ca = tls._authority(tmp_path, names, addresses)
    certificate = tls._certificate(tmp_path, ca, names, addresses)
    first = certificate.read_bytes()
    authority = x509.load_pem_x509_certificate(ca.read_bytes())
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical
    assert all(
        name.value == "localhost"
        if isinstance(name, x509.DNSName)
        else name.value.is_private or name.value.is_link_local
        for name in limits.value.permitted_subtrees
    )
    x509.load_pem_x509_certificate(first).verify_directly_issued_by(authority)
    assert (tmp_path / "ca-key.pem").stat().st_mode & 0o077 == 0
    # The tablet keeps its trust: the authority stays, the certificate is signed anew when needed.
    assert tls._certificate(tmp_path, ca, names, addresses).read_bytes() == first
    tls._authority(tmp_path, names, [*addresses, "10.1.1.1"])
    tls._certificate(tmp_path, ca, names, [*addresses, "10.1.1.1"])
    assert ca.read_bytes() and certificate.read_bytes() != first


def test_the_mailbox_keeps_a_mail_and_shows_its_link(tmp_path, capfd):
    text = (
        "Subject: Please confirm\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        '<a href="https://localhost:8069/join/confirm/1?a=1&amp;b=2">Yes</a>\r\n..dots\r\n'
    )
    with mailbox.Mailbox(tmp_path) as box, smtplib.SMTP("127.0.0.1", box.port) as client:
        client.sendmail("co-op@example.org", ["a@example.org", "b@example.org"], text)
    (kept,) = tmp_path.glob("*.eml")
    assert b"Please confirm" in kept.read_bytes()
    said = capfd.readouterr().out
    assert "to a@example.org, b@example.org: Please confirm" in said
    assert "https://localhost:8069/join/confirm/1?a=1&b=2" in said


def _make(tmp_path, *words, pythons=()):
    """Run `make` where nothing is on the path but a shell, make and scripts named like Pythons."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("make", "sh"):
        (folder / name).symlink_to(shutil.which(name))
    for name, text in pythons:
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)
    return subprocess.run(
        [folder / "make", *words],
        cwd=paths.ROOT,
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
    )


def test_a_machine_without_python_is_told_how_to_get_it(tmp_path):
    done = _make(tmp_path, "check")
    assert done.returncode
    assert "Python 3 is missing" in done.stderr
    assert "apt-get install python3" in done.stderr
    assert "not found" not in done.stderr


def test_a_python_that_cannot_read_the_commands_is_passed_over(tmp_path):
    good = f'exec {sys.executable} "$@"'
    pythons = [("python3", "exit 1"), ("python3.12", good)]
    done = _make(tmp_path, "clean", "-n", pythons=pythons)
    assert "start.sh clean" in done.stdout
    folder = str(tmp_path / "bin")
    done = subprocess.run(
        ["sh", "tools/start.sh", "dance"],
        cwd=paths.ROOT, env={"PATH": folder}, capture_output=True, text=True,
    )  # fmt: skip
    assert "usage: " in done.stdout


def test_a_named_python_that_is_not_there_is_said(tmp_path):
    done = _make(tmp_path, "check", "PYTHON3=python9")
    assert done.returncode
    assert "PYTHON3=python9 is not a Python 3 that runs here" in done.stderr


@pytest.mark.parametrize("home", ["/nowhere", "18"])
def test_a_wrong_odoo_home_is_wrong_once_and_never_right(tmp_path, monkeypatch, capsys, home):
    from tools import check

    if home == "18":
        home = tmp_path
        (tmp_path / "odoo").mkdir()
        (tmp_path / "odoo" / "release.py").write_text("version_info = (18, 0, 0, FINAL, 0, '')\n")
    monkeypatch.setenv("ODOO_HOME", str(home))
    assert check.main([]) == 1
    said = [line for line in capsys.readouterr().out.splitlines() if "ODOO_HOME" in line]
    assert len([line for line in said if line.startswith(f"  {check.WRONG} ")]) == 1
    assert not [line for line in said if line.startswith(f"  {check.OK} ")]


def test_an_unknown_command_names_the_known_ones():
    done = subprocess.run(
        [sys.executable, "-m", "tools", "dance"], cwd=paths.ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "run" in done.stdout and "test" in done.stdout


def test_a_python_that_is_too_old_is_refused_in_words(tmp_path, monkeypatch):
    from tools import venv

    old = tmp_path / "python"
    old.write_text("#!/bin/sh\necho 3 8\n")
    old.chmod(0o755)
    monkeypatch.setenv("PYTHON", str(old))
    with pytest.raises(say.Problem, match="is not a Python 3.10 to 3.13"):
        venv._base_python()


def test_a_database_is_dropped_while_the_server_cleans_it():
    """A role that may not end the server's own vacuuming waits for it instead of giving up."""
    said = []

    def run(words, params):
        said.append((words, params))
        if "FORCE" in words:
            raise psycopg2.errors.InsufficientPrivilege("permission denied to terminate process")

    postgres.drop_database(run, "copy")
    assert said[-1] == ('DROP DATABASE IF EXISTS "copy"', ())
    assert "client backend" in said[-2][0]
    assert said[-2][1] == ("copy",)


@pytest.mark.parametrize("jobs", ["0", "17", "two", "-1"])
def test_a_wrong_number_of_processes_is_refused_in_words(monkeypatch, jobs):
    monkeypatch.setenv("JOBS", jobs)
    with pytest.raises(say.Problem, match="is not a number from 1 to 16"):
        testing._jobs("")


def test_one_addon_is_tested_in_one_process_and_all_in_several(monkeypatch):
    monkeypatch.delenv("JOBS", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    assert (testing._jobs("coop_base"), testing._jobs("")) == (1, 4)
    monkeypatch.setenv("JOBS", "2")
    assert testing._jobs("coop_base") == 2


def test_no_two_processes_of_the_suite_share_a_database(request):
    """Tests in one process break things that those in another look at."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "gw0")
    assert request.config.getoption("--odoo-database") is None
    from odoo.tools import config

    assert config["db_name"][0].endswith(worker)
