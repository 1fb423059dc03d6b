package main

import (
	"github.com/golang/geo/s1"
	"github.com/golang/geo/s2"
)

func main() {
	paris := s2.LatLngFromDegrees(48.8566, 2.3522)
	london := s2.LatLngFromDegrees(51.5074, -0.1278)
	show(paris.Distance(london).Radians()*6371.01, paris.String(), paris.IsValid())
	id := s2.CellIDFromLatLng(paris)
	show(id.Parent(10).ToToken(), id.Parent(10).Level(), id.IsLeaf(), id.Face())
	show(id.Parent(10).Contains(id), s2.CellIDFromToken("47e66c").Level())
	center := s2.CellFromCellID(id.Parent(10)).Center()
	show(s2.LatLngFromPoint(center).Lat.Degrees(), s2.CellFromCellID(id.Parent(10)).ExactArea())

	region := s2.CapFromCenterAngle(s2.PointFromLatLng(paris), s1.Angle(0.01))
	coverer := &s2.RegionCoverer{MaxLevel: 12, MaxCells: 4}
	covering := coverer.Covering(region)
	var tokens []string
	for _, each := range covering {
		tokens = append(tokens, each.ToToken())
	}
	show(tokens, covering.ContainsCellID(id), region.ContainsPoint(s2.PointFromLatLng(london)))

	corners := []s2.Point{s2.PointFromLatLng(paris), s2.PointFromLatLng(s2.LatLngFromDegrees(50, 8)), s2.PointFromLatLng(london)}
	loop := s2.LoopFromPoints(corners)
	loop.Normalize()
	show(loop.NumVertices(), loop.Area() < 0.01, loop.ContainsPoint(s2.PointFromLatLng(s2.LatLngFromDegrees(50, 3))))
	polygon := s2.PolygonFromLoops([]*s2.Loop{loop})
	show(polygon.NumLoops(), polygon.Area() == loop.Area())
	rect := s2.RectFromLatLng(paris).AddPoint(london)
	show(rect.ContainsLatLng(s2.LatLngFromDegrees(50, 1)), rect.Lo().Lat.Degrees())
}
