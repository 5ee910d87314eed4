"""The map as a picture: no widgets, no rules, no words of its own.

`geometry.load_geometry()` gives the built map; a `camera.Camera`, held by `camera.Limits`, says where one looks;
`painter.MapPicture(geometry).draw(...)` paints it, `hits.region_at` tells what is under the pointer, `labels` places words
and symbols, `inset.Inset` enlarges the crowded centre, `routes` has roads, cities, gateways and the way between them.
"""
