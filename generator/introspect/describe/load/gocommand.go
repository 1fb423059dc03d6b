package load

// Runs the go command. In: its arguments. Out: what it prints, and the toolchain's facts.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
)

// Toolchain is what describes the build besides its packages.
type Toolchain struct {
	GOVERSION string
	GOOS      string
	GOARCH    string
}

func readToolchain(goCommand string) (Toolchain, error) {
	var facts Toolchain
	out, err := goOutput(goCommand, "env", "-json", "GOVERSION", "GOOS", "GOARCH")
	if err != nil {
		return facts, err
	}
	return facts, json.Unmarshal(out, &facts)
}

// goOutput runs the go command; what it says on standard error is passed on as it comes.
func goOutput(goCommand string, args ...string) ([]byte, error) {
	var out bytes.Buffer
	command := exec.Command(goCommand, args...)
	command.Stdout = &out
	command.Stderr = os.Stderr
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("%s %s: %w", goCommand, args[0], err)
	}
	return out.Bytes(), nil
}
