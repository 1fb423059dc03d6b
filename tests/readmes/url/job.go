package main

import "net/url"

func main() {
	u := must(url.Parse("https://user:secret@example.com:8080/a/b?q=dotnet&q=go&x=1#frag"))
	show(u.Scheme, u.Hostname(), u.Port(), u.Path, u.Fragment, u.User.Username())
	show(u.Query()["q"], u.Query().Get("x"), u.Redacted())

	u.Scheme = "http"
	query := u.Query()
	query.Set("q", "golang")
	query.Add("lang", "español")
	u.RawQuery = query.Encode()
	show(u.String())

	base := must(url.Parse("http://example.com/directory/"))
	show(base.ResolveReference(must(url.Parse("../../..//search?q=dotnet"))).String())
	show(base.JoinPath("../images", "logo.png").String())
	show(url.PathEscape("my/cool+blog&about,stuff"), url.QueryEscape("my/cool+blog&about,stuff"))
	show(must(url.QueryUnescape("my%2Fcool%2Bblog%26about%2Cstuff")))

	_, err := url.Parse("http://[::1")
	wrong := err.(*url.Error)
	show(wrong.Op, wrong.URL, wrong.Err.Error())
	other := url.URL{Scheme: "https", Host: "example.com", Path: "/ü", User: url.UserPassword("a", "b")}
	show(other.String(), other.IsAbs())
}
