//go:build amd64 || arm64 || loong64 || mips64le || ppc64le || riscv64

// What the codec takes for granted of the machine: int has 64 bits, and numbers lie in memory as
// they lie in a packed array, little endian. In: nothing. Out: a build that fails elsewhere, because
// [host] is then undefined.

package wire

type host struct{}
