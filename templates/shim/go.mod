module 0.usegolib.invalid/shim

go 1.22
