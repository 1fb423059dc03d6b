package main

import "github.com/beevik/etree"

const store = `<bookstore xmlns:p="urn:schemas-books-com:prices">
  <book category="COOKING"><title lang="en">Everyday Italian</title><p:price>30.00</p:price></book>
  <book category="WEB"><title lang="en">XQuery Kick Start</title><p:price>49.99</p:price></book>
  <book category="WEB"><title lang="en">Learning XML</title><p:price>39.95</p:price></book>
</bookstore>`

func main() {
	doc := etree.NewDocument()
	doc.CreateProcInst("xml", `version="1.0" encoding="UTF-8"`)
	people := doc.CreateElement("People")
	people.CreateComment("These are all known people")
	jon := people.CreateElement("Person")
	jon.CreateAttr("name", "Jon & co")
	jon.CreateElement("Age").SetText("42")
	doc.Indent(2)
	show(must(doc.WriteToString()))

	books := etree.NewDocument()
	check(books.ReadFromString(store))
	root := books.SelectElement("bookstore")
	show("ROOT element:", root.Tag)
	for _, book := range root.SelectElements("book") {
		title := book.SelectElement("title")
		show(title.Text(), title.SelectAttrValue("lang", "unknown"), book.SelectAttr("category").Value)
	}
	for _, title := range books.FindElements("//book[@category='WEB']/title") {
		show(title.Text(), title.GetPath())
	}
	for _, price := range books.FindElementsPath(etree.MustCompilePath("./bookstore/book/p:price")) {
		show(price.Text(), price.NamespaceURI())
	}
	root.RemoveChild(root.ChildElements()[0])
	show(len(root.ChildElements()), root.FindElement("book").Index())
	_, err := etree.CompilePath("./book[")
	show(err.Error())
	show(etree.NewDocument().ReadFromString("<a>") != nil)
}
