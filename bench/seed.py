"""A large co-op, filled by the database itself: for benches and for trying things out.

Everything that a member has is there (contact, membership, periods, qualification, entries of
the register), with what a grown register has: one in ten moved, one in twenty left, and of those
half came back. People have invented names; nothing goes through the workflow, so no letter is
sent. Runs again to grow a co-op up to a size; harmless when it has that size.
"""

import time

from odoo.tools import SQL

GIVEN = (
    "Mali Owen Cari Dai Non Gwen Sian Rhys Elin Huw Lowri Ifan Nia Emyr Ffion Guto Mair Aled Beca"
    " Carys Delyth Eirlys Gareth Heledd Iolo Jac Llinos Macsen Nest Osian"
).split()
SURNAMES = (
    "Derwen Robin Onnen Helyg Afal Ysgaw Bedwen Celyn Eirin Ceirios Gellyg Mwyar Drudwy Dryw"
    " Gwennol Crehyr Barcud Titw Bronfraith Llwynog Draenog Dyfrgi Wiwer Gwiwer Masarn Ffawydd"
    " Pinwydd Castan Criafol Banadl"
).split()
CATEGORIES = (
    ("employee", "Employees", False),
    ("supported", "People supported", True),
    ("supporter", "Community supporters", False),
)


def seed(env, members):
    """Grow the co-op of the environment to `members` members.

    :param int members: how many memberships there are afterwards
    """
    company = env.company
    have = env["coop.membership"].search_count([("company_id", "=", company.id)])
    todo = int(members) - have
    if todo <= 0:
        print(f"{company.name} has {have:,} members already")
        return
    filler = Filler(env, company, todo)
    for name in ("partners", "memberships", "periods", "qualifications", "entries"):
        begun = time.monotonic()
        count = getattr(filler, name)()
        print(f"{count:,} {name} in {time.monotonic() - begun:.0f} s", flush=True)
    env.cr.commit()  # a script of its own, and VACUUM cannot run inside a transaction
    for table in ("res_partner", "coop_membership", "coop_membership_period"):
        env.cr.execute(SQL("ANALYZE %s", SQL.identifier(table)))
    env.cr.execute("ANALYZE coop_register_entry")


class Filler:
    """Rows of one run, in `seeded`: place, contact, number, day of entry, what became of them."""

    def __init__(self, env, company, count):
        self.env, self.company, self.count = env, company, count
        self.insert = env["coop.import.members"]._insert

    def partners(self):
        env, cr = self.env, self.env.cr
        start = env["coop.membership.counter"]
        numbers = start._take(self.company, self.count)
        cr.execute("CREATE TEMPORARY TABLE seeded_number (place serial, number varchar)")
        self._copy_numbers(numbers)
        cr.execute(
            SQL(
                """CREATE TEMPORARY TABLE seeded ON COMMIT DROP AS
                   SELECT place, nextval('res_partner_id_seq')::int AS partner_id, number,
                          given || ' ' || middle || ' ' || surname AS name,
                          lower(surname || '  ' || given || ' ' || middle) AS sort_key,
                          place || ' Stryd y Bont' AS street, 'Abertawe' AS city,
                          'SA1 ' || place %% 10 || 'AB' AS zip,
                          date '2017-05-01' + (place %% 3000)::int AS entered,
                          place %% 20 = 0 AS left_once, place %% 40 = 0 AS came_back,
                          place %% 10 = 3 AS moved, place %% 4 AS kind
                     FROM (
                        SELECT place, number,
                               (%(given)s)[1 + (place * 7 + place / 30) %% %(givens)s] AS given,
                               (%(given)s)[1 + (place / 900) %% %(givens)s] AS middle,
                               (%(surname)s)[1 + (place / 30) %% %(surnames)s] AS surname
                          FROM seeded_number
                     ) AS people""",
                given=GIVEN,
                givens=len(GIVEN),
                surname=SURNAMES,
                surnames=len(SURNAMES),
            )
        )
        cr.execute("CREATE UNIQUE INDEX ON seeded (partner_id)")
        cr.execute("ANALYZE seeded")
        return self.insert(
            "res.partner",
            {
                "id": SQL("partner_id"),
                "name": SQL("name"),
                "complete_name": SQL("name"),
                "commercial_partner_id": SQL("partner_id"),
                "coop_sort_key": SQL("sort_key"),
                "coop_protected": SQL("true"),
                "partner_share": SQL("true"),
                "is_company": SQL("false"),
                "type": SQL("'contact'"),
                "lang": SQL("CASE WHEN place %% 5 = 0 THEN 'cy_GB' ELSE 'en_GB' END"),
                "street": SQL("street"),
                "city": SQL("city"),
                "zip": SQL("zip"),
            },
            SQL("FROM seeded ORDER BY place"),
        )

    def _copy_numbers(self, numbers):
        for start in range(0, len(numbers), 100_000):
            self.env.cr.execute(
                "INSERT INTO seeded_number (number) SELECT unnest(%s)",
                [numbers[start : start + 100_000]],
            )

    def memberships(self):
        return self.insert(
            "coop.membership",
            {
                "partner_id": SQL("partner_id"),
                "company_id": SQL("%s", self.company.id),
                "number": SQL("number"),
                "service_address_choice": SQL("'own'"),
            },
            SQL("FROM seeded ORDER BY place"),
        )

    def _categories(self):
        model = self.env["coop.membership.category"].with_context(active_test=False)
        found = []
        for code, name, discloses in CATEGORIES:
            mine = [("company_id", "=", self.company.id)]
            category = model.search([*mine, ("code", "=", code)], limit=1) or model.create(
                {
                    "code": code,
                    "name": name,
                    "company_id": self.company.id,
                    "discloses_support": discloses,
                }
            )
            found.append(category)
        return found

    def _sql_people(self):
        """The seeded with their membership and category: half staff, a quarter each other."""
        employee, supported, supporter = (category.id for category in self._categories())
        return SQL(
            """SELECT s.*, m.id AS membership_id, (%s)[1 + s.kind] AS category_id
                 FROM seeded s JOIN coop_membership m
                   ON m.partner_id = s.partner_id AND m.company_id = %s""",
            [employee, supported, employee, supporter],
            self.company.id,
        )

    def periods(self):
        columns = {
            "membership_id": SQL("membership_id"),
            "company_id": SQL("%s", self.company.id),
            "category_id": SQL("category_id"),
            "begun_how": SQL("'import'"),
        }
        first = self.insert(
            "coop.membership.period",
            {
                **columns,
                "date_from": SQL("entered"),
                "date_to": SQL("CASE WHEN left_once THEN entered + 100 END"),
                "ended_why": SQL("CASE WHEN left_once THEN 'resignation' END"),
            },
            SQL("FROM (%s) AS people ORDER BY place", self._sql_people()),
        )
        return first + self.insert(
            "coop.membership.period",
            {**columns, "date_from": SQL("entered + 300"), "begun_how": SQL("'return'")},
            SQL("FROM (%s) AS people WHERE came_back ORDER BY place", self._sql_people()),
        )

    def qualifications(self):
        return self.insert(
            "coop.qualification",
            {
                "partner_id": SQL("partner_id"),
                "company_id": SQL("%s", self.company.id),
                "category_id": SQL("category_id"),
                "date_from": SQL("entered"),
                "source": SQL("'import'"),
            },
            SQL("FROM (%s) AS people ORDER BY place", self._sql_people()),
        )

    def entries(self):
        self.env["coop.register.head"]._ensure(self.company)
        labels = {
            category.id: self.env["coop.membership"]._get_class_label(category)
            for category in self._categories()
        }
        return self.env["coop.register.entry"]._wall_insert_select(
            ["membership_id", "particular", "value", "sort_key", "effective_from", "source"],
            SQL(
                """SELECT membership_id, particular, said, key, entered + later, 'import'
                     FROM (%(people)s) AS people
                     JOIN (VALUES %(labels)s) AS label (category_id, label) USING (category_id),
                  LATERAL (VALUES
                      (1, 'name', name, sort_key, 0, true),
                      (2, 'service_address', street || ', ' || city || ' ' || zip, NULL, 0, true),
                      (3, 'class', label, NULL, 0, true),
                      (4, 'status', 'member', NULL, 0, true),
                      (5, 'service_address', 'Yr Hen Felin ' || place || ', Bangor LL57 1AA',
                       NULL, 50, moved),
                      (6, 'status', 'ceased', NULL, 100, left_once),
                      (7, 'status', 'member', NULL, 300, came_back)
                  ) AS entry (step, particular, said, key, later, so)
                    WHERE so ORDER BY membership_id, step""",
                people=self._sql_people(),
                labels=SQL(", ").join(SQL("(%s, %s)", *pair) for pair in labels.items()),
            ),
            self.company,
        )
