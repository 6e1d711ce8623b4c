"""Everything that knows SQL: the schema, the build of a stand, the queries, the exports.

Takes typed rows and knows no file format; the loaders read formats and call it.
"""
