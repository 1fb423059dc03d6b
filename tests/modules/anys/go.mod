module example.com/anys

go 1.23
