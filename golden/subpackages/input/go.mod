module example.com/subpackages

go 1.22
