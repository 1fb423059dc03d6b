// Passing over values of unknown shape. In: a message. Out: where its values end.

package wire

import "strconv"

// Skip passes over one value of any shape.
func (r *Reader) Skip() { r.skip(0) }

func (r *Reader) skip(depth int) {
	start, c := r.lead()
	values, bytes := r.extent(start, c)
	if bytes > 0 {
		r.take(start, bytes)
	}
	if values < 0 {
		return
	}
	if depth >= MaxDepth {
		r.fail(Depth, start, "arrays or maps nested deeper than "+strconv.Itoa(MaxDepth))
		return
	}
	for ; values > 0 && r.err == nil; values-- {
		r.skip(depth + 1)
	}
}

// extent says what belongs to a value that starts with c: that many values (-1 where it is neither
// array nor map), that many bytes.
func (r *Reader) extent(start int, c byte) (values int, bytes uint64) {
	switch {
	case c < 0x80, c >= 0xe0, c == 0xc0, c == 0xc2, c == 0xc3:
		return -1, 0
	case c&0xf0 == 0x80:
		return r.count(start, 2*uint64(c&0x0f)), 0
	case c&0xf0 == 0x90:
		return r.count(start, uint64(c&0x0f)), 0
	case c&0xe0 == 0xa0:
		return -1, uint64(c & 0x1f)
	case c == 0xc1:
		r.mismatch(start, c, "a value")
		return -1, 0
	case c <= 0xc6:
		return -1, r.number(1 << (c - 0xc4))
	case c <= 0xc9:
		return -1, r.number(1<<(c-0xc7)) + 1
	case c <= 0xcb:
		return -1, 4 << (c - 0xca)
	case c <= 0xcf:
		return -1, 1 << (c - 0xcc)
	case c <= 0xd3:
		return -1, 1 << (c - 0xd0)
	case c <= 0xd8:
		return -1, 1<<(c-0xd4) + 1
	case c <= 0xdb:
		return -1, r.number(1 << (c - 0xd9))
	case c <= 0xdd:
		return r.count(start, r.number(2<<(c-0xdc))), 0
	}
	return r.count(start, 2*r.number(2<<(c-0xde))), 0
}

// Argument returns the index of the argument of a request that holds the byte at offset, from 0;
// -1 where none does.
func Argument(request []byte, offset int) int {
	var r Reader
	r.Start(request, false)
	_, arguments, _ := r.Call()
	return r.find(arguments, offset)
}

// Place returns the index of the argument that holds the byte at offset, and those of the elements of
// arrays that do, from outside inwards; none where no argument does.
func Place(request []byte, offset int) (place []int) {
	var r Reader
	r.Start(request, false)
	_, count, _ := r.Call()
	for r.err == nil {
		i := r.find(count, offset)
		if i < 0 {
			break
		}
		place = append(place, i)
		if r.at == offset || r.err != nil {
			break
		}
		start, c := r.lead()
		count, _ = r.extent(start, c)
	}
	return place
}

// find goes to the one of count values that holds the byte at offset, and returns which that is; -1 where
// none does.
func (r *Reader) find(count, offset int) int {
	for i := 0; i < count && r.err == nil; i++ {
		start := r.at
		r.Skip()
		if offset >= start && (offset < r.at || r.err != nil) {
			r.at = start
			return i
		}
	}
	return -1
}
