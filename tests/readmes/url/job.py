"""URLs: take apart, change, resolve, escape."""

import url
from url import URL, Values

u = url.parse("https://user:secret@example.com:8080/a/b?q=dotnet&q=go&x=1#frag")
print(u.scheme, u.hostname(), u.port(), u.path, u.fragment, u.user.username())
print(u.query()["q"], Values.get(u.query(), "x"), u.redacted())

u.scheme = "http"
query = u.query() | {"q": ["golang"], "lang": ["español"]}
u.raw_query = Values.encode(query)
print(u)

base = url.parse("http://example.com/directory/")
print(base.resolve_reference(url.parse("../../..//search?q=dotnet")))
print(base.join_path("../images", "logo.png"))
print(url.path_escape("my/cool+blog&about,stuff"), url.query_escape("my/cool+blog&about,stuff"))
print(url.query_unescape("my%2Fcool%2Bblog%26about%2Cstuff"))

try:
    url.parse("http://[::1")
except url.Error as error:
    print(error.op, error.url, error.err)
other = URL(scheme="https", host="example.com", path="/ü", user=url.user_password("a", "b"))
print(other, other.is_abs())
