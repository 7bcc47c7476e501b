"""A procedure in which others have to approve what the panel decided, as an organisation could write it."""

from __future__ import annotations

from fairhearing.procedure import pack_text

_ROLE = """  approver:
    title: member of the committee
    bodies: [leadership, outside]
    reads: [who, what]
    asked-after: decision-made
"""
_DUTIES = """  approve:
    says: The committee approves what the panel decided, or sends it back with its reasons, within 14 days.
    who: approver
    act: [decision-approved, objection-made]
    after: decision-made
    each: true
    within: 14 d
    ratifies: {act: decision-made, sends-back: objection-made, silence: %s}
    stage: outcome
    source: {text: approved, section: § 8, mark: own, since: 2023-01-01}
    why: It is the committee that has to carry it out.
    remedy: The panel decides again, with what the committee wrote.

  decide-again:
    says: What was sent back, or not approved in time, the panel decides again within 14 days.
    who: panel
    act: decision-made
    after: [objection-made, decision-approved]
    each: true
    when: act.kind != "decision-approved"
%s    within: 14 d
    stage: outcome
    source: {text: approved, section: § 8, mark: own, since: 2023-01-01}
    why: An outcome that is never in force is none.

"""
_FALLBACK = "    fallback: decision-made\n    fallback-for: approve\n"
_BARS = """  sent-back-with-reasons:
    says: Who sends a decision back says why.
    act: objection-made
    when: act.reason == ""
    reason-class: other
    source: {text: approved, section: § 8, mark: own, since: 2023-01-01}
    why: The panel cannot answer a no.
    remedy: Write down the reasons.

"""
_GATES = """  approved-before-effect:
    says: Nothing is put into effect before the committee approved it.
    act: outcome-enacted
    needs: [decision-approved]
    source: {text: approved, section: § 8, mark: own, since: 2023-01-01}
    why: Until then it can be sent back.
    remedy: Wait for the committee's answer.

"""
_SILENT_GATES = """  approved-before-effect:
    says: Nothing is put into effect before the committee approved it, or let the time for it go by.
    act: outcome-enacted
    needs: [decision-made]
    wait-for: approve
    unless: [decision-approved]
    source: {text: approved, section: § 8, mark: own, since: 2023-01-01}
    why: Until then it can be sent back.
    remedy: Wait for the committee's answer, or for the end of the time.

"""
_SILENT_BARS = """  sent-back-has-no-effect:
    says: What was sent back is not put into effect.
    act: outcome-enacted
    when: 'done["objection-made"] >= done["decision-made"]'
    reason-class: other
    source: {text: approved, section: § 8, mark: own, since: 2023-01-01}
    why: It has to be decided again.
    remedy: The panel decides again, with what the committee wrote.

"""
_POWERS = """  approving:
    says: The committee approves what the panel decided, or sends it back.
    act: [decision-approved, objection-made]
    who: approver
    after: decision-made
    source: {text: approved, section: § 8, mark: own, since: 2023-01-01}

  enacting:
    says: The receivers note that the outcome was put into effect.
    act: outcome-enacted
    who: receiver
    after: decision-made
    source: {text: approved, section: § 8, mark: own, since: 2023-01-01}

"""


def approved(silence: str) -> str:
    """Return the text of a procedure whose committee has to approve each outcome.

    Args:
        silence: what becomes of an outcome on which it does not answer in time, of `SILENCES`.
    """
    text = pack_text("model-small")
    text = _without(text, "  nobody-approves:\n")
    old = "    act: decision-made\n    who: panel\n    after: finding-made\n    once: true\n"
    swaps = (
        ("id: model-small\n", "id: approved\n"),
        (old, old.replace("    once: true\n", "")),
        ("receiver, sifter, panel, appeal, overseer]", "receiver, sifter, panel, appeal, overseer, approver]"),
        ("  # sees that the clocks are kept", f"{_ROLE}  # sees that the clocks are kept"),
        ("\nduties:\n", "\nduties:\n" + _DUTIES % (silence, _FALLBACK if silence == "returns" else "")),
        ("\nbars:\n", f"\nbars:\n{_BARS}{_SILENT_BARS if silence == 'stands' else ''}"),
        ("\ngates:\n", f"\ngates:\n{_SILENT_GATES if silence == 'stands' else _GATES}"),
        ("\npowers:\n", f"\npowers:\n{_POWERS}"),
        ("text: model-small,", "text: approved,"),
        ("  model-small: Fair Hearing,", "  approved: Fair Hearing,"),
    )
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new)
    return text


def _without(text: str, rule: str) -> str:
    before, _, after = text.partition(rule)
    assert after, rule
    return before + after[after.index("\n\n") + 2 :]
