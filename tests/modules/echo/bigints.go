package echo

import (
	"iter"
	"math/big"
)

// Googol is beyond 64 bits.
var Googol = new(big.Int).Exp(big.NewInt(10), big.NewInt(100), nil)

// Dozen is no pointer.
var Dozen = *big.NewInt(12)

// Square multiplies v with itself.
func Square(v *big.Int) *big.Int {
	if v == nil {
		return nil
	}
	return new(big.Int).Mul(v, v)
}

// EchoBig returns v.
func EchoBig(v big.Int) big.Int { return v }

// BigDigits is v in decimal digits.
func BigDigits(v big.Int) string { return v.String() }

// Total adds.
func Total(values ...*big.Int) *big.Int {
	sum := new(big.Int)
	for _, v := range values {
		sum.Add(sum, v)
	}
	return sum
}

// EchoBigs returns its arguments.
func EchoBigs(list []big.Int, pointers []*big.Int, pair [2]big.Int) ([]big.Int, []*big.Int, [2]big.Int) {
	return list, pointers, pair
}

// Powers yields the powers of base.
func Powers(base *big.Int, count int) iter.Seq[*big.Int] {
	return func(yield func(*big.Int) bool) {
		power := big.NewInt(1)
		for i := 0; i < count; i++ {
			if !yield(new(big.Int).Set(power)) {
				return
			}
			power.Mul(power, base)
		}
	}
}

// Times repeats what it is given.
func Times[T int8 | string](v T, n *big.Int) (all []T) {
	for i := int64(0); i < n.Int64(); i++ {
		all = append(all, v)
	}
	return all
}
