from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

OFFICER = "coop_governance.group_governance_officer"


class CoopMinutes(models.Model):
    """The minutes of a meeting: drafted from what was written down in it, circulated, approved at
    a later one, and from then on kept as they are, with a fingerprint.

    What was said on closed points is a part of its own.
    """

    _name = "coop.minutes"
    _description = "Minutes"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "meeting_id desc"
    _rec_name = "meeting_id"

    _guarded_fields = frozenset(
        {"circulated_on", "approved_on", "approved_in_id", "fingerprint", "closed", "meeting_id"}
    )

    meeting_id = fields.Many2one(
        "coop.meeting",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    open_text = fields.Html("Minutes in English", sanitize=True)
    open_text_cy = fields.Html("Minutes in Welsh", sanitize=True)
    closed_text = fields.Html("Minutes of closed points in English", sanitize=True, groups=OFFICER)
    closed_text_cy = fields.Html("Minutes of closed points in Welsh", sanitize=True, groups=OFFICER)
    corrections = fields.Text(
        groups=OFFICER,
        help="What was put right before they were approved. It may say something of closed points.",
    )
    circulated_on = fields.Date("Sent round on", readonly=True)
    approved_on = fields.Date("Approved on", readonly=True)
    approved_in_id = fields.Many2one(
        "coop.meeting",
        "Approved at",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
    )
    fingerprint = fields.Char(
        readonly=True,
        help="SHA-256 of the record of these minutes: their text, the roll, the quorum and the "
        "votes. Whoever has a copy of the record can compare.",
    )
    closed = fields.Boolean(readonly=True)
    state = fields.Selection(
        [("draft", "Draft"), ("circulated", "Sent round"), ("approved", "Approved")],
        compute="_compute_state",
        store=True,
        precompute=True,
    )

    _meeting_uniq = models.UniqueIndex("(meeting_id)", "This meeting has minutes already.")
    _approved_whole = models.Constraint(
        "CHECK ((closed IS TRUE) = (approved_on IS NOT NULL AND fingerprint IS NOT NULL"
        " AND approved_in_id IS NOT NULL))",
        "Minutes are approved at a meeting, on a day, with a fingerprint.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Minutes are sent round and approved by their "
            "buttons.",
            fields=", ".join(names),
        )

    @api.depends("circulated_on", "approved_on")
    def _compute_state(self):
        for minutes in self:
            if minutes.approved_on:
                minutes.state = "approved"
            else:
                minutes.state = "circulated" if minutes.circulated_on else "draft"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise UserError(self.env._("Minutes are not deleted. While they are a draft, change them."))

    def _check_not_approved(self):
        approved = self.filtered("closed")
        if approved:
            raise UserError(
                self.env._(
                    "The minutes of “%(name)s” are approved. What they say stays; put right what "
                    "is wrong at the next meeting.",
                    name=approved[0].meeting_id.name,
                )
            )

    @api.model
    def _ensure(self, meeting):
        """Return the minutes of a meeting, drafted if there are none yet."""
        # sudo: minutes are begun by the end of a meeting, whoever closes it
        found = self.sudo().search([("meeting_id", "=", meeting.id)])
        if not found:
            found = self.sudo().create(
                {"company_id": meeting.company_id.id, "meeting_id": meeting.id}
            )
            found._draft()
        return found.with_env(self.env)

    # -- the draft -----------------------------------------------------------------------------

    def action_draft(self):
        """Draft anew from what was written down in the meeting."""
        self.check_access("write")
        self._draft()
        return True

    def _draft(self):
        for minutes in self:
            minutes._check_not_approved()
            # sudo: minutes hold all of the meeting; guarded against typing
            meeting, kept = minutes.meeting_id.sudo(), minutes.sudo()
            for lang, suffix in (("en_GB", ""), ("cy_GB", "_cy")):
                meeting = meeting.with_context(lang=lang)
                kept.write(
                    {
                        f"open_text{suffix}": meeting._render_minutes(closed=False),
                        f"closed_text{suffix}": meeting._render_minutes(closed=True),
                    }
                )

    def _get_open_text(self, lang):
        """Return the minutes of open points in the reader's language."""
        self.ensure_one()
        return (lang == "cy_GB" and self.open_text_cy) or self.open_text

    # -- round and approved ----------------------------------------------------------------------

    @api.model
    def _get_open_to(self, companies):
        """Return the minutes that members of some co-ops read: approved ones of meetings that are
        open to them, and the draft of a meeting of all members once it was sent round.

        :param companies: res.company
        """
        return self.search(
            [
                ("company_id", "in", companies.ids),
                ("meeting_id.for_members", "=", True),
                "|",
                ("closed", "=", True),
                "&",
                ("circulated_on", "!=", False),
                ("meeting_id.is_general", "=", True),
            ]
        )

    def action_circulate(self):
        """Send the draft round to those of the bodies that met; anew once something has changed."""
        for minutes in self:
            minutes.check_access("write")
            minutes._check_not_approved()
            # sudo: guarded against typing; the right was checked
            kept = minutes.sudo()
            kept.circulated_on = self.env["coop.clock"].today(minutes.company_id)
            kept._ensure_mark()
            # the fingerprint is over what is stored
            kept.invalidate_recordset()
            draft = kept._get_fingerprint()
            minutes.meeting_id._tell_people("minutes_circulated", key=f"minutes {draft}")
        return True


class CoopMeeting(models.Model):
    _inherit = "coop.meeting"

    def _render_minutes(self, closed, items=None):
        """Return the draft of the minutes as Markup: of open points, or of closed ones.

        :param bool closed: whether to render the part of closed points
        :param items: coop.agenda.item, those points alone; by default all of that part
        """
        self.ensure_one()
        if items is None:
            items = self.item_ids.filtered(lambda item: item.is_closed == closed)
        if closed and not items:
            return Markup()
        return self.env["ir.qweb"]._render(
            "coop_governance.minutes_draft",
            {"meeting": self, "items": items, "closed": closed},
        )
