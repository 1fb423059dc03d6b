package main

// What the standard library writes into: tables by import path and name.

// first, second and third are the positions most of them write.
const (
	first  paramSet = 1 << 0
	second paramSet = 1 << 1
	third  paramSet = 1 << 2
	all             = ^paramSet(0)
)

// knownWriters are functions that write into the elements of an argument.
var knownWriters = map[string]paramSet{
	"container/heap.Fix":                first,
	"container/heap.Init":               first,
	"container/heap.Pop":                first,
	"container/heap.Push":               first,
	"container/heap.Remove":             first,
	"crypto/rand.Read":                  first,
	"crypto/subtle.ConstantTimeCopy":    second,
	"crypto/subtle.XORBytes":            first,
	"encoding/ascii85.Decode":           first,
	"encoding/ascii85.Encode":           first,
	"encoding/asn1.Unmarshal":           second,
	"encoding/asn1.UnmarshalWithParams": second,
	"encoding/binary.Decode":            third,
	"encoding/binary.Encode":            first,
	"encoding/binary.PutUvarint":        first,
	"encoding/binary.PutVarint":         first,
	"encoding/binary.Read":              third,
	"encoding/hex.Decode":               first,
	"encoding/hex.Encode":               first,
	"encoding/json.Unmarshal":           second,
	"encoding/xml.Unmarshal":            second,
	"errors.As":                         second,
	"fmt.Fscan":                         ^first,
	"fmt.Fscanf":                        ^(first | second),
	"fmt.Fscanln":                       ^first,
	"fmt.Scan":                          all,
	"fmt.Scanf":                         ^first,
	"fmt.Scanln":                        all,
	"fmt.Sscan":                         ^first,
	"fmt.Sscanf":                        ^(first | second),
	"fmt.Sscanln":                       ^first,
	"io.CopyBuffer":                     third,
	"io.ReadAtLeast":                    second,
	"io.ReadFull":                       second,
	"math/rand.Read":                    first,
	"reflect.Swapper":                   first,
	"slices.Compact":                    first,
	"slices.CompactFunc":                first,
	"slices.Delete":                     first,
	"slices.DeleteFunc":                 first,
	"slices.Replace":                    first,
	"slices.Reverse":                    first,
	"slices.Sort":                       first,
	"slices.SortFunc":                   first,
	"slices.SortStableFunc":             first,
	"sort.Float64s":                     first,
	"sort.Ints":                         first,
	"sort.Slice":                        first,
	"sort.SliceStable":                  first,
	"sort.Sort":                         first,
	"sort.Stable":                       first,
	"sort.Strings":                      first,
	"sync/atomic.AddInt32":              first,
	"sync/atomic.AddInt64":              first,
	"sync/atomic.AddUint32":             first,
	"sync/atomic.AddUint64":             first,
	"sync/atomic.AddUintptr":            first,
	"sync/atomic.AndInt32":              first,
	"sync/atomic.AndInt64":              first,
	"sync/atomic.AndUint32":             first,
	"sync/atomic.AndUint64":             first,
	"sync/atomic.AndUintptr":            first,
	"sync/atomic.CompareAndSwapInt32":   first,
	"sync/atomic.CompareAndSwapInt64":   first,
	"sync/atomic.CompareAndSwapPointer": first,
	"sync/atomic.CompareAndSwapUint32":  first,
	"sync/atomic.CompareAndSwapUint64":  first,
	"sync/atomic.CompareAndSwapUintptr": first,
	"sync/atomic.OrInt32":               first,
	"sync/atomic.OrInt64":               first,
	"sync/atomic.OrUint32":              first,
	"sync/atomic.OrUint64":              first,
	"sync/atomic.OrUintptr":             first,
	"sync/atomic.StoreInt32":            first,
	"sync/atomic.StoreInt64":            first,
	"sync/atomic.StorePointer":          first,
	"sync/atomic.StoreUint32":           first,
	"sync/atomic.StoreUint64":           first,
	"sync/atomic.StoreUintptr":          first,
	"sync/atomic.SwapInt32":             first,
	"sync/atomic.SwapInt64":             first,
	"sync/atomic.SwapPointer":           first,
	"sync/atomic.SwapUint32":            first,
	"sync/atomic.SwapUint64":            first,
	"sync/atomic.SwapUintptr":           first,
	"syscall.Pread":                     second,
	"syscall.Read":                      second,
	"unicode/utf8.EncodeRune":           first,
}

// knownMethods are those of io.Reader, io.ReaderAt, binary.ByteOrder, cipher.Block, cipher.Stream,
// cipher.BlockMode, big.Int and the encodings, by name and number of arguments: nobody knows the
// receiver's type.
var knownMethods = map[string]paramSet{
	"CryptBlocks/2":  first,
	"Decode/2":       first,
	"Decrypt/2":      first,
	"Encode/2":       first,
	"Encrypt/2":      first,
	"FillBytes/1":    first,
	"PutUint16/2":    first,
	"PutUint32/2":    first,
	"PutUint64/2":    first,
	"Read/1":         first,
	"ReadAt/2":       first,
	"XORKeyStream/2": first,
}

// wrappers return something that has their first argument's elements.
var wrappers = map[string]bool{
	"slices.Clip":       true,
	"slices.Grow":       true,
	"sort.Float64Slice": true,
	"sort.IntSlice":     true,
	"sort.Reverse":      true,
	"sort.StringSlice":  true,
}

// copiers return elements of their own.
var copiers = map[string]bool{
	"bytes.Clone":   true,
	"bytes.ToLower": true,
	"bytes.ToUpper": true,
	"slices.Clone":  true,
	"slices.Concat": true,
	"slices.Sorted": true,
}
