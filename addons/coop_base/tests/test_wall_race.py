import threading
from contextlib import contextmanager

import psycopg2

from odoo import SUPERUSER_ID, api
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY
from odoo.sql_db import db_connect
from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL, mute_logger

# No company ever has this number; rows of it are removed at the end.
KEY = 2_000_000_011


@tagged("post_install", "-at_install")
class TestWallRace(TransactionCase):
    """Two connections at once, committing for real."""

    def setUp(self):
        super().setUp()
        self.addCleanup(self.clean)
        self.clean()
        with self.connection() as env:
            env.cr.execute("CREATE TABLE coop_test_race (at timestamp PRIMARY KEY)")
            env.cr.commit()

    def clean(self):
        with self.connection() as env:
            env.cr.execute("DROP TABLE IF EXISTS coop_test_race")
            env.cr.execute(SQL("DELETE FROM coop_wall_tick WHERE company_key = %s", KEY))
            env.cr.commit()

    @contextmanager
    def connection(self):
        cr = db_connect(self.env.cr.dbname).cursor()
        try:
            yield api.Environment(cr, SUPERUSER_ID, {})
        finally:
            cr.close()

    def record(self, env):
        moment = env["coop.wall.tick"]._take(KEY)
        env.cr.execute(SQL("INSERT INTO coop_test_race VALUES (%s)", moment))
        return moment

    def printed(self, env, known_at):
        return env.execute_query(SQL("SELECT at FROM coop_test_race WHERE at <= %s", known_at))

    def begin(self, env):
        """Take the snapshot that the transaction keeps to its end."""
        env.cr.execute("SELECT 1")

    def run_until_it_waits(self, env, work):
        """Start work in a thread, and come back when it waits for the lock of somebody else."""
        outcome = []

        def run():
            try:
                with mute_logger("odoo.sql_db"):
                    outcome.append(work(env))
            except psycopg2.Error as error:
                outcome.append(error)

        pid = env.cr.connection.info.backend_pid
        thread = threading.Thread(target=run)
        thread.start()
        waits = SQL("SELECT FROM pg_locks WHERE pid = %s AND NOT granted", pid)
        with self.connection() as observer:
            while thread.is_alive() and not observer.execute_query(waits):
                observer.cr.rollback()

        def finish():
            thread.join()
            return outcome[0]

        self.assertTrue(thread.is_alive(), f"did not wait: {outcome}")
        return finish

    def check_second_starts_again(self):
        with self.connection() as one, self.connection() as two:
            self.begin(two)
            first = self.record(one)
            finish = self.run_until_it_waits(two, self.record)
            one.cr.commit()
            self.assertIsInstance(finish(), PG_CONCURRENCY_EXCEPTIONS_TO_RETRY)
            two.cr.rollback()
            second = self.record(two)
            two.cr.commit()
        self.assertGreater(second, first)

    def test_who_waited_starts_again_and_gets_a_later_moment(self):
        self.check_second_starts_again()  # the company's very first moment
        self.check_second_starts_again()  # and any later one

    def test_who_waited_for_nothing_goes_on(self):
        with self.connection() as one, self.connection() as two:
            self.record(one)
            one.cr.commit()
            self.begin(two)
            given_up = self.record(one)
            finish = self.run_until_it_waits(two, self.record)
            one.cr.rollback()
            # Nobody was ever told the moment that was given up.
            self.assertNotIsInstance(finish(), Exception)
            two.cr.commit()
            rows = self.printed(one, given_up.replace(year=given_up.year + 1))
        self.assertEqual(len(rows), 2)

    def test_late_commit_cannot_change_a_register_already_printed(self):
        with self.connection() as writer, self.connection() as printer:
            self.record(writer)
            writer.cr.commit()
            self.begin(printer)
            late = self.record(writer)
            # Printed while the other has not committed: it waits, and looks again.
            finish = self.run_until_it_waits(
                printer, lambda env: env["coop.wall.tick"]._settle(KEY, late)
            )
            writer.cr.commit()
            self.assertIsInstance(finish(), PG_CONCURRENCY_EXCEPTIONS_TO_RETRY)
            printer.cr.rollback()
            known_at = printer["coop.wall.tick"]._settle(KEY, late)
            before = self.printed(printer, known_at)
            printer.cr.commit()
            self.record(writer)
            writer.cr.commit()
            self.assertEqual(self.printed(printer, known_at), before)
        self.assertEqual(len(before), 2)

    def test_other_companies_do_not_wait(self):
        with self.connection() as one, self.connection() as two:
            self.record(one)
            two["coop.wall.tick"]._take(KEY + 1)
            two.cr.rollback()
            one.cr.rollback()
