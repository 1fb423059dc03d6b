module example.com/error_values

go 1.23
