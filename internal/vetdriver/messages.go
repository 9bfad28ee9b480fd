package vetdriver

import (
	"bytes"
	"io"
)

// messages passes on what go commands say, but nothing twice: the same package
// is compiled in several configurations, or once more when go vet is asked
// again. What is said of a package begins with a line "# path"; any other line
// stands for itself.
type messages struct {
	out     io.Writer
	said    map[string]bool
	line    []byte // without an end so far
	block   []byte
	inBlock bool
}

func newMessages(out io.Writer) *messages {
	return &messages{out: out, said: map[string]bool{}}
}

// Write never fails: that a message cannot be shown is no reason to stop.
func (m *messages) Write(p []byte) (int, error) {
	m.line = append(m.line, p...)
	for {
		i := bytes.IndexByte(m.line, '\n')
		if i < 0 {
			return len(p), nil
		}
		m.add(m.line[:i+1])
		m.line = m.line[i+1:]
	}
}

func (m *messages) add(line []byte) {
	starts := bytes.HasPrefix(line, []byte("# "))
	if starts || !m.inBlock {
		m.flush()
		m.inBlock = starts
	}
	m.block = append(m.block, line...)
	if !m.inBlock {
		m.flush()
	}
}

func (m *messages) flush() {
	text := string(m.block)
	m.block = nil
	if text != "" && !m.said[text] {
		m.said[text] = true
		_, _ = io.WriteString(m.out, text)
	}
}

// end is called after a go command has ended.
func (m *messages) end() {
	m.block = append(m.block, m.line...)
	m.line, m.inBlock = nil, false
	m.flush()
}
