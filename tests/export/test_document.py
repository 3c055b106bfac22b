"""The printable document that is made of finished pages."""

import pytest

from builder.errors import SiteError
from builder.export.document import Sheet, printable

PAGE = (
    '<html><body><nav>no</nav><article class="cw-article"><header><h1>{title}</h1></header>'
    '<h2 id="part">Part<a class="cw-anchor" href="#part"></a></h2><img loading="lazy" src="../build/plot-1.png">'
    '<a href="../b/index.html#part">there</a><a href="../gone/index.html">away</a>'
    '<a href="https://example.org/">far</a><p aria-labelledby="part other"></p><script>x()</script>'
    "</article></body></html>"
)


def document(*names):
    sheets = [Sheet(f"{name}/index.html", PAGE.format(title=name.upper())) for name in names]
    return printable('The "course"', "For all", "en", "Contents", sheets)


def test_anchors_stay_unique_and_links_stay_inside():
    html = document("a", "b")
    assert html.count('id="a--part"') == html.count('id="b--part"') == 1
    assert 'href="#b--part"' in html
    assert "gone" not in html
    assert 'href="https://example.org/"' in html
    assert 'aria-labelledby="a--part a--other"' in html


def test_pictures_load_at_once_from_the_root_of_the_site_and_no_script_is_left():
    html = document("a")
    assert '<img src="build/plot-1.png">' in html
    assert "<script" not in html
    assert "<nav>no" not in html


def test_only_a_document_of_several_pages_has_a_cover():
    assert "cw-print-cover" not in document("a").split("</head>")[1]
    many = document("a", "b").split("</head>")[1]
    assert many.index("cw-print-cover") < many.index('<a href="#a">A</a>') < many.index('id="a"')


def test_a_page_of_another_theme_is_refused():
    with pytest.raises(SiteError, match="a/index"):
        printable("T", "", "en", "C", [Sheet("a/index.html", "<p>x</p>")])
