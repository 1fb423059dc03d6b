"""Find and change elements of a page, as with jQuery."""

import goquery
from goquery.go.golang_org.x.net import html

PAGE = b"""<html><head><title>Blog</title></head><body>
<div class="left-content"><article class="post-block">
<h3 class="title"><a href="/a">First &amp; foremost</a></h3></article>
<article class="post-block new"><h3 class="title"><a href="/b">Second</a></h3>\
<p>Text <b>bold</b></p></article>
<article class="other"><h3>Third</h3></article></div></body></html>"""

document = goquery.new_document_from_reader(PAGE)
for i, review in document.find(".left-content article.post-block").each_iter():
    link = review.find(".title a")
    print("Review", i, link.text(), link.attr_or("href", ""))
print(document.find("title").text(), document.find("article").length())
value, found = document.find("article").eq(1).attr("class")
print(value, found, document.find("article").first().has_class("new"))
print(document.find("p").html(), document.find("h3").last().parent().is_(".other"))
node = document.find("article a").get(1)
attribute = node.attr[0]
is_element = node.type == html.ElementNode
print(node.data, node.first_child.data, attribute.key, attribute.val, is_element)
inner = goquery.new_document_from_node(node.parent)
print(inner.find("a").text(), document.find("p").contains(node))

paragraph = document.find("p")
paragraph.set_attr("id", "x").add_class("lead").append_html("<i>more</i>")
document.find("b").remove()
print(goquery.outer_html(paragraph))
print(goquery.node_name(paragraph), document.find("article").not_(".new").size())
print(paragraph.closest("article").find("a").text(), document.find("nav").length())
