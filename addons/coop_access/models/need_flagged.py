from markupsafe import Markup

from odoo import api, fields, models

#: so many people are named; of more it is said how many
AT_MOST = 20
DESK = "coop_access.group_desk"


class CoopNeedFlagged(models.AbstractModel):
    """A record on which staff write to, invite, print for or visit people: it says what helps
    them, to those who may know. For everybody else there is nothing, not even a sign."""

    _name = "coop.need.flagged"
    _description = "Says what helps the people of a record"

    coop_need_flags = fields.Html(
        "What helps",
        compute="_compute_coop_need_flags",
        sanitize=False,
        groups=DESK,
        export_string_translation=False,
    )

    def _get_need_people(self):
        """Return the people whom this record is about. Models with other fields extend this."""
        return self.partner_id if "partner_id" in self._fields else self.env["res.partner"]

    @api.depends(lambda self: ["partner_id"] if "partner_id" in self._fields else [])
    def _compute_coop_need_flags(self):
        for record in self:
            record.coop_need_flags = record._get_need_people()._coop_flag_needs()


class CalendarEvent(models.Model):
    """Who is invited."""

    _name = "calendar.event"
    _inherit = ["calendar.event", "coop.need.flagged"]

    def _get_need_people(self):
        return self.partner_ids

    @api.depends("partner_ids")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()


class MailComposeMessage(models.TransientModel):
    """Who is written to by hand. It warns before it is sent, and never stops anybody."""

    _name = "mail.compose.message"
    _inherit = ["mail.compose.message", "coop.need.flagged"]

    coop_need_warning = fields.Html(
        "Asked for something else",
        compute="_compute_coop_need_flags",
        sanitize=False,
        groups=DESK,
        export_string_translation=False,
    )

    def _get_need_people(self):
        """Return who is chosen, and in an e-mail to many whoever the ticked records are of."""
        people = self.partner_ids
        if self.composition_mode == "mass_mail" and self.model in self.env:
            records = self.env[self.model].browse(self._evaluate_res_ids())
            people = people.union(*records._mail_get_partners().values())
        return people

    @api.depends("partner_ids", "subtype_is_log", "composition_mode", "model", "res_ids")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()
        for composer in self:
            people = composer._get_need_people()
            if composer.subtype_is_log:
                people = people.browse()
            composer.coop_need_warning = people._coop_warn_of_email()


class ResPartner(models.Model):
    """The person whom staff visit, ring and write to."""

    _name = "res.partner"
    _inherit = ["res.partner", "coop.need.flagged"]

    coop_need_words = fields.Char(
        "How to reach them", compute="_compute_coop_need_words", groups=DESK
    )
    coop_need_asked = fields.Boolean(
        "Was asked what helps",
        compute="_compute_coop_need_asked",
        search="_search_coop_need_asked",
        groups=DESK,
    )

    def _get_need_people(self):
        return self

    @api.depends("coop_need_ids")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()

    @api.depends("coop_need_ids.format", "coop_need_ids.channel", "coop_need_ids.language")
    def _compute_coop_need_words(self):
        for person in self:
            person.coop_need_words = person.coop_need_ids[:1]._in_short() or False

    @api.depends("coop_need_ids")
    def _compute_coop_need_asked(self):
        for person in self:
            person.coop_need_asked = bool(person.coop_need_ids)

    def _search_coop_need_asked(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("coop_need_ids", "!=" if True in value else "=", False)]

    @api.model
    def _coop_get_needs_domain(self):
        """Return the domain of the people who should be asked. Upper floors know more of them."""
        return fields.Domain("user_ids.share", "=", True)

    @api.model
    def action_coop_not_asked(self):
        """Open the list of those whom nobody has asked yet how to reach them."""
        domain = self._coop_get_needs_domain() & fields.Domain("coop_need_ids", "=", False)
        domain &= fields.Domain("is_company", "=", False)
        view = self.env.ref("coop_access.res_partner_view_list_not_asked")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Not asked yet"),
            "res_model": "res.partner",
            "view_mode": "list,form",
            "views": [(view.id, "list"), (False, "form")],
            "domain": list(domain),
            "help": self.env._("Everybody was asked how to reach them."),
        }

    @api.model
    @api.readonly
    def get_coop_needs(self, partner_ids):
        """Return what the small box under a record says before somebody writes to these people:
        whom an e-mail does not suit, and what helps. For whoever may not know there is nothing.

        :param list partner_ids: ids of contacts
        :return: {"warning": HTML or False, "flags": HTML or False}
        """
        if not self.env.user.has_group(DESK):
            return {"warning": False, "flags": False}
        people = self.browse(partner_ids)
        return {"warning": people._coop_warn_of_email(), "flags": people._coop_flag_needs()}

    def _coop_needs_of(self):
        """Return the needs of these people that are worth a word, in one query."""
        needs = self.env["coop.access.need"]
        if not needs.has_access("read"):
            return needs
        people = self._origin or self
        return needs.search([("partner_id", "in", people.ids)]).filtered("is_special")

    def _coop_flag_needs(self):
        """Return what helps these people, a line each; False where there is nothing to say."""
        needs = self._coop_needs_of()
        lines = [need._as_line() for need in needs[:AT_MOST]]
        if len(needs) > AT_MOST:
            more = self.env._("And %(count)s more people.", count=len(needs) - AT_MOST)
            lines.append(Markup("<div>%s</div>") % more)
        return Markup().join(lines) or False

    def _coop_warn_of_email(self):
        """Return who of these asked for something else than an ordinary e-mail, else False."""
        lines = []
        for need in self._coop_needs_of():
            name = need.partner_id.name
            if need.channel == "print":
                text = self.env._("%(name)s asked for letters, not for e-mail.", name=name)
            elif need.channel == "phone":
                text = self.env._("%(name)s asked to be rung, not for e-mail.", name=name)
            elif need.format != "standard":
                text = self.env._(
                    "%(name)s reads %(format)s: is this e-mail written so?",
                    name=name,
                    format=need._label("format"),
                )
            else:
                continue
            lines.append(Markup("<div>%s</div>") % text)
        return Markup().join(lines) or False
