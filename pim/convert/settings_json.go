package convert

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// A member is a key of a JSON object and its value, still text.
type member struct {
	key   string
	value json.RawMessage
}

// object returns the members of a JSON object in order. A key that occurs twice
// is an error: readers disagree on which one counts.
func object(text string) ([]member, error) {
	d := json.NewDecoder(strings.NewReader(text))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, fmt.Errorf("it is not a JSON object")
	}
	var out []member
	seen := map[string]bool{}
	for d.More() {
		m, err := nextMember(d)
		if err != nil {
			return nil, err
		}
		if seen[m.key] {
			return nil, fmt.Errorf("it has the key %q twice", m.key)
		}
		seen[m.key] = true
		out = append(out, m)
	}
	if _, err := d.Token(); err != nil {
		return nil, fmt.Errorf("it is not JSON")
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("something follows the object")
	}
	return out, nil
}

func nextMember(d *json.Decoder) (m member, err error) {
	key, err := d.Token()
	if err == nil {
		m.key, _ = key.(string)
		err = d.Decode(&m.value)
	}
	if err != nil {
		err = fmt.Errorf("it is not JSON")
	}
	return m, err
}

// member converts one key of the setting of a rule, which has these rows.
func (u *updates) member(r ruleText, rows map[string]settingRow, m member) {
	property := r.path + ".setting." + m.key
	row, ok := rows[m.key]
	if !ok {
		u.l.enter(lose(property, noRule), string(m.value))
		return
	}
	family, home, _ := strings.Cut(row.home, ".")
	u.l.enter(doubt(property, family+"_"+r.target+"."+home, Proposed, ruleMapping), string(m.value))
	if err := row.set(u, r, m); err != nil {
		u.l.lose(property, err.Error())
	}
}

func boolean(m member) (bool, error) {
	switch string(m.value) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, fmt.Errorf("it is neither true nor false")
}

func (u *updates) setPermanent(r ruleText, m member) error {
	permanent, err := boolean(m)
	if err == nil {
		rule, _ := u.rule("Expiration_" + r.target)
		rule.IsExpirationRequired = new(!permanent)
	}
	return err
}

func (u *updates) setMaximum(r ruleText, m member) error {
	iso, err := minutesToISO(string(m.value))
	if err == nil {
		rule, _ := u.rule("Expiration_" + r.target)
		rule.MaximumDuration = &iso
	}
	return err
}

func (u *updates) setMultiFactor(r ruleText, m member) error {
	return u.setEnabled(r, multiFactor, m)
}

func (u *updates) setJustification(r ruleText, m member) error {
	return u.setEnabled(r, justification, m)
}

func (u *updates) setEnabled(r ruleText, name string, m member) error {
	on, err := boolean(m)
	if err == nil {
		u.enable("Enablement_"+r.target, name, on)
	}
	return err
}

func (u *updates) setApproval(_ ruleText, m member) error {
	on, err := boolean(m)
	if err == nil {
		u.approval().IsApprovalRequired = &on
	}
	return err
}

// setApprovers reads the list of approvers. What an approver says besides the
// keys of pim-facts 2.7 is lost.
func (u *updates) setApprovers(r ruleText, m member) error {
	var texts []json.RawMessage
	if err := json.Unmarshal(m.value, &texts); err != nil || texts == nil {
		return fmt.Errorf("it is not a list")
	}
	property := r.path + ".setting." + m.key
	var list []Approver
	for i, text := range texts {
		if a, ok := u.approver(fmt.Sprintf("%s[%d]", property, i), string(text)); ok {
			list = append(list, a)
		}
	}
	if len(list) == 0 && len(texts) > 0 {
		return fmt.Errorf("none of them can be read")
	}
	u.approvers(property, list)
	return nil
}

// approver reads one approver, if it is one and has an id.
func (u *updates) approver(property, text string) (a Approver, ok bool) {
	members, err := object(text)
	if err != nil {
		u.l.enter(lose(property, err.Error()), text)
		return a, false
	}
	fields := map[string]*string{"Id": &a.ID, "Type": &a.Type, "DisplayName": &a.DisplayName, "Email": &a.Email}
	for _, m := range members {
		field := fields[m.key]
		switch {
		case field == nil:
			u.l.enter(lose(property+"."+m.key, noRule), string(m.value))
		case len(m.value) == 0 || m.value[0] != '"' || json.Unmarshal(m.value, field) != nil:
			u.l.enter(lose(property+"."+m.key, "it is not a text"), string(m.value))
		}
	}
	if a.ID == "" {
		u.l.enter(lose(property, "it has no Id"), text)
	}
	return a, a.ID != ""
}
