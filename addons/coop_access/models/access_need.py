from markupsafe import Markup

from odoo import api, fields, models

#: what is not worth a word: how most people are reached
USUAL = {"language": "en_GB", "format": "standard", "channel": "email"}
ICONS = {
    "easy_read": "fa-picture-o",
    "large_print": "fa-text-height",
    "print": "fa-envelope-o",
    "phone": "fa-phone",
    "cy_GB": "fa-comment-o",
}


class CoopAccessNeed(models.Model):
    """How a person wants to be reached, and what helps them.

    Special-category data: the help desk and the person see it, nobody else.
    """

    _name = "coop.access.need"
    _description = "How we reach a person"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _rec_name = "partner_id"
    _order = "reviewed_on, id"

    partner_id = fields.Many2one("res.partner", "Person", required=True, ondelete="cascade")
    language = fields.Selection(
        [("en_GB", "English"), ("cy_GB", "Cymraeg (Welsh)")],
        required=True,
        default="en_GB",
        tracking=True,
    )
    format = fields.Selection(
        [
            ("standard", "Standard"),
            ("easy_read", "Easy Read: short words with pictures"),
            ("large_print", "Large print"),
        ],
        required=True,
        default="standard",
        tracking=True,
    )
    channel = fields.Selection(
        [("email", "E-mail"), ("print", "Letter"), ("phone", "Phone call")],
        required=True,
        default="email",
        tracking=True,
    )
    ring_when = fields.Selection(
        [
            ("morning", "In the morning"),
            ("afternoon", "In the afternoon"),
            ("evening", "In the evening"),
        ],
        "Best time to ring",
        tracking=True,
        help="When the person likes to be rung. Empty: at any time.",
    )
    ring_words = fields.Char(
        "About ringing",
        tracking=True,
        help="In the person's own words, such as: not on Tuesdays.",
    )
    help_kind_ids = fields.Many2many("coop.access.help.kind", string="Helps", tracking=True)
    what_helps = fields.Text(
        "What helps", tracking=True, help="In the person's own words: what helps, what does not."
    )
    reviewed_on = fields.Date(
        "Reviewed on",
        tracking=True,
        help="When the person last looked at this and said it was right.",
    )
    is_special = fields.Boolean(
        "Worth a word",
        compute="_compute_is_special",
        help="Something else than an ordinary English e-mail, or something that helps.",
    )

    # An index, not a constraint: merging contacts deletes rows under a constraint silently.
    _partner_uniq = models.UniqueIndex(
        "(partner_id)", "This person's needs are written down already. Change those instead."
    )

    @api.depends("language", "format", "channel", "help_kind_ids", "what_helps")
    def _compute_is_special(self):
        for need in self:
            need.is_special = bool(
                need.help_kind_ids
                or (need.what_helps or "").strip()
                or any(need[name] != usual for name, usual in USUAL.items())
            )

    def _label(self, name):
        return dict(self._fields[name]._description_selection(self.env)).get(self[name], "")

    def _ring_time(self):
        """Return when the person likes to be rung, in words; "" where any time is good."""
        return ": ".join(filter(None, [self._label("ring_when"), (self.ring_words or "").strip()]))

    def _in_short(self):
        """Return how to reach the person in a few words: "Easy Read, Letter, Welsh"."""
        return ", ".join(
            self._label(name).partition(":")[0]
            for name in ("format", "channel", "language")
            if self and self[name] != USUAL[name]
        )

    def _as_line(self):
        """Return what helps the person, as a line of HTML with a sign for each way."""
        self.ensure_one()
        signs = Markup().join(
            Markup('<i class="fa %s me-1" aria-hidden="true"></i>') % ICONS[self[name]]
            for name in ("format", "channel", "language")
            if self[name] != USUAL[name]
        )
        text = Markup("%s<strong>%s</strong>") % (signs, self.partner_id.name)
        if short := self._in_short():
            text += Markup(": %s.") % short
        helps = [*self.help_kind_ids.mapped("name"), (self.what_helps or "").strip()]
        if any(helps):
            words = self.env._("What helps: %(helps)s", helps="; ".join(filter(None, helps)))
            text += Markup(" %s") % words
        return Markup("<div>%s</div>") % text
