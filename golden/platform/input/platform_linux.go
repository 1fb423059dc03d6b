package platform

// OnLinux is only on Linux.
func OnLinux() string { return name() }

func name() string { return "linux" }
