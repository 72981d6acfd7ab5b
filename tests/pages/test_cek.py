"""The page Cek fakta: a number, a text with marks and cards, the register; and that the text stays in the session."""

from __future__ import annotations

import html
import json
import logging
import re
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from analytics import numbers
from analytics.check import check_text, register
from analytics.check.model import Because, Checked, Judged, Mark, Period, Reading, Verdict
from analytics.check.number import check_number
from analytics.check.words import reading_words
from analytics.measures import compute
from analytics.paths import DATA
from analytics.warehouse import build_release
from analytics.words import LANGUAGES, text
from tests.pages.conftest import OpenPage, release_of, words
from ui.address import Here
from ui.fields import FIELDS
from ui.views.cek import given, marking, number, report, sources
from ui.views.cek import register as register_view
from ui.views.cek.cards import other_things

HOSTILE = '<script>alert(1)</script> **tebal** [x](javascript:alert(1)) $x$ :smile: <b onclick="x">'


def markup(visit: AppTest) -> str:
    return " ".join(str(block.value) for block in visit.markdown)


def answer(visit: AppTest) -> str:
    found = next(words_of for block in visit.markdown if "pm-answer" in (words_of := str(block.value)))
    return html.unescape(re.sub(r"<[^>]+>", "", found.partition("pm-answer")[2].partition(">")[2]))


def opening(kind: str, lang: str, tab: str) -> str:
    """What the page says before anything is asked: with how many facts a number or a text is compared."""
    counts = {
        name: compute(release_of(kind), "rows_in_table", table=table)
        for name, table in (("claims", "claim"), ("results", "result"))
    }
    return text(lang, f"cek.answer.{tab}", **counts).replace("**", "")


def here(kind: str = "published", lang: str = "en", **values: str) -> Here:
    return Here("cek", lang, release_of(kind), values)


def checked_page(open_page: OpenPage, written: str, *, lang: str = "en", kind: str = "published", **values: str):
    """The page after somebody typed a text and pressed the button."""
    visit = open_page("cek", lang=lang, release=kind, tab="text", **values)
    visit.text_area(key=given.TEXT).set_value(written)
    next(button for button in visit.button if button.label == text(lang, "cek.text.check")).click().run()
    assert not visit.exception, visit.exception
    return visit


def a_claim(written: str, quote: str, verdict: Verdict = "cocok", *, marks: tuple[Mark, ...] = ()) -> Judged:
    """A claim of this text on the first place of the quote, judged by hand."""
    start = written.index(quote)
    reading = Reading(
        start, start + len(quote), quote, ("all",), "agencies_assessed", None, None,
        Period("cumulative_to", None, "2020"),
        Decimal(1), "agencies", "verified", "exact", None, None, (), marks,
    )  # fmt: skip
    reason = "unreadable" if verdict == "tidak_dapat_diverifikasi" else None
    return Judged(reading, verdict, reason, None, (), (), 0, None, Because("check.because.printed"))


def a_check(written: str, *claims: Judged, marks: tuple[Mark, ...] = ()) -> Checked:
    release_id = release_of("published").release_id
    return Checked(written, release_id, "0000-0000-0", claims, marks)


def shown_text(markup_of: str) -> str:
    """What a reader sees of marked text, without the signs of the claims."""
    plain = re.sub(r"<sup>.*?</sup>", "", markup_of).replace("<br>", "\n")
    return html.unescape(re.sub(r"<[^>]+>", "", plain))


# A number ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_the_page_opens_with_what_it_does_and_numbers_to_try(open_page: OpenPage, kind: str, lang: str) -> None:
    visit = open_page("cek", lang=lang, release=kind)
    assert answer(visit) == opening(kind, lang, "number")
    assert text(lang, "cek.number.try_fingerprint") in words(visit)
    assert visit.text_input(key="cek.q").value == ""
    tried = number._to_try(here(kind, lang))
    assert len(tried) >= 2
    assert all(check_number(release_of(kind), one).matches for one in tried)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_is_told_with_definition_period_sources_and_a_way_on(open_page: OpenPage, lang: str) -> None:
    visit = open_page("cek", lang=lang, q="81")
    found = check_number(release_of("published"), "81")
    first = found.matches[0]
    assert f"{len(found.matches)}" in answer(visit)
    assert text(lang, "check.read.agencies", value=81) in answer(visit)
    shown = words(visit)
    measure = first.measure(release_of("published"))
    assert measure.definition[lang] in shown
    assert measure.fingerprint in shown
    assert text(lang, "cek.number.is_claimed", how=text(lang, "cek.number.exact")) in shown
    assert all(source in shown for source in first.sources(release_of("published"))[:4])
    assert f"tab=measures&measure={first.candidate.measure}".replace("&", "&amp;") in markup(visit)


def test_a_score_leads_to_its_agency_and_a_count_to_its_page() -> None:
    release, where = release_of("published"), here()
    score = check_number(release, "293,5 riau").matches[0]
    assert number._way_to(where, score).startswith("/instansi?")
    assert "agency=provinsi-riau" in number._way_to(where, score)
    counted = next(
        one for one in check_number(release, "24").matches if one.candidate.measure == "agencies_in_category"
    )
    assert number._way_to(where, counted).startswith("/kategori?")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_too_many_matches_are_called_chance(open_page: OpenPage, lang: str) -> None:
    visit = open_page("cek", lang=lang, q="7")
    found = check_number(release_of("published"), "7")
    assert answer(visit) == text(lang, "cek.answer.by_chance", number="7", n=found.found).replace("**", "")
    assert text(lang, "cek.number.near") in words(visit)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_match_says_what_to_try(open_page: OpenPage, lang: str) -> None:
    visit = open_page("cek", lang=lang, q="123456")
    shown = numbers.number(lang, 123456)
    assert answer(visit) == text(lang, "cek.answer.nothing", number=shown).replace("**", "")
    assert text(lang, "cek.number.try_unit") in words(visit)


def test_words_without_a_number_are_refused_in_a_sentence(open_page: OpenPage) -> None:
    visit = open_page("cek", lang="en", q="<b>kota</b>")
    assert answer(visit) == text("en", "check.no_number", given="<b>kota</b>")
    assert "<b>kota" not in markup(visit)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fingerprint_answers_as_on_the_data_page(open_page: OpenPage, lang: str) -> None:
    mark = compute(release_of("published"), "agencies_in_category", category="baik", upto=2020).fingerprint
    for typed, status in ((mark.lower(), "unchanged"), (f"{mark[:-1]}{'0' if mark[-1] != '0' else '1'}", "mistyped")):
        visit = open_page("cek", lang=lang, q=typed)
        assert text(lang, f"data.verify.status.{status}") in words(visit)


# A text --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_example_is_checked_to_the_last_claim(open_page: OpenPage, lang: str) -> None:
    visit = open_page("cek", lang=lang, tab="text")
    assert answer(visit) == opening("published", lang, "text")
    visit.button(key=f"cek.example.{lang}").click().run()
    assert not visit.exception, visit.exception
    example = given.example(here(lang=lang), lang)
    checked = check_text(release_of("published"), example.text, published_on=example.day)
    claims = [one for one in checked.claims if one.verdict != "bukan_klaim_merit"]
    assert answer(visit).startswith(str(len(claims)))
    assert {one.verdict for one in claims} >= {"cocok", "tidak_cocok"}
    shown = words(visit)
    for one in claims:
        assert reading_words(release_of("published"), one.reading, lang) in shown
    assert len(visit.code) == len(claims)
    assert checked.fingerprint in shown
    assert markup(visit).count('href="#pm-klaim-') == len(claims)
    assert visit.text_area(key=given.TEXT).value == example.text


@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_a_typed_text_is_checked_against_the_release_in_view(open_page: OpenPage, kind: str) -> None:
    best = compute(release_of("simulated"), "agencies_in_category", category="sangat_baik", upto=2020).value
    visit = checked_page(open_page, f"Up to the end of 2020, {best} agencies were rated Very Good.", kind=kind)
    assert answer(visit).startswith("1 claim about")
    shown = words(visit)
    assert ("checked against an invented country" in shown) == (kind == "simulated")
    assert visit.code[0].value.startswith("SIMULASI") == (kind == "simulated")
    assert text("en", "check.verdict.cocok") in shown


def test_the_filter_shows_the_cards_of_one_verdict(open_page: OpenPage) -> None:
    example = given.example(here(), "en").text
    visit = checked_page(open_page, example, verdict="tidak_cocok")
    # The button forgets the filter of the text before.
    assert "verdict" not in visit.query_params
    pills = next(one for one in visit.button_group if one.key == "cek.verdict")
    everything = len(visit.code)
    pills.set_value("tidak_cocok").run()
    assert 0 < len(visit.code) < everything
    assert markup(visit).count('href="#pm-klaim-') == len(visit.code)


def test_the_text_is_neither_in_the_address_nor_in_the_log_nor_in_a_file(
    open_page: OpenPage, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "rahasiasekali"
    with caplog.at_level(logging.DEBUG):
        visit = checked_page(open_page, f"Menurut {secret}, 57 instansi berkategori Baik sampai akhir 2020.")
    assert secret in words(visit)
    assert secret not in json.dumps({name: visit.query_params[name] for name in visit.query_params})
    assert secret not in caplog.text
    kept = [path for path in home.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    assert kept == []
    assert "text" not in FIELDS["cek"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_text_is_refused_in_a_sentence(open_page: OpenPage, lang: str) -> None:
    visit = checked_page(open_page, "   ", lang=lang)
    assert answer(visit) == text(lang, "check.refused.empty")
    assert not visit.code


def test_a_text_without_claims_says_so(open_page: OpenPage) -> None:
    visit = checked_page(open_page, "Rapat itu dihadiri 40 orang tamu undangan.")
    assert answer(visit).startswith("No claim about the merit system")


def test_hostile_text_stays_text(open_page: OpenPage) -> None:
    visit = checked_page(open_page, f"{HOSTILE} 57 instansi berkategori Baik sampai akhir 2020. {HOSTILE}")
    shown = markup(visit)
    assert "<script" not in shown
    assert "<b onclick" not in shown
    assert "javascript&#58;" in shown
    assert "<script>alert(1)</script>" in words(visit)


def test_reports_can_be_kept(open_page: OpenPage) -> None:
    visit = checked_page(open_page, "57 agencies were rated Good up to the end of 2020.")
    assert {one.proto.label for one in visit.get("download_button")} >= {
        text("en", "cek.report.html"), text("en", "cek.report.json")
    }  # fmt: skip
    checked = check_text(release_of("published"), "57 agencies were rated Good up to the end of 2020.")
    told = json.loads(report._write(here(), checked, "json"))
    assert told["fingerprint"] == checked.fingerprint
    assert checked.fingerprint.encode() in report._write(here(), checked, "html")


def test_a_file_gives_its_text_and_its_name() -> None:
    content = b"<html><body><p>57 instansi berkategori Baik.</p></body></html>"
    found = given._from_file(content, "kabar.html", date(2021, 1, 29))
    assert "57 instansi berkategori Baik." in found.text
    assert (found.file, found.day) == ("kabar.html", date(2021, 1, 29))
    refused = given._from_file(b"\x89PNG\r\n", "gambar.png", None).refused
    assert refused is not None
    assert refused.reason == "unknown_format"


def test_a_report_that_was_kept_is_checked_again() -> None:
    checked = check_text(release_of("published"), "57 agencies were rated Good up to the end of 2020.")
    for form in ("html", "json"):
        content = report._write(here(), checked, form)
        whole = given._from_file(content, f"report.{form}", None).kept
        assert whole is not None
        assert report.kept_answer(here(), whole) == text("en", "cek.kept.unchanged", file=f"report.{form}")
        assert report._why(here(), whole.because[0]) == text("en", "cek.kept.why.as_checked")
        altered = given._from_file(content.replace(b"57 agencies", b"58 agencies"), "report", None).kept
        assert altered is not None
        assert altered.status == "changed"
        assert report._why(here(), altered.because[0]) == text("en", "cek.kept.why.report_altered")


def test_a_disputed_figure_shows_the_sources_of_the_other_value() -> None:
    checked = check_text(
        release_of("published"), "Pada 28 Januari 2021, 54 instansi menerima penghargaan sistem merit."
    )
    judged = next(one for one in checked.claims if one.verdict == "berbeda_antarsumber")
    shown = sources.listed_others(here(), judged)
    assert text("en", "cek.card.printed_otherwise", value=81) in shown
    assert "<li>" in shown
    assert judged.sources[0] not in shown


# Marks ---------------------------------------------------------------------------------------------------------------


def test_a_mark_leads_to_its_card_and_tells_its_verdict_without_colour() -> None:
    written = "Ada 24 dan 57 instansi."
    checked = a_check(written, a_claim(written, "24"), a_claim(written, "57", "tidak_cocok"),
                      marks=(Mark(0, 3, "scope"),))  # fmt: skip
    shown = marking.marked_text(here(), checked, {0, 1})
    assert re.search(r'<a [^>]*pm-claim-cocok[^>]*href="#pm-klaim-1"[^>]*>24<sup>✓1</sup></a>', shown)
    assert re.search(r'<a [^>]*pm-claim-tidak_cocok[^>]*href="#pm-klaim-2"[^>]*>57<sup>✕2</sup></a>', shown)
    assert f'title="{text("en", "check.verdict.tidak_cocok")}"' in shown
    assert shown_text(shown) == written
    # A claim whose card is on another page is marked, and is no link.
    assert "<a " not in marking.marked_text(here(), checked, set())


def test_claims_within_claims_and_two_of_one_figure_are_all_numbered() -> None:
    written = "24 instansi Sangat Baik"
    whole = a_claim(written, written, "berbeda_antarsumber")
    checked = a_check(written, whole, a_claim(written, "24"), a_claim(written, "24", "tidak_cocok"))
    shown = marking.marked_text(here(), checked, {0, 1, 2})
    assert {sign for signs in re.findall(r"<sup>(.*?)</sup>", shown) for sign in signs.split()} == {"≠1", "✓2", "✕3"}
    assert shown_text(shown) == written
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", shown)  # no link within a link


def test_lines_are_kept_and_unseen_signs_hide_nothing() -> None:
    written = "Satu\n\n24\u200b instansi \u202eBaik\u202c\r\nakhir\u2028"
    shown = marking.marked_text(here(), a_check(written, a_claim(written, "24")), {0})
    assert "\n" not in shown
    assert "\u202e" not in shown
    assert shown.count("<br>") == 4
    assert shown.count("▯") == 2
    assert "24<sup>✓1</sup></a>\u200b" in shown


@settings(max_examples=60, deadline=None)
@any_of(st.data())
def test_whatever_is_marked_the_text_is_shown_whole(data: st.DataObject) -> None:
    written = data.draw(st.text("ab<&*_ $:1", min_size=1, max_size=30))
    places = st.tuples(st.integers(0, len(written) - 1), st.integers(1, len(written))).filter(lambda at: at[0] < at[1])
    claims = []
    for start, end in data.draw(st.lists(places, max_size=5)):
        claim = a_claim("x", "x")
        claims.append(replace(claim, reading=replace(claim.reading, start=start, end=end, quote=written[start:end])))
    claims.sort(key=lambda one: (one.reading.start, one.reading.end))
    shown = marking.marked_text(here(), a_check(written, *claims), set(range(len(claims))))
    assert shown_text(shown) == written
    assert shown.count("<a ") == shown.count("</a>")


def test_figures_of_other_things_are_folded_and_have_no_card() -> None:
    written = "24 instansi, 60 wartawan."
    checked = a_check(written, a_claim(written, "24"), a_claim(written, "60", "bukan_klaim_merit"))
    assert marking.numbered(checked) == [0]
    folded = other_things(here(), checked)
    assert "<details" in folded
    assert "<strong>60</strong>" in folded
    assert "60<sup>·</sup>" in marking.marked_text(here(), checked, {0})


def test_a_text_full_of_other_figures_lists_some_and_says_so() -> None:
    written = "60 wartawan " * 150
    claims = []
    for found in re.finditer("60", written):
        claim = a_claim(written, "60", "bukan_klaim_merit")
        claims.append(replace(claim, reading=replace(claim.reading, start=found.start(), end=found.end())))
    folded = other_things(here(), a_check(written, *claims))
    assert folded.count("<blockquote") == 100
    assert text("en", "frame.cut_off", shown=100, total=150) in html.unescape(folded)


# The register --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_register_counts_claims_by_verdict_and_lists_them(open_page: OpenPage, lang: str) -> None:
    found = register.rows(release_of("published"))
    visit = open_page("cek", lang=lang, tab="register")
    assert answer(visit).startswith(str(len(found)))
    shown = words(visit)
    assert found[0].claim_id in shown
    assert found[0].publisher in shown
    assert text(lang, "cek.register.no_earlier") in shown


def test_the_register_is_filtered_by_verdict_metric_publisher_and_figure(open_page: OpenPage) -> None:
    found = register.rows(release_of("published"))
    wanted = next(one for one in found if one.verdict == "berbeda_antarsumber")
    for name, value in (("verdict", wanted.verdict), ("metric", wanted.reading.metric),
                        ("publisher", wanted.publisher), ("q", str(wanted.reading.value))):  # fmt: skip
        visit = open_page("cek", lang="en", tab="register", **{name: value})
        kept = [one for one in found if {"verdict": one.verdict, "metric": one.reading.metric,
                "publisher": one.publisher, "q": str(one.reading.value)}[name] == value]  # fmt: skip
        assert 0 < len(kept) < len(found)
        listed = text("en", "cek.register.listed", n=len(kept), first=1, last=min(len(kept), 50))
        assert listed in words(visit), name
    nothing = open_page("cek", lang="en", tab="register", q="999999")
    assert text("en", "cek.register.nothing") in words(nothing)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_claim_opens_its_card_with_where_it_was_printed(open_page: OpenPage, lang: str) -> None:
    wanted = register.rows(release_of("published"))[0]
    visit = open_page("cek", lang=lang, tab="register", claim=wanted.claim_id)
    shown = words(visit)
    assert text(lang, "cek.register.printed_in") in shown
    assert wanted.statement in shown
    assert wanted.source["title"] in shown
    assert {one.proto.label for one in visit.get("download_button")} == {text(lang, "cek.register.claim_review")}
    told = json.loads(register_view._claim_review(here(lang=lang), wanted, "https://contoh.id"))
    assert told["@type"] == "ClaimReview"
    assert told["url"].startswith("https://contoh.id/cek?")
    assert told["itemReviewed"]["identifier"] == wanted.claim_id
    unknown = open_page("cek", lang=lang, tab="register", claim="C999x")
    assert text(lang, "cek.register.unknown", claim="C999x") in words(unknown)


def test_the_invented_country_has_no_register(open_page: OpenPage) -> None:
    visit = open_page("cek", lang="en", release="simulated", tab="register")
    assert answer(visit) == text("en", "cek.answer.no_register")
    assert text("en", "cek.register.none") in words(visit)


def test_what_changed_says_which_claim_itself_changed(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two published releases: in the later one a source prints another number."""
    monkeypatch.setenv("PETA_MERIT_HOME", str(tmp_path / "home"))
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    table = folder / "claim.csv"
    before = table.read_text(encoding="utf-8")
    line = next(one for one in before.splitlines() if one.startswith("C010,"))
    assert ",57,agencies," in line
    first = build_release("published", data_dir=folder)
    table.write_text(before.replace(line, line.replace(",57,agencies,", ",56,agencies,")), encoding="utf-8")
    later = build_release("published", data_dir=folder)
    shown = words(open_page("cek", tab="register", release=later.release_id, before=first.release_id, lang="en"))
    changed = register.changes(first, later)
    assert [one.claim_id for one in changed if one.is_itself_changed] == ["C010"]
    assert len(changed) > 1
    assert "✓ Confirmed → ≠ Sources differ" in shown
    assert shown.count("What this claim says is itself another") == 1
