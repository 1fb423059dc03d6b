// The table of objects: numbers that are in use, stale and foreign; chunks that are given back; threads.

package object

import (
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"
	"time"
)

func chunksOf(t *Table) (count int) {
	chunks := *t.chunks.Load()
	for i := range chunks {
		if chunks[i].Load() != nil {
			count++
		}
	}
	return count
}

func mustGet(t *testing.T, table *Table, number uint64, want any) {
	t.Helper()
	if got, ok := table.Get(number); !ok || got != want {
		t.Fatalf("%#x: %v, %v; want %v", number, got, ok, want)
	}
}

func mustMiss(t *testing.T, table *Table, number uint64) {
	t.Helper()
	if got, ok := table.Get(number); ok || got != nil {
		t.Fatalf("%#x is not in use and yet %v", number, got)
	}
}

func TestANumberIsGoodUntilItIsDropped(t *testing.T) {
	table := New(0)
	one, other := new(int), "two"
	first, second := table.Put(one), table.Put(other)
	mustGet(t, table, first, one)
	mustGet(t, table, second, other)
	table.Drop(first)
	mustMiss(t, table, first)
	mustGet(t, table, second, other)
	again := table.Put(one)
	if again == first {
		t.Fatal("a number was given twice")
	}
	table.Drop(first) // the number of an earlier use of the slot
	mustGet(t, table, again, one)
	mustMiss(t, table, first)
}

func TestNumbersThatWereNeverGivenFindNothing(t *testing.T) {
	table := New(0)
	number := table.Put("x")
	for _, forged := range []uint64{0, 1, number + 1, number - 1, number ^ 1<<31, number + 1<<32, number - 1<<32, 1<<63 | number, ^uint64(0)} {
		mustMiss(t, table, forged)
		table.Drop(forged)
	}
	for range 10_000 {
		if n := rand.Uint64(); n != number {
			mustMiss(t, table, n)
		}
	}
	mustGet(t, table, number, "x")
	mustMiss(t, New(0), number)
}

func TestNumbersOfAnotherTableFindNothing(t *testing.T) {
	one, other := New(1<<20), New(1<<24)
	for range 3 * slots {
		number := one.Put("x")
		other.Put("y")
		mustMiss(t, other, number)
	}
}

func TestValuesAreCounted(t *testing.T) {
	table := New(0)
	var numbers []uint64
	for i := range 3 * slots {
		numbers = append(numbers, table.Put(i))
	}
	table.Drop(numbers[:slots+1]...)
	table.Drop(numbers[:slots+1]...) // which are not in use any more
	table.Drop(0, ^uint64(0))
	if got := table.Len(); got != 2*slots-1 {
		t.Fatalf("%d values; want %d", got, 2*slots-1)
	}
}

func TestManyNumbersComeAndGo(t *testing.T) {
	table := New(rand.Uint32())
	values, seen := map[uint64]int{}, map[uint64]bool{}
	var numbers []uint64
	for i := range 400_000 {
		if grows := i/50_000%2 == 0; len(numbers) == 0 || (rand.IntN(10) < 7) == grows {
			number := table.Put(i)
			if seen[number] || number == 0 {
				t.Fatalf("%#x was given twice", number)
			}
			seen[number], values[number] = true, i
			numbers = append(numbers, number)
			continue
		}
		at, last := rand.IntN(len(numbers)), len(numbers)-1
		number := numbers[at]
		numbers[at], numbers = numbers[last], numbers[:last]
		mustGet(t, table, number, values[number])
		table.Drop(number, number)
		mustMiss(t, table, number)
	}
	for _, number := range numbers {
		mustGet(t, table, number, values[number])
	}
	table.Drop(numbers...)
	if left := chunksOf(table); left != 1 {
		t.Fatalf("%d chunks are left for nothing", left)
	}
}

func TestAPlaceThatWasGivenBackKeepsItsGenerations(t *testing.T) {
	table := New(0)
	seen := map[uint64]bool{}
	for range 5 {
		numbers := make([]uint64, 3*slots)
		for i := range numbers {
			numbers[i] = table.Put(i)
			if seen[numbers[i]] {
				t.Fatalf("%#x was given twice", numbers[i])
			}
			seen[numbers[i]] = true
		}
		table.Drop(numbers...)
		for number := range seen {
			mustMiss(t, table, number)
		}
	}
	if places := len(*table.chunks.Load()); places > 4 {
		t.Fatalf("%d places for 3 chunks", places)
	}
}

func TestASlotIsUsedNoMoreAfterItsLastGeneration(t *testing.T) {
	table := New(0)
	table.fresh = math.MaxUint32 - 1
	last := table.Put("last")
	other := table.Put("other")
	table.Drop(last)
	for range 2 * slots {
		if number := table.Put("next"); uint32(number) == uint32(last) {
			t.Fatalf("%#x follows %#x", number, last)
		}
	}
	mustMiss(t, table, last)
	mustMiss(t, table, uint64(uint32(last))) // the generation that follows the last
	mustGet(t, table, other, "other")
}

func TestAPlaceWhoseSlotsAreWornIsNotUsedAgain(t *testing.T) {
	table := New(0)
	table.fresh = math.MaxUint32 - 1
	numbers := make([]uint64, slots)
	for i := range numbers {
		numbers[i] = table.Put(i)
	}
	table.Drop(numbers...)
	if left := chunksOf(table); left != 0 {
		t.Fatalf("%d chunks are left", left)
	}
	table.fresh = 2
	next := table.Put("next")
	if place := uint32(next) / slots; place == 0 {
		t.Fatal("the place was used again")
	}
	mustGet(t, table, next, "next")
}

func TestWhatIsDroppedIsCollected(t *testing.T) {
	table := New(0)
	collected := make(chan bool)
	number := func() uint64 {
		value := new([100]int)
		runtime.SetFinalizer(value, func(*[100]int) { close(collected) })
		return table.Put(value)
	}()
	runtime.GC()
	if _, ok := table.Get(number); !ok {
		t.Fatal("gone while it was held")
	}
	table.Drop(number)
	runtime.GC()
	select {
	case <-collected:
	case <-time.After(10 * time.Second):
		t.Fatal("not collected")
	}
}

// The race detector finds what is not synchronised here.
func TestThreadsPutGetAndDrop(t *testing.T) {
	table := New(rand.Uint32())
	const workers = 8
	shared := make([]uint64, workers*64)
	var group, readers sync.WaitGroup
	stop := make(chan struct{})
	for i := range shared {
		shared[i] = table.Put(&shared[i])
	}
	for range workers / 2 {
		readers.Add(1)
		go func() {
			defer readers.Done()
			readWhile(t, table, shared, stop)
		}()
	}
	for worker := range workers {
		own := shared[worker*64 : worker*64+64]
		copied := append([]uint64(nil), own...)
		group.Add(1)
		go func() {
			defer group.Done()
			putAndDrop(t, table, copied)
		}()
	}
	group.Wait()
	close(stop)
	readers.Wait()
	if left := chunksOf(table); left != 1 || table.roomy.used != 0 {
		t.Fatalf("%d chunks are left", left)
	}
}

// readWhile asks for numbers that others drop: it finds what was put there, or nothing.
func readWhile(t *testing.T, table *Table, numbers []uint64, stop chan struct{}) {
	for {
		for i := range numbers {
			if value, ok := table.Get(numbers[i]); ok && value != &numbers[i] {
				t.Errorf("%#x: %v", numbers[i], value)
				return
			}
		}
		select {
		case <-stop:
			return
		default:
			runtime.Gosched()
		}
	}
}

func putAndDrop(t *testing.T, table *Table, numbers []uint64) {
	table.Drop(numbers...)
	for range 200 {
		for i := range numbers {
			numbers[i] = table.Put(&numbers[i])
		}
		for i := range numbers {
			if value, ok := table.Get(numbers[i]); !ok || value != &numbers[i] {
				t.Errorf("%#x: %v, %v", numbers[i], value, ok)
			}
		}
		table.Drop(numbers...)
	}
}

func BenchmarkGet(b *testing.B) {
	table := New(0)
	var numbers [slots]uint64
	for i := range numbers {
		numbers[i] = table.Put(new(int))
	}
	sum := 0
	for i := range b.N {
		value, _ := table.Get(numbers[i%slots])
		sum += *value.(*int)
	}
}

func BenchmarkPutAndDrop(b *testing.B) {
	table, value := New(0), new(int)
	for range b.N {
		table.Drop(table.Put(value))
	}
}

func BenchmarkAMillionPutAndDropped(b *testing.B) {
	numbers := make([]uint64, 1_000_000)
	for range b.N {
		table, value := New(0), new(int)
		for i := range numbers {
			numbers[i] = table.Put(value)
		}
		table.Drop(numbers...)
	}
}
