"""Texts, as those who write them see them."""

from tests.screens.kit import OFFICE, shot


@shot(login="officer", screen=OFFICE)
def pictures(scene):
    scene.open_office("coop_texts.coop_picture_action")


@shot(login="officer", screen=OFFICE)
def easy_read_blocks(scene):
    with scene.env() as env:
        version = (
            env["coop.text.version"]
            .search(
                [("state", "=", "draft"), ("format", "=", "easy_read"), ("lang", "=", "en_GB")],
                limit=1,
            )
            .id
        )
    page = scene.open_office("coop_texts.coop_text_version_action", version)
    page.locator(".o_field_one2many").first.scroll_into_view_if_needed()
    scene.settle()
