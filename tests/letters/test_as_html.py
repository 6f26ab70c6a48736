import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueprocess.institutions.answers import House
from dueprocess.letters import as_html
from dueprocess.letters.colours import contrast_with_white, readable
from letters.marrowby import HOUSE, decision, reminder


class Outline(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def of(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


def test_the_page_names_its_language_and_title_and_has_one_first_heading() -> None:
    html = as_html(decision(language="cy"), HOUSE)
    outline = Outline(html)
    assert outline.of("html")[0]["lang"] == "cy"
    assert "<title>Ymateb i\u2019ch cais am wybodaeth - K/20/053</title>" in html
    assert len(outline.of("h1")) == len(outline.of("main")) == 1


def test_the_page_needs_nothing_from_elsewhere() -> None:
    html = as_html(decision(), HOUSE)
    outline = Outline(html)
    assert not outline.of("script", "img", "link", "iframe", "object", "form")
    assert "url(" not in html
    assert "@import" not in html
    assert len(outline.of("style")) == 1
    policy = next(meta for meta in outline.of("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_the_words_of_others_choose_their_own_direction() -> None:
    html = as_html(decision(request="هل تستخدم؟", applicant="محمد"), HOUSE)
    assert '<blockquote dir="rtl">\n<p dir="auto">هل تستخدم؟</p>' in html
    assert '<blockquote dir="ltr">' in as_html(decision(), HOUSE)
    assert "by <bdi>محمد</bdi> to" in as_html(decision({"opening": "by {{ handler }} to"}, handler="محمد"), HOUSE)
    assert "Dear <bdi>" not in html
    assert "<p><bdi>Dear محمد</bdi>,</p>" in html


def test_every_block_has_its_element() -> None:
    wording = (
        "- a\n- b\n\n  c\n\n3. d\n\n1) e\n\n---\n\n| h | i |\n|---|--:|\n| **j** | *k* |\n\n"
        "{{ reference }}\\\nx\n\n### [l](https://x.example/?a=1&b=2)"
    )
    html = as_html(decision({"opening": wording}), HOUSE)
    for part in (
        "<ul>\n<li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ul>",
        '<ol start="3">\n<li>d</li>\n</ol>',
        "<ol>\n<li>e</li>\n</ol>",
        "<hr>",
        '<th scope="col" class="left">h</th><th scope="col" class="right">i</th>',
        '<td class="left"><strong>j</strong></td><td class="right"><em>k</em></td>',
        "<p>K/20/053<br>x</p>",
        '<h2><a href="https://x.example/?a=1&amp;b=2">l</a></h2>',
    ):
        assert part in html, part


def test_an_internal_notice_says_so_and_has_no_signature() -> None:
    html = as_html(reminder("Answer it."), House())
    assert '<p class="internal">Internal: not to be sent outside the authority</p>' in html
    assert "<dt>To</dt>" in html
    assert "Alex Sample" not in html
    assert "<strong>University of Marrowby</strong>" in html


@pytest.mark.parametrize("colour", ["#ffff00", "#ffffff", "#1d3557", "#000000"])
def test_words_in_the_colour_of_the_house_can_be_read(colour: str) -> None:
    html = as_html(decision(), HOUSE.model_copy(update={"colour": colour}))
    shown = re.search(r"--accent-text: (#[0-9a-f]{6});", html)
    assert shown is not None
    assert contrast_with_white(shown[1]) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)
    assert readable("#1d3557") == "#1d3557"


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_becomes_readable(colour: int) -> None:
    assert contrast_with_white(readable(f"#{colour:06x}")) >= 4.5
