package main

import (
	"bytes"
	"time"

	"github.com/oklog/ulid/v2"
)

func main() {
	id := ulid.MustParse("01G65Z755AFWAKHE12NY0CQ9FH")
	show(id.String(), id.Time(), ulid.Time(id.Time()).UTC().Format(time.RFC3339Nano))
	show(id.Entropy(), id.Bytes())

	moment := time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC)
	var made ulid.ULID
	check(made.SetTime(ulid.Timestamp(moment)))
	check(made.SetEntropy([]byte("0123456789")))
	show(made.String(), made.Compare(id), made.Timestamp().UTC().Format(time.RFC3339))
	fixed := ulid.MustNew(ulid.Timestamp(moment), bytes.NewReader([]byte("0123456789")))
	show(fixed == made)
	show(len(ulid.Make().String()), ulid.Make() == ulid.Make(), ulid.MaxTime())

	_, err := ulid.ParseStrict("01G65Z755AFWAKHE12NY0CQ9F!")
	show(err == ulid.ErrInvalidCharacters, err.Error())
	_, err = ulid.Parse("short")
	show(err.Error())
}
