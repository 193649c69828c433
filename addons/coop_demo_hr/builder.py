"""The staff of the demonstration co-op as employees, most of them confirmed by the officer.

Plain records of Odoo's Employees are made at once, as an import would; who they are in the co-op
is confirmed, and who left is noted, through the same acts as the office and HR use.
"""

import logging
from datetime import timedelta

from odoo import Command

_logger = logging.getLogger(__name__)

BANK_ROLE = "Relief support worker"
# So many are left for the officer to confirm, and so many left the job or are about to.
UNCONFIRMED = 48
LEAVERS = 3


def build(env):
    """Put the staff of the demo co-op into Employees; do nothing where there is no demo co-op."""
    company = env.ref("base.main_company")
    officer = env["res.users"].search([("login", "=", "officer")])
    category = env["coop.membership.category"].search(
        [("company_id", "=", company.id), ("fed_by_employment", "=", True)]
    )
    grounds = env["coop.qualification"].search(
        [("category_id", "=", category.id), ("date_to", "=", False)], order="id"
    )
    if not officer or not grounds or env["coop.employment"].search_count([], limit=1):
        return
    env = env(
        context={
            **env.context,
            "allowed_company_ids": company.ids,
            "lang": "en_GB",
            # the officer finds what waits in the list, not in the mail
            "mail_activity_quick_update": True,
            "mail_create_nosubscribe": True,
            "tracking_disable": True,
        }
    )
    company.coop_leaver_user_id = officer
    user = _log_in(env, company)
    departments = _departments(env, company)
    _logger.info("demo: %s employees", len(grounds))
    employees = _employees(env(user=user.id, su=True), grounds, departments, company)
    _logger.info("demo: the officer confirms who they are")
    office = env(user=officer.id, su=False)
    pairs = list(zip(employees, grounds.partner_id, strict=True))
    office["coop.employment"]._confirm_many(
        [
            (employee.with_env(office), partner.with_env(office), "same name, same e-mail at work")
            for employee, partner in pairs[UNCONFIRMED:]
        ]
    )
    _kinds(env, company)
    _leave(env, user, employees)
    env["coop.department.count"]._count(company)
    env["mail.mail"].search([("state", "=", "outgoing")]).write({"state": "sent"})


def _log_in(env, company):
    return env["res.users"].create(
        {
            "name": "Heulwen Hazelnut",
            "login": "hr",
            "password": "hr",
            "email": "hr@afallen.example",
            "company_id": company.id,
            "company_ids": [Command.set(company.ids)],
            "group_ids": [
                Command.link(env.ref(xmlid).id)
                for xmlid in ("base.group_user", "hr.group_hr_manager")
            ],
        }
    )


def _departments(env, company):
    """A department for each area, and in it one for each team and one for the day service."""
    places = env["coop.place"].search(
        [("company_id", "=", company.id), ("kind", "in", ("team", "day_service"))], order="code"
    )
    areas = places.area_id
    parents = env["hr.department"].create(
        [{"name": area.name, "company_id": company.id} for area in areas]
    )
    parent_of = dict(zip(areas, parents, strict=True))
    return env["hr.department"].create(
        [
            {
                "name": place.name,
                "company_id": company.id,
                "parent_id": parent_of[place.area_id].id,
            }
            for place in places
        ]
    )


def _employees(env, grounds, departments, company):
    bank = env.ref("coop_membership_hr.contract_type_bank").id
    return env["hr.employee"].create(
        [
            {
                "name": ground.partner_id.name,
                "company_id": company.id,
                "department_id": departments[_department(number, len(departments))].id,
                "job_title": ground.partner_id.function,
                "work_email": ground.partner_id.email,
                "date_version": ground.date_from,
                "contract_date_start": ground.date_from,
                "contract_type_id": bank if ground.partner_id.function == BANK_ROLE else False,
            }
            for number, ground in enumerate(grounds)
        ]
    )


def _department(number, count):
    """Departments of different sizes, so that some are too small for a figure."""
    return (number * number + number // 7) % count


def _kinds(env, company):
    """Bank staff count as employees; contractors do not."""
    env["coop.employment.kind"].create(
        [
            {
                "company_id": company.id,
                "contract_type_id": env.ref("coop_membership_hr.contract_type_bank").id,
                "counts": True,
                "reason": "Rule 4: whoever works for us, however few the hours",
            },
            {
                "company_id": company.id,
                "employee_type": "freelance",
                "counts": False,
                "reason": "Rule 4: not those who only sell us a service",
            },
        ]
    )


def _leave(env, user, employees):
    """HR notes departures of members: one some days ago, one today, one in two weeks."""
    today = env["coop.clock"].today()
    members = employees.filtered(lambda one: one.coop_member_state == "member")
    for employee, days in zip(members[-LEAVERS:], (-6, 0, 14), strict=True):
        transfer = env(user=user.id, su=False)["hr.service.transfer"].create(
            {
                "company_id": employee.company_id.id,
                "date": today + timedelta(days=days),
                "departure_reason_id": env.ref("hr.departure_resigned").id,
                "line_ids": [Command.create({"employee_id": employee.id})],
            }
        )
        transfer.action_apply()
