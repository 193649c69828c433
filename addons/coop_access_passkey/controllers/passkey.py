"""My passkeys: added right after signing in, by whatever way, without a password."""

import json
import logging

from psycopg2 import IntegrityError

from odoo.exceptions import AccessDenied, UserError
from odoo.http import request
from odoo.tools import mute_logger

from odoo.addons.auth_passkey._vendor.webauthn.helpers import exceptions
from odoo.addons.coop_access.controllers.signin import first
from odoo.addons.coop_access.controllers.signin_mine import MySignIn, is_fresh
from odoo.addons.coop_access.controllers.whom import member_route

_logger = logging.getLogger(__name__)
NAME_LENGTH = 40
#: what a device answers is some hundred signs, with a certificate a few thousand
MOST_SIGNS = 20000
#: how the library says that the answer of a device is not one to this question
REFUSED = tuple(
    error
    for error in vars(exceptions).values()
    if isinstance(error, type) and issubclass(error, Exception)
)
#: how it fails over what no device sends
BROKEN = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
ONE = "/my/sign-in/passkey/<int:key_id>"


class MyPasskeys(MySignIn):
    def _my_keys(self, user):
        # sudo: one's own passkeys
        return user.sudo().auth_passkey_key_ids

    def _back(self, done=""):
        return request.redirect(request.whom.url(f"/my/sign-in{done and '?done='}{done}"))

    def _may_change(self):
        """Return who changes their own passkeys here and now, empty when nobody may."""
        user = self._mine()
        return user if user and is_fresh() else request.env["res.users"]

    @member_route("/my/sign-in/passkey", methods=["GET", "POST"])
    def passkey_add(self, name="", registration=""):
        user = self._may_change()
        if not user:
            return self._back()
        name = " ".join(first(name).split())[:NAME_LENGTH]
        if request.httprequest.method != "POST":
            return self._ask_passkey()
        answer = first(registration, MOST_SIGNS)
        if not name or not answer:
            return self._ask_passkey(name, "name" if not name else "failed")
        if not self._make_passkey(name, answer):
            return self._ask_passkey(name, "failed")
        return self._back("passkey")

    def _ask_passkey(self, name="", problem=""):
        options = request.env["auth.passkey.key"]._start_registration()
        # what a device must know already it does not take twice
        options["excludeCredentials"] = [
            {"id": key.credential_identifier, "type": "public-key"}
            for key in self._my_keys(request.env.user)
        ]
        return request.render(
            "coop_access_passkey.my_passkey",
            {"options": json.dumps(options), "name": name, "problem": problem, "most": NAME_LENGTH},
        )

    def _make_passkey(self, name, answer):
        """Keep the passkey that a device made; return whether it was one for this page."""
        wizard = request.env["auth.passkey.key.create"].create({"name": name})
        try:
            registration = json.loads(answer)
            if not registration or not isinstance(registration, dict):
                return False
            with request.env.cr.savepoint(), mute_logger("odoo.sql_db"):
                return wizard.make_key(registration=registration) is True
        except (AccessDenied, IntegrityError, UserError, *REFUSED, *BROKEN) as error:
            _logger.info("A passkey was not taken: %r", error)
            return False

    @member_route(ONE, methods=["GET", "POST"])
    def passkey(self, key_id, name="", go=""):
        """Name a passkey anew, or remove it."""
        user = self._may_change()
        key = self._my_keys(user).filtered(lambda key: key.id == key_id)
        if not key:
            return self._back()
        if request.httprequest.method != "POST":
            return self._render_key(key)
        if go == "remove":
            # as the person: core looks whose it is, and that they signed in just now
            key.sudo(False).action_delete_passkey()
            return self._back("removed")
        name = " ".join(first(name).split())[:NAME_LENGTH]
        if not name:
            return self._render_key(key, problem=True)
        key.name = name
        return self._back()

    def _render_key(self, key, problem=False):
        return request.render(
            "coop_access_passkey.my_passkey_one",
            {"key": key, "problem": problem, "most": NAME_LENGTH},
        )
