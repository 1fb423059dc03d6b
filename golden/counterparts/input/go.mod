module example.com/counterparts

go 1.23
