from odoo import Command, api, fields, models

ADMIN = "base.user_admin"


class CoopSetupWho(models.TransientModel):
    """Who does what: the rights in plain words, with the names of those who have each.

    Only administrators give rights; the manager reads here what to ask them for.
    """

    _name = "coop.setup.who"
    _description = "Who does what"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, default=lambda self: self.env.company
    )
    line_ids = fields.One2many("coop.setup.who.line", "window_id", readonly=True)
    missing = fields.Text("To be named", compute="_compute_missing")
    administrators = fields.Char(compute="_compute_missing")
    is_administrator = fields.Boolean(compute="_compute_missing")

    @api.model
    def _get_rights(self):
        """Return ``{group: (name, what its people do)}``, in order. Upper floors add."""
        _ = self.env._
        return {
            "coop_membership.group_membership_officer": (
                _("Membership officer"),
                _("Decides on applications, keeps members and letters in order, helps people."),
            ),
            "coop_membership.group_membership_manager": (
                _("Membership manager"),
                _("Besides: categories, areas, rules, days, imports and these first steps."),
            ),
            "coop_membership.group_support_status": (
                _("May know who is supported"),
                _(
                    "Sees who is in a category that tells of support, and their contacts. "
                    "Everybody else, managers and administrators too, works without knowing. "
                    "Give it to as few people as you can."
                ),
            ),
            "coop_membership.group_register_reader": (
                _("Inspects the register"),
                _("Reads the register as the law lets people inspect it, and nothing else."),
            ),
            "coop_texts.group_text_publisher": (
                _("Publisher of texts"),
                _("Approves and publishes what the co-op says: rules, letters, pages."),
            ),
            "coop_access.group_desk": (
                _("Help desk"),
                _("Does things for people from paper, by phone or at their side."),
            ),
        }

    @api.model
    def _look(self, company):
        """Return what the step says: who has which right, and who has to be named yet."""
        people = {group: self._get_named(group, company) for group in self._get_rights()}
        officers = people["coop_membership.group_membership_officer"]
        knowing = people["coop_membership.group_support_status"]
        publishers = people["coop_texts.group_text_publisher"]
        # sudo: which categories there are is public
        categories = self.env["coop.membership.category"].sudo()
        discloses = categories.search_count(
            [("company_id", "=", company.id), ("discloses_support", "=", True)], limit=1
        )
        found, missing = [], []
        _ = self.env._
        for users, words, lacking in (
            (officers, _("Membership officers: %(names)s."), _("A membership officer.")),
            (
                knowing,
                _("May know who is supported: %(names)s."),
                discloses
                and _("Who may know who is supported: name at least one person, and few."),
            ),
            (publishers, _("Publishers of texts: %(names)s."), _("A publisher of texts.")),
        ):
            if users:
                found.append(words % {"names": ", ".join(users.mapped("name"))})
            elif lacking:
                missing.append(lacking)
        return found, missing

    @api.model
    def _get_named(self, group, company):
        """The people with a right whom somebody named: not the account that came with Odoo."""
        people = self.env["coop.setup.step"]._get_people_with(group, company)
        return people - self.env.ref(ADMIN)

    @api.model_create_multi
    def create(self, vals_list):
        windows = super().create(vals_list)
        for window in windows:
            window.line_ids = [Command.create(vals) for vals in window._prepare_lines()]
        return windows

    def _prepare_lines(self):
        steps = self.env["coop.setup.step"]
        return [
            {
                "name": name,
                "what": what,
                "people": ", ".join(steps._get_people_with(group, self.company_id).mapped("name")),
            }
            for group, (name, what) in self._get_rights().items()
        ]

    @api.depends("company_id")
    @api.depends_context("uid")
    def _compute_missing(self):
        for window in self:
            window.missing = "\n".join(self._look(window.company_id)[1])
            people = self.env["coop.setup.step"]._get_people_with(
                "base.group_system", window.company_id
            )
            window.administrators = ", ".join(people.mapped("name"))
            window.is_administrator = self.env.user in people

    def action_users(self):
        """Open the list of log-ins, for the administrator."""
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("base.action_res_users"),
            "target": "current",
        }


class CoopSetupWhoLine(models.TransientModel):
    _name = "coop.setup.who.line"
    _description = "A right, and who has it"

    window_id = fields.Many2one("coop.setup.who", required=True, ondelete="cascade")
    name = fields.Char("Right", readonly=True)
    what = fields.Text("What it is for", readonly=True)
    people = fields.Char("Who has it", readonly=True)
