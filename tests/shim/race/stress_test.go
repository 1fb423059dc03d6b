// Many goroutines make, use, pass on and drop objects of golden/objects, under Go's race detector. In: how
// long, as STRESS_SECONDS. Out: failures, and what the detector finds. It is copied beside the rendered shim,
// whose adapters it calls as the C functions do.

package main

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"

	"0.usegolib.invalid/shim/wire"
)

const workers = 8

func seconds(t *testing.T) time.Duration {
	if text, ok := os.LookupEnv("STRESS_SECONDS"); ok {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		return time.Duration(n * float64(time.Second))
	}
	return 3 * time.Second
}

// index returns the place of a function in the table.
func index(name string) int {
	for i := range functions {
		if functions[i].name == "example.com/objects."+name {
			return i
		}
	}
	panic("there is no " + name)
}

// invoke answers a request as usegolib_call does, and returns the response's kind and its result.
func invoke(function int, arguments ...uint64) (kind, result uint64) {
	var message wire.Writer
	message.Start(nil, available)
	message.Array(1 + len(arguments))
	message.Int(function)
	for _, argument := range arguments {
		message.Uint64(argument)
	}
	request, rest := message.Message()
	request = append(request, rest...)
	var in wire.Reader
	var out wire.Writer
	in.Start(request, false)
	out.Start(make([]byte, 0, 512), available)
	serve(&in, &out)
	response, tail := out.Message()
	response = append(response, tail...)
	kind, _ = unsigned(response[1:])
	result, _ = unsigned(response[2:])
	return kind, result
}

// unsigned reads an unsigned number; not ok where it is something else.
func unsigned(b []byte) (n uint64, ok bool) {
	switch {
	case b[0] < 0x80:
		return uint64(b[0]), true
	case b[0] == 0xcc:
		return uint64(b[1]), true
	case b[0] == 0xcd:
		return uint64(binary.BigEndian.Uint16(b[1:])), true
	case b[0] == 0xce:
		return uint64(binary.BigEndian.Uint32(b[1:])), true
	case b[0] == 0xcf:
		return binary.BigEndian.Uint64(b[1:]), true
	}
	return 0, false
}

// board has objects that all workers know. Whoever takes one off drops it.
type board struct {
	mu      sync.Mutex
	numbers []uint64
}

func (b *board) swap(place int, number uint64) uint64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.numbers[place], number = number, b.numbers[place]
	return number
}

func work(shared *board, end time.Time) (rounds int, err error) {
	create, value, add, chain, parse := index("New"), index("Box.Value"), index("Box.Add"), index("Box.Chain"), index("Parse")
	for ; time.Now().Before(end); rounds++ {
		want := uint64(rounds % 100)
		_, box := invoke(create, want)
		invoke(add, box, 1)
		if kind, got := invoke(value, box); kind != 0 || got != want+1 {
			return rounds, fmt.Errorf("kind %d: %d; want %d", kind, got, want+1)
		}
		_, same := invoke(chain, box)
		wire.DropObjects([]uint64{box})
		if kind, _ := invoke(value, box); kind != wire.ResponseInvalidText {
			return rounds, fmt.Errorf("a stale number was answered with kind %d", kind)
		}
		taken := shared.swap(rand.IntN(len(shared.numbers)), same)
		if kind, _ := invoke(value, taken); kind != 0 {
			return rounds, fmt.Errorf("one of another worker: kind %d", kind)
		}
		invoke(parse, 0) // which is refused, and puts nothing in
		wire.DropObjects([]uint64{taken, taken, rand.Uint64()})
	}
	return rounds, nil
}

func TestManyGoroutinesMakeUsePassAndDrop(t *testing.T) {
	before := wire.CountObjects()
	shared := &board{numbers: make([]uint64, 50)}
	for i := range shared.numbers {
		_, shared.numbers[i] = invoke(index("New"), 1)
	}
	end := time.Now().Add(seconds(t))
	var crew sync.WaitGroup
	for range workers {
		crew.Add(1)
		go func() {
			defer crew.Done()
			rounds, err := work(shared, end)
			if err != nil || rounds == 0 {
				t.Errorf("after %d rounds: %v", rounds, err)
			}
			t.Logf("%d rounds", rounds)
		}()
	}
	for time.Now().Before(end) {
		runtime.GC()
	}
	crew.Wait()
	wire.DropObjects(shared.numbers)
	if left := wire.CountObjects() - before; left != 0 {
		t.Fatalf("%d objects are left", left)
	}
}
