module github.com/microsoft/kiota-abstractions-go

go 1.26
