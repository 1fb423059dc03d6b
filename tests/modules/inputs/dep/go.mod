module example.com/inputsdep

go 1.21
