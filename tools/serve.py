"""`make run`: the demo co-op in a real Odoo on this machine."""

import os
import re
import socket
import subprocess
import time
import urllib.request

from . import database, machine, mailbox, paths, say, tls, workplace

LOG = paths.LOGS / "odoo.log"
LOG_INS = """
    SELECT u.login, p.name, p.lang, u.share,
           (SELECT string_agg(DISTINCT g.name ->> 'en_US', ', ')
              FROM res_groups_users_rel r
              JOIN res_groups g ON g.id = r.gid
              JOIN ir_model_data d ON d.model = 'res.groups' AND d.res_id = g.id
             WHERE r.uid = u.id AND starts_with(d.module, 'coop_')) AS rights
      FROM res_users u
      JOIN res_partner p ON p.id = u.partner_id
     WHERE u.active AND u.password IS NOT NULL
  ORDER BY u.share, u.id
"""

# the code that the demo's builder gave to a member, as long as nobody made a new one
CODE = """
    SELECT m.number, p.name
      FROM coop_signin_code c
      JOIN res_users u ON u.id = c.user_id
      JOIN res_partner p ON p.id = u.partner_id
      JOIN coop_membership m ON m.partner_id = p.id
     WHERE c.ended_on IS NULL AND c.id = (SELECT min(id) FROM coop_signin_code)
"""


def main(argv):
    """Make the demo database if need be, start Odoo, say who can sign in; until Ctrl-C.

    ``NEW=1`` forgets what was tried in the demo and begins it anew.
    """
    port = _number("PORT", 8069)
    name = os.environ.get("DB") or "coop"
    https = os.environ.get("HTTPS", "") not in ("", "0")
    _need_free(port, "PORT")
    if https:
        _need_free(_number("HTTPS_PORT", 8443), "HTTPS_PORT")
    with workplace.ready() as place:
        if os.environ.get("NEW", "") not in ("", "0"):
            database.drop(place, name)
        database.ensure_demo(place, name)
        address = f"http://localhost:{port}"
        front = tls.Front(port, _number("HTTPS_PORT", 8443)) if https else None
        _point_to(place, name, front.address if front else address)
        with mailbox.Mailbox(paths.LOCAL / "mail") as box:
            process = _start(place, name, port, https, box)
            try:
                with say.step("Odoo starts"):
                    _wait(process, port)
                if front:
                    front.start()
                _welcome(place, name, address, front)
                process.wait()
            except KeyboardInterrupt:
                say.line("\n  stopping")
            finally:
                _stop(process)


def _number(variable, default):
    text = os.environ.get(variable) or str(default)
    if not re.fullmatch(r"\d{2,5}", text) or int(text) > 65535:
        raise say.Problem(f"{variable}={text} is not a port.", f"Say {variable}={default}, say.")
    return int(text)


def _need_free(port, variable):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise say.Problem(
                f"Port {port} is taken: another program listens there (perhaps `make run`, in "
                "another window).",
                f"Stop that one, or take another port: make run {variable}={port + 1}",
            ) from error


def _point_to(place, name, address):
    """Have links in mails and QR codes lead to this server."""
    sql = "UPDATE ir_config_parameter SET value = %s WHERE key = 'web.base.url'"
    place.query(sql, (address,), database=name)


def _start(place, name, port, https, box):
    conf = place.settings(
        "run",
        db_name=name,
        dbfilter=f"^{name}$",
        http_port=port,
        proxy_mode=https,
        max_cron_threads=1,
        # Every e-mail of the demo stays on this machine.
        smtp_server="127.0.0.1",
        smtp_port=box.port,
        smtp_user="",
        smtp_ssl=False,
    )
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("a") as log:
        return subprocess.Popen(
            place.odoo(conf),
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=paths.ROOT,
            env=place.environment(),
            preexec_fn=machine.die_with_parent,
        )


def _wait(process, port):
    # Straight to this machine, whatever proxy the network has.
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while process.poll() is None:
        try:
            with straight.open(f"http://127.0.0.1:{port}/web/login", timeout=60) as page:
                if page.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    tail = "\n".join(LOG.read_text(errors="replace").splitlines()[-12:])
    raise say.Problem("Odoo ended at once.", f"{tail}\nThe whole log: {LOG}")


def _stop(process):
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(15)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()


def _welcome(place, name, address, front):
    say.line(f"\n  The co-op is at {address}   (Ctrl-C ends it)")
    if front:
        say.line(f"  For a tablet on this network: {front.address}")
        say.line(f"  Before, once, the tablet has to trust this certificate: {front.ca_address}")
    say.line("\n  Log-ins (the password is the same word):")
    for login, person, lang, share, rights in place.query(LOG_INS, database=name):
        what = "member" if share else (rights or "all settings" if login == "admin" else rights)
        if lang == "cy_GB":
            what = f"{what or ''}, in Welsh".lstrip(", ")
        say.line(f"    {login:<18} {person:<24} {what or 'employee'}")
    for number, person in place.query(CODE, database=name):
        say.line(f"\n  With a code, as from a letter: number {number}, code CWM TRY 234 ({person})")
    say.line("\n  Every e-mail that the co-op sends appears here and goes no further.")
    say.line(f"  The server's log: {LOG}\n")
