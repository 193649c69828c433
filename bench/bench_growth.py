"""Who could join against who has, of a million people, against the bare SQL of the same figures.

Half of the seeded members are made people who qualify and have not joined; a third live in a house,
a quarter work in a team, one in fifty qualifies twice, one in fifty moved house. The peer is one
statement for one day, by hand: who is a member, who else qualifies, where they are, counted by
category and area. The history (the end of every month) is compared with that statement run for
every one of those days; six of them are measured. Target for both: three times the peer.
"""

from odoo.tools import SQL

from .measure import measured

TARGET_RATIO = 3
SAMPLE = 6
MEASURES = ["people:sum", "members:sum", "waiting:sum"]


def main(env):
    company = env.company
    _prepare(env, company)
    env.invalidate_all()
    model = env["coop.growth"].with_context(allowed_company_ids=company.ids)
    today = env["coop.clock"].today(company)

    on_a_day = model.with_context(coop_growth_day=today)
    groups = ["category_id", "area_id"]
    env.cr.execute(_bare(company, today))  # both find warm pages
    with measured() as peer:
        env.cr.execute(_bare(company, today))
        expected = {(row[0], row[1]): row[2:] for row in env.cr.fetchall()}
    with measured() as ours:
        rows = on_a_day.formatted_read_group([], groups, MEASURES)
    found = {
        tuple(row[name] and row[name][0] or None for name in groups): tuple(
            row[measure] for measure in MEASURES
        )
        for row in rows
    }
    people = sum(row[0] for row in expected.values())
    assert {k: v for k, v in found.items() if v[0]} == expected, "the figures differ"
    ratio = ours.seconds / peer.seconds
    print(f"{people:,} people, {len(expected)} groups")
    print(f"one day: {ours.seconds:.1f} s, bare SQL {peer.seconds:.1f} s")
    print(f"ratio {ratio:.2f} (target {TARGET_RATIO})")

    days = model._get_days()
    some = days[:: max(1, len(days) // SAMPLE)]
    with measured() as peers:
        for day in some:
            env.cr.execute(_bare(company, day))
            env.cr.fetchall()
    peer_seconds = peers.seconds / len(some) * len(days)
    with measured() as history:
        rows = model.formatted_read_group([], ["day:month", "category_id"], MEASURES)
    over_time = history.seconds / peer_seconds
    print(
        f"{len(days)} days: {history.seconds:.1f} s, bare SQL {peer_seconds:.0f} s"
        f" (from {len(some)} of them)"
    )
    print(f"ratio over time {over_time:.2f} (target {TARGET_RATIO})")
    assert ratio <= TARGET_RATIO, f"ratio {ratio:.2f}"
    assert over_time <= TARGET_RATIO, f"ratio over time {over_time:.2f}"


def _prepare(env, company):
    """Make half of the members people who could join, and let people live and work somewhere."""
    areas = env["coop.area"].create(
        [{"name": f"Area {n}", "company_id": company.id} for n in range(22)]
    )
    places = env["coop.place"].create(
        [
            {
                "name": f"Place {n}",
                "kind": "house" if n % 2 else "team",
                "area_id": areas[n % 22].id,
                "company_id": company.id,
            }
            for n in range(2000)
        ]
    )
    env.flush_all()
    houses = places.filtered(lambda place: place.kind == "house").ids
    teams = places.filtered(lambda place: place.kind == "team").ids
    cr = env.cr
    cr.execute("DELETE FROM coop_membership_period WHERE membership_id % 2 = 0")
    cr.execute(
        SQL(
            """INSERT INTO coop_place_resident
                   (company_id, place_id, partner_id, date_from, date_to)
               SELECT %(company)s, (%(houses)s)[1 + (partner_id + turn) %% 1000], partner_id,
                      CASE WHEN turn = 1 THEN date '2022-03-01' END,
                      CASE WHEN turn = 0 AND partner_id %% 50 = 0 THEN date '2022-02-28' END
                 FROM coop_membership, generate_series(0, 1) AS turn
                WHERE company_id = %(company)s AND (partner_id %% 3 = 0 OR partner_id %% 50 = 0)
                  AND (turn = 0 OR partner_id %% 50 = 0)""",
            company=company.id,
            houses=houses,
        )
    )
    cr.execute(
        SQL(
            """UPDATE coop_qualification SET place_id = (%s)[1 + partner_id %% 1000]
                WHERE company_id = %s AND partner_id %% 4 = 1""",
            teams,
            company.id,
        )
    )
    cr.execute(
        SQL(
            """INSERT INTO coop_qualification
                   (company_id, category_id, partner_id, date_from, source)
               SELECT q.company_id, other.id, q.partner_id, q.date_from + 40, 'import'
                 FROM coop_qualification q
                 JOIN LATERAL (SELECT id FROM coop_membership_category c
                                WHERE c.company_id = q.company_id AND c.id != q.category_id
                                ORDER BY id LIMIT 1) AS other ON true
                WHERE q.company_id = %s AND q.partner_id %% 50 = 7""",
            company.id,
        )
    )
    for table in ("coop_membership_period", "coop_qualification", "coop_place_resident"):
        cr.execute(SQL("ANALYZE %s", SQL.identifier(table)))


def _bare(company, day):
    return SQL(
        """
        WITH member AS (
            SELECT m.partner_id, p.category_id
              FROM coop_membership_period p JOIN coop_membership m ON m.id = p.membership_id
             WHERE m.company_id = %(company)s AND p.date_from <= %(day)s
               AND (p.date_to IS NULL OR p.date_to >= %(day)s)
        ), ground AS (
            SELECT DISTINCT ON (q.partner_id) q.partner_id, q.category_id
              FROM coop_qualification q JOIN coop_membership_category c ON c.id = q.category_id
             WHERE q.company_id = %(company)s AND q.date_from <= %(day)s
               AND (q.date_to IS NULL OR q.date_to >= %(day)s)
             ORDER BY q.partner_id, c.sequence, c.id
        ), place AS (
            SELECT DISTINCT ON (partner_id) partner_id, place_id FROM (
                SELECT partner_id, place_id, 0 AS rank FROM coop_place_resident
                 WHERE company_id = %(company)s
                   AND (date_from IS NULL OR date_from <= %(day)s)
                   AND (date_to IS NULL OR date_to >= %(day)s)
                 UNION ALL
                SELECT partner_id, place_id, 1 FROM coop_qualification
                 WHERE company_id = %(company)s AND place_id IS NOT NULL AND date_from <= %(day)s
                   AND (date_to IS NULL OR date_to >= %(day)s)
            ) AS at ORDER BY partner_id, rank
        )
        SELECT COALESCE(member.category_id, ground.category_id), p.area_id, count(*),
               count(member.partner_id), count(*) - count(member.partner_id)
          FROM ground FULL JOIN member USING (partner_id)
     LEFT JOIN place USING (partner_id) LEFT JOIN coop_place p ON p.id = place.place_id
         GROUP BY 1, 2
        """,
        company=company.id,
        day=day,
    )
