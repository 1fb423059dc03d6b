module example.com/variadics

go 1.23
