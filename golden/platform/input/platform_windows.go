package platform

// OnWindows is only on Windows.
func OnWindows() string { return name() }

func name() string { return "windows" }
