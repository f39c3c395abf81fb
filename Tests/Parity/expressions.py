"""Random expressions of a wanted type, over columns and over every function that the engine runs.

A template's places are types: `{int}` stands for any expression of that type. What has to be a constant is written out, as `[one|of|these]`.
"""

import re

# What a numeric or text argument may be given instead, since Spark converts it unasked.
INSTEAD = {
    "double": ["int", "bigint", "decimal", "float", "smallint"],
    "bigint": ["int", "smallint", "tinyint"],
    "int": ["smallint", "tinyint"],
    "decimal": ["int", "bigint"],
    "string": ["int", "date", "decimal", "boolean", "bigint", "timestamp", "double"],
    "timestamp": ["date"],
}

# Constants that places in capitals stand for.
CONSTANTS = {
    "UNIT": "year quarter month week day hour minute second YEAR Month mon mm yyyy dd decade what".split(),
    "ZONE": "UTC Europe/Berlin America/New_York +05:30 Asia/Kolkata Australia/Lord_Howe PST Pacific/Apia".split(),
    "PATTERN": [
        "a", "[a-z]+", "(s)(l)?", "^.", r"\\d+", "O|o", r"(\\w+) ?", "", "x*", r"\\s$", "[^a-m]{2,3}", "(?i)OSLO", ".$", r"\\bo", "l?",
    ],
    "LIKE": ["%o%", "_slo%", "%", "", "O__o", r"%\\%", "é%", "%ß", "Oslo", "% ", "%_%_%"],
    "MOMENT": [
        "yyyy-MM-dd", "dd/MM/yyyy", "yyyy", "MMM d, y", "EEE D", "HH:mm:ss.SSS", "yyyyMMdd HHmmss", "q QQQ", "h a", "MMMM", "yy",
        "E, d MMM yyyy", "DDD", "k K", "VV", "XXX",
    ],
}

LITERALS = {
    "tinyint": "1Y 0Y -1Y 127Y".split(),
    "smallint": "1S 0S -7S 32767S".split(),
    "int": "0 1 2 -1 3 7 10 100 2147483647 -2147483648 42".split(),
    "bigint": "0L 1L -1L 9223372036854775807L 5L 1000000L 1780000000L 2147483648".split(),
    "float": ["CAST(1.5 AS FLOAT)", "CAST('NaN' AS FLOAT)", "CAST(-0.1 AS FLOAT)"],
    "double": ["1e0", "0.5D", "-0.0D", "1e300", "CAST('NaN' AS DOUBLE)", "2.5D", "-1e-3", "1e7", "CAST('-Infinity' AS DOUBLE)", "1.005D"],
    "decimal": ["0.1", "1.10", "-2.5", "0.05", "12345.678", "10BD", "100.00", "0.0", "99999999.99", "1e-3BD", "2.345"],
    "string": ["'a'", "''", "'Oslo'", "'Oslo '", "'é'", "'é'", "'ß'", "' x '", "'1'", "'-2.5'", "'2026-02-28'", "'a,b,c'", "'1e3'",
        "'true'", "'straße ÆØÅ'", "'100%'", "'日本語'", "'k:1,l:2'", "'{\"a\": [1, {\"b\": null}], \"c\": \"d\"}'", "'616263'", "'🙂'"],
    "boolean": ["true", "false", "CAST(NULL AS BOOLEAN)"],
    "date": ["DATE'2026-02-28'", "DATE'2024-02-29'", "DATE'1582-10-15'", "DATE'9999-12-31'", "DATE'1970-01-01'", "DATE'2027-01-01'", "DATE'2026-01-31'", "DATE'0001-01-01'"],
    "timestamp": ["TIMESTAMP'2026-02-28 23:59:59.999999'", "TIMESTAMP'1969-12-31 23:59:59'", "TIMESTAMP'2024-02-29 12:00:00'", "TIMESTAMP'1582-10-04 00:00:00'", "TIMESTAMP'2026-07-01 01:02:03.04'", "TIMESTAMP'2026-01-31 00:00:00Z'"],
    "ntz": ["TIMESTAMP_NTZ'2026-02-28 13:14:15.5'", "TIMESTAMP_NTZ'1999-12-31 00:00:00'"],
    "binary": ["X'616263'", "X''", "X'FF00'", "X'C3A9'"],
    "ints": ["array(1, 2, 3)", "array(3, NULL, 1)", "array(1, 1)", "array_remove(array(1), 1)"],
    "texts": ["array('a', 'b')", "array('Oslo', NULL, '')", "array('b', 'a', 'b')"],
    "map": ["map('a', 1, 'b', 2)", "map('Oslo', NULL)"],
    "struct": ["named_struct('a', 1, 'b', 'x')"],
    "months": ["INTERVAL '1' YEAR", "INTERVAL '-14' MONTH", "INTERVAL '1-2' YEAR TO MONTH", "INTERVAL '3' MONTH"],
    "span": ["INTERVAL '1' DAY", "INTERVAL '2 03:04:05.006' DAY TO SECOND", "INTERVAL '-90' MINUTE", "INTERVAL '1.5' SECOND", "INTERVAL '36' HOUR"],
}

# By the type that comes out.
TEMPLATES = {
    "tinyint": ["CAST({boolean} AS TINYINT)"],
    "smallint": ["CAST({boolean} AS SMALLINT)", "{tinyint} + {smallint}", "abs({smallint})"],
    "int": [
        "{int} + {int}", "{int} - {int}", "{int} * {smallint}", "{int} % {int}", "-{int}", "abs({int})", "{int} & {int}", "{int} | {int}", "{int} ^ {int}", "~{int}",
        "CAST({string} AS INT)", "CAST({double} AS INT)", "CAST({decimal} AS INT)", "CAST({boolean} AS INT)", "TRY_CAST({string} AS INT)",
        "length({string})", "len({string})", "char_length({string})", "character_length({binary})", "instr({string}, {string})", "locate({string}, {string})",
        "locate({string}, {string}, [0|1|2|-1])", "position({string} IN {string})", "position({string}, {string})",
        "regexp_count({string}, {PATTERN})", "regexp_instr({string}, {PATTERN})", "regexp_instr({string}, {PATTERN}, [0|1])",
        "year({date})", "quarter({date})", "month({timestamp})", "day({date})", "dayofmonth({date})", "dayofweek({date})", "dayofyear({date})", "weekofyear({date})",
        "hour({timestamp})", "minute({timestamp})", "second({timestamp})", "hour({ntz})", "datediff({date}, {date})", "date_diff({date}, {timestamp})",
        "extract([YEAR|QUARTER|MONTH|WEEK|DAY|DOW|DOY|YEAROFWEEK|DAYOFWEEK_ISO|HOUR|MINUTE] FROM {timestamp})", "date_part('[year|month|dow|doy|hour]', {timestamp})", "datepart('week', {date})",
        "extract([YEAR|MONTH] FROM {months})", "extract([DAY|HOUR|MINUTE] FROM {span})",
        "size({ints})", "cardinality({map})", "{ints}[[0|1|2|-1]]", "{map}['a']", "{map}[{string}]", "{struct}.a",
        "IF({boolean}, {int}, {smallint})", "CASE WHEN {boolean} THEN {int} WHEN {boolean} THEN {int} ELSE {int} END", "CASE {string} WHEN 'Oslo' THEN {int} WHEN {string} THEN 2 END",
        "coalesce({int}, {int})", "nvl({int}, {int})", "ifnull({int}, {int})", "nullif({int}, {int})", "nvl2({string}, {int}, {int})", "greatest({int}, {int}, {tinyint})", "least({int}, {int})",
        "mod({int}, {smallint})", "decode({string}, 'Oslo', 1, 'a', 2, 0)", "round({int}, [-1|0|1])",
    ],
    "bigint": [
        "{bigint} + {int}", "{bigint} - {bigint}", "{bigint} * {int}", "{int} DIV {int}", "div({bigint}, {int})", "{bigint} % {int}", "-{bigint}",
        "CAST({string} AS BIGINT)", "CAST({double} AS BIGINT)", "CAST({timestamp} AS BIGINT)", "CAST({decimal} AS BIGINT)", "TRY_CAST({string} AS BIGINT)",
        "ceil({double})", "floor({double})", "ceiling({int})", "xxhash64({string}, {int})", "xxhash64({decimal}, {date}, {double})", "xxhash64({ints}, {boolean}, {binary}, {timestamp})",
        "unix_timestamp({timestamp})", "unix_timestamp({date})", "unix_timestamp({string}, {MOMENT})",
        "datediff([YEAR|QUARTER|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND], {timestamp}, {timestamp})",
        "{decimal} DIV {decimal}", "greatest({bigint}, {int})", "coalesce({bigint}, {int})",
    ],
    "float": ["CAST({double} AS FLOAT)", "CAST({int} AS FLOAT)", "-{float}", "abs({float})", "CAST({string} AS FLOAT)"],
    "double": [
        "{double} + {double}", "{double} - {double}", "{double} * {double}", "{double} / {double}", "{int} / {int}", "{double} % {double}", "-{double}", "{float} * {double}",
        "CAST({string} AS DOUBLE)", "TRY_CAST({string} AS DOUBLE)", "CAST({decimal} AS DOUBLE)", "CAST({timestamp} AS DOUBLE)", "{decimal} * {double}",
        "abs({double})", "acos({double})", "asin({double})", "atan({double})", "atan2({double}, {double})", "cbrt({double})", "cos({double})", "cot({double})", "degrees({double})", "exp({double})",
        "ln({double})", "log({double})", "log({double}, {double})", "log10({double})", "power({double}, {double})", "pow({double}, {int})", "pi()", "radians({double})", "round({double}, [-1|0|1|2|3])", "round({double})",
        "sign({double})", "sign({decimal})", "sign({span})", "sin({double})", "sqrt({double})", "tan({double})", "mod({double}, {double})", "coalesce({double}, {double})", "nullif({double}, {double})",
        "greatest({double}, {double})", "least({double}, {decimal})", "CASE WHEN {boolean} THEN {double} ELSE {decimal} END", "rand() * 0", "random(7) * 0",
    ],
    "decimal": [
        "{decimal} + {decimal}", "{decimal} - {decimal}", "{decimal} * {decimal}", "{decimal} / {decimal}", "{decimal} % {decimal}", "-{decimal}", "abs({decimal})", "{decimal} * {int}", "{decimal} + {int}", "{decimal} / {int}",
        "CAST({string} AS DECIMAL([10,2|5,1|38,10|20,0|3,3]))", "CAST({double} AS DECIMAL([10,2|38,18|20,4]))", "CAST({int} AS DECIMAL([10,2|3,0|20,5]))", "CAST({decimal} AS DECIMAL([12,1|6,4|38,2|38,20]))", "TRY_CAST({string} AS DECIMAL(10,3))",
        "round({decimal}, [-1|0|1|2|5])", "round({decimal})", "ceil({decimal})", "floor({decimal})", "ceil({decimal}, [0|1|-1])", "floor({double}, [1|-1])", "second({timestamp}) + {decimal}", "extract(SECOND FROM {timestamp})",
        "coalesce({decimal}, {int})", "greatest({decimal}, {decimal})", "nullif({decimal}, {decimal})", "mod({decimal}, {int})", "IF({boolean}, {decimal}, {decimal})", "to_number({string}, ['999'|'9.9'|'$9,999.99'|'S99'|'000'])",
        "to_number(['12'|'1.5'|'$1,234.50'|'-7'], ['99'|'9.9'|'$9,999.99'|'S9'])",
    ],
    "string": [
        "CAST({int} AS STRING)", "CAST({double} AS STRING)", "CAST({decimal} AS STRING)", "CAST({date} AS STRING)", "CAST({timestamp} AS STRING)", "CAST({ntz} AS STRING)", "CAST({float} AS STRING)", "CAST({boolean} AS STRING)", "CAST({binary} AS STRING)",
        "CAST({ints} AS STRING)", "CAST({map} AS STRING)", "CAST({struct} AS STRING)", "CAST({months} AS STRING)", "CAST({span} AS STRING)", "CAST({string} AS VARCHAR(3))",
        "{string} || {string}", "{int} || {string}", "concat({string}, {int}, {string})", "concat_ws({string}, {string}, {texts}, {string})", "upper({string})", "lower({string})", "initcap({string})", "reverse({string})", "trim({string})", "ltrim({string})", "rtrim({string})",
        "btrim({string})", "btrim({string}, {string})", "ltrim({string}, 'O')", "rtrim({string}, {string})", "trim(BOTH {string} FROM {string})", "trim(LEADING 'a' FROM {string})", "trim(TRAILING FROM {string})",
        "substring({string}, [0|1|2|-2|5], [0|1|2|100|-1])", "substr({string}, {int})", "substring({string} FROM 2 FOR 2)", "left({string}, [0|1|3|-1])", "right({string}, [0|1|3|-1])", "repeat({string}, [0|1|2|-1])",
        "lpad({string}, [0|2|8|-1], {string})", "rpad({string}, [0|2|8], {string})", "lpad({string}, 6)", "rpad({string}, 6)", "replace({string}, {string}, {string})", "replace({string}, 'o')", "translate({string}, {string}, {string})", "translate({string}, 'Oslo', 'ab')",
        "overlay({string} PLACING {string} FROM [0|1|2|-1|9])", "overlay({string}, {string}, [1|2], [0|1|3|-1])", "split_part({string}, [','|'o'|' '], [1|2|-1|5])",
        "regexp_extract({string}, {PATTERN}, [0|1])", "regexp_replace({string}, {PATTERN}, ['x'|'<$0>'|''])", "regexp_replace({string}, {PATTERN}, 'y', 2)", "regexp_substr({string}, {PATTERN})",
        "format_string('%s %d', {string}, {int})", "format_string('[%5s|%-6s|%05d]', {string}, {string}, {int})", "format_string('%.2f %x %X', {double}, {int}, {bigint})", "format_string('%,d %b %e', {bigint}, {boolean}, {double})",
        "hex({int})", "hex({string})", "hex({binary})", "md5({binary})", "md5({string})", "sha1({string})", "sha({binary})", "sha2({string}, [0|224|256|384|512|1])", "base64({binary})", "base64({string})", "decode({binary}, ['UTF-8'|'utf-16'|'ISO-8859-1'|'US-ASCII'])",
        "date_format({timestamp}, {MOMENT})", "date_format({date}, {MOMENT})", "from_unixtime({bigint})", "from_unixtime({int}, {MOMENT})", "to_char({decimal}, ['999.99'|'$9,999.00'|'000'|'S9999'|'99.9MI'|'9G999D9'])",
        "get_json_object({string}, ['$.a'|'$.c'|'$.a[0]'|'$.a[*]'|'$.a[1].b'|'$'|'$[0]'])", "to_json({struct})", "to_json({ints})", "to_json({map})", "to_json(struct({string} AS x, {double} AS y, {timestamp} AS z, {decimal} AS w))",
        "array_join({texts}, {string})", "array_join({texts}, '-', '?')", "{texts}[[0|1|5]]", "{struct}.b", "substring(uuid(), 9, 1)", "IF({boolean}, {string}, {string})", "CASE WHEN {boolean} THEN {string} END", "coalesce({string}, {string})", "nvl({string}, 'n')", "nvl2({int}, {string}, {string})", "nullif({string}, {string})", "greatest({string}, {string})", "least({string}, {string})",
        "decode({int}, 1, 'one', 2, 'two', 'many')", "str_to_map({string})[{string}]",
    ],
    "boolean": [
        "{int} = {int}", "{int} < {bigint}", "{double} >= {double}", "{decimal} <> {decimal}", "{decimal} > {double}", "{decimal} <= {int}", "{string} = {string}", "{string} < {string}", "{date} = {date}", "{date} < {timestamp}", "{timestamp} >= {timestamp}", "{boolean} = {boolean}", "{binary} = {binary}", "{ints} = {ints}", "{span} > {span}",
        "{string} = {int}", "{string} < {date}", "{double} <=> {double}", "{string} <=> {string}", "{int} <=> {int}", "{int} IS DISTINCT FROM {int}", "{string} IS NOT DISTINCT FROM {string}",
        "{boolean} AND {boolean}", "{boolean} OR {boolean}", "NOT {boolean}", "{string} IS NULL", "{double} IS NOT NULL", "isnull({int})", "isnotnull({date})", "{boolean} IS TRUE", "{boolean} IS NOT FALSE", "{boolean} IS UNKNOWN",
        "{int} BETWEEN {int} AND {int}", "{string} NOT BETWEEN {string} AND {string}", "{int} IN ({int}, {int}, NULL)", "{string} IN ({string}, {string})", "{string} NOT IN ({string}, 'x')", "{double} IN ({double}, {int})", "{date} IN ({date}, {string})",
        "{string} LIKE {LIKE}", "{string} NOT LIKE {LIKE}", "{string} ILIKE {LIKE}", "{string} LIKE '%!%%' ESCAPE '!'", "{string} RLIKE {PATTERN}", "{string} LIKE ANY ({string}, '%o')", "{string} LIKE ALL ('%', {LIKE})", "{string} NOT LIKE ANY ('a%', '%b')", "{string} LIKE {string}",
        "array_contains({ints}, {int})", "array_contains({texts}, {string})", "CAST({string} AS BOOLEAN)", "TRY_CAST({string} AS BOOLEAN)", "CAST({int} AS BOOLEAN)", "coalesce({boolean}, {boolean})", "IF({boolean}, {boolean}, {boolean})",
    ],
    "date": [
        "date_add({date}, {int})", "date_add({date}, [1|-1|30|365])", "dateadd({date}, [1|-31])", "dateadd([YEAR|MONTH|DAY|WEEK], [1|-1|13], {date})", "date_sub({date}, [1|-1|60])", "{date} + [1|-1|400]", "{date} - [1|30]", "add_months({date}, [1|-1|12|-13])", "{date} + {months}", "{date} - {months}",
        "CAST({timestamp} AS DATE)", "CAST({string} AS DATE)", "TRY_CAST({string} AS DATE)", "date({string})", "date({timestamp})", "to_date({string})", "to_date({string}, {MOMENT})", "to_date({timestamp})", "to_date(['05/01/2026'|'2026-02-28'|'5 Jan 2026'], ['dd/MM/yyyy'|'yyyy-MM-dd'|'d MMM yyyy'])",
        "trunc({date}, ['year'|'MM'|'week'|'quarter'|'mon'|'day'|{string}])", "coalesce({date}, {date})", "greatest({date}, {date})", "IF({boolean}, {date}, {date})", "nullif({date}, {date})", "CASE WHEN {boolean} THEN {date} ELSE {date} END",
    ],
    "timestamp": [
        "CAST({date} AS TIMESTAMP)", "CAST({string} AS TIMESTAMP)", "TRY_CAST({string} AS TIMESTAMP)", "CAST({bigint} AS TIMESTAMP)", "CAST({double} AS TIMESTAMP)", "CAST({ntz} AS TIMESTAMP)", "{timestamp} + {span}", "{timestamp} - {span}", "{timestamp} + {months}", "{date} + INTERVAL '1' HOUR",
        "date_trunc({UNIT}, {timestamp})", "from_utc_timestamp({timestamp}, {ZONE})", "to_utc_timestamp({timestamp}, {ZONE})", "timestamp({string})", "timestamp({date})", "to_timestamp({string})", "to_timestamp({string}, {MOMENT})", "to_timestamp({date})", "to_timestamp({int})",
        "dateadd([YEAR|MONTH|DAY|HOUR|MINUTE|SECOND|WEEK|QUARTER], [1|-25], {timestamp})", "coalesce({timestamp}, {date})", "greatest({timestamp}, {timestamp})", "to_timestamp('2026-01-05 10:11:12', 'yyyy-MM-dd HH:mm:ss')",
    ],
    "ntz": ["CAST({timestamp} AS TIMESTAMP_NTZ)", "CAST({string} AS TIMESTAMP_NTZ)", "convert_timezone({ZONE}, {ZONE}, {ntz})", "convert_timezone({ZONE}, {ntz})", "{ntz} + {span}"],
    "binary": ["CAST({string} AS BINARY)", "unhex({string})", "unhex(hex({string}))", "unbase64(base64({string}))", "unbase64({string})", "encode({string}, ['UTF-8'|'UTF-16BE'|'ISO-8859-1'|'utf-16'])", "{binary} || {binary}", "substring({binary}, 1, 2)", "left({binary}, 1)", "lpad({binary}, 4, {binary})"],
    "ints": [
        "array({int}, {int})", "array_distinct({ints})", "array_except({ints}, {ints})", "array_intersect({ints}, {ints})", "array_union({ints}, {ints})", "array_remove({ints}, {int})", "array_sort({ints})", "array_sort({ints}, (x, y) -> CASE WHEN x < y THEN 1 WHEN x > y THEN -1 ELSE 0 END)",
        "flatten(array({ints}, {ints}))", "reverse({ints})", "concat({ints}, {ints})", "{ints} || {ints}", "transform({ints}, x -> x + 1)", "transform({ints}, (x, i) -> x * i)", "transform({ints}, x -> coalesce(x, {int}))", "IF({boolean}, {ints}, {ints})",
    ],
    "texts": ["split({string}, [','|'o'|''|'l+'])", "split({string}, 'l', [1|2|-1|0])", "array({string}, {string})", "array_distinct({texts})", "array_union({texts}, {texts})", "array_except({texts}, {texts})", "array_intersect({texts}, {texts})", "array_remove({texts}, {string})", "array_sort({texts})", "transform({texts}, x -> upper(x))", "reverse({texts})"],
    "map": ["map({string}, {int})", "map('p', {int}, 'q', {int})", "IF({boolean}, {map}, {map})"],
    "struct": ["named_struct('a', {int}, 'b', {string})"],
    "months": ["{months} + {months}", "-{months}", "{months} * [2|-1|1.5]", "{months} / 3", "abs({months})"],
    "span": ["{span} + {span}", "{span} - {span}", "-{span}", "{span} * [2|-1|0.5]", "{timestamp} - {timestamp}", "{span} / 7", "abs({span})", "CAST({date} - {date} AS INTERVAL DAY TO SECOND)"],
}

# What is asked for by itself alone, of types that nothing else takes.
LONE = [
    "{date} - {date}", "{ntz} - {ntz}", "str_to_map({string}, ',', ':')", "struct({int}, {string})", "struct({int} AS p, {date})", "array({decimal}, {int})", "array({double}, {int})", "array({date}, {timestamp})", "map({int}, {string})", "array(map('a', {int}))",
    "NULL", "{int} + NULL", "coalesce(NULL, {string})", "transform({texts}, x -> length(x))", "transform({ints}, x -> named_struct('v', x))", "current_date() = to_date(now())", "now() = current_timestamp()", "to_json(array(struct({int} AS a)))", "size(split({string}, ''))", "array_sort(array({double}, {double}, NULL))", "flatten(array({texts}, NULL))", "map({string}, {int}, {string}, {int})", "struct(*)",
]

TYPES = list(TEMPLATES)
COMMON = ["int", "bigint", "double", "decimal", "string", "boolean", "date", "timestamp"]
PLACE = re.compile(r"\{(\w+)\}")
CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")


class Expressions:
    """Makes expressions over columns `(name, type)`."""

    def __init__(self, random):
        self.random = random

    def of(self, kind, columns, depth):
        """An expression of a type, or of one that Spark converts to it."""
        pick = self.random
        if depth > 0 and kind in INSTEAD and pick.random() < 0.12:
            kind = pick.choice(INSTEAD[kind])
        found = [name for name, type in columns if type == kind]
        chance = pick.random()
        if depth <= 0 or chance < 0.25:
            if found and pick.random() < 0.8:
                return pick.choice(found)
            if pick.random() < 0.05:
                return "NULL"
            return pick.choice(LITERALS[kind])
        return self.filled(pick.choice(TEMPLATES[kind]), columns, depth)

    def filled(self, template, columns, depth):
        """The template with its choices made and its places filled."""
        text = CHOICE.sub(lambda match: self.random.choice(match.group(1).split("|")), template)

        def part(match):
            if match.group(1) in CONSTANTS:
                return f"'{self.random.choice(CONSTANTS[match.group(1)])}'"
            inner = self.of(match.group(1), columns, depth - 1)
            plain = re.fullmatch(r"[\w.]+|'[^']*'|\w+\([^()]*\)", inner)
            return inner if plain else f"({inner})"

        return PLACE.sub(part, text)

    def item(self, columns, depth):
        """An expression of any type."""
        if self.random.random() < 0.08:
            return self.filled(self.random.choice(LONE), columns, depth)
        kinds = COMMON if self.random.random() < 0.75 else TYPES
        return self.of(self.random.choice(kinds), columns, depth)
