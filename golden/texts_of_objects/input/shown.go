// Package shown has objects whose texts only are computed, and others whose texts take more than that.
package shown

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
)

var calls struct {
	sync.Mutex
	n int
}

// Calls counts the calls of the texts that note them.
func Calls() int {
	calls.Lock()
	defer calls.Unlock()
	return calls.n
}

func note() {
	calls.Lock()
	defer calls.Unlock()
	calls.n++
}

// Version has a text that only is computed.
type Version struct {
	major, minor int
	pre          string
}

// NewVersion makes one.
func NewVersion(major, minor int, pre string) *Version { return &Version{major, minor, pre} }

// NoVersion has nil in it.
func NoVersion() fmt.Stringer { return (*Version)(nil) }

// String is that text.
func (v Version) String() string {
	var buf bytes.Buffer
	fmt.Fprintf(&buf, "%d.%d", v.major, v.minor)
	if v.pre != "" {
		fmt.Fprintf(&buf, "-%s", v.pre)
	}
	return buf.String()
}

// Label has any text.
type Label struct{ text string }

// NewLabel makes one.
func NewLabel(text string) *Label { return &Label{text} }

// Garbled makes one whose text is not of UTF-8.
func Garbled() *Label { return &Label{"\xff"} }

// String is the text.
func (l *Label) String() string { return l.text }

// Tag has the text of the label in it.
type Tag struct{ Label }

// NewTag makes one.
func NewTag(text string) *Tag { return &Tag{Label{text}} }

// Sentence has words.
type Sentence struct{ words []string }

// NewSentence makes one.
func NewSentence(words ...string) Sentence { return Sentence{words} }

// String joins the words.
func (s Sentence) String() string { return strings.Join(s.words, " ") }

// Picked panics where there is nothing to pick.
type Picked struct {
	from []string
	at   int
}

// NewPicked makes one.
func NewPicked(at int, from ...string) *Picked { return &Picked{from, at} }

// String is the one that is picked.
func (p *Picked) String() string { return p.from[p.at] }

// Locked waits for a lock.
type Locked struct{ lock sync.Mutex }

// NewLocked makes one that is locked.
func NewLocked() *Locked {
	locked := &Locked{}
	locked.lock.Lock()
	return locked
}

// Unlock unlocks it.
func (l *Locked) Unlock() { l.lock.Unlock() }

// String locks.
func (l *Locked) String() string {
	note()
	l.lock.Lock()
	defer l.lock.Unlock()
	return "locked"
}

// Waiting waits for a channel.
type Waiting struct{ channel chan string }

// NewWaiting makes one to which nobody has sent.
func NewWaiting() *Waiting { return &Waiting{make(chan string, 1)} }

// Send sends what it waits for.
func (w *Waiting) Send(text string) { w.channel <- text }

// String receives.
func (w *Waiting) String() string {
	note()
	return <-w.channel
}

// Nested calls itself, so that a ring of them never ends.
type Nested struct{ inner *Nested }

// NewNested makes a ring.
func NewNested() *Nested {
	nested := &Nested{}
	nested.inner = nested
	return nested
}

// String calls itself.
func (n *Nested) String() string { return "(" + n.inner.String() + ")" }

// Wrapped calls a method of whatever it has.
type Wrapped struct{ inner fmt.Stringer }

// NewWrapped makes one of a text that waits.
func NewWrapped() *Wrapped { return &Wrapped{NewLocked()} }

// String is what the inner one says.
func (w *Wrapped) String() string { return w.inner.String() }

// Remembered writes what it has computed.
type Remembered struct {
	text  string
	times int
}

// NewRemembered makes one.
func NewRemembered() *Remembered { return &Remembered{} }

// Times is how often it was asked.
func (r *Remembered) Times() int { return r.times }

// String counts.
func (r *Remembered) String() string {
	r.times++
	return fmt.Sprint(r.times)
}

// Private makes one of a type without a name that can be written.
func Private() fmt.Stringer { return private{} }

type private struct{ _ int }

func (private) String() string { return "private" }
