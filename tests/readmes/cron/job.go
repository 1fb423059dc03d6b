package main

import (
	"time"

	"github.com/robfig/cron/v3"
)

func main() {
	noon := time.Date(2024, 3, 9, 12, 0, 0, 0, time.UTC)
	for _, spec := range []string{
		"30 * * * *", "30 3-6,20-23 * * *", "@hourly", "@every 1h30m", "TZ=Asia/Tokyo 30 04 * * *",
		"CRON_TZ=Asia/Tokyo 0 6 * * ?",
	} {
		schedule := must(cron.ParseStandard(spec))
		next := schedule.Next(noon)
		show(spec, "->", next.UTC().Format(time.RFC3339), schedule.Next(next).UTC().Format(time.RFC3339))
	}
	seconds := cron.NewParser(cron.Second | cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow)
	show(must(seconds.Parse("*/15 * * * * *")).Next(noon).Format(time.RFC3339))
	show(cron.Every(90 * time.Minute).Next(noon).Format(time.RFC3339))

	c := cron.New(
		cron.WithSeconds(), cron.WithLocation(must(time.LoadLocation("Asia/Tokyo"))),
		cron.WithChain(cron.Recover(cron.DiscardLogger), cron.SkipIfStillRunning(cron.DiscardLogger)),
	)
	nightly := c.Schedule(must(cron.ParseStandard("0 3 * * *")), cron.New())
	often := must(c.AddJob("*/15 * * * * *", cron.New()))
	next := c.Entry(often).Schedule.Next(noon).Format(time.RFC3339)
	show(len(c.Entries()), nightly, often, next, c.Location().String())
	c.Remove(nightly)
	show(len(c.Entries()), c.Entry(nightly).Valid())

	_, err := cron.ParseStandard("61 * * * *")
	show(err.Error())
}
