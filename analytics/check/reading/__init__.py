"""From a text to the claims that it makes about the merit system: what each figure and category is said of.

Rules only, one module for each step:

plain      the text made plain, with the way back to the places as given
tokens     words, numbers and marks
shorthand  short forms written out, and the slips of scans mended
datelines  datelines and labels of speakers before a sentence
directions provinces told by the side of their island only
language   whether a sentence is English
split      sentences, table rows, links to other stories
lines      lines of a list, read under their heading
twins      a city and a regency told by one name
portfolios ministries told by their field alone
masks      numbers that are no figures
spelled    which number words are figures
ranks      which numbers are places in a ranking
category_words   the phrases that may be categories
scene      all that the lists find in a sentence: figures, categories, agencies, groups, times, cues, topics, stages
state      what is carried from sentence to sentence
topic      whether a figure is about the merit system or about another index
classify   what kind of figure it is
chain      whom pronouns and missing subjects mean
epithets   nouns with a word that tells which agency: "the border regency"
own        whose it is
holders    who holds a place in a ranking
slips      names written nearly right
strangers  bodies that no agency of the release is
changes    two totals of one agency, each of its own year
pairing    which count goes with which category
listed     numbers that go on with a count told before
coordinate which counts share what is said of one
elsewhere  counts of a place that is not named beside them
territory  how many regencies and cities a province has
guided     agencies verified that guidance is meant for first
ranked     the whole of a ranking
unread     categories named that were not read as one
verbs      whose a verb or an award beside a count is
groups     nouns for agencies told together that are one group
meant      categories that are meant without being named
parts      lists below a total or heading, and sentences that part a total
in_turn    shares in the order of groups told before
then       a bare number that tells the count before for another time
nobody     counts of nought, told by words
employees  counts of people, and shares of their pay
count_groups, count_metrics   whose a count is, and what it says
asked      questions for a number of agencies, and what answers them
kept       what counts and shares leave for the sentences that follow
order      lists of counts and categories, in either order
steps      counts by step of the self-assessment
period     which time it is about
asides     parts between commas that only say more of a name
many       provinces that only say where many agencies are
located    totals told with where they are
graded     which category is told with which total of an agency
hopes      categories that are not had: hoped for, aimed at, missed, left
thresholds figures told as the line of a category
had        categories without a figure beside a count or a noun
limits, counts, shares, single   the claims, by kind
claims     the order of it all

Words are in `lists/*.toml`: to teach the rules a new form, begin there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.check.model import Reading
from analytics.check.reading.claims import read_scene
from analytics.check.reading.directions import island_of
from analytics.check.reading.gazetteer import gazetteer_of
from analytics.check.reading.lines import lists_of
from analytics.check.reading.plain import Plain, make_plain
from analytics.check.reading.scene import Scene, make_scene
from analytics.check.reading.shorthand import mend_digits, write_out
from analytics.check.reading.split import split_sentences
from analytics.check.reading.state import resolve_shared_names, start_state
from analytics.check.reading.tokens import split_tokens
from analytics.names import NameIndex

__all__ = ["Read", "read_text", "read_whole"]


@dataclass(frozen=True, slots=True)
class Read:
    """A text read: its claims, and all that the lists find in it, sentence by sentence."""

    readings: list[Reading]
    plain: Plain
    scenes: list[Scene]


def read_text(text: str, names: NameIndex, *, published_on: date | None = None) -> list[Reading]:
    """Every claim that a text makes, and every figure of something else, in the order of the text.

    names: the names of the agencies of a release. published_on: the day of the text, by which "tahun lalu" and dates
    without a year are read. A figure of something else has metric "other" and says in `other` of what. Never raises,
    whatever the text; takes time in proportion to its length.
    """
    return read_whole(text, names, published_on=published_on).readings


def read_whole(text: str, names: NameIndex, *, published_on: date | None = None) -> Read:
    """The same with all that the claims were read from."""
    plain = make_plain(text)
    gazetteer = gazetteer_of(names)
    mended = mend_digits(plain.text)
    sentences = split_sentences(mended, write_out(split_tokens(mended)))
    scenes: list[Scene] = []
    island: str | None = None
    lists = lists_of(sentences)
    for place, sentence in enumerate(sentences):
        if sentence.tokens:
            before = None if sentence.first else island
            scenes.append(make_scene(gazetteer, sentence, published_on, before, lists.get(place)))
            island = island_of(sentence.tokens) or island
    resolve_shared_names(scenes)
    state = start_state(scenes, published_on)
    drafts = [draft for scene in scenes for draft in read_scene(scene, state)]
    readings = [draft.finish(text, plain) for draft in drafts]
    in_order = sorted(dict.fromkeys(readings), key=lambda reading: (reading.start, reading.end))
    return Read(in_order, plain, scenes)
