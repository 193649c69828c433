import hashlib
import hmac

from odoo import api, models
from odoo.http import request

NONCE = "w"


class Whom:
    """For whom a page is: the member, and who operates it.

    :ivar partner: the member's contact
    :ivar operator: the user who acts for the member; empty when the member does it alone
    :ivar channel: "self", "helper", "paper" or "phone"
    :ivar session: the assisted session; empty when the member does it alone
    :ivar ended: true when the page asked to act for somebody and that has ended
    """

    def __init__(self, env, partner, session=None, nonce=None, ended=False):
        self.env = env
        self.partner = partner
        self.session = session or env["coop.assisted.session"]
        self.operator = self.session.operator_id
        self.channel = self.session.channel or "self"
        self.nonce = nonce if session else None
        self.ended = ended

    def words(self):
        """Return what the banner says: a dict of whose, who and stop."""
        # sudo: the name of the member one acts for, and one's own
        name, operator = self.partner.sudo().name, self.operator.sudo().name
        who = {
            "paper": self.env._("%(operator)s is writing here for them, from paper."),
            "phone": self.env._("%(operator)s is writing here for them, on the phone."),
            "helper": self.env._("%(operator)s is writing here for them, at their side."),
        }
        return {
            "whose": self.env._("This is the page of %(name)s.", name=name),
            "who": who[self.channel] % {"operator": operator},
            "stop": self.env._("Stop acting for %(name)s", name=name),
        }

    def url(self, path):
        """Return the address of `path` in the reader's language, still for the same person."""
        path = self.env["ir.http"]._url_for(path)
        if not self.nonce:
            return path
        path, hash_sign, anchor = path.partition("#")
        joint = "&" if "?" in path else "?"
        return f"{path}{joint}{NONCE}={self.nonce}{hash_sign}{anchor}"


class CoopWhom(models.AbstractModel):
    """The only place that turns a request into the person it is for."""

    _name = "coop.whom"
    _description = "For whom a page is"

    @api.model
    def _nonce_hash(self, nonce):
        """Return what is kept of a tab's nonce: an HMAC with the database's secret."""
        # sudo: the secret is nobody's to read
        secret = self.env["ir.config_parameter"].sudo().get_param("database.secret")
        return hmac.new(
            secret.encode(), b"coop.assisted.session:" + nonce.encode(), hashlib.sha256
        ).hexdigest()

    @api.model
    def _resolve(self):
        """Return the `Whom` of the current request.

        A request with the nonce of a live session is for that session's member. Any other is for
        the reader: a nonce that is missing, strange or stale never opens somebody else's page,
        and a request without a nonce from a browser that holds somebody's page ends that hold.
        """
        me = self.env.user.partner_id
        if not request:
            return Whom(self.env, me)
        # a form carries it in its address and among its fields
        sent = set(request.httprequest.values.getlist(NONCE))
        # sudo: operators see the sessions' list by their group only; here one is looked up by its
        # secret and by the user who holds it, and nothing else
        sessions = self.env["coop.assisted.session"].sudo()
        nonce = next(iter(sent)) if len(sent) == 1 else None
        session = sessions._find_live(nonce)
        if session:
            session = session.sudo(False)
            partner = session.sudo().partner_id.sudo(False)
            return Whom(self.env, partner, session, nonce)
        held = request.session.get("coop_hold")
        # a page left over from acting for somebody else is refused, and ends nothing
        if held and not sent:
            sessions._end_held("lost")
        return Whom(self.env, me, ended=bool(held or sent))
