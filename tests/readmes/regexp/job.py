"""Go's regular expressions, which never take more than linear time."""

import regexp
from usegolib import GoError

valid_id = regexp.must_compile(r"^[a-z]+\[[0-9]+\]$")
print(valid_id.match_string("adam[23]"), valid_id.match_string("Job[48]"))

re = regexp.must_compile(r"(?P<first>\w+)\s+(?P<last>\w+)")
print(re.num_subexp(), re.subexp_names(), re.subexp_index("last"))
print(re.find_string_submatch("Alan Turing"), re.find_string_index("by Alan Turing"))
print(re.replace_all_string("Alan Turing", "${last}, ${first}"))
print(re)

numbers = regexp.must_compile("a(x*)b")
print(numbers.find_all_string("ab axb axxb", -1), numbers.find_all_string_submatch("-axb-ab-", 1))
print(numbers.replace_all_literal_string("-ab-axxb-", "${1}"))
print(numbers.replace_all(b"-ab-axxb-", b"[$1]"))
print(regexp.must_compile("a+").split("baabaac", -1))
print(regexp.quote_meta("Escaping symbols like: .+*?()|[]{}^$"))
source = "Alan Turing"
print(re.expand_string(None, "$last!", source, re.find_string_submatch_index(source)))

try:
    regexp.compile("a(b")
except GoError as error:
    print(error)
re.longest()
print(regexp.match_string("foo.*", "seafood"))
