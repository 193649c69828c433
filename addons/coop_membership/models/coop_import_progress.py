from odoo import api, fields, models


class CoopImportProgress(models.Model):
    """How far a big import has come, told past its own transaction.

    An import commits once, at its end; this row of its own is what people see meanwhile.
    """

    _name = "coop.import.progress"
    _description = "Progress of an import"
    _log_access = False

    import_key = fields.Integer(required=True)
    percent = fields.Integer(required=True)

    _import_uniq = models.UniqueIndex("(import_key)")

    @api.model
    def _tell(self, import_key, percent):
        with self.env.registry.cursor() as cr:
            cr.execute(
                """INSERT INTO coop_import_progress (import_key, percent) VALUES (%s, %s)
                ON CONFLICT (import_key) DO UPDATE SET percent = EXCLUDED.percent""",
                (import_key, percent),
            )
