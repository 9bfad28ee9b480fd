// Package peak says how much memory a command took at most:
//
//	cmd := exec.Command("go", "vet", "./...")
//	err := cmd.Run()
//	fmt.Println(peak.Kilobytes(cmd.ProcessState))
package peak
