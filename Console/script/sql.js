// SQL as the editor colours it: words of the language, texts, numbers and comments. What it means is for the emulator to say.

const keywords = new Set(`select distinct from where group by having order limit offset join inner left right full outer cross on using as and or not in is null like
between exists case when then else end union all intersect except with over partition rows range unbounded preceding following current row asc desc cast true false
sum avg count min max`.split(/\s+/));

const pattern = /(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^']|'')*'?)|("[^"\n]*"?|`[^`\n]*`?)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_][A-Za-z0-9_]*)|(\s+)|([\s\S])/g;

/** `[{text, kind}]`, whose texts together are the SQL: kind is k, s, n, c or nothing. */
export function pieces(sql) {
	return [...sql.matchAll(pattern)].map(([text, comment, string, , number, word]) => ({
		text, kind: comment ? 'c' : string ? 's' : number ? 'n' : word && keywords.has(word.toLowerCase()) ? 'k' : '',
	}));
}

/** The lines of a text, each as pieces. */
export function lines(sql) {
	const result = [[]];
	for (const piece of pieces(sql)) {
		piece.text.split('\n').forEach((text, index) => {
			if (index > 0) result.push([]);
			if (text) result.at(-1).push({ text, kind: piece.kind });
		});
	}
	return result;
}

/** The offset of a place, whose column counts characters and not UTF-16, and of its end. */
export function offsetOf(sql, { line, column }) {
	const rows = sql.split('\n');
	const before = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);
	return before + [...(rows[line - 1] ?? '')].slice(0, column - 1).join('').length;
}

/** The word before an offset, for completion: `{table, beginning, start}`; `table` where a dot stands before it. */
export function wordAt(sql, offset) {
	const [, table, beginning] = /(?:([A-Za-z_][\w]*)\.)?([A-Za-z_]\w*)?$/.exec(sql.slice(0, offset)) ?? [];
	return { table, beginning: beginning ?? '', start: offset - (beginning ?? '').length };
}
