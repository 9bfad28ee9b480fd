module example.com/openapigen

go 1.26
