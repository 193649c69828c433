from odoo import api, models
from odoo.tools import formatLang


class CoopRegisterDocument(models.AbstractModel):
    """What the register of a society holds besides, by the form it had when it was known.

    Electronic addresses and officers are open to inspection; shares and other property only in
    the full register, which the society keeps for itself.
    """

    _inherit = "coop.register.document"

    @api.model
    def _prepare_heading(self, company, as_at, known_at):
        heading = super()._prepare_heading(company, as_at, known_at)
        head = self.env["coop.register.head"]._as_known(company, known_at)
        society = False
        if head.legal_form == "society":
            society = {
                "full": self.env.context.get("coop_register_extent") == "full",
                "company": company,
                "as_at": as_at,
                "known_at": known_at,
                # officers are no part of a copy of certain entries
                "with_officers": self.env["coop.register.entry"]._part().kind in ("all", "members"),
                "officers": self.env["coop.register.officer"]._as_at(company, as_at, known_at),
                "rows": [],
            }
        return {**heading, "society": society}

    @api.model
    def _html(self, heading, lines, index, volume=(1, 1)):
        society = heading["society"]
        if society:
            rows = list(self._society_rows(society, lines or []))
            first = volume[0] == 1 and society["with_officers"]
            heading = {**heading, "society": {**society, "rows": rows, "first": first}}
        return super()._html(heading, lines, index, volume)

    @api.model
    def _society_rows(self, society, lines):
        """A dict for each line of the register that has something to say here."""
        # sudo: electronic addresses, and shares where asked for, are part of the register that
        # its reader prints
        holdings = self.env["coop.register.holding"].sudo()
        found = holdings._as_at(
            society["company"],
            society["as_at"],
            society["known_at"],
            [line.membership_id for line in lines],
        )
        for line in lines:
            row = found.get(line.membership_id)
            if row and (society["full"] or row["electronic_address"]):
                yield {
                    "number": line.number,
                    "name": line.name,
                    **row,
                    "paid": formatLang(self.env, row["paid"] or 0, digits=2),
                }

    @api.model
    def _extra_sheets(self, company, as_at, known_at, heading):
        sheets = super()._extra_sheets(company, as_at, known_at, heading)
        society = heading["society"]
        if not society:
            return sheets
        _ = self.env._
        lines = self._lines_of_book(company, as_at, known_at) or []
        rows = self._society_rows(society, list(lines))
        heads = [_("Number"), _("Name"), _("Electronic address"), _("For what it was given")]
        names = ["number", "name", "electronic_address", "electronic_purpose"]
        if society["full"]:
            heads += [_("Shares held"), _("Amount paid on them"), _("Other property")]
            names += ["shares", "paid", "other_property"]
        members = (
            (
                tuple("" if row[name] in (None, False) else str(row[name]) for name in names),
                (row["effective_from"],),
            )
            for row in rows
        )
        officers = (
            ((o["name"], o["address"], o["office"]), (o["took"], o["left"]))
            for o in society["officers"]
        )
        sheets = [
            *sheets,
            (
                _("Society"),
                [*heads, _("From")],
                (10, 28, 36, 24, 12, 16, 36)[: len(heads)] + (12,),
                members,
            ),
        ]
        if not society["with_officers"]:
            return sheets
        return [
            *sheets,
            (
                _("Officers"),
                [_("Name"), _("Address"), _("Office"), _("Took office"), _("Left office")],
                (28, 48, 24, 12, 12),
                officers,
            ),
        ]
