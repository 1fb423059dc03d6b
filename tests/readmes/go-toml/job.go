package main

import (
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
)

const document = `
version = 2
name = "go-toml"
tags = ["go", "toml"]
ratio = 0.5
released = 1979-05-27T07:32:00Z
birthday = 1979-05-27

[server]
host = "example.com"
ports = [8000, 8001]
`

func main() {
	var config map[string]any
	check(toml.Unmarshal([]byte(document), &config))
	show(config["version"], config["name"], config["tags"], config["ratio"])
	show(config["server"])
	birthday := config["birthday"].(toml.LocalDate)
	show(config["released"].(time.Time).Format(time.RFC3339), birthday.Year, birthday.String())

	show(string(must(toml.Marshal(map[string]any{
		"version": 2, "name": "go-toml", "tags": []any{"go", "toml"}, "server": map[string]any{"port": 80},
	}))))
	var again map[string]any
	check(toml.NewDecoder(strings.NewReader("a = [[1, 2], ['x']]")).Decode(&again))
	show(again)

	err := toml.Unmarshal([]byte("a = 1\nb = ???\n"), &again)
	wrong := err.(*toml.DecodeError)
	line, column := wrong.Position()
	show(line, column, wrong.Key(), err.Error())
	show(wrong.String())
}
