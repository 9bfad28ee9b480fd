package main

import "os/exec"

const Path = "x/main" // want "x/main"

func main() { exec.Command("curl", Path).Run() }
