// Package variables has variables, which can be read.
package variables

import (
	"errors"
	"net/netip"
	"time"
)

// Limit can be changed with [SetLimit].
var Limit = 10

// SetLimit changes [Limit].
func SetLimit(n int) { Limit = n }

var (
	Name           = "variables"
	Names          = []string{"a", "b"}
	Data           = []byte{1, 2, 3}
	Timeout        = 2 * time.Second
	Origin         = [2]float64{0, 1}
	Home           = netip.MustParseAddr("127.0.0.1")
	ErrNone        = errors.New("none")
	Table          = map[string]int{}
	Hook           = func() {}
	Anything   any = 1
	unexported     = 1
)
