// Complex numbers. In and out: arrays of the real and the imaginary part.

package wire

// Complex128 reads a complex number.
func (r *Reader) Complex128() complex128 {
	r.Fields(2)
	re, im := r.Float64(), r.Float64()
	return complex(re, im)
}

// Complex64 reads a complex number of parts that float32 holds exactly.
func (r *Reader) Complex64() complex64 {
	r.Fields(2)
	re, im := r.Float32(), r.Float32()
	return complex(re, im)
}

// Complex128 writes a complex number.
func (w *Writer) Complex128(v complex128) {
	w.Array(2)
	w.Float64(real(v))
	w.Float64(imag(v))
}

// Complex64 writes a complex number.
func (w *Writer) Complex64(v complex64) {
	w.Array(2)
	w.Float32(real(v))
	w.Float32(imag(v))
}
