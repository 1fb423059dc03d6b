package output

import (
	"io"
	"log"
	"os"
	"testing"
)

func TestEverybodyWhoHasTheFileWritesThere(t *testing.T) {
	kept := os.Stderr
	logger := log.New(os.Stderr, "", 0)
	before := *os.Stderr
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		Redirect(2, uint64(to.Fd()))
		logger.Print("logged")
		os.Stderr.WriteString("written\n")
		Redirect(2, Own)
	}
	if os.Stderr != kept || *os.Stderr != before {
		t.Error("it is another file afterwards")
	}
	to.Close()
	got, err := io.ReadAll(from)
	if want := "logged\nwritten\nlogged\nwritten\n"; string(got) != want || err != nil {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestOthersThereAreNot(t *testing.T) {
	before := [2]os.File{*os.Stdout, *os.Stderr}
	Redirect(0, 1)
	Redirect(3, 1)
	if before != [2]os.File{*os.Stdout, *os.Stderr} {
		t.Error("something was redirected")
	}
}
