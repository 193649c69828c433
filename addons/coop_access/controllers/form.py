"""Forms on the portal: what a controller says about its form. The work is in `form_run`."""

from odoo.http import request

from .form_run import FormRun


class FormController:
    """Mix into a controller of its own, one a form, and call `_form_handle` from its route::

        class JoinForm(FormController, http.Controller):
            form_code = "join"

            def _get_form(self):
                return JOIN

            def _form_done(self, draft, answers):
                request.env["library.reader"]._sign_up(answers)

            @http.route("/join", type="http", auth="public", website=True)
            def join(self, **params):
                return self._form_handle("/join")

    It is not an `http.Controller` itself: Odoo would mix all forms into one. The step is in the
    query (`?step=name`), so that one route serves the whole form in every language. A page for
    members uses `@member_route` instead of `@http.route`; its draft is then the member's.
    """

    form_code = None
    #: sends from one network address (a care home shares one): how many, in how many seconds
    form_flood = (60, 3600)
    #: minutes after the last answer that a form not sent is kept; none: the days of the co-op.
    #: With minutes the browser forgets it when it is closed, and whoever opens the form's address
    #: begins anew: what one person wrote never shows to the next on the same device
    form_keep_minutes = None
    #: how the form stands in the list of what was done with help (a code of coop.help.done);
    #: none: it leaves no trace there, and its paper does not ask who helped
    form_helped = "form"
    #: whether who is not signed in is asked, at the end, who helped: there is no page of theirs on
    #: which they would say it
    form_asks_helped = False
    #: templates, each with the values of `FormRun.values`
    form_step_template = "coop_access.form_step"
    form_start_template = "coop_access.form_start"
    form_check_template = "coop_access.form_check"
    form_done_template = "coop_access.form_done"
    form_again_template = "coop_access.form_again"
    form_desk_template = "coop_access.form_desk"
    form_print_template = "coop_access.form_print"

    def _get_form(self):
        """Return the `forms.Form`."""
        raise NotImplementedError

    def _get_options(self, provider):
        """Return the `forms.Option`s of a named provider."""
        return []

    def _form_company(self):
        """Return the co-op whose form this is."""
        return request.env.company

    def _form_partner(self):
        """Return the member whose draft this is; None for a form open to everybody."""
        whom = getattr(request, "whom", None)
        return whom.partner if whom else None

    def _form_initial(self):
        """Return answers known already, by name; the form then begins with the last look."""
        return {}

    def _form_values(self, run):
        """Return more values for the templates."""
        return {}

    def _form_done(self, draft, answers):
        """Do what was asked for, once. `answers` is cleaned and whole.

        May return an address to go to instead of the thanks page. A UserError is shown to the
        person on the last page, and nothing is lost.
        """
        raise NotImplementedError

    def _form_of_helped(self, draft, answers):
        """Return (whose it is, where it landed) of a form just done, for the list of what was
        done with help, where its answers name who helped."""
        return self._form_partner(), None

    def _form_came_by(self, answers):
        """Return how a form just typed in by the desk came: "paper" or "phone"."""
        return "paper"

    def _form_handle(self, base, company=None):
        """Answer the request of the form whose address is `base`, step by step."""
        return FormRun(self, base, company).handle()

    def _form_desk(self, base, company=None):
        """Answer the request of the same form all on one page, for who types from paper.

        It keeps no draft: the paper is the draft.
        """
        return FormRun(self, base, company).handle_desk()

    def _form_print(self, base, company=None):
        """Return the printed twin of the form."""
        return FormRun(self, base, company).handle_print()
