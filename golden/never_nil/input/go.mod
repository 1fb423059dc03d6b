module example.com/never_nil

go 1.23
