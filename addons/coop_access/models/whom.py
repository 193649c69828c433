import hashlib
import hmac

from odoo import api, models
from odoo.http import request
from odoo.tools import format_date
from odoo.tools.image import image_data_uri

NONCE = "w"
#: in the browser's session: who sits beside the person and helps now
BESIDE = "coop_beside"


class Whom:
    """For whom a page is: the member, and who operates it.

    :ivar partner: the member's contact
    :ivar operator: the user who acts for the member; empty when the member does it alone
    :ivar channel: "self", "helper", "paper" or "phone"
    :ivar session: the assisted session; empty when the member does it alone
    :ivar helper: the helper as whom the operator acts; empty for the help desk
    :ivar beside: who sits beside the person and helps, without a log-in; empty when nobody does
    :ivar ended: true when the page asked to act for somebody and that has ended
    """

    def __init__(self, env, partner, session=None, nonce=None, ended=False):
        self.env = env
        self.partner = partner
        self.session = session or env["coop.assisted.session"]
        # sudo: a helper sees no list of sessions; this one was found by its secret
        known = self.session.sudo()
        self.operator = known.operator_id.sudo(False)
        self.channel = known.channel or "self"
        self.helper = known.helper_id
        self.beside = env["coop.whom"]._find_beside(partner)
        self.nonce = nonce if session else None
        self.ended = ended

    @property
    def is_desk(self):
        """Whether somebody of the help desk acts for the member."""
        return bool(self.operator) and not self.helper

    @property
    def home(self):
        """Where who acts goes back to."""
        # sudo: as above
        return self.session.sudo().first_path or "/my"

    def may_open(self, helped):
        """Return whether this page is open to who reads it.

        :param helped: what the page needs a helper for: code of a coop.helper.kind, ``ANY``, or
            nothing where no helper goes without the person
        """
        # sudo: as above
        if only := self.session.sudo().only_with:
            return helped == only
        return not self.helper or bool(helped and self.helper._is_in_force(helped))

    def note_done(self, what, record=None):
        """Write down that something was done with help (see coop.help.done)."""
        return self.env["coop.help.done"]._note_done(self, what, record)

    def photo(self):
        """Return the picture of the member as an address: their photo, else a drawing."""
        image = self.partner.sudo().image_128  # sudo: of the member whose page it is
        return image_data_uri(image) if image else "/coop_access/static/src/img/person.svg"

    def words(self):
        """Return what the banner says: a dict of whose, who, what and stop."""
        # sudo: the name of the member one acts for, and one's own
        name, operator = self.partner.sudo().name, self.operator.sudo().name
        who = {
            "paper": self.env._("%(operator)s is writing here for them, from paper."),
            "phone": self.env._("%(operator)s is writing here for them, on the phone."),
            "helper": self.env._("%(operator)s is writing here for them, at their side."),
        }
        what, said = "", who[self.channel]
        if self.helper:
            said = self.env._("%(operator)s is writing here for them, as their helper.")
            kinds = self.helper.kind_ids.filtered(
                lambda kind: kind.code in self.helper._get_open_codes()
            )
            what = self.env._(
                "%(operator)s helps with: %(kinds)s. Until %(day)s.",
                operator=operator,
                kinds=", ".join(kinds.mapped("name")),
                day=format_date(self.env, self.helper.date_to, date_format="d MMMM yyyy"),
            )
        return {
            "what": what,
            "whose": self.env._("This is the page of %(name)s.", name=name),
            "who": said % {"operator": operator},
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
    def _find_beside(self, partner):
        """Return who sits beside `partner` in this browser and helps today, else an empty record.

        It comes with all rights: the name is for the page of the very person who gave it.
        """
        # sudo: see above
        helpers = self.env["coop.helper"].sudo()
        number = request.session.get(BESIDE) if request else None
        if not number:
            return helpers
        helper = helpers.search([("id", "=", number), ("partner_id", "=", partner.id)])
        return helper if helper and helper._is_in_force() else helpers

    @api.model
    def _end_beside(self, partner):
        """End the help of who sits beside `partner` in this browser."""
        self._find_beside(partner)._end("member")
        if request:
            request.session.pop(BESIDE, None)

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
