from odoo import api, models


class CoopEvidence(models.AbstractModel):
    """What the Board brought: in Easy Read and Welsh, with risks and what people said (1 and 4)."""

    _inherit = "coop.evidence"

    @api.model
    def _get_measures(self, company, date_from, date_to):
        measures = super()._get_measures(company, date_from, date_to)
        brought = self._find(
            "coop.decision.version",
            company,
            ("closed", "=", True),
            *self._between("brought_on", date_from, date_to),
        )
        return measures + self._get_readable(brought) + self._get_risks(brought)

    def _nothing_brought(self):
        return self.env._("The Board brought nothing in this time.")

    def _get_readable(self, brought):
        _ = self.env._
        easy = brought.filtered(lambda one: "easy_read" in one.reading_ids.mapped("format"))
        welsh = brought.filtered(lambda one: "cy_GB" in one.reading_ids.mapped("lang"))
        return [
            self._measure(
                "papers_easy",
                "4",
                _("Papers of decisions in Easy Read"),
                _("Versions brought in this time that could be read in Easy Read, of all brought."),
                easy,
                brought,
                none=self._nothing_brought(),
                gaps=[
                    (one, _("Not in Easy Read: “%(name)s”.", name=one.display_name), one.brought_on)
                    for one in brought - easy
                ],
                on_page=True,
                picture="1F4D6.svg",
            ),
            self._measure(
                "papers_welsh",
                "4",
                _("Papers of decisions in Welsh"),
                _("Versions brought in this time that could be read in Welsh, of all brought."),
                welsh,
                brought,
                none=self._nothing_brought(),
                gaps=[
                    (one, _("Not in Welsh: “%(name)s”.", name=one.display_name), one.brought_on)
                    for one in brought - welsh
                ],
                picture="1F3F4-E0067-E0062-E0077-E006C-E0073-E007F.svg",
            ),
        ]

    def _get_risks(self, brought):
        _ = self.env._
        risks = brought.risk_ids
        heard = brought.filtered(lambda one: any(one.risk_ids.mapped("words")))
        return [
            self._measure(
                "risks_named",
                "4",
                _("Risks that were named"),
                _("What could go wrong, as it stands in what the Board brought in this time."),
                risks,
                none=self._nothing_brought(),
                picture="26A0.svg",
            ),
            self._measure(
                "risks_acted_on",
                "1",
                _("Something was changed for a risk"),
                _("Risks for which something was changed, of all that were named."),
                risks.filtered("done_about_it"),
                risks,
                none=self._nothing_brought(),
                picture="1F6E1.svg",
            ),
            self._measure(
                "papers_with_words",
                "1",
                _("Papers with the words of people themselves"),
                _("Versions brought in this time in which people say a risk in their own words."),
                heard,
                brought,
                none=self._nothing_brought(),
                gaps=[
                    (
                        one,
                        _("No words of people in “%(name)s”.", name=one.display_name),
                        one.brought_on,
                    )
                    for one in brought - heard
                ],
                picture="1F4AC.svg",
            ),
        ]
