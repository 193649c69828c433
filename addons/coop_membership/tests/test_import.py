import base64
import io
from datetime import date
from unittest.mock import patch

import xlsxwriter
from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, HttpCase, new_test_user, tagged

from .register_common import RegisterCase

HEADS = ("Number", "Name", "Address", "Town", "Postcode", "E-mail", "Category", "Date entered")
MALI = ("1", "Mali Derwen", "1 Heol Goed", "Bangor", "LL57 1AA", "", "Employees", "8/1/2018")


class ImportCase(RegisterCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.categories = {
            code: cls.env["coop.membership.category"].create(
                {
                    "name": name,
                    "code": code,
                    "class_label": label,
                    "company_id": cls.company.id,
                    "discloses_support": code == "supported",
                }
            )
            for code, name, label in (
                ("supported", "People supported", "Member"),
                ("employee", "Employees", "Member"),
                ("supporter", "Community supporters", "Friend"),
            )
        }
        cls.categories["supporter"].with_context(lang="cy_GB").name = "Cefnogwyr cymunedol"
        cls.area = cls.env["coop.area"].create(
            {"name": "Gwynedd", "code": "W06000002", "company_id": cls.company.id}
        )
        cls.officer = new_test_user(
            cls.env,
            "import_officer",
            "coop_membership.group_membership_officer,coop_membership.group_support_status",
            company_id=cls.company.id,
            company_ids=cls.company.ids,
        )

    def load(self, content, kind="members", filename="register.xlsx"):
        """An import of a file, checked."""
        record = (
            self.env["coop.import"]
            .with_user(self.officer)
            .create(
                {
                    "kind": kind,
                    "file": base64.b64encode(content),
                    "filename": filename,
                    "company_id": self.company.id,
                }
            )
        )
        record.action_check()
        return record

    def load_rows(self, *rows, heads=HEADS, kind="members"):
        return self.load(xlsx(heads, *rows), kind)

    def problems(self, record):
        return {line.row: line.problems for line in record.line_ids if line.problems}

    def members(self):
        return self.env["coop.membership"].search([("company_id", "=", self.company.id)])


@tagged("post_install", "-at_install")
class TestImport(ImportCase):
    def test_a_register_of_480_comes_in_whole_and_twice_does_nothing(self):
        rows = []
        for number in range(1, 481):
            category = ("Employees", "People supported", "Cefnogwyr cymunedol")[number % 3]
            ceased = date(2018, 9, 1) if number % 20 == 0 else ""
            rows.append(
                (
                    number,
                    f"Aelod{number} Coeden{number:03}",
                    f"{number} Stryd y Bont",
                    "Abertawe",
                    f"SA1 {number}AB",
                    f"aelod{number}@example.com" if number % 2 else "",
                    category,
                    date(2017, 5, 1 + number % 28),
                    ceased,
                    "Died" if number % 40 == 0 else ("Ymddiswyddodd" if ceased else ""),
                )
            )
        content = xlsx((*HEADS, "Date ceased", "Reason for leaving"), *rows)
        with self.on(2018, 10, 1):
            record = self.load(content)
            self.assertEqual((record.state, record.line_count), ("checked", 480))
            self.assertEqual(self.problems(record), {})
            record.action_run()
        self.assertEqual((record.state, record.made_memberships), ("done", 480))
        self.assertEqual(self.entries._count_as_at(self.company, date(2018, 10, 1)), (480, 456))
        line = self.lines(date(2018, 10, 1))[39]
        self.assertEqual(
            (line.number, line.name, line.service_address, line.class_label),
            ("40", "Aelod40 Coeden040", "40 Stryd y Bont, Abertawe SA1 40AB", "Member"),
        )
        self.assertEqual((line.entered, line.ceased), (date(2017, 5, 13), date(2018, 9, 1)))
        entries = self.entries.search([("membership_id", "=", line.membership_id)])
        self.assertEqual(set(entries.mapped("source")), {"import"})
        self.assertEqual({e.recorded_at.date() for e in entries}, {date(2018, 10, 1)})
        self.assertEqual({e.recorded_by for e in entries}, {self.officer.name})
        self.assertEqual(self.lines(date(2018, 10, 1), date(2018, 9, 30)), [], "not known before")
        # nobody is written to
        partners = self.members().partner_id
        self.assertFalse(
            self.env["coop.notice.delivery"].search([("partner_id", "in", partners.ids)])
        )
        # the next number comes after those that were kept
        [number] = self.env["coop.membership.counter"]._take(self.company)
        self.assertEqual(self.company._coop_parse_number(number), 481)
        # and again
        before = self.env["coop.register.entry"].search_count([])
        record.action_run()
        with self.on(2018, 10, 2):
            again = self.load(content)
            self.assertEqual((again.there_count, again.error_count), (480, 0))
            again.action_run()
        self.assertEqual((again.made_memberships, again.made_partners), (0, 0))
        self.assertEqual(self.env["coop.register.entry"].search_count([]), before)

    def test_an_imported_member_is_as_one_who_was_admitted(self):
        """The set-based way and `_admit` leave the same rows behind, column by column."""
        with self.on(2018, 10, 1):
            record = self.load_rows(MALI)
            record.action_run()
            mine = record.line_ids.membership_id
            partner = self.env["res.partner"].create(
                {
                    "name": "Mali Derwen",
                    "street": "1 Heol Goed",
                    "city": "Bangor",
                    "zip": "LL57 1AA",
                    "lang": "en_GB",
                }
            )
            other = self.env["coop.membership"]._admit(
                partner, self.categories["employee"], date(2018, 1, 8), "import", number="2"
            )
        self.env.flush_all()
        self.assertEqual(*(self._rows(m, "coop_membership", "id") for m in (mine, other)))
        for table in ("coop_membership_period", "coop_register_entry"):
            self.assertEqual(*(self._rows(m, table, "membership_id") for m in (mine, other)), table)
        self.assertEqual(
            *(self._rows(m, "coop_qualification", "partner_id") for m in (mine, other))
        )
        self.assertEqual(*(self._rows(m, "res_partner", "id") for m in (mine, other)))

    def test_each_contact_of_a_batch_is_as_one_made_singly(self):
        """What is left out for speed is missed nowhere, defaults of the office's own included."""
        partners = self.env["res.partner"]
        self.env["ir.default"].set("res.partner", "user_id", self.officer.id)
        self.env["ir.default"].set("res.partner", "email", "none@example.com")
        self.env["ir.default"].set("res.partner", "function", "Aelod")
        rows = [
            ("1", "Mali Derwen", "1 Heol Goed", "Bangor", "LL57 1AA", "MALI@example.com"),
            ("2", "Owen Robin", "", "", "", ""),
            ("3", "Cari Onnen", "", "Rhyl", "", "cari@example.com"),
        ]
        with self.on(2018, 10, 1):
            record = self.load_rows(*((*row, "Employees", "8/1/2018") for row in rows))
            record.action_run()
        for membership, row in zip(self.members().sorted("number"), rows, strict=True):
            names = ("name", "street", "city", "zip", "email")
            vals = {name: value for name, value in zip(names, row[1:], strict=True) if value}
            with self.on(2018, 10, 1):
                single = partners.create({**vals, "lang": "en_GB", "coop_protected": True})
                self.env.flush_all()
            self.assertEqual(
                *(
                    self._rows(m, "res_partner", "id")
                    for m in (membership, membership.new({"partner_id": single.id}))
                )
            )
            self.assertEqual(membership.partner_id.user_id, self.officer)
            self.assertFalse(membership.partner_id.image_128)

    def test_queries_do_not_grow_with_the_rows_but_by_the_hundred(self):
        spent = []
        for start, count in ((0, 200), (1000, 200), (2000, 400)):
            record = self.load_rows(
                *(
                    (n, f"Aelod{n} Coeden", f"{n} Stryd y Bont", "Rhyl", "", "", "Employees",
                     "8/1/2018")
                    for n in range(start + 1, start + count + 1)
                )
            )  # fmt: skip
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            record.action_run()
            self.env.flush_all()
            self.assertEqual(record.made_memberships, count)
            spent.append(self.env.cr.sql_log_count - before)
        # Odoo inserts and updates contacts a hundred at a time; the rest is a statement for all.
        # The first time warms what is cached.
        self.assertLessEqual(spent[2] - spent[1], 4, spent)

    def _rows(self, membership, table, column):
        """Rows of a membership without what must differ."""
        own = {
            "id",
            "number",
            "membership_id",
            "partner_id",
            "commercial_partner_id",
            "recorded_at",
            "recorded_by",
            "recorded_by_id",
            "create_uid",
            "write_uid",
            "create_date",
            "write_date",
            "evidence",
            "message_main_attachment_id",
        }
        key = membership.id
        if column == "partner_id" or table == "res_partner":
            key = membership.partner_id.id
        self.env.cr.execute(f"SELECT * FROM {table} WHERE {column} = %s ORDER BY id", [key])
        names = [each.name for each in self.env.cr.description]
        return [
            {n: v for n, v in zip(names, row, strict=True) if n not in own}
            for row in self.env.cr.fetchall()
        ]

    def test_past_times_of_membership_and_a_change_of_category(self):
        heads = (*HEADS, "Date ceased", "Reason")
        row = ("7", "Owen Robin", "1 Heol Goed", "Rhyl", "LL18 1AA", "")
        with self.on(2020, 1, 1):
            record = self.load_rows(
                (*row, "Employees", date(2017, 5, 1), date(2018, 5, 31), "resigned"),
                (*row, "Community supporters", date(2018, 6, 1), date(2018, 9, 30), "lost touch"),
                (
                    "7",
                    "Owen Robin",
                    "2 Heol Ddu",
                    "Rhyl",
                    "LL18 1AA",
                    "",
                    "Employees",
                    date(2019, 2, 1),
                    "",
                    "",
                ),
                heads=heads,
            )
            self.assertEqual(record.error_count, 0, self.problems(record))
            record.action_run()
        [line] = self.lines(date(2020, 1, 1))
        self.assertEqual(
            line.spells, [(date(2017, 5, 1), date(2018, 9, 30)), (date(2019, 2, 1), None)]
        )
        self.assertEqual(self.lines(date(2018, 7, 1))[0].class_label, "Friend")
        self.assertEqual(
            self.lines(date(2018, 7, 1))[0].service_address, "1 Heol Goed, Rhyl LL18 1AA"
        )
        self.assertEqual(line.service_address, "2 Heol Ddu, Rhyl LL18 1AA")
        membership = self.members()
        self.assertEqual(
            membership.period_ids.sorted("date_from").mapped("ended_why"),
            ["change", "lost_touch", False],
        )
        self.assertEqual(membership.service_address, line.service_address)
        self.assertEqual(
            len(
                self.env["coop.qualification"].search(
                    [("partner_id", "=", membership.partner_id.id)]
                )
            ),
            2,
        )

    def test_errors_by_row_in_words(self):
        record = self.load_rows(
            MALI,
            ("2", "", "", "", "", "", "Employees", "8/1/2018"),
            ("3", "Owen Robin", "", "", "", "", "Employees", "31/2/2018"),
            ("4", "Cari Onnen", "", "", "", "", "Teachers", "8/1/2018"),
            ("5", "Dai Helyg", "", "", "", "dai at example", "Employees", "8/1/2018"),
            ("6", "Non Ysgaw", "", "", "", "", "Employees", date(2199, 1, 1)),
            ("1", "Someone Else", "", "", "", "", "Employees", "8/1/2018"),
            ("9", "Mali Dérwen", "1 Heol Goed", "", "ll571aa", "", "Employees", "9/1/2018"),
            ("10", "Gwen Afal", "", "", "", "", "", "8/1/2018"),
        )
        problems = self.problems(record)
        for row, words in (
            (2, "Number 1 stands in row 8 too"),
            (3, "The name is missing."),
            (4, "“31/2/2018” is not a date."),
            (5, "There is no category “Teachers”. There are: People supported, Employees"),
            (6, "“dai at example” is not an e-mail address."),
            (7, "lies in the future"),
            (8, "Number 1 stands in row 2 too, with another name."),
            (9, "This seems to be the person in row 2"),
            (10, "The category is missing."),
        ):
            self.assertIn(words, problems[row])
        self.assertEqual(record.error_count, 9)
        with self.assertRaisesRegex(UserError, "9 rows have errors"):
            record.action_run()
        self.assertFalse(self.members())

    def test_dates_that_cross(self):
        heads = (*HEADS, "Ceased", "Reason")
        record = self.load_rows(
            (*MALI, date(2017, 1, 1), "died"),
            ("2", *MALI[1:3], "", "", "", "Employees", "1/1/2017", "1/6/2017", "resigned"),
            ("2", *MALI[1:3], "", "", "", "Employees", "1/6/2017", "", ""),
            ("3", "Owen Robin", "", "", "", "", "Employees", "1/1/2017", "", "died"),
            ("4", "Cari Onnen", "", "", "", "", "Employees", "1/1/2017", "1/2/2018", ""),
            ("5", "Non Afal", "", "", "", "", "Employees", "1/1/2017", "1/2/2018", "bored"),
            heads=heads,
        )
        problems = self.problems(record)
        self.assertIn("It ends on 2017-01-01, before it begins on 2018-01-08.", problems[2])
        self.assertIn("overlap with those in row 4", problems[3])
        self.assertIn("overlap with those in row 3", problems[4])
        self.assertIn("no date ceased", problems[5])
        self.assertIn("goes down as not known", problems[6])
        self.assertIn("“bored”: the reasons are", problems[7])
        self.assertEqual(record.line_ids.filtered(lambda line: line.row == 6).state, "warning")

    def test_why_somebody_left_long_ago_may_be_not_known(self):
        heads = (*HEADS, "Ceased", "Reason")
        with self.on(2018, 10, 1):
            self.load_rows(
                (*MALI[:7], "1/1/2017", "1/2/2018", ""),
                (
                    "4",
                    "Cari Onnen",
                    "",
                    "",
                    "",
                    "",
                    "Employees",
                    "1/1/2017",
                    "1/2/2018",
                    "Anhysbys",
                ),
                heads=heads,
            ).action_run()
            self.assertEqual(self.members().period_ids.mapped("ended_why"), ["unknown"] * 2)
            member = self.env["coop.membership"]._admit(
                self.env["res.partner"].create({"name": "Owen Robin"}),
                self.categories["employee"],
                date(2018, 1, 1),
            )
            with self.assertRaises(UserError):
                member._leave("unknown")

    def test_the_area_is_kept_on_the_membership_and_not_in_the_register(self):
        heads = (*HEADS, "Area")
        with self.on(2018, 10, 1):
            self.load_rows((*MALI, "Gwynedd"), heads=heads).action_run()
            [member] = self.members()
            self.assertEqual(member.area_id, self.area)
            entries = self.env["coop.register.entry"].search([("membership_id", "=", member.id)])
            self.assertNotIn("Gwynedd", " ".join(entries.mapped("value")))
            other = self.area.copy({"name": "Môn", "code": "W06000001"})
            with Form(member.with_user(self.officer)) as form:
                form.area_id = other
            self.assertEqual(member.area_id, other)
            groups = self.env["coop.membership"]._read_group(
                [("company_id", "=", self.company.id)], ["area_id"], ["__count"]
            )
            self.assertEqual(groups, [(other, 1)])
            self.assertEqual(
                entries.search_count([("membership_id", "=", member.id)]), len(entries)
            )

    def test_the_form_lists_what_is_wrong_and_says_what_to_do(self):
        record = self.load_rows(MALI, ("2", "", "", "", "", "", "Employees", "8/1/2018"))
        self.assertEqual(record.problem_ids.mapped("row"), [3])
        with Form(record.with_user(self.officer)) as form:
            self.assertFalse(form._get_modifier("problem_ids", "invisible"))
        arch = self.env["coop.import"].get_view(view_type="form")["arch"]
        self.assertIn("Put these rows right in your spreadsheet", arch)
        record = self.load_rows(MALI)
        with Form(record.with_user(self.officer)) as form:
            self.assertTrue(form._get_modifier("problem_ids", "invisible"))

    def test_what_is_wrong_comes_before_what_is_to_look_at(self):
        self.env["res.partner"].create({"name": "Mali Derwen"})
        record = self.load_rows(MALI, ("2", "", "", "", "", "", "Employees", "8/1/2018"))
        form = etree.fromstring(self.env["coop.import"].get_view(view_type="form")["arch"])
        rows = form.find(".//field[@name='problem_ids']/list")
        found = record.problem_ids.search(
            [("id", "in", record.problem_ids.ids)], order=rows.get("default_order")
        )
        self.assertEqual(found.mapped("state"), ["error", "warning"])

    def test_numbers_given_already(self):
        with self.on(2018, 10, 1):
            self.load_rows(MALI).action_run()
            record = self.load_rows(
                ("001", "Someone Else", "", "", "", "", "Employees", "8/1/2018"),
            )
            self.assertIn("Number 1 is given already, to Mali Derwen", self.problems(record)[2])
            record = self.load_rows(("1", "Mali Derwen", "", "", "", "", "Employees", "9/1/2018"))
            self.assertIn("not with these dates", self.problems(record)[2])
            record = self.load_rows(("", *MALI[1:]))
            self.assertEqual(record.line_ids.state, "there", "without a number, the same time")
            record = self.load_rows(("", *MALI[1:7], "9/1/2018"))
            self.assertIn("has a membership already, under number 1", self.problems(record)[2])

    def test_rows_without_number_get_the_next_ones_by_date(self):
        with self.on(2018, 10, 1):
            record = self.load_rows(
                ("", "Owen Robin", "", "", "", "", "Employees", "9/1/2018"),
                ("7", "Mali Derwen", "", "", "", "", "Employees", "8/1/2018"),
                ("", "Cari Onnen", "", "", "", "", "Employees", "1/1/2018"),
            )
            record.action_run()
        numbers = {m.member_name: self.company._coop_parse_number(m.number) for m in self.members()}
        self.assertEqual(numbers, {"Mali Derwen": 7, "Cari Onnen": 8, "Owen Robin": 9})

    def test_likely_duplicates_of_contacts(self):
        known = self.env["res.partner"].create(
            [
                {"name": "MALI DERWÊN", "zip": "LL571AA"},
                {"name": "Owen Robin", "email": "someone@example.com"},
            ]
        )
        with self.on(2018, 10, 1):
            record = self.load_rows(
                MALI, ("2", "Owen Robin", "9 Lôn", "", "", "", "Employees", "8/1/2018")
            )
            mali, owen = record.line_ids.sorted("row")
            self.assertEqual((mali.partner_id, mali.use_partner), (known[0], True))
            self.assertEqual((owen.partner_id, owen.use_partner), (known[1], False))
            self.assertIn("contact of the same name", owen.problems)
            owen.with_user(self.officer).write({"use_partner": True, "name": "Ignored"})
            self.assertEqual(owen.name, "Owen Robin")
            record.action_run()
        self.assertEqual(self.members().partner_id, known, "no contact was made")
        lines = self.lines(date(2018, 10, 1))
        self.assertEqual(lines[0].name, "Mali Derwen", "the register says what the register said")
        self.assertEqual(lines[1].service_address, "9 Lôn")
        self.assertEqual(
            self.members().filtered(lambda m: m.number == "2").service_address, "9 Lôn"
        )

    def test_contacts_of_people_supported_are_protected_and_of_staff_are_not(self):
        worker = new_test_user(self.env, "worker_imported", "base.group_user")
        worker.partner_id.write({"name": "Owen Robin", "email": "owen@example.com"})
        with self.on(2018, 10, 1):
            record = self.load_rows(
                (*MALI[:6], "People supported", "8/1/2018"),
                ("2", "Owen Robin", "", "", "", "owen@example.com", "Employees", "8/1/2018"),
                ("3", "Cari Onnen", "", "", "", "", "Community supporters", "8/1/2018"),
            )
            record.action_run()
        protected = {m.number: m.partner_id.coop_protected for m in self.members()}
        self.assertEqual(protected, {"1": True, "2": False, "3": True})
        self.assertEqual(
            self.members().filtered(lambda m: m.number == "2").partner_id, worker.partner_id
        )

    def test_a_colleagues_home_in_the_file_is_kept_where_only_letters_find_it(self):
        """Also where the register says "care of the co-op"."""
        worker = new_test_user(self.env, "worker_imported", "base.group_user")
        worker.partner_id.write({"name": "Owen Robin", "email": "owen@example.com"})
        with self.on(2018, 10, 1):
            self.load_rows(
                (*MALI, "yes"),
                ("2", "Owen Robin", "9 Lôn Gudd", "Bangor", "LL57 9ZZ", "owen@example.com")
                + ("Employees", "8/1/2018", "yes"),
                heads=(*HEADS, "Care of the co-op"),
            ).action_run()
            mali, owen = self.members().sorted("number")
            self.assertEqual(owen.partner_id, worker.partner_id)
            self.assertEqual(owen.service_address_choice, "care_of")
            self.assertTrue(owen.service_address.startswith("c/o"))
            self.assertFalse(worker.partner_id.street)
            self.assertEqual(
                worker.partner_id._coop_address_lines(self.company),
                ["9 Lôn Gudd", "Bangor LL57 9ZZ"],
            )
            shown = [line.service_address for line in self.lines(date(2018, 10, 1))]
        self.assertNotIn("9 Lôn Gudd", str(shown))
        self.assertFalse(mali.service_address_other)
        self.assertEqual(mali.partner_id.street, "1 Heol Goed")

    def test_welsh_headings_and_a_csv_with_semicolons_and_a_mark(self):
        text = (
            "Rhif;Enw cyntaf;Cyfenw;Cyfeiriad;Tref;Cod post;Iaith;Categori;Ardal;Dyddiad ymuno\n"
            '12;Siân;"Tŷ-Gŵyl";1 Lôn;Aberystwyth;SY23 1AA;Cymraeg;supporter;Gwynedd;8 Ionawr 2018\n'
        )
        with self.on(2018, 10, 1):
            record = self.load(text.encode("utf-8-sig"), filename="cofrestr.csv")
            self.assertEqual(self.problems(record), {})
            record.action_run()
        partner = self.members().partner_id
        self.assertEqual((partner.name, partner.lang), ("Siân Tŷ-Gŵyl", "cy_GB"))
        self.assertEqual(self.lines(date(2018, 10, 1))[0].entered, date(2018, 1, 8))

    def test_welsh_letters_of_older_code_pages(self):
        for encoding, name in (("cp1252", "Siân Wyn Môn"), ("iso8859-14", "Siân Ŵyn Tŷ")):
            text = f"Name,Category,Date entered\n{name},employee,8/1/2018\n"
            record = self.load(text.encode(encoding), filename="old.csv")
            self.assertEqual(record.line_ids.name, name)
        record = self.load("Name\tCategory\tJoined\nA B\temployee\t1/1/2018\n".encode("utf-16"))
        self.assertEqual(record.line_ids.name, "A B")

    def test_files_that_are_no_register(self):
        for content, words in (
            (b"   ", "empty"),
            (b"%PDF-1.4 ...", "neither a workbook"),
            (b"\xd0\xcf\x11\xe0 old excel", "neither a workbook"),
            (b"PK\x03\x04 broken", "cannot be read"),
            (b"a\x00b", "cannot be read"),
            (xlsx(HEADS), None),
        ):
            if words:
                record = self.load(content)
                self.assertEqual(record.state, "draft")
                self.assertIn(words, record.message)
            else:
                with self.assertRaisesRegex(UserError, "no row below"):
                    self.load(content)
        with self.assertRaisesRegex(UserError, "Missing: Name, Date entered"):
            self.load(b"Colour,Category\nred,employee\n")
        with self.assertRaisesRegex(UserError, "Two columns say the same: Full name"):
            self.load(b"Name,Full name,Date entered\na,b,1/1/2018\n")
        record = self.load(b"Name,Category,Joined,Shoe size\nA B,employee,1/1/2018,43\n")
        self.assertIn("Shoe size", record.message)

    def test_odd_cells(self):
        book = io.BytesIO()
        with xlsxwriter.Workbook(book, {"in_memory": True}) as out:
            sheet = out.add_worksheet()
            for place, head in enumerate(HEADS):
                sheet.write(0, place, head)
            for row, name in ((1, "Mali Derwen"), (2, "x" * 5000), (3, "Owen Robin")):
                sheet.write(row, 0, row)
                sheet.write(row, 1, name)
                sheet.write(row, 6, "employee")
                sheet.write(row, 7, "8/1/2018")
            sheet.write_formula(1, 2, '=CONCAT("1 ","Heol")', None, "1 Heol")  # as last shown
            sheet.write_formula(3, 3, "=1/0", None, "#DIV/0!")
            sheet.merge_range(5, 0, 5, 4, "A note across the table")
        record = self.load(book.getvalue())
        lines = {line.row: line for line in record.line_ids}
        self.assertEqual(lines[2].street, "1 Heol")
        self.assertIn("too long", lines[3].problems)
        self.assertIn("shows the error #DIV/0!", lines[4].problems)
        self.assertIn("The name is missing.", lines[6].problems)

    def test_people_supported_with_their_places(self):
        heads = ("Name", "Postcode", "Place", "Kind of place", "Area", "Supported since")
        rows = (
            ("Mali Derwen", "LL57 1AA", "Tŷ Onnen", "house", "Gwynedd", "1/2/2016"),
            ("Mali Derwen", "LL57 1AA", "Canolfan Afal", "day service", "W06000002", "1/3/2016"),
            ("Owen Robin", "", "tŷ onnen", "", "Gwynedd", "1/2/2016"),
            ("Cari Helyg", "", "", "", "", ""),
        )
        with self.on(2018, 10, 1):
            record = self.load_rows(*rows, heads=heads, kind="people")
            self.assertEqual(record.error_count, 0, self.problems(record))
            self.assertIn("The place “Tŷ Onnen” will be made.", self.problems(record)[2])
            record.action_run()
            places = self.env["coop.place"].search([("company_id", "=", self.company.id)])
            self.assertEqual(
                {(p.name, p.kind, p.area_id.name, len(p.resident_ids)) for p in places},
                {
                    ("Tŷ Onnen", "house", "Gwynedd", 2),
                    ("Canolfan Afal", "day_service", "Gwynedd", 1),
                },
            )
            people = record.line_ids.partner_id
            self.assertEqual(len(people), 3)
            self.assertTrue(all(people.mapped("coop_protected")))
            qualifications = self.env["coop.qualification"].search(
                [("partner_id", "in", people.ids)]
            )
            self.assertEqual(len(qualifications), 3)
            self.assertEqual(qualifications.category_id, self.categories["supported"])
            self.assertFalse(self.members(), "to be supported is not to be a member")
            again = self.load_rows(*rows[:3], heads=heads, kind="people")
            self.assertEqual(again.line_ids.mapped("state"), ["there"] * 3, self.problems(again))
            again.action_run()
            self.assertEqual(again.made_partners, 0)

    def test_all_or_nothing(self):
        runner = type(self.env["coop.import.members"])
        record = self.load_rows(MALI, ("2", "Owen Robin", "", "", "", "", "Employees", "9/1/2018"))
        with (
            patch.object(runner, "_make_entries", side_effect=UserError("late trouble")),
            self.assertRaisesRegex(UserError, "late trouble"),
            self.env.cr.savepoint(),
        ):
            record.action_run()
        self.env.invalidate_all()
        self.assertEqual(record.state, "checked")
        self.assertFalse(self.members())
        self.assertFalse(self.env["res.partner"].search([("name", "=", "Owen Robin")]))

    def test_a_number_given_between_check_and_coming_in(self):
        record = self.load_rows(MALI)
        self.make_member("1", "Someone Else", date(2018, 1, 1))
        with self.assertRaisesRegex(UserError, "1 rows have errors"):
            record.action_run()

    def test_big_files_go_to_the_job(self):
        heads, rows = HEADS, [MALI]
        with patch.object(self.registry["coop.import"], "_rows_at_once", 0):
            record = self.load_rows(*rows, heads=heads)
            self.assertEqual(record.state, "to_check")
            cron = self.env.ref("coop_membership.cron_import")
            with self.enter_registry_test_mode():
                cron.method_direct_trigger()
                self.assertEqual(record.state, "checked")
                record.action_run()
                self.assertEqual(record.state, "to_run")
                cron.method_direct_trigger()
        self.assertEqual((record.state, record.made_memberships), ("done", 1))

    def test_who_may_bring_in_a_register(self):
        options = {"company_id": self.company.id, "company_ids": self.company.ids}
        plain = new_test_user(
            self.env, "plain_officer", "coop_membership.group_membership_officer", **options
        )
        knows = new_test_user(
            self.env, "only_knows", "coop_membership.group_support_status", **options
        )
        record = self.load_rows(MALI)
        vals = {"file": base64.b64encode(b"x"), "filename": "x.csv", "company_id": self.company.id}
        for user in (plain, knows):
            with self.assertRaises(UserError):
                self.env["coop.import"].with_user(user).create(vals)
            with self.assertRaises(AccessError):
                record.with_user(user).read(["filename"])
            with self.assertRaises(AccessError):
                record.line_ids.with_user(user).read(["name"])
        with self.assertRaises(UserError):
            record.with_user(plain).action_run()
        mine = record.with_user(self.officer)
        mine.write({"state": "done", "made_memberships": 9})
        self.assertEqual((mine.state, mine.made_memberships), ("checked", 0), "by its acts alone")

    def test_rows_and_file_go_after_their_days(self):
        with self.on(2018, 10, 1):
            record = self.load_rows(MALI)
            record.action_run()
        with self.on(2030, 1, 1):
            self.env["coop.import"]._gc_rows()
        self.assertFalse(record.line_ids)
        self.assertEqual(record.made_memberships, 1)
        self.assertTrue(self.members())


@tagged("post_install", "-at_install")
class TestImportTemplate(ImportCase, HttpCase):
    def test_template_is_read_back_by_the_import(self):
        self.authenticate("import_officer", "import_officer")
        answer = self.url_open("/coop/import/template/members")
        self.assertEqual(answer.status_code, 200)
        with self.assertRaisesRegex(UserError, "no row below"):
            self.load(answer.content)
        self.assertEqual(self.url_open("/coop/import/template/other").status_code, 404)
        form = etree.fromstring(self.env["coop.import"].get_view(view_type="form")["arch"])
        links = [link.get("href") for link in form.iter("a")]
        self.assertEqual(len(links), 2, "the template comes before there is a file to save")
        for link in links:
            self.assertEqual(self.url_open(link).status_code, 200, link)
        new_test_user(self.env, "template_employee", "base.group_user")
        self.authenticate("template_employee", "template_employee")
        self.assertEqual(self.url_open("/coop/import/template/members").status_code, 404)


def xlsx(heads, *rows):
    """A workbook as people make them: numbers as numbers, days as days."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Register")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, cells in enumerate((heads, *rows)):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, day)
                else:
                    sheet.write(row, column, cell)
    return content.getvalue()
