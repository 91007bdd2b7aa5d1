"""A letter means something only inside its scheme."""

import pytest

from yinuo.rules.outcomes import BAND_OF, BASIS_OF_SCHEME, MARKS, Band, Meaning, Outcome, Scheme, crosswalk, read
from yinuo.rules.sources import cite


@pytest.mark.parametrize(
    ("scheme", "mark", "band", "promise"),
    [
        (Scheme.NPC, "A", Band.DONE, False),
        (Scheme.NPC, "B", Band.IN_HAND, True),
        (Scheme.NPC, "C", Band.NOT_NOW, False),  # must wait
        (Scheme.CITY_2023, "C", Band.IN_HAND, True),  # the same letter: in a plan, step by step
        (Scheme.CITY_2023, "D", Band.NOT_NOW, False),
        (Scheme.ZHEJIANG, "C", Band.NOT_NOW, False),
        (Scheme.FOPING, "C", Band.NOT_NOW, False),
        (Scheme.SHANGHAI, "1", Band.IN_HAND, True),  # solved, partly or adopted: the least far counts
        (Scheme.CHONGQING, "4", Band.NOT_NOW, False),  # belongs to a higher level
    ],
)
def test_a_mark_is_read_in_its_scheme(scheme, mark, band, promise):
    outcome = read(mark, scheme)
    assert (outcome.band, outcome.needs_promise) == (band, promise)


def test_a_letter_alone_is_never_interpreted():
    with pytest.raises(ValueError, match="没有分类方案"):
        read("B", None)


def test_a_mark_the_scheme_does_not_have_is_refused_with_those_it_has():
    with pytest.raises(ValueError, match=r"可用：A、B · .*only A、B"):
        read("C", Scheme.TONGLING)


def test_a_crosswalk_goes_by_meaning_and_may_find_several_or_none():
    assert crosswalk(read("B", Scheme.NPC), Scheme.CITY_2023) == [
        Outcome(Scheme.CITY_2023, "B"),
        Outcome(Scheme.CITY_2023, "C"),
    ]
    assert crosswalk(read("4", Scheme.CHONGQING), Scheme.NPC) == []


def test_every_meaning_has_a_band_and_every_scheme_a_source():
    assert set(BAND_OF) == set(Meaning)
    assert set(MARKS) == set(BASIS_OF_SCHEME) == set(Scheme)
    assert all(cite(basis) for known in BASIS_OF_SCHEME.values() for basis in known)


def test_an_outcome_says_what_it_means():
    assert str(read("B", Scheme.NPC)) == "B（正在解决、列入计划逐步解决）"
