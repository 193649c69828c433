import hashlib
import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.http import request
from odoo.orm.models import NO_ACCESS
from odoo.tools import SQL

from .. import codes

#: the cookie by which a tablet is known
COOKIE = "coop_tablet"
#: how long the code works with which a tablet is set up
SETUP_MINUTES = 15
#: 12 signs out of 22 are 53 random bits, for a quarter of an hour
SETUP_SIGNS = 12


class CoopSigninDevice(models.Model):
    """A tablet that the people of a house share.

    It is known by a random cookie, of which only a hash is kept. It opens nobody's page by
    itself: it shows who lives there and chose to be shown, and each has a secret of their own.
    """

    _name = "coop.signin.device"
    _description = "Shared tablet"
    _inherit = ["coop.company.mixin", "mail.thread", "coop.guarded"]
    _order = "name, id"
    _guarded_fields = frozenset(
        {
            "setup_until",
            "set_up_on",
            "set_up_by",
            "last_used",
            "ended_on",
            "end_reason",
        }
    )

    name = fields.Char(
        "Name of the tablet",
        required=True,
        tracking=True,
        help="Such as: tablet in the kitchen. It is shown while the tablet is set up.",
    )
    setup_hash = fields.Char(readonly=True, copy=False, groups=NO_ACCESS)
    setup_until = fields.Datetime("Can be set up until", readonly=True, copy=False)
    token_hash = fields.Char(readonly=True, copy=False, groups=NO_ACCESS)
    set_up_on = fields.Date("Set up on", readonly=True, copy=False)
    set_up_by = fields.Char(
        "Set up by", readonly=True, copy=False, help="Who made the code that it was set up with."
    )
    last_used = fields.Date(
        "Last used", readonly=True, copy=False, help="The day on which somebody last signed in."
    )
    ended_on = fields.Date("Ended on", readonly=True, copy=False)
    end_reason = fields.Selection(
        [("lost", "It was lost"), ("given_up", "It is not used any more")],
        "Why it ended",
        readonly=True,
        copy=False,
        tracking=True,
    )
    state = fields.Selection(
        [
            ("new", "Not set up yet"),
            ("works", "Works"),
            ("unused", "Not used for too long"),
            ("ended", "Ended"),
        ],
        compute="_compute_state",
        compute_sudo=True,
    )

    _token_uniq = models.UniqueIndex("(token_hash)", "Two tablets have the same secret.")
    _setup_uniq = models.UniqueIndex("(setup_hash)", "Two tablets have the same code.")

    @api.depends("token_hash", "last_used", "ended_on")
    def _compute_state(self):
        for device in self:
            today = self.env["coop.clock"].today(device.company_id)
            days = timedelta(days=device.company_id.coop_tablet_days)
            if device.ended_on:
                device.state = "ended"
            elif not device.token_hash:
                device.state = "new"
            else:
                device.state = "works" if device.last_used + days >= today else "unused"

    # -- setting it up -----------------------------------------------------------------------

    def _check_right(self):
        self.check_access("write")
        if not self.env.user.has_group("coop_access.group_device"):
            raise AccessError(
                self.env._(
                    "Only people with the right “Sets up shared tablets” can do that. Ask an "
                    "administrator for it."
                )
            )

    def action_set_up(self):
        """Open the page that makes the code with which the tablet is set up."""
        self.ensure_one()
        self._check_right()
        return {
            "type": "ir.actions.act_url",
            "url": f"/sign-in/tablet/code/{self.id}",
            "target": "new",
        }

    def _make_setup(self):
        """Return a new code to set this tablet up with; it cannot be had again.

        What was set up before goes on until the code is used.

        :raise UserError: when the tablet has ended
        """
        self.ensure_one()
        self._check_right()
        if self.ended_on:
            raise UserError(self.env._("This tablet has ended. Make a new one in the list."))
        typed = codes.make(SETUP_SIGNS)
        # sudo: the right was checked; only acts write these fields
        self.sudo().write(
            {
                "setup_hash": self._hash(typed),
                "setup_until": self.env["coop.clock"].now() + timedelta(minutes=SETUP_MINUTES),
                "set_up_by": self.env.user.name,
            }
        )
        self._message_log(body=self.env._("A code was made to set this tablet up."))
        return typed

    @api.model
    def _hash(self, secret):
        """Return what is kept of a secret."""
        return hashlib.sha256(secret.encode()).hexdigest()

    @api.model
    def _find_setup(self, typed):
        """Return the tablet that a typed code sets up, empty when the code works no more."""
        typed = codes.clean(typed)
        if len(typed) != SETUP_SIGNS:
            return self.browse()
        return self.search(
            [
                ("setup_hash", "=", self._hash(typed)),
                ("setup_until", ">", self.env["coop.clock"].now()),
                ("ended_on", "=", False),
            ]
        )

    def _set_up(self):
        """Use the code up; return the new secret of the tablet, or None when it was used before.

        Of two who press at once the second waits, is run again, and finds it used. A tablet that
        was this one before is it no more.
        """
        self.ensure_one()
        self.flush_recordset()
        [[waiting]] = self.env.execute_query(
            SQL("SELECT setup_hash FROM coop_signin_device WHERE id = %s FOR UPDATE", self.id)
        )
        self.invalidate_recordset()
        if not waiting:
            return None
        token = secrets.token_urlsafe(32)
        today = self.env["coop.clock"].today(self.company_id)
        self.write(
            {
                "token_hash": self._hash(token),
                "setup_hash": False,
                "setup_until": False,
                "set_up_on": today,
                "last_used": today,
            }
        )
        self._message_log(body=self.env._("The tablet was set up."))
        return token

    # -- in use ------------------------------------------------------------------------------

    @api.model
    def _here(self):
        """Return the shared tablet that this request comes from; empty anywhere else."""
        # sudo: found by its secret, and by nothing else
        devices = self.sudo()
        token = request.httprequest.cookies.get(COOKIE) if request else None
        if not token or len(token) > 100:
            return devices.browse()
        if getattr(request, "coop_tablet_id", None) is None:
            found = devices.search([("token_hash", "=", self._hash(token))])
            request.coop_tablet_id = found.filtered(lambda device: device.state == "works").id
        return devices.browse(request.coop_tablet_id or ())

    def _note_use(self):
        """Note that somebody signed in, by the day alone."""
        today = self.env["coop.clock"].today(self.company_id)
        if self.last_used != today:
            self.last_used = today

    def _get_people(self):
        """Return who is shown on this tablet, in their order. The floor that knows says it.

        :return: a list of dicts: user (res.users), name (what they chose to be called) and
            picture (an address, or the data of one)
        """
        return []

    def _people(self):
        """Return who can tap their picture here: of those shown who have a log-in of the portal."""
        self.ensure_one()
        return [
            person
            for person in self._get_people()
            if person["user"].active and person["user"].share
        ]

    # -- the end -----------------------------------------------------------------------------

    def action_lost(self):
        """The tablet was lost: from this minute it is nobody's, and whoever is signed in is out."""
        self._end("lost")

    def action_give_up(self):
        """The tablet is not shared any more."""
        self._end("given_up")

    def _end(self, reason):
        self._check_right()
        # sudo: the right was checked; only acts write these fields
        for device in self.sudo().filtered(lambda device: not device.ended_on):
            device.write(
                {
                    "token_hash": False,
                    "setup_hash": False,
                    "setup_until": False,
                    "ended_on": self.env["coop.clock"].today(device.company_id),
                    "end_reason": reason,
                }
            )
