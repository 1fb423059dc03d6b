"""When a cron line is due."""

from datetime import UTC, datetime, timedelta

import cron
from cron import ParseOption
from cron.go.time import load_location
from usegolib import GoError


def in_utc(time: str) -> str:
    """The same moment as a time of UTC."""
    return f"{datetime.fromisoformat(time).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


noon = datetime(2024, 3, 9, 12, tzinfo=UTC)
for spec in [
    *("30 * * * *", "30 3-6,20-23 * * *", "@hourly", "@every 1h30m", "TZ=Asia/Tokyo 30 04 * * *"),
    "CRON_TZ=Asia/Tokyo 0 6 * * ?",
]:
    schedule = cron.parse_standard(spec)
    following = schedule.next(noon)
    print(spec, "->", in_utc(following), in_utc(schedule.next(following)))
options = [ParseOption.Second, ParseOption.Minute, ParseOption.Hour]
options += [ParseOption.Dom, ParseOption.Month, ParseOption.Dow]
seconds = cron.new_parser(sum(options))
print(seconds.parse("*/15 * * * * *").next(noon))
print(cron.every(timedelta(minutes=90)).next(noon))

logger = cron.DiscardLogger
c = cron.new(
    cron.with_seconds(),
    cron.with_location(load_location("Asia/Tokyo")),
    cron.with_chain(cron.recover(logger), cron.skip_if_still_running(logger)),
)
nightly = c.schedule(cron.parse_standard("0 3 * * *"), cron.new())
often = c.add_job("*/15 * * * * *", cron.new())
print(len(c.entries()), nightly, often, c.entry(often).schedule.next(noon), c.location())
c.remove(nightly)
print(len(c.entries()), c.entry(nightly).valid())

try:
    cron.parse_standard("61 * * * *")
except GoError as error:
    print(error)
