module example.com/oapicodegen

go 1.26
