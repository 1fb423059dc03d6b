package main

import "github.com/uber/h3-go/v4"

func main() {
	latLng := h3.NewLatLng(37.775938728915946, -122.41795063018799)
	cell := h3.LatLngToCell(latLng, 9)
	show(cell.String(), cell.Resolution(), cell.BaseCellNumber(), cell.IsPentagon(), cell.IsValid())
	center := cell.LatLng()
	show(center.Lat, center.Lng, len(cell.Boundary()))
	show(cell.Parent(5).String(), len(cell.Children(11)), cell.ImmediateParent().String())
	disk := cell.GridDisk(1)
	show(len(disk), h3.GridDistance(cell, disk[3]), disk[3].IsNeighbor(cell), h3.Cell(disk[1]).String())
	show(len(h3.GridPath(cell, disk[3])), len(h3.CompactCells(cell.Children(11))), h3.NumCells(3))
	show(h3.GreatCircleDistanceKm(latLng, h3.NewLatLng(48.85, 2.35)), h3.HexagonAreaAvgKm2(7))
	square := h3.GeoPolygon{GeoLoop: h3.GeoLoop{{Lat: 0, Lng: 0}, {Lat: 0, Lng: 1}, {Lat: 1, Lng: 1}, {Lat: 1, Lng: 0}}}
	show(len(h3.PolygonToCells(square, 5)))
	show(h3.IndexToString(h3.IndexFromString("8928308280fffff")))
}
