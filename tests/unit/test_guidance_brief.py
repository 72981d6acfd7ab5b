"""Briefs: what they say, what they must not say, and that the files can be read by everybody and verified."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from analytics import measures
from analytics.errors import BadParameter, UnknownAgency, UnknownFormat
from analytics.guidance.brief import Batch, NotFinished, NotSet, file_name, make, make_overview
from analytics.guidance.brief import pdf as typesetting
from analytics.guidance.brief.content import brief_of
from analytics.guidance.brief.docx import _NUMBER_CM, _PADDING_CM, _SIGN_CM, _WIDTH_CM, _widths
from analytics.guidance.brief.known import Known
from analytics.guidance.brief.model import Brief, Cell, Column, Heading, Table
from analytics.guidance.brief.overview import overview
from analytics.guidance.brief.pdf import to_pdf
from analytics.guidance.number import MAKERS, number
from analytics.guidance.situation import Country, Group, country
from analytics.measures import ledger
from analytics.verbs.brief import brief as verb
from analytics.verify_file import verify_file
from analytics.warehouse import Release
from analytics.warehouse.dimensions import regions
from analytics.warehouse.tables import table_rows
from analytics.words import LANGUAGES, text, texts

BOGOR = "kota-bogor"


def one_of(looked_at: Country, group: Group, kind: str | None = None) -> str:
    return next(
        one.id for one in looked_at.situations.values()
        if one.group == group and kind in (None, one.agency.agency_type)
    )  # fmt: skip


def longest(looked_at: Country, kind: str | None = None) -> str:
    found = [one for one in looked_at.situations.values() if kind in (None, one.agency.agency_type)]
    return max(found, key=lambda one: len(one.agency.name_id)).id


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""

    def below(found: Any) -> Iterator[Any]:
        if isinstance(found, pikepdf.Array):
            for one in found:
                yield from below(one)
        elif isinstance(found, pikepdf.Dictionary) and "/S" in found:
            yield found
            yield from below(found.get("/K", pikepdf.Array()))

    return below(pdf.Root.StructTreeRoot.K)


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).split())


def shown(brief: Brief) -> str:
    return str(brief.as_data())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["kementerian", "provinsi"])
def test_the_pdf_is_tagged_and_speaks_its_language(simulated: Release, lang: str, kind: str) -> None:
    looked_at = country(simulated)
    known = Known(looked_at, one_of(looked_at, "buruk", kind), lang)
    brief = brief_of(known)
    content = to_pdf(brief)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == len(brief.pages) == 2
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == lang
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == brief.title
            assert metadata["pdfuaid:part"] == "1"
        found = list(elements(pdf))
        kinds = [str(one.S) for one in found]
        headings = [one for page in brief.pages for one in page if isinstance(one, Heading)]
        assert [one for one in kinds if one.startswith("/H")] == ["/H1", *["/H2"] * len(headings)]
        assert kinds.count("/TH") > 8
        alts = [str(one.Alt) for one in found if str(one.S) == "/Figure"]
        assert alts == [one.alt for one in brief.figures()]
        assert len(alts) == 9
        assert known.aspect(next(iter(looked_at.aspects))) in alts[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_brief_gives_the_same_bytes(simulated: Release, lang: str) -> None:
    looked_at = country(simulated)
    one = one_of(looked_at, "kurang")
    assert make(looked_at, one, file_format="pdf", lang=lang) == make(looked_at, one, file_format="pdf", lang=lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_invented_agency_is_labelled(simulated: Release, lang: str) -> None:
    looked_at = country(simulated)
    content = make(looked_at, longest(looked_at, "provinsi"), file_format="pdf", lang=lang)
    label = text(lang, "brief.simulated")
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        assert label in page.extract_text()
    assert "SIMULASI" in file_name(looked_at, longest(looked_at), "pdf", lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_result_a_brief_says_what_cannot_be_said(published: Release, lang: str) -> None:
    looked_at = country(published)
    one = longest(looked_at)
    assert looked_at[one].latest is None
    brief = brief_of(Known(looked_at, one, lang))
    headings = [block.text for page in brief.pages for block in page if isinstance(block, Heading)]
    assert text(lang, "brief.unknown.heading") in headings
    assert text(lang, "brief.next.heading") in headings
    assert text(lang, "brief.improvements.heading") not in headings
    content = to_pdf(brief)
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1
    assert looked_at[one].agency.name(lang).split("/")[0] in words_of(content)
    assert text(lang, "brief.simulated") not in words_of(content)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_illustrative_sub_aspects_are_never_named_for_a_real_agency(published: Release, lang: str) -> None:
    looked_at = country(published)
    said = shown(brief_of(Known(looked_at, BOGOR, lang)))
    names = [row[f"name_{lang}"] for row in table_rows(published, "sub_aspect")]
    assert names
    assert [name for name in names if name in said] == []
    assert text(lang, "brief.unknown.levels") in said


def test_every_number_is_that_of_the_catalogue(simulated: Release, published: Release) -> None:
    for release, one in ((simulated, one_of(country(simulated), "buruk")), (published, BOGOR)):
        known = Known(country(release), one, "id")
        assert len(known.all_numbers) > 9
        for found in known.all_numbers:
            compute = number if found.id in MAKERS else measures.compute
            assert compute(release, found.id, **found.parameters).fingerprint == found.fingerprint, found.parameters
            assert found.fingerprint in shown(brief_of(known))


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_a_file_can_be_verified(published: Release, tmp_path: Path, file_format: str, home: Path) -> None:
    looked_at = country(published)
    file = tmp_path / file_name(looked_at, "perpusnas", file_format, "id")
    file.write_bytes(make(looked_at, "perpusnas", file_format=file_format, lang="id"))
    found = verify_file(file, published)
    assert found.because[0]["what"] == "as_issued"
    assert found.status == "unchanged"
    assert {one.status for one in found.numbers} == {"unchanged"}
    assert len(found.numbers) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_docx_holds_the_same(simulated: Release, lang: str) -> None:
    import docx
    from docx.oxml.ns import qn

    looked_at = country(simulated)
    one = one_of(looked_at, "kurang")
    brief = brief_of(Known(looked_at, one, lang))
    document = docx.Document(io.BytesIO(make(looked_at, one, file_format="docx", lang=lang)))
    assert document.core_properties.title == brief.title
    headings = [block.text for page in brief.pages for block in page if isinstance(block, Heading)]
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"] == headings
    xml = document.part._element.xml
    for figure in brief.figures():
        assert f'descr="{figure.alt}"' in xml
    assert xml.count("w:tblHeader") == len(document.tables)
    assert {found.get(qn("w:val"))[:2] for found in document.styles.element.iter(qn("w:lang"))} == {lang}


def test_a_fingerprint_stands_on_one_line_of_the_docx() -> None:
    mark = Cell("8W45-Y7NP-B")
    first, second, third = _widths(Table((Column("Angka", width=1), Column("Nilai"), Column("Sidik")),
                                         ((Cell("Nilai total"), Cell("138"), mark),)))  # fmt: skip
    assert second == _NUMBER_CM < third
    assert third == pytest.approx(_PADDING_CM + _SIGN_CM * len(mark.text))
    assert first + second + third == pytest.approx(_WIDTH_CM)


def test_a_warning_of_the_typesetter_is_a_failure(simulated: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = country(simulated)
    monkeypatch.setattr(typesetting, "_FONTS", Path(__file__).parent)
    typesetting._compiler.cache_clear()
    with pytest.raises(NotSet, match="font"):
        make(looked_at, one_of(looked_at, "buruk"), file_format="pdf", lang="id")
    typesetting._compiler.cache_clear()


def test_what_is_wrong_is_said(published: Release) -> None:
    looked_at = country(published)
    with pytest.raises(UnknownAgency):
        make(looked_at, "nirwana", file_format="pdf", lang="id")
    with pytest.raises(UnknownFormat):
        make(looked_at, BOGOR, file_format="odt", lang="id")
    with pytest.raises(BadParameter):
        make_overview(looked_at, region="nirwana", file_format="pdf", lang="id")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("national", [True, False])
def test_an_overview_has_three_findings_on_one_page(simulated: Release, lang: str, national: bool) -> None:
    looked_at = country(simulated)
    region = None if national else next(iter(regions(simulated)))
    brief, cited = overview(looked_at, region, lang)
    said = shown(brief)
    for one in cited:
        assert one.fingerprint in said
        assert measures.compute(simulated, one.id, **one.parameters).fingerprint == one.fingerprint
    assert {one.id for one in cited} >= {"agencies_needing_guidance", "mean_aspect_percent"}
    with pikepdf.open(io.BytesIO(make_overview(looked_at, region=region, file_format="pdf", lang=lang))) as pdf:
        assert len(pdf.pages) == 1
        assert [str(one.S) for one in elements(pdf) if str(one.S).startswith("/H")] == ["/H1", *["/H2"] * 4]


def test_one_agency_is_not_called_the_country(published: Release) -> None:
    brief, _ = overview(country(published), None, "id")
    assert texts("id")["brief.overview.weakest.finding_few"].split(":")[0] in shown(brief)
    assert "perlu tidaknya mereka dibina tidak dapat dikatakan" in shown(brief)
    assert texts("id")["brief.overview.needing.finding_counted"].split("}")[-1] not in shown(brief)


def test_a_batch_names_what_failed_and_goes_on(published: Release, home: Path) -> None:
    looked_at = country(published)
    batch = Batch(looked_at, ["perpusnas", "nirwana", "perpusnas", BOGOR], ["pdf", "docx"], "id")
    assert batch.progress.state == "waiting"
    batch.start()
    progress = batch.wait(60)
    assert (progress.done, progress.total, progress.failed, progress.state) == (3, 3, 1, "done")
    content = batch.result()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        *names, listed = archive.namelist()
        rows = list(csv.reader(io.StringIO(archive.read(listed).decode("utf-8-sig"))))
        assert [row[2] for row in rows[1:] if row[2]] == names
        assert all(name.isascii() and "/" not in name for name in names)
        assert [row[0] for row in rows[1:] if row[3]] == ["nirwana"]
        pdf = next(name for name in names if name.endswith(".pdf"))
        assert archive.read(pdf) == make(looked_at, "perpusnas", file_format="pdf", lang="id")
    assert any(file["name"] == batch.name for file in ledger.recall_files())


def test_a_fault_in_one_brief_is_not_fatal(published: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    from analytics.guidance.brief import issue

    def broken(found: Known) -> Brief:
        if found.agency_id == BOGOR:
            raise ZeroDivisionError
        return brief_of(found)

    monkeypatch.setattr(issue, "brief_of", broken)
    batch = Batch(country(published), [BOGOR, "perpusnas"], ["pdf"], "en")
    batch.start()
    assert batch.wait(60).state == "done"
    assert [(one.agency_id, one.reason) for one in batch.failed] == [(BOGOR, text("en", "brief.list.unexpected"))]


def test_a_batch_can_be_cancelled_and_leaves_nothing(simulated: Release) -> None:
    looked_at = country(simulated)
    batch = Batch(looked_at, list(looked_at.situations), ["pdf"], "id")
    batch.start()
    while batch.progress.done < 1:
        batch.wait(0.02)
    assert batch._folder is not None
    batch.cancel()
    assert batch.progress.state == "cancelled"
    assert batch.wait(30).done < 20
    assert not Path(batch._folder.name).exists()
    with pytest.raises(NotFinished):
        batch.result()


def test_the_verb_writes_what_it_can(published: Release, tmp_path: Path) -> None:
    answer = verb(
        ["perpusnas", "nirwana"], "pdf", tmp_path, None, 2020, published.release_id, "id", national=False
    )  # fmt: skip
    assert answer.status == 1
    assert [Path(one).read_bytes()[:5] for one in answer.document["files"]] == [b"%PDF-"]
    assert [one["agency_id"] for one in answer.document["failed"]] == ["nirwana"]
    assert len(answer.lines) == 2
