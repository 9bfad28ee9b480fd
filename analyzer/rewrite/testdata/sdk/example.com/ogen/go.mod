module example.com/ogen

go 1.26
