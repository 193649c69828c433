"""What the pages of a form show: plain dicts from the definition and the answers."""

from odoo.http import request

from ..pictures import picture_url


class FormViews:
    """The showing half of `FormRun`."""

    def values(self, **more):
        """Return what every template of a form gets."""
        return {
            "form": self.form,
            "run": self,
            "coop_company": self.company,
            "form_title": self.translate(self.form.title),
            "form_action": self.url(),
            "form_hidden": self.nonce,
            "again_url": self.url(step="again"),
            "print_url": self.url(step="print"),
            "is_kept": bool(self.open_draft) and not self.partner,
            **self.controller._form_values(self),
            **more,
        }

    def render(self, template, **more):
        return request.render(template, self.values(**more))

    # ------------------------------------------------------------------
    # dicts
    # ------------------------------------------------------------------

    def field_view(self, field, raw, problem=None, alone=False):
        """Return one field as its template wants it."""
        say = self.translate
        view = {
            "kind": field.kind,
            "name": field.name,
            "id": f"f-{field.name}",
            "label": say(field.label),
            "alone": alone,
            "help": say(field.help),
            "required": field.required,
            "max_length": field.max_length,
            "type": field.input_type,
            "inputmode": field.inputmode,
            "autocomplete": field.autocomplete,
            "error": problem.say(say) if problem else "",
            "value": raw.get(field.name, ""),
        }
        view["describedby"] = " ".join(
            f"{view['id']}-{part}" for part in ("help", "error") if view[part]
        )
        if field.kind == "date":
            view["parts"] = [
                {
                    "name": name,
                    "id": view["id"] if part == "day" else f"{view['id']}-{part}",
                    "label": {
                        "day": request.env._("Day"),
                        "month": request.env._("Month"),
                        "year": request.env._("Year"),
                    }[part],
                    "size": 4 if part == "year" else 2,
                    "value": raw.get(name, ""),
                }
                for part, name in zip(field.parts, field.raw_names(), strict=True)
            ]
        if field.kind in ("choice", "choices", "yesno"):
            chosen = raw.get(field.name) or []
            chosen = chosen if isinstance(chosen, list) else [chosen]
            view["options"] = [
                {
                    "id": f"{view['id']}-{number}" if number else view["id"],
                    "value": option.value,
                    "label": say(option.label),
                    "help": say(option.help),
                    "picture": picture_url(option.picture),
                    "lang": option.lang,
                    "checked": option.value in chosen,
                }
                for number, option in enumerate(field.options_for(self.provide))
            ]
        return view

    def step_view(self, step, raw, problems):
        """Return one step with its fields."""
        alone = len(step.fields) == 1 and step.fields[0].kind != "agree"
        return {
            "code": step.code,
            "question": self.translate(step.question),
            "help": self.translate(step.help),
            "when_text": self.translate(step.when_text),
            "picture": picture_url(step.picture),
            "template": step.template,
            "fields": [
                self.field_view(field, raw, problems.get(field.name), alone)
                for field in step.fields
            ],
        }

    def problem_list(self, views):
        """Return the problems of `views` for the summary: dicts of id and text."""
        problems = []
        for view in views:
            for field in view["fields"]:
                # on a page of many questions, which one it is belongs to the sentence
                name = view["question"] if len(views) > 1 else ""
                if field["label"] and not field["alone"]:
                    name = field["label"]
                if field["error"]:
                    text = f"{name}: {field['error']}" if name else field["error"]
                    problems.append({"id": field["id"], "text": text})
        return problems

    def answer_list(self):
        """Return the answers for the last look: dicts of label, lines and where to change it."""
        say, answers = self.translate, self.answers
        rows = []
        for step in self.form.steps_for(answers):
            for field in step.fields:
                label = field.label if len(step.fields) > 1 and field.label else None
                text = field.show(answers.get(field.name), say, self.provide)
                rows.append(
                    {
                        "label": say(label or step.short or step.question),
                        "lines": text.split("\n") if text else [],
                        "url": self.url(step=step.code, look="1"),
                    }
                )
        return rows

    def progress_text(self, step):
        place, total = self.form.position(step, self.answers)
        return request.env._("%(place)s of %(total)s", place=place, total=total)

    # ------------------------------------------------------------------
    # pages
    # ------------------------------------------------------------------

    def render_step(self, step):
        tried = self.tried_here(step)
        raw, problems = step.raw_of(self.answers), {}
        if tried:
            raw = tried["raw"]
            if tried["show"]:
                _values, problems = step.clean(raw, self.provide, self.answers)
        view = self.step_view(step, raw, problems)
        before = self.form.before(step, self.answers)
        look = request.httprequest.args.get("look") == "1"
        place, total = self.form.position(step, self.answers)
        return self.render(
            self.controller.form_step_template,
            step=view,
            problems=self.problem_list([view]),
            clash=self.words_of(step, self.answers) if tried and tried.get("by") else None,
            seen=self.stamp(step),
            look=look,
            has_back=bool(before) or look,
            progress=self.progress_text(step),
            progress_percent=round(100 * place / total),
            **self.step_values(step),
        )

    def render_check(self, error=""):
        return self.render(
            self.controller.form_check_template,
            rows=self.answer_list(),
            error=error or self.changed_words(),
            seen=self.stamp(),
            progress=self.progress_text(None),
            progress_percent=100,
        )

    def changed_words(self):
        """Return the sentence for who comes back because the answers are not what they saw."""
        if request.httprequest.args.get("changed") != "1":
            return ""
        return request.env._(
            "Answers were changed after you opened this page, here or on another device. "
            "Please look at them once more."
        )

    def render_start(self, begun):
        unanswered = self.form.first_unanswered(self.answers)
        return self.render(
            self.controller.form_start_template,
            begun=begun,
            begun_words=request.env._(
                "Somebody began to answer the questions of “%(form)s” on this device. "
                "Was that you?",
                form=self.translate(self.form.title),
            ),
            intro=None if begun else self.form.intro,
            go_url=self.url(step=unanswered.code if unanswered else "check"),
        )

    def render_again(self):
        unanswered = self.form.first_unanswered(self.answers)
        return self.render(
            self.controller.form_again_template,
            error=self.changed_words(),
            seen=self.stamp(),
            go_url=self.url(step=unanswered.code if unanswered else "check"),
        )

    def render_done(self):
        return self.render(self.controller.form_done_template)

    def render_busy(self):
        response = self.render("coop_access.form_busy", go_url=self.url())
        response.status_code = 429
        return response

    def render_desk(self, raw, problems, error=""):
        views = [
            self.step_view(
                step, raw, {f.name: problems[f.name] for f in step.fields if f.name in problems}
            )
            for step in self.form_of_paper.steps
        ]
        return self.render(
            self.controller.form_desk_template,
            steps=views,
            problems=self.problem_list(views),
            error=error,
        )

    def render_print(self):
        views = [self.step_view(step, {}, {}) for step in self.form_of_paper.steps]
        return self.render(self.controller.form_print_template, steps=views)
