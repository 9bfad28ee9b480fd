package app

import "testing"

func TestGet(*testing.T) { Get("x") }
