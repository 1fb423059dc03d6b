// Slices of numbers by name, so that generated code spells no dtype. In and out: one slice each.

package wire

// Ints reads a []int.
func (r *Reader) Ints() []int { return readNumbers(r, 'q', (*Reader).Int) }

// Ints writes a []int.
func (w *Writer) Ints(v []int) { writeNumbers(w, 'q', v, (*Writer).Int) }

// Int8s reads a []int8.
func (r *Reader) Int8s() []int8 { return readNumbers(r, 'b', (*Reader).Int8) }

// Int8s writes a []int8.
func (w *Writer) Int8s(v []int8) { writeNumbers(w, 'b', v, (*Writer).Int8) }

// Int16s reads a []int16.
func (r *Reader) Int16s() []int16 { return readNumbers(r, 'h', (*Reader).Int16) }

// Int16s writes a []int16.
func (w *Writer) Int16s(v []int16) { writeNumbers(w, 'h', v, (*Writer).Int16) }

// Int32s reads a []int32.
func (r *Reader) Int32s() []int32 { return readNumbers(r, 'i', (*Reader).Int32) }

// Int32s writes a []int32.
func (w *Writer) Int32s(v []int32) { writeNumbers(w, 'i', v, (*Writer).Int32) }

// Int64s reads a []int64.
func (r *Reader) Int64s() []int64 { return readNumbers(r, 'q', (*Reader).Int64) }

// Int64s writes a []int64.
func (w *Writer) Int64s(v []int64) { writeNumbers(w, 'q', v, (*Writer).Int64) }

// Uints reads a []uint.
func (r *Reader) Uints() []uint { return readNumbers(r, 'Q', (*Reader).Uint) }

// Uints writes a []uint.
func (w *Writer) Uints(v []uint) { writeNumbers(w, 'Q', v, (*Writer).Uint) }

// Uint8s reads a []uint8.
func (r *Reader) Uint8s() []uint8 { return readNumbers(r, 'B', (*Reader).Uint8) }

// Uint8s writes a []uint8.
func (w *Writer) Uint8s(v []uint8) { writeNumbers(w, 'B', v, (*Writer).Uint8) }

// Uint16s reads a []uint16.
func (r *Reader) Uint16s() []uint16 { return readNumbers(r, 'H', (*Reader).Uint16) }

// Uint16s writes a []uint16.
func (w *Writer) Uint16s(v []uint16) { writeNumbers(w, 'H', v, (*Writer).Uint16) }

// Uint32s reads a []uint32.
func (r *Reader) Uint32s() []uint32 { return readNumbers(r, 'I', (*Reader).Uint32) }

// Uint32s writes a []uint32.
func (w *Writer) Uint32s(v []uint32) { writeNumbers(w, 'I', v, (*Writer).Uint32) }

// Uint64s reads a []uint64.
func (r *Reader) Uint64s() []uint64 { return readNumbers(r, 'Q', (*Reader).Uint64) }

// Uint64s writes a []uint64.
func (w *Writer) Uint64s(v []uint64) { writeNumbers(w, 'Q', v, (*Writer).Uint64) }

// Float32s reads a []float32.
func (r *Reader) Float32s() []float32 { return readNumbers(r, 'f', (*Reader).Float32) }

// Float32s writes a []float32.
func (w *Writer) Float32s(v []float32) { writeNumbers(w, 'f', v, (*Writer).Float32) }

// Float64s reads a []float64.
func (r *Reader) Float64s() []float64 { return readNumbers(r, 'd', (*Reader).Float64) }

// Float64s writes a []float64.
func (w *Writer) Float64s(v []float64) { writeNumbers(w, 'd', v, (*Writer).Float64) }
