from odoo import fields, models
from odoo.exceptions import UserError

from .coop_list_window import MOST_LINES

LONGEST = 200
SEPARATORS = "\t;|"
# what people call the columns of the first line, folded to small letters
HEADINGS = {"area", "areas", "ardal", "name", "enw", "place", "places", "lle"}


class CoopAreaList(models.TransientModel):
    """Areas and places out of a list: typed, pasted from a spreadsheet, or as a file."""

    _name = "coop.area.list"
    _description = "Areas and places from a list"
    _inherit = "coop.list.window"

    kind = fields.Selection(
        [("areas", "Areas"), ("places", "Places")], "The list is of", required=True, default="areas"
    )
    words = fields.Text("The list")
    file = fields.Binary("Or a spreadsheet", attachment=False)
    line_ids = fields.One2many("coop.area.list.line", "list_id", readonly=True)

    def action_look(self):
        """Show how the list was understood."""
        self.ensure_one()
        self.line_ids.unlink()
        rows = self._read_rows()
        if not rows:
            raise UserError(self.env._("The list is empty. Write one name on each line."))
        kinds = self._get_kinds()
        seen = self._get_names(self.kind)
        areas = self._get_names("areas")
        vals_list = []
        for number, cells in rows:
            vals = self._read_area(cells) if self.kind == "areas" else self._read_place(cells)
            vals.update(list_id=self.id, number=number)
            problem = self._get_problem(vals, areas, kinds)
            vals["kind"] = kinds.get((vals.get("kind") or "").casefold(), self._get_usual_kind())
            names = {vals["name"].casefold(), (vals.get("name_cy") or vals["name"]).casefold()}
            if problem:
                vals.update(state="wrong", problem=problem)
            elif names & seen:
                vals["state"] = "there"
            seen |= names
            vals_list.append(vals)
        self.env["coop.area.list.line"].create(vals_list)
        self.looked = True
        return self._again()

    def action_make(self):
        """Make what is new: all of it, or nothing."""
        self.ensure_one()
        if not self.looked:
            return self.action_look()
        self._check_understood()
        new = self.line_ids.filtered(lambda line: line.state == "new")
        if self.kind == "areas":
            self._make_areas(new)
        else:
            self._make_places(new)
        return {
            **self.env["ir.actions.act_window"]._for_xml_id(
                "coop_membership.coop_area_action"
                if self.kind == "areas"
                else "coop_membership.coop_place_action"
            ),
            "target": "current",
        }

    # -- reading -----------------------------------------------------------------------------

    def _read_rows(self):
        """Return [(number of the line, cells)] of the file, else of what was typed."""
        if self.file:
            rows = [(number, [str(cell) for cell in cells]) for number, cells in self._read_file()]
        else:
            rows = [
                (number, _split(line))
                for number, line in enumerate((self.words or "").splitlines(), start=1)
                if line.strip()
            ]
        if len(rows) > MOST_LINES:
            raise UserError(self.env._("Take at most %(count)s lines at a time.", count=MOST_LINES))
        if rows and rows[0][1] and rows[0][1][0].strip().casefold() in HEADINGS:
            rows = rows[1:]
        return rows

    def _read_area(self, cells):
        name, welsh, code = _pad(cells, 3)
        return {"name": name, "name_cy": welsh, "code": code}

    def _read_place(self, cells):
        names = ("name", "kind", "area", "street", "city", "zip")
        return dict(zip(names, _pad(cells, len(names)), strict=True))

    def _get_usual_kind(self):
        """What a place is where the list does not say: a house, for who may know of houses."""
        knows = self.env.user.has_group("coop_membership.group_support_status")
        return "house" if knows else "other"

    def _get_problem(self, vals, areas, kinds):
        if not vals["name"]:
            return self.env._("The name is missing.")
        if any(len(str(value)) > LONGEST for value in vals.values()):
            return self.env._("A name of more than %(count)s letters.", count=LONGEST)
        if vals.get("area") and vals["area"].casefold() not in areas:
            return self.env._("There is no area “%(name)s”.", name=vals["area"])
        if vals.get("kind") and vals["kind"].casefold() not in kinds:
            return self.env._(
                "“%(kind)s” is no kind of place. Write one of: %(kinds)s.",
                kind=vals["kind"],
                kinds=", ".join(
                    dict(
                        self.env["coop.place"]._fields["kind"]._description_selection(self.env)
                    ).values()
                ),
            )
        kind = kinds.get((vals.get("kind") or "").casefold())
        if kind == "house" and self._get_usual_kind() != "house":
            return self.env._("Houses are entered by somebody who may know who is supported.")
        return False

    def _get_kinds(self):
        """Return ``{word: code}`` of the kinds of place, in every language of the co-op."""
        field = self.env["coop.place"]._fields["kind"]
        kinds = {}
        for code, _name in self.env["res.lang"].get_installed():
            env = self.with_context(lang=code).env
            for value, label in field._description_selection(env):
                kinds.update({value: value, label.casefold(): value})
        return kinds

    def _get_names(self, kind):
        """Return the names there are, small, in every language."""
        model = self.env["coop.area" if kind == "areas" else "coop.place"]
        names = set()
        for code, _name in self.env["res.lang"].get_installed():
            found = model.with_context(lang=code, active_test=False).search(
                [("company_id", "=", self.company_id.id)]
            )
            names.update(name.casefold() for name in found.mapped("name"))
        return names

    # -- making ------------------------------------------------------------------------------

    def _make_areas(self, lines):
        areas = self.env["coop.area"].with_context(lang="en_GB")
        for line in lines:
            area = areas.create(
                {
                    "name": line.name,
                    "code": line.code or False,
                    "sequence": line.number,
                    "company_id": self.company_id.id,
                }
            )
            area.with_context(lang="cy_GB").name = line.name_cy or line.name

    def _make_places(self, lines):
        self.env["coop.place"].create(
            [
                {
                    "name": line.name,
                    "kind": line.kind,
                    "area_id": self._find_area(line.area).id,
                    "street": line.street,
                    "city": line.city,
                    "zip": line.zip,
                    "company_id": self.company_id.id,
                }
                for line in lines
            ]
        )

    def _find_area(self, name):
        areas = self.env["coop.area"].with_context(active_test=False)
        if not name:
            return areas
        mine = areas.search([("company_id", "=", self.company_id.id)])
        wanted = name.casefold()
        return mine.filtered(
            lambda area: any(
                area.with_context(lang=code).name.casefold() == wanted
                for code, _name in self.env["res.lang"].get_installed()
            )
        )[:1]


class CoopAreaListLine(models.TransientModel):
    """A line of the list as it was understood."""

    _name = "coop.area.list.line"
    _description = "Line of a list of areas or places"
    _order = "number, id"

    list_id = fields.Many2one("coop.area.list", required=True, ondelete="cascade")
    number = fields.Integer("Line", readonly=True)
    name = fields.Char(readonly=True)
    name_cy = fields.Char("In Welsh", readonly=True)
    code = fields.Char(readonly=True)
    kind = fields.Selection(
        [
            ("house", "Supported-living house"),
            ("day_service", "Day service"),
            ("team", "Team"),
            ("other", "Other"),
        ],
        readonly=True,
    )
    area = fields.Char(readonly=True)
    street = fields.Char(readonly=True)
    city = fields.Char(readonly=True)
    zip = fields.Char("Postcode", readonly=True)
    state = fields.Selection(
        [("new", "New"), ("there", "There already"), ("wrong", "Not understood")],
        required=True,
        default="new",
        readonly=True,
    )
    problem = fields.Char(readonly=True)


def _split(line):
    """Return the parts of a line; commas belong to names and addresses."""
    for mark in SEPARATORS:
        if mark in line:
            return [part.strip() for part in line.split(mark)]
    return [line.strip()]


def _pad(cells, count):
    """Return exactly so many cells, without what a database cannot hold."""
    cells = [cell.replace("\x00", "").strip() for cell in cells]
    return (cells + [""] * count)[:count]
