"""What cannot be plain data: the plans and categories of a living Odoo may be gone or renamed."""


def post_init_hook(env):
    _mark_category_of_employees(env)
    _add_steps_to_plans(env)


def uninstall_hook(env):
    """What HR uses stays HR's, and reminders that are still open stay as ordinary ones."""
    versions = env["hr.version"].with_context(active_test=False)
    for xmlid, field in (
        ("contract_type_bank", "contract_type_id"),
        ("departure_transfer", "departure_reason_id"),
    ):
        record = env.ref(f"coop_membership_hr.{xmlid}", raise_if_not_found=False)
        if record and versions.search_count([(field, "=", record.id)], limit=1):
            env["ir.model.data"].search(
                [("module", "=", "coop_membership_hr"), ("name", "=", xmlid)]
            ).unlink()
    own = env["mail.activity.type"]
    for name in ("activity_type_leaver", "activity_type_invite"):
        own |= env.ref(f"coop_membership_hr.{name}", raise_if_not_found=False) or own
    for model in ("mail.activity", "mail.activity.plan.template"):
        records = env[model].with_context(active_test=False)
        records.search([("activity_type_id", "in", own.ids)]).write(
            {"activity_type_id": env.ref("mail.mail_activity_data_todo").id}
        )


def _mark_category_of_employees(env):
    """Employment feeds the category that the co-op calls employees, where there is just one."""
    categories = env["coop.membership.category"].search(
        [("openly_known", "=", True), ("code", "=", "employee")]
    )
    categories.write({"fed_by_employment": True})


def _add_steps_to_plans(env):
    """A step in the plan for starters and one in that for leavers, if HR still has them.

    Made once, like Odoo's own steps: what HR changes or deletes afterwards stays as HR left it.
    """
    company = env.ref("base.main_company")
    env = env(context={**env.context, "lang": company.partner_id.lang or "en_GB"})
    step = env["mail.activity.plan.template"]
    for plan, name, values in (
        ("hr.onboarding_plan", "onboarding_invitation", step._coop_invitation_step()),
        ("hr.offboarding_plan", "offboarding_membership", step._coop_leaving_step()),
    ):
        found = env.ref(plan, raise_if_not_found=False)
        if not found:
            continue
        made = step.create({"plan_id": found.id, "responsible_type": "on_demand", **values})
        env["ir.model.data"].create(
            {
                "module": "coop_membership_hr",
                "name": name,
                "model": step._name,
                "res_id": made.id,
                "noupdate": True,
            }
        )
