#!/usr/bin/env python3
"""The page in headless Chromium: page_test.py MAKE_PAGE [--shots DIR] [test...]

MAKE_PAGE prints pages of invented dossiers (make_page.cpp). With --shots the screenshots of docs/ are taken instead of testing.
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time

import browser

WIDE, NARROW = (1440, 900), (390, 844)


class Page:
    """What the tests ask of the browser, in the page's own terms."""

    def __init__(self, b, folder, make_page):
        self.b, self.folder, self.make_page = b, folder, make_page

    def path(self, which):
        path = os.path.join(self.folder, which + ".html")
        if not os.path.exists(path):
            with open(path, "wb") as out:
                subprocess.run([self.make_page, which], stdout=out, check=True)
        return path

    def open(self, which, state="", size=WIDE):
        self.b.window(*size)
        self.b.open(browser.file_url(self.path(which)) + state)
        self.b.js("localStorage.clear()")

    def data(self):
        return self.b.js("return JSON.parse(document.getElementById('data').textContent)")

    def lit(self):
        """report index -> place index -> the lit characters."""
        return self.b.js("""
          const out = {};
          for (const m of document.querySelectorAll('.column mark')) {
            const places = out[m.closest('.column').dataset.report] ??= {};
            places[m.dataset.at] = (places[m.dataset.at] ?? '') + m.textContent;
          }
          return out;""")

    def texts(self, css):
        return self.b.js("return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e => e.textContent)", css)

    def sideways(self):
        """How far the page can be pushed sideways, and by what."""
        return self.b.js("""
          const over = document.documentElement.scrollWidth - innerWidth;
          if (over <= 0) return [];
          return [over, ...[...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .columns, .toggles, .matrix-frame.dense'))
            .slice(0, 5).map(e => e.tagName + '.' + e.getAttribute('class'))];""")


def places_of(story, statement):
    index = {r["id"]: str(i) for i, r in enumerate(story["reports"])}
    out = {}
    for i, p in enumerate(sorted(statement["spans"], key=lambda p: (int(index[p["report"]]), p["begin"], p["end"]))):
        out.setdefault(index[p["report"]], {})[str(i)] = p["quote"]
    return out


# ---- the tests ----

def test_renders_every_part(p):
    p.open("river")
    assert p.texts("h1") == ["Kestria and Velmora sign accord on the waters of the Sell"], p.texts("h1")
    assert [t.strip() for t in p.texts("h2")] == ["What they say", "Quotations", "Speakers", "Timeline", "Who carries whose text", "People and other names",
                                                  "Positions and ties", "The reports side by side", "Reports"], p.texts("h2")
    assert "7 reports · 7 outlets · 7 independent origins" in p.texts(".counts")[0]
    story = p.data()["stories"][0]
    assert len(p.texts("tr.statement")) == len(story["statements"])
    assert len(p.texts(".utterance")) == sum(1 for q in story["quotes"] if len(q["variants"]) > 1)
    assert len(p.texts(".singles tbody tr")) == sum(1 for q in story["quotes"] if len(q["variants"]) == 1)
    assert len(p.texts(".timeline > li")) == len(story["timeline"])
    assert len(p.texts(".stemma .edge")) == len(story["copies"])
    assert len(p.texts("tr.differences")) == sum(1 for s in story["statements"] if s["differences"])


def test_says_what_is_not_known(p):
    p.open("river")
    page = p.b.js("return document.body.innerText")
    for words in ["undated", "Speaker unknown", "not analysed (language: de)", "incomplete", "date inferred", "who was first is not known"]:
        assert words in page, words
    assert "no role given" in p.b.js("return document.getElementById('names').textContent")
    cells = p.b.js("return [...document.querySelectorAll('tr.statement')].map(r => [...r.querySelectorAll('.cell')].map(c => c.dataset.kind))")
    for row in cells:
        assert row[5] == "unread", row                      # the German report: never "silent"
        assert row[6] in ("unread", "own", "copied"), row   # the report cut short
    p.open("nothing")
    page = p.b.js("return document.body.innerText")
    for words in ["No statements found", "No quotations found", "No dated happenings found", "No carried text found", "No people or other names found", "undated"]:
        assert words in page, words
    p.open("none")
    assert p.texts("h1") == ["No stories found"]


def test_marks_of_the_matrix(p):
    p.open("river")
    row = lambda n: p.b.js("return [...document.querySelectorAll('tr.statement')[arguments[0]].querySelectorAll('.cell')].map(c => "
                           "[c.dataset.kind, c.querySelector('.from')?.textContent ?? '', !!c.querySelector('.bang')])", n)
    assert row(0)[:5] == [["own", "", False], ["copied", "ANV", False], ["own", "", False], ["silent", "", False], ["own", "", False]], row(0)
    assert row(1)[3] == ["copied", "ANV", True], row(1)
    assert row(2)[4] == ["partial", "", False], row(2)
    assert row(6)[4] == ["copied", "ANV", False], row(6)


def test_every_statement_lights_its_exact_characters(p):
    for which in ("river", "hostile"):
        p.open(which)
        story = p.data()["stories"][0]
        for n, statement in enumerate(story["statements"], 1):
            p.b.js("[...document.querySelectorAll('tr.statement')][arguments[0]].querySelector('.cell button').click()", n - 1)
            assert p.lit() == places_of(story, statement), (which, n, p.lit(), places_of(story, statement))
    assert p.texts(".warnings li") and "did not match" not in p.texts(".warnings li")[0]


def test_everything_else_lights_too(p):
    p.open("river")
    story = p.data()["stories"][0]
    keys = p.b.js("return [...new Set([...document.querySelectorAll('[data-item]')].map(b => b.dataset.item))]")
    assert {k[0] for k in keys} >= set("sdqtecorxy"), keys
    for key in keys:
        p.b.js("[...document.querySelectorAll('[data-item]')].find(b => b.dataset.item === arguments[0]).dispatchEvent(new MouseEvent('click', {bubbles: true}))", key)
        lit = p.lit()
        for report, places in lit.items():
            for text in places.values():
                assert text in story["reports"][int(report)]["text"], (key, text)
        if key[0] in "sdqterxy" or key == "o.o1":
            assert lit, key


def test_a_real_click_docks_the_reader_and_scrolls_to_the_words(p):
    p.open("river")
    p.b.click("tr.statement:nth-of-type(1) .cell button")
    assert p.b.js("return document.body.classList.contains('docked')")
    time.sleep(0.3)
    for top, bottom, low, high in p.b.js("""return [...document.querySelectorAll('.column')].filter(c => c.querySelector('mark')).map(c => {
          const m = c.querySelector('mark').getBoundingClientRect(), t = c.querySelector('.text').getBoundingClientRect();
          return [m.top, m.bottom, t.top, t.bottom]; })"""):
        assert low <= top and bottom <= high + 1, (top, bottom, low, high)
    p.b.keys("Escape")
    assert not p.b.js("return document.body.classList.contains('docked')") and not p.lit()


def test_what_stands_here(p):
    p.open("river")
    p.b.js("document.getElementById('reading').scrollIntoView({behavior: 'instant'})")
    p.b.click(".column[data-report='0'] .quote")
    found = p.texts("#here button")
    assert any(t.startswith("Quotation 1") for t in found), found
    p.b.js("[...document.querySelectorAll('#here button')].find(b => b.textContent.startsWith('Quotation 1')).click()")
    assert sorted(p.lit()) == ["0", "1", "2", "3", "4"], p.lit()
    assert p.b.js("return document.activeElement.dataset.item") == "q.q1"


def test_quotations_show_what_was_cut(p):
    p.open("river")
    variants = p.b.js("return [...document.querySelectorAll('.utterance')[0].querySelectorAll('.words')].map(w => "
                      "[...w.querySelectorAll('del, ins, .editorial')].map(e => e.tagName + ':' + [...e.childNodes].filter(n => n.className !== 'sr').map(n => n.textContent).join('').trim()))")
    assert variants[0] == []
    assert variants[1] == ["DEL:We did not come here to divide a river.", "DEL:and our grandchildren will hold us to every drop"], variants[1]
    assert "SPAN:…" in variants[2] and "SPAN:[the Sell]" in variants[3], variants


def test_speaker_pages(p):
    p.open("river")
    story = p.data()["stories"][0]
    assert len(story["speakers"]) > 1
    assert len(p.texts(".speakers details")) == len(story["speakers"])
    assert not p.texts(".by-report")  # laid out when opened
    p.b.js("document.querySelectorAll('.speakers details').forEach(d => d.open = true)")
    time.sleep(0.3)
    assert len(p.texts(".by-report")) == sum(len(s["reports"]) for s in story["speakers"])
    rows = p.b.js("return [...document.querySelectorAll('.by-report .variants')].map(l => l.children.length)")
    assert rows == [sum(len(x["variants"]) for x in r["said"]) for s in story["speakers"] for r in s["reports"]], rows
    # A place of the page lights the words of that very report.
    p.b.js("document.querySelector('.by-report .chip').click()")
    first = story["speakers"][0]["reports"][0]["said"][0]
    variant = next(q for q in story["quotes"] if q["id"] == first["quote"])["variants"][first["variants"][0]]
    assert variant["quote"] in [text for places in p.lit().values() for text in places.values()], p.lit()
    # The filter for a person leaves one page, open.
    p.open("river", "#who=" + story["speakers"][0]["speaker"])
    assert p.b.js("return [...document.querySelectorAll('.speakers details')].map(d => [d.dataset.speaker, d.open])") == [[story["speakers"][0]["speaker"], True]]


def test_filters(p):
    p.open("river")
    counts = {}
    for status in ("agree", "differ", "one origin", ""):
        p.b.click(f"#bar [data-status='{status}']")
        counts[status] = len(p.texts("tr.statement"))
    assert counts == {"agree": 2, "differ": 4, "one origin": 3, "": 9}, counts
    choose = "const s = document.querySelectorAll('#bar select')[arguments[0]]; s.value = arguments[1]; s.dispatchEvent(new Event('change'))"
    p.b.js(choose, 0, "The Meridian")
    assert len(p.texts("tr.statement")) == 5 and "5 of 9 statements match" in p.texts("#statements .count")[0]
    p.b.js(choose, 1, "p3")
    assert len(p.texts("tr.statement")) == 0 and "None of 9 statements" in p.texts("#statements .count")[0]
    p.b.click("#clear")
    assert len(p.texts("tr.statement")) == 9
    p.b.keys("/")
    p.b.keys(*"varga grandchildren")
    time.sleep(0.4)
    assert len(p.texts(".utterance")) == 1, p.texts(".utterance")


def test_state_is_in_the_address(p):
    p.open("both", "#" + "s=story-river&on=s.s2&is=differ&cols=0.3")
    assert len(p.texts("tr.statement")) == 4
    assert set(p.lit()) == {"0", "1", "3"}
    address = p.b.js("return location.hash")
    p.b.keys("Escape")
    assert "on=" not in p.b.js("return location.hash") and "cols=0.3" in address
    p.b.js("history.back()")
    time.sleep(0.3)
    assert set(p.lit()) == {"0", "1", "3"}
    p.open("both", "#s=no-such-story&on=x")
    assert p.texts("h1") == ["2 stories"]
    p.open("river", "#on=s.nonsense&at=99&cols=99.x&is=nothing")
    assert not p.lit()


def test_story_list(p):
    p.open("both")
    assert len(p.texts(".stories li")) == 2
    p.b.click(".stories a")
    time.sleep(0.3)
    assert p.texts("h1")[0].startswith("Kestria")
    p.b.click(".brand")
    time.sleep(0.3)
    assert p.texts("h1") == ["2 stories"]


def test_keyboard(p):
    p.open("river")
    p.b.keys("j")
    first = p.b.js("return document.activeElement.dataset.item")
    p.b.keys("j", "j", "k")
    assert (first, p.b.js("return document.activeElement.dataset.item")) == ("s.s1", "s.s2")
    p.b.keys("Enter")
    assert set(p.lit()) == {"0", "1", "3"}, p.lit()
    p.b.keys("n")
    assert "at=1" in p.b.js("return location.hash")
    p.b.keys("2")
    assert set(p.lit()) == {"0", "3"}, p.lit()  # closed by hand, though lit
    p.b.keys("2")
    assert set(p.lit()) == {"0", "1", "3"}, p.lit()
    p.b.keys("Escape", "?")
    assert p.b.js("return document.getElementById('help').open")
    p.b.keys("Escape")
    assert not p.b.js("return document.getElementById('help').open")
    p.b.keys("/", "j")
    assert p.b.js("return document.getElementById('search').value") == "j"


def test_hostile_text_stays_text(p):
    p.open("hostile")
    assert p.b.js("return window.attacked ?? null") is None
    assert p.b.js("return [document.scripts.length, document.images.length, document.querySelectorAll('style').length]") == [2, 0, 1]
    assert p.b.js("return document.querySelectorAll('main b, main i, main u').length") == p.b.js(
        "return document.querySelectorAll('main .counts b, main .strip i, main .slot b, main .lit-what b, main .overview i').length")
    assert p.b.js("return [...document.querySelectorAll('a')].filter(a => !/^(https?:|file:)/.test(a.href)).length") == 0
    assert "<script>window.attacked = 1</script>" in p.b.js("return document.querySelector('.column .text').textContent")
    assert p.b.js("return document.title").startswith("</title><script>")


def test_asks_nothing_of_the_network(p):
    for which in ("river", "hostile", "both"):
        p.open(which)
        p.b.js("for (const d of document.querySelectorAll('details')) d.open = true")
        assert p.b.js("return performance.getEntriesByType('resource').map(e => e.name)") == []
        assert "default-src 'none'" in p.b.js("return document.querySelector('meta[http-equiv]').content")
    # The policy holds: an injected script and a request are both refused.
    p.open("river")
    p.b.log()
    p.b.js("const s = document.createElement('script'); s.textContent = 'window.attacked = 1'; document.body.append(s)")
    assert p.b.js("return window.attacked ?? null") is None
    refused = p.b.js("return fetch('https://example.invalid/').then(() => 'went out', () => 'refused')")
    assert refused == "refused"
    assert any("Content Security Policy" in entry["message"] for entry in p.b.log())


def test_narrow_paper_and_dark(p):
    for which in ("river", "hostile", "nothing", "both", "large"):
        for size in (NARROW, (768, 1024), WIDE):
            p.open(which, size=size)
            assert not p.sideways(), (which, size, p.sideways())
    p.open("river", "#on=s.s2", size=NARROW)
    assert not p.sideways(), p.sideways()
    assert p.b.js("return getComputedStyle(document.querySelector('.matrix tbody')).display") == "block"
    p.b.window(*WIDE)  # the window is turned
    time.sleep(0.3)
    assert p.b.js("return getComputedStyle(document.querySelector('.matrix tbody')).display") == "table-row-group"
    # dark: the paper is dark and the ink is light, by preference and by the button
    lightness = "const [r, g, b] = getComputedStyle(document.body)[arguments[0]].match(/[\\d.]+/g).map(Number); return r + g + b"
    p.b.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    p.open("river")
    assert p.b.js(lightness, "backgroundColor") < 150 < 500 < p.b.js(lightness, "color")
    p.b.click("#theme")
    assert "Light" in p.texts("#theme")[0] and p.b.js(lightness, "backgroundColor") > 600
    p.b.click("#theme")
    p.b.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "light"}])
    assert p.b.js(lightness, "backgroundColor") < 150
    # paper: everything unfolded, nothing cut off at the side, all reports in full
    p.open("river")
    p.b.click("tr.statement .fold")
    p.b.js("dispatchEvent(new Event('beforeprint'))")
    p.b.cdp("Emulation.setEmulatedMedia", media="print")
    assert len(p.texts("tr.differences")) == 5 and len(p.texts(".column")) == 7 and not p.texts("#search")
    assert p.b.js("return [...document.querySelectorAll('.text')].every(t => t.scrollHeight <= t.clientHeight + 2)")
    assert not p.sideways(), p.sideways()
    p.b.cdp("Emulation.setEmulatedMedia", media="")
    p.b.js("dispatchEvent(new Event('afterprint'))")
    assert not p.b.js("return document.body.classList.contains('docked')")


def test_can_be_used_without_sight(p):
    for which in ("river", "both", "nothing"):
        p.open(which)
        faults = p.b.js("""
          const out = [], name = e => (e.getAttribute('aria-label') ?? (e.labels?.[0]?.textContent || e.textContent)).trim();
          for (const e of document.querySelectorAll('button, a[href], input, select, [role=button], [role=region], [tabindex="0"]'))
            if (e.checkVisibility() && !name(e)) out.push('no name: ' + e.outerHTML.slice(0, 120));
          for (const e of document.querySelectorAll('th')) if (!e.scope) out.push('no scope: ' + e.textContent);
          for (const e of document.querySelectorAll('table')) if (!e.caption) out.push('no caption: ' + e.textContent.slice(0, 60));
          let level = 0;
          for (const e of document.querySelectorAll('h1, h2, h3, h4, h5')) {
            if (!e.checkVisibility()) continue;
            if (+e.tagName[1] > level + 1) out.push('heading jumps to ' + e.tagName + ': ' + e.textContent);
            level = +e.tagName[1];
          }
          if (document.querySelectorAll('h1').length !== 1) out.push('h1: ' + document.querySelectorAll('h1').length);
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) out.push('id twice: ' + id);
          for (const e of document.querySelectorAll('[aria-controls], [aria-labelledby]'))
            if (!document.getElementById(e.getAttribute('aria-controls') ?? e.getAttribute('aria-labelledby'))) out.push('points to nothing: ' + e.outerHTML.slice(0, 100));
          if (!document.documentElement.lang) out.push('no lang');
          return out;""")
        assert not faults, (which, faults)
    p.open("river")
    p.b.click("tr.statement .plain")
    assert re.match(r"Statement lit: 4 places in 4 reports", p.texts("#status")[0] or p.b.js("return document.getElementById('status').textContent"))
    # ink on paper, and every colour that carries words, in both schemes: at least 4.5 to 1
    for scheme in ("light", "dark"):
        poor = p.b.js("""
          document.documentElement.dataset.theme = arguments[0];
          const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
          const luminance = colour => {
            canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(x => (x /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const probe = document.createElement('i'); document.body.append(probe);
          const colour = name => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
          const ratio = (a, b) => { const [x, y] = [luminance(colour(a)), luminance(colour(b))].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
          const pairs = ['ink', 'soft', 'link', 'agree', 'differ', 'alone'].flatMap(c => [[c, 'paper'], [c, 'raised']]).concat([['ink', 'lit'], ['ink', 'lit-now'], ['ink', 'hit'], ['soft', 'sunk']]);
          const out = pairs.map(([a, b]) => [a, b, ratio(a, b)]).filter(x => x[2] < 4.5);
          probe.remove();
          return out;""", scheme)
        assert not poor, (scheme, poor)


def test_many_reports_and_statements(p):
    began = time.monotonic()
    p.open("large")
    assert p.b.js("return document.querySelectorAll('tr.statement').length") <= 100
    took = p.b.js("return performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart")
    assert took < 5000, took
    clicked = p.b.js("const t = performance.now(); document.querySelector('tr.statement .cell button').click(); document.body.offsetHeight; return performance.now() - t")
    assert clicked < 2000, clicked
    typed = p.b.js("const t = performance.now(); setFilter({q: 'ward 12'}); document.body.offsetHeight; return performance.now() - t")
    assert typed < 2000, typed
    assert len(p.texts(".column")) <= 12
    print(f"  50 reports, 500 statements: loaded in {took} ms, click {clicked:.0f} ms, search {typed:.0f} ms; {time.monotonic() - began:.1f} s in all")
    # Ten copies of one agency stand in one column, until asked for one each.
    p.open("large")
    heads = p.texts("#statements .who .name")
    assert len(heads) == 41 and heads[-1] == "ANV ×10", heads[-3:]
    cell = p.b.js("const c = [...document.querySelector('tr.statement').querySelectorAll('.cell')].at(-1); return [c.dataset.kind, c.textContent]")
    assert cell[0] == "copied" and "ANV2/10" in cell[1], cell
    p.b.click("#spread")
    assert len(p.texts("#statements .who .name")) == 50
    p.open("large")
    for _ in range(40):
        p.b.js("document.querySelector('#statements [data-more]')?.click()")
    assert p.b.js("return document.querySelectorAll('tr.statement').length") == 500


def test_copies_a_citation(p):
    p.open("river", "#on=q.q1&at=1")
    p.b.js("window.copied = ''; navigator.clipboard.writeText = async t => { window.copied = t }")
    p.b.keys("c")
    time.sleep(0.2)
    assert p.b.js("return window.copied") == ("Northern Ledger, 4 Mar 2031: “We came here to share it” "
                                              "<https://northernledger.example/world/88213#:~:text=We%20came%20here%20to%20share%20it>"), p.b.js("return window.copied")


def test_saves_every_row(p):
    p.open("hostile")
    p.b.js("window.saved = []; window.save = (name, type, text) => saved.push([name, type, text])")
    p.b.js("for (const b of document.querySelectorAll('.save button')) b.click()")
    (name, _, record), (table_name, _, table) = p.b.js("return saved")
    story = p.data()["stories"][0]
    assert json.loads(record) == story and re.fullmatch(r"[\w.-]+\.json", name), name
    rows = list(csv.reader(io.StringIO(table.lstrip("\ufeff"))))
    assert len(rows) == 1 + sum(len(s["spans"]) for s in story["statements"]), len(rows)
    assert rows[1][-1].lstrip("'") == story["statements"][0]["spans"][0]["quote"]


def test_passages_are_listed(p):
    p.open("river")
    p.b.click(".passages summary")
    rows = p.texts(".passage-row")
    assert len(rows) == len(p.data()["stories"][0]["passages"])
    assert "not counted as copying" in rows[3] and "origin: ANV" in rows[0], rows
    assert p.texts(".passage-row ins") and p.texts(".passage-row del")


def test_edges_open_their_passages(p):
    p.open("river")
    # Dashed where a credit alone says so, dotted and without a point where the direction is not known.
    edges = p.b.js("return [...document.querySelectorAll('.edge')].map(e => [e.getAttribute('aria-label'), e.classList.contains('credit'), e.classList.contains('unsure'), !!e.querySelector('.point')])")
    by_report = {e[0].split(":")[0].split("→")[1].strip(): e[1:] for e in edges}
    assert by_report["Der Strombote"] == [True, False, True], edges
    assert by_report["Radio Sellen"] == [False, True, False], edges
    assert by_report["Kestria Today"] == [False, False, True], edges
    open_ = lambda: p.b.js("return [...document.querySelectorAll('.copies details')].filter(d => d.open).map(d => d.dataset.copy)")
    assert open_() == []
    p.b.js("document.querySelector('.edge[data-item=\"c.3\"]').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))")
    assert open_() == ["c.3"]
    assert p.b.js("return location.hash").find("on=c.3") >= 0
    account = p.b.js("return document.querySelector('[data-copy=\"c.3\"]').textContent")
    assert "which of the two was first is not known" in account and "words" in account, account
    changed = lambda tag: p.b.js("return [...document.querySelectorAll('[data-copy=\"c.3\"] .changes ' + arguments[0])].map(e => e.textContent)", tag)
    assert any("three" in t for t in changed("del")) and any("two" in t for t in changed("ins")), (changed("del"), changed("ins"))
    # A reason leads to its place.
    p.b.js("document.querySelector('[data-copy=\"c.2\"]').open = true; document.querySelector('[data-copy=\"c.2\"] .reasons .chip').click()")
    assert p.b.js("return location.hash").find("on=v.2") >= 0
    # Nothing runs upward: time goes down.
    assert p.b.js("return [...document.querySelectorAll('.edge .line')].every(e => { const b = e.getPointAtLength(0), t = e.getPointAtLength(e.getTotalLength()); return t.y > b.y; })")


def test_says_what_each_report_has_from_whom(p):
    p.open("river")
    rows = p.b.js("return [...document.querySelectorAll('.shares tbody tr')].map(r => [...r.children].map(c => c.textContent))")
    assert len(rows) == 7
    row = next(r for r in rows if r[0] == "Kestria Today")
    assert row[1] == "38%" and "ANV" in row[2] and "2 stretches" in row[3], row
    p.b.js("document.querySelector('.shares button[aria-label=\"What only Kestria Today has\"]').click()")
    assert p.b.js("return location.hash").find("on=w.3") >= 0
    assert p.b.js("return document.getElementById('status').textContent") == "Only in this report lit: 2 places in 1 report"


# ---- running ----

def quiet(p, expect_refusals=False):
    entries = [e["message"] for e in p.b.log() if e["level"] in ("SEVERE", "WARNING")]
    return [e for e in entries if not (expect_refusals and "Content Security Policy" in e or expect_refusals and "example.invalid" in e)]


def shots(p, folder):
    os.makedirs(folder, exist_ok=True)
    save = lambda name: p.b.picture(os.path.join(folder, name + ".png"))
    p.open("river", size=(1280, 900))
    save("page-light")
    p.open("river", "#on=s.s2", size=(1280, 900))
    p.b.js("document.getElementById('statements').scrollIntoView({behavior: 'instant'})")
    time.sleep(0.4)
    save("page-lit")
    p.b.js("document.documentElement.dataset.theme = 'dark'")
    p.b.js("update({on: '', at: 0}); document.getElementById('quotes').scrollIntoView({behavior: 'instant'})")
    time.sleep(0.4)
    save("page-dark")
    p.open("river", size=(1280, 900))
    p.b.js("document.getElementById('carried').scrollIntoView({behavior: 'instant'})")
    time.sleep(0.4)
    save("page-stemma")
    p.open("river", "#on=s.s2", size=NARROW)
    p.b.js("document.getElementById('statements').scrollIntoView({behavior: 'instant'})")
    time.sleep(0.4)
    save("page-phone")


def main(args):
    if not browser.installed():
        print("skipped: chromium and chromedriver are not installed (Debian: apt-get install chromium chromium-driver)")
        return 77
    make_page, wanted = args[0], args[1:]
    with tempfile.TemporaryDirectory() as folder, browser.Browser() as b:
        p = Page(b, folder, make_page)
        if wanted[:1] == ["--shots"]:
            shots(p, wanted[1])
            return 0
        failed = 0
        for name, test in [(n, t) for n, t in globals().items() if n.startswith("test_") and (not wanted or n in wanted)]:
            b.log()
            b.cdp("Emulation.setEmulatedMedia", media="", features=[])
            try:
                test(p)
                noise = quiet(p, expect_refusals=name == "test_asks_nothing_of_the_network")
                assert not noise, ("the console was not quiet", noise)
                print("ok  ", name)
            except (AssertionError, RuntimeError, IndexError, KeyError) as error:
                failed += 1
                line = error.__traceback__
                while line.tb_next:
                    line = line.tb_next
                print("FAIL", name, f"(line {line.tb_lineno}):", json.dumps(error.args, ensure_ascii=False, default=str)[:1500])
        print("failed:", failed)
        return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
