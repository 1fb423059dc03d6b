// Slices of numbers by name, so that generated code spells no dtype. In and out: one slice each.

package wire

// Ints reads a []int.
func (r *Reader) Ints() []int { return readNumbers(r, dtypeInt, (*Reader).Int) }

// Ints writes a []int.
func (w *Writer) Ints(v []int) { writeNumbers(w, dtypeInt, v, (*Writer).Int) }

// Int8s reads a []int8.
func (r *Reader) Int8s() []int8 { return readNumbers(r, dtypeInt8, (*Reader).Int8) }

// Int8s writes a []int8.
func (w *Writer) Int8s(v []int8) { writeNumbers(w, dtypeInt8, v, (*Writer).Int8) }

// Int16s reads a []int16.
func (r *Reader) Int16s() []int16 { return readNumbers(r, dtypeInt16, (*Reader).Int16) }

// Int16s writes a []int16.
func (w *Writer) Int16s(v []int16) { writeNumbers(w, dtypeInt16, v, (*Writer).Int16) }

// Int32s reads a []int32.
func (r *Reader) Int32s() []int32 { return readNumbers(r, dtypeInt32, (*Reader).Int32) }

// Int32s writes a []int32.
func (w *Writer) Int32s(v []int32) { writeNumbers(w, dtypeInt32, v, (*Writer).Int32) }

// Int64s reads a []int64.
func (r *Reader) Int64s() []int64 { return readNumbers(r, dtypeInt64, (*Reader).Int64) }

// Int64s writes a []int64.
func (w *Writer) Int64s(v []int64) { writeNumbers(w, dtypeInt64, v, (*Writer).Int64) }

// Uints reads a []uint.
func (r *Reader) Uints() []uint { return readNumbers(r, dtypeUint, (*Reader).Uint) }

// Uints writes a []uint.
func (w *Writer) Uints(v []uint) { writeNumbers(w, dtypeUint, v, (*Writer).Uint) }

// Uint8s reads a []uint8.
func (r *Reader) Uint8s() []uint8 { return readNumbers(r, dtypeUint8, (*Reader).Uint8) }

// Uint8s writes a []uint8.
func (w *Writer) Uint8s(v []uint8) { writeNumbers(w, dtypeUint8, v, (*Writer).Uint8) }

// Uint16s reads a []uint16.
func (r *Reader) Uint16s() []uint16 { return readNumbers(r, dtypeUint16, (*Reader).Uint16) }

// Uint16s writes a []uint16.
func (w *Writer) Uint16s(v []uint16) { writeNumbers(w, dtypeUint16, v, (*Writer).Uint16) }

// Uint32s reads a []uint32.
func (r *Reader) Uint32s() []uint32 { return readNumbers(r, dtypeUint32, (*Reader).Uint32) }

// Uint32s writes a []uint32.
func (w *Writer) Uint32s(v []uint32) { writeNumbers(w, dtypeUint32, v, (*Writer).Uint32) }

// Uint64s reads a []uint64.
func (r *Reader) Uint64s() []uint64 { return readNumbers(r, dtypeUint64, (*Reader).Uint64) }

// Uint64s writes a []uint64.
func (w *Writer) Uint64s(v []uint64) { writeNumbers(w, dtypeUint64, v, (*Writer).Uint64) }

// Float32s reads a []float32.
func (r *Reader) Float32s() []float32 { return readNumbers(r, dtypeFloat32, (*Reader).Float32) }

// Float32s writes a []float32.
func (w *Writer) Float32s(v []float32) { writeNumbers(w, dtypeFloat32, v, (*Writer).Float32) }

// Float64s reads a []float64.
func (r *Reader) Float64s() []float64 { return readNumbers(r, dtypeFloat64, (*Reader).Float64) }

// Float64s writes a []float64.
func (w *Writer) Float64s(v []float64) { writeNumbers(w, dtypeFloat64, v, (*Writer).Float64) }
