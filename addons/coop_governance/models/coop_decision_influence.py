from odoo import api, fields, models

from .coop_evidence_decisions import AIMS

PICTURES = "/coop_texts/static/pictures/openmoji/"


class CoopDecision(models.Model):
    """How a decision went, day by day; and what everybody may read of those that are made."""

    _inherit = "coop.decision"

    @api.model
    def _get_public(self, company):
        """Return the decisions of a co-op that everybody may read of, the last one first.

        Those that are made, and of which nothing was a closed point of a meeting.
        """
        # sudo: what was decided is public; what is shown is chosen in _show_influence
        decided = self.sudo().search(
            [("company_id", "=", company.id), ("state", "=", "decided")],
            order="decided_on desc, id desc",
        )
        return decided - decided._get_closed()

    @api.model
    def _get_public_one(self, number):
        """Return a decision by its number where everybody may read of it, or none."""
        # sudo: as in _get_public
        found = self.sudo().browse(number).exists().filtered(lambda one: one.state == "decided")
        return found - found._get_closed()

    def _get_closed(self):
        """Return those of these of which something was a closed point of a meeting: one that deals
        with them, one at which something was resolved on them, or one with their paper."""
        items = self.env["coop.agenda.item"]
        closed = items.search(
            fields.Domain(items._get_decision_domain(self.ids))
            & fields.Domain("is_closed", "=", True)
        )
        papers = self.version_ids.text_id.filtered("closed_item_ids")
        return self & (
            closed._get_decisions() | self.filtered(lambda one: one.version_ids.text_id & papers)
        )

    def _show_influence(self, lang):
        """Return what everybody may read of a decision, in a language. It names nobody.

        :return: a dict with id, name, matter, year, day, words, aims, why (it did not wait),
            asked (a list of: outcome, reasons, requests), told
        """
        self.ensure_one()
        decision = self.with_context(lang=lang)
        aims = {
            "aim_care": self.env._("Better care and support"),
            "aim_work": self.env._("Better workplaces"),
            "aim_community": self.env._("Better communities"),
        }
        return {
            "id": self.id,
            "name": decision.name,
            "about": decision.matter_id.about or "",
            "year": self.decided_on.year,
            "day": decision._say_day(self.decided_on),
            "words": decision.decided_words,
            "aims": [(aims[aim], PICTURES + picture) for aim, picture in AIMS if self[aim]],
            "why": decision.override_why or "",
            "asked": [
                review._show_influence()
                for review in decision.review_ids.sorted("number")
                if review.concluded_on
            ],
            "told": decision._say_day(self.told_on) if self.told_on else "",
        }

    @api.model
    def _get_figures(self, decisions):
        """Return {year: figures} of decisions, the last year first, as ``coop.influence`` has them.

        :param decisions: those that are told of, with all rights
        """
        names = (
            "concluded_count",
            "request_count",
            "accepted_count",
            "partly_count",
            "refused_count",
            "in_time_count",
            "override_count",
        )
        rows = self.env["coop.influence"].sudo().browse(decisions.ids)  # sudo: as in _get_public
        by_year = {}
        for row in rows:
            figures = by_year.setdefault(row.decided_on.year, dict.fromkeys(names, 0))
            for name in names:
                figures[name] += row[name]
        return dict(sorted(by_year.items(), reverse=True))

    # -- day by day ----------------------------------------------------------------------------

    def _get_timeline(self):
        """Return what happened, in the order of days: a list of dicts with day, title, words,
        picture and requests (of a conclusion)."""
        self.ensure_one()
        steps = [
            *(one._get_step() for one in self.version_ids if one.closed),
            *(one._get_step() for one in self.review_ids if one.concluded_on),
            *self._get_own_steps(),
        ]
        return [
            {**step, "said_day": self._say_day(step["day"])}
            for step in sorted(steps, key=lambda step: (step["day"], step["order"]))
        ]

    def _get_own_steps(self):
        _ = self.env._
        steps = []
        if self.state == "decided":
            steps.append(
                {
                    "day": self.decided_on,
                    "order": 3,
                    "title": _("The Board decided without waiting")
                    if self.override_on
                    else _("The Board decided"),
                    "words": "\n".join(filter(None, (self.decided_words, self.override_why))),
                    "picture": f"{PICTURES}2696.svg",
                    "requests": [],
                }
            )
        for day, title, picture in (
            (self.override_told_on, _("The Council dealt with it"), "1F440.svg"),
            (self.told_on, _("Members were told"), "1F4E3.svg"),
        ):
            if day:
                steps.append(
                    {
                        "day": day,
                        "order": 4,
                        "title": title,
                        "words": "",
                        "picture": PICTURES + picture,
                        "requests": [],
                    }
                )
        return steps


class CoopDecisionVersion(models.Model):
    _inherit = "coop.decision.version"

    def _get_step(self):
        self.ensure_one()
        return {
            "day": self.brought_on,
            "order": 1,
            "title": self.env._("The Board brought version %(number)s", number=self.number),
            "words": self.what_changed or "",
            "picture": f"{PICTURES}1F4C4.svg",
            "requests": [],
        }


class CoopDecisionReview(models.Model):
    _inherit = "coop.decision.review"

    def _get_step(self):
        self.ensure_one()
        shown = self._show_influence()
        return {
            "day": self.concluded_on,
            "order": 2,
            "title": shown["outcome"],
            "words": shown["reasons"],
            "picture": f"{PICTURES}1F3DB.svg",
            "requests": shown["requests"],
        }

    def _show_influence(self):
        """Return what the Council said and asked, and what the Board answered, as plain words."""
        self.ensure_one()
        outcomes = dict(self._fields["outcome"]._description_selection(self.env))
        answers = dict(self.request_ids._fields["answer"]._description_selection(self.env))
        return {
            "outcome": outcomes[self.outcome],
            "reasons": self.reasons or "",
            "requests": [
                {
                    "wording": one.wording,
                    "answer": answers.get(one.answer, ""),
                    "why": one.answer_why or "",
                    "changes": one.what_changes or "",
                    "day": self.decision_id._say_day(one.answered_on) if one.answered_on else "",
                }
                for one in self.request_ids.filtered("stands").sorted("number")
            ],
        }
