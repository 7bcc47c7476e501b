"""The forms of a draw: where the seed will come from, what its sources said, and whom a hat gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairhearing.desk import Naming, OpenCase
from fairhearing.errors import Where
from fairhearing.identifiers import PersonId
from fairhearing.lottery import Announced, ByHand, Hat, Observer, Source, round_of, time_of
from fairhearing.web.act_choices import name_of

NUMBERS = 3
OBSERVERS = 2
_LONGEST = 200
_DAY = forms.DateInput(attrs={"type": "date"})


class NamingForm(forms.Form):
    """How the seed will come; whoever touches nothing gets the record."""

    use_required_attribute = False
    how = forms.ChoiceField(
        label=gettext_lazy("Where will the number come from that decides?"),
        choices=[
            (
                "record",
                gettext_lazy(
                    "The next checkpoint of the record: nothing to do; whoever runs the site could steer it"
                ),
            ),
            ("beacon", gettext_lazy("A public beacon on a day to come: nobody here can steer it")),
            ("numbers", gettext_lazy("Public numbers on a day to come, such as a national lottery")),
            ("hat", gettext_lazy("By hand: names from a hat, before two observers")),
        ],
        widget=forms.RadioSelect,
        initial="record",
        required=False,
    )
    beacon = forms.DateField(label=gettext_lazy("Day of the beacon's round"), widget=_DAY, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for place in range(1, NUMBERS + 1):
            self.fields[f"name_{place}"] = forms.CharField(
                label=_("What it is called, as a stranger would find it"),
                max_length=_LONGEST,
                required=False,
            )
            self.fields[f"expected_{place}"] = forms.DateField(
                label=_("Day on which it will be published"), widget=_DAY, required=False
            )
            self.fields[f"fallback_{place}"] = forms.CharField(
                label=_("What takes its place if it is not published that day"),
                max_length=_LONGEST,
                required=False,
            )

    @property
    def places(self) -> Iterator[tuple[int, tuple[forms.BoundField, ...]]]:
        """The fields of each public number."""
        for place in range(1, NUMBERS + 1):
            yield place, tuple(self[f"{name}_{place}"] for name in ("name", "expected", "fallback"))

    def clean(self) -> dict[str, Any]:
        """Refuse what was filled in for another way than the one that was chosen."""
        data = dict(self.cleaned_data)
        data["how"] = how = data.get("how") or "record"
        filled = {"beacon": bool(data.get("beacon")), "numbers": bool(self._numbers())}
        other = [name for name, given in filled.items() if given and name != how]
        if other:
            raise forms.ValidationError(
                _("You filled in a source, but chose another way above. Choose that way, or empty the fields.")
            )
        return data

    def naming(self) -> Naming:
        """Return what was entered."""
        data = self.cleaned_data
        return Naming(data["how"], self._numbers(), data.get("beacon"))

    def _numbers(self) -> tuple[Announced, ...]:
        found = []
        for place in range(1, NUMBERS + 1):
            name, day, fallback = (
                self.cleaned_data.get(f"{one}_{place}") for one in ("name", "expected", "fallback")
            )
            if name or day or fallback:
                found.append(Announced(name or "", "" if day is None else day.isoformat(), fallback or ""))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Asked:
    """A named source, and the fields for what it said.

    Args:
        source: as it was announced.
        beacon: whether it is a round of the beacon, whose day follows from its number.
        fields: value and day.
        instead: reason, value and day of its fallback.
    """

    source: Announced
    beacon: bool
    fields: tuple[forms.BoundField, ...]
    instead: tuple[forms.BoundField, ...]


class SaidForm(forms.Form):
    """What the named sources said.

    Args:
        sources: as the plan names them.
        data: as it was sent.
    """

    use_required_attribute = False

    def __init__(self, sources: tuple[Announced, ...], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self._sources = sources
        for place, one in enumerate(sources, 1):
            self._add(place, "", one.name)
            if one.fallback:
                self.fields[f"reason_{place}"] = forms.CharField(
                    label=_("Why the source itself gave nothing"), max_length=_LONGEST, required=False
                )
                self._add(place, "instead_", one.fallback)

    def _add(self, place: int, prefix: str, name: str) -> None:
        beacon = _appears(name)
        label = _("The signature of the round, 96 signs") if beacon else _("The value, as it was published")
        self.fields[f"{prefix}value_{place}"] = forms.CharField(label=label, max_length=_LONGEST, required=False)
        if not beacon:
            self.fields[f"{prefix}published_{place}"] = forms.DateField(
                label=_("Day on which it was published"), widget=_DAY, required=False
            )

    @property
    def asked(self) -> Iterator[Asked]:
        """Each source with its fields."""
        for place, one in enumerate(self._sources, 1):
            yield Asked(
                one,
                bool(_appears(one.name)),
                self._bound(f"value_{place}", f"published_{place}"),
                self._bound(f"reason_{place}", f"instead_value_{place}", f"instead_published_{place}"),
            )

    def _bound(self, *names: str) -> tuple[forms.BoundField, ...]:
        return tuple(self[name] for name in names if name in self.fields)

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one of a value and its fallback, each with its day."""
        for place, one in enumerate(self._sources, 1):
            value, instead = (
                bool(self.cleaned_data.get(f"{name}_{place}")) for name in ("value", "instead_value")
            )
            if value == instead:
                text = (
                    _("Enter what it said.")
                    if not value
                    else _("Enter the source itself or its fallback, not both.")
                )
                self.add_error(f"value_{place}", text)
                continue
            prefix, name = ("instead_", one.fallback) if instead else ("", one.name)
            if not _appears(name) and not self.cleaned_data.get(f"{prefix}published_{place}"):
                self.add_error(f"{prefix}published_{place}", _("Enter the day."))
            if instead and not self.cleaned_data.get(f"reason_{place}"):
                self.add_error(f"reason_{place}", _("Say why the fallback is used; it stands in the record."))
        return dict(self.cleaned_data)

    def said(self) -> tuple[Source, ...]:
        """Return what was entered, in the order of the plan."""
        return tuple(self._source(place, one) for place, one in enumerate(self._sources, 1))

    def _source(self, place: int, one: Announced) -> Source:
        data = self.cleaned_data
        instead = bool(data.get(f"instead_value_{place}"))
        prefix, name = ("instead_", one.fallback) if instead else ("", one.name)
        day = _appears(name) or cast("date", data[f"{prefix}published_{place}"]).isoformat()
        return Source(
            name, data[f"{prefix}value_{place}"].strip(), day, data[f"reason_{place}"] if instead else ""
        )


def names_apart(case: OpenCase, people: Sequence[PersonId]) -> dict[PersonId, str]:
    """Return people's names, each with the id on the roll where two have the same.

    Args:
        case: opened by a holder who reads `who`.
        people: ids on the roll; an empty one has no name.
    """
    names = {person: name_of(case, person) or person for person in people}
    counts = Counter(names.values())
    return {person: name if counts[name] < 2 else f"{name} ({person})" for person, name in names.items()}


def _appears(name: str) -> str:
    number = round_of(name, Where(name))
    return "" if number is None else time_of(number).strftime("%Y-%m-%dT%H:%M:%SZ")


class HatForm(forms.Form):
    """Whom a hat gave, and who watched.

    Args:
        pool: id and name of everybody whose slip was in it.
        seats, alternates: how many are drawn.
        data: as it was sent.
    """

    use_required_attribute = False

    def __init__(
        self, pool: list[tuple[str, str]], seats: int, alternates: int, data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data)
        self.fields["on"] = forms.DateField(label=_("Day"), widget=_DAY)
        self.fields["place"] = forms.CharField(label=_("Place"), max_length=_LONGEST)
        choices = [("", _("choose")), *pool]
        self._names = dict(pool)
        self._drawn = [f"drawn_{place}" for place in range(1, seats + 1)]
        self._following = [f"alternate_{place}" for place in range(1, min(alternates, len(pool) - seats) + 1)]
        for place, name in enumerate(self._drawn, 1):
            self.fields[name] = forms.ChoiceField(label=_("Slip %(place)s") % {"place": place}, choices=choices)
        for place, name in enumerate(self._following, 1):
            label = _("Alternate %(place)s") % {"place": place}
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)
        for place in range(1, OBSERVERS + 1):
            who = {"place": place}
            self.fields[f"observer_{place}"] = forms.CharField(
                label=_("Observer %(place)s: name") % who,
                max_length=_LONGEST,
                help_text=_("Neither a party, nor anybody who could be drawn, nor you."),
            )
            self.fields[f"confirmed_{place}"] = forms.CharField(
                label=_("Observer %(place)s: what they confirm, in their own words") % who,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def entered(self) -> Iterator[tuple[str, str]]:
        """Label and words of everything that was filled in, names for ids."""
        for field in self:
            value = str(field.value() or "")
            if value:
                yield str(field.label), self._names.get(value, value)

    def hat(self) -> Hat:
        """Return what was entered."""
        data = self.cleaned_data
        on = data["on"].isoformat()
        observers = tuple(
            Observer(data[f"observer_{place}"], data[f"confirmed_{place}"], on)
            for place in range(1, OBSERVERS + 1)
        )
        drawn = tuple(data[name] for name in self._drawn)
        following = tuple(data[name] for name in self._following if data[name])
        return Hat(ByHand(on, data["place"], observers), drawn, following)
