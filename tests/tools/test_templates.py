"""What the prepared databases hold, which everything else is a copy of."""

from tools import addons, database


def test_no_picture_was_lost_on_the_way_into_the_database(env):
    pictures = env["ir.attachment"].search([("type", "=", "binary"), ("res_field", "!=", False)])
    assert pictures.filtered(lambda file: file.res_field == "web_icon_data"), "no icon of an app"
    assert not pictures.filtered(lambda file: not file.raw)


def test_every_template_stands_on_one_that_is_made_before_it():
    made = []
    for kind in database.TEMPLATES:
        assert kind == "core" or database.BASES[kind] in made
        made.append(kind)


def test_what_comes_by_itself_is_not_chosen():
    chosen = addons.chosen()
    assert "coop_membership" in chosen
    assert not {"coop_membership_hr", "coop_demo"} & set(chosen)
