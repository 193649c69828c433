"""The ground that the tests of whole stories stand on."""

import signal

from tests.support.browser import NARROW
from tests.support.visitor import Visitor


def test_the_log_in_page_fits_a_narrow_screen(pages):
    page = pages.new(viewport=NARROW)
    page.goto("/web/login")
    page.wait_for_selector("input[name=login]")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW["width"]


def test_an_administrator_signs_in(pages):
    page = pages.sign_in("admin")
    page.wait_for_selector(".o_main_navbar")


def test_a_killed_server_comes_up_again(own_server):
    server = own_server()
    server.stop(signal.SIGKILL)
    server.start()
    assert server.value("SELECT count(*) FROM res_users WHERE login = 'admin'") == 1


def test_a_renewed_server_goes_on_and_knows_nothing_of_the_copy_before(seeded, renewed_server):
    """Neither of its two workers, whatever they kept in their memory."""
    server = renewed_server(seeded.database)
    process = server.process.pid
    Visitor(server.url, "system").call("ir.config_parameter", "set_param", "coop.kept", "yes")
    assert said_of_it(server) == {"yes"}
    server = renewed_server(seeded.database)
    assert server.process.pid == process
    assert said_of_it(server) == {False}
    assert not server.errors()


def said_of_it(server):
    """What is said when asked so often that either worker answers."""
    visitor = Visitor(server.url, "system")
    return {visitor.call("ir.config_parameter", "get_param", "coop.kept") for _request in range(12)}


def test_what_the_server_logs_as_an_error_is_seen(server):
    assert not server.errors(), "\n\n".join(server.errors())
