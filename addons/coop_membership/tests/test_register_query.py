from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import tagged

from .register_common import RegisterCase
from .register_naive import naive_lines

FIRST_DAY = date(2020, 1, 1)
FIRST_HOUR = datetime(2020, 1, 1, 12)

assertion = st.tuples(
    st.just("assert"),
    st.integers(0, 1),
    st.sampled_from(
        [
            ("status", "member"),
            ("status", "member"),
            ("status", "ceased"),
            ("name", "Ann"),
            ("name", "Bet"),
            ("class", "Member"),
            ("service_address", "1 Lôn Goed"),
            ("service_address", "2 Lôn Goed"),
        ]
    ),
    st.integers(0, 4),
)
void = st.tuples(st.just("void"), st.integers(0, 50))


@tagged("post_install", "-at_install")
class TestRegisterQuery(RegisterCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        partners = cls.env["res.partner"].create([{"name": "A"}, {"name": "B"}])
        cls.memberships = cls.env["coop.membership"].create(
            [
                {"partner_id": partner.id, "company_id": cls.company.id, "number": number}
                for partner, number in zip(partners, ("9", "10"), strict=True)
            ]
        )

    @settings(
        max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(st.lists(st.one_of(assertion, assertion, void), min_size=1, max_size=12))
    def test_register_agrees_with_the_naive_one_on_every_day_as_known_at_every_moment(self, acts):
        """Any story of entries and strikings-out, striking-out of those included."""
        with self.env.cr.savepoint(flush=True) as savepoint:
            rows = self._play(acts)
            for row in rows:
                known = row["recorded_at"]
                for as_at in {FIRST_DAY + timedelta(days=n) for n in range(5)}:
                    self.assertEqual(
                        [
                            (
                                line.number,
                                line.name,
                                line.service_address,
                                line.class_label,
                                line.entered,
                                line.ceased,
                                line.spells,
                                line.former,
                            )
                            for line in self.lines(as_at, known)
                        ],
                        naive_lines(
                            rows,
                            [(m.id, m.number) for m in self.memberships],
                            as_at,
                            known,
                        ),
                    )
            savepoint.rollback()
        self.env.invalidate_all(flush=False)

    def _play(self, acts):
        """Write the acts as they are, past `_assert`, which would leave out what is not new."""
        made = self.entries.browse()
        for step, act in enumerate(acts):
            with self.on(2020, 1, 1 + step):
                if act[0] == "void":
                    if made:
                        made |= made[act[1] % len(made)]._void("a mistake")
                else:
                    _kind, who, (particular, value), day = act
                    made |= self.entries.create(
                        [
                            self.entries._prepare_entry_vals(
                                self.memberships[who],
                                particular,
                                value,
                                FIRST_DAY + timedelta(days=day),
                                "test",
                                None,
                            )
                        ]
                    )
        return [
            {
                "id": entry.id,
                "membership_id": entry.membership_id.id,
                "particular": entry.particular,
                "value": entry.value,
                "effective_from": entry.effective_from,
                "recorded_at": entry.recorded_at,
                "voids_id": entry.voids_id.id,
            }
            for entry in made.sorted("recorded_at")
        ]
