"""Go's times: formats by example, zones, durations."""

from datetime import timedelta

import go_time as time
from go_time import Month

start = time.date(2009, Month.November, 10, 23, 0, 0, 0, time.UTC)
print(start, start.Format(time.Kitchen), start.Format("Monday, 02-Jan-06"))
print(start.weekday().name, start.year_day(), start.unix(), start.month().name)
print(*start.iso_week())
later = start.add(timedelta(hours=36)).add_date(0, 1, -3)
print(later, later.after(start), later.sub(start))
print(later.truncate(timedelta(hours=24)), later.round(time.Hour))

berlin = time.load_location("Europe/Berlin")
local = time.date(2024, 7, 1, 12, 30, 0, 0, berlin)
print(local, local.zone()[1], local.utc())
LAYOUT = "Jan _2 2006 at 15:04 (MST)"
print(time.parse_in_location(LAYOUT, "Feb  3 2013 at 19:54 (CET)", berlin))
print(time.parse(time.RFC1123, "Mon, 02 Jan 2006 15:04:05 MST").Format(time.DateTime))
print(time.parse_duration("1h15m30.918s"))
tokyo = time.fixed_zone("Tokyo", 9 * 60 * 60)
print(start.in_(tokyo), tokyo)
print(time.unix_milli(1700000000123).utc())

try:
    time.parse(time.RFC3339, "yesterday")
except time.ParseError as error:
    print(error.value, error)
timer = time.new_timer(timedelta(milliseconds=1))
next(timer.c)
print(timer.stop())
