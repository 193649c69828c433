import json
import unittest

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.coop_base.guard import (
    INTERNAL,
    VISITOR,
    Fault,
    check_address,
    check_json,
    check_values,
    check_xml_call,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


class TestGuardChecks(unittest.TestCase):
    def assert_fault(self, code, check, *args):
        with self.assertRaises(Fault) as caught:
            check(*args)
        self.assertEqual(caught.exception.code, code)

    def test_ordinary_address_passes(self):
        check_address("/my/tŷ", b"a=b", [("a", "Siân 🍏")], ["cookie"], VISITOR)

    def test_address_with_nul_or_half_a_pair_is_refused(self):
        self.assert_fault("characters", check_address, "/a\0", b"", [], [], VISITOR)
        self.assert_fault("characters", check_address, "/", b"", [("a", "\0")], [], VISITOR)
        self.assert_fault("characters", check_address, "/", b"", [("\0", "a")], [], VISITOR)
        self.assert_fault("characters", check_address, "/", b"", [], ["\0"], VISITOR)
        self.assert_fault("characters", check_address, "/\ud800", b"", [], [], VISITOR)

    def test_address_that_is_too_long_is_refused(self):
        self.assert_fault("size", check_address, "/" * 9000, b"", [], [], VISITOR)
        self.assert_fault("size", check_address, "/" + "9" * 5000, b"", [], [], VISITOR)
        self.assert_fault("size", check_address, "/", b"a" * 9000, [], [], VISITOR)
        check_address("/", b"a" * 9000, [], [], INTERNAL)

    def test_form(self):
        check_values([("story", "a" * 100_000)], ["photo", "tŷ.png", "image/png"], VISITOR)
        self.assert_fault("characters", check_values, [("login", "a\0")], [], VISITOR)
        self.assert_fault("characters", check_values, [], ["a\0.png"], VISITOR)
        self.assert_fault("size", check_values, [("story", "a" * 100_001)], [], VISITOR)
        self.assert_fault("size", check_values, [("a", "a" * 90_000)] * 12, [], VISITOR)
        self.assert_fault("size", check_values, [("a", "")] * 1001, [], VISITOR)
        self.assert_fault("size", check_values, [("a" * 201, "")], [], VISITOR)
        self.assert_fault("size", check_values, [("new_password", "a" * 1025)], [], INTERNAL)
        check_values([("page", "a" * 5_000_000)], [], INTERNAL)

    def test_json_with_nul_is_refused_however_it_is_written(self):
        self.assert_fault("characters", check_json, b'{"a": "\0"}', VISITOR)
        self.assert_fault("characters", check_json, rb'{"a": "\u0000"}', INTERNAL)
        self.assert_fault("characters", check_json, rb'{"\u0000": 1}', INTERNAL)
        self.assert_fault("characters", check_json, rb'["\\\u0000"]', INTERNAL)
        self.assert_fault("characters", check_json, rb'["\uD83D"]', INTERNAL)

    def test_json_that_only_speaks_of_nul_passes(self):
        check_json(rb'["\\u0000"]', VISITOR)
        check_json(rb'["\ud83c\udf4f"]', VISITOR)

    def test_json_that_is_too_deep_or_too_long_is_refused(self):
        self.assert_fault("size", check_json, b"[" * 101 + b"]" * 101, INTERNAL)
        self.assert_fault("size", check_json, b"[" * 200_000 + b"]" * 200_000, INTERNAL)
        self.assert_fault("size", check_json, b'{"a":' * 5000 + b"1" + b"}" * 5000, VISITOR)
        self.assert_fault("size", check_json, json.dumps("a" * 1_000_001).encode(), VISITOR)
        self.assert_fault("size", check_json, b" " * 2_000_001, VISITOR)
        check_json(b"[" * 100 + b"]" * 100, VISITOR)
        check_json(b"[" + b"[]," * 1000 + b"1]", VISITOR)
        check_json(json.dumps("a" * 20_000_000).encode(), INTERNAL)

    def test_what_is_not_json_is_left_to_others(self):
        check_json(b"{" * 101, VISITOR)
        check_json(rb"\u0000", VISITOR)
        check_json(b"", VISITOR)

    @given(JSON)
    def test_json_is_refused_exactly_when_a_text_has_nul(self, value):
        has_nul = r"\u0000" in json.dumps(value).replace(r"\\", "")
        data = json.dumps(value).encode()
        if has_nul:
            self.assert_fault("characters", check_json, data, VISITOR)
        else:
            check_json(data, VISITOR)

    def test_body_that_is_no_call_in_xml_is_refused(self):
        check_xml_call(b"<methodCall><methodName>version</methodName></methodCall>")
        value = b"<param><value><int>three</int></value></param>"
        for body in (
            b"",
            b"afal",
            b"<methodCall>",
            b"<a/>",
            b"<methodCall></methodCall>",
            b"<methodCall><methodName>a</methodName><params>" + value + b"</params></methodCall>",
        ):
            with self.subTest(body=body):
                self.assert_fault("input", check_xml_call, body)
        self.assert_fault("characters", check_xml_call, b"<methodCall>\0")
