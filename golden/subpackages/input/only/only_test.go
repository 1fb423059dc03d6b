package only

import "testing"

func TestNothing(t *testing.T) {}
