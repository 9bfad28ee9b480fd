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

func (m *messages) Write(p []byte) (int, error) {
	m.line = append(m.line, p...)
	for {
		i := bytes.IndexByte(m.line, '\n')
		if i < 0 {
			return len(p), nil
		}
		if err := m.add(m.line[:i+1]); err != nil {
			return 0, err
		}
		m.line = m.line[i+1:]
	}
}

func (m *messages) add(line []byte) error {
	starts := bytes.HasPrefix(line, []byte("# "))
	if starts || !m.inBlock {
		if err := m.flush(); err != nil {
			return err
		}
		m.inBlock = starts
	}
	m.block = append(m.block, line...)
	if m.inBlock {
		return nil
	}
	return m.flush()
}

func (m *messages) flush() error {
	text := string(m.block)
	m.block = nil
	if text == "" || m.said[text] {
		return nil
	}
	m.said[text] = true
	_, err := io.WriteString(m.out, text)
	return err
}

// end is called after a go command has ended.
func (m *messages) end() error {
	m.block = append(m.block, m.line...)
	m.line, m.inBlock = nil, false
	return m.flush()
}
