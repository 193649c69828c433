"""A mail server for the demo: it keeps every e-mail in a folder, shows it, and sends nothing on."""

import email
import email.policy
import re
import socketserver
import threading
import time

from . import say


class Mailbox:
    """Listens on a free port of the loopback while the context lasts.

    :ivar port: where it listens
    """

    def __init__(self, folder):
        self.folder = folder
        self.server = _Server(("127.0.0.1", 0), _Session)
        self.server.keep = self._keep
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()

    def _keep(self, recipients, data):
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{time.time_ns()}.eml"
        path.write_bytes(data)
        message = email.message_from_bytes(data, policy=email.policy.default)
        say.line(f"  ✉ to {', '.join(recipients)}: {message['subject']}")
        for link in _links(message)[:2]:
            say.line(f"      {link}")


def _links(message):
    """Return the addresses that a reader could follow, pictures and the like left out."""
    part = message.get_body(("html", "plain"))
    text = part.get_content() if part else ""
    found = re.findall(r"""<a\b[^>]*?href=["'](https?://[^"']+)""", text)
    return [link.replace("&amp;", "&") for link in dict.fromkeys(found) if "odoo.com" not in link]


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class _Session(socketserver.StreamRequestHandler):
    """One conversation, as far as RFC 5321 is needed to take a message in."""

    timeout = 60

    def handle(self):
        self._say("220 mailbox of the demo")
        recipients = []
        while line := self.rfile.readline(4096):
            verb = line[:4].upper().strip()
            if verb == b"QUIT":
                self._say("221 bye")
                return
            if verb in (b"EHLO", b"HELO"):
                self._say("250 mailbox")
            elif verb == b"MAIL":
                recipients = []
                self._say("250 go on")
            elif verb == b"RCPT":
                found = re.search(rb"<([^>]*)>", line)
                recipients.append(found[1].decode(errors="replace") if found else "?")
                self._say("250 go on")
            elif verb == b"DATA":
                self._say("354 end with a single dot")
                self.server.keep(recipients, self._message())
                self._say("250 kept")
            elif verb in (b"RSET", b"NOOP"):
                self._say("250 go on")
            else:
                self._say("502 not here")

    def _message(self):
        lines = []
        while (line := self.rfile.readline()) and line.rstrip(b"\r\n") != b".":
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, text):
        self.wfile.write(text.encode() + b"\r\n")
