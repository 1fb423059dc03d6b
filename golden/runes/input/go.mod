module example.com/runes

go 1.23
