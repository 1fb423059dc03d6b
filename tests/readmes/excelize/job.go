package main

import (
	"os"
	"path/filepath"

	"github.com/xuri/excelize/v2"
)

func main() {
	folder := must(os.MkdirTemp("", "excelize"))
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "Book1.xlsx")

	file := excelize.NewFile()
	index := must(file.NewSheet("Sheet2"))
	check(file.SetCellValue("Sheet2", "A2", "Hello world."))
	check(file.SetCellValue("Sheet1", "B2", 100))
	for i, value := range []any{"sum", 1, 2.5, true} {
		check(file.SetCellValue("Sheet1", must(excelize.CoordinatesToCellName(i+1, 4)), value))
	}
	check(file.AddChart("Sheet1", "H1", &excelize.Chart{
		Type:   excelize.Col3DClustered,
		Series: []excelize.ChartSeries{{Name: "Sheet1!$A$4", Categories: "Sheet1!$B$4:$C$4", Values: "Sheet1!$B$4:$C$4"}},
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "A chart"}}},
	}))
	check(file.SetCellFormula("Sheet1", "F4", "SUM(B4:C4)"))
	check(file.MergeCell("Sheet1", "A6", "C6"))
	style := must(file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}))
	check(file.SetCellStyle("Sheet1", "A4", "A4", style))
	file.SetActiveSheet(index)
	check(file.SaveAs(path))
	check(file.Close())

	book := must(excelize.OpenFile(path))
	show(must(book.GetCellValue("Sheet1", "B2")), book.GetSheetList(), book.GetActiveSheetIndex())
	for _, row := range must(book.GetRows("Sheet1")) {
		show(row)
	}
	show(must(book.CalcCellValue("Sheet1", "F4")), must(book.GetCellFormula("Sheet1", "F4")))
	merged := must(book.GetMergeCells("Sheet1"))
	show(merged[0].GetStartAxis(), merged[0].GetEndAxis())
	font := must(book.GetStyle(must(book.GetCellStyle("Sheet1", "A4")))).Font
	show(font.Bold, font.Size)
	_, err := book.GetCellValue("SheetN", "A1")
	show(err.Error())
	column, row, err := excelize.CellNameToCoordinates("Z3")
	check(err)
	show(column, row, must(excelize.ColumnNumberToName(37)))
	buffer := must(book.WriteToBuffer())
	again := must(excelize.OpenReader(buffer))
	show(must(again.GetCellValue("Sheet2", "A2")))
	check(again.Close())
	check(book.Close())
}
