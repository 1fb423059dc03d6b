// Package sub has an error, and no function.
package sub

import "errors"

// ErrSub is returned by functions of another package.
var ErrSub = errors.New("sub")
