import unicodedata

from odoo import api, models

from ..delegating import find


def _plain(text):
    """Return a text without accents and capitals."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


class CoopDelegationScheme(models.Model):
    """May I decide this? What the scheme answers, in plain words.

    Everything here is asked of a scheme in force; callers settle who may ask and hand it over with
    all rights, because who asks may read neither bodies nor seats.
    """

    _inherit = "coop.delegation.scheme"

    def _get_role_keys(self):
        """Return {line: key of who decides it}; the same decider has the same key."""
        self.ensure_one()
        jobs, keys = {}, {}
        for line in self.line_ids.sorted("id"):
            if line.body_id:
                keys[line] = f"body-{line.body_id.id}"
            elif line.seat_id:
                keys[line] = f"seat-{line.seat_id.id}"
            else:
                job = " ".join((line.with_context(lang="en_GB").job or "").casefold().split())
                keys[line] = f"job-{jobs.setdefault(job, line.id)}"
        return keys

    def _get_roles(self):
        """Return [(key, what it is called)] of all who decide anything: bodies, offices, jobs."""
        if not self:
            return []
        roles = {}
        for line, key in self._get_role_keys().items():
            roles.setdefault(key, line.decider)
        order = {"body": 0, "seat": 1, "job": 2}
        return sorted(roles.items(), key=lambda role: (order[role[0].split("-")[0]], role[1]))

    def _get_roles_of(self, partner):
        """Return the keys of bodies on which somebody sits today, and of offices held there."""
        terms = self.env["coop.office.term"]._get_sitting(partner)
        if self:
            terms = terms.filtered(lambda term: term.company_id == self.company_id)
        return [
            *(f"seat-{term.seat_id.id}" for term in terms if term.is_office),
            *dict.fromkeys(f"body-{term.body_id.id}" for term in terms),
        ]

    def _find_matters(self, words=""):
        """Return the first line of each matter in which all these words stand.

        Case and accents do not count: "ty" finds "tŷ".
        """
        self.ensure_one()
        wanted = _plain(words).split()
        return self.line_ids.filtered("is_first").filtered(
            lambda line: all(
                word in _plain(f"{line.matter} {line.heading or ''} {line.example or ''}")
                for word in wanted
            )
        )

    def _answer(self, matter, amount, role):
        """Answer whether somebody may decide something.

        :param matter: any coop.delegation line of the matter
        :param amount: a Decimal, or None where none was given
        :param str role: key of who asks, as in ``_get_roles``; another word is nobody there
        :return: a dict of verdict ("sum": tell how much, "nobody", "yes", "ask", "together",
            "no"), title (a sentence) and facts (a list of sentences)
        """
        self.ensure_one()
        lines = matter._get_same()
        if lines._has_sum() and amount is None:
            return {
                "verdict": "sum",
                "title": self.env._("Tell us how much money it is about."),
                "facts": [],
            }
        bands = [line._get_band() for line in lines]
        found = find(bands, amount) if lines._has_sum() else bands
        if not found:
            return {
                "verdict": "nobody",
                "title": self.env._("The scheme does not say who decides this sum."),
                "facts": [self.env._("Ask the governance officer before anything is decided.")],
            }
        line = found[0].of
        verdict = self._get_verdict(line, lines, role)
        return {
            "verdict": verdict,
            "title": self._get_title(line, verdict),
            "facts": self._get_facts(line, lines, verdict),
        }

    def _get_verdict(self, line, lines, role):
        keys = self._get_role_keys()
        if role == keys[line]:
            if line.body_id:
                return "together"
            return "ask" if line.ask_first else "yes"
        larger = [keys[one] for one in lines if one.amount_from > line.amount_from]
        if self.upward and role in larger and not role.startswith("body-"):
            return "ask" if line.ask_first else "yes"
        return "no"

    def _get_title(self, line, verdict):
        if verdict == "yes":
            return self.env._("Yes. You may decide this.")
        if verdict == "ask":
            return self.env._("Yes, after you have asked: %(who)s.", who=line.ask_first)
        if verdict == "together":
            return self.env._(
                "Not alone. Your body decides this together, at a meeting: %(body)s.",
                body=line.decider,
            )
        return self.env._("No. This is decided by: %(who)s.", who=line.decider)

    def _get_facts(self, line, lines, verdict):
        facts = []
        if verdict in ("no", "together") and line.ask_first:
            facts.append(self.env._("They ask first: %(who)s.", who=line.ask_first))
        if line.tell_after:
            facts.append(
                self.env._("They tell afterwards: %(who)s.", who=line.tell_after)
                if verdict == "no"
                else self.env._("Afterwards, tell: %(who)s.", who=line.tell_after)
            )
        if lines._has_sum():
            facts.append(
                self.env._(
                    "This holds for %(sums)s.",
                    sums=line._in_money(line._get_band(), self.company_id),
                )
            )
        if line.reserved:
            facts.append(
                {
                    "members": self.env._(
                        "It is reserved to the members. Nobody else may be given it."
                    ),
                    "council": self.env._(
                        "It is reserved to the Council. Nobody else may be given it."
                    ),
                    "board": self.env._(
                        "It is reserved to the Board. Nobody else may be given it."
                    ),
                }[line.reserved]
            )
        facts.append(self._get_source(line))
        return facts

    def _get_source(self, line):
        said = {
            "law": self.env._("The law says so."),
            "rules": self.env._("The rules of the co-op say so."),
            "scheme": self.env._("The scheme “%(name)s” says so.", name=self.name),
        }[line.source]
        return f"{said[:-1]} ({line.source_ref})." if line.source_ref else said


class CoopOfficeTerm(models.Model):
    _inherit = "coop.office.term"

    @api.model
    def _get_sitting(self, partner):
        """Return the terms that somebody holds today, in whatever co-op, with all rights."""
        # sudo: the caller asks about one person, and shows no more than that they sit there
        terms = self.sudo().search([("holder_id.partner_id", "in", partner.ids)])
        return terms.filtered(lambda term: term.state == "now")
