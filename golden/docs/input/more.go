// This file adds a paragraph to the package documentation.
package docs
