"""Geometry on the sphere: distances, cells, regions."""

from geo import s1, s2
from geo.s2 import CellID, CellUnion, RegionCoverer

paris = s2.lat_lng_from_degrees(48.8566, 2.3522)
london = s2.lat_lng_from_degrees(51.5074, -0.1278)
print(paris.distance(london).radians() * 6371.01, paris.string(), paris.is_valid())
id_ = s2.cell_id_from_lat_lng(paris)
print(id_.parent(10).to_token(), id_.parent(10).level(), id_.is_leaf(), id_.face())
print(id_.parent(10).contains(id_), s2.cell_id_from_token("47e66c").level())
cell = s2.cell_from_cell_id(id_.parent(10))
print(s1.Angle(s2.lat_lng_from_point(cell.center()).lat).degrees(), cell.exact_area())

region = s2.cap_from_center_angle(s2.point_from_lat_lng(paris), 0.01)
covering = RegionCoverer(max_level=12, max_cells=4).covering(region)
inside = region.contains_point(s2.point_from_lat_lng(london))
tokens = [CellID(each).to_token() for each in covering]
print(tokens, CellUnion.contains_cell_id(covering, id_), inside)

third = s2.lat_lng_from_degrees(50, 8)
loop = s2.loop_from_points([s2.point_from_lat_lng(corner) for corner in (paris, third, london)])
loop.normalize()
between = s2.point_from_lat_lng(s2.lat_lng_from_degrees(50, 3))
print(loop.num_vertices(), loop.area() < 0.01, loop.contains_point(between))
polygon = s2.polygon_from_loops([loop])
print(polygon.num_loops(), polygon.area() == loop.area())
rect = s2.rect_from_lat_lng(paris).add_point(london)
print(rect.contains_lat_lng(s2.lat_lng_from_degrees(50, 1)), s1.Angle(rect.lo().lat).degrees())
