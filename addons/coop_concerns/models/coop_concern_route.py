from odoo import api, models

from odoo.addons.coop_base.names import fold

from ..reading import names


class CoopConcern(models.Model):
    """Who looks at a concern: the designated person, the deputy, the person outside.

    Nobody who is named in it sees it. Whoever tells it is asked whether it is about one of them;
    beside that their names are looked for in what was written.
    """

    _inherit = "coop.concern"

    @api.model
    def _get_route(self, company):
        """Return [(role, user)] of those who are there to look, in the order they are asked."""
        # sudo: who looks is said to everybody who is worried
        company = company.sudo()
        route, seen = [], self.env["res.users"]
        for role, user in (
            ("lead", company.coop_concern_lead_id),
            ("deputy", company.coop_concern_deputy_id),
            ("outside", company.coop_concern_outside_id),
        ):
            if user.active and user not in seen:
                route.append((role, user))
                seen |= user
        return route

    def _get_open_route(self):
        """Return the route of this concern, without whoever is named in it."""
        self.ensure_one()
        return [
            (role, user)
            for role, user in self._get_route(self.company_id)
            if user not in self.excluded_user_ids
        ]

    def _find_named(self, users):
        """Return those of some users whose names stand in the words of this concern."""
        self.ensure_one()
        said = fold(
            "\n".join(row[name] or "" for row in self.words_ids for name in row._text_names())
        )
        return users.filtered(lambda user: names(said, fold(user.name)))

    def _go_round(self, users):
        """Let users whom it names see nothing of it."""
        for concern in self:
            new = users - concern.excluded_user_ids
            concern.excluded_user_ids |= new
            for user in new:
                concern._note("round", person=user.name)

    def _go_round_found(self, among):
        """Go round those of some users whose names stand in the words, while anybody is left."""
        self.ensure_one()
        for user in self._find_named(among) - self.excluded_user_ids:
            if any(other != user for _role, other in self._get_open_route()):
                self._go_round(user)

    def _pass_to(self, role, user, kind):
        """Let the concern wait for somebody, from now on; they are told that something waits."""
        self.ensure_one()
        clock = self.env["coop.clock"]
        today = clock.today(self.company_id)
        hours = self.env["coop.concern.deadline"]._for(self.company_id, today).read_hours
        due_at = self._get_due_at(hours)
        self.write(
            {
                "reader_role": role,
                "reader_id": user.id,
                "with_outside": self.with_outside or role == "outside",
                "read_due_at": due_at,
            }
        )
        self._note(kind, person=user.name, due_at=due_at)
        self._tell_waiting(user)

    @api.model
    def _readers_changed(self, company, before):
        """Pass on what waits for somebody who looks no more; go round the new ones it names.

        :param before: users who looked until now
        """
        # sudo: whoever appoints somebody cannot see a concern
        concerns = self.sudo().search([("company_id", "=", company.id)])
        users = self.env["res.users"].sudo().union(*(u for _role, u in self._get_route(company)))
        for concern in concerns:
            concern._go_round_found(users - before)
            for user in users - before - concern.excluded_user_ids:
                concern._note("appointed", person=user.name)
            route = concern._get_open_route()
            waits_for = [(role, user) for role, user in route if user == concern.reader_id]
            if waits_for:
                concern.reader_role = waits_for[0][0]
            elif route and concern.state in ("received", "read"):
                concern._pass_to(*route[0], "handed")
