package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// fingerprint names each finding by its rule, its file and the text it stands
// in, so that lines may move, and the n-th of those that agree in all of that
// by n. A file that is renamed has new findings.
//
// The message is left out: it can name lines, and its wording may improve.
func (r *Report) fingerprint() {
	seen := map[[sha256.Size]byte]int{}
	for i := range r.Findings {
		f := &r.Findings[i]
		s := r.source(f.File)
		h := sha256.New()
		fmt.Fprintf(h, "%s\n%s\n%s\n", f.Rule, f.Category, f.File)
		for n := f.Line; n <= f.EndLine; n++ {
			h.Write(bytes.Join(bytes.Fields(s.line(n)), []byte(" ")))
			h.Write([]byte("\n"))
		}
		key := [sha256.Size]byte(h.Sum(nil))
		seen[key]++
		f.Fingerprint = fmt.Sprintf("%s:%d", hex.EncodeToString(key[:12]), seen[key])
	}
}
