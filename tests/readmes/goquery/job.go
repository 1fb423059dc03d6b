package main

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

const page = `<html><head><title>Blog</title></head><body>
<div class="left-content"><article class="post-block">
<h3 class="title"><a href="/a">First &amp; foremost</a></h3></article>
<article class="post-block new"><h3 class="title"><a href="/b">Second</a></h3><p>Text <b>bold</b></p></article>
<article class="other"><h3>Third</h3></article></div></body></html>`

func main() {
	document := must(goquery.NewDocumentFromReader(strings.NewReader(page)))
	for i, review := range document.Find(".left-content article.post-block").EachIter() {
		link := review.Find(".title a")
		show("Review", i, link.Text(), link.AttrOr("href", ""))
	}
	show(document.Find("title").Text(), document.Find("article").Length())
	value, found := document.Find("article").Eq(1).Attr("class")
	show(value, found, document.Find("article").First().HasClass("new"))
	show(must(document.Find("p").Html()), document.Find("h3").Last().Parent().Is(".other"))

	node := document.Find("article a").Get(1)
	show(node.Data, node.FirstChild.Data, node.Attr[0].Key, node.Attr[0].Val, node.Type == html.ElementNode)
	show(goquery.NewDocumentFromNode(node.Parent).Find("a").Text(), document.Find("p").Contains(node))

	paragraph := document.Find("p")
	paragraph.SetAttr("id", "x").AddClass("lead").AppendHtml("<i>more</i>")
	document.Find("b").Remove()
	show(must(goquery.OuterHtml(paragraph)))
	show(goquery.NodeName(paragraph), document.Find("article").Not(".new").Size())
	show(paragraph.Closest("article").Find("a").Text(), document.Find("nav").Length())
}
