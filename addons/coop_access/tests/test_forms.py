"""The plain form package: needs no database."""

import doctest

from odoo.tests import BaseCase, tagged

from odoo.addons.coop_access import forms
from odoo.addons.coop_access.forms import (
    Agree,
    Choice,
    Choices,
    Date,
    Email,
    Form,
    LongText,
    Option,
    Phone,
    Step,
    Text,
    YesNo,
    fields,
    problems,
    steps,
)

FRUIT = [Option("apple", "Apple"), Option("pear", "Pear")]


def picnic():
    return Form(
        "picnic",
        "Picnic",
        [
            Step("who", "Who are you?", [Text("name", "Name"), Email("email", required=False)]),
            Step("eat", "Do you eat fruit?", [YesNo("eats")]),
            Step(
                "fruit",
                "Which?",
                [Choice("fruit", options="basket")],
                when=lambda answers: answers.get("eats"),
            ),
            Step("agree", "Our rules", [Agree("rules", "I agree")]),
        ],
    )


@tagged("post_install", "-at_install")
class TestForms(BaseCase):
    def test_doctests_run(self):
        for module in (forms, fields, problems, steps):
            failed, _tried = doctest.testmod(module)
            self.assertFalse(failed, module.__name__)

    def test_only_what_is_asked_is_taken(self):
        raw = {"name": "Mali", "eats": "no", "rules": "1", "admin": "1", "fruit": "pear"}
        answers, wrong = picnic().clean_all(raw, lambda provider: FRUIT)
        self.assertFalse(wrong)
        self.assertEqual(answers, {"name": "Mali", "email": None, "eats": False, "rules": True})

    def test_a_step_that_is_not_wanted_is_not_asked(self):
        form = picnic()
        self.assertEqual([s.code for s in form.steps_for({"eats": False})], ["who", "eat", "agree"])
        self.assertEqual(form.after(form.step("eat"), {"eats": True}).code, "fruit")
        self.assertEqual(form.after(form.step("eat"), {"eats": False}).code, "agree")
        self.assertEqual(form.before(form.step("agree"), {"eats": False}).code, "eat")

    def test_how_many_questions_there_are_does_not_change_under_the_reader(self):
        """What is asked only of some has the number of the question that leads to it."""
        form = picnic()
        for eats in (True, False):
            answers = {"eats": eats}
            places = [form.position(step, answers) for step in form.steps_for(answers)]
            self.assertEqual({total for _place, total in places}, {4})
            self.assertEqual(places[-1], (3, 4))
            self.assertEqual(form.position(None, answers), (4, 4))
        self.assertEqual(form.position(form.step("fruit"), {"eats": True}), (2, 4))

    def test_a_free_field_left_empty_is_answered(self):
        step = picnic().step("who")
        values, _wrong = step.clean({"name": "Mali"})
        self.assertTrue(step.is_answered(values))
        self.assertFalse(step.is_answered({"name": "Mali"}))

    def test_answers_survive_the_way_to_the_browser_and_back(self):
        form = Form(
            "all",
            "All",
            [
                Step("a", "A", [Text("t"), LongText("l"), Email("e"), Phone("p"), Date("d")]),
                Step("b", "B", [Choice("c", options=FRUIT), Choices("cs", options=FRUIT)]),
                Step("c", "C", [YesNo("y"), Agree("g", "Yes")]),
            ],
        )
        answers = {
            "t": "Siân",
            "l": "One\nTwo",
            "e": "s@example.org",
            "p": "01792 123456",
            "d": "1990-03-07",
            "c": "pear",
            "cs": ["apple", "pear"],
            "y": False,
            "g": True,
        }
        self.assertEqual(form.clean_all(form.raw_of(answers)), (answers, {}))

    def test_strange_input_is_a_problem_and_never_an_error(self):
        strange = [
            "",
            "\x00",
            "x" * 100000,
            "<b>",
            "٣",
            [],
            ["a", "b"],
            None,
            7,
            {},
            "\ud800",
            "-1",
        ]
        for field in (
            Text("f"),
            LongText("f"),
            Email("f"),
            Phone("f"),
            Date("f"),
            Choice("f", options=FRUIT),
            Choices("f", options=FRUIT),
            YesNo("f"),
            Agree("f", "Yes"),
        ):
            for value in strange:
                for raw in ({"f": value}, {f"f-{part}": value for part in Date.parts}):
                    kept, problem = field.clean(raw)
                    self.assertTrue(problem is None or str(problem), (field, value))
                    self.assertLess(len(str(field.pick(raw))), 9000)
                    if kept and isinstance(kept, str):
                        self.assertLessEqual(len(kept), field.max_length)

    def test_an_answer_cannot_be_named_like_what_every_form_carries(self):
        for name in ("seen", "step", "go", "look", "csrf_token"):
            with self.assertRaises(ValueError):
                Form("x", "X", [Step("a", "A", [Text(name)])])

    def test_names_cannot_be_used_twice(self):
        with self.assertRaises(ValueError):
            Form("x", "X", [Step("a", "A", [Text("n")]), Step("b", "B", [Text("n")])])
        with self.assertRaises(ValueError):
            Step("check", "A")

    def test_a_check_across_fields(self):
        step = Step(
            "two",
            "Two",
            [Text("a"), Text("b")],
            check=lambda values, answers: (
                {"b": problems.Problem("same", "Both are the same.")}
                if values["a"] == values["b"]
                else {}
            ),
        )
        values, wrong = step.clean({"a": "x", "b": "x"})
        self.assertEqual(values, {"a": "x"})
        self.assertEqual(str(wrong["b"]), "Both are the same.")
