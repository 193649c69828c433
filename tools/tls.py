"""HTTPS on the local network, so that a tablet may try what browsers allow only there.

A certificate authority of this clone signs a certificate for the names and addresses of this
machine. The authority is limited to private addresses and to these names, so that whoever trusts
it on a tablet trusts it for nothing else.
"""

import asyncio
import contextlib
import datetime
import ipaddress
import os
import socket
import ssl
import threading

from . import paths, say

FOLDER = paths.LOCAL / "https"
PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8")
PRIVATE6 = ("fc00::/7", "fe80::/10", "::1/128")
HEAD_LIMIT = 65536


class Front:
    """Takes TLS connections on all interfaces and hands the requests to Odoo on the loopback."""

    def __init__(self, inner, port):
        self.inner = inner
        self.port = port
        self.names, self.addresses = _names(), _addresses()
        FOLDER.mkdir(parents=True, exist_ok=True)
        self.ca = _authority(FOLDER, self.names, self.addresses)
        self.certificate = _certificate(FOLDER, self.ca, self.names, self.addresses)
        reachable = [text for text in self.addresses if ":" not in text and text != "127.0.0.1"]
        self.host = reachable[0] if reachable else "localhost"
        self.address = f"https://{self.host}:{port}"
        self.ca_address = f"http://{self.host}:{port}/coop-ca.crt"

    def start(self):
        """Serve in a thread until the process ends."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(self.certificate, FOLDER / "key.pem")
        listening = _listen(self.port)
        run = threading.Thread(
            target=lambda: asyncio.run(self._serve(listening, context)), daemon=True
        )
        run.start()

    async def _serve(self, listening, context):
        loop = asyncio.get_running_loop()
        tasks = set()
        while True:
            accepted, peer = await loop.sock_accept(listening)
            task = loop.create_task(self._guarded(accepted, peer, context))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

    async def _guarded(self, accepted, peer, context):
        """A visitor who breaks off or speaks nonsense is nobody else's affair."""
        with contextlib.suppress(
            OSError, asyncio.TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError
        ):
            await self._take(accepted, peer, context)

    async def _take(self, accepted, peer, context):
        loop = asyncio.get_running_loop()
        try:
            first = await asyncio.wait_for(_peek(accepted), 30)
            secure = first == b"\x16"
            reader = asyncio.StreamReader(limit=HEAD_LIMIT)
            protocol = asyncio.StreamReaderProtocol(reader)
            transport, _protocol = await loop.connect_accepted_socket(
                lambda: protocol, accepted, ssl=context if secure else None
            )
        except BaseException:
            accepted.close()
            raise
        writer = asyncio.StreamWriter(transport, protocol, reader, loop)
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)
            if secure:
                await self._relay(head, reader, writer, peer[0].removeprefix("::ffff:"))
            else:
                await self._plain(head, writer)
        finally:
            writer.close()
            await writer.wait_closed()

    async def _relay(self, head, reader, writer, peer):
        upstream, into = await asyncio.open_connection("127.0.0.1", self.inner)
        try:
            into.write(forwarded(head, peer))
            back = asyncio.ensure_future(_pump(upstream, writer))
            forth = asyncio.ensure_future(_pump(reader, into))
            # The answer's end is the end: each connection carries one request.
            await back
            forth.cancel()
        finally:
            into.close()

    async def _plain(self, head, writer):
        """Without TLS there is only the authority's certificate, and the way to the secure side."""
        path = head.split(b" ", 2)[1]
        if path == b"/coop-ca.crt":
            body = self.ca.read_bytes()
            kind = b"Content-Type: application/x-x509-ca-cert\r\n"
            writer.write(b"HTTP/1.1 200 OK\r\n" + kind + _end(body))
        else:
            place = f"Location: {self.address}/\r\n".encode()
            writer.write(b"HTTP/1.1 307 Temporary Redirect\r\n" + place + _end(b""))
        await writer.drain()


def forwarded(head, peer):
    """Return a request's head as Odoo behind a proxy wants it, for one request a connection.

    :param head: request line and headers, with the empty line at the end
    :param peer: address of the visitor
    """
    lines = head[:-4].split(b"\r\n")
    upgrade = any(line.lower().startswith(b"upgrade:") for line in lines)
    dropped = (b"x-forwarded-", b"forwarded:", b"x-real-ip:")
    if not upgrade:
        dropped += (b"connection:", b"keep-alive:")
    kept = [lines[0]] + [line for line in lines[1:] if not line.lower().startswith(dropped)]
    host = next((line[5:].strip() for line in lines if line.lower().startswith(b"host:")), b"")
    kept += [b"X-Forwarded-For: " + peer.encode(), b"X-Forwarded-Proto: https"]
    kept += [b"X-Forwarded-Host: " + host]
    if not upgrade:
        kept.append(b"Connection: close")
    return b"\r\n".join(kept) + b"\r\n\r\n"


def _end(body):
    return b"Content-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(body), body)


async def _pump(source, target):
    while block := await source.read(65536):
        target.write(block)
        await target.drain()


async def _peek(accepted):
    """Return the first byte without taking it."""
    accepted.setblocking(False)
    loop = asyncio.get_running_loop()
    ready = loop.create_future()
    loop.add_reader(accepted, lambda: ready.done() or ready.set_result(None))
    try:
        await ready
    finally:
        loop.remove_reader(accepted)
    return accepted.recv(1, socket.MSG_PEEK)


def _listen(port):
    if socket.has_dualstack_ipv6():
        listening = socket.create_server(
            ("", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=100
        )
    else:
        listening = socket.create_server(("", port), backlog=100)
    listening.setblocking(False)
    return listening


def _names():
    own = socket.gethostname().split(".")[0].lower()
    return sorted({"localhost", own, f"{own}.local"})


def _addresses():
    """Return the private addresses of this machine; 127.0.0.1 last."""
    import psutil

    found = []
    for entries in psutil.net_if_addrs().values():
        for entry in entries:
            if entry.family in (socket.AF_INET, socket.AF_INET6):
                address = ipaddress.ip_address(entry.address.split("%")[0])
                if not address.is_loopback:
                    found.append(str(address))
    return sorted(set(found), key=lambda text: (":" in text, text)) + ["127.0.0.1", "::1"]


def _authority(folder, names, addresses):
    """Return the path of the authority's certificate; made once, and when it ends or fits not."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    path = folder / "ca.pem"
    allowed = [x509.DNSName(name) for name in names]
    allowed += [x509.IPAddress(ipaddress.ip_network(text)) for text in PRIVATE + PRIVATE6]
    private = [ipaddress.ip_network(text) for text in PRIVATE + PRIVATE6]
    for text in addresses:
        if not any(ipaddress.ip_address(text) in network for network in private):
            allowed.append(x509.IPAddress(ipaddress.ip_network(text)))
    if path.exists():
        have = x509.load_pem_x509_certificate(path.read_bytes())
        limits = have.extensions.get_extension_for_class(x509.NameConstraints).value
        if set(allowed) <= set(limits.permitted_subtrees) and _lasts(have, 30):
            return path
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(x509.NameOID.COMMON_NAME, f"Co-op demo on {names[0]}"),
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Made on this machine for itself"),
        ]
    )
    now = datetime.datetime.now(datetime.timezone.utc)
    usage = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment")
        + ("key_agreement", "encipher_only", "decipher_only"),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=730))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(key_cert_sign=True, crl_sign=True, **usage), critical=True)
        .add_extension(x509.NameConstraints(allowed, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .sign(key, hashes.SHA256())
    )
    _write_key(folder / "ca-key.pem", key)
    _write_certificate(path, certificate)
    say.line("    a new certificate authority for this machine (tablets have to trust it once)")
    return path


def _certificate(folder, ca_path, names, addresses):
    """Return the path of the server's certificate, signed anew when it does not fit or ends."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    path = folder / "certificate.pem"
    wanted = [x509.DNSName(name) for name in names]
    wanted += [x509.IPAddress(ipaddress.ip_address(text)) for text in addresses]
    ca = x509.load_pem_x509_certificate(ca_path.read_bytes())
    if path.exists():
        have = x509.load_pem_x509_certificate(path.read_bytes())
        given = have.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        if set(wanted) == set(given) and _lasts(have, 5) and _signed_by(have, ca):
            return path
    signing = serialization.load_pem_private_key((folder / "ca-key.pem").read_bytes(), None)
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.datetime.now(datetime.timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, names[0])]))
        .issuer_name(ca.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        # Browsers accept at most 398 days.
        .not_valid_after(now + datetime.timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(wanted), critical=False)
        .add_extension(x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.SERVER_AUTH]), False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), False
        )
        .sign(signing, hashes.SHA256())
    )
    _write_key(folder / "key.pem", key)
    _write_certificate(path, certificate)
    return path


def _signed_by(certificate, ca):
    from cryptography.exceptions import InvalidSignature

    try:
        certificate.verify_directly_issued_by(ca)
    except (InvalidSignature, ValueError):
        return False
    return True


def _lasts(certificate, days):
    soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return certificate.not_valid_after_utc > soon


def _write_key(path, key):
    from cryptography.hazmat.primitives import serialization

    text = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
        handle.write(text)


def _write_certificate(path, certificate):
    from cryptography.hazmat.primitives import serialization

    new = path.with_suffix(".new")
    new.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    new.replace(path)
