package main

import (
	"time"

	"github.com/teambition/rrule-go"
)

func printed(times []time.Time) {
	for _, each := range times {
		show(each.Format(time.RFC3339))
	}
}

func main() {
	rule := must(rrule.NewRRule(rrule.ROption{
		Freq: rrule.DAILY, Count: 10, Dtstart: time.Date(1997, 9, 2, 9, 0, 0, 0, time.UTC),
	}))
	show(rule.String())
	printed(rule.Between(time.Date(1997, 9, 6, 0, 0, 0, 0, time.UTC), time.Date(1997, 9, 8, 0, 0, 0, 0, time.UTC), true))
	election := must(rrule.NewRRule(rrule.ROption{
		Freq: rrule.YEARLY, Interval: 4, Count: 3, Bymonth: []int{11}, Byweekday: []rrule.Weekday{rrule.TU},
		Bymonthday: []int{2, 3, 4, 5, 6, 7, 8}, Dtstart: time.Date(1996, 11, 5, 9, 0, 0, 0, time.UTC),
	}))
	show(election.String())
	printed(election.All())

	set := rrule.Set{}
	set.RRule(must(rrule.NewRRule(rrule.ROption{
		Freq: rrule.DAILY, Count: 7, Dtstart: time.Date(1997, 9, 2, 9, 0, 0, 0, time.UTC),
	})))
	set.ExDate(time.Date(1997, 9, 6, 9, 0, 0, 0, time.UTC))
	set.RDate(time.Date(1997, 10, 2, 9, 0, 0, 0, time.UTC))
	show(set.String())
	show(len(set.All()))
	parsed := must(rrule.StrToRRuleSet("DTSTART:20120201T093000Z\nRRULE:FREQ=WEEKLY;INTERVAL=5;UNTIL=20120601T000000Z;BYDAY=MO,FR"))
	printed(parsed.All())
	_, err := rrule.StrToRRule("FREQ=NEVER")
	show(err.Error())
}
