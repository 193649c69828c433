from odoo import models


class CoopElection(models.Model):
    """What stands in everything that people are told of a roll."""

    _inherit = "coop.election"

    def _get_roll_words(self, lang):
        """Return what everybody is told who is told something of the roll, in a language."""
        # sudo: the name of an election, and who runs it, are public
        election = self.sudo().with_context(lang=lang)
        officer = election._get_returning_officer()
        return {
            "election": election.name,
            "officer": officer.name or "",
            "officer_reach": ", ".join(filter(None, (officer.phone, officer.email))),
            "link": f"{election.get_base_url()}/my/elections",
        }


class CoopElectionElector(models.Model):
    """Whoever was added to a roll, struck off or put back by the returning officer is told."""

    _inherit = "coop.election.elector"

    def _tell_corrected(self, kind):
        self.ensure_one()
        if self.election_id.is_rehearsal:
            return
        # sudo: who is told follows from the roll; the act checked the right
        elector = self.sudo()
        notices = self.env["coop.notice"].with_company(self.company_id)
        notices._tell(elector.membership_id.partner_id, "election_roll", elector)

    def _tell_new_code(self):
        """Tell somebody, by the way that is theirs, that a code was given in their name by phone:
        who did not ask for it notices."""
        self.ensure_one()
        if self.election_id.is_rehearsal:
            return
        # sudo: who is told follows from the roll; the act checked the right
        elector = self.sudo()
        notices = self.env["coop.notice"].with_company(self.company_id)
        notices._tell(elector.membership_id.partner_id, "election_code", elector)

    def _coop_notice_values(self, kind, partners):
        if kind == "election_code":
            return {
                partner.id: self.election_id._get_roll_words(partner._coop_need()["lang"])
                for partner in partners
            }
        if kind != "election_roll":
            return {}
        # sudo: each is told of their own entry
        elector = self.sudo()
        last = elector.correction_ids[:1]
        values = {}
        for partner in partners:
            lang = partner._coop_need()["lang"]
            reader = elector.with_context(lang=lang)
            whys = dict(last._fields["why"]._description_selection(reader.env))
            values[partner.id] = {
                **elector.election_id._get_roll_words(lang),
                "change": reader._say_standing_on_roll(),
                "why": last.reason or whys.get(last.why, ""),
            }
        return values

    def _say_standing_on_roll(self):
        """Return in a sentence whether somebody is on the roll now."""
        if self.state == "on":
            return self.env._("You are on the roll. You have a vote.")
        return self.env._("You are not on the roll any more.")


class CoopElectionObjection(models.Model):
    """Whoever objected is told what was decided, and why."""

    _inherit = "coop.election.objection"

    def _tell_decided(self):
        # sudo: who is told follows from the objection; the act checked the right
        objection = self.sudo()
        if not objection.membership_id or objection.election_id.is_rehearsal:
            return
        notices = self.env["coop.notice"].with_company(self.company_id)
        notices._tell(
            objection.membership_id.partner_id, "election_objection", objection, key="decided"
        )

    def _coop_notice_values(self, kind, partners):
        if kind != "election_objection":
            return {}
        # sudo: each is told of their own objection
        objection = self.sudo()
        values = {}
        for partner in partners:
            lang = partner._coop_need()["lang"]
            reader = objection.with_context(lang=lang)
            values[partner.id] = {
                **objection.election_id._get_roll_words(lang),
                "decision": reader._say_decided(),
                "why": objection.answer or "",
            }
        return values

    def _say_decided(self):
        if self.state == "upheld":
            return self.env._("You were right. We have put it right.")
        return self.env._("We looked at it. The roll stays as it is.")
