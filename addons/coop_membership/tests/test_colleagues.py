from datetime import date

from lxml import etree

from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from .common import TODAY, MembershipCase

HOME = "7 Lôn Gudd"


@tagged("post_install", "-at_install")
class TestColleagues(MembershipCase):
    """Staff without a log-in: whether they join, or are supported, Contacts tells nobody."""

    def _colleague(self, name="Gwenno Gwern", **vals):
        """A contact as staff have them: openly there, with what is theirs at work."""
        partner = self.env["res.partner"].create(
            {
                "name": name,
                "email": f"{name.split()[-1].lower()}@perllan.example",
                "function": "Support worker",
                "parent_id": self.company.partner_id.id,
                "type": "contact",
                **vals,
            }
        )
        self.env["coop.qualification"].create(
            {
                "partner_id": partner.id,
                "category_id": self.employees.id,
                "date_from": date(2017, 1, 1),
            }
        )
        return partner

    def _join(self, partner, category=None, **vals):
        application = self._submitted(
            partner.name,
            partner_id=partner.id,
            category_id=(category or self.employees).id,
            street=HOME,
            email="home@home.example",
            phone="01248 999999",
            **vals,
        )
        return self._as(application, self.officer)._accept().sudo()

    def _seen(self, partner, user=None):
        contacts = self._as(self.env["res.partner"], user or self.employee)
        return contacts.search([("id", "=", partner.id)])

    def _all_fields(self, partner, without=()):
        """What a colleague reads of a contact; also who changed it last, and when."""
        contact = self._as(partner, self.contacts_manager)
        names = [
            name
            for name, field in contact._fields.items()
            if contact._has_field_access(field, "read")
            and field.type != "binary"
            and name not in ("rtc_session_ids", *without)
        ]
        return contact.read(names, load=None)[0]

    def test_a_colleague_who_joins_stays_in_contacts(self):
        partner = self._colleague()
        # their language is noted on joining, which every contact shows as a change
        before = self._all_fields(partner, ("write_uid", "write_date"))
        self._join(partner)
        self.assertTrue(self._seen(partner))
        self.assertFalse(partner.coop_protected)
        self.assertEqual(self._all_fields(partner, ("write_uid", "write_date")), before)

    def test_their_home_is_on_the_membership_and_not_on_the_contact(self):
        partner = self._colleague()
        membership = self._join(partner)
        self.assertEqual(partner.street, self.company.street)
        self.assertEqual(membership.service_address_choice, "other")
        self.assertEqual(membership.service_address, f"{HOME}, Bangor LL57 9ZX")
        self.assertEqual(partner._coop_address_lines(self.company), [HOME, "Bangor LL57 9ZX"])
        self.assertTrue(partner._coop_has_postal_address())

    def test_care_of_the_co_op_keeps_a_way_home_for_letters(self):
        partner = self._colleague()
        membership = self._join(partner, service_address_choice="care_of", channel="print")
        self.assertIn("1 Heol y Berllan", membership.service_address)
        letters = self.env["coop.notice.delivery"].search([("partner_id", "=", partner.id)])
        self.assertEqual(set(letters.mapped("channel")), {"print"})
        self.env["coop.print.run"]._gather(self.company)
        for letter in letters:
            self.assertIn(HOME, letter.address)

    def test_a_move_or_a_correction_stays_off_the_contact_too(self):
        for choice in ("own", "care_of"):
            partner = self._colleague(f"Gwenno {choice.title()}")
            membership = self._join(partner, service_address_choice=choice)
            self._as(membership, self.officer).action_moved({"street": "1 Lôn Newydd"})
            self.assertIn("1 Lôn Newydd", membership.service_address_other)
            correction = self.env["coop.membership.correction"].create(
                {
                    "membership_id": membership.id,
                    "how": "phone",
                    "particular": "service_address",
                    "service_address_choice": choice,
                    "street": "2 Lôn Newydd",
                    "city": "Bangor",
                }
            )
            self._as(correction, self.officer).action_accept()
            self.assertIn("2 Lôn Newydd", membership.service_address_other)
            self.assertEqual(partner.street, self.company.street)
            self.assertEqual("2 Lôn Newydd" in membership.service_address, choice == "own", choice)

    def test_a_colleague_who_is_supported_too_is_as_every_colleague(self):
        """By being there, by what is there and by what changes, colleagues learn nothing."""
        plain, both = self._colleague("Gwenno Gwern"), self._colleague("Hefin Helyg")
        below = self.env["res.partner"].create({"name": "Ffôn y tŷ", "parent_id": both.id})
        before = self._all_fields(both, ("write_uid", "write_date"))
        self._join(plain)
        self._join(both, self.supported, place_id=self.house.id)
        self.assertTrue(both.coop_protected)
        self.assertTrue(self._seen(both))
        self.assertTrue(self._seen(below), "what was there does not vanish either")
        self.assertEqual(self._all_fields(both, ("write_uid", "write_date")), before)
        self.assertEqual(both._coop_address_lines(self.company)[0], HOME)
        self.assertNotIn(HOME, str(self._all_fields(both)))
        for model in ("mail.followers", "calendar.attendee", "res.partner.bank"):
            self._traces(plain, both, model)

    def test_to_be_supported_leaves_no_trace_on_a_colleagues_contact(self):
        both = self._colleague("Hefin Helyg")
        self.env.flush_all()
        before = self._all_fields(both)
        self._as(self.env["coop.qualification"], self.officer).create(
            {"partner_id": both.id, "category_id": self.supported.id}
        )
        self._as(self.env["coop.place.resident"], self.officer).create(
            {"partner_id": both.id, "place_id": self.house.id}
        )
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertTrue(both.coop_protected)
        self.assertEqual(self._all_fields(both), before)

    def _traces(self, plain, both, model):
        """A follower, an attendee, an account of either: found alike."""
        records = self.env[model].browse()
        for partner in plain + both:
            if model == "mail.followers":
                self.company.partner_id.message_subscribe(partner.ids)
                records += records.search([("partner_id", "=", partner.id)])[:1]
            elif model == "calendar.attendee":
                event = self.env["calendar.event"].create(
                    {
                        "name": "Cwrdd",
                        "start": "2018-05-11 10:00:00",
                        "stop": "2018-05-11 11:00:00",
                        "partner_ids": [Command.set(partner.ids)],
                    }
                )
                records += event.attendee_ids
            else:
                records += records.create(
                    {"acc_number": f"GB{partner.id}", "partner_id": partner.id}
                )
        seen = self._as(records, self.contacts_manager)._filtered_access("read")
        self.assertIn(len(seen), (0, len(records)), model)

    def test_a_supported_colleague_is_found_out_by_no_hand(self):
        """Neither by putting a contact below them, nor when the job or the log-in ends."""
        both = self._colleague("Hefin Helyg")
        self._join(both, self.supported)
        contacts = self._as(self.env["res.partner"], self.contacts_manager)
        below = contacts.create({"name": "Chwaer", "parent_id": both.id})
        self.assertTrue(self._seen(below.sudo()))
        other = contacts.create({"name": "Brawd"})
        other.parent_id = both.id
        self.assertTrue(self._seen(other.sudo()))
        for qualification in both.sudo().coop_qualification_ids:
            qualification.date_to = max(qualification.date_from, date(2018, 5, 9))
        self.assertTrue(self._seen(both))
        signed_in = self.internal_member
        self.env["coop.qualification"].create(
            {"partner_id": signed_in.partner_id.id, "category_id": self.supported.id}
        )
        signed_in.active = False
        self.assertTrue(signed_in.partner_id.partner_share)
        self.assertTrue(self._seen(signed_in.partner_id))

    def test_what_an_officer_who_may_know_puts_below_them_is_hidden(self):
        both = self._colleague("Hefin Helyg")
        self._join(both, self.supported)
        below = self._as(self.env["res.partner"], self.officer).create(
            {"name": "Rheolwr y tŷ", "parent_id": both.id}
        )
        self.assertFalse(self._seen(below.sudo()))

    def test_who_was_hidden_first_stays_hidden_on_becoming_a_colleague(self):
        """Supported or supporter alike, so that the order tells nothing either."""
        supported = self._member("Enfys Eirinen", self.supported).partner_id
        supporter = self._member("Eirlys Ellyll", self.supporters).partner_id
        for partner in supported + supporter:
            self.env["coop.qualification"].create(
                {"partner_id": partner.id, "category_id": self.employees.id}
            )
            partner.coop_membership_ids._change_category(self.employees, TODAY)
            self.assertFalse(self._seen(partner))
            self.assertFalse(partner.coop_colleague)

    def test_others_without_a_log_in_are_hidden_as_before(self):
        stranger = self.env["res.partner"].create({"name": "Tesni Tegeirian"})
        self._join(stranger, self.supporters)
        self.assertFalse(self._seen(stranger))
        self.assertEqual(stranger.street, HOME)
        left = self._colleague("Ifor Iorwg")
        left.sudo().coop_qualification_ids.date_to = date(2018, 5, 9)
        self._join(left, self.supporters)
        self.assertFalse(self._seen(left), "who left the job is no colleague")

    def test_lists_call_a_colleague_by_their_name_and_not_by_the_employer(self):
        partner = self._colleague()
        membership = self._join(partner, channel="print")
        self.env["coop.place.resident"].create(
            {"partner_id": partner.id, "place_id": self.house.id}
        )
        self.assertEqual(partner.display_name, "Perllan Co-op, Gwenno Gwern")
        self.env["coop.print.run"]._gather(self.company)
        for model, view_type in (
            ("coop.notice.delivery", "list"),
            ("coop.notice.delivery", "kanban"),
            ("coop.notice.delivery", "form"),
            ("coop.print.run", "form"),
            ("coop.membership", "form"),
            ("coop.qualification", "list"),
            ("coop.place", "form"),
            ("coop.place.resident", "list"),
            ("coop.access.need", "list"),
            ("coop.access.need", "form"),
        ):
            arch = etree.fromstring(self.env[model].get_view(view_type=view_type)["arch"])
            nodes = arch.xpath("//field[@name='partner_id']")
            self.assertTrue(nodes, f"{model} {view_type}")
            for node in nodes:
                context = safe_eval(node.get("context") or "{}")
                names = membership.web_read(
                    {"partner_id": {"fields": {"display_name": {}}, "context": context}}
                )
                shown = names[0]["partner_id"]["display_name"]
                self.assertEqual(shown, "Gwenno Gwern", f"{model} {view_type}")

    def test_being_known_at_work_cannot_be_asked_for(self):
        """To be marked without being a member openly would tell something."""
        contacts = self._as(self.env["res.partner"], self.contacts_manager)
        self.assertNotIn("coop_colleague", contacts.fields_get())
