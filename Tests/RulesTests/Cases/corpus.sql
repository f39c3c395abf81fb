# One statement a line: what the parser reads, beside the queries of the cases.
SELECT 1
select a, b from t where a = 1 and b <> 2 or not c
SELECT * FROM a, b, c WHERE a.x == b.y
SELECT ALL a FROM t
SELECT DISTINCT a, count(*) FROM t GROUP BY a HAVING count(*) > 1 ORDER BY 2 DESC NULLS FIRST, a ASC LIMIT 10 OFFSET 5
SELECT -1, - -1, +1, ~1, -(-1), 1 - -1, - (a + b)
SELECT a + b - c * d / e % f DIV g || 'x' & 1 | 2 ^ 3
SELECT (a + b) * c, a + (b + c), (a = b) = c, (a AND b) OR (c AND NOT (d OR e))
SELECT a = b = c, a < b, a <= b, a > b, a >= b, a != b, a <=> b
SELECT a IS NULL, a IS NOT NULL, a IS TRUE, a IS NOT FALSE, a IS UNKNOWN, a IS DISTINCT FROM b, a IS NOT DISTINCT FROM b + 1
SELECT (a IS NULL) IS TRUE, NOT a IS NULL, NOT (NOT a), ! a
SELECT a BETWEEN 1 AND 2 + 3 AND b, a NOT BETWEEN b AND c, a IN (1, 2, 3), a NOT IN (SELECT x FROM y), (a, b) IN ((1, 2), (3, 4))
SELECT a LIKE 'x%' ESCAPE '!', a NOT LIKE b || '%', a ILIKE 'x', a RLIKE 'x.*', a REGEXP 'x', a LIKE ANY ('x', 'y'), a LIKE ALL ('x')
SELECT 'it''s', 'it\'s', 'a\\b', 'tab\t', 'pct\%', r'raw\d', 'a' 'b', '\u00e4', 'ä"`'
SELECT 1, 1.5, .5, 1., 1e3, 1.5E-3, 10L, 5S, 3Y, 1.5D, 2F, 3BD, 1.5BD
SELECT DATE '2026-01-01', TIMESTAMP '2026-01-01 00:00:00', TIMESTAMP_NTZ '2026-01-01', TIMESTAMP_LTZ '2026-01-01', X'1F', NULL, TRUE, false
SELECT INTERVAL '7' DAY, INTERVAL 7 DAYS, INTERVAL '1-2' YEAR TO MONTH, INTERVAL 1 YEAR 2 MONTHS, INTERVAL '7 days', INTERVAL -3 HOURS, d - INTERVAL 1 DAY - x
SELECT CASE WHEN a THEN 1 WHEN b THEN 2 END, CASE x WHEN 1 THEN 'a' ELSE 'b' END, CASE WHEN CASE WHEN a THEN b END THEN c END
SELECT CAST(a AS INT), CAST(a AS DECIMAL(10, 2)), CAST(a AS ARRAY<STRING>), TRY_CAST(a AS MAP<STRING, ARRAY<INT>>), CAST(a AS STRUCT<x: INT, y:STRING>), CAST(a AS VARCHAR(10)), CAST(a AS CHAR(3)), a::int::string, (a + b)::double
SELECT EXTRACT(YEAR FROM d), EXTRACT(day FROM d + INTERVAL 1 DAY), TRIM(a), TRIM(BOTH 'x' FROM a), TRIM(LEADING FROM a), TRIM('x' FROM a), SUBSTRING(a FROM 1 FOR 2), SUBSTRING(a, 1, 2), POSITION('x' IN a), POSITION('x', a), OVERLAY(a PLACING 'x' FROM 1 FOR 2)
SELECT count(*), count(t.*), count(DISTINCT a, b), sum(ALL a), avg(a) FILTER (WHERE b > 1), percentile_cont(0.5) WITHIN GROUP (ORDER BY a DESC), first_value(a) IGNORE NULLS OVER (ORDER BY b), f(x => 1, y => g(2))
SELECT row_number() OVER (PARTITION BY a ORDER BY b DESC), sum(x) OVER w, sum(x) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), avg(x) OVER (ORDER BY d RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND 1 FOLLOWING), max(x) OVER () FROM t WINDOW w AS (PARTITION BY a), v AS (ORDER BY b)
SELECT a[0], a[b + 1][2], m['k'], s.f, f(x).y, (s).f.g, array(1, 2)[0] FROM t
SELECT transform(a, x -> x + 1), aggregate(a, 0, (acc, x) -> acc + x), filter(a, x -> x > 1 AND y)
SELECT (1, 2), (), ((1)), (SELECT 1), ((SELECT 1)), ((SELECT 1) UNION (SELECT 2)), (SELECT 1) + 1
SELECT EXISTS (SELECT 1 FROM t), NOT EXISTS (SELECT 1 FROM t WHERE a = b)
SELECT "a b", `c d`, "x""y", `x``y`, "t"."c", t."C", `t`.*, t.* EXCEPT (a, b), * EXCEPT (c) FROM "t t" AS "T", `u-u` u
SELECT a AS "as", b AS select, c end_date, d AS `from`, e AS count FROM t
SELECT :a, :b1, :1x, f(:c) FROM t WHERE a = :d LIMIT :n
SELECT * FROM a JOIN b ON a.x = b.x INNER JOIN c USING (x, y) LEFT JOIN d ON TRUE LEFT OUTER JOIN e ON TRUE RIGHT JOIN f ON TRUE FULL OUTER JOIN g ON TRUE CROSS JOIN h NATURAL JOIN i NATURAL LEFT JOIN j LEFT SEMI JOIN k ON a.x = k.x ANTI JOIN l ON TRUE
SELECT * FROM (a JOIN b ON a.x = b.x) JOIN ((c JOIN d ON TRUE) JOIN e ON TRUE) AS f ON TRUE, (SELECT 1) s, LATERAL (SELECT 2) l, (VALUES (1), (2)) v (x), VALUES (1, 2), (3, 4) AS w (a, b), range(10) r, explode(array(1, 2)) AS e (x)
SELECT * FROM ((SELECT 1)) a, ((SELECT 1) UNION (SELECT 2) ORDER BY 1) b, (((SELECT 3))) c
SELECT * FROM t TABLESAMPLE (10 PERCENT) s, u TABLESAMPLE (5 ROWS), v TABLESAMPLE (BUCKET 1 OUT OF 10)
SELECT * FROM t PIVOT (SUM(a) AS s, avg(b) FOR c IN (1, 2 AS two)) AS p, u PIVOT (sum(a) FOR (b, c) IN ((1, 2) AS x)), w UNPIVOT INCLUDE NULLS (v FOR n IN (a, b)) AS q
SELECT * FROM t LATERAL VIEW explode(a) x AS y LATERAL VIEW OUTER posexplode(b) z AS p, q
SELECT a, b FROM t GROUP BY a, b WITH ROLLUP
SELECT a, b FROM t GROUP BY a, b WITH CUBE
SELECT a, b FROM t GROUP BY a, b GROUPING SETS ((a, b), a, ())
SELECT a, b FROM t GROUP BY ROLLUP (a, (b, c)), CUBE (d), GROUPING SETS (a, (b, c), ROLLUP (d), GROUPING SETS (e)), f
SELECT a FROM t GROUP BY ALL HAVING a > 1 QUALIFY row_number() OVER (ORDER BY a) = 1
SELECT a FROM t UNION SELECT b FROM u UNION ALL SELECT c FROM v INTERSECT SELECT d FROM w EXCEPT ALL SELECT e FROM x MINUS SELECT f FROM y UNION DISTINCT (SELECT g FROM z ORDER BY g LIMIT 1) ORDER BY 1 LIMIT ALL
(SELECT a FROM t) UNION (SELECT b FROM u) ORDER BY a
(SELECT a FROM t LIMIT 1)
((SELECT a FROM t) INTERSECT SELECT b FROM u) EXCEPT (SELECT c FROM v)
WITH a AS (SELECT 1), b (x, y) AS (SELECT 1, 2), c (VALUES (1)) SELECT * FROM a, b, c
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT n FROM r
SELECT * FROM (WITH a AS (SELECT 1) SELECT * FROM a) b WHERE x IN (WITH c AS (SELECT 2) SELECT * FROM c)
VALUES (1, 'a'), (2, 'b') AS t (n, s)
VALUES 1, 2, 3 ORDER BY 1
TABLE t
SELECT /*+ BROADCAST(a, b), REPARTITION(8) COALESCE(3) */ /*+ MERGE(c) */ DISTINCT a FROM a
SELECT a FROM t DISTRIBUTE BY a SORT BY b DESC
SELECT a FROM t CLUSTER BY a, b
CACHE TABLE a AS SELECT 1; CACHE LAZY TABLE b OPTIONS ('storageLevel' = 'DISK_ONLY', 'x' 'y') SELECT 2; CACHE TABLE c; SELECT * FROM a, b, c;
SELECT left(a, 1), right(a, 2), if(a, b, c), date(a), timestamp(a), any(b), current_date, current_timestamp(), current_date() FROM t
SELECT a -- comment
SELECT date, timestamp, year, first, last, filter, range, rows, row, interval, cache, top, x, current, offset FROM t
SELECT grouping(a), grouping_id(a, b), struct(a, b), named_struct('x', 1), map('k', 1) FROM t
SELECT a AS `b``́c`, d AS "e""́f" FROM t
