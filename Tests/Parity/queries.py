"""Random queries over small tables of nasty values."""

from expressions import COMMON, Expressions

# By name: what a row of VALUES holds, and what each column is made of. `n` has a column of each type, `u` and `v` are for joins, `z` is empty.
WIDE = (
    "SELECT id, k, CAST(i AS INT) AS i, CAST(l AS BIGINT) AS l, CAST(s AS SMALLINT) AS s, CAST(y AS TINYINT) AS y, CAST(d AS DOUBLE) AS d, "
    "CAST(f AS FLOAT) AS f, CAST(m AS DECIMAL(10,2)) AS m, CAST(w AS DECIMAL(38,10)) AS w, CAST(b AS BOOLEAN) AS b, CAST(t AS STRING) AS t, "
    "CAST(dt AS DATE) AS dt, CAST(ts AS TIMESTAMP) AS ts, CAST(tz AS TIMESTAMP_NTZ) AS tz, CAST(bin AS BINARY) AS bin, "
    "CAST(ai AS ARRAY<INT>) AS ai, CAST(tx AS ARRAY<STRING>) AS tx, CAST(mp AS MAP<STRING, INT>) AS mp, "
    "named_struct('a', CAST(i AS INT), 'b', CAST(t AS STRING)) AS st FROM VALUES "
    "(1, 'a', 1, 10, 3, 1, 1.5D, 0.5D, 12.50, 0.1, true, 'Oslo', '2026-02-28', '2026-02-28 13:14:15.678', '2026-02-28 00:00:00', X'616263', array(1, 2), array('a', 'b'), map('a', 1)), "
    "(2, 'b', -1, -9, 0, -1, -0.0D, -0.0D, -0.05, -0.0000000001, false, 'Oslo ', '2024-02-29', '1969-12-31 23:59:59.999999', '1999-12-31 23:59:59', X'', array(3, NULL), array(''), map('b', NULL)), "
    "(3, 'a', 2147483647, 9223372036854775807, 32767, 127, CAST('NaN' AS DOUBLE), CAST('NaN' AS DOUBLE), 99999999.99, 1234567890123456789012345678.0123456789, NULL, 'é', '1582-10-15', '1582-10-15 00:00:00', NULL, X'FF', NULL, NULL, NULL), "
    "(4, NULL, -2147483648, -9223372036854775808, -32768, -128, 1e300, 1e30, -99999999.99, -1, true, 'é', '1582-10-04', '1582-10-04 12:00:00', '1582-10-04 12:00:00', X'00', CAST(array() AS ARRAY<INT>), CAST(array() AS ARRAY<STRING>), CAST(map() AS MAP<STRING, INT>)), "
    "(5, 'c', 0, 0, 7, 0, 0.0D, 0.0D, 0.00, 0, false, '', '1970-01-01', '1970-01-01 00:00:00', '1970-01-01 00:00:00', X'C3A9', array(0), array('Oslo', NULL), map('Oslo', 0, 'a', 5)), "
    "(6, 'b', 42, 7, -1, 5, 2.5D, 2.5D, 2.50, 2.5, NULL, '42', '9999-12-31', '9999-12-31 23:59:59', '9999-12-31 23:59:59', NULL, array(2, 1, 2), array('b', 'a', 'b'), map('k', 42)), "
    "(7, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), "
    "(8, 'é', 42, 1780000000, 100, 9, CAST('-Infinity' AS DOUBLE), -1e-3, 1.10, 1.1, true, 'straße 2026-01-05', '2027-01-01', '2026-07-01 01:02:03', '2026-03-29 02:30:00', X'7B7D', array(-5, 7), array('x y', 'ß'), map('é', -1)) "
    "AS r(id, k, i, l, s, y, d, f, m, w, b, t, dt, ts, tz, bin, ai, tx, mp)"
)
NARROW = "SELECT id, k, CAST(q AS INT) AS q, CAST(p AS DECIMAL(8,3)) AS p, CAST(d AS DOUBLE) AS d, CAST(dt AS DATE) AS dt, CAST(g AS STRING) AS g FROM VALUES {rows} AS r(id, k, q, p, d, dt, g)"
TABLES = {
    "n": WIDE,
    "u": NARROW.format(
        rows="(1, 'a', 3, 1.500, 0.0D, '2026-02-28', 'x'), (2, 'a', 4, 0.125, -0.0D, '2026-03-01', 'y'), (3, 'b', NULL, -2.345, CAST('NaN' AS DOUBLE), NULL, 'x'), "
        "(4, NULL, 3, NULL, 2.5D, '2024-02-29', NULL), (5, 'é', 0, 2.345, 1e300, '9999-12-31', ''), (6, 'c ', 7, 99999.999, NULL, '1582-10-15', 'x'), (8, '', 42, 2.500, 1.5D, '1970-01-01', 'z')"),
    "v": NARROW.format(
        rows="(1, 'b', 1, 2.000, 2.5D, '2026-01-31', 'y'), (2, 'a', 3, 1.500, CAST('NaN' AS DOUBLE), '2026-02-28', 'x'), (2, NULL, NULL, NULL, NULL, NULL, NULL), (7, 'é', -5, 0.001, 0.0D, '2024-02-29', 'x'), (9, 'a', 42, -1.000, -1e-3D, '2026-12-31', 'Z')"),
    "z": NARROW.format(rows="(1, 'a', 3, 1.500, 0.0D, '2026-02-28', 'x')") + " WHERE id > 1",
}
COLUMNS = {
    "n": dict(
        id="int", k="string", i="int", l="bigint", s="smallint", y="tinyint", d="double", f="float", m="decimal", w="decimal", b="boolean", t="string", dt="date",
        ts="timestamp", tz="ntz", bin="binary", ai="ints", tx="texts", mp="map", st="struct"),
    **{name: dict(id="int", k="string", q="int", p="decimal", d="double", dt="date", g="string") for name in "uvz"},
}

AGGREGATES = [
    "count(*)", "count({any})", "count(DISTINCT {any})", "count(DISTINCT {int}, {string})", "sum({int})", "sum({bigint})", "sum({decimal})", "sum({double})", "sum(DISTINCT {int})", "avg({int})", "avg({decimal})", "mean({double})",
    "avg(DISTINCT {decimal})", "min({any})", "max({any})", "min({string})", "max({timestamp})", "any_value(1)", "first(true)", "last('x')", "first_value(3)", "last_value(3.5)", "stddev({double})", "stddev_samp({int})", "stddev_pop({decimal})",
    "var_samp({double})", "variance({int})", "var_pop({double})", "skewness({double})", "median({int})", "median({double})", "percentile({int}, [0.5|0.25|0|1])", "percentile({double}, array(0.1, 0.9))", "percentile({int}, 0.5, 2)",
    "approx_percentile({int}, [0.5|0.1|1.0])", "percentile_approx({decimal}, array(0.2, 0.7), 100)", "percentile_cont([0.5|0.3]) WITHIN GROUP (ORDER BY {int})", "percentile_disc(0.5) WITHIN GROUP (ORDER BY {double} DESC)",
    "bool_and({boolean})", "every({boolean})", "bool_or({boolean})", "some({boolean})", "any({boolean})", "array_sort(collect_list({int}))", "array_sort(collect_set({string}))", "size(collect_list({any}))", "size(collect_set({decimal}))",
    "approx_count_distinct({int})", "approx_count_distinct({string}, 0.1)", "sum({int}) FILTER (WHERE {boolean})", "count(*) FILTER (WHERE {boolean})", "max({double}) FILTER (WHERE {boolean})", "sum({months})", "avg({span})", "min({date})", "max({boolean})", "min({binary})", "count({int}, {string})",
]
WINDOWED = [
    "rank()", "dense_rank()", "row_number()", "ntile([1|2|3])", "cume_dist()", "percent_rank()", "lag({any})", "lag({int}, [0|1|2|-1], 0)", "lead({string})", "lead({date}, 2)", "nth_value({int}, [1|2])", "nth_value({string}, 2) IGNORE NULLS",
    "first_value({int})", "last_value({string}) IGNORE NULLS", "first({double}, true)", "lag({int}) IGNORE NULLS", "any_value({int})", "last({decimal})",
]
FRAMED = ["sum({int})", "sum({decimal})", "avg({double})", "count({any})", "count(*)", "min({string})", "max({int})", "collect_list({int})", "first_value({int})", "last_value({string})", "nth_value({int}, 2)", "stddev_pop({int})", "max({date})", "bool_or({boolean})", "approx_count_distinct({int})", "median({int})", "min({double})", "percentile({int}, 0.5)", "skewness({int})"]
FRAMES = [
    "", "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW", "ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING", "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING", "ROWS 2 PRECEDING", "ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING", "ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING",
    "RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING", "RANGE BETWEEN 2 PRECEDING AND 1 FOLLOWING", "RANGE CURRENT ROW", "RANGE BETWEEN CURRENT ROW AND 3 FOLLOWING",
]


class Queries:
    """Makes queries; the same seed makes the same ones."""

    def __init__(self, random):
        self.random = random
        self.expressions = Expressions(random)

    def query(self):
        shapes = [
            (self.scalars, 8), (self.constants, 3), (self.joined, 4), (self.grouped, 5), (self.windowed, 4), (self.united, 2), (self.nested, 4), (self.common, 2), (self.exploded, 2), (self.pivoted, 1), (self.ordered, 2),
        ]
        return self.random.choices([shape for shape, _ in shapes], [weight for _, weight in shapes])[0]()

    # Parts.

    def columns(self, table, alias=None):
        return [(f"{alias}.{name}" if alias else name, kind) for name, kind in COLUMNS[table].items()]

    def items(self, columns, depth=2, most=3):
        return ", ".join(self.expressions.item(columns, depth) + self.alias(place) for place in range(self.random.randint(1, most)))

    def alias(self, place):
        return f" AS c{place}" if self.random.random() < 0.4 else ""

    def condition(self, columns, depth=2):
        return self.expressions.of("boolean", columns, depth)

    def where(self, columns):
        return f" WHERE {self.condition(columns)}" if self.random.random() < 0.4 else ""

    def filled(self, template, columns, depth=1):
        return self.expressions.filled(template.replace("{any}", "{" + self.random.choice(COMMON) + "}"), columns, depth)

    def aggregate(self, columns):
        return self.filled(self.random.choice(AGGREGATES), columns)

    # Shapes.

    def scalars(self):
        columns = self.columns("n")
        distinct = "DISTINCT " if self.random.random() < 0.1 else ""
        return f"SELECT {distinct}{self.items(columns, 3)} FROM n{self.where(columns)}"

    def constants(self):
        return f"SELECT {self.items([], 3, 4)}"

    def source(self):
        """A FROM clause of two or three tables, and its columns."""
        pick = self.random
        left, right = pick.choice("nuvu"), pick.choice("uvzn")
        columns = self.columns(left, "a") + self.columns(right, "b")
        kind = pick.choice(["JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "FULL OUTER JOIN", "CROSS JOIN", "LEFT SEMI JOIN", "LEFT ANTI JOIN", ",", "JOIN LATERAL", "USING"])
        both = f"{left} a {kind} {right} b"
        if kind == ",":
            return f"{left} a, {right} b", columns
        if kind == "CROSS JOIN":
            return both, columns
        if kind == "USING":
            side = pick.choice(["JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"])
            return f"{left} a {side} {right} b USING ({pick.choice(['k', 'id', 'k, id', 'd', 'dt'])})", [c for c in columns if c[0][2:] not in ("k", "id", "d", "dt")]
        if kind == "JOIN LATERAL":
            inner = self.expressions.of("int", self.columns(left, "a") + self.columns(right), 1)
            return f"{left} a JOIN LATERAL (SELECT {inner} AS e, {right}.k AS k FROM {right} WHERE {right}.id {pick.choice(['=', '<', '<>'])} a.id) b", self.columns(left, "a") + [("b.e", "int"), ("b.k", "string")]
        keys = ["a.k = b.k", "a.id = b.id", "a.d = b.d", "a.k <=> b.k", "a.id = b.q", "a.id < b.id", "a.k = b.k AND a.id <> b.id", "a.d = b.id", "a.dt = b.dt", "upper(a.k) = b.k", "a.id + 1 = b.id AND a.d > b.d"]
        on = pick.choice(keys) if pick.random() < 0.8 else self.condition(columns)
        if kind in ("LEFT SEMI JOIN", "LEFT ANTI JOIN"):
            columns = self.columns(left, "a")
        text = f"{both} ON {on}"
        if pick.random() < 0.2 and kind != "LEFT SEMI JOIN":
            third = pick.choice("uv")
            text += f" {pick.choice(['JOIN', 'LEFT JOIN', 'FULL JOIN'])} {third} c ON a.id = c.id"
            columns = columns + self.columns(third, "c")
        return text, columns

    def joined(self):
        text, columns = self.source()
        items = "*" if self.random.random() < 0.15 else self.items(columns, 2)
        return f"SELECT {items} FROM {text}{self.where(columns)}"

    def grouped(self):
        pick = self.random
        text, columns = ("n", self.columns("n")) if pick.random() < 0.6 else self.source()
        simple = [name for name, kind in columns if kind in COMMON]
        keys = pick.sample(simple, pick.randint(0, 2))
        if pick.random() < 0.3:
            keys.append(self.expressions.of(pick.choice(["int", "string", "boolean"]), columns, 2))
        aggregates = [self.aggregate(columns) for _ in range(pick.randint(1, 3))]
        if pick.random() < 0.2:
            aggregates[0] = f"{aggregates[0]} IS NULL"
        items, by = keys + aggregates, ", ".join(keys)
        if keys:
            style = pick.random()
            if style < 0.15:
                by = f"ROLLUP ({by})"
                items.append(f"grouping({keys[0]})")
            elif style < 0.3:
                by = f"CUBE ({by})"
                items.append("grouping_id()")
            elif style < 0.38:
                by = f"GROUPING SETS (({by}), ({keys[-1]}), ())"
            elif style < 0.45:
                by = ", ".join(str(place + 1) for place in range(len(keys)))
        having = pick.choice(["count(*) > 1", self.filled("max({int}) > 0", columns), self.filled("min({string}) IS NOT NULL", columns)])
        # There, of grouping sets, Spark takes a column that is left out for NULL, unlike in the select list.
        having = f" HAVING {having}" if pick.random() < 0.25 and by[:4] not in ("ROLL", "CUBE", "GROU") else ""
        return f"SELECT {', '.join(items)} FROM {text}{self.where(columns)}" + (f" GROUP BY {by}" if keys else "") + having

    def windowed(self):
        pick = self.random
        columns = self.columns("n")
        items = ["id"]
        for _ in range(pick.randint(1, 2)):
            partition = pick.choice(["", "PARTITION BY k ", "PARTITION BY b ", "PARTITION BY " + self.expressions.of("string", columns, 1) + " "])
            if pick.random() < 0.5:
                items.append(f"{self.filled(pick.choice(WINDOWED), columns)} OVER ({partition}ORDER BY {pick.choice(['id', 'i, id', 'd DESC, id', 't NULLS LAST, id'])})")
            else:
                frame = pick.choice(FRAMES)
                if "RANGE BETWEEN" in frame and "2" in frame or "3" in frame:
                    order = pick.choice(["id", "s", "y", "id DESC", "d"])
                elif frame.startswith("ROWS"):
                    order = pick.choice(["id", "k, id DESC", "m, id"])
                else:
                    order = pick.choice(["id", "dt, id", "d, id", "id DESC"])
                items.append(f"{self.filled(pick.choice(FRAMED), columns)} OVER ({partition}ORDER BY {order} {frame})".replace(" )", ")"))
        return f"SELECT {', '.join(items)} FROM n{self.where(columns)}"

    def united(self):
        pick = self.random
        kinds = [pick.choice(COMMON) for _ in range(pick.randint(1, 2))]

        def branch():
            table = pick.choice("nuvz")
            columns = self.columns(table)
            items = [self.expressions.of(kind if pick.random() < 0.8 else pick.choice(COMMON), columns, 1) for kind in kinds]
            return f"SELECT {', '.join(items)} FROM {table}" + self.where(columns)

        text = branch()
        for _ in range(pick.randint(1, 2)):
            text += f" {pick.choice(['UNION', 'UNION ALL', 'EXCEPT', 'EXCEPT ALL', 'INTERSECT', 'INTERSECT ALL', 'MINUS'])} {branch()}"
        return text

    def nested(self):
        pick = self.random
        outer, inner = pick.choice("nu"), pick.choice("uvzn")
        columns, own = self.columns(outer, "o"), self.columns(inner, "x")
        link = pick.choice(["x.k = o.k", "x.id = o.id", "x.id < o.id", "x.id = o.id AND x.k <> o.k"])
        kind = pick.choice(["int", "string", "double", "date"])
        subject = self.expressions.of(kind, columns, 1)
        value = self.expressions.of(kind, own, 1)
        # Spark tells -0.0 from 0.0 in NOT IN alone.
        refused = "NOT IN" if kind != "double" else "IN"
        condition = pick.choice([
            f"EXISTS (SELECT 1 FROM {inner} x WHERE {link})", f"NOT EXISTS (SELECT * FROM {inner} x WHERE {link} AND {self.condition(own, 1)})",
            f"{subject} IN (SELECT {value} FROM {inner} x)", f"{subject} {refused} (SELECT {value} FROM {inner} x)", f"{subject} IN (SELECT {value} FROM {inner} x WHERE {link})", f"{subject} {refused} (SELECT {value} FROM {inner} x WHERE {link})",
            f"o.id > (SELECT {'max(x.id)' if inner == 'z' else self.filled(pick.choice(['count(*)', 'avg({int})', 'max({int})', 'min({double})']), own)} FROM {inner} x WHERE {link})", f"{subject} = (SELECT max({value}) FROM {inner} x)", f"(o.id, o.k) IN (SELECT x.id, x.k FROM {inner} x)",
        ])
        items = self.items(columns, 1, 2)
        if pick.random() < 0.4 and inner != "z":  # of no rows Spark takes a correlated count for NULL
            items += f", (SELECT {self.filled(pick.choice(['count(*)', 'max({any})', 'sum({int})', 'min({string})']), own)} FROM {inner} x WHERE {link.replace('<>', '=') if '<>' in link else link})"
        return f"SELECT {items} FROM {outer} o WHERE {condition}"

    def common(self):
        pick = self.random
        columns = self.columns("n")
        first = f"SELECT k AS k, {self.expressions.of('int', columns, 1)} AS e, {self.expressions.of('string', columns, 1)} AS g FROM n{self.where(columns)}"
        mine = [("k", "string"), ("e", "int"), ("g", "string")]
        second = [("c." + name, kind) for name, kind in mine] + self.columns("u", "u")
        return pick.choice([
            f"WITH c AS ({first}) SELECT {self.items(mine, 2)} FROM c", f"WITH c AS ({first}) SELECT g, {self.aggregate(mine)} FROM c GROUP BY g", f"WITH c AS ({first}) SELECT {self.items(second, 1)} FROM c JOIN u ON c.k = u.k",
            f"SELECT {self.items(mine, 2)} FROM ({first}) AS c", f"WITH c AS ({first}), d AS (SELECT k, count(*) AS e, max(g) AS g FROM c GROUP BY k) SELECT {self.items(mine, 1)} FROM d", f"WITH c(k, e, g) AS ({first}) SELECT c.*, u.q FROM c LEFT JOIN u ON c.e = u.q",
        ])

    def exploded(self):
        pick = self.random
        columns = self.columns("n")
        ints = self.expressions.of("ints", columns, 1)
        texts = self.expressions.of("texts", columns, 1)
        more = columns + [("v", "int")]
        return pick.choice([
            f"SELECT id, v, {self.items(more, 1, 1)} FROM n LATERAL VIEW explode({ints}) w AS v", f"SELECT id, v FROM n LATERAL VIEW OUTER explode({texts}) w AS v", f"SELECT id, p, v FROM n LATERAL VIEW posexplode({ints}) w AS p, v",
            f"SELECT id, explode({ints}) FROM n", f"SELECT id, explode_outer({texts}) AS v FROM n", f"SELECT id, posexplode({texts}) FROM n", f"SELECT id, explode(mp) FROM n", f"SELECT id, key, value FROM n LATERAL VIEW explode(mp) w",
            f"SELECT v, {self.aggregate(more)} FROM n LATERAL VIEW explode({ints}) w AS v GROUP BY v", f"SELECT * FROM explode({self.expressions.of('ints', [], 1)})",
        ])

    def pivoted(self):
        pick = self.random
        aggregate = pick.choice(["sum(q)", "count(*)", "max(p)", "avg(q)"])
        return pick.choice([
            f"SELECT * FROM (SELECT k, g, q, p FROM {pick.choice('uv')}) PIVOT ({aggregate} FOR g IN ('x', 'y', 'Z' AS big))", f"SELECT * FROM (SELECT g, q, p FROM u) PIVOT ({aggregate} AS s, count(q) AS c FOR g IN ('x', 'y'))",
            f"SELECT * FROM (SELECT id, q, id + 1 AS r FROM {pick.choice('uvz')}) UNPIVOT {pick.choice(['', 'INCLUDE NULLS '])}(val FOR name IN (q, r))", "SELECT * FROM u UNPIVOT (val FOR name IN (p AS pp, d))",
        ])

    def ordered(self):
        pick = self.random
        table = pick.choice("nu")
        columns = self.columns(table)
        key = self.expressions.of(pick.choice(COMMON), columns, 1)
        # A literal would be a place.
        key = f"coalesce({key}, NULL)"
        direction = pick.choice(["", " DESC", " NULLS LAST", " DESC NULLS FIRST", " ASC"])
        limit = pick.choice(["", " LIMIT 3", " LIMIT 2 OFFSET 1", " OFFSET 4", " LIMIT 0"])
        return f"SELECT {self.items(columns, 1, 2)}, id FROM {table} ORDER BY {key}{direction}, {table}.id{limit}"
