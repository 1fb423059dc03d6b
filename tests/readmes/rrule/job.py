"""Dates that recur, as in calendars."""

from datetime import UTC, datetime

import rrule
from rrule import Frequency, ROption, Set
from usegolib import GoError

start = datetime(1997, 9, 2, 9, tzinfo=UTC)
rule = rrule.new_r_rule(ROption(freq=Frequency.DAILY, count=10, dtstart=start))
print(rule)
print(*rule.between("1997-09-06T00:00:00Z", "1997-09-08T00:00:00Z", True), sep="\n")
election = rrule.new_r_rule(
    ROption(
        freq=Frequency.YEARLY,
        interval=4,
        count=3,
        bymonth=[11],
        byweekday=[rrule.TU],
        bymonthday=[2, 3, 4, 5, 6, 7, 8],
        dtstart=datetime(1996, 11, 5, 9, tzinfo=UTC),
    )
)
print(election)
print(*election.all(), sep="\n")

set_ = Set()
set_.r_rule(rrule.new_r_rule(ROption(freq=Frequency.DAILY, count=7, dtstart=start)))
set_.ex_date(datetime(1997, 9, 6, 9, tzinfo=UTC))
set_.r_date(datetime(1997, 10, 2, 9, tzinfo=UTC))
print(set_)
print(len(set_.all()))
lines = [
    "DTSTART:20120201T093000Z",
    "RRULE:FREQ=WEEKLY;INTERVAL=5;UNTIL=20120601T000000Z;BYDAY=MO,FR",
]
print(*rrule.str_to_r_rule_set("\n".join(lines)).all(), sep="\n")
try:
    rrule.str_to_r_rule("FREQ=NEVER")
except GoError as error:
    print(error)
