package main

import "regexp"

func main() {
	validID := regexp.MustCompile(`^[a-z]+\[[0-9]+\]$`)
	show(validID.MatchString("adam[23]"), validID.MatchString("Job[48]"))

	re := regexp.MustCompile(`(?P<first>\w+)\s+(?P<last>\w+)`)
	show(re.NumSubexp(), re.SubexpNames(), re.SubexpIndex("last"))
	show(re.FindStringSubmatch("Alan Turing"), re.FindStringIndex("by Alan Turing"))
	show(re.ReplaceAllString("Alan Turing", "${last}, ${first}"))
	show(re.String())

	numbers := regexp.MustCompile(`a(x*)b`)
	show(numbers.FindAllString("ab axb axxb", -1), numbers.FindAllStringSubmatch("-axb-ab-", 1))
	show(numbers.ReplaceAllLiteralString("-ab-axxb-", "${1}"))
	show(numbers.ReplaceAll([]byte("-ab-axxb-"), []byte("[$1]")))
	show(regexp.MustCompile("a+").Split("baabaac", -1))
	show(regexp.QuoteMeta("Escaping symbols like: .+*?()|[]{}^$"))
	template := []byte("$last!")
	source := "Alan Turing"
	show(re.ExpandString(nil, string(template), source, re.FindStringSubmatchIndex(source)))

	_, err := regexp.Compile("a(b")
	show(err.Error())
	re.Longest()
	show(must(regexp.MatchString("foo.*", "seafood")))
}
