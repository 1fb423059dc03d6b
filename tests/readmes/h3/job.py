"""The world in hexagons."""

import h3
from h3 import Cell, GeoPolygon, LatLng

lat_lng = h3.new_lat_lng(37.775938728915946, -122.41795063018799)
cell = h3.lat_lng_to_cell(lat_lng, 9)
print(
    *(cell.string(), cell.resolution(), cell.base_cell_number()),
    *(cell.is_pentagon(), cell.is_valid()),
)
center = cell.lat_lng()
print(center.lat, center.lng, len(cell.boundary()))
print(cell.parent(5).string(), len(cell.children(11)), cell.immediate_parent().string())
disk = cell.grid_disk(1)
neighbor = Cell(disk[3])
print(len(disk), h3.grid_distance(cell, neighbor), neighbor.is_neighbor(cell), end=" ")
print(Cell(disk[1]).string())
print(len(h3.grid_path(cell, neighbor)), len(h3.compact_cells(cell.children(11))), h3.num_cells(3))
paris = LatLng(lat=48.85, lng=2.35)
print(h3.great_circle_distance_km(lat_lng, paris), h3.hexagon_area_avg_km2(7))
corners = [(0, 0), (0, 1), (1, 1), (1, 0)]
square = GeoPolygon(geo_loop=[LatLng(lat=lat, lng=lng) for lat, lng in corners])
print(len(h3.polygon_to_cells(square, 5)))
print(h3.index_to_string(h3.index_from_string("8928308280fffff")))
