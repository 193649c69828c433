"""A form that is open in two browsers: none overwrites unseen what the other saved."""

import hashlib
import json
import secrets

from odoo.http import request

#: what a page carries along about the answers that it shows
SEEN = "seen"
#: the random name of a browser, kept in its session
BROWSER = "coop_browser"
#: minutes that what a guest began on a shared tablet is kept
TABLET_MINUTES = 15


class FormShared:
    """The half of `FormRun` that knows that a member's draft has other readers too.

    A member may begin at home and go on elsewhere, or somebody at the desk types for them at the
    same time. Every page says which answers it shows; an answer that another browser changed in
    the meantime is shown before it is replaced, and what is sent is what was looked at last. One
    browser may always change its own answers, also on a page that it went back to.
    """

    def stamp(self, step=None):
        """Return what stands for the answers as they are now: of one step, or of all."""
        answers = self.answers
        names = [field.name for field in step.fields] if step else sorted(answers)
        shown = json.dumps([[name, answers.get(name)] for name in names], default=str)
        digest = hashlib.sha256(shown.encode()).hexdigest()[:16]
        return f"{self.open_draft.id or 0}-{digest}"

    def is_changed(self, sent, step=None):
        """Return whether the answers are other than on the page that was sent."""
        _draft, _dash, digest = sent.get(SEEN, [""])[0].partition("-")
        return bool(digest) and digest != self.stamp(step).partition("-")[2]

    def is_of_sent_draft(self, sent):
        """Return whether the page belongs to the form that has been sent already."""
        number = sent.get(SEEN, [""])[0].partition("-")[0]
        return self.draft.state == "sent" and number == str(self.draft.id)

    @property
    def is_fleeting(self):
        """Whether what is not sent is kept for minutes only, and for this browser alone."""
        return self.keep_minutes is not None

    @property
    def keep_minutes(self):
        """Minutes that what is not sent is kept; None: the days of the co-op.

        On a tablet that others use too, what a guest began is not for the next.
        """
        if not self.partner and request.env["coop.signin.device"]._here():
            return TABLET_MINUTES
        return self.controller.form_keep_minutes

    def forget_others(self, sent):
        """Forget what somebody else began in this browser, when a fleeting form is begun anew."""
        if self.is_fleeting and sent.get(SEEN, [""])[0].startswith("0-"):
            self.open_draft.unlink()
            self._draft = self.drafts

    @property
    def browser(self):
        return request.session.get(BROWSER)

    def browser_mark(self):
        """Return the random name of this browser, given now if it has none."""
        if not self.browser:
            request.session[BROWSER] = secrets.token_hex(8)
        return self.browser

    def is_clash(self, draft, step, values, sent):
        """Return whether another browser answered `step` otherwise since this page was shown."""
        if not self.partner or not self.is_changed(sent, step):
            return False
        writer = (draft.writers or {}).get(step.code)
        answers = draft.answers or {}
        same = all(values.get(field.name) == answers.get(field.name) for field in step.fields)
        return bool(writer) and writer != self.browser and not same

    def signed(self, draft, step):
        """Return the draft's writers, with this browser as the last one of `step`."""
        if not self.partner:
            return draft.writers
        return {**(draft.writers or {}), step.code: self.browser_mark()}

    def tried_here(self, step):
        """Return what was typed for `step` and not taken; another browser's clash is not ours."""
        tried = (self.open_draft.tried or {}).get(step.code)
        return tried if tried and tried.get("by") in (None, self.browser) else None

    def words_of(self, step, values, raw=None):
        """Return answers as people read them, a line each.

        :param values: cleaned answers, by name
        :param raw: what was typed, for those that could not be cleaned
        """
        lines = []
        for field in step.fields:
            if field.name in values:
                text = field.show(values[field.name], self.translate, self.provide)
            else:
                typed = (raw or {}).get(field.name) or ""
                text = typed if isinstance(typed, str) else ", ".join(typed)
            if text:
                name = self.translate(field.label) if len(step.fields) > 1 and field.label else ""
                lines.append(f"{name}: {text}" if name else text)
        return lines

    def render_late(self, step, sent):
        """Say that the form was sent before this page was, and show what is not in it."""
        values, _problems = step.clean(sent, self.provide, self.answers)
        words = self.words_of(step, values, step.pick(sent))
        response = self.render("coop_access.form_late", typed=words)
        response.status_code = 409
        return response
