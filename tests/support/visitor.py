"""Somebody at a browser without the browser: a session that keeps its cookies."""

import json
import re

import requests
from requests.adapters import HTTPAdapter

from tests.support.people import PASSWORD

TIMEOUT = 60
CSRF = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"|csrf_token: "([^"]+)"')


class Visitor:
    """One persona's session on a running Odoo; each thread needs its own."""

    def __init__(self, url, login=None, password=None, cookies=None):
        self.url = url
        self.login = login
        self.session = requests.Session()
        self.session.mount("http://", HTTPAdapter(max_retries=0, pool_maxsize=2))
        if cookies:
            self.session.cookies.update(cookies)
        elif login:
            self._sign_in(login, password or PASSWORD)

    def _sign_in(self, login, password):
        page = self.get("/web/login")
        answer = self.post(
            "/web/login",
            data={"login": login, "password": password, "csrf_token": csrf_of(page.text)},
        )
        if answer.status_code not in (302, 303):
            raise AssertionError(f"{login} could not sign in: {answer.status_code}")

    def twin(self):
        """The same session for another thread."""
        return Visitor(self.url, self.login, cookies=self.session.cookies.copy())

    def for_browser(self):
        """The cookies of the same session, as a browser takes them."""
        return [
            {"name": cookie.name, "value": cookie.value, "url": self.url}
            for cookie in self.session.cookies
        ]

    def csrf(self, page="/web/login"):
        """A token that this session may post with."""
        text = self.get(page, allow_redirects=True).text
        return csrf_of(text)

    def request(self, method, path, **options):
        options.setdefault("allow_redirects", False)
        options.setdefault("timeout", TIMEOUT)
        return self.session.request(method, self.url + path, **options)

    def get(self, path, **options):
        return self.request("GET", path, **options)

    def post(self, path, **options):
        return self.request("POST", path, **options)

    def rpc(self, path, params=None, body=None, **options):
        """Post JSON-RPC; ``body`` overrides the whole payload (text or object)."""
        if body is None:
            body = {"jsonrpc": "2.0", "method": "call", "id": 1, "params": params or {}}
        text = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return self.post(path, data=text, headers={"Content-Type": "application/json"}, **options)

    def call(self, model, method, *args, **kwargs):
        """Call a model's method as the web client does; return the result or raise RpcError."""
        answer = self.rpc(
            f"/web/dataset/call_kw/{model}/{method}",
            {"model": model, "method": method, "args": list(args), "kwargs": kwargs},
        )
        payload = answer.json()
        if "error" in payload:
            raise RpcError(payload["error"])
        return payload.get("result")


class RpcError(Exception):
    """What the server refused, with the exception's name and the sentence shown."""

    def __init__(self, error):
        data = error.get("data") or {}
        self.name = data.get("name", "")
        self.message = data.get("message", "")
        super().__init__(f"{self.name}: {self.message}")


def csrf_of(text):
    found = CSRF.search(text)
    return next((group for group in found.groups() if group), None) if found else None
