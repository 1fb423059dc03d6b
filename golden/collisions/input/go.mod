module example.com/collisions

go 1.23
