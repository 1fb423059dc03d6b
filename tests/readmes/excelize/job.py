"""Write and read spreadsheets."""

import tempfile
from pathlib import Path

import excelize
from excelize import Chart, ChartSeries, ChartTitle, Font, MergeCell, RichTextRun, Style
from usegolib import GoError

with tempfile.TemporaryDirectory() as folder:
    path = str(Path(folder, "Book1.xlsx"))

    with excelize.new_file() as file:
        index = file.new_sheet("Sheet2")
        file.set_cell_value("Sheet2", "A2", "Hello world.")
        file.set_cell_value("Sheet1", "B2", 100)
        for i, value in enumerate(["sum", 1, 2.5, True], start=1):
            file.set_cell_value("Sheet1", excelize.coordinates_to_cell_name(i, 4), value)
        cells = "Sheet1!$B$4:$C$4"
        series = ChartSeries(name="Sheet1!$A$4", categories=cells, values=cells)
        title = ChartTitle(paragraph=[RichTextRun(text="A chart")])
        chart = Chart(type=excelize.Col3DClustered, series=[series], title=title)
        file.add_chart("Sheet1", "H1", chart)
        file.set_cell_formula("Sheet1", "F4", "SUM(B4:C4)")
        file.merge_cell("Sheet1", "A6", "C6")
        style, _ = file.new_style(Style(font=Font(bold=True, size=14)))
        file.set_cell_style("Sheet1", "A4", "A4", style)
        file.set_active_sheet(index)
        file.save_as(path)

    with excelize.open_file(path) as book:
        sheets, active = book.get_sheet_list(), book.get_active_sheet_index()
        print(book.get_cell_value("Sheet1", "B2"), sheets, active)
        for row in book.get_rows("Sheet1"):
            print(row)
        formula = book.get_cell_formula("Sheet1", "F4")
        print(book.calc_cell_value("Sheet1", "F4"), formula)
        merged = book.get_merge_cells("Sheet1")
        print(MergeCell.get_start_axis(merged[0]), MergeCell.get_end_axis(merged[0]))
        font = book.get_style(book.get_cell_style("Sheet1", "A4")).font
        print(font.bold, font.size)
        try:
            book.get_cell_value("SheetN", "A1")
        except GoError as error:
            print(error)
        with excelize.open_reader(book.write_to_buffer()) as again:
            greeting = again.get_cell_value("Sheet2", "A2")
        print(*excelize.cell_name_to_coordinates("Z3"), excelize.column_number_to_name(37))
        print(greeting)
