from odoo import models

from .coop_text_version import WORDING


class CoopTextVersion(models.Model):
    """Versions that come with an addon's data files."""

    _inherit = "coop.text.version"

    def _load_records(self, data_list, update=False):
        """Load versions from a module's data files without ever changing an approved one.

        Wording that differs from what was delivered before becomes the next version, and the
        external id moves to it; wording that is the same is left alone.
        """
        records = self.browse()
        for data in data_list:
            records += self._load_delivered(data, update)
        return records

    def _load_delivered(self, data, update):
        values = dict(data["values"])
        xml_id = data.get("xml_id")
        known = self.env.ref(xml_id, raise_if_not_found=False) if xml_id else self.browse()
        if known:
            wording = {name: values[name] for name in WORDING & values.keys()}
            candidate = self.new(wording)
            if all(candidate[name] == known[name] for name in wording):
                return super()._load_records([{**data, "values": {}}], update)
        values["origin"] = "delivered"
        approve = values.pop("state", "approved") == "approved"
        version = self.create(values)
        version._check_placeholders()
        if xml_id:
            self.env["ir.model.data"]._update_xmlids(
                [{"xml_id": xml_id, "record": version, "noupdate": data.get("noupdate", False)}],
                update,
            )
        if approve:
            version._set_approved()
            version._set_published()
        return version
