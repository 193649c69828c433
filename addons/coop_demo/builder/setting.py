"""Before the first member: the co-op, its rules, areas, places, staff and people supported."""

import base64
import random
from datetime import timedelta

from odoo import Command

from . import geography, people, portraits, words
from .ahead import Ahead

STAFF_ROLES = (
    "Support worker",
    "Senior support worker",
    "Team manager",
    "Night support worker",
    "Relief support worker",
    "Community connector",
)


class Setting:
    """What stands before anybody joins.

    :param env: environment of the superuser
    :param date begun: the day from which the record of the Board is kept
    :param date opened: the day on which membership opens
    """

    def __init__(self, env, begun, opened):
        self.env = env
        self.begun = begun
        self.opened = opened
        self.rng = random.Random(opened.toordinal())
        self.ahead = Ahead(env)
        self.company = env.ref("base.main_company")
        self.env = env(
            context={**env.context, "allowed_company_ids": self.company.ids},
        )
        self.company = self.company.with_env(self.env)
        self.invented = iter(people.invent(2200))
        self.supported = []  # (contact, invented person), in the order in which they may join
        self.staff = []

    def next_person(self):
        return next(self.invented)

    def begin(self):
        """Before there are members: the co-op and its office."""
        self._build_company()
        self._build_officers()

    def build(self):
        """On the day on which membership opens."""
        self._build_areas()
        self._build_places()
        self._build_categories()
        self._build_glossary()
        self._build_rules()

    def ref(self, xmlid):
        return self.env.ref(xmlid)

    def _build_company(self):
        self.ref("base.GBP").active = True
        self.company.write(
            {
                "name": "Afallen Co-op",
                "coop_slug": "afallen",
                "street": "The Old Orchard",
                "street2": "1 Apple Row",
                "city": "Oakchurch",
                "zip": "XX4 2AF",
                "country_id": self.ref("base.uk").id,
                "email": "hello@afallen.example",
                "phone": "01632 960100",
                "company_registry": "00000000",
                "coop_tz": "Europe/London",
                "currency_id": self.ref("base.GBP").id,
                # the rules say so, and whoever applies is asked
                "coop_join_minimum_age": 16,
                "coop_join_open": True,
                "coop_help_hours": words.HELP_HOURS[0],
            }
        )
        self.company.with_context(lang="cy_GB").coop_help_hours = words.HELP_HOURS[1]

    def _build_officers(self):
        """The people of the office. Each signs in with their log-in as password."""
        groups = {
            "officer": (
                "coop_membership.group_membership_manager",
                "coop_membership.group_support_status",
                "coop_texts.group_text_publisher",
                "coop_governance.group_governance_officer",
            ),
            "assistant": ("coop_membership.group_membership_officer",),
            "inspector": ("coop_membership.group_register_reader",),
            "returning": ("coop_elections.group_returning_officer",),
            "scrutineer": ("coop_elections.group_scrutineer",),
            "clerk": ("coop_elections.group_election_clerk",),
            "safeguarding": (),
            "employee": ("base.group_user",),
        }
        first_pages = {
            "officer": "coop_membership.coop_membership_task_action",
            "assistant": "coop_membership.coop_membership_task_action",
            **dict.fromkeys(
                ("returning", "scrutineer", "clerk"), "coop_elections.coop_election_action"
            ),
        }
        names = {
            "officer": "Olwen Berllan",
            "assistant": "Arthur Applecart",
            "inspector": "Ines Kingfisher",
            "returning": "Wyn Whitebeam",
            "scrutineer": "Gwladys Guillemot",
            "clerk": "Dilwyn Dormouse",
            "safeguarding": "Seren Shelter",
            "employee": "Emlyn Hedgehog",
        }
        self.users = {}
        for login, xmlids in groups.items():
            self.users[login] = self.env["res.users"].create(
                {
                    "name": names[login],
                    "login": login,
                    "password": login,
                    "email": f"{login}@afallen.example",
                    "phone": "01632 960101",
                    "image_1920": base64.b64encode(portraits.portrait(login)),
                    "action_id": login in first_pages and self.ref(first_pages[login]).id,
                    "company_id": self.company.id,
                    "company_ids": [Command.set(self.company.ids)],
                    "group_ids": [
                        Command.link(self.ref(xmlid).id) for xmlid in ("base.group_user", *xmlids)
                    ],
                }
            )
        self.company.coop_help_partner_id = self.users["officer"].partner_id

    def _build_areas(self):
        areas = self.env["coop.area"].create(
            [
                {"name": english, "code": code, "company_id": self.company.id, "sequence": index}
                for index, (code, english, _welsh) in enumerate(geography.AREAS)
            ]
        )
        for area, (_code, _english, welsh) in zip(areas, geography.AREAS, strict=True):
            area.with_context(lang="cy_GB").name = welsh
        self.areas = dict(zip(areas.mapped("code"), areas, strict=True))

    def _build_places(self):
        self.invented_places = geography.places()
        places = self.env["coop.place"].create(
            [
                {
                    "name": place.name,
                    "code": place.code,
                    "kind": place.kind,
                    "area_id": self.areas[place.area].id,
                    "street": place.street,
                    "city": self.areas[place.area].name,
                    "zip": place.zip,
                    "company_id": self.company.id,
                }
                for place in self.invented_places
            ]
        )
        self.places = dict(zip(places.mapped("code"), places, strict=True))

    def _build_categories(self):
        self.env["coop.category.setup"].create({"company_id": self.company.id}).action_set_up()
        categories = self.env["coop.membership.category"].search(
            [("company_id", "=", self.company.id)]
        )
        self.categories = {category.code: category for category in categories}
        self.categories["supporter"].open_to_organisations = True
        for code, sentences in words.OFFERS.items():
            items = "".join(f"<li>{english}</li>" for english, _welsh in sentences)
            offer = self.env["coop.membership.offer"].create(
                {
                    "category_id": self.categories[code].id,
                    "offer": f"<ul>{items}</ul>",
                    "date_from": self.opened,
                }
            )
            # a sentence at a time: to write the whole in Welsh would replace the English
            offer.update_field_translations("offer", {"cy_GB": dict(sentences)})

    def _build_glossary(self):
        """Words that have to stay, in both languages, each with its picture."""
        glossary = self.env["coop.glossary.word"]
        for picture, *pair in words.GLOSSARY:
            twin = glossary
            for lang, (name, forms, meaning) in zip(("en_GB", "cy_GB"), pair, strict=True):
                twin = glossary.create(
                    {
                        "name": name,
                        "lang": lang,
                        "forms": forms,
                        "meaning": meaning,
                        "picture_id": self.ref(f"coop_texts.picture_{picture}").id,
                        "twin_id": twin.id,
                        "company_id": self.company.id,
                    }
                )

    def _give_pictures(self, version):
        """Put a picture beside each block of the Easy Read rules."""
        for block, picture in zip(version.block_ids, words.RULES_PICTURES, strict=True):
            block.picture_id = self.ref(f"coop_texts.picture_{picture}")

    def _build_rules(self):
        text = self.env["coop.text"].create(
            {
                "key": "rules",
                "name": "Rules of Afallen Co-op",
                "kind_id": self.ref("coop_texts.kind_rules").id,
                "company_id": self.company.id,
            }
        )
        text.with_context(lang="cy_GB").name = "Rheolau Afallen Co-op"
        for (lang, kind), (title, body) in words.RULES.items():
            version = text._begin_version(lang, kind)
            version.write({"title": title, "body": body})
            if kind == "easy_read":
                self._give_pictures(version)
            version.action_approve()
        text.action_publish()
        self.rules = self.env["coop.rules.version"].create(
            {
                "name": f"Rules of {self.opened.year}",
                "text_id": text.id,
                "valid_from": self.opened,
                "guarantee_sum": 1,
                "guarantee_words": words.GUARANTEE[0],
                "company_id": self.company.id,
            }
        )
        self.rules.with_context(lang="cy_GB").write(
            {"name": f"Rheolau {self.opened.year}", "guarantee_words": words.GUARANTEE[1]}
        )

    def people(self, people_supported, staff):
        self._build_supported(people_supported)
        self._build_staff(staff)

    def _build_supported(self, count):
        houses = [place for place in self.invented_places if place.kind == "house"]
        homes = [houses[index % len(houses)] for index in range(count)]
        invented = [self.next_person() for _home in homes]
        partners = self._create_partners(
            [
                {
                    "name": person.name,
                    "street": home.street,
                    "city": self.areas[home.area].name,
                    "zip": home.zip,
                    "country_id": self.company.country_id.id,
                    "lang": "cy_GB" if person.welsh else "en_GB",
                    "email": person.email if person.number % 5 == 0 else False,
                    "coop_protected": True,
                }
                for person, home in zip(invented, homes, strict=True)
            ]
        )
        self.env["coop.qualification"].create(
            [
                {
                    "partner_id": partner.id,
                    "category_id": self.categories["supported"].id,
                    "date_from": self.opened - timedelta(days=200),
                    "source": "officer",
                    "evidence": "Support agreement",
                }
                for partner in partners
            ]
        )
        self.env["coop.place.resident"].create(
            [
                {
                    "partner_id": partner.id,
                    "place_id": self.places[home.code].id,
                    "date_from": self.opened - timedelta(days=200),
                }
                for partner, home in zip(partners, homes, strict=True)
            ]
        )
        self.supported = [
            (partner, person, home.area)
            for partner, person, home in zip(partners, invented, homes, strict=True)
        ]
        self.rng.shuffle(self.supported)

    def _build_staff(self, count):
        # places come area by area, as the staff below
        teams = [place for place in self.places.values() if place.kind == "team"]
        invented = [self.next_person() for _number in range(count)]
        partners = self._create_partners(
            [
                {
                    "name": person.name,
                    "function": STAFF_ROLES[person.number % len(STAFF_ROLES)],
                    "parent_id": self.company.partner_id.id,
                    "type": "contact",
                    "email": person.email,
                    "lang": "cy_GB" if person.welsh else "en_GB",
                }
                for person in invented
            ]
        )
        self.env["coop.qualification"].create(
            [
                {
                    "partner_id": partner.id,
                    "category_id": self.categories["employee"].id,
                    "date_from": self.opened - timedelta(days=100),
                    "source": "officer",
                    "evidence": "Contract of employment",
                    "place_id": teams[index % len(teams)].id,
                }
                for index, partner in enumerate(partners)
            ]
        )
        codes = list(self.areas)
        self.staff = [
            (partner, person, codes[index % len(codes)])
            for index, (partner, person) in enumerate(zip(partners, invented, strict=True))
        ]
        self.rng.shuffle(self.staff)

    def _create_partners(self, vals_list):
        return self.env["res.partner"].create(
            [{"company_id": self.company.id, **vals} for vals in vals_list]
        )
