"""Queries drawn from a seed, valid ones and broken ones, over declared tables and every function that Clean Rooms documents.

Templates say what a call takes and gives by letters:

    i int   l bigint   n any number   d double   c decimal   s text   b boolean   t date   p timestamp   y binary
    a array of ints   z array of texts   m map   r struct   x anything that can be compared   v interval   k constant int   q constant text
"""

import random
import re

TABLES = {
    "orders": {
        "id": "int", "user_id": "bigint", "amount": "decimal(10,2)", "price": "double", "ratio": "float", "status": "string",
        "placed": "date", "paid_at": "timestamp", "is_paid": "boolean", "tags": "array<string>", "scores": "array<int>",
        "attributes": "map<string,int>", "address": "struct<city:string,zip:int>", "digest": "binary", "small": "smallint", "tiny": "tinyint",
    },
    "users": {
        "user_id": "bigint", "name": "string", "age": "int", "country": "string", "joined": "date", "seen": "timestamp",
        "score": "decimal(5,3)", "active": "boolean",
    },
    "clicks": {"user_id": "bigint", "status": "string", "at": "timestamp", "cost": "double", "place": "int"},
}

KINDS = {
    "int": "i", "bigint": "l", "decimal(10,2)": "c", "decimal(5,3)": "c", "double": "d", "float": "d", "string": "s", "date": "t",
    "timestamp": "p", "boolean": "b", "array<string>": "z", "array<int>": "a", "map<string,int>": "m", "struct<city:string,zip:int>": "r",
    "binary": "y", "smallint": "i", "tinyint": "i",
}

LITERALS = {
    "i": ["0", "1", "7", "-3", "2147483647"], "l": ["5L", "3000000000", "-1L"], "c": ["1.5", "0.25", "-12.340", "100.00BD"],
    "d": ["1e2", "2.5D", "1.5F", "-0.5D"], "s": ["'a'", "''", "'2024-01-31'", "'12'", "'it''s'"], "b": ["true", "false"],
    "t": ["DATE '2024-01-31'", "current_date", "current_date()"], "p": ["TIMESTAMP '2024-01-31 12:00:00'", "current_timestamp()", "now()"],
    "y": ["X'00FF'", "CAST('a' AS BINARY)"], "a": ["array(1, 2)"], "z": ["array('a', 'b')"], "m": ["map('a', 1)"],
    "r": ["named_struct('city', 'Bern', 'zip', 3000)", "struct(1 AS city, 'x' AS zip)"],
    "v": ["INTERVAL '1' DAY", "INTERVAL '2' MONTH", "INTERVAL 3 HOURS", "INTERVAL '1-2' YEAR TO MONTH"], "k": ["1", "2", "0"], "q": ["'a'", "','"],
}

# What gives a value of a kind.
CALLS = {
    "i": """length(s) char_length(s) character_length(s) len(s) instr(s,s) locate(s,s) locate(s,s,i) position(s,s) size(a) size(m) cardinality(z)
        datediff(t,t) date_diff(t,t) year(t) month(t) dayofmonth(p) day(t) dayofweek(t) dayofyear(t) weekofyear(t) quarter(p) hour(p) minute(p)
        second(p) regexp_count(s,s) regexp_instr(s,s) greatest(i,i) least(i,i,i) coalesce(i,i) ifnull(i,i) nvl(i,i) nvl2(x,i,i) nullif(i,i)
        if(b,i,i) abs(i) mod(i,i) extract(YEAR§FROM§t) date_part('month',p) datepart('day',t) CAST(s§AS§INT) element:a field:r decode(i,1,2,3)
        array_sort(a)[0] +i -i ~i i+i i-i i*i i%i case:i""",
    "l": "unix_timestamp() unix_timestamp(p) unix_timestamp(s,q) xxhash64(x) xxhash64(x,x) i§div§i div(i,i) ceil(d) ceiling(d) floor(d) l+i "
         "hll_sketch_estimate(y) CAST(n§AS§BIGINT) coalesce(l,i) abs(l)",
    "c": "round(c,k) round(c) ceil(c) floor(c,k) c+c c-i c*c c/c c%c abs(c) coalesce(c,i) greatest(c,i) CAST(n§AS§DECIMAL(12,3)) to_number(q,'999') "
         "nullif(c,i) if(b,c,i) case:c",
    "d": "sqrt(n) exp(n) ln(n) log(n) log(n,n) log10(n) power(n,n) pow(n,n) sin(n) cos(n) tan(n) cot(n) asin(n) acos(n) atan(n) atan2(n,n) cbrt(n) "
         "degrees(n) radians(n) sign(n) pi() rand() rand(k) round(d,k) abs(d) n/n d+n d*i d-c i/i coalesce(d,c) nvl(d,i) CAST(s§AS§DOUBLE) ceil(d,k) case:d",
    "s": """upper(s) lower(s) initcap(s) trim(s) ltrim(s) rtrim(s) btrim(s) btrim(s,s) ltrim(s,s) lpad(s,i,s) rpad(s,i) left(s,i) right(s,i)
        substring(s,i,i) substr(s,i) substring(s§FROM§i§FOR§i) concat(s,s) concat(s,i) concat_ws(q,s,s) concat_ws(q,z) s||s s||i reverse(s) repeat(s,i)
        replace(s,s,s) replace(s,s) translate(s,s,s) split_part(s,s,i) regexp_extract(s,s,k) regexp_extract(s,s) regexp_replace(s,s,s) regexp_substr(s,s)
        overlay(s§PLACING§s§FROM§i) overlay(s,s,i) format_string('%s',x) md5(s) md5(y) sha1(s) sha(s) sha2(s,256) hex(s) hex(i) hex(y) base64(y) to_char(c,'999')
        date_format(p,'yyyy') date_format(t,q) from_unixtime(l) from_unixtime(l,q) get_json_object(s,'$.a') to_json(r) to_json(m) array_join(z,q)
        array_join(z,q,q) coalesce(s,s) nvl(s,i) ifnull(s,s) nullif(s,s) greatest(s,s) CAST(x§AS§STRING) decode(y,'utf-8') decode(s,'a','b','c') decode(i,1,'a')
        if(b,s,s) uuid() TRIM(LEADING§'x'§FROM§s) TRIM(BOTH§FROM§s) CAST(i§AS§VARCHAR(5)) case:s""",
    "b": """i=i i<n n>=n s=s s<>s s!=s t<t p>=t i<=>i s§LIKE§q s§NOT§LIKE§'a%' s§RLIKE§q s§ILIKE§'A%' i§BETWEEN§i§AND§i t§NOT§BETWEEN§t§AND§t i§IN§(1,2)
        s§IN§('a','b') s§NOT§IN§('a') x§IS§NULL x§IS§NOT§NULL b§IS§TRUE b§IS§NOT§FALSE b§IS§UNKNOWN x§IS§DISTINCT§FROM§x isnull(x) isnotnull(x)
        array_contains(a,i) array_contains(z,s) NOT§b b§AND§b b§OR§b coalesce(b,b) CAST(s§AS§BOOLEAN) (i,s)=(1,'a') s§LIKE§ANY§('a%','b') (b) case:b""",
    "t": "date_add(t,i) dateadd(t,i) date_sub(t,i) add_months(t,i) trunc(t,'MM') to_date(s) to_date(s,q) to_date(p) date(s) CAST(s§AS§DATE) t+i t-i "
         "t+INTERVAL§'1'§DAY t-INTERVAL§'1'§MONTH coalesce(t,t) greatest(t,t) nullif(t,t) if(b,t,t)",
    "p": "to_timestamp(s) to_timestamp(s,q) date_trunc('month',p) date_trunc('DAY',t) from_utc_timestamp(p,'UTC') to_utc_timestamp(p,'UTC') timestamp(s) "
         "CAST(t§AS§TIMESTAMP) p+v t+INTERVAL§3§HOURS p-INTERVAL§1§DAY dateadd(HOUR,i,p) coalesce(p,p) coalesce(p,t)",
    "y": "encode(s,'utf-8') unhex(s) unbase64(s) aes_encrypt(y,y) aes_decrypt(y,y) CAST(s§AS§BINARY) hll_union(y,y) substring(y,i) coalesce(y,y)",
    "a": "array(i,i) array_distinct(a) array_sort(a) array_union(a,a) array_except(a,a) array_intersect(a,a) array_remove(a,i) transform(a,w->w+1) "
         "transform(a,(w,j)->w*j) array_sort(a,(w,j)->w-j) flatten(array(a,a)) coalesce(a,a) concat(a,a) reverse(a)",
    "z": "split(s,q) split(s,q,k) array(s,s) array_distinct(z) array_union(z,z) array_remove(z,s) transform(z,w->upper(w)) concat(z,z) flatten(array(z))",
    "m": "map(s,i) map(s,i,s,i) str_to_map(s,q,q) coalesce(m,m)",
    "r": "named_struct('a',i,'b',s) struct(i,s) struct(i§AS§one,s) coalesce(r,r)",
    "v": "p-p t-t v+v v*i -v abs(v) v/i",
}

AGGREGATES = """count(*) count(x) count(DISTINCT§x) count(x,x) sum(n) sum(DISTINCT§i) avg(n) mean(i) min(x) max(x) any_value(x) first(x) last(x) first_value(x)
    last_value(x) stddev(n) stddev_samp(n) stddev_pop(n) variance(n) var_samp(n) var_pop(n) skewness(n) median(n) percentile(n,0.5) percentile(n,array(0.1,0.9))
    approx_percentile(n,0.5) approx_percentile(n,0.5,100) percentile_cont(0.5)§WITHIN§GROUP§(ORDER§BY§n) percentile_disc(0.5)§WITHIN§GROUP§(ORDER§BY§n§DESC)
    bool_and(b) bool_or(b) every(b) some(b) any(b) collect_list(x) collect_set(x) approx_count_distinct(x) approx_count_distinct(x,0.05) hll_sketch_agg(i)
    hll_sketch_agg(s,12) sum(n)§FILTER§(WHERE§b) count(*)§FILTER§(WHERE§b) sum(v) avg(v) first(x,true) max(n)+1 sum(n)/count(*)""".split()

WINDOWS = "rank() dense_rank() row_number() ntile(4) cume_dist() percent_rank() lag(x) lag(x,1) lag(i,2,0) lead(x) lead(s,1,'z') nth_value(x,2)".split()

BREAKERS = """unknown_column unknown_table unknown_qualifier aggregate_in_where nested_aggregate window_in_where ungrouped wrong_arity wrong_type no_condition
    set_count set_type scalar_of_two in_of_two limit_text limit_negative order_place group_place group_aggregate nested_generator two_generators
    undefined_window no_over distinct_window over_scalar bad_cast bad_literal uneven_values twice_with alias_count lambda_count having_column missing_field
    index_of_int ambiguous star_alone syntax filter_scalar order_map distinct_map group_map correlated window_having between_types case_types in_types
    using_missing star_group frame_order frame_type ignore_nulls rollup_grouping lateral_alias""".split()


class Query:
    """One query at a time; `random` decides everything."""

    def __init__(self, chance):
        self.chance = chance
        self.scope = []

    def pick(self, items):
        return self.chance.choice(items)

    def maybe(self, share):
        return self.chance.random() < share

    # Values

    def column(self, kind):
        """A column of the tables at hand that is of the kind; a literal where there is none."""
        found = [(alias, name) for alias, table in self.scope for name, type in TABLES[table].items() if self.fits(kind, KINDS[type])]
        if not found:
            return self.literal(kind)
        alias, name = self.pick(found)
        many = len(self.scope) > 1 or self.maybe(0.2)
        return f"{alias}.{name}" if many else name

    @staticmethod
    def fits(wanted, kind):
        return wanted == kind or wanted == "n" and kind in "ilcd" or wanted == "x" and kind in "ilcdsbtp"

    def literal(self, kind):
        if kind == "n":
            kind = self.pick("ilcd")
        elif kind == "x":
            kind = self.pick("isbtc")
        return self.pick(LITERALS[kind])

    def value(self, kind, depth=2):
        if kind in "kq":
            return self.literal(kind)
        if depth <= 0 or self.maybe(0.45):
            return self.literal(kind) if kind == "v" or self.maybe(0.25) else self.column(kind)
        concrete = self.pick("iilccdd") if kind == "n" else self.pick("ilcdsbtp") if kind == "x" else kind
        return self.fill(self.pick(CALLS[concrete].split()), depth)

    def fill(self, template, depth, change=None):
        """A template with values in the place of letters that stand alone."""
        if template == "element:a":
            return f"{self.column('a')}[{self.value('i', depth - 1)}]"
        if template == "field:r":
            return f"{self.column('r')}.zip" if self.scope and self.scope[0][1] == "orders" else "named_struct('zip', 1).zip"
        if template.startswith("case:"):
            kind = template[5:]
            first, other = self.value(kind, depth - 1), self.value(kind, depth - 1)
            return f"CASE WHEN {self.value('b', depth - 1)} THEN {first} ELSE {other} END"
        text, index = "", 0
        words = template.replace("§", " ")
        wraps = not re.match(r"\w+\(", words)
        while index < len(words):
            letter = words[index]
            before, after = words[index - 1] if index else " ", words[index + 1] if index + 1 < len(words) else " "
            alone = not (before.isalnum() or before in "_'$%.") and not (after.isalnum() or after in "_'%.")
            if letter in "ilndcsbtpyazmrxvkq" and letter.islower() and alone:
                kind = change(letter) if change else letter
                value = self.value(kind, depth - 1)
                text += f"({value})" if wraps and any(sign in value for sign in " +-*/|=<>") else value
            else:
                text += letter
            index += 1
        return text.replace(",", ", ").replace(",  ", ", ")

    # Clauses

    def tables(self, count):
        names = [self.pick(list(TABLES)) for _ in range(count)]
        self.scope = [(f"{name[0]}{number}" if count > 1 else name[0], name) for number, name in enumerate(names)]
        alias, name = self.scope[0]
        text = f"{name} {alias}"
        for alias, name in self.scope[1:]:
            kind = self.pick(["JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "INNER JOIN", "CROSS JOIN"])
            text += f" {kind} {name} {alias}"
            if kind != "CROSS JOIN":
                text += f" ON {self.scope[0][0]}.user_id = {alias}.user_id"
                if self.maybe(0.2):
                    text += f" AND {self.value('b', 1)}"
        return text

    def item(self, depth=3):
        value = self.value(self.pick("ilcdsbtpyazmrvxn"), depth)
        return f"{value} AS {self.pick(['total', 'label', 'other', 'x1'])}{self.chance.randrange(90)}" if self.maybe(0.3) else value

    def where(self):
        return f" WHERE {self.value('b', 2)}" if self.maybe(0.4) else ""

    def plain(self):
        source = self.tables(self.pick([1, 1, 1, 2, 3]))
        items = [self.item() for _ in range(self.chance.randrange(1, 4))]
        if self.maybe(0.08):
            items = ["*"] if self.maybe(0.5) else [f"{self.scope[0][0]}.*", self.item()]
        text = f"SELECT {'DISTINCT ' if self.maybe(0.1) else ''}{', '.join(items)} FROM {source}{self.where()}"
        if self.maybe(0.2) and "DISTINCT" not in text:
            text += f" ORDER BY {self.value('x', 1)}{self.pick(['', ' DESC', ' ASC NULLS LAST'])}"
        if self.maybe(0.2):
            text += f" LIMIT {self.pick(['10', '5 + 5', '0', 'ALL'])}"
        return text

    def grouped(self):
        source = self.tables(self.pick([1, 1, 2]))
        keys = [self.value("x", self.pick([0, 0, 1])) if self.maybe(0.8) else self.column("x") for _ in range(self.chance.randrange(0, 3))]
        keys = [key for key in keys if not key[0].isdigit() and not key.startswith("-")]
        measures = [self.fill(self.pick(AGGREGATES), 2) for _ in range(self.chance.randrange(1, 4))]
        text = f"SELECT {', '.join(keys + measures)} FROM {source}{self.where()}"
        if keys:
            text += " GROUP BY " + self.pick([", ".join(keys), ", ".join(keys), "ALL", ", ".join(str(n + 1) for n in range(len(keys)))])
        if self.maybe(0.25):
            text += f" HAVING {self.pick(['count(*) > 1', 'max(' + self.column('n') + ') > 5', 'sum(' + self.column('n') + ') IS NOT NULL'])}"
        elif self.maybe(0.25):
            text += f" ORDER BY {self.pick(keys + measures[:1] + ['1'])}"
        return text

    def sets(self):
        source = self.tables(1)
        keys = sorted({self.column("x"), self.column("s")})
        form = self.pick(["ROLLUP ({})", "CUBE ({})", "GROUPING SETS (({}), ())", "{} WITH ROLLUP", "{} WITH CUBE"]).format(", ".join(keys))
        extra = self.pick([f"grouping({keys[0]})", "grouping_id()", f"grouping_id({', '.join(keys)})", "count(*)", "grouping__id"])
        return f"SELECT {', '.join(keys)}, {extra}, {self.fill(self.pick(AGGREGATES), 1)} FROM {source} GROUP BY {form}"

    def over(self):
        keys = f"PARTITION BY {self.column('x')}" if self.maybe(0.7) else ""
        order = f"ORDER BY {self.value('x', 1)}{self.pick(['', ' DESC'])}" if self.maybe(0.8) else ""
        frame = ""
        if order and self.maybe(0.3):
            frame = self.pick(["ROWS BETWEEN 1 PRECEDING AND CURRENT ROW", "ROWS UNBOUNDED PRECEDING", "ROWS BETWEEN UNBOUNDED PRECEDING AND 2 FOLLOWING",
                               "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"])
        return f"OVER ({' '.join(part for part in (keys, order, frame) if part)})"

    def windowed(self):
        source = self.tables(self.pick([1, 2]))
        plain = [call for call in AGGREGATES if "§" not in call and "+" not in call and "/" not in call and "percentile" not in call]
        items = [self.column("x")]
        for _ in range(self.chance.randrange(1, 3)):
            call = self.fill(self.pick(WINDOWS + plain), 1)
            over = self.over() if call[0] not in "rdncpl" or "ORDER" in (over := self.over()) else "OVER (ORDER BY 1)" if self.maybe(0.1) else over
            items.append(f"{call} {over}")
        return f"SELECT {', '.join(items)} FROM {source}{self.where()}"

    def united(self):
        kinds = [self.pick("ilcdstpb") for _ in range(self.chance.randrange(1, 4))]
        parts = []
        for _ in range(self.pick([2, 2, 3])):
            source = self.tables(1)
            widened = [self.pick("ilcd") if kind in "ilcd" and self.maybe(0.3) else kind for kind in kinds]
            parts.append(f"SELECT {', '.join(self.value(kind, 1) for kind in widened)} FROM {source}")
        word = self.pick(["UNION ALL", "UNION", "EXCEPT", "INTERSECT", "MINUS", "UNION DISTINCT", "EXCEPT ALL"])
        return f" {word} ".join(parts) + (" ORDER BY 1" if self.maybe(0.2) else "")

    def common(self):
        inner = self.pick([self.grouped, self.plain])()
        return f"WITH base AS ({inner}) SELECT {self.pick(['*', 'count(*)', 'base.*', '1 AS one'])} FROM base"

    def nested(self):
        inner = self.pick([self.plain, self.grouped, self.windowed, self.united])()
        return f"SELECT {self.pick(['*', 'count(*)', 'sub.*', '1'])} FROM ({inner}) sub"

    def subqueried(self):
        source = self.tables(1)
        alias, name = self.scope[0]
        outer = self.scope
        kind = self.pick("sildtx")
        condition = self.pick(["", f" WHERE u.user_id = {alias}.user_id", f" WHERE u.user_id = {alias}.user_id AND u.age > 3"])
        scalar = f"(SELECT {self.pick(['max(u.age)', 'count(*)', 'sum(u.score)', 'min(u.name)', 'avg(u.age) + 1'])} FROM users u{condition})"
        form = self.pick(["select", "where", "in", "exists", "not in", "not exists"])
        self.scope = outer
        value = self.value(kind, 1)
        if form == "select":
            return f"SELECT {value}, {scalar} FROM {source}"
        if form == "where":
            return f"SELECT {value} FROM {source} WHERE {self.value('n', 1)} > (SELECT max(u.age) FROM users u{condition})"
        if form in ("in", "not in"):
            return f"SELECT {value} FROM {source} WHERE {alias}.user_id {form.upper()} (SELECT u.user_id FROM users u{condition})"
        return f"SELECT {value} FROM {source} WHERE {form.upper()} (SELECT 1 FROM users u{condition})"

    def exploded(self):
        self.scope = [("o", "orders")]
        return self.pick([
            "SELECT o.id, tag FROM orders o LATERAL VIEW explode(tags) x AS tag", "SELECT explode(tags) FROM orders o",
            "SELECT id, explode(attributes) FROM orders o", "SELECT posexplode(scores) FROM orders o", "SELECT explode_outer(scores) AS one FROM orders o",
            "SELECT id, explode(attributes) AS (k, v) FROM orders o", "SELECT o.id, pos, col FROM orders o LATERAL VIEW OUTER posexplode(tags)",
            f"SELECT explode({self.value('a', 2)}) FROM orders o", f"SELECT explode({self.value('z', 2)}) AS w FROM orders o",
            f"SELECT o.id, w + 1 FROM orders o LATERAL VIEW explode({self.value('a', 2)}) x AS w",
            "SELECT * FROM explode(array(1, 2))", "SELECT o.id, z.* FROM orders o, LATERAL explode(o.tags) z",
            f"SELECT o.id, s.* FROM orders o, LATERAL (SELECT {self.value('x', 1)} AS one) s",
        ])

    def pivoted(self):
        self.scope = [("c", "clicks")]
        aggregate = self.pick(["sum(cost)", "sum(cost) AS total", "max(place), count(*) AS n", "avg(cost)"])
        return self.pick([
            f"SELECT * FROM (SELECT status, cost, place FROM clicks) PIVOT ({aggregate} FOR status IN ('a', 'b' AS other))",
            f"SELECT * FROM clicks PIVOT ({aggregate} FOR place IN (1, 2))",
            "SELECT * FROM clicks UNPIVOT (amount FOR what IN (cost, place))",
            "SELECT * FROM (SELECT user_id, cost, place FROM clicks) UNPIVOT INCLUDE NULLS (amount FOR what IN (cost AS c, place AS p))",
        ])

    def inline(self):
        self.scope = []
        kinds = [self.pick("isdcbt") for _ in range(self.chance.randrange(1, 4))]
        rows = [", ".join(self.literal(self.pick("icd") if kind in "icd" else kind) for kind in kinds) for _ in range(self.chance.randrange(1, 4))]
        values = "VALUES " + ", ".join(f"({row})" for row in rows)
        return self.pick([values, f"SELECT * FROM {values} AS t", f"SELECT t.col1 FROM ({values}) t", f"SELECT count(*) FROM {values}"])

    def joined(self):
        kind = self.pick(["JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL OUTER JOIN"])
        return self.pick([
            f"SELECT * FROM orders {kind} users USING (user_id)", f"SELECT user_id, status FROM orders {kind} users USING (user_id)",
            f"SELECT * FROM users NATURAL {kind} clicks", "SELECT * FROM users u LEFT SEMI JOIN clicks c ON u.user_id = c.user_id",
            "SELECT u.name FROM users u LEFT ANTI JOIN clicks c USING (user_id)", f"SELECT o.user_id, u.user_id FROM orders o {kind} users u USING (user_id)",
            f"SELECT count(*) FROM orders o {kind} users u ON o.user_id = u.user_id {kind} clicks c ON c.user_id = u.user_id",
            "SELECT * FROM users, clicks WHERE users.user_id = clicks.user_id", f"SELECT user_id + 1 FROM users {kind} clicks USING (user_id) ORDER BY user_id",
        ])

    def valid(self):
        return self.pick([self.plain] * 6 + [self.grouped] * 4 + [self.windowed] * 2 + [self.subqueried] * 2 + [
            self.sets, self.united, self.common, self.nested, self.exploded, self.pivoted, self.inline, self.joined])()

    # Broken ones

    def broken(self):
        source = self.tables(1)
        alias, name = self.scope[0]
        column, number, text = self.column("x"), self.column("n"), self.column("s")
        aggregate = self.fill(self.pick([call for call in AGGREGATES if "/" not in call and "+" not in call]), 1)
        window = f"row_number() OVER (ORDER BY {column})"
        kind = self.pick(BREAKERS)
        if kind in ("wrong_arity", "wrong_type"):
            return self.miscalled(source, kind)
        return {
            "unknown_column": f"SELECT {self.pick(['nothing', column + ', nothing', 'upper(nothing)'])} FROM {source}",
            "unknown_table": f"SELECT 1 FROM nowhere JOIN {source} ON true",
            "unknown_qualifier": f"SELECT q.user_id FROM {source}",
            "aggregate_in_where": f"SELECT {column} FROM {source} WHERE {aggregate} IS NOT NULL",
            "nested_aggregate": f"SELECT sum({aggregate}) FROM {source}",
            "window_in_where": f"SELECT {column} FROM {source} WHERE {window} > 1",
            "ungrouped": f"SELECT {column}, {self.column('x')}, count(*) FROM {source} GROUP BY {self.value('x', 1)}",
            "no_condition": f"SELECT 1 FROM {source} {self.pick(['WHERE', 'HAVING'])} {self.pick([number, text, column])}",
            "set_count": f"SELECT 1, 2 FROM {source} {self.pick(['UNION', 'EXCEPT'])} SELECT {column} FROM {source}",
            "set_type": f"SELECT {self.value(self.pick('isbtpazy'), 1)} FROM {source} UNION SELECT {self.value(self.pick('isbtpazy'), 1)} FROM {source}",
            "scalar_of_two": f"SELECT (SELECT max(age), 1 FROM users) FROM {source}",
            "in_of_two": f"SELECT 1 FROM {source} WHERE {number} IN (SELECT age, user_id FROM users)",
            "limit_text": f"SELECT 1 FROM {source} LIMIT {self.pick([chr(39) + 'a' + chr(39), '1.5', column, 'true'])}",
            "limit_negative": f"SELECT 1 FROM {source} LIMIT -1",
            "order_place": f"SELECT {column} FROM {source} ORDER BY {self.pick(['2', '0', '-1'])}",
            "group_place": f"SELECT {column}, count(*) FROM {source} GROUP BY {self.pick(['3', '0'])}",
            "group_aggregate": f"SELECT {aggregate} FROM {source} GROUP BY {self.pick(['1', aggregate])}",
            "nested_generator": "SELECT 1 + explode(scores) FROM orders",
            "two_generators": "SELECT explode(scores), explode(tags) FROM orders",
            "undefined_window": f"SELECT rank() OVER w FROM {source}",
            "no_over": f"SELECT {self.pick(['rank()', 'row_number()', 'ntile(2)', f'lag({column})'])} FROM {source}",
            "distinct_window": f"SELECT count(DISTINCT {column}) OVER () FROM {source}",
            "over_scalar": f"SELECT upper({text}) OVER () FROM {source}",
            "bad_cast": f"SELECT CAST({self.value(self.pick('ilcdsbtpyazmr'), 1)} AS {self.pick(['INT', 'DATE', 'BOOLEAN', 'BINARY', 'ARRAY<INT>', 'TIMESTAMP'])}) FROM {source}",
            "bad_literal": f"SELECT {self.pick(['DATE', 'TIMESTAMP'])} '{self.pick(['2024-13-01', 'x', '2024-02-30'])}' FROM {source}",
            "uneven_values": "SELECT * FROM VALUES (1, 2), (3)",
            "twice_with": f"WITH a AS (SELECT 1), a AS (SELECT 2) SELECT * FROM a, {source}",
            "alias_count": "SELECT * FROM (SELECT 1, 2) t(a)",
            "lambda_count": "SELECT transform(scores, (a, b, c) -> a) FROM orders",
            "having_column": f"SELECT count(*) FROM {source} HAVING {column} IS NOT NULL",
            "missing_field": "SELECT address.street FROM orders",
            "index_of_int": f"SELECT {number}[0] FROM {source}",
            "ambiguous": "SELECT user_id FROM users, clicks",
            "star_alone": self.pick(["SELECT *", f"SELECT {column} FROM {source} WHERE *", f"SELECT sum(*) FROM {source}"]),
            "syntax": self.pick([f"SELECT {column}, FROM {source}", f"SELECT {column} FROM {source} WHERE", f"SELEC {column} FROM {source}",
                                 f"SELECT ({column} FROM {source}", f"SELECT {column} FROM {source} GROUP", f"SELECT {column} FROM {source} ORDER {column}"]),
            "filter_scalar": f"SELECT upper({text}) FILTER (WHERE true) FROM {source}",
            "order_map": "SELECT 1 FROM orders ORDER BY attributes",
            "distinct_map": "SELECT DISTINCT attributes FROM orders",
            "group_map": "SELECT count(*) FROM orders GROUP BY attributes",
            "correlated": f"SELECT (SELECT u.age FROM users u WHERE u.user_id = {alias}.user_id) FROM {source}",
            "window_having": f"SELECT count(*) FROM {source} HAVING {window} > 1",
            "between_types": f"SELECT {self.value(self.pick('isbtpa'), 0)} BETWEEN {self.value(self.pick('isbtpa'), 0)} AND {self.value(self.pick('is'), 0)} FROM {source}",
            "case_types": f"SELECT CASE WHEN true THEN {self.value(self.pick('isbtpaym'), 0)} ELSE {self.value(self.pick('isbtpaym'), 0)} END FROM {source}",
            "in_types": f"SELECT {self.value(self.pick('isbtpaym'), 0)} IN ({self.value(self.pick('isbtpaym'), 0)}) FROM {source}",
            "using_missing": "SELECT 1 FROM orders JOIN users USING (age)",
            "star_group": f"SELECT * FROM {source} GROUP BY {column}",
            "frame_order": f"SELECT sum({number}) OVER (ROWS BETWEEN 1 FOLLOWING AND 1 PRECEDING) FROM {source}",
            "frame_type": f"SELECT sum({number}) OVER (ORDER BY {column} RANGE BETWEEN {self.pick(['1', 'INTERVAL 1 DAY', '1.5'])} PRECEDING AND CURRENT ROW) FROM {source}",
            "ignore_nulls": f"SELECT {self.pick(['sum', 'max', 'upper'])}({column}) IGNORE NULLS FROM {source}",
            "rollup_grouping": f"SELECT {self.pick(['grouping', 'grouping_id'])}({column}) FROM {source} GROUP BY {column}",
            "lateral_alias": f"SELECT {number} + 1 AS a, sum(a) FROM {source} GROUP BY {number}",
        }[kind]

    def miscalled(self, source, kind):
        """A call with an argument too few or too many, or with one of another kind."""
        template = self.pick([call for calls in CALLS.values() for call in calls.split() if re.match(r"\w+\(.+\)$", call)] + AGGREGATES)
        if kind == "wrong_type":
            turn = self.maybe(0.5)
            return f"SELECT {self.fill(template, 1, lambda letter: self.pick('isdbtpyamrv') if turn or self.maybe(0.6) else letter)} FROM {source}"
        name, rest = template.split("(", 1)
        parts = rest.rsplit(")", 1)[0]
        if "§" in rest or "(" in parts:
            return f"SELECT {name}() FROM {source}"
        arguments = parts.split(",")
        arguments = arguments[:-1] if self.maybe(0.5) else arguments + [self.pick("isb")]
        return f"SELECT {self.fill(name + '(' + ','.join(arguments) + ')', 1)} FROM {source}"


def draw(seed, count):
    """So many different queries from a seed, a third of them broken."""
    query = Query(random.Random(seed))
    texts = {}
    while len(texts) < count:
        texts[query.broken() if query.maybe(0.33) else query.valid()] = None
    return list(texts)
