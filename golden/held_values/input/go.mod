module example.com/held_values

go 1.23
