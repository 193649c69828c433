from odoo import api, fields, models
from odoo.tools import format_date

OFFICER = "coop_governance.group_governance_officer"


class CoopFollowup(models.Model):
    """Who does it hears that it is theirs; who asked for it hears what came of it."""

    _inherit = "coop.followup"

    _guarded_fields = frozenset({"done_on", "told_on", "dropped_on", "asked_on"})

    tell_ids = fields.Many2many(
        "res.partner",
        "coop_followup_tell_rel",
        "followup_id",
        "partner_id",
        "Told by us",
        check_company=True,
        copy=False,
        groups=OFFICER,
        help="They are told, each in their own way, as soon as you say that it was done and told.",
    )
    asked_on = fields.Date("Owner told on", readonly=True, copy=False)

    @api.model_create_multi
    def create(self, vals_list):
        followups = super().create(vals_list)
        followups._tell_owner()
        return followups

    def write(self, vals):
        moved = self.browse()
        if "owner_id" in vals:
            moved = self.filtered(lambda one: one.owner_id.id != vals["owner_id"])
        result = super().write(vals)
        if moved and "asked_on" not in vals:
            # sudo: guarded against typing; somebody else does it now, and has not been told
            moved.sudo().asked_on = False
            moved._tell_owner()
        return result

    def _tell_owner(self):
        """Tell whoever does it, once; while a meeting goes on, they are told when it is over."""
        for followup in self:
            # sudo: the state of the meeting holds whoever writes down what follows
            if followup.asked_on or followup.state != "todo":
                continue
            if followup.sudo().meeting_id.state == "open":
                continue
            self.env["coop.notice"]._tell(
                followup.owner_id, "followup_yours", followup, key=f"yours:{followup.owner_id.id}"
            )
            # sudo: guarded against typing
            followup.sudo().asked_on = self.env["coop.clock"].today(followup.company_id)

    def action_told(self):
        """Those who are told by us need no note: the notice says who they are."""
        self.check_access("write")
        for followup in self.filtered(lambda one: one.tell_ids and not one.told_note):
            if followup.state == "to_tell":
                followup.told_note = self.env._(
                    "By us: %(names)s.", names=", ".join(followup.tell_ids.mapped("name"))
                )
        result = super().action_told()
        for followup in self.filtered("tell_ids"):
            self.env["coop.notice"]._tell(followup.tell_ids, "followup_told", followup, key="told")
        return result

    def _done_by_owner(self, note):
        """Whoever does it says on their own page that it is done.

        :param str note: what was done, in their words
        """
        for followup in self.filtered(lambda one: one.state == "todo"):
            # sudo: the page found it to be theirs; saying that it is done is all that they may do
            followup = followup.sudo()
            followup.done_note = note
            followup._stamp("done_on")

    def _coop_notice_values(self, kind, partners):
        self.ensure_one()
        needs = partners._coop_needs()
        return {partner.id: self._get_words(needs[partner.id]["lang"]) for partner in partners}

    def _get_words(self, lang):
        # sudo: who is told of it may read it
        followup = self.sudo().with_context(lang=lang)
        # letters are seen by others: what belongs to a closed point is not named in them
        closed = followup.item_id.is_closed
        hidden = followup.env._(
            "It belongs to a closed point. You read it on your page, or ring us."
        )
        return {
            "what": hidden if closed else followup.name,
            "meeting": followup.meeting_id.name,
            "day": format_date(self.env, self.due_on, lang_code=lang, date_format="d MMMM y"),
            "outcome": followup.env._("It is not done after all.")
            if followup.dropped_on
            else followup.env._("It is done."),
            "note": followup.env._("Ring us if you want to know more.")
            if closed
            else followup.done_note or followup.dropped_why or "",
            "link": f"{followup.meeting_id.get_base_url()}/my/promises",
        }


class CoopMeeting(models.Model):
    _inherit = "coop.meeting"

    def action_close(self):
        result = super().action_close()
        self.followup_ids._tell_owner()
        return result


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    def _make_nobody(self):
        """Who is forgotten is named no more by what they did, or asked for, after meetings."""
        partner = self.partner_id
        nobody = super()._make_nobody()
        # sudo: part of a removal that has been checked and logged
        followups = self.env["coop.followup"].sudo()
        company = fields.Domain("company_id", "=", self.company_id.id)
        today = self.env["coop.clock"].today(self.company_id)
        mine = followups.search(company & fields.Domain("owner_id", "=", partner.id))
        mine.write({"owner_id": nobody.id, "asked_on": today})
        asked = followups.search(company & fields.Domain("tell_ids", "in", partner.ids))
        asked.write({"tell_ids": [(3, partner.id)]})
        return nobody
