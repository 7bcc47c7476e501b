"""The lottery: panels drawn by lot within quotas, by a plan that is published before the seed is known."""

from fairhearing.lottery.announcing import check_sources
from fairhearing.lottery.by_hand import Hat, enter_by_hand, read_hat
from fairhearing.lottery.chances import chances_of, gini_of, taken_of
from fairhearing.lottery.drand import round_at, round_of, time_of
from fairhearing.lottery.draw import Drawn, draw, draw_from, drawn_of
from fairhearing.lottery.drawn import (
    ByHand,
    Observer,
    PanelDraw,
    Seated,
    lines_and_names,
    make_draw,
    read_draw,
    without_names,
    write_draw,
)
from fairhearing.lottery.instance import Change, Instance, Lottery, TypeBound, Weighted
from fairhearing.lottery.model import Candidate, DrawError, LotteryError, People, Quota, Tell, Written
from fairhearing.lottery.personal import check_line, check_list, personal_line, read_openings, write_openings
from fairhearing.lottery.plan import Plan, read_plan, write_plan
from fairhearing.lottery.planning import Setting, make_plan, opened, published
from fairhearing.lottery.pool import PAIR, Pool, pool_of, written_out
from fairhearing.lottery.quota_tables import read_quotas
from fairhearing.lottery.replacing import next_alternate, panel_after
from fairhearing.lottery.rfc3797 import select
from fairhearing.lottery.solving import ruled_out_by, smallest_changes, solve
from fairhearing.lottery.sources import Announced, Source, key_of, read_announced, read_sources, seed_of
from fairhearing.lottery.spelling import plainly
from fairhearing.lottery.tables import REASONS, read_excluded, read_pairs, read_people
from fairhearing.lottery.verify import Check, verify_draw, verify_plan

__all__ = [
    "PAIR",
    "REASONS",
    "Announced",
    "ByHand",
    "Candidate",
    "Change",
    "Check",
    "DrawError",
    "Drawn",
    "Hat",
    "Instance",
    "Lottery",
    "LotteryError",
    "Observer",
    "PanelDraw",
    "People",
    "Plan",
    "Pool",
    "Quota",
    "Seated",
    "Setting",
    "Source",
    "Tell",
    "TypeBound",
    "Weighted",
    "Written",
    "chances_of",
    "check_line",
    "check_list",
    "check_sources",
    "draw",
    "draw_from",
    "drawn_of",
    "enter_by_hand",
    "gini_of",
    "key_of",
    "lines_and_names",
    "make_draw",
    "make_plan",
    "next_alternate",
    "opened",
    "panel_after",
    "personal_line",
    "plainly",
    "pool_of",
    "published",
    "read_announced",
    "read_draw",
    "read_excluded",
    "read_hat",
    "read_openings",
    "read_pairs",
    "read_people",
    "read_plan",
    "read_quotas",
    "read_sources",
    "round_at",
    "round_of",
    "ruled_out_by",
    "seed_of",
    "select",
    "smallest_changes",
    "solve",
    "taken_of",
    "time_of",
    "verify_draw",
    "verify_plan",
    "without_names",
    "write_draw",
    "write_openings",
    "write_plan",
    "written_out",
]
