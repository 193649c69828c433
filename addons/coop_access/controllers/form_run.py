"""One request of a form: finds the draft, takes an answer, shows the next question."""

from odoo.exceptions import UserError
from odoo.http import request
from odoo.tools.translate import LazyGettext

from ..models.whom import NONCE
from .form_helped import HELPER_ROLES, FormHelped, helper_roles
from .form_shared import FormShared
from .form_views import FormViews
from .language import go_and_speak
from .whom import private


class FormRun(FormShared, FormHelped, FormViews):
    """A form in the course of one request. Reading never writes; every change is a POST."""

    def __init__(self, controller, base, company=None):
        self.controller = controller
        self.base = base
        #: the form as the controller gives it, without the question who helped
        self.asked = controller._get_form()
        # sudo: only what the co-op shows to everybody is read of it
        self.company = (company or controller._form_company()).sudo()
        self.partner = controller._form_partner() or None
        self.form = self.form_of_screen
        # sudo: drafts are nobody's to list; this browser's or this member's own is found below
        self.drafts = request.env["coop.form.draft"].sudo()
        self.cookie = f"coop_draft_{self.form.code}"
        self.token = None
        self._draft = None

    # -- what is known

    @property
    def draft(self):
        if self._draft is None:
            self._draft = self.drafts._find(
                self.form.code, self.company, request.cookies.get(self.cookie), self.partner
            )
        return self._draft

    @property
    def open_draft(self):
        """The draft, when it is not sent yet."""
        return self.draft.filtered(lambda draft: draft.state == "open")

    @property
    def answers(self):
        if self.open_draft:
            return self.open_draft.answers or {}
        return self.controller._form_initial()

    def translate(self, term):
        """Return a label in the reader's language; our own plain words are ours to translate."""
        if isinstance(term, LazyGettext):
            return request.env._(term)
        return request.env._(term) if term and isinstance(term, str) else (term or "")

    def provide(self, provider):
        if provider == HELPER_ROLES:
            return helper_roles()
        return self.controller._get_options(provider)

    def url(self, **query):
        """Return the address of this form with `query`, for the same person and language."""
        query = "&".join(f"{key}={value}" for key, value in query.items() if value)
        path = f"{self.base}?{query}" if query else self.base
        whom = getattr(request, "whom", None)
        return whom.url(path) if whom else request.env["ir.http"]._url_for(path)

    # -- step by step

    def handle(self):
        if request.httprequest.method == "POST":
            response = self._take()
        else:
            response = self._show(request.httprequest.args.get("step", ""))
        return self._keep_secret(private(response))

    def _show(self, code):
        answers = self.answers
        step = self.form.step(code)
        unanswered = self.form.first_unanswered(answers)
        if code == "print":
            return self.render_print()
        if code == "done" and self.draft.state == "sent":
            return self.render_done()
        if code == "again" and self.open_draft:
            return self.render_again()
        if step and step.is_wanted(answers) and self._reached(step, answers):
            return self.render_step(step)
        if code == "check" and not unanswered:
            return self.render_check()
        if code in ("", "start"):
            return self._show_start(code, unanswered)
        return request.redirect(self.url(step=unanswered.code if unanswered else "check"))

    def _reached(self, step, answers):
        """A step can be opened when all before it are answered."""
        steps = self.form.steps_for(answers)
        return all(before.is_answered(answers) for before in steps[: steps.index(step)])

    def _show_start(self, code, unanswered):
        if self.is_fleeting and not code:  # and the browser loses the secret of what was before
            self._draft = self.drafts
            if self.form.intro:
                return self.render_start(begun=False)
            return self.render_step(self.form.steps[0])
        if self.open_draft and not code and self.open_draft.answers and not self.partner:
            return self.render_start(begun=True)
        if self.form.intro and not self.open_draft and not self.partner:
            return self.render_start(begun=False)
        return request.redirect(self.url(step=unanswered.code if unanswered else "check"))

    def _take(self):
        sent = request.httprequest.form.to_dict(flat=False)
        go = sent.get("go", ["next"])[0]
        code = sent.get("step", [""])[0]
        if go == "again":
            if self.is_changed(sent):
                return request.redirect(self.url(step="again", changed="1"))
            self.open_draft.unlink()
            self._draft = self.drafts
            return request.redirect(self.url(step="start"))
        if code == "check":
            return self._send(sent)
        self.forget_others(sent)
        step = self.form.step(code)
        if step and self.is_of_sent_draft(sent):
            return self.render_late(step, sent)
        late = self.draft.state == "sent" and step != self.form.steps[0]
        if late or not step or not step.is_wanted(self.answers):
            return request.redirect(self.url(step="start"))
        return self._take_step(step, sent, go)

    def _take_step(self, step, sent, go):
        draft = self._draft_to_write()
        if draft is None:
            return self.render_busy()
        answers, tried = dict(self.answers), dict(draft.tried or {})
        if go == "speak":
            # only shown otherwise: what is typed stays typed, and is no answer yet
            typed = tried.get(step.code, {"show": False})
            tried[step.code] = {**typed, "raw": step.pick(sent)}
            draft._keep(tried=tried, step=step.code)
            return go_and_speak(sent.get("to", [""])[0], self._again_url(step, sent))
        values, problems = step.clean(sent, self.provide, answers)
        if go == "theirs":
            tried.pop(step.code, None)
            draft._keep(tried=tried, step=step.code)
            return request.redirect(self._next_url(step, answers, {}, False, sent))
        if self.is_clash(draft, step, values, sent):
            tried[step.code] = {"raw": step.pick(sent), "show": True, "by": self.browser_mark()}
            draft._keep(tried=tried, step=step.code)
            return request.redirect(self._again_url(step, sent))
        back = go == "back"
        if problems:
            tried[step.code] = {"raw": step.pick(sent), "show": not back}
        else:
            tried.pop(step.code, None)
            answers.update(values)
        writers = draft.writers if problems else self.signed(draft, step)
        draft._keep(answers=answers, tried=tried, step=step.code, writers=writers)
        return request.redirect(self._next_url(step, answers, problems, back, sent))

    def _again_url(self, step, sent):
        """Return the address of the same question, on the same way as before."""
        checking = sent.get("look", [""])[0] == "1"
        return self.url(step=step.code, look="1" if checking else "")

    def _next_url(self, step, answers, problems, back, sent):
        checking = sent.get("look", [""])[0] == "1"
        if back:
            before = self.form.before(step, answers)
            if checking and not self.form.first_unanswered(answers):
                return self.url(step="check")
            return self.url(step=before.code if before else step.code)
        if problems:
            return self._again_url(step, sent)
        unanswered = self.form.first_unanswered(answers)
        if checking:
            return self.url(step=unanswered.code if unanswered else "check")
        after = self._after(step, answers)
        return self.url(step=after.code if after else "check")

    def _after(self, step, answers):
        """Return the next question; what is known of a member is not asked, but shown at the end.

        Going back leads to those questions too, and the last look lets each be changed.
        """
        known = self.controller._form_initial() if self.partner else {}
        after = self.form.after(step, answers)
        while (
            after
            and after.fields
            and all(
                field.name in known and answers.get(field.name) == known[field.name]
                for field in after.fields
            )
        ):
            after = self.form.after(after, answers)
        return after

    def _send(self, sent):
        draft = self.open_draft
        if not draft:
            if self.draft or not self.controller._form_initial():
                return request.redirect(self.url(step="done" if self.draft else "start"))
            draft = self._draft_to_write()
            if draft is None:
                return self.render_busy()
        if not self._flood_allows("send", *self.controller.form_flood):
            return self.render_busy()
        draft._wait_for_my_turn()
        if draft.state == "sent":
            return request.redirect(self.url(step="done"))
        if self.is_changed(sent):
            return request.redirect(self.url(step="check", changed="1"))
        answers, problems = self.form.clean_all(self.form.raw_of(self.answers), self.provide)
        if problems:
            return self._reopen(draft, problems)
        helped = self.take_helped(answers)
        try:
            with request.env.cr.savepoint():
                address = self.controller._form_done(draft, answers)
                self.note_helped(answers, helped, "side")
                draft._close()
        except UserError as error:
            return self.render_check(error=str(error))
        return request.redirect(address or self.url(step="done"))

    def _reopen(self, draft, problems):
        """Go back to the first step whose answer does not hold any more."""
        names = set(problems)
        step = next(s for s in self.form.steps if names & {field.name for field in s.fields})
        tried = dict(draft.tried or {})
        tried[step.code] = {"raw": step.raw_of(draft.answers or {}), "show": True}
        draft._keep(tried=tried)
        return request.redirect(self.url(step=step.code, look="1"))

    # -- all on one page

    def handle_desk(self):
        if request.httprequest.method != "POST":
            return private(self.render_desk({}, {}))
        sent = request.httprequest.form.to_dict(flat=False)
        form = self.form_of_paper
        raw = form.pick(sent)
        answers, problems = form.clean_all(sent, self.provide)
        if problems:
            return private(self.render_desk(raw, problems))
        helped = self.take_helped(answers)
        try:
            with request.env.cr.savepoint():
                address = self.controller._form_done(self.drafts, answers)
                self.note_helped(answers, helped, self.controller._form_came_by(answers))
        except UserError as error:
            return private(self.render_desk(raw, {}, error=str(error)))
        return private(address and request.redirect(address) or self.render_done())

    def handle_print(self):
        return self.render_print()

    # -- the draft and its secret

    def _flood_allows(self, act, limit, seconds):
        flood = request.env["coop.flood"]
        key = request.httprequest.remote_addr or ""
        return flood._allow(f"form.{self.form.code}.{act}", key, limit, seconds)

    def _draft_to_write(self):
        """Return the open draft, made now if need be; None when too many were made."""
        if not self.open_draft:
            if not self.partner and not self._flood_allows("begin", 600, 3600):
                return None
            initial = self.controller._form_initial()
            self._draft, self.token = self.drafts._begin(
                self.form.code, self.company, self.partner, self.keep_minutes
            )
            self._draft.answers = initial
        return self._draft

    def _keep_secret(self, response):
        """Give the browser its secret: out of reach of scripts, and for this form alone."""
        if self.partner:
            return response
        if self.token:
            seconds = None if self.is_fleeting else self.company.coop_draft_days * 24 * 3600
            self._set_cookies(response, self.token, seconds)
        elif request.cookies.get(self.cookie) and not self.draft:
            self._set_cookies(response, "", 0)
        return response

    def _set_cookies(self, response, value, seconds):
        """Set the cookie on the form's address in each language (`/join` and `/cy/join`).

        On a shared tablet it is seen everywhere, so that "I have finished" takes it away.
        """
        languages = request.env["res.lang"]._get_frontend().values()
        prefixes = ["", *(f"/{lang.url_code}" for lang in languages)]
        paths = [prefix + self.base for prefix in prefixes]
        if request.env["coop.signin.device"]._here():
            paths = ["/"]
        for path in paths:
            response.set_cookie(
                self.cookie,
                value,
                max_age=seconds,
                expires=None,
                path=path,
                secure=request.httprequest.scheme == "https",
                httponly=True,
                samesite="Lax",
            )

    @property
    def nonce(self):
        whom = getattr(request, "whom", None)
        return {NONCE: whom.nonce} if whom and whom.nonce else {}
