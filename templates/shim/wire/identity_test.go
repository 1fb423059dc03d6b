package wire

import "testing"

type comparedValue struct{ held any }

func TestTheSamePointerHasOneAddress(t *testing.T) {
	value, other := &comparedValue{1}, &comparedValue{1}
	box := &copyOf[comparedValue]{comparedValue{1}}
	numbers := []uint64{objects.Put(value), objects.Put(value), objects.Put(other), objects.Put(box)}
	defer objects.Drop(numbers...)
	var addresses []uint64
	for _, number := range append(numbers, objects.Put(3)) {
		address, ok := Locate(number)
		if !ok {
			t.Fatal("there is no object", number)
		}
		addresses = append(addresses, address)
	}
	if addresses[0] != addresses[1] || addresses[0] == addresses[2] || addresses[3] == 0 {
		t.Error(addresses)
	}
	if addresses[4] != 0 {
		t.Error("a number that is no pointer has an address")
	}
	if _, ok := Locate(0); ok {
		t.Error("nothing has an address")
	}
}

func TestEqualValues(t *testing.T) {
	TakeObject[comparedValue]("compared")
	put := func(held any) uint64 { return objects.Put(held) }
	value := put(&copyOf[comparedValue]{comparedValue{1}})
	for name, test := range map[string]struct {
		other uint64
		equal bool
	}{
		"a copy":               {put(&copyOf[comparedValue]{comparedValue{1}}), true},
		"a pointer to one":     {put(&comparedValue{1}), true},
		"another":              {put(&comparedValue{2}), false},
		"a nil pointer":        {put((*comparedValue)(nil)), false},
		"of another type":      {put(1), false},
		"what cannot be equal": {put(&comparedValue{[]int{1}}), false},
	} {
		if equal, ok := Compare(value, test.other); equal != test.equal || !ok {
			t.Error(name, equal, ok)
		}
	}
	uncomparable := put(&comparedValue{[]int{1}})
	if equal, ok := Compare(uncomparable, uncomparable); equal || !ok {
		t.Error("slices are equal")
	}
	if _, ok := Compare(value, 0); ok {
		t.Error("compared with nothing")
	}
}
