from markupsafe import Markup

from odoo import fields, models


class CoopRegisterInspectionLetter(models.Model):
    """A letter to somebody who asked for the register, as it was written."""

    _name = "coop.register.inspection.letter"
    _description = "Letter about a request to inspect the register"
    _order = "id desc"
    _rec_name = "title"

    inspection_id = fields.Many2one(
        "coop.register.inspection", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="inspection_id.company_id")
    made_on = fields.Date("Date", required=True, readonly=True)
    lang = fields.Selection(
        [("en_GB", "English"), ("cy_GB", "Welsh")], "Language", required=True, readonly=True
    )
    address = fields.Text(readonly=True)
    title = fields.Char(required=True, readonly=True)
    body = fields.Html(required=True, readonly=True)

    def _open(self):
        """Open the letter to print it."""
        return {
            "type": "ir.actions.act_window",
            "name": self.title,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_print(self):
        return self.env.ref("coop_membership.inspection_letter_report").report_action(self)


class CoopRegisterInspection(models.Model):
    """The letters of a request: words are the co-op's own texts."""

    _inherit = "coop.register.inspection"

    def _write_letter(self, key, values):
        """Write one of the letters to the requester, in their language and format."""
        self.ensure_one()
        texts = self.env["coop.text"].with_company(self.company_id)
        version = texts._get(key, self.company_id)._variant(self.lang, self.format)
        helper = self.company_id._coop_help()
        values = {
            "name": self.requester_name or "",
            "coop": self.company_id.name,
            "received": self.received_on,
            "help_name": helper["name"],
            "help_phone": helper["phone"],
            **values,
        }
        address = "\n".join(
            filter(None, [self.requester_name, self.organisation, self.requester_address])
        )
        # sudo: letters are written by the acts of a request and by nobody's hand
        letter = self.env["coop.register.inspection.letter"].sudo()
        letter = letter.create(
            {
                "inspection_id": self.id,
                "made_on": self._today(),
                "lang": version.lang,
                "address": address,
                "title": version._render_title(values),
                "body": version._render(values),
            }
        )
        return letter.with_env(self.env)

    def _write_given_letter(self):
        """The letter that goes with what was given: which register, last altered when, and
        whether alterations are still to be made (Companies Act 2006 s.120)."""
        if self.wants == "own":
            return self._write_letter("inspection_own", {"account": self._own_account()})
        reader = self.with_context(lang=self.lang)
        later = self._altered_since()
        further = [text for text in (self.further, later) if text]
        return self._write_letter(
            "inspection_given",
            {
                "as_at": self.print_as_at,
                "part": self._part_sentence(),
                "known": f"{self.print_known_at} UTC",
                "fingerprint": self.fingerprint,
                "altered": self.altered_on or reader.env._("never"),
                "further": " ".join(further)
                or reader.env._("No further alterations are to be made."),
            },
        )

    def _own_account(self):
        """What the register says of the member's own shares and other property."""
        env = self.with_context(lang=self.lang).env
        # sudo: the member's own account, told to the member by the office
        standing = env["coop.register.holding"].sudo()._standing(self.membership_id)
        nothing = env._("none")
        return self._as_list(
            "\n".join(
                [
                    env._("Shares held: %(shares)s", shares=standing["shares"] or 0),
                    env._("Paid on them: %(paid)s", paid=f"{standing['paid'] or 0:.2f}"),
                    env._("Other property: %(what)s", what=standing["other_property"] or nothing),
                ]
            )
        )

    def _altered_since(self):
        """A sentence when the register was altered after what will be given was printed."""
        entries = self.env["coop.register.entry"]
        last = entries._last_entry_at(self.company_id)
        if not last or last <= self.print_id._known():
            return False
        reader = self.with_context(lang=self.lang)
        return reader.env._("The register has been altered since this was printed.")

    def _as_list(self, lines):
        items = Markup("").join(Markup("<li>%s</li>") % line for line in lines.splitlines())
        return Markup("<ul>%s</ul>") % items

    def _get_further(self):
        """What is known to be altered soon: asked corrections that nobody has answered yet."""
        waiting = self.env["coop.membership.correction"].search_count(
            [("company_id", "=", self.company_id.id), ("state", "=", "waiting")]
        )
        if not waiting:
            return False
        reader = self.with_context(lang=self.lang)
        return reader.env._(
            "Corrections that members asked for and that wait for an answer: %(count)s.",
            count=waiting,
        )
