package main

import "time"

func main() {
	start := time.Date(2009, time.November, 10, 23, 0, 0, 0, time.UTC)
	show(start.Format(time.RFC3339), start.Format(time.Kitchen), start.Format("Monday, 02-Jan-06"))
	show(start.Weekday().String(), start.YearDay(), start.Unix(), start.Month().String())
	year, week := start.ISOWeek()
	show(year, week)
	later := start.Add(36*time.Hour).AddDate(0, 1, -3)
	show(later.Format(time.RFC3339), later.After(start), int64(later.Sub(start)))
	show(later.Truncate(24*time.Hour).Format(time.RFC3339), later.Round(time.Hour).Format(time.RFC3339))

	berlin := must(time.LoadLocation("Europe/Berlin"))
	local := time.Date(2024, 7, 1, 12, 30, 0, 0, berlin)
	_, offset := local.Zone()
	show(local.Format(time.RFC3339), offset, local.UTC().Format(time.RFC3339))
	const layout = "Jan _2 2006 at 15:04 (MST)"
	show(must(time.ParseInLocation(layout, "Feb  3 2013 at 19:54 (CET)", berlin)).Format(time.RFC3339))
	show(must(time.Parse(time.RFC1123, "Mon, 02 Jan 2006 15:04:05 MST")).Format(time.DateTime))
	show(int64(must(time.ParseDuration("1h15m30.918s"))))
	tokyo := time.FixedZone("Tokyo", 9*60*60)
	show(start.In(tokyo).Format(time.RFC3339), tokyo.String())
	show(time.UnixMilli(1700000000123).UTC().Format(time.RFC3339Nano))

	_, err := time.Parse(time.RFC3339, "yesterday")
	show(err.(*time.ParseError).Value, err.Error())
	timer := time.NewTimer(time.Millisecond)
	<-timer.C
	show(timer.Stop())
}
