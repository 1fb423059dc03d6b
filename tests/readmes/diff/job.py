"""The difference of two texts, and patches made of it."""

from datetime import timedelta

from go_diff import diffmatchpatch
from go_diff.diffmatchpatch import Operation

TEXT1 = "Lorem ipsum dolor."
TEXT2 = "Lorem dolor sit amet."

dmp = diffmatchpatch.new()
dmp.diff_timeout = timedelta(hours=1)
diffs = dmp.diff_main(TEXT1, TEXT2, False)
for diff in diffs:
    print(diff.type, Operation.string(diff.type), repr(diff.text))
print(dmp.diff_pretty_html(diffs))
print(dmp.diff_pretty_text(dmp.diff_cleanup_semantic(diffs)))
print(dmp.diff_levenshtein(diffs), dmp.diff_text1(diffs) == TEXT1, dmp.diff_to_delta(diffs))
print(len(dmp.diff_from_delta(TEXT1, dmp.diff_to_delta(diffs))))

patches = dmp.patch_make(TEXT1, TEXT2)
print(dmp.patch_to_text(patches))
print(*dmp.patch_apply(patches, "Well, lorem ipsum dolor."))
print(dmp.match_main("abcdefghijk", "fgh", 0))
