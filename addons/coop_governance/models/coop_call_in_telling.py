from odoo import fields, models

PATH = "/my/call-ins"


class CoopCallIn(models.Model):
    """Who hears of a call-in: councillors are asked to support it, the Board has to bring it, the
    Council hears when it does not."""

    _inherit = "coop.call.in"

    def _tell(self, holders, kind):
        for call_in in self:
            self.env["coop.notice"]._tell(holders.partner_id, kind, call_in, key=kind)

    def _tell_councillors(self):
        for call_in in self:
            call_in._tell(call_in.council_id._get_sitting() - call_in.holder_id, "call_in_asked")

    def _tell_called(self):
        for call_in in self:
            call_in._tell(call_in.board_id._get_sitting(), "call_in_board")
            call_in._tell(call_in.council_id._get_sitting(), "call_in_called")

    def _tell_refused(self):
        for call_in in self:
            call_in._tell(call_in.council_id._get_sitting(), "call_in_refused")

    def _tell_lapsed(self):
        for call_in in self:
            call_in._tell(call_in.holder_id, "call_in_lapsed")

    def _get_words(self, lang):
        # sudo: who is told of it may read it
        call_in = self.sudo().with_context(lang=lang)
        return {
            "what": call_in.name,
            "why": call_in.why,
            "reasons": call_in.state_why or "",
            "needed": call_in.needed,
            "support_by": call_in._say_day(call_in.support_by),
            "bring_by": call_in._say_day(call_in.bring_by),
            "link": f"{call_in.get_base_url()}{PATH}/{call_in.id}",
        }

    def _say_state(self):
        """Return how it stands, as sentences for councillors and trustees."""
        self.ensure_one()
        if self.state == "open":
            return [
                self.env._(
                    "%(count)s of %(needed)s others support it. There is time until %(day)s.",
                    count=self.support_count,
                    needed=self.needed,
                    day=self._say_day(self.support_by),
                )
            ]
        if self.state == "called":
            day = self._say_day(self.bring_by)
            if self.is_late:
                return [self.env._("The Board has not brought it. It was due on %(day)s.", day=day)]
            return [self.env._("The Board has to bring it by %(day)s.", day=day)]
        if self.state == "brought":
            return [
                self.env._("The Board brought it on %(day)s.", day=self._say_day(self.brought_on))
            ]
        if self.state == "refused":
            return [
                self.env._("The Board does not bring it."),
                self.env._("The reason: %(why)s", why=self.state_why),
            ]
        if self.state == "lapsed":
            return [self.env._("Not enough councillors supported it in time.")]
        return [self.env._("It was taken back.")]


class CoopDecision(models.Model):
    """When the Board has to bring what the Council called in."""

    _inherit = "coop.decision"

    bring_by = fields.Date(
        "Brought by", readonly=True, copy=False, help="What the Council called in has such a day."
    )
    call_in_ids = fields.One2many("coop.call.in", "decision_id", string="Call-ins")
