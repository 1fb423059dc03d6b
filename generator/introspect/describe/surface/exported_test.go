package surface

import "testing"

func TestTypesAreWrittenByTheirExportedAliases(t *testing.T) {
	doc := describeArchive(t, "exported")
	root, deep := "example.com/exported", "example.com/exported/internal/deep."
	for reference, want := range map[string][3]string{
		root + ".hidden":       {root, "exported", "Shown"},
		deep + "Level":         {root, "exported", "Level"},
		deep + "Chained":       {root, "exported", "Chained"},
		deep + "List":          {root, "exported", "List"},
		deep + "Named":         {root + "/other", "other", "Named"},
		deep + "Twice":         {root + "/other/below", "below", "Twice"},
		root + "/other.Public": {root + "/other", "other", "Public"},
	} {
		entry := doc.Types[reference]
		if got := [3]string{entry.Package, entry.Clause, entry.Name}; got != want || !entry.Writable {
			t.Errorf("%s: got %v, writable: %v", reference, got, entry.Writable)
		}
	}
	for _, reference := range []string{deep + "Unreachable", deep + "Numbers", deep + "Pair"} {
		if entry, ok := doc.Types[reference]; !ok || entry.Writable {
			t.Errorf("%s: %+v", reference, entry)
		}
	}
	if doc := doc.Types[root+".hidden"].Doc; doc != "Shown is what others call it." {
		t.Errorf("got %q", doc)
	}
}
