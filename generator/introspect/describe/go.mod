module usegolib.invalid/describe

go 1.22
