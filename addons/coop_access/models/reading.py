from odoo import api, fields, models
from odoo.http import request

from ..reading import choices

#: what a browser keeps for somebody who is not signed in: no number, no name, only the choices
COOKIE = "coop_reading"


class CoopReading(models.Model):
    """How a person reads pages: big letters, colours, pictures, simpler words, read aloud.

    The person's own: what a helper chooses for themself is another row.
    """

    _name = "coop.reading"
    _description = "How a person reads pages"
    _rec_name = "partner_id"
    _order = "id"

    partner_id = fields.Many2one("res.partner", "Person", required=True, ondelete="cascade")
    size = fields.Selection(
        [("1", "Usual"), ("2", "Bigger"), ("3", "Big"), ("4", "Very big")],
        "Letters",
        required=True,
        default="1",
    )
    colours = fields.Selection(
        [
            ("usual", "Usual"),
            ("contrast", "Strong: black on white"),
            ("cream", "Soft: on cream"),
            ("dark", "Dark: light on black"),
        ],
        required=True,
        default="usual",
    )
    spacing = fields.Selection(
        [("usual", "Usual"), ("wide", "Wide")], "Room between", required=True, default="usual"
    )
    pictures = fields.Selection(
        [("all", "All"), ("fewer", "Fewer"), ("none", "None")], required=True, default="all"
    )
    side = fields.Selection(
        [("left", "On the left"), ("right", "On the right")],
        "Pictures stand",
        required=True,
        default="left",
    )
    words = fields.Selection(
        [("usual", "Usual"), ("simple", "Easy Read where there is one")],
        required=True,
        default="usual",
    )
    aloud = fields.Selection(
        [("on", "Show “Listen”"), ("off", "Do not show it")],
        "Read aloud",
        required=True,
        default="on",
    )
    speed = fields.Selection(
        [("slow", "Slow"), ("usual", "Usual"), ("fast", "Fast")],
        "How fast it speaks",
        required=True,
        default="usual",
    )

    # An index, not a constraint: merging contacts deletes rows under a constraint silently.
    _partner_uniq = models.UniqueIndex(
        "(partner_id)", "How this person reads is written down already. Change that instead."
    )

    @api.model
    def _find(self, partner):
        """Return what a person chose, empty where they chose nothing."""
        # sudo: pages and letters are made as somebody reads, whoever makes them
        return self.sudo().search([("partner_id", "=", partner.id)], limit=1)

    @api.model
    def _of(self, partner):
        """Return the choices of a person, a dict of all of them."""
        return self._with_need(partner, self._find(partner)._values())

    @api.model
    def _with_need(self, partner, values):
        """Return all choices; who wants Easy Read from us has it on pages, until they say else."""
        values = {**values}
        if "words" not in values and partner._coop_need()["format"] == "easy_read":
            values["words"] = "simple"
        return {**choices.USUAL, **values}

    def _values(self):
        return {name: self[name] for name in choices.CHOICES} if self else {}

    @api.model
    def _choose(self, partner, values):
        """Keep what a person chose. The caller has checked whose choice it is."""
        chosen = choices.clean(values)
        found = self._find(partner)
        if found:
            found.write(chosen)
        else:
            found = self.sudo().create({"partner_id": partner.id, **chosen})  # sudo: as in _find
        return found

    @api.model
    def _of_request(self):
        """Return how the page of this request is shown: (choices, whether to offer to keep them).

        On an assisted page they are the member's. Somebody who is not signed in has those of the
        browser; after signing in, who has none of their own is asked whether to keep these.
        """
        whom = getattr(request, "whom", None)
        user = self.env.user
        browser = request.cookies.get(COOKIE)
        if whom and whom.operator:
            return self._of(whom.partner), False
        if not user or user._is_public():
            return choices.decode(browser), False
        found = self._find(user.partner_id)
        if not found and choices.encode(choices.decode(browser)):
            return choices.decode(browser), True
        return self._with_need(user.partner_id, found._values()), False

    @api.model
    def _print_classes(self, partners):
        """Return ``{partner.id: classes}`` of what is printed for people (see print.css)."""
        # sudo: as in _find
        found = self.sudo().search([("partner_id", "in", partners.ids)])
        return {
            reading.partner_id.id: " ".join(
                f"{name}_{reading[name]}"
                for name in ("pictures", "side")
                if reading[name] != choices.USUAL[name]
            )
            for reading in found
        }

    @api.model
    def _format(self):
        """Return in which format this request's reader wants texts: "standard" or "easy_read"."""
        return "easy_read" if self._of_request()[0]["words"] == "simple" else "standard"
