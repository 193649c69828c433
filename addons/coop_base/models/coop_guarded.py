from odoo import api, models
from odoo.exceptions import UserError


class CoopGuarded(models.AbstractModel):
    """Fields that only a named act may change, whoever holds the pen.

    Access rights say who may touch a record. They cannot say that "accepted" is reached by
    accepting and by nothing else. Models list such fields in ``_guarded_fields``; their methods
    write them with ``sudo()``, everybody else is told which act to use.
    """

    _name = "coop.guarded"
    _description = "Fields changed by acts only"

    _guarded_fields = frozenset()

    def _guarded_message(self, names):
        """The sentence shown; ``names`` are the labels of the fields concerned."""
        return self.env._(
            "%(fields)s cannot be typed over. Use the buttons: they check, record and tell.",
            fields=", ".join(names),
        )

    def _check_guarded(self, names):
        if self.env.su or not names:
            return
        labels = [self._fields[name].get_description(self.env)["string"] for name in sorted(names)]
        raise UserError(self._guarded_message(labels))

    def _undefaulted(self, names=None):
        """Return these without what a context says to be the default of some fields.

        A client may send ``default_state`` along as well as a value.

        :param names: names of fields; those that are guarded, unless it is said. To whom a new
            record belongs may then be said like that: a button that opens its form does so.
        """
        if names is None:
            links = ("many2one", "many2many", "one2many")
            names = {one for one in self._guarded_fields if self._fields[one].type not in links}
        said = {f"default_{name}" for name in names}
        context = self.env.context
        if self.env.su or not said & context.keys():
            return self
        kept = {key: value for key, value in context.items() if key not in said}
        return self.with_env(self.env(context=kept))

    @api.model_create_multi
    def create(self, vals_list):
        bare = self._undefaulted()
        for vals in vals_list:
            named = self._guarded_fields & vals.keys()
            defaults = bare.default_get(list(named)) if named else {}
            self._check_guarded({n for n in named if (vals[n] or False) != defaults.get(n, False)})
        return super(CoopGuarded, bare).create(vals_list).with_env(self.env)

    def write(self, vals):
        self._check_guarded(self._guarded_fields & vals.keys())
        return super().write(vals)
