package main

import (
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
)

func main() {
	p := bluemonday.UGCPolicy()
	show(p.Sanitize(`<a onblur="alert(secret)" href="http://www.google.com">Google</a>`))
	show(p.Sanitize(`<script>alert(1)</script><b>bold</b> <img src="http://x.org/a.png" onerror="x">`))
	show(bluemonday.StrictPolicy().Sanitize("<p>no <i>tags</i> &amp; all</p>"))

	own := bluemonday.NewPolicy()
	own.AllowElements("p", "em", "a")
	own.AllowStandardURLs()
	own.AllowStandardAttributes()
	own.AllowRelativeURLs(false)
	show(own.Sanitize(`<p id="one">a <em>b</em> <strong>c</strong></p><h1>d</h1>`))
	show(own.SanitizeBytes([]byte("<p>bytes</p><style>x</style>")))
	show(own.SanitizeReader(strings.NewReader("<p>read</p><b>x</b>")).String())
	own.AllowElementsMatching(regexp.MustCompile("^my-"))
	show(own.Sanitize("<my-element>a</my-element><your-element>b</your-element>"))
	own.AllowAttrs("href").OnElements("a")
	own.AllowAttrs("class").Matching(regexp.MustCompile("^[a-z]+$")).OnElements("p", "em")
	own.AllowStyles("color").MatchingEnum("red", "blue").OnElements("p")
	show(own.Sanitize(`<p class="big" style="color: red; width: 9px"><em class="B">x</em></p>`))
	show(own.Sanitize(`<a class="c" href="http://x.org/">y</a><p style="color: green">z</p>`))
	own.AddSpaceWhenStrippingTag(true)
	show(own.Sanitize("<h1>one</h1><h1>two</h1>"))
}
