"""Month by month: people apply, are admitted, move, leave; and what waits for the officer."""

import base64
from datetime import timedelta
from itertools import islice

from odoo import Command

from . import geography, portraits, signing_in, taking_part, timeline, words

# What waits on the officer's desk when the demo opens: (category, how it came, proven by mail).
WAITING = (
    ("supported", "paper", True),
    ("supporter", "web", True),
    ("employee", "web", True),
    ("supporter", "phone", True),
    ("supporter", "web", False),
)
# Who signs in to play a member: log-in, category, whether in Welsh.
MEMBERS = (
    ("member", "supported", False),
    ("aelod", "supporter", True),
    ("worker", "employee", False),
)


class History:
    """The acts of the office since membership opened.

    :param stage: the :class:`~.setting.Setting` that was built before
    """

    def __init__(self, stage):
        self.stage = stage
        # what the office does is done as the officer, so that rights and records are theirs
        self.env = stage.env(user=stage.users["officer"].id, su=False)
        self.rng = stage.rng
        self.categories = timeline.categories()
        self.waiting = self.env["coop.membership.application"]
        self.memberships = self.standing = self.env["coop.membership"]
        self.steps = self.applied = self.supporters = 0

    # Joining

    def apply(self, count):
        """`count` people apply: on paper, by phone and on the public page."""
        codes = list(islice(self.categories, count))
        self.waiting = self.env["coop.membership.application"]
        for code in codes:
            application = self._apply_one(code, self._choose_how(code))
            self.applied += 1
            self.supporters += code == "supporter"
            if code == "supporter":
                taking_part.may_be_organisation(application, self.supporters)
            taking_part.bring_on_joining(application, self.applied)
            self.waiting += application
        self.waiting._submit()
        self._prove(self.waiting)

    def decide(self, day):
        """The panel meets: everybody who waits is admitted, now and then somebody is not."""
        meeting = words.MEETING % {"day": f"{day:%d/%m/%Y}"}
        for application in self.waiting:
            self.memberships += application._accept(day, meeting)
        self._post_is_sent()
        self.steps += 1
        if self.steps % 6 == 0:
            refused = self._apply_one("supporter", "paper")
            refused.over_16 = False
            refused._submit()
            refused._refuse(words.REFUSAL[refused.lang], day, meeting)

    def _prove(self, applications):
        """Followed the mailed link, those who came by the public page."""
        applications.filtered(lambda a: not a._is_proven())._prove()

    def _choose_how(self, code):
        shares = {
            "supported": ("paper", "paper", "paper", "phone", "web"),
            "employee": ("web", "web", "paper"),
            "supporter": ("web", "web", "paper", "phone"),
        }
        return self.rng.choice(shares[code])

    def _apply_one(self, code, how):
        """A draft of an application by the next person of a category."""
        if code == "supporter":
            partner, person = None, self.stage.next_person()
            area = self.rng.choice(geography.AREAS)[0]
        else:
            partner, person, area = self._next_known(code)
        street, city, postcode = geography.address(self.rng, area, person.number % 90 + 1)
        # a colleague's contact bears the address of the co-op, which is nobody's home
        if code == "supported":
            street, city, postcode = partner.street, partner.city, partner.zip
        # people of all categories choose either, so that neither choice tells who is supported
        care_of = self.rng.random() < (0.6 if code != "supporter" else 0.4)
        easy_read = self.rng.random() < (0.7 if code == "supported" else 0.2)
        by_mail = how == "web" or (code != "supported" and self.rng.random() < 0.7)
        return self.env["coop.membership.application"].create(
            {
                "company_id": self.stage.company.id,
                "name": person.name,
                "over_16": True,
                "partner_id": partner.id if partner else False,
                "new_person": not partner,
                "street": street,
                "city": city,
                "zip": postcode,
                "country_id": self.stage.company.country_id.id,
                "service_address_choice": "care_of" if care_of else "own",
                "email": person.email if by_mail else False,
                "phone": person.phone,
                "category_id": self.stage.categories[code].id,
                "area_id": self.stage.areas[area].id,
                "lang": "cy_GB" if person.welsh else "en_GB",
                "format": "easy_read" if easy_read else "standard",
                "channel": "email" if by_mail else "print",
                "how": how,
                "rules_accepted_at": self.env["coop.clock"].now(),
                "rules_accepted_how": how,
                "guarantee_agreed": True,
            }
        )

    def _next_known(self, code):
        """The next person supported or employee who has not applied yet."""
        pool = self.stage.supported if code == "supported" else self.stage.staff
        partner, person, area = pool.pop()
        return partner.with_env(self.env), person, area

    # What happens to members

    def daily_life(self, day):
        """Between two meetings somebody moves, and now and then somebody leaves or dies."""
        before = day - timedelta(days=60)
        members = self.memberships.filtered(
            lambda m: m.state == "member" and m.date_entered < before
        )
        # who stands for the Council, or sits there, stays
        members -= self.standing
        self._letters_are_printed()
        if len(members) < 10:
            return
        moving, leaving, third = self.rng.sample(members, 3)
        street, city, postcode = geography.address(self.rng, "CEL", 100 + self.steps)
        moving.action_moved({"street": street, "city": city, "zip": postcode}, day)
        if self.steps % 4 == 0:
            leaving._leave("resignation", day, day + timedelta(days=14))
        elif self.steps % 7 == 0:
            leaving.action_died(day - timedelta(days=3))
        elif self.steps % 5 == 0:
            leaving.action_gone_away(day)
        if self.steps == 9:
            self._leave_work(members - moving - leaving, day)
        if self.steps == 12:
            third._leave("resignation", day, day)
            third._undo_leave("She has thought it over and stays.")
        self._post_is_sent()

    def _leave_work(self, members, day):
        """An employee leaves the job and goes on as a community supporter."""
        employee = self.stage.categories["employee"].with_env(self.env)
        leaver = members.filtered(lambda m: m.category_id == employee)[:1]
        leaver._change_category(self.stage.categories["supporter"].with_env(self.env), day)

    def _post_is_sent(self):
        """Nothing leaves a demonstration: what waits to be mailed counts as sent."""
        # sudo: the queue belongs to the system
        self.env["mail.mail"].sudo().search([("state", "=", "outgoing")]).write({"state": "sent"})

    def _letters_are_printed(self):
        """The month's letters are printed and posted, in one or more runs."""
        runs = self.env["coop.print.run"]
        while self.env["coop.notice.delivery"].search_count(
            [("channel", "=", "print"), ("state", "=", "waiting"), ("print_run_id", "=", False)]
        ):
            run = runs._gather(self.stage.company)
            run.action_mark_printed()
            runs += run
        return runs

    # The desk as the officer finds it

    def leave_something_to_do(self):
        """Applications, corrections and a returned letter wait for the officer."""
        for code, how, proven in WAITING:
            application = self._apply_one(code, how)
            if how == "web":
                application.write({"partner_id": False, "new_person": False})
            application._submit()
            if proven:
                self._prove(application)
        members = self.memberships.filtered(lambda m: m.state == "member")
        for member in self.rng.sample(members, 2):
            street, city, postcode = geography.address(self.rng, "GWE", 7)
            self.env["coop.membership.correction"].create(
                {
                    "membership_id": member.id,
                    "particular": "service_address",
                    "service_address_choice": "own",
                    "street": street,
                    "city": city,
                    "zip": postcode,
                    "explanation": words.CORRECTION,
                    "how": "phone",
                }
            )
        letters = self.env["coop.print.run"].search([], limit=1).delivery_ids
        letters.filtered(lambda letter: letter.partner_id in members.partner_id)[
            :1
        ].action_returned()
        self._post_is_sent()

    def first_to_sign_in(self):
        """The membership of the person whom the first of the log-ins plays."""
        _login, code, welsh = MEMBERS[0]
        return self._who_plays(code, welsh)

    def who_play(self):
        """The memberships of those who sign in, as it is known now."""
        return self.env["coop.membership"].union(
            *(self._who_plays(code, welsh) for _login, code, welsh in MEMBERS)
        )

    def _who_plays(self, code, welsh):
        return self.memberships.filtered(
            lambda m: (
                m.state == "member"
                and m.category_id.code == code
                and (m.partner_id.lang == "cy_GB") == welsh
                and m not in self.standing
            )
        )[:1]

    def log_ins(self):
        """Some members sign in, each with the log-in as password."""
        portal = self.stage.ref("base.group_portal")
        for login, code, welsh in MEMBERS:
            membership = self._who_plays(code, welsh)
            membership.partner_id.image_1920 = base64.b64encode(portraits.portrait(login))
            user = self.stage.env["res.users"].create(
                {
                    "name": membership.partner_id.name,
                    "partner_id": membership.partner_id.id,
                    "login": login,
                    "password": login,
                    "lang": membership.partner_id.lang,
                    "company_id": self.stage.company.id,
                    "company_ids": [Command.set(self.stage.company.ids)],
                    "group_ids": [Command.set(portal.ids)],
                }
            )
            if login == MEMBERS[0][0]:
                signing_in.give_code(self.env, user)
        signing_in.share_tablet(self.env, self.memberships)
