module example.com/arrays

go 1.23
