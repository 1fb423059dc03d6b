"""Make HTML of users harmless."""

import bluemonday
from bluemonday.go.regexp import must_compile

p = bluemonday.ugc_policy()
print(p.sanitize('<a onblur="alert(secret)" href="http://www.google.com">Google</a>'))
print(p.sanitize('<script>alert(1)</script><b>bold</b> <img src="http://x.org/a.png" onerror="x">'))
print(bluemonday.strict_policy().sanitize("<p>no <i>tags</i> &amp; all</p>"))

own = bluemonday.new_policy()
own.allow_elements("p", "em", "a")
own.allow_standard_urls()
own.allow_standard_attributes()
own.allow_relative_urls(False)
print(own.sanitize('<p id="one">a <em>b</em> <strong>c</strong></p><h1>d</h1>'))
print(own.sanitize_bytes(b"<p>bytes</p><style>x</style>"))
print(own.sanitize_reader(b"<p>read</p><b>x</b>"))
own.allow_elements_matching(must_compile("^my-"))
print(own.sanitize("<my-element>a</my-element><your-element>b</your-element>"))
own.allow_attrs("href").on_elements("a")
own.allow_attrs("class").matching(must_compile("^[a-z]+$")).on_elements("p", "em")
own.allow_styles("color").matching_enum("red", "blue").on_elements("p")
print(own.sanitize('<p class="big" style="color: red; width: 9px"><em class="B">x</em></p>'))
print(own.sanitize('<a class="c" href="http://x.org/">y</a><p style="color: green">z</p>'))
own.add_space_when_stripping_tag(True)
print(own.sanitize("<h1>one</h1><h1>two</h1>"))
