"""An HTML page of the institution's own, and the crest in the built-in one."""

import re
from base64 import b64decode
from pathlib import Path

import pytest

from dueprocess.institutions.answers import House
from dueprocess.letters import LayoutError, as_html
from letters.marrowby import HOUSE, decision

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


def own(folder: Path, page: str) -> House:
    (folder / "page.html").write_text(page)
    return HOUSE.model_copy(update={"html": folder / "page.html"})


def test_a_page_of_the_house_places_the_pieces(tmp_path: Path) -> None:
    page = "<html lang='{{ language }}'><title>{{ title }}</title>{{ head }}|{{ body }}|{{ footer }}"
    html = as_html(decision(request="<b>&</b>"), own(tmp_path, page))
    assert html.startswith("<html lang='en'><title>Response to your request for information - K/20/053</title><header>")
    assert '<p dir="auto">&lt;b&gt;&amp;&lt;/b&gt;</p>' in html
    assert html.endswith("|<footer><p>A charity, of a kind</p></footer>\n")


def test_words_of_others_are_never_read_as_jinja(tmp_path: Path) -> None:
    assert "{{ 7 * 7 }}" in as_html(decision(request="{{ 7 * 7 }}"), own(tmp_path, "{{ body }}"))


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (
            "x\n{{ body }}{{ boddy }}",
            "'boddy' is undefined; there are language, title, policy, style, head, body",
        ),
        ("x\n{{ body", "line 2: unexpected end of template"),
        ("{{ body }}{{ ''.__class__.__mro__ }}", "access to attribute '__class__'"),
        ("{{ body }}{% for x in range(10 ** 9) %}{% endfor %}", "Range too big"),
        ("{{ body }}{% include '/etc/passwd' %}", "no loader"),
    ],
)
def test_a_mistake_in_the_page_is_named(tmp_path: Path, page: str, sentence: str) -> None:
    with pytest.raises(LayoutError) as refused:
        as_html(decision(), own(tmp_path, page))
    assert str(refused.value).startswith("The layout page.html cannot set this letter: ")
    assert sentence in str(refused.value)


def test_a_page_that_has_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"page.html cannot set this letter: it cannot be read"):
        as_html(decision(), HOUSE.model_copy(update={"html": tmp_path / "page.html"}))


def test_a_crest_comes_with_the_page_and_the_page_may_show_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "crest.svg").write_bytes(SVG)
    house = HOUSE.model_copy(update={"crest": tmp_path / "crest.svg", "crest_alt": 'A "shield"'})
    html = as_html(decision(), house)
    shown = re.search(r'<img class="crest" src="data:image/svg\+xml;base64,([^"]+)" alt="A &quot;shield&quot;">', html)
    assert shown is not None
    assert b64decode(shown[1]) == SVG
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"" in html
    assert 'alt=""' in as_html(decision(), house.model_copy(update={"crest_alt": ""}))


def test_a_crest_in_png_keeps_its_type(tmp_path: Path) -> None:
    (tmp_path / "crest.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x09\x00\x00\x00\x09")
    assert 'src="data:image/png;base64,' in as_html(
        decision(), HOUSE.model_copy(update={"crest": tmp_path / "crest.png"})
    )


def test_the_font_of_the_house_is_named_first() -> None:
    assert '--font: "Anytown Sans";' in as_html(decision(), HOUSE.model_copy(update={"font": "Anytown Sans"}))
