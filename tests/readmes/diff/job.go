package main

import (
	"fmt"
	"time"

	"github.com/sergi/go-diff/diffmatchpatch"
)

const (
	text1 = "Lorem ipsum dolor."
	text2 = "Lorem dolor sit amet."
)

func main() {
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = time.Hour
	diffs := dmp.DiffMain(text1, text2, false)
	for _, diff := range diffs {
		show(int(diff.Type), diff.Type.String(), fmt.Sprintf("'%s'", diff.Text))
	}
	show(dmp.DiffPrettyHtml(diffs))
	show(dmp.DiffPrettyText(dmp.DiffCleanupSemantic(dmp.DiffMain(text1, text2, false))))
	show(dmp.DiffLevenshtein(diffs), dmp.DiffText1(diffs) == text1, dmp.DiffToDelta(diffs))
	show(len(must(dmp.DiffFromDelta(text1, dmp.DiffToDelta(diffs)))))

	patches := dmp.PatchMake(text1, text2)
	show(dmp.PatchToText(patches))
	patched, applied := dmp.PatchApply(patches, "Well, lorem ipsum dolor.")
	show(patched, applied)
	show(dmp.MatchMain("abcdefghijk", "fgh", 0))
}
