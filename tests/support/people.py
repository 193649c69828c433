"""A small co-op made through the workflow: one person of every kind that a test asks about.

Names, addresses and numbers are marks: nobody else has them, so that a test can look for them
everywhere.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from odoo import api, fields
from odoo.fields import Command
from odoo.modules.registry import Registry

from tests.support.brought import brought
from tests.support.elected import elected
from tests.support.elected_candidates import candidates
from tests.support.elected_roll import rolled
from tests.support.living import as_in_production
from tests.support.met import met
from tests.support.seated import seated
from tests.support.started import started

HELP_PHONE = "01792 555 017"
ENGLISH, WELSH = "en_GB", "cy_GB"

# Everybody's: to make a hash takes longer than to make a person.
PASSWORD = "afallen-a-pherllan"

# What people and the office wrote, in one language only.
WORDS = {
    "said": "We spoke of the lift.",
    "resolved": "The Council asks for a lift.",
    "to_do": "Ask for a price",
    "hall": "Neuadd y Dref",
    "supported": "People supported",
    "employee": "Employees",
    "supporter": "Community supporters",
    "guarantee": "If the co-op closes and owes money, you may be asked for £1.",
    "rules": "Rules of 2017",
    "helps": "Big letters",
    "choir street": "21 Stryd y Côr",
    "choir voter": "Gwenno Gwyddfid",
    "worry": "Kkloywlas saw a bruise.",
    "why learn": "Because Kkloywlas asked how.",
    "complaint": "The bus to Kkloywlas is always late.",
    "about": "I like the bus.",
    "summary": "Papers come late.",
    "promise": "Send papers earlier",
    "asked": "A longer table in the hall",
    "general": "Meeting in the hall",
    "interest": "I mend the boiler of the hall.",
    "chosen": "Tomos Tonnau joins the Board.",
    "asked why": "Some of us never find a chair.",
    "dark": "The dark bus stop",
    "dark asked": "Who puts a lamp there?",
    "bench": "A bench by the shop",
    "bench asked": "The Council asks for a bench there.",
    # of the meeting in tests/stories/test_joint_meeting.py, whose minutes all members read
    "lonely": "I eat alone on Mondays.",
    "club": "The club of the hall",
    "club said": "Some of us like the hall as it is.",
    "hall costs": "What does the hall cost in a year?",
    "taxis said": "The taxis cost too much.",
    "taxis": "Fewer taxis",
    "taxis resolved": "The co-op uses fewer taxis.",
    "taxis to do": "Ask three firms for a price",
}

# login -> groups
LOGINS = {
    "member": ["base.group_portal"],
    "neighbour": ["base.group_portal"],
    "supported": ["base.group_portal"],
    "housemate": ["base.group_portal"],
    "employee": ["base.group_user"],
    "colleague": ["base.group_user"],
    "employee_member": ["base.group_user"],
    "inspector": ["base.group_user", "coop_membership.group_register_reader"],
    "officer": ["base.group_user", "coop_membership.group_membership_officer"],
    "second_officer": ["base.group_user", "coop_membership.group_membership_officer"],
    "officer_member": ["base.group_user", "coop_membership.group_membership_officer"],
    "knows_support": [
        "base.group_user",
        "coop_membership.group_membership_officer",
        "coop_membership.group_support_status",
    ],
    "hr": ["base.group_user", "hr.group_hr_manager"],
    "safeguarding": ["base.group_user"],
    "councillor": ["base.group_portal"],
    "trustee": ["base.group_portal"],
    "secretary": ["base.group_user", "coop_governance.group_governance_officer"],
    "system": ["base.group_system"],
}

# login or mark -> (name, category code, street); everybody here is a member
MEMBERS = {
    "member": ("Mali Mwyar", "supporter", "11 Stryd Mwyar"),
    "neighbour": ("Nest Neidr", "supporter", "12 Stryd Neidr"),
    "supported": ("Qwyllt Zzafallen", "supported", "13 Stryd Zzafallen"),
    "housemate": ("Wmffre Xxeirin", "supported", "13 Stryd Xxeirin"),
    "employee_member": ("Elin Eos", "employee", "15 Stryd Eos"),
    "officer_member": ("Owain Onnen", "employee", "16 Stryd Onnen"),
    "paper": ("Pegi Perllan", "supporter", "17 Stryd Perllan"),
    "councillor": ("Cadi Castan", "supporter", "24 Stryd Castan"),
    "secret_paper": ("Ffrwd Vvellyn", "supported", "18 Stryd Vvellyn"),
}
SUPPORTED = [mark for mark, (_name, code, _street) in MEMBERS.items() if code == "supported"]
# Colleagues without a log-in, openly among the staff before they joined: mark -> (name, home,
# whether supported too). What is theirs at work everybody may know; their homes nobody.
STAFF = {
    "staff": ("Gwenno Gwern", "19 Stryd Uujacdo", False),
    "staff_supported": ("Hefin Helyg", "20 Stryd Qqbrân", True),
}
NAMES = {
    "employee": "Gwyn Gwennol",
    "colleague": "Catrin Celyn",
    "inspector": "Ifan Iorwg",
    "officer": "Siân Swyddog",
    "second_officer": "Delyth Draenen",
    "knows_support": "Cai Cyfrinach",
    "hr": "Heulwen Helygen",
    "safeguarding": "Dilys Diogel",
    "trustee": "Tomos Tonnau",
    "secretary": "Siwan Seren",
    "system": "Sara System",
}


@dataclass
class Seeded:
    """A seeded database and the ids of who and what is in it."""

    database: str
    partners: dict = field(default_factory=dict)
    users: dict = field(default_factory=dict)
    memberships: dict = field(default_factory=dict)
    records: dict = field(default_factory=dict)

    @contextmanager
    def env(self, persona=None, commit=False):
        """An environment as a persona ("public", a login) or as the superuser."""
        with as_in_production():
            registry = Registry(self.database)
            registry.check_signaling()
        with registry.cursor() as cr:
            env = api.Environment(cr, api.SUPERUSER_ID, {})
            if persona:
                user = (
                    env.ref("base.public_user")
                    if persona == "public"
                    else env["res.users"].browse(self.users[persona])
                )
                env = api.Environment(cr, user.id, {"allowed_company_ids": user.company_id.ids})
            yield env
            if commit:
                env.flush_all()
                cr.commit()
                registry.signal_changes()
            else:
                cr.rollback()
                registry.reset_changes()

    def marks(self, *people):
        """Texts that lead to these people: name, e-mail, phone, street."""
        for mark in people:
            name, _code, street = MEMBERS[mark]
            yield from (name.split()[-1], email_of(mark), phone_of(mark), street)


def email_of(mark):
    return f"{mark}.{(MEMBERS.get(mark) or [NAMES[mark]])[0].split()[-1].lower()}@example.org"


def phone_of(mark):
    return f"01792 777 {sorted([*MEMBERS, *NAMES]).index(mark):03d}"


def seed(database):
    """Fill a clone with the people above; return where to find them."""
    seeded = Seeded(database)
    with seeded.env(commit=True) as env:
        # files of the copy lie beside the database; copies of the copy have only the database
        env["ir.config_parameter"].set_param("ir_attachment.location", "db")
        env["ir.attachment"].force_storage()
        # all personas come from one address, and one of them tries wrong passwords by the dozen
        env["ir.config_parameter"].set_param("base.login_cooldown_after", "0")
        _company(env)
        _users(env, seeded)
        categories = _categories(env)
        _rules(env)
        _members(env, seeded, categories)
        _places(env, seeded)
        _staff(env, seeded, categories)
        _surroundings(env, seeded)
        _organisation(env, seeded, categories)
        _contributions(env, seeded)
        seeded.records["applications"] = _applications(env, categories)
        _told(env, seeded)
        _reached(env, seeded)
        _acted_for(env, seeded)
        _worried(env, seeded)
        _learnt(env, seeded)
        _governed(env, seeded, categories)
    return seeded


def _company(env):
    """The co-op, with somebody to ask for help."""
    company = env.company
    helper = env["res.partner"].create({"name": "Hedd Help", "phone": HELP_PHONE})
    values = {"name": "Co-op Afallen", "phone": "01792 555 000"}
    for name, value in (
        ("coop_help_partner_id", helper.id),
        ("coop_help_phone", HELP_PHONE),
        ("coop_join_open", True),
    ):
        if name in company._fields:
            values[name] = value
    company.write(values)


def _users(env, seeded):
    users = env["res.users"].with_context(no_reset_password=True)
    hashed = users._crypt_context().hash(PASSWORD)
    for login, groups in LOGINS.items():
        user = users.create(
            {
                "name": (MEMBERS.get(login) or [NAMES.get(login)])[0],
                "login": login,
                "email": email_of(login),
                "lang": ENGLISH,
                "group_ids": [Command.set([env.ref(group).id for group in groups])],
            }
        )
        user.partner_id.phone = phone_of(login)
        user._set_encrypted_password(user.id, hashed)
        seeded.users[login] = user.id
        seeded.partners[login] = user.partner_id.id


def _categories(env):
    """The three categories of the demo, found or made."""
    model = env["coop.membership.category"]
    found = {category.code: category for category in model.search([])}
    for code in ("supported", "employee", "supporter"):
        if code not in found:
            found[code] = model.create(
                {
                    "name": WORDS[code],
                    "code": code,
                    "class_label": "Member",
                    "discloses_support": code == "supported",
                    "openly_known": code == "employee",
                    "company_id": env.company.id,
                }
            )
    return found


def _rules(env):
    model = env["coop.rules.version"]
    if not model.search([], limit=1):
        model.create(
            {
                "name": WORDS["rules"],
                "valid_from": "2017-05-01",
                "guarantee_sum": 1,
                "guarantee_words": WORDS["guarantee"],
                "company_id": env.company.id,
            }
        )


def _members(env, seeded, categories):
    today = env["coop.clock"].today(env.company)
    for mark, (name, code, street) in MEMBERS.items():
        particulars = {
            "street": street,
            "city": "Abertawe",
            "zip": "SA1 1AA",
            "country_id": env.ref("base.uk").id,
        }
        if mark in seeded.partners:
            partner = env["res.partner"].browse(seeded.partners[mark])
            partner.write(particulars)
        else:
            partner = env["res.partner"].create(
                {
                    **particulars,
                    "name": name,
                    "email": email_of(mark),
                    "phone": phone_of(mark),
                    "lang": WELSH,
                }
            )
            seeded.partners[mark] = partner.id
        since = today - timedelta(days=400)
        membership = env["coop.membership"]._admit(partner, categories[code], since)
        seeded.memberships[mark] = membership.id


def _places(env, seeded):
    area = env["coop.area"].search([], limit=1) or env["coop.area"].create(
        {"name": "Abertawe", "code": "ABT", "company_id": env.company.id}
    )
    house = env["coop.place"].create(
        {"name": "Tŷ Gellyg", "kind": "house", "area_id": area.id, "company_id": env.company.id}
    )
    for mark in SUPPORTED:
        env["coop.place.resident"].create(
            {"place_id": house.id, "partner_id": seeded.partners[mark], "date_from": "2020-01-01"}
        )
    seeded.records["house"] = house.id
    env["coop.signin.device"].create({"name": "Tabled", "place_id": house.id})


def _staff(env, seeded, categories):
    """Contacts of the staff; then they apply as employees, from home, and are admitted."""
    for mark, (name, _home, _supported) in STAFF.items():
        partner = env["res.partner"].create(
            {
                "name": name,
                "email": f"{mark}@afallen.example.org",
                "parent_id": env.company.partner_id.id,
            }
        )
        env["coop.qualification"].create(
            {
                "partner_id": partner.id,
                "category_id": categories["employee"].id,
                "date_from": "2020-01-01",
            }
        )
        seeded.partners[mark] = partner.id
    for mark, (name, home, supported) in STAFF.items():
        partner = env["res.partner"].browse(seeded.partners[mark])
        if supported:
            env["coop.place.resident"].create(
                {"place_id": seeded.records["house"], "partner_id": partner.id}
            )
            env["coop.qualification"].create(
                {"partner_id": partner.id, "category_id": categories["supported"].id}
            )
        application = new_application(
            env, categories["employee"], name, home, partner_id=partner.id, new_person=False
        )
        application._accept()
        seeded.memberships[mark] = application.membership_id.id


def _organisation(env, seeded, categories):
    """A choir is a member; the person "member" acts and votes for it, and names somebody else."""
    categories["supporter"].open_to_organisations = True
    choir = env["res.partner"].create(
        {
            "name": "Côr Afallen",
            "is_company": True,
            "street": WORDS["choir street"],
            "city": "Abertawe",
            "zip": "SA1 1AA",
            "country_id": env.ref("base.uk").id,
        }
    )
    today = env["coop.clock"].today(env.company)
    day = today - timedelta(days=30)
    membership = env["coop.membership"]._admit(choir, categories["supporter"], day)
    person = env["res.partner"].browse(seeded.partners["member"])
    for role in ("representative", "voter"):
        env["coop.representative"]._appoint(membership, role, person, day, capacity="Secretary")
    env["coop.representative.change"].create(
        {"membership_id": membership.id, "role": "voter", "person_name": WORDS["choir voter"]}
    )
    seeded.memberships["choir"] = membership.id


def _contributions(env, seeded):
    """What two members offer, what is looked for, and who was asked and who did something."""
    kind = env.ref("coop_membership.contribution_kind_time")
    membership = {
        mark: env["coop.membership"].browse(seeded.memberships[mark])
        for mark in ("member", "neighbour", "supported")
    }
    for mark, seen_by in (("member", "office"), ("neighbour", "members"), ("supported", "office")):
        env["coop.contribution"].create(
            {
                "membership_id": membership[mark].id,
                "kind_id": kind.id,
                "name": "Sgiffl",
                "what_helps": WORDS["helps"],
                "seen_by": seen_by,
            }
        )
    wants = env["coop.contribution.want"]
    for who, name in ((None, "Tybio"), ("neighbour", "Gwniadur"), ("member", "Cwmni")):
        want = wants.create(
            {
                "company_id": env.company.id,
                "membership_id": who and membership[who].id,
                "kind_id": kind.id,
                "name": name,
            }
        )
        want.action_show()
    offer = membership["member"].contribution_ids
    wants.search([("name", "=", "Tybio")])._match(offer)
    done = env["coop.contribution.deed"].create(
        {"membership_id": offer.membership_id.id, "kind_id": kind.id, "name": "Canu"}
    )
    done.action_done()


def _surroundings(env, seeded):
    """Where core keeps people: messages, followers, attachments, an appointment, an activity."""
    officer = env["res.users"].browse(seeded.users["knows_support"])
    for mark in ("supported", "secret_paper", "member"):
        partner = env["res.partner"].browse(seeded.partners[mark])
        note = f"Visit to {partner.name} at {partner.street}"
        partner.message_post(body=note, author_id=officer.partner_id.id)
        partner.message_subscribe(officer.partner_id.ids)
        env["coop.membership"].browse(seeded.memberships[mark]).message_post(
            body=note, partner_ids=partner.ids, author_id=officer.partner_id.id
        )
        env["ir.attachment"].create(
            {
                "name": f"{partner.name}.txt",
                "raw": partner.street.encode(),
                "mimetype": "text/plain",
                "res_model": "res.partner",
                "res_id": partner.id,
            }
        )
        env["mail.activity"].create(
            {
                "res_model_id": env["ir.model"]._get_id("res.partner"),
                "res_id": partner.id,
                "summary": f"Ring {partner.name}",
                "activity_type_id": env.ref("mail.mail_activity_data_todo").id,
                "user_id": officer.id,
            }
        )
        env["mail.mail"].create(
            {
                "subject": "Your co-op",
                "body_html": f"<p>Dear {partner.name}</p>",
                "email_to": partner.email,
                "recipient_ids": [Command.link(partner.id)],
            }
        )


def _acted_for(env, seeded):
    """The help desk acted for a member on the phone, and stopped."""
    desk = env(user=seeded.users["knows_support"])["coop.assisted.session"]
    member = desk.env["res.partner"].browse(seeded.partners["neighbour"])
    session, _nonce = desk._start(member, "phone", "A first call")
    # sudo: nobody writes these rows by hand; leaving the page does it for them
    session.sudo()._end("button")


def _applications(env, categories):
    """One waiting application of each kind, with its address proven."""
    made = {}
    for code, name, street in (
        ("supporter", "Rhun Rhosyn", "21 Stryd Rhosyn"),
        ("supported", "Zillah Jjbriallu", "22 Stryd Jjbriallu"),
    ):
        application = new_application(env, categories[code], name, street)
        made[code] = application.id
    return made


def new_application(env, category, name, street="23 Stryd Newydd", **values):
    """A handed-in application that waits for a decision."""
    company = category.company_id
    rules = env["coop.rules.version"]._current(company)
    application = env["coop.membership.application"].create(
        {
            "name": name,
            "street": street,
            "city": "Abertawe",
            "zip": "SA1 1AA",
            "phone": "01792 999 000",
            "email": f"{name.split()[-1].lower()}@example.org",
            "category_id": category.id,
            "company_id": company.id,
            "how": "paper",
            "rules_version_id": rules.id,
            "rules_accepted_at": env["coop.clock"].now(),
            "rules_accepted_how": "paper",
            "guarantee_agreed": True,
            "new_person": True,
            **values,
        }
    )
    application._submit()
    return application


def _reached(env, seeded):
    """Somebody rang them, an address of theirs failed, and the office wrote them a letter."""
    people = env["res.partner"].browse([seeded.partners[mark] for mark in ("member", "supported")])
    for partner in people:
        env["coop.phone.call"].create({"partner_id": partner.id, "note": f"{partner.name} rang."})
        env["coop.channel.check"]._note(
            partner, env.company, "phone", partner.phone, "call", words=partner.name
        )
    env["coop.letter"]._start(people)


def _told(env, seeded):
    """What members were told, accepted, and have said about themselves."""
    rules = env["coop.rules.version"]._current(env.company)
    for mark in ("member", "neighbour", "supported"):
        membership = env["coop.membership"].browse(seeded.memberships[mark])
        membership._tell("welcome")
        env["coop.rules.acceptance"].create(
            {
                "version_id": rules.id,
                "membership_id": membership.id,
                "accepted_at": env["coop.clock"].now(),
                "how": "paper",
            }
        )
    for mark in ("member", "neighbour", "supported"):
        env["coop.membership.correction"].create(
            {
                "membership_id": seeded.memberships[mark],
                "particular": "name",
                "new_name": f"{MEMBERS[mark][0]} Hir",
            }
        )
    model = env["coop.access.need"]
    for mark in ("member", "supported"):
        partner = env["res.partner"].browse(seeded.partners[mark])
        if not model.search([("partner_id", "=", partner.id)]):
            model.create({"partner_id": partner.id, "what_helps": f"{WORDS['helps']} for {mark}"})
        env["coop.reading"].create({"partner_id": partner.id})
    _helped(env, seeded)


def _helped(env, seeded):
    """Two chose a neighbour as helper, and the office did something with each."""
    for mark, helps in (("supported", "neighbour"), ("neighbour", "housemate")):
        person = env["res.partner"].browse(seeded.partners[mark])
        helper = env["coop.helper"]._choose(
            person,
            env.company,
            {
                "name": MEMBERS[helps][0],
                "email": email_of(helps),
                "role_id": env.ref("coop_access.helper_role_friend").id,
                "kind_ids": [Command.set(env.ref("coop_access.helper_kind_forms").ids)],
                "date_to": env["coop.clock"].today() + timedelta(days=30),
            },
        )
        helper._promise("own")
        env["coop.help.done"]._note_office(person, "code", "phone")


def _worried(env, seeded):
    """Somebody looks at concerns; there is one, a complaint, and words that wait."""
    env.company.coop_concern_lead_id = seeded.users["safeguarding"]
    env["coop.concern"]._receive(env.company, {"words": WORDS["worry"], "place": "Abertawe"})
    env["coop.complaint"].create(
        {"words": WORDS["complaint"], "partner_id": seeded.partners["neighbour"]}
    )


def _learnt(env, seeded):
    """Some did a lesson, one began one, and some are asked to do another."""
    lessons = env["coop.lesson"]
    learners = ("member", "supported", "employee_member", "officer_member")
    people = env["res.partner"].browse([seeded.partners[mark] for mark in learners])
    for person in people:
        lessons._get("council")._finish(person, env.company, person.lang or ENGLISH)
    lessons._get("vote")._begin(people[0], env.company, ENGLISH)
    env["coop.lesson.task"]._give(people, lessons._get("help"), why=WORDS["why learn"])


def _governed(env, seeded, categories):
    """A Council with two seats: the neighbour sits on one, as they agreed to be shown; the other
    is vacant. Somebody sat there before, which is kept."""
    company = env.company
    constituency = env["coop.constituency"].create(
        {
            "name": "Rowan",
            "category_id": categories["supporter"].id,
            "company_id": company.id,
            "date_from": "2020-01-01",
        }
    )
    council = env["coop.body"].create(
        {"name": "Council of Members", "kind": "council", "purpose": "It speaks for the members."}
    )
    constituency.with_context(lang=WELSH).name = "Criafol"
    council.with_context(lang=WELSH).write(
        {"name": "Cyngor yr Aelodau", "purpose": "Mae’n siarad dros yr aelodau."}
    )
    env["coop.body.rules"].create({"body_id": council.id, "valid_from": "2020-01-01"})
    seats = env["coop.seat"].create(
        [
            {
                "body_id": council.id,
                "constituency_id": constituency.id,
                "number": number,
                "date_from": "2020-01-01",
            }
            for number in (1, 2)
        ]
    )
    env["coop.office.term"]._enter_before(
        seats[0],
        env["res.partner"].browse(seeded.partners["paper"]),
        fields.Date.to_date("2020-01-01"),
        fields.Date.to_date("2021-12-31"),
    )
    council.action_add_usual_steps()
    term = env["coop.office.term"]._begin(
        seats[0],
        env["res.partner"].browse(seeded.partners["neighbour"]),
        env["coop.clock"].today(),
        "elected",
    )
    term.holder_id.about = WORDS["about"]
    term.holder_id._agree("paper", "Siân Swyddog")
    seeded.records["term"] = term.id
    met(env, seeded, council, WORDS)
    _begun_on_council(env, council, term)
    _delegated(env, council)
    _planned(env, seeded)
    _asked_for(env, seeded)
    board = _boarded(env, council, seeded)
    seated(env, seeded, council, board, WORDS)
    seeded.records["decision"] = brought(env, council, board, WORDS).id
    started(env, seeded, council, WORDS)
    if "coop.election" in env:
        election = elected(env, council, constituency, WORDS)
        rolled(env, election, WORDS)
        seeded.records["election"] = election.id
        candidates(env, council, constituency, seeded, WORDS)


def _begun_on_council(env, council, term):
    """Whoever sat there before is the buddy of who is new, who has answered a review of the
    Council's work; of the next one nobody has been asked yet."""
    before = council.term_ids.holder_id - term.holder_id
    env["coop.buddy"]._ask(term, before)._answer(True, "paper", "Siân Swyddog")
    today = env["coop.clock"].today()
    reviews = env["coop.body.review"].create(
        [
            {
                "body_id": council.id,
                "year": today.year + ahead,
                "open_from": today + timedelta(days=366 * ahead),
                "open_to": today + timedelta(days=366 * ahead + 30),
            }
            for ahead in (0, 1)
        ]
    )
    reviews.action_usual_questions()
    first = reviews[0]
    first.action_open()
    first._answer(term.holder_id, {q.id: ("like", None) for q in first.question_ids}, "paper")
    promise = env["coop.body.review.promise"].create(
        {"review_id": first.id, "name": WORDS["promise"], "due_on": today}
    )
    first.with_context(lang=WELSH).summary = WORDS["summary"]
    promise.with_context(lang=WELSH).name = WORDS["promise"]


def _delegated(env, council):
    """Who may decide what: a scheme in force, which is kept, and a draft of the next."""
    schemes = env["coop.delegation.scheme"]
    for day in ("2020-01-01", "2090-01-01"):
        scheme = schemes.create(
            {
                "name": "Who may decide",
                "valid_from": day,
                "body_id": council.id,
                "decided_on": "2019-12-01",
                "line_ids": [
                    Command.create({"matter": "Paint a house", "job": "Team manager"}),
                    Command.create({"matter": "Choose the Board", "body_id": council.id}),
                ],
            }
        )
        scheme.with_context(lang=WELSH).name = "Pwy gaiff benderfynu"
        painting, choosing = scheme.line_ids
        painting.with_context(lang=WELSH).write({"matter": "Peintio tŷ", "job": "Rheolwr tîm"})
        choosing.with_context(lang=WELSH).matter = "Dewis y Bwrdd"
        if scheme == schemes.search([], order="id", limit=1):
            scheme._put_in_force()


def _planned(env, seeded):
    """A year is planned. One thing in it is somebody's who works here."""
    items = env["coop.due.item"]._plan(env.company, env["coop.clock"].today().year)
    items[0].user_id = seeded.users["employee"]


def _asked_for(env, seeded):
    """Members ask for a meeting of all members, and enough have signed; the neighbour asks for
    another, which is shown and waits for signatures."""
    # of so few members one is five per cent: a society may ask for more, as its rules say
    env.company.coop_legal_form = "society"
    env["coop.general.rules"].create(
        {"company_id": env.company.id, "valid_from": "2020-01-01", "requisition_percent": 30}
    )
    env.company.coop_legal_form = "company"
    model = env["coop.membership"]
    members = model.search([("company_id", "=", env.company.id), *model._get_member_domain()])
    neighbour = members.browse(seeded.memberships["neighbour"])
    others = members - neighbour
    asked, why = WORDS["asked"], WORDS["asked why"]
    today = env["coop.clock"].today()
    reached = env["coop.requisition"]._start(others[0], asked, asked, why, "paper")
    for member in others[1:]:
        if reached.state == "waiting":
            reached._sign(member, today, "paper")
    shown = env["coop.requisition"]._start(neighbour, asked, None, why, "paper")
    shown.action_show()
    seeded.records["requisition"] = shown.id
    _called(env, seeded)


def _called(env, seeded):
    """A meeting of all members ahead, on which they vote; the neighbour named who votes."""
    clock, company = env["coop.clock"], env.company
    body = env["coop.body"].create({"name": "Meeting of members", "kind": "general"})
    body.with_context(lang=WELSH).name = "Cyfarfod yr aelodau"
    env["coop.body.rules"].create(
        {"body_id": body.id, "valid_from": "2020-01-01", "notice_days": 14, "quorum_percent": 10}
    )
    start = clock.start_of_day(clock.today() + timedelta(days=40), company) + timedelta(hours=18)
    meeting = env["coop.meeting"].create(
        {
            "name": WORDS["general"],
            "start": start,
            "stop": start + timedelta(hours=2),
            "place": "Neuadd y Dref",
            "body_line_ids": [Command.create({"body_id": body.id})],
        }
    )
    item = env["coop.agenda.item"].create({"meeting_id": meeting.id, "name": WORDS["asked"]})
    resolution = env["coop.resolution"].create(
        {
            "name": WORDS["asked"],
            "wording": WORDS["asked"],
            "kind": "special",
            "body_id": body.id,
            "item_id": item.id,
        }
    )
    meeting._call()
    neighbour = env["coop.membership"].browse(seeded.memberships["neighbour"])
    env["coop.proxy"]._give(meeting, neighbour, "chair", directions={resolution: "for"})
    seeded.records["general meeting"] = meeting.id


def _boarded(env, council, seeded):
    """A Board that the Council appoints and for which people are looked for: somebody sits there
    since before the record was kept and shall be removed; the member stands and has declared."""
    today = env["coop.clock"].today()
    board = env["coop.body"].create(
        {"name": "Board of Management", "kind": "board", "appointed_by_id": council.id}
    )
    board.with_context(lang=WELSH).name = "Y Bwrdd Rheoli"
    env["coop.body.rules"].create(
        {"body_id": board.id, "valid_from": "2020-01-01", "members_only": False}
    )
    seat = env["coop.seat"].create({"body_id": board.id, "date_from": "2020-01-01"})
    trustee = env["res.partner"].create({"name": "Trystan Trysor"})
    term = env["coop.office.term"]._enter_before(seat, trustee, today)
    skill = env["coop.board.skill"].create({"name": "Money"})
    skill.with_context(lang=WELSH).name = "Arian"
    env["coop.board.skill.said"].create({"term_id": term.id, "skill_id": skill.id})
    search = env["coop.board.search"].create(
        {
            "name": "One for the Board",
            "body_id": board.id,
            "need": "Somebody who can count.",
            "opens_on": today,
            "closes_on": today + timedelta(days=30),
            "told_on": today,
        }
    )
    search.with_context(lang=WELSH).need = "Rhywun sy’n gallu cyfrif."
    candidate = env["coop.board.candidate"].create(
        {
            "search_id": search.id,
            "name": MEMBERS["member"][0],
            "partner_id": seeded.partners["member"],
            "agreed_on": today,
        }
    )
    questions = env["coop.board.question"]._get_asked(env.company)
    env["coop.board.declaration"]._give(
        candidate, {question: (question.expected == "yes", None) for question in questions}, "paper"
    )
    env["coop.board.check"].create(
        {
            "candidate_id": candidate.id,
            "kind_id": env.ref("coop_governance.check_references").id,
            "result": "passed",
        }
    )
    env["coop.filing"]._raise(term, "begin")
    env["coop.board.removal"].create(
        {"term_id": term.id, "reason": "Is never there.", "proposed_by": "A councillor"}
    )
    return board
