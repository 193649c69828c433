"""An Odoo in use, before the co-op came: HR, accounts, website, calendar, all in American English.

1,200 employees made the way HR makes them, so that Odoo has made a contact for the job of each
(ODOO19 F13); people who are there twice or three times; contacts, employees and log-ins that were
archived. Names are of trees and birds: nobody could take them for real.
"""

import base64
from datetime import date, datetime, timedelta
from itertools import product

from odoo.fields import Command

# Of everybody in OFFICE, and of the customer.
PASSWORD = "dan-y-goeden-afalau"

GIVEN = (
    "Alaw Bethan Carys Delyth Eirlys Ffion Gwenno Heledd Iola Lleucu Mared Nesta Olwen Rhian Siân "
    "Tegwen Ana Betsan Cadi Dona Aled Berwyn Cai Dafydd Emrys Ffred Gwilym Hywel Ifan Llew Meurig "
    "Nudd Owain Rhys Siôn Tudur Ynyr Alun Brychan Cynan"
).split()
FAMILY = (
    "Afallen Bedwen Celyn Derwen Eithin Ffawydd Gwernen Helygen Iorwg Llarwydd Masarnen Onnen "
    "Pinwydd Rhedyn Sycamor Ysgaw Alarch Bronfraith Crëyr Dryw Eos Ffesant Gwennol Hebog Iâr "
    "Llinos Mwyalchen Nico Pioden Robin"
).split()
STAFF = len(GIVEN) * len(FAMILY)
ARCHIVED_STAFF, LOG_INS = 40, 20
# Another world of names: people outside the staff.
OTHERS = "Aber Bryn Cwm Dyffryn Esgair Ffynnon Glyn Hafod Llyn Maes".split()

# login -> (name, groups)
OFFICE = {
    "hr": ("Heulwen Hafan", ["hr.group_hr_manager"]),
    "finance": ("Ffion Ffigys", ["account.group_account_manager"]),
    "web": ("Gwawr Gwe", ["website.group_website_designer", "event.group_event_manager"]),
    "officer": ("Siwan Swyddfa", ["base.group_partner_manager"]),
    "worker": ("Wil Gweithiwr", []),
}
PAGE = "/our-work"
WORDS = "What we do, every day."


def staff_names():
    """The name of every employee, in the order in which HR wrote them down."""
    return [f"{given} {family}" for family, given in product(FAMILY, GIVEN)]


def other_names():
    """Names of people who do not work there."""
    return [f"{given} {family}" for family, given in product(OTHERS, GIVEN)]


def work_email(name):
    return f"{_plain(name)}@gofal.example"


def home_email(name):
    return f"{_plain(name)}@cartref.example"


def home(name):
    """Street, town and postcode of somebody, always the same."""
    number = sum(map(ord, name))
    return f"{number % 90 + 1} Lôn y Coed", "Dolgellau", f"LL40 {number % 9 + 1}AA"


def _plain(name):
    signs = str.maketrans("âêîôûŵŷëïá", "aeiouwyeia")
    return name.lower().translate(signs).replace(" ", ".")


def fill(env):
    """Make it, the way its people would: as the office, HR and accounts did over the years."""
    _company(env)
    users = _office(env)
    staff = _staff(env, users["hr"])
    _log_ins(env, staff)
    _contacts(env)
    _departures(env, staff)
    _invoices(env, users["finance"])
    _website(env, users["web"])
    _appointments(env, users)
    env.flush_all()


def _company(env):
    env.company.write(
        {
            "name": "Gofal Perllan",
            "street": "1 Heol y Farchnad",
            "city": "Dolgellau",
            "zip": "LL40 1AA",
            "country_id": env.ref("base.uk").id,
            "phone": "01341 555 000",
            "email": "swyddfa@gofal.example",
        }
    )
    env["account.chart.template"].try_loading("generic_coa", env.company)
    env["ir.config_parameter"].set_param("base.login_cooldown_after", "0")


def _user(env, login, name, groups, **values):
    user = (
        env["res.users"]
        .with_context(no_reset_password=True)
        .create(
            {
                "login": login,
                "name": name,
                "email": f"{login}@gofal.example",
                "group_ids": [Command.set([env.ref(group).id for group in groups])],
                **values,
            }
        )
    )
    return user


def _office(env):
    users = {
        login: _user(env, login, name, ["base.group_user", *groups])
        for login, (name, groups) in OFFICE.items()
    }
    users["customer"] = _user(env, "customer", "Cyngor Cwsmer", ["base.group_portal"])
    hashed = env["res.users"]._crypt_context().hash(PASSWORD)
    for user in users.values():
        user._set_encrypted_password(user.id, hashed)
    return users


def _staff(env, hr):
    """By HR, from a spreadsheet as Odoo imports it; every fifth has said where they live."""
    departments = env["hr.department"].create([{"name": f"Tîm {family}"} for family in FAMILY])
    jobs = env["hr.job"].create([{"name": name} for name in ("Support worker", "Team leader")])
    values = []
    for number, name in enumerate(staff_names()):
        vals = {
            "name": name,
            "work_email": work_email(name),
            "work_phone": f"01341 555 {number % 1000:03d}",
            "department_id": departments[number // len(GIVEN)].id,
            "job_id": jobs[number % 20 == 0].id,
            "date_version": date(2016, 1, 1),
            "contract_date_start": date(2016, 1, 1),
        }
        if number % 5 == 0:
            street, city, zip_ = home(name)
            vals.update(
                private_email=home_email(name),
                private_street=street,
                private_city=city,
                private_zip=zip_,
            )
        values.append(vals)
    employees = (
        env["hr.employee"].with_user(hr).with_context(import_file=True, tracking_disable=True)
    )
    return employees.create(values).sudo().with_context(import_file=False, tracking_disable=False)


def _log_ins(env, staff):
    """Some have a log-in too: another contact, which Odoo then takes for the job's."""
    for employee in staff[:LOG_INS]:
        user = _user(env, employee.work_email, employee.name, ["base.group_user"])
        employee.user_id = user
    staff[LOG_INS - 1].user_id.active = False


def _contacts(env):
    """Homes of some of the staff, families and friends; some are there twice or three times."""
    partners = env["res.partner"]
    values = []
    for number, name in enumerate(staff_names()):
        if number % 20 == 10:
            values += _same_person(name, 1 + number % 3)
    for number, name in enumerate(other_names()):
        copies = 3 if number % 25 == 0 else 2 if number % 10 == 0 else 1
        values += _same_person(name, copies)
    made = partners.create(values)
    made.filtered(lambda partner: partner.id % 9 == 0).action_archive()
    firm = partners.create(
        {"name": "Cyngor Sir Perllan", "is_company": True, "email": "cyngor@perllan.example"}
    )
    partners.create(
        [
            {"name": f"Prynwr {number}", "parent_id": firm.id, "type": "contact"}
            for number in range(3)
        ]
    )


def _same_person(name, copies):
    """The same person as different colleagues wrote them down."""
    street, city, zip_ = home(name)
    full = {"name": name, "email": home_email(name), "street": street, "city": city, "zip": zip_}
    yield full
    if copies > 1:
        yield {**full, "name": name.upper(), "zip": zip_.replace(" ", "").lower()}
    if copies > 2:
        yield {"name": name, "phone": "01341 555 999"}


def _departures(env, staff):
    reason = env["hr.departure.reason"].search([], limit=1)
    gone = staff[-ARCHIVED_STAFF:]
    gone.write({"departure_reason_id": reason.id, "departure_date": date(2020, 3, 31)})
    gone.with_context(no_wizard=True).action_archive()


def _invoices(env, finance):
    customer = env["res.partner"].search([("name", "=", "Cyngor Sir Perllan")])
    portal = env["res.users"].search([("login", "=", "customer")]).partner_id
    supported = env["res.partner"].search([("name", "=", other_names()[1])], limit=1)
    product_ = env["product.product"].create({"name": "Support, an hour", "type": "service"})
    moves = (
        env["account.move"]
        .with_user(finance)
        .create(
            [
                {
                    "move_type": "out_invoice",
                    "partner_id": partner.id,
                    "invoice_date": date(2026, 1, 5),
                    "invoice_line_ids": [
                        Command.create(
                            {"product_id": product_.id, "quantity": 8, "price_unit": 21.5}
                        )
                    ],
                }
                for partner in (customer, portal, supported, customer)
            ]
        )
    )
    moves[:3].action_post()


def _website(env, web):
    website = env["website"].search([], limit=1)
    website.name = "Gofal Perllan"
    arch = f"""<t t-name="website.our_work"><t t-call="website.layout">
        <div id="wrap" class="oe_structure"><section class="container"><h1>Our work</h1>
        <p>{WORDS}</p></section></div></t></t>"""
    view = env["ir.ui.view"].create(
        {
            "name": "Our work",
            "type": "qweb",
            "key": "website.our_work",
            "arch_db": arch,
            "website_id": website.id,
        }
    )
    page = env["website.page"].create({"view_id": view.id, "url": PAGE, "is_published": True})
    env["website.menu"].create(
        {
            "name": "Our work",
            "url": PAGE,
            "page_id": page.id,
            "parent_id": website.menu_id.id,
            "website_id": website.id,
        }
    )
    customer = env["res.users"].search([("login", "=", "customer")]).partner_id
    visitors = env["website.visitor"].create(
        [{"access_token": "f" * 32, "website_id": website.id}, {"access_token": str(customer.id)}]
    )
    env["website.track"].create(
        [{"visitor_id": visitor.id, "page_id": page.id, "url": PAGE} for visitor in visitors]
    )
    # what the form “Contact us” leaves behind
    env["mail.mail"].create(
        {
            "subject": "From the website",
            "body_html": "<p>Ring me</p>",
            "email_from": "somebody@cartref.example",
            "email_to": "swyddfa@gofal.example",
            "state": "sent",
        }
    )
    event = (
        env["event.event"]
        .with_user(web)
        .create(
            {
                "name": "Open day",
                "date_begin": datetime(2027, 5, 1, 9),
                "date_end": datetime(2027, 5, 1, 16),
                "is_published": True,
            }
        )
    )
    env["event.registration"].create(
        [
            {"event_id": event.id, "name": name, "email": home_email(name)}
            for name in other_names()[:10]
        ]
    )


def _appointments(env, users):
    staff = env["res.users"].search([("login", "like", "%@gofal.example")], limit=5)
    for number, user in enumerate(staff):
        begin = datetime(2026, 12, 1, 9) + timedelta(days=number)
        env["calendar.event"].with_user(users["hr"]).create(
            {
                "name": "Supervision",
                "start": begin,
                "stop": begin + timedelta(hours=1),
                "partner_ids": [Command.set((user.partner_id | users["hr"].partner_id).ids)],
            }
        )
    env["ir.attachment"].create(
        {
            "name": "contract.txt",
            "raw": base64.b64decode("Q29udHJhY3Q="),
            "res_model": "hr.employee",
            "res_id": env["hr.employee"].search([], limit=1).id,
        }
    )
