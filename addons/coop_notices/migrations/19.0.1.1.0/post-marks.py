"""Pictures that people may choose as theirs are offered, once, as in a new database."""

from odoo import SUPERUSER_ID, api
from odoo.tools import convert_file


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    convert_file(env, "coop_notices", "data/coop_picture_marks.xml", None, mode="init")
