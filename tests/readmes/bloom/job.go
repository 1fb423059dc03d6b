package main

import (
	"bytes"
	"encoding/binary"

	"github.com/bits-and-blooms/bloom/v3"
)

func main() {
	filter := bloom.NewWithEstimates(1000, 0.01)
	filter.Add([]byte("Love"))
	show(filter.Test([]byte("Love")), filter.TestString("Hate"))
	number := make([]byte, 4)
	binary.BigEndian.PutUint32(number, 100)
	filter.Add(number)
	show(filter.Test(number), filter.ApproximatedSize())
	show(filter.Cap(), filter.K())
	show(filter.TestAndAddString("Peace"), filter.TestAndAddString("Peace"))

	m, k := bloom.EstimateParameters(1000, 0.01)
	show(m, k)
	other := bloom.New(m, k)
	other.AddString("Hope").AddString("Joy")
	check(filter.Merge(other))
	show(filter.TestString("Hope"), filter.Equal(other))

	var buffer bytes.Buffer
	show(must(filter.WriteTo(&buffer)), buffer.Len())
	var again bloom.BloomFilter
	show(must(again.ReadFrom(&buffer)), again.Equal(filter), again.TestString("Love"))
	show(filter.BitSet().Count(), filter.BitSet().Len() == filter.Cap())
	show(filter.Merge(bloom.New(5, 2)).Error())
}
