from odoo import api, models
from odoo.tools import SQL

from ..delegating import gaps, overlaps
from .coop_delegation import WORDS


class CoopDelegationScheme(models.Model):
    """What is wrong with a scheme, and what is missing, before it is put in force."""

    _inherit = "coop.delegation.scheme"

    def _get_matters(self):
        """Return the lines by matter: a list of recordsets, in the order of the scheme."""
        self.ensure_one()
        matters = {}
        for line in self.line_ids.sorted(
            lambda line: (line.sequence, line.amount_from, line._origin.id or 0)
        ):
            key = line._get_key()
            matters[key] = matters.get(key, self.line_ids.browse()) + line
        return list(matters.values())

    def _get_contradictions(self):
        """Return what cannot be put in force: sentences."""
        self.ensure_one()
        if not self.line_ids:
            return [self.env._("The scheme has no lines yet. Say who decides what.")]
        found = []
        for lines in self._get_matters():
            for one, other, both in overlaps([line._get_band() for line in lines]):
                found.append(
                    self.env._(
                        "“%(matter)s”: %(one)s and %(other)s would both decide %(sums)s.",
                        matter=lines[0].matter,
                        one=one.of.decider,
                        other=other.of.decider,
                        sums=lines._in_money(both, self.company_id),
                    )
                )
        return found + self._get_given_away()

    def _get_given_away(self):
        """Return sentences about what is reserved to one body and given to another."""
        kinds = {"members": "general", "council": "council", "board": "board"}
        labels = dict(self.line_ids._fields["reserved"]._description_selection(self.env))
        return [
            self.env._(
                "“%(matter)s”: %(reserved)s, but %(decider)s would decide it.",
                matter=line.matter,
                reserved=labels[line.reserved],
                decider=line.decider,
            )
            for line in self.line_ids
            if line.reserved and line.body_id.kind != kinds[line.reserved]
        ]

    def _get_gaps(self):
        """Return what is missing, though the scheme could be put in force: sentences."""
        self.ensure_one()
        found = [
            self.env._(
                "“%(matter)s”: nobody decides %(sums)s.",
                matter=lines[0].matter,
                sums=lines._in_money(gap, self.company_id),
            )
            for lines in self._get_matters()
            for gap in gaps([line._get_band() for line in lines])
        ]
        return found + self._get_untranslated()

    def _get_untranslated(self):
        """Return sentences about words that readers of another language would not understand."""
        self.ensure_one()
        self.env.flush_all()
        languages = dict(self.env["res.lang"].get_installed())
        missing = {}
        for model, domain, names in (
            (self, SQL("id = %s", self.id), ("name",)),
            (self.line_ids, SQL("scheme_id = %s", self.id), WORDS),
        ):
            for name in names:
                label = model._fields[name].get_description(self.env)["string"]
                for lang in languages:
                    if self.env.execute_query(self._sql_untranslated(model, name, lang, domain)):
                        missing.setdefault(lang, []).append(label)
        return [
            self.env._(
                "Not everything is in %(language)s yet: %(fields)s.",
                language=languages[lang].rpartition("/")[2].strip(),
                fields=", ".join(labels),
            )
            for lang, labels in missing.items()
        ]

    @api.model
    def _sql_untranslated(self, model, name, lang, domain):
        """Return SQL for a row, if there is one, whose words are not in a language.

        What was typed first is kept as the source as well, whichever language it was in: it is
        English unless another language has the very same words.
        """
        source = SQL()
        if lang.startswith("en"):
            source = SQL(
                "AND EXISTS (SELECT FROM jsonb_each_text(%(words)s) AS said"
                " WHERE said.key <> 'en_US' AND said.value = %(words)s ->> 'en_US')",
                words=SQL.identifier(name),
            )
        return SQL(
            "SELECT 1 FROM %(table)s WHERE %(domain)s AND %(words)s IS NOT NULL"
            " AND NOT jsonb_exists(%(words)s, %(lang)s) %(source)s LIMIT 1",
            table=SQL.identifier(model._table),
            domain=domain,
            words=SQL.identifier(name),
            lang=lang,
            source=source,
        )
