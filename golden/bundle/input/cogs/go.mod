module example.net/cogs

go 1.22
