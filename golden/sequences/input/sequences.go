// Package sequences has iterators.
package sequences

import "iter"

// Count yields the numbers below n.
func Count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func Sum(numbers iter.Seq[float64]) (sum float64) {
	for n := range numbers {
		sum += n
	}
	return sum
}

// Interleave takes iterators, which are no options.
func Interleave(seqs ...iter.Seq[string]) (all []string) {
	for _, seq := range seqs {
		for s := range seq {
			all = append(all, s)
		}
	}
	return all
}

func Words() iter.Seq[string] { return func(yield func(string) bool) { _ = yield("a") && yield("b") } }

func Pairs() iter.Seq2[int, string] { return nil }

func Forever() iter.Seq[int] {
	return func(yield func(int) bool) {
		for yield(0) {
		}
	}
}
