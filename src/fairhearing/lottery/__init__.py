"""The lottery: a panel drawn so that every valid one has the same chance, and anybody can draw it again."""

from fairhearing.lottery.draw import commit, draw
from fairhearing.lottery.infeasible import feasible
from fairhearing.lottery.model import Candidate, Commitment, Draw, DrawError, LotteryError, Quotas
from fairhearing.lottery.replacing import next_alternate, panel_after
from fairhearing.lottery.verify import verify_draw

__all__ = [
    "Candidate",
    "Commitment",
    "Draw",
    "DrawError",
    "LotteryError",
    "Quotas",
    "commit",
    "draw",
    "feasible",
    "next_alternate",
    "panel_after",
    "verify_draw",
]
