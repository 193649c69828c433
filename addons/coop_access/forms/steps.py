"""Steps and forms: which question comes next, and when everything is answered."""

import re

RESERVED = {"again", "check", "done", "print", "start"}
# What every form sends beside its answers.
CARRIED = {"csrf_token", "go", "look", "seen", "step", "w"}


class Step:
    """One decision: a question and the fields that answer it.

    :param code: its name in the address of the page
    :param question: the heading, as somebody would ask it
    :param fields: what is asked; none for a step that only tells
    :param help: a sentence under the heading
    :param when: a callable of the answers so far; false leaves the step out
    :param when_text: the same in words, for the printed form and the desk
    :param picture: name of a picture of ours, or the address of another
    :param template: a template shown between heading and fields (a text to read, say)
    :param short: what the last look before sending calls it, instead of the question
    :param check: a callable (values, answers) that returns problems by name, for what no single
        field can see
    """

    def __init__(
        self,
        code,
        question,
        fields=(),
        *,
        help=None,
        when=None,
        when_text=None,
        picture=None,
        template=None,
        short=None,
        check=None,
    ):
        if not re.fullmatch(r"[a-z][a-z0-9_-]*", code) or code in RESERVED:
            raise ValueError(f"Not a good code for a step: {code!r}")
        self.code = code
        self.question = question
        self.fields = tuple(fields)
        self.help = help
        self.when = when
        self.when_text = when_text
        self.picture = picture
        self.template = template
        self.short = short
        self.check = check

    def __repr__(self):
        return f"Step({self.code!r})"

    def is_wanted(self, answers):
        """Whether this step is asked at all, given the answers so far."""
        return self.when is None or bool(self.when(answers))

    def is_answered(self, answers):
        """Whether every field has been gone through (an empty answer to a free one counts)."""
        return all(field.name in answers for field in self.fields)

    def pick(self, raw):
        """Return of `raw` only what this step asks for, as it was typed."""
        return {k: v for field in self.fields for k, v in field.pick(raw).items()}

    def raw_of(self, answers):
        """Return what a browser would send for the kept answers."""
        return {
            key: value
            for field in self.fields
            if field.name in answers
            for key, value in field.raw_of(answers[field.name]).items()
        }

    def clean(self, raw, provide=None, answers=None):
        """Return (values, problems), both by the name of the field.

        Only what the step asks for is looked at. A field with a problem has no value.

        :param raw: what was sent, by name: text, or lists of text
        :param provide: a callable that gives the options of a named provider
        :param answers: the answers so far, for `check`
        """
        values, problems = {}, {}
        for field in self.fields:
            value, problem = field.clean(raw, provide)
            if problem:
                problems[field.name] = problem
            else:
                values[field.name] = value
        if self.check and not problems:
            problems.update(self.check(values, answers or {}) or {})
            values = {name: value for name, value in values.items() if name not in problems}
        return values, problems


class Form:
    """Steps in their order.

    :param code: its name, the same for ever (drafts are kept under it)
    :param title: what people call it
    :param steps: the steps; names of fields are unique in the whole form
    :param intro: a template shown before the first question; none goes straight to it
    """

    def __init__(self, code, title, steps, *, intro=None):
        self.code = code
        self.title = title
        self.steps = tuple(steps)
        self.intro = intro
        codes = [step.code for step in self.steps]
        names = [field.name for step in self.steps for field in step.fields]
        for words in (codes, names):
            twice = {word for word in words if words.count(word) > 1}
            if twice:
                raise ValueError(f"Used twice in form {code!r}: {sorted(twice)}")
        if carried := CARRIED.intersection(names):
            raise ValueError(f"Form {code!r} sends these beside its answers: {sorted(carried)}")

    def __repr__(self):
        return f"Form({self.code!r})"

    def step(self, code):
        """Return the step called `code`, or None."""
        return next((step for step in self.steps if step.code == code), None)

    def field(self, name):
        """Return the field called `name`, or None."""
        return next((f for step in self.steps for f in step.fields if f.name == name), None)

    def steps_for(self, answers):
        """Return the steps to ask, given the answers so far."""
        return [step for step in self.steps if step.is_wanted(answers)]

    def first_unanswered(self, answers):
        """Return the first step that is not answered yet, or None when all are."""
        return next((s for s in self.steps_for(answers) if not s.is_answered(answers)), None)

    def after(self, step, answers):
        """Return the step that follows `step`, or None after the last."""
        steps = self.steps_for(answers)
        place = steps.index(step) if step in steps else -1
        return steps[place + 1] if place + 1 < len(steps) else None

    def before(self, step, answers):
        """Return the step before `step` (before the end, for None), or None at the first."""
        steps = self.steps_for(answers)
        if step is None:
            return steps[-1] if steps else None
        place = steps.index(step) if step in steps else 0
        return steps[place - 1] if place else None

    def position(self, step, answers):
        """Return (which, of how many); the last one is the look before sending (None).

        A question that only some are asked has the number of the one that leads to it: how many
        there are does not change under the reader, whatever is answered.
        """
        asked = [s for s in self.steps if s.when is None]
        total = max(len(asked), 1) + 1
        if step not in self.steps_for(answers):
            return total, total
        until = self.steps[: self.steps.index(step) + 1]
        return max(sum(s.when is None for s in until), 1), total

    def raw_of(self, answers):
        """Return what a browser would send for the kept answers."""
        return {k: v for step in self.steps for k, v in step.raw_of(answers).items()}

    def pick(self, raw):
        """Return of `raw` only what this form asks for, as it was typed."""
        return {k: v for step in self.steps for k, v in step.pick(raw).items()}

    def clean_all(self, raw, provide=None):
        """Return (values, problems) of all the steps that the answers ask for.

        Steps are gone through in their order, so that a `when` sees the answers before it. What
        an unwanted step was sent is left out.
        """
        values, problems = {}, {}
        for step in self.steps:
            if step.is_wanted(values):
                found, wrong = step.clean(raw, provide, values)
                values.update(found)
                problems.update(wrong)
        return values, problems
