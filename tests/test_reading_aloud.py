"""Reading aloud in a real browser, on a page without Odoo as the voting booth will be.

The plain scripts are loaded as they are. Voices are a test's own; what goes over the network is
watched.
"""

import json

import pytest

from tests.support.house import ADDONS
from tests.support.looks import JS

SCRIPTS = [
    ADDONS / "coop_access/static/src/reading" / f"{name}.js"
    for name in ("choose", "blocks", "reader", "bar", "panel")
]
STYLE = ADDONS / "coop_access/static/src/reading/reading.css"
LOCAL_CY = {"name": "Lowri", "lang": "cy-GB", "localService": True}
REMOTE_CY = {"name": "Cwmwl", "lang": "cy", "localService": False}
LOCAL_EN = {"name": "Emma", "lang": "en-GB", "localService": True}
LOCAL_US = {"name": "Ann", "lang": "en-US", "localService": True}
REMOTE_EN = {"name": "Cloud", "lang": "en-GB", "localService": False}

BAR = """
    <div class="coop-listen" hidden data-coop-unread="1" data-serve="https://booth.test/speech">
        <button type="button" class="coop-listen-go">
            <span class="coop-listen-start">Listen</span>
            <span class="coop-listen-pause" hidden>Pause</span>
            <span class="coop-listen-on" hidden>Carry on</span>
        </button>
        <button type="button" class="coop-listen-stop" hidden>Stop</button>
        <p class="coop-listen-says" role="status"></p>
        <template class="coop-listen-one">Listen to this</template>
        <template class="coop-listen-none-cy">No voice for Welsh.</template>
        <template class="coop-listen-none-en">No voice for English.</template>
    </div>"""


@pytest.fixture
def booth(_browser):
    """A function that shows words on a page of its own and says what can be heard and sent."""
    contexts = []

    def show(words, voices, lang="cy-GB", says=()):
        context = _browser.new_context()
        contexts.append(context)
        page = context.new_page()
        page.sent = []

        def answer(route):
            if route.request.method == "POST":
                page.sent.append(route.request.post_data)
                return route.fulfill(body="RIFF", content_type="audio/wav")
            said = json.dumps([[text, code, "signed"] for text, code in says])
            return route.fulfill(
                content_type="text/html",
                body=f'<html lang="{lang}"><title>x</title><body><main>{BAR}{words}</main>'
                f'<script type="application/json" class="coop-says">{said}</script></body></html>',
            )

        context.route("https://booth.test/**", answer)
        page.add_init_script(f"window.voicesOfTest = {json.dumps(voices)}")
        page.add_init_script(path=JS / "voices.js")
        page.goto("https://booth.test/vote")
        for script in SCRIPTS:
            page.add_script_tag(path=script)
        page.add_style_tag(path=STYLE)
        page.evaluate("window.living = coopReading.listen(document.querySelector('.coop-listen'))")
        return page

    yield show
    for context in contexts:
        context.close()


def listen(page, button=".coop-listen-go"):
    """Press, and wait until all was read; return [(way, words)]."""
    page.click(button)
    page.wait_for_function("living.reader.state === 'silent'")
    return [(heard["way"], heard.get("text")) for heard in page.evaluate("heard")]


# what is there -> how it is read
DECISIONS = {
    "a recording before any voice": (
        {"lang": "cy", "recording": "/a.ogg", "isSigned": True},
        [LOCAL_CY],
        ("recording", None),
    ),
    "a voice of this device": ({"lang": "cy", "isSigned": True}, [LOCAL_CY], ("voice", "Lowri")),
    "the British one of two": ({"lang": "en"}, [LOCAL_US, LOCAL_EN], ("voice", "Emma")),
    "another English one rather than none": ({"lang": "en-GB"}, [LOCAL_US], ("voice", "Ann")),
    "never a voice elsewhere": ({"lang": "cy"}, [REMOTE_CY], ("none", None)),
    "the server before a voice elsewhere": (
        {"lang": "cy", "isSigned": True},
        [REMOTE_CY, LOCAL_EN],
        ("server", None),
    ),
    "never an English voice on Welsh": ({"lang": "cy"}, [LOCAL_EN, REMOTE_EN], ("none", None)),
    "never a Welsh voice on English": ({"lang": "en"}, [LOCAL_CY], ("none", None)),
    "no voice that does not say where it is": (
        {"lang": "cy"},
        [{"name": "x", "lang": "cy"}],
        ("none", None),
    ),
    "nothing private to the server": (
        {"lang": "cy", "isPrivate": True, "isSigned": True},
        [REMOTE_CY],
        ("none", None),
    ),
    "private words by a voice of this device": (
        {"lang": "cy", "isPrivate": True},
        [LOCAL_CY],
        ("voice", "Lowri"),
    ),
    "a recording of private words": (
        {"lang": "cy", "isPrivate": True, "recording": "/a.ogg"},
        [],
        ("recording", None),
    ),
    "words without a language by nobody": ({"lang": ""}, [LOCAL_EN, LOCAL_CY], ("none", None)),
}


@pytest.mark.parametrize("decision", DECISIONS)
def test_how_words_are_read(booth, decision):
    piece, voices, (way, name) = DECISIONS[decision]
    found = booth("", []).evaluate(
        "([piece, voices]) => coopReading.choose(piece, voices)", [piece, voices]
    )
    assert (found["way"], found["voice"] and found["voice"]["name"]) == (way, name)


def test_each_sentence_is_read_by_a_voice_of_its_language(booth):
    words = """<h1>Pleidlais</h1><p>Dyma un. Dyma ddau.</p>
        <p>Enw: <span lang="en-GB">Green Hill</span> yw hwn.</p><ul><li>Afal</li><li>Eirin</li></ul>
        <p hidden>Cudd</p><p style="display: none">Cudd</p><p aria-hidden="true">Cudd</p>"""
    page = booth(words, [REMOTE_CY, LOCAL_CY, REMOTE_EN, LOCAL_EN])
    assert listen(page) == [
        ("Lowri", "Pleidlais"),
        ("Lowri", "Dyma un."),
        ("Lowri", "Dyma ddau."),
        ("Lowri", "Enw:"),
        ("Emma", "Green Hill"),
        ("Lowri", "yw hwn."),
        ("Lowri", "Afal"),
        ("Lowri", "Eirin"),
    ]
    assert page.sent == []
    assert page.inner_text(".coop-listen-says") == ""


def test_with_an_english_voice_alone_welsh_is_left_out_and_said_so(booth):
    page = booth("<h1>Helo</h1><p lang='en-GB'>Hello</p>", [LOCAL_EN, REMOTE_CY])
    assert listen(page) == [("Emma", "Hello")]
    assert page.inner_text(".coop-listen-says") == "No voice for Welsh."
    assert page.sent == []


def test_a_recording_is_heard_whole_and_what_cannot_be_played_is_read_by_a_voice(booth):
    words = "<p data-coop-recording='/rec/1'>Dyma <b>un</b>. Dyma ddau.</p><p>Tri</p>"
    page = booth(words, [LOCAL_CY])
    assert listen(page) == [("/rec/1", None), ("Lowri", "Tri")]
    page = booth(words, [LOCAL_CY])
    page.evaluate("window.broken = true")
    assert listen(page)[1:] == [("Lowri", "Dyma un."), ("Lowri", "Dyma ddau."), ("Lowri", "Tri")]


def test_the_server_speaks_the_words_that_it_signed_and_no_others(booth):
    page = booth(
        "<p>Dyma un. Dyma ddau.</p><p>Arall</p>",
        [LOCAL_EN],
        says=[
            ("Dyma un. Dyma ddau.", "cy"),
        ],
    )
    ways = [way for way, _text in listen(page)]
    assert len(ways) == 2 and all(way.startswith("blob:") for way in ways)
    assert len(page.sent) == 2 and all("sign=signed" in sent for sent in page.sent)
    assert "part=Dyma+un." in page.sent[0] and "part=Dyma+ddau." in page.sent[1]
    assert page.inner_text(".coop-listen-says") == "No voice for Welsh."


def test_of_what_is_private_nothing_goes_to_the_server(booth):
    words = """<h1>Pleidlais</h1><div data-coop-private="1"><p>Mali Derwen</p>
        <p data-coop-recording="/rec/2">Owen Robin</p></div>"""
    says = [("Pleidlais", "cy"), ("Mali Derwen", "cy"), ("Owen Robin", "cy")]
    page = booth(words, [REMOTE_CY, LOCAL_EN], says=says)
    ways = [way for way, _text in listen(page)]
    assert len(ways) == 2 and ways[1] == "/rec/2"
    assert len(page.sent) == 1 and "Pleidlais" in page.sent[0]
    assert page.inner_text(".coop-listen-says") == "No voice for Welsh."
    page = booth(words, [LOCAL_CY], says=says)
    assert [text for _way, text in listen(page)] == ["Pleidlais", "Mali Derwen", None]
    assert page.sent == []


def test_one_block_can_be_heard_alone(booth):
    page = booth("<h1>Un</h1><p data-coop-listen='1'>Dau</p><p>Tri</p>", [LOCAL_CY])
    assert page.get_attribute(".coop-listen-block", "aria-label") == "Listen to this"
    assert listen(page, ".coop-listen-block") == [("Lowri", "Dau")]


def test_pause_carry_on_and_stop_and_the_sentence_is_lit(booth):
    page = booth("<p>Dyma un. Dyma ddau.</p>", [LOCAL_CY])
    page.evaluate("window.hold = true")
    page.click(".coop-listen-go")
    page.wait_for_function("heard.length === 1")
    lit = "[...(CSS.highlights.get('coop-reading') || [])].map(String).join()"
    assert page.evaluate(lit) == "Dyma un."
    assert page.inner_text(".coop-listen-go") == "Pause"
    page.click(".coop-listen-go")
    assert page.inner_text(".coop-listen-go") == "Carry on"
    page.evaluate("held.pop().onend()")  # a browser ends what was cancelled, late
    assert page.evaluate("heard.length") == 1
    page.click(".coop-listen-go")
    page.wait_for_function("heard.length === 2")
    page.evaluate("held.pop().onend()")
    page.wait_for_function("heard.length === 3")
    assert [heard["text"] for heard in page.evaluate("heard")] == [
        "Dyma un.",
        "Dyma un.",
        "Dyma ddau.",
    ]
    page.focus(".coop-listen-stop")
    page.keyboard.press("Enter")
    assert page.evaluate(lit) == ""
    assert page.evaluate("document.activeElement.className") == "coop-listen-go"
    assert page.inner_text(".coop-listen-go") == "Listen"
    assert not page.is_visible(".coop-listen-stop")


def test_escape_and_leaving_the_page_stop_it(booth):
    page = booth("<p>Dyma un. Dyma ddau.</p>", [LOCAL_CY])
    page.evaluate("window.hold = true")
    page.click(".coop-listen-go")
    page.wait_for_function("heard.length === 1")
    page.keyboard.press("Escape")
    assert page.evaluate("living.reader.state") == "silent"
    page.click(".coop-listen-go")
    page.wait_for_function("heard.length === 2")
    before = int(page.evaluate("sessionStorage.getItem('cancelled')"))
    page.goto("https://booth.test/thanks")
    assert int(page.evaluate("sessionStorage.getItem('cancelled')")) > before


@pytest.mark.parametrize(("speed", "rate"), [("slow", 0.75), ("usual", 1), ("fast", 1.3)])
def test_it_speaks_as_fast_as_one_likes(booth, speed, rate):
    page = booth("<p>Un</p><p data-coop-recording='/rec/1'>Dau</p>", [LOCAL_CY])
    page.evaluate("speed => coopReading.show('speed', speed, 'usual')", speed)
    listen(page)
    assert [heard["rate"] for heard in page.evaluate("heard")] == [rate, rate]


def test_a_browser_that_cannot_cut_sentences_by_itself_does_it_too(booth):
    page = booth("", [])
    cut = "text => coopReading.sentences(text, 'cy').map(([from, to]) => text.slice(from, to))"
    text = "Dyma un! Dyma “ddau.” A thri"
    expected = ["Dyma un!", "Dyma “ddau.”", "A thri"]
    assert page.evaluate(cut, text) == expected
    page.evaluate("Intl.Segmenter = undefined")
    assert page.evaluate(cut, text) == expected


def test_the_questions_work_without_odoo(booth):
    form = """<form><fieldset class="coop-reading-field" data-usual="1"><legend>Letters</legend>
        <label><input type="radio" name="size" value="1" checked> Usual</label>
        <label><input type="radio" name="size" value="4"> Very big</label></fieldset></form>"""
    page = booth(form, [])
    page.evaluate(
        "coopReading.panel(document.querySelector('form'), (values) => { window.kept = values })"
    )
    page.check("input[value='4']")
    assert page.get_attribute("html", "data-coop-size") == "4"
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert page.evaluate("kept") == {"size": "4"}
    page.check("input[value='1']")
    assert page.get_attribute("html", "data-coop-size") is None
