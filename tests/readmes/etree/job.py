"""Make and search XML."""

import etree
from etree import ErrPath
from usegolib import GoError

STORE = """<bookstore xmlns:p="urn:schemas-books-com:prices">
  <book category="COOKING"><title lang="en">Everyday Italian</title><p:price>30.00</p:price></book>
  <book category="WEB"><title lang="en">XQuery Kick Start</title><p:price>49.99</p:price></book>
  <book category="WEB"><title lang="en">Learning XML</title><p:price>39.95</p:price></book>
</bookstore>"""

doc = etree.new_document()
doc.create_proc_inst("xml", 'version="1.0" encoding="UTF-8"')
people = doc.create_element("People")
people.create_comment("These are all known people")
jon = people.create_element("Person")
jon.create_attr("name", "Jon & co")
jon.create_element("Age").set_text("42")
doc.indent(2)
print(doc.write_to_string())

books = etree.new_document()
books.read_from_string(STORE)
root = books.select_element("bookstore")
print("ROOT element:", root.tag)
for book in root.select_elements("book"):
    title = book.select_element("title")
    print(title.text(), title.select_attr_value("lang", "unknown"), end=" ")
    print(book.select_attr("category").value)
for title in books.find_elements("//book[@category='WEB']/title"):
    print(title.text(), title.get_path())
for price in books.find_elements_path(etree.must_compile_path("./bookstore/book/p:price")):
    print(price.text(), price.namespace_uri())
root.remove_child(root.child_elements()[0])
print(len(root.child_elements()), root.find_element("book").index())
try:
    etree.compile_path("./book[")
except ErrPath as error:
    print(error)
try:
    etree.new_document().read_from_string("<a>")
except GoError:
    print(True)
