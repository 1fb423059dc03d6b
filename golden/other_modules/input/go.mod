module example.com/stall

go 1.22

require example.org/dep v1.0.0

replace example.org/dep => ./dep
