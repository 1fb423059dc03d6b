module example.com/whole

go 1.22

require example.com/parts v1.0.0

replace example.com/parts => ../parts
