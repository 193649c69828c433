from odoo import fields, models
from odoo.fields import Domain
from odoo.orm.models import NO_ACCESS


class CoopMembership(models.Model):
    """What follows the same minute when a member died or moved: places, grounds, log-ins, whoever
    acts for them; and what comes back when it was a mistake."""

    _inherit = "coop.membership"

    death_undo = fields.Json(
        groups=NO_ACCESS, copy=False, help="What the death ended, to undo a mistake."
    )

    def _on_died(self, date):
        super()._on_died(date)
        # sudo: it all ends, whether or not the officer may know of it
        membership = self.sudo()
        partner = membership.partner_id
        ended = {}
        for name in ("coop.place.resident", "coop.qualification"):
            ended[name] = membership._end_open(name, date)
        # the log-in at work is the office's to close
        users = partner.user_ids.filtered(lambda user: user._is_portal())
        ended["res.users"] = {str(user.id): None for user in users}
        users.action_archive()
        self.env["coop.form.draft"].sudo().search([("partner_id", "=", partner.id)]).unlink()
        sessions = self.env["coop.assisted.session"].sudo()
        held = Domain("partner_id", "=", partner.id) | Domain(
            "operator_id.partner_id", "=", partner.id
        )
        sessions.search(held & Domain("ended_at", "=", False))._end("died")
        # a letter that is still to be written does not say that the dead ask
        self.env["coop.invitation"].sudo().search(
            [("inviter_id", "=", membership.id), ("state", "=", "waiting")]
        ).write({"inviter_named": False})
        membership.death_undo = ended

    def _end_open(self, name, date):
        """End what is open on ``date``; return {id: the last day it had before}."""
        records = self.env[name].search(
            [
                ("partner_id", "=", self.partner_id.id),
                "|",
                ("date_from", "=", False),
                ("date_from", "<=", date),
                "|",
                ("date_to", "=", False),
                ("date_to", ">", date),
            ]
        )
        before = {str(one.id): fields.Date.to_string(one.date_to) or None for one in records}
        records.write({"date_to": date})
        return before

    def _on_leave_undone(self, period):
        super()._on_leave_undone(period)
        # sudo: as in _on_died
        membership = self.sudo()
        ended = membership.death_undo or {}
        for name in ("coop.place.resident", "coop.qualification"):
            for key, day in ended.get(name, {}).items():
                self.env[name].sudo().browse(int(key)).exists().date_to = day or False
        users = self.env["res.users"].sudo().browse(map(int, ended.get("res.users", {}))).exists()
        users.filtered(lambda user: not user.active).action_unarchive()
        membership.death_undo = False

    def _on_moved(self, date):
        """Who moved lives at the house no longer, unless it is the house that they moved to."""
        super()._on_moved(date)
        # sudo: whether they lived there is not for every officer to know
        partner = self.sudo().partner_id
        self.env["coop.notice.delivery"]._readdress(partner)
        home = " ".join(partner._coop_address_lines(self.company_id)).casefold()
        stays = self.env["coop.place.resident"].sudo()
        stays = stays.search(
            Domain("partner_id", "=", partner.id)
            & Domain("place_id.kind", "=", "house")
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", date))
        )
        for stay in stays.filtered(lambda s: not s.place_id._coop_is_at(home)):
            last = fields.Date.subtract(date, days=1)
            stay.date_to = max(last, stay.date_from or last)


class CoopPlace(models.Model):
    _inherit = "coop.place"

    def _coop_is_at(self, address):
        """Whether an address (in one line, folded) is this place's."""
        self.ensure_one()
        return bool(self.street) and self.street.strip().casefold() in address


class CoopAssistedSession(models.Model):
    _inherit = "coop.assisted.session"

    end_reason = fields.Selection(selection_add=[("died", "One of the two has died")])
