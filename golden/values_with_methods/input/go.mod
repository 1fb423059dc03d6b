module example.com/values_with_methods

go 1.23
