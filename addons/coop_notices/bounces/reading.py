import re
from dataclasses import dataclass

# class.subject.detail, RFC 3463
ENHANCED = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
# a reply of SMTP, RFC 5321 4.2: three digits at the beginning of what the server said
REPLY = re.compile(r"(?<![\d.])([45])[0-5]\d(?=[ \-,])")
# how Python's smtplib says that the only recipient was refused: {'a@b.c': (550, b'...')}
REFUSED = re.compile(r"SMTPRecipientsRefused.*?\((\d{3}),", re.DOTALL)
# how servers without a report name the address, and the letter that they quote
NAMED = re.compile(r"^\s*<([^<>\s]+@[^<>\s]+)>\s*:?", re.MULTILINE)
QUOTED = re.compile(r"^\W{0,4}Message-ID:\s*(<[^<>\s]+>)", re.MULTILINE | re.IGNORECASE)
AT_MOST = 500


@dataclass(frozen=True)
class Bounce:
    """One answer of a mail server.

    :param bool lost: the letter was given up; otherwise it is still being tried
    :param bool lasting: the address itself is refused, so that trying again is of no use
    :param str status: the code of RFC 3463, "" if none was given
    :param str recipient: the address that was tried, "" if not said
    :param str words: what the server said, shortened
    :param tuple references: ids of the letters that it may be about, where it only quotes them
    """

    lost: bool
    lasting: bool
    status: str = ""
    recipient: str = ""
    words: str = ""
    references: tuple = ()


def read(message):
    """Return what a message that came back says.

    :param email.message.EmailMessage message: as it came in
    :return: Bounce, or None where it reports no failure (a receipt, a success)
    """
    if _is_receipt(message):
        return None
    report = _recipient_report(message)
    action = (_header(report, "Action") if report is not None else "").lower()
    if action in ("delivered", "relayed", "expanded"):
        return None
    diagnostic = _header(report, "Diagnostic-Code") if report is not None else ""
    text = diagnostic or _plain_text(message)
    status = _status(_header(report, "Status") if report is not None else "", text)
    lost = action != "delayed"
    return Bounce(
        lost=lost,
        lasting=lost and _is_lasting(status),
        status=status,
        recipient=_recipient(report) or _first(NAMED, text).lower(),
        words=" ".join(text.split())[:AT_MOST],
        references=_references(message, _plain_text(message)),
    )


def read_refusal(words):
    """Return what an error at sending says of the address, or None where it says nothing of it.

    :param str words: the text of the exception that ``smtplib`` raised
    """
    found = REFUSED.search(words or "")
    if not found:
        return None
    status = _status("", words) or ("5.0.0" if found.group(1).startswith("5") else "4.0.0")
    return Bounce(
        lost=True,
        lasting=found.group(1).startswith("5") and _is_lasting(status),
        status=status,
        words=" ".join(words.split())[:AT_MOST],
    )


def _is_receipt(message):
    """A receipt that the letter was read (RFC 8098) travels as the same kind of report."""
    kinds = {part.get_content_type() for part in message.walk()}
    return "message/disposition-notification" in kinds and "message/delivery-status" not in kinds


def _recipient_report(message):
    """The block about the recipient: the second of the report (RFC 3464 2.1), or None."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            blocks = blocks if isinstance(blocks, list) else []
            named = [block for block in blocks if block.get("Action") or block.get("Status")]
            failed = [block for block in named if _header(block, "Action").lower() == "failed"]
            return (failed or named or [None])[0]
    return None


def _header(block, name):
    return " ".join(str(block.get(name) or "").split())


def _recipient(report):
    if report is None:
        return ""
    said = _header(report, "Original-Recipient") or _header(report, "Final-Recipient")
    return said.rpartition(";")[2].strip().strip("<>").lower()


def _first(pattern, text):
    found = pattern.search(text)
    return found.group(1) if found else ""


def _references(message, text):
    headers = f"{message.get('In-Reply-To') or ''} {message.get('References') or ''}"
    return tuple(dict.fromkeys([*re.findall(r"<[^<>\s]+>", headers), *QUOTED.findall(text)]))


def _status(said, text):
    """The most telling code: that of the report, unless it says no more than "failed"."""
    codes = [match.group(0) for match in ENHANCED.finditer(f"{said} {text}")]
    codes = [code for code in codes if not code.startswith("2")]
    telling = [code for code in codes if not code.endswith(".0.0")]
    if telling or codes:
        return (telling or codes)[0]
    reply = REPLY.search(text)
    return f"{reply.group(1)}.0.0" if reply else ""


def _is_lasting(status):
    """Whether a code says that the address is no good, now and later.

    Not so: anything of class 4; a full mailbox (x.2.2) or a letter too long (x.2.3); what a
    filter thinks of the sender (x.7.x). A report without a code says that it was given up.
    """
    if not status:
        return True
    kind, subject, detail = status.split(".")
    return kind == "5" and subject != "7" and (subject, detail) not in {("2", "2"), ("2", "3")}


def _plain_text(message):
    """What the report says to people, without the letter that it encloses."""
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            try:
                return part.get_content()
            except (LookupError, UnicodeDecodeError):
                return str(part.get_payload())
    return ""
