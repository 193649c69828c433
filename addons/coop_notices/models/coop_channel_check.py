from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class CoopChannelCheck(models.Model):
    """A way to reach somebody does not work any more: somebody has to find out.

    One for a person, channel and address while it is open, whatever failed and how often. It
    ends no membership and stops nothing: it asks.
    """

    _name = "coop.channel.check"
    _description = "Address to check"
    _inherit = "coop.company.mixin"
    _order = "last_at desc, id desc"

    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, readonly=True, ondelete="restrict", index=True
    )
    # The contact at the time, as on deliveries: merging contacts neither fails nor deletes.
    person_ref = fields.Integer(readonly=True)
    channel = fields.Selection(
        [("email", "E-mail"), ("print", "Letter"), ("phone", "Phone call")],
        required=True,
        readonly=True,
    )
    address = fields.Text("Address that failed (kept)", required=True, readonly=True)
    address_shown = fields.Text("Address that failed", compute="_compute_address_shown")
    state = fields.Selection(
        [("counting", "Counted"), ("open", "To check"), ("done", "Checked")],
        required=True,
        default="counting",
        readonly=True,
        index=True,
        help="What may pass by itself is counted first, and comes up when it does not pass.",
    )
    first_at = fields.Datetime("Since", readonly=True)
    last_at = fields.Datetime("Last time", readonly=True)
    failure_ids = fields.One2many("coop.channel.failure", "check_id", readonly=True)
    failure_count = fields.Integer("Times", compute="_compute_failure_count")
    missed_ids = fields.Many2many(
        "coop.notice.delivery", string="Not received", compute="_compute_missed"
    )
    missed_count = fields.Integer("Not received yet", compute="_compute_missed")
    outcome = fields.Selection(
        [
            ("new", "New address"),
            ("right", "The address is right"),
            ("channel", "Reached in another way from now on"),
            ("gone_away", "Gone away"),
            ("stopped", "Not written to any more"),
            ("changed", "Was changed meanwhile"),
        ],
        "What was found out",
        readonly=True,
    )
    answered_at = fields.Datetime("Checked on", readonly=True)
    answered_by_id = fields.Many2one("res.users", "Checked by", readonly=True, ondelete="set null")
    note = fields.Text(readonly=True)

    _one_open_uniq = models.UniqueIndex(
        "(company_id, person_ref, channel, md5(address)) WHERE state != 'done'",
        "This address is being checked already.",
    )

    @api.depends("partner_id", "channel")
    def _compute_display_name(self):
        labels = dict(self._fields["channel"]._description_selection(self.env))
        # sudo: who may read the check may read whom it is about
        for check in self:
            name = check.sudo().partner_id.name or ""
            check.display_name = f"{name}: {labels.get(check.channel, '')}"

    @api.depends("address")
    def _compute_address_shown(self):
        # sudo: upper floors keep an address from some who check; this is the way they see it
        for check in self:
            check.address_shown = check.sudo().address

    @api.depends("failure_ids")
    def _compute_failure_count(self):
        counts = dict(
            self.env["coop.channel.failure"]._read_group(
                [("check_id", "in", self.ids)], ["check_id"], ["__count"]
            )
        )
        for check in self:
            check.failure_count = counts.get(check, 0)

    @api.depends("failure_ids.delivery_id.state", "failure_ids.delivery_id.channel")
    def _compute_missed(self):
        for check in self:
            check.missed_ids = check._get_missed()
            check.missed_count = len(check.missed_ids)

    def _get_missed(self):
        """What was sent there and has not reached the person by another way since."""
        return self.failure_ids.delivery_id.filtered(
            lambda row: row.state in ("failed", "returned")
        )

    # -- noting ------------------------------------------------------------------------------

    @api.model
    def _note(self, partner, company, channel, address, source, lasting=True, **more):
        """Count a failure of a person's address; open the check when it will not pass.

        :param partner: res.partner
        :param str address: as it was tried
        :param str source: see the field of coop.channel.failure
        :param bool lasting: False for what may pass by itself
        :param more: delivery_id, status, words, message_id
        :return: the check, empty if the address is not the person's any more, if they are not
            written to, or if this very message was counted already
        """
        # sudo: bounces are read by the system, and the office has no right to write checks
        model = self.sudo()
        address = (address or "").strip()
        if not address or partner.sudo()._coop_stopped_reason():
            return model
        if not model._is_current(partner.sudo(), company, channel, address):
            return model
        check = model._ensure(partner, company, channel, address)
        known = more.get("message_id") and check.failure_ids.filtered(
            lambda row: row.message_id == more["message_id"]
        )
        if known:
            return model
        now = self.env["coop.clock"].now()
        self.env["coop.channel.failure"].sudo().create(
            {"check_id": check.id, "at": now, "source": source, "lasting": lasting, **more}
        )
        check.write({"last_at": now})
        check._open_if_due()
        return check

    @api.model
    def _note_unknown(self, email, bounce, message_id):
        """Count a bounce of an e-mail that is no delivery's, such as a link to sign in."""
        for company in self.env["res.company"].search([]):
            for person in self._get_people_at(email, company):
                self._note(
                    person,
                    company,
                    "email",
                    email,
                    "bounce",
                    bounce.lasting,
                    status=bounce.status,
                    words=bounce.words,
                    message_id=message_id,
                )

    @api.model
    def _ensure(self, partner, company, channel, address):
        """The check that is not done yet, made where there is none; also by two at once."""
        now = self.env["coop.clock"].now()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO coop_channel_check
                    (company_id, partner_id, person_ref, channel, address, state, first_at,
                     last_at, create_uid, create_date, write_uid, write_date)
                VALUES (%(company)s, %(partner)s, %(partner)s, %(channel)s, %(address)s,
                        'counting', %(now)s, %(now)s, %(uid)s, %(now)s, %(uid)s, %(now)s)
                    ON CONFLICT DO NOTHING
                """,
                company=company.id,
                partner=partner.id,
                channel=channel,
                address=address,
                now=now,
                uid=self.env.uid,
            )
        )
        domain = [
            ("company_id", "=", company.id),
            ("person_ref", "=", partner.id),
            ("channel", "=", channel),
            ("address", "=", address),
            ("state", "!=", "done"),
        ]
        return self.search(domain, limit=1)

    def _open_if_due(self):
        """Ask somebody: at once when it will not pass, else after so many in so many days."""
        for check in self.filtered(lambda row: row.state == "counting"):
            company = check.company_id
            since = self.env["coop.clock"].now() - timedelta(days=company.coop_soft_bounce_days)
            recent = check.failure_ids.filtered(lambda row, since=since: row.at >= since)
            # a letter that is refused three times, or given up after two warnings, is one
            letters = {row.letter_ref or row.id for row in recent}
            if any(recent.mapped("lasting")) or len(letters) >= company.coop_soft_bounce_count:
                check.write({"state": "open"})

    @api.model
    def _is_current(self, partner, company, channel, address):
        """Whether what failed is still how the person would be reached."""
        if channel == "email":
            return partner.email_normalized == address
        if channel == "phone":
            return _digits(partner.phone) == _digits(address)
        return "\n".join(partner._coop_address_lines(company)) == address

    @api.model
    def _get_people_at(self, email, company):
        """Everybody whom this co-op tells things at an e-mail address: two may share one."""
        # sudo: incoming mail is read by the system; whose address it is may be hidden from others
        people = self.env["res.partner"].sudo().search([("email_normalized", "=", email)])
        return people.filtered_domain(self._get_known_domain(company))

    @api.model
    def _get_known_domain(self, company):
        """Of contacts, those whom a co-op tells things; upper floors add theirs."""
        return Domain("coop_delivery_ids", "any", [("company_id", "=", company.id)])

    # -- ends --------------------------------------------------------------------------------

    def _close(self, outcome, note=None):
        """Record what was found out."""
        # sudo: the office reads checks and writes none by hand; the callers have checked
        self.sudo().filtered(lambda check: check.state != "done").write(
            {
                "state": "done",
                "outcome": outcome,
                "note": note,
                "answered_at": self.env["coop.clock"].now(),
                "answered_by_id": self.env.uid,
            }
        )

    @api.model
    def _close_changed(self, partners):
        """Close what is not to be checked any more, because the person's address is another."""
        # sudo: whoever changes an address need not be one who checks them
        checks = self.sudo().search([("partner_id", "in", partners.ids), ("state", "!=", "done")])
        checks.filtered(
            lambda check: (
                not check._is_current(
                    check.partner_id, check.company_id, check.channel, check.address
                )
            )
        )._close("changed")


def _digits(phone):
    return "".join(character for character in phone or "" if character.isdigit())[-9:]
