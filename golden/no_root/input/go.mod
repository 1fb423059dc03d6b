module example.com/no_root

go 1.22
