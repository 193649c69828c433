import hashlib
import json

from odoo import models
from odoo.exceptions import UserError

from .coop_evidence import PRINCIPLES
from .coop_evidence_report import LANGUAGES


class CoopEvidenceReport(models.Model):
    """What a report says as one text, which is kept with its fingerprint."""

    _inherit = "coop.evidence.report"

    def _prepare_content(self, measures):
        """Return what the measures say, in both languages, without anything that names a record
        of a person.

        :param measures: {language: measures}
        """
        shown = ("key", "principle", "unit", "is_few", "is_nothing", "on_page", "picture")
        rows = []
        for one, other in zip(*(measures[lang] for lang in LANGUAGES), strict=True):
            hidden = one["is_few"]
            rows.append(
                {
                    **{name: one[name] for name in shown},
                    "value": None if hidden else one["value"],
                    "of": None if hidden else one["of"],
                    "source": one["model"],
                    "words": {
                        lang: {name: said[name] for name in ("title", "said", "formula")}
                        for lang, said in zip(LANGUAGES, (one, other), strict=True)
                    },
                    "gaps": [
                        {"due": str(gap["due"] or ""), LANGUAGES[0]: gap["words"], LANGUAGES[1]: cy}
                        for gap, cy in zip(
                            one["gaps"], [gap["words"] for gap in other["gaps"]], strict=True
                        )
                    ],
                }
            )
        return {
            "co_op": self.company_id.name,
            "from": str(self.date_from),
            "to": str(self.date_to),
            "reckoned_on": str(self.env["coop.clock"].today(self.company_id)),
            "measures": rows,
        }

    def _get_content(self):
        """Return all that the report says; until it is kept with what is written today."""
        self.ensure_one()
        content = json.loads(self.content or "{}")
        if not self.closed:
            content.update(self._get_own_words())
        return content

    def _get_own_words(self):
        return {
            "reflections": {
                one.principle: {"en_GB": one.reflection or "", "cy_GB": one.reflection_cy or ""}
                for one in self.principle_ids
            },
            "thanks": {"en_GB": self.thanks or "", "cy_GB": self.thanks_cy or ""},
        }

    def action_keep(self):
        """Reckon a last time, and keep it as it is."""
        for report in self:
            report.check_access("write")
            report._check_not_kept()
            report._check_may_be_kept()
            report._reckon()
            # sudo: guarded against typing; the right was checked
            kept = report.sudo()
            kept.content = json.dumps(kept._get_content(), ensure_ascii=False, sort_keys=True)
            kept.line_ids.closed = True
            kept.principle_ids.closed = True
            kept.write(
                {
                    "kept_on": self.env["coop.clock"].today(report.company_id),
                    "fingerprint": kept._get_fingerprint(),
                    "closed": True,
                }
            )
        return True

    def _check_may_be_kept(self):
        self.ensure_one()
        if self.date_to >= self.env["coop.clock"].today(self.company_id):
            raise UserError(self.env._("This time is not over yet. It can be kept when it is."))
        names = dict(self.env["coop.evidence.principle"]._get_names())
        missing = [
            names[one.principle]
            for one in self.principle_ids
            if not ((one.reflection or "").strip() and (one.reflection_cy or "").strip())
        ]
        if missing:
            raise UserError(
                self.env._(
                    "Say in a sentence what the numbers tell you, in English and in Welsh:\n"
                    "%(missing)s",
                    missing="\n".join(missing),
                )
            )

    def _get_fingerprint(self):
        """Return SHA-256 (hexadecimal) of what it says."""
        self.ensure_one()
        return hashlib.sha256((self.content or "").encode()).hexdigest()

    def action_check(self):
        """Say whether what is kept is still what it was."""
        self.ensure_one()
        self.check_access("read")
        whole = self.fingerprint == self._get_fingerprint()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if whole else "danger",
                "sticky": not whole,
                "message": self.env._("This is as it was kept.")
                if whole
                else self.env._(
                    "This is not as it was kept: something was changed past the system. Ask "
                    "whoever runs the server."
                ),
            },
        }

    # -- “Our Year” ----------------------------------------------------------------------------

    def action_show(self):
        """Show “Our Year” to everybody."""
        for report in self:
            report.check_access("write")
            if not report.closed:
                raise UserError(self.env._("Keep it first: then it can be shown."))
            # sudo: guarded against typing; the right was checked
            report.sudo().shown_on = self.env["coop.clock"].today(report.company_id)
        return True

    def action_hide(self):
        """Show “Our Year” no more."""
        self.check_access("write")
        self.sudo().shown_on = False  # sudo: guarded against typing; the right was checked
        return True

    # -- for a reader ----------------------------------------------------------------------------

    def _get_document(self, lang):
        """Return what the report says in one language, as plain words by principle."""
        self.ensure_one()
        report = self.with_context(lang=lang)
        content, evidence = report._get_content(), report.env["coop.evidence"]
        names = dict(report.env["coop.evidence.principle"]._get_names())
        principles = []
        for code, _name in PRINCIPLES:
            measures = [
                {
                    **row,
                    **row["words"][lang],
                    "gaps": [
                        {
                            "words": gap[lang],
                            "day": evidence._say_day(gap["due"]) if gap["due"] else "",
                        }
                        for gap in row["gaps"]
                    ],
                }
                for row in content["measures"]
                if row["principle"] == code
            ]
            principles.append(
                {
                    "code": code,
                    "name": names[code],
                    "reflection": content["reflections"].get(code, {}).get(lang, ""),
                    "measures": measures,
                    "gap_count": sum(len(one["gaps"]) for one in measures),
                }
            )
        return {
            "co_op": content["co_op"],
            "first": evidence._say_day(content["from"]),
            "last": evidence._say_day(content["to"]),
            "day": evidence._say_day(content["reckoned_on"]),
            "principles": principles,
            "gap_count": sum(one["gap_count"] for one in principles),
            "thanks": content["thanks"].get(lang, ""),
            "is_kept": self.closed,
            "fingerprint": self.fingerprint or "",
        }
