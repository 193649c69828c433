from markupsafe import Markup

from odoo import models
from odoo.exceptions import UserError

from ..comparing import compare, paragraphs, words


class CoopRulesVersion(models.Model):
    """What changed from one version to the next, in words; and telling the members."""

    _inherit = "coop.rules.version"

    def _differences(self, lang, format_code="standard", since=None):
        """Return what changed, paragraph by paragraph, in a language and format.

        :param since: the version to compare with; the one before by default
        :return: list of dicts of kind ("same", "new", "gone", "changed"), old, new and, for what
            was changed, words: [(kind, text)]; None where there is nothing to compare
        """
        self.ensure_one()
        former = since or self._neighbour(later=False)
        old, new = (v._wording(lang, format_code) if v else None for v in (former, self))
        if not old or not new or (old.lang, old.format) != (new.lang, new.format):
            return None
        texts = [
            paragraphs(str(wording.with_company(self.company_id)._render({}, explain=False)))
            for wording in (old, new)
        ]
        return [
            {
                **step._asdict(),
                "words": words(step.old, step.new) if step.kind == "changed" else [],
            }
            for step in compare(*texts)
        ]

    def action_compare(self):
        """Open the comparison with the version before."""
        self.ensure_one()
        if not self._neighbour(later=False):
            raise UserError(self.env._("There is no earlier version to compare with."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/rules/{self.id}/changes",
            "target": "new",
        }

    def action_tell(self):
        """Tell the members, each in their language and format; nobody twice."""
        self.ensure_one()
        self.check_access("write")
        if self.is_draft:
            raise UserError(self.env._("A meeting has to adopt it first."))
        # sudo: all members are told, whoever may see them; texts belong to the office
        members = self.env["coop.membership"].sudo()
        people = members.search(
            [("company_id", "=", self.company_id.id), *members._get_member_domain()]
        ).partner_id
        self.env["coop.notice"].sudo()._tell(people, "rules_changed", self.sudo(), key="told")
        # sudo: noted by the act
        self.sudo().told_on = self.env["coop.clock"].today(self.company_id)
        return True

    def _coop_notice_values(self, kind, partners):
        """The whole rules and what is new in them, as each person reads."""
        if kind != "rules_changed":
            return {}
        needs, made, values = partners._coop_needs(), {}, {}
        for partner in partners:
            need = needs[partner.id]
            wanted = (need["lang"], "easy_read" if need["format"] == "easy_read" else "standard")
            if wanted not in made:
                made[wanted] = self._get_notice_values(*wanted)
            values[partner.id] = made[wanted]
        return values

    def _get_notice_values(self, lang, format_code):
        reader = self.with_context(lang=lang)
        wording = self._wording(lang, format_code)
        rules = wording.with_company(self.company_id)._render({}) if wording else Markup()
        steps = self._differences(lang, format_code)
        changes = reader.env["ir.qweb"]._render(
            "coop_membership.rules_changes", {"steps": steps, "only_changes": True}
        )
        return {
            "rules_name": reader.name,
            "day": self.valid_from,
            "adopted": self.adopted_on or self.valid_from,
            "changes": changes,
            "rules": rules,
        }
