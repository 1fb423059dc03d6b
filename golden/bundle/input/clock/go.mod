module example.net/clock

go 1.22

require example.net/cogs v0.0.0
