"""What is there of each first step, and what is missing: read from the co-op's own records."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import config, format_date
from odoo.tools.misc import formatLang

# What Odoo calls a company before anybody has named it.
UNNAMED = ("", "my company", "yourcompany", "company")


class CoopSetupStep(models.Model):
    _inherit = "coop.setup.step"

    def _look_coop(self, company):
        # sudo: what is asked for stands on the co-op's notepaper
        company, _ = company.sudo(), self.env._
        partner, helper = company.partner_id, company.coop_help_partner_id
        named = (company.name or "").strip().lower() not in UNNAMED
        wanted = [
            (named, _("The name of the co-op.")),
            (partner.street and partner.city and partner.zip, _("The address of the office.")),
            (company.company_registry, _("The registered number.")),
            (company.email, _("The e-mail address from which the co-op writes.")),
            (helper, _("The person who helps: a real name for every page.")),
            (
                not helper or company.coop_help_phone or helper.phone or company.phone,
                _("The phone number of the person who helps."),
            ),
            (not helper or helper.image_128, _("A photo of the person who helps.")),
        ]
        found = [company.name] if named else []
        if helper:
            found.append(_("%(name)s helps.", name=helper.name))
        languages = [lang.name.split("/")[-1].strip() for lang in self._get_languages()]
        found.append(_("Languages: %(names)s.", names=", ".join(languages)))
        return found, [words for there, words in wanted if not there]

    def _get_languages(self):
        return self.env["res.lang"].search([("active", "=", True)], order="name")

    def _look_categories(self, company):
        # sudo: in which categories one may join is public
        categories = self.env["coop.membership.category"].sudo()._get_open(company)
        found = [self._say_category(category) for category in categories]
        missing = [self.env._("At least one category in which people may join.")]
        return found, [] if found else missing

    def _say_category(self, category):
        if category.discloses_support:
            return self.env._(
                "%(name)s: only who may know who is supported sees who is in it.",
                name=category.name,
            )
        if category.openly_known:
            return self.env._("%(name)s: openly known.", name=category.name)
        return self.env._("%(name)s: not openly known.", name=category.name)

    def _look_areas(self, company):
        mine = [("company_id", "=", company.id)]
        areas = self.env["coop.area"].search_count(mine)
        places = self.env["coop.place"].search_count(mine)
        if not areas:
            return [], [self.env._("The areas in which the co-op works.")]
        return [self.env._("Areas: %(areas)s, places: %(places)s.", areas=areas, places=places)], []

    def _look_rules(self, company):
        # sudo: the rules in force are for every applicant to read
        versions = self.env["coop.rules.version"].sudo().with_company(company)
        today = self.env["coop.clock"].today(company)
        rules = versions._current(company) or versions.search(
            versions._get_adopted_domain(company) & Domain("valid_from", ">", today),
            order="valid_from",
            limit=1,
        )
        if not rules:
            draft = versions.search([("company_id", "=", company.id)], limit=1)
            if draft:
                drafted = self.env._("%(name)s: a draft.", name=draft.name)
                return [drafted], [self.env._("A meeting that adopts the draft of the rules.")]
            return [], [self.env._("The rules that members accept, and from which day they hold.")]
        found = [
            self.env._(
                "%(name)s, in force from %(day)s.",
                name=rules.name,
                day=format_date(self.env, rules.valid_from),
            ),
            self.env._(
                "Guarantee: %(sum)s.",
                sum=formatLang(self.env, rules.guarantee_sum, currency_obj=rules.currency_id),
            ),
            self.env._("Members for the first election: %(count)s.", count=rules.election_members),
        ]
        text = rules.text_id
        if not text:
            return found, [self.env._("The words of the rules, for people to read on joining.")]
        if not text.published_version_ids:
            return found, [self.env._("The words of the rules are written and not published.")]
        return found, []

    def _look_joining(self, company):
        # sudo: what the public page says of itself
        company = company.sudo()
        deciders = self._get_people_with("coop_membership.group_membership_officer", company)
        found = [
            self.env._("Who decides: %(names)s.", names=", ".join(deciders.mapped("name"))),
            self.env._(
                "The form is in: %(names)s.",
                names=", ".join(lang.name.split("/")[-1].strip() for lang in self._get_languages()),
            ),
        ]
        if company.coop_join_open:
            found.append(self.env._("The public page is on."))
            return found, company._coop_join_problems()
        return found, [self.env._("The public page is off. Switch it on last.")]

    def _get_people_with(self, group, company):
        """Return the people of the co-op who have a right, without the system itself."""
        # sudo: who has which right is shown to those who set the co-op up
        users = self.env.ref(group).sudo().all_user_ids
        return users.filtered(
            lambda user: (
                user.active
                and not user.share
                and company.id in user.company_ids.ids
                and user != self.env.ref("base.user_root")
            )
        ).sorted("name")

    def _look_people(self, company):
        # sudo: how many members there are is for everybody who works with the register
        count = self.env["coop.membership"].sudo().search_count([("company_id", "=", company.id)])
        if count:
            return [self.env._("In the register: %(count)s.", count=count)], []
        return [], [self.env._("The first members.")]

    def _look_post(self, company):
        found, missing = [], []
        if self._has_mail_server():
            found.append(self.env._("An outgoing mail server is set."))
        else:
            missing.append(
                self.env._("An outgoing mail server. An administrator sets it in Odoo's Settings.")
            )
        tests = self._get_tests(company)
        if tests.filtered(lambda test: test.channel == "email" and test.state == "sent"):
            found.append(self.env._("A test e-mail has gone out."))
        else:
            missing.append(self.env._("A test e-mail to yourself."))
        if tests.filtered(lambda test: test.channel == "print" and test.state == "printed"):
            found.append(self.env._("A test letter has been printed."))
        else:
            missing.append(self.env._("A test letter to the office."))
        return found, missing

    def _has_mail_server(self):
        # sudo: only whether there is one
        if self.env["ir.mail_server"].sudo().search_count([("active", "=", True)], limit=1):
            return True
        return (config["smtp_server"] or "localhost") not in ("localhost", "127.0.0.1", "False")

    def _get_tests(self, company):
        # sudo: test letters hold nothing of anybody
        deliveries = self.env["coop.notice.delivery"].sudo()
        return deliveries.search(
            [("kind_id.code", "=", "post_test"), ("company_id", "=", company.id)]
        )

    def _look_who(self, company):
        return self.env["coop.setup.who"]._look(company)
