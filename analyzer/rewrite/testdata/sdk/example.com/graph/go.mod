module example.com/graph

go 1.26

require github.com/microsoft/kiota-abstractions-go v0.0.0
