"""My lessons: what I am asked to do, what I began, what I may choose, what I have learnt."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

HOME = "/my/learning"


def my_rows(domain=()):
    """Return what the person of this page did, the latest first."""
    # sudo: the resolver settled whose page it is; only what is theirs is found
    rows = request.env["coop.lesson.done"].sudo()
    return rows.search(
        [
            ("partner_id", "=", request.whom.partner.id),
            ("company_id", "=", request.env.company.id),
            *domain,
        ]
    )


def my_tasks():
    """Return what the person of this page is asked to do."""
    # sudo: as in my_rows
    tasks = request.env["coop.lesson.task"].sudo()
    return tasks._get_open_of(request.whom.partner, request.env.company)


def my_lessons():
    """Return the lessons that the person of this page may do."""
    return request.env["coop.lesson"]._get_open_to(request.whom.partner, request.env.company)


class Learning(http.Controller):
    @member_route(HOME, methods=["GET"])
    def learning(self):
        lessons, tasks = my_lessons(), my_tasks()
        keys = set(lessons.mapped("key"))
        tasks = tasks.filtered(lambda task: task.lesson_id.key in keys)
        done = set(lessons._get_done_by(request.whom.partner)[request.whom.partner.id])
        asked = set(tasks.lesson_id.mapped("key"))
        begun = set(my_rows([("done_on", "=", False)]).lesson_id.mapped("key")) - asked
        return request.render(
            "coop_learning.my_learning",
            {
                "tasks": tasks,
                "begun": lessons.filtered(lambda lesson: lesson.key in begun),
                "others": lessons.filtered(lambda lesson: lesson.key not in asked | begun),
                "done": done,
                "by_key": {lesson.key: lesson for lesson in lessons},
            },
        )

    @member_route(f"{HOME}/done", methods=["GET"])
    def done(self):
        return request.render(
            "coop_learning.my_learning_done", {"rows": my_rows([("done_on", "!=", False)])}
        )
