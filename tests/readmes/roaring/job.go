package main

import "github.com/RoaringBitmap/roaring/v2"

func main() {
	rb1 := roaring.BitmapOf(1, 2, 3, 4, 5, 100, 1000)
	show(rb1.String())
	rb2 := roaring.BitmapOf(3, 4, 1000)
	show(rb2.String())
	rb3 := roaring.New()
	show("Cardinality:", rb1.GetCardinality(), "Contains 3?", rb1.Contains(3))

	rb1.And(rb2)
	rb3.Add(1)
	rb3.AddInt(5)
	rb3.Or(rb1)
	show(rb3.String())
	show(roaring.ParOr(4, rb1, rb2, rb3).ToArray())

	i := rb3.Iterator()
	for i.HasNext() {
		show(i.Next())
	}
	var seen []uint32
	for x := range roaring.Values(rb3) {
		seen = append(seen, x)
	}
	show(seen, rb3.Rank(5), must(rb3.Select(2)), rb3.Maximum())

	data := must(rb1.ToBytes())
	again := roaring.New()
	show(must(again.FromBuffer(data)), again.Equals(rb1))
	show(roaring.Flip(again, 0, 6).ToArray(), must(rb1.ToBase64()))
	large := roaring.New()
	large.AddRange(0, 1_000_000)
	large.RunOptimize()
	show(large.GetCardinality(), large.GetSerializedSizeInBytes())
	_, err := roaring.New().FromBuffer([]byte("nothing"))
	show(err.Error())
}
