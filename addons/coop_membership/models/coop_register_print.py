import hashlib
import logging
import os
from datetime import datetime, timedelta

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

_logger = logging.getLogger(__name__)

FORMATS = [("pdf", "PDF"), ("html", "Web page"), ("xlsx", "Spreadsheet (XLSX)")]
MIMETYPES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class CoopRegisterPrint(models.Model):
    """The register of members, printed: as at which day, as known at which instant, by whom.

    A small register is made while one waits. A big one is made in volumes by a job, a volume a
    commit: memory does not grow with the register, and the job may be stopped or killed at any
    time and goes on with the next volume.
    """

    _name = "coop.register.print"
    _description = "Printed register"
    _inherit = "coop.company.mixin"
    _order = "id desc"

    as_at = fields.Date("As at the end of", required=True, readonly=True)
    known_at = fields.Char(
        "As known at",
        required=True,
        readonly=True,
        help="The last record made before this was printed, to the microsecond, in UTC. Printing "
        "again as known at this instant gives the same register for ever.",
    )
    lang = fields.Selection(
        [("en_GB", "English"), ("cy_GB", "Welsh")], "Language", required=True, readonly=True
    )
    format = fields.Selection(FORMATS, required=True, readonly=True)
    with_index = fields.Boolean("With index of names", default=True, readonly=True)
    rows_a_volume = fields.Integer("Entries a volume", required=True, readonly=True)
    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("done", "Ready"),
            ("stopped", "Stopped"),
            ("failed", "Failed"),
        ],
        required=True,
        default="waiting",
        readonly=True,
    )
    line_count = fields.Integer("Entries", readonly=True)
    volume_count = fields.Integer("Number of volumes", readonly=True)
    made_count = fields.Integer("Volumes made", readonly=True)
    progress = fields.Float(compute="_compute_progress")
    checksum = fields.Char(
        readonly=True, help="SHA-256 over the volumes: two prints of the same register agree."
    )
    message = fields.Char(readonly=True)
    links = fields.Html("Files", compute="_compute_links", sanitize=False)
    attachment_ids = fields.One2many(
        "ir.attachment",
        "res_id",
        "Volumes",
        domain=[("res_model", "=", "coop.register.print")],
        readonly=True,
    )

    @api.depends("as_at", "format")
    def _compute_display_name(self):
        for record in self:
            record.display_name = self.env._(
                "Register as at %(day)s",
                day=fields.Date.to_string(record.as_at),
            )

    @api.depends("made_count", "volume_count")
    def _compute_progress(self):
        for record in self:
            record.progress = 100 * record.made_count / (record.volume_count or 1)

    @api.depends("attachment_ids")
    def _compute_links(self):
        for record in self:
            links = Markup().join(
                Markup('<li><a href="/coop/register/print/%s/%s" target="_blank">%s</a></li>')
                % (record.id, place, attachment.name)
                for place, attachment in enumerate(record.attachment_ids.sorted("id"), start=1)
            )
            record.links = links and Markup("<ul>%s</ul>") % links

    @api.model
    def _start(
        self, company, as_at, known_at=None, kind="pdf", lang=None, with_index=True, rows=None
    ):
        """Print the register: at once when it is small, else by the job.

        :param known_at: as for `coop.register.entry._known_instant`
        :return: the `coop.register.print`
        """
        entries = self.env["coop.register.entry"]
        known = entries._known_instant(company, known_at)
        lines, _members = entries._count_as_at(company, as_at, known)
        # sudo: whoever may read the register may print it; nobody types over what was printed.
        record = self.sudo().create(
            {
                "company_id": company.id,
                "as_at": as_at,
                "known_at": known.isoformat(sep=" ", timespec="microseconds"),
                "lang": lang if lang in ("en_GB", "cy_GB") else "en_GB",
                "with_index": with_index,
                "rows_a_volume": rows or company.sudo().coop_register_rows_a_volume or 1000,
                "line_count": lines,
                **self._prepare_format_vals(kind),
            }
        )
        record.volume_count = len(record._volumes())
        if lines <= record._rows_at_once():
            for _volume in range(record.volume_count):
                record._make_next()
        else:
            self.env.ref("coop_membership.cron_register_print")._trigger()
        return self.browse(record.id)

    @api.model
    def _prepare_format_vals(self, kind):
        reports = self.env["ir.actions.report"]
        if kind == "pdf" and not reports._coop_pdf_available():
            return {
                "format": "html",
                "message": self.env._(
                    "This server cannot make PDF, because the library pango is not installed: "
                    "here is the same register as a web page."
                ),
            }
        return {"format": kind}

    def _rows_at_once(self):
        return 20_000 if self.format == "xlsx" else self.rows_a_volume * 2

    def _known(self):
        return datetime.fromisoformat(self.known_at)

    def _volumes(self):
        """What each volume holds: a pair of membership numbers, or None for all; then the index.

        Counted from the register as known then, so that it comes out the same in every run.
        """
        self.ensure_one()
        if self.format == "xlsx" or self.line_count <= self._rows_at_once():
            return [None]
        entries = self.env["coop.register.entry"]
        bounds = entries._volume_bounds(
            self.company_id, self.as_at, self._known(), self.rows_a_volume
        )
        return bounds + self._index_volumes()

    def _index_volumes(self):
        if not self.with_index:
            return []
        names_a_volume = self.rows_a_volume * 4  # a name and a number take little room
        return [
            ("index", start, names_a_volume) for start in range(0, self.line_count, names_a_volume)
        ]

    def _make_next(self):
        """Make the next volume and attach it."""
        self.ensure_one()
        number = self.made_count + 1
        content = self._make_volume(number)
        # sudo: attachments follow their record's access rights; the record is read-only
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .create(
                {
                    "name": self._volume_name(number),
                    "res_model": self._name,
                    "res_id": self.id,
                    "mimetype": MIMETYPES[self.format],
                    "raw": content,
                }
            )
        )
        done = number == self.volume_count
        digest = hashlib.sha256((self.checksum or "").encode() + content).hexdigest()
        self.write(
            {
                "made_count": number,
                "checksum": digest,
                "state": "done" if done else self.state,
            }
        )
        self.invalidate_recordset(["attachment_ids"])
        return attachment

    def _make_volume(self, number):
        """The bytes of one volume."""
        documents = self.env["coop.register.document"].with_context(lang=self.lang)
        company, known = self.company_id, self._known()
        if self.format == "xlsx":
            path = documents._xlsx(company, self.as_at, known, self.with_index)
            try:
                with open(path, "rb") as book:
                    return book.read()
            finally:
                os.unlink(path)
        volumes = self._volumes()
        volume = volumes[number - 1]
        lines = index = None
        if volume and volume[0] == "index":
            index = self._index_part(*volume[1:])
        else:
            entries = self.env["coop.register.entry"]
            lines = list(entries._lines_as_at(company, self.as_at, known, volume))
            if volume is None and self.with_index:
                index = self._index_part(0, None)
        heading = documents._prepare_heading(company, self.as_at, known)
        html = documents._html(heading, lines, index, (number, len(volumes)))
        if self.format == "html":
            return html
        return self.env["ir.actions.report"]._coop_make_pdf(html)

    def _index_part(self, start, count):
        index = self.env["coop.register.entry"]._index_as_at(
            self.company_id, self.as_at, self._known(), start, count
        )
        return list(index)

    def _volume_name(self, number):
        name = f"register-{self.company_id.coop_slug or self.company_id.id}-{self.as_at}"
        if self.volume_count > 1:
            name += f"-{number:0{len(str(self.volume_count))}d}"
        return f"{name}.{self.format}"

    # The job

    @api.model
    def _cron_print(self):
        """Make the volumes of big registers, one a commit."""
        waiting = Domain("state", "=", "waiting")
        cron = self.env["ir.cron"]
        todo = self.search(waiting, order="id")
        cron._commit_progress(remaining=sum(r.volume_count - r.made_count for r in todo))
        for record in todo:
            while record.try_lock_for_update().filtered_domain(waiting):
                if not record._make_one_of_job():
                    break
                if not cron._commit_progress(1):
                    return

    def _make_one_of_job(self):
        try:
            self._make_next()
        except Exception as error:
            self.env.cr.rollback()
            _logger.exception("Register print %s failed", self.id)
            self.write({"state": "failed", "message": str(error)[:500]})
            self.env["ir.cron"]._commit_progress()
            return False
        return True

    def action_stop(self):
        # sudo: stopping and starting is all that a reader may do to a print
        self._check_mine().sudo().filtered(lambda r: r.state == "waiting").state = "stopped"

    def action_go_on(self):
        # sudo: as in `action_stop`
        records = self._check_mine().sudo().filtered(lambda r: r.state in ("stopped", "failed"))
        records.write({"state": "waiting", "message": False})
        self.env.ref("coop_membership.cron_register_print").sudo()._trigger()

    def _check_mine(self):
        self.check_access("read")
        return self

    def action_print_again(self):
        """Print the same register once more: same day, as known at the same instant."""
        self.ensure_one()
        self.check_access("read")
        again = self._start(
            self.company_id,
            self.as_at,
            self._known(),
            self.format,
            self.lang,
            self.with_index,
            self.rows_a_volume,
        )
        return again.action_open()

    def action_open(self):
        """Open what was made: the file itself when there is one, else the record."""
        self.ensure_one()
        if self.state == "done" and self.volume_count == 1:
            return {
                "type": "ir.actions.act_url",
                "url": f"/coop/register/print/{self.id}/1",
                # not "download": the web client leaves the dialog open behind that one
                "target": "new",
                "close": True,
            }
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def _volume(self, number):
        """The attachment of a volume, or empty."""
        self.ensure_one()
        # the order in which volumes are made is their order
        return self.attachment_ids.sorted("id")[number - 1 : number] if number > 0 else None

    @api.autovacuum
    def _gc_files(self):
        """Delete the files of old prints: the register is printed again, not kept in copies."""
        for company in self.env["res.company"].search([]):
            days = company.coop_register_print_days
            if days <= 0:
                continue
            before = self.env["coop.clock"].now() - timedelta(days=days)
            self.search(self._get_old_domain(company, before)).attachment_ids.unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_by_nobody(self):
        raise UserError(
            self.env._("The list of printed registers is kept: it says who printed what, and when.")
        )
