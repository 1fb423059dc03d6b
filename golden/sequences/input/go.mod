module example.com/sequences

go 1.23
