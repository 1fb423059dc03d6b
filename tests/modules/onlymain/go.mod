module example.com/onlymain

go 1.21
