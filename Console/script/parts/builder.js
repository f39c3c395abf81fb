// A query by choice: every choice is one that the rules allow, and the SQL that it makes stands below.

import { button, callOf, choice as oneOf, field, h, note, remember, settle, tick } from '../kit.js';

const choiceKey = ({ id, as }) => `builder ${id} ${as}`;
const nothing = { first: '', second: '', columns: [], metrics: [], join: '', filter: { column: '', value: '' } };

/** What can be shown of a table: `{columns, metrics}`. */
function offers(table) {
	const { policy, rule } = table;
	if (rule === 'LIST') return { columns: policy?.listColumns ?? [], metrics: [] };
	if (rule !== 'AGGREGATION') return { columns: [], metrics: [] };
	const metrics = (policy?.aggregateColumns ?? []).flatMap(one => one.columnNames.map(column => ({ column, function: one.function })));
	return { columns: policy?.dimensionColumns ?? [], metrics };
}

function sqlOf({ first, second, columns, metrics, join, filter }, tables) {
	const rule = tables.find(table => table.name === first)?.rule;
	if (!first || (!columns.length && !metrics.length)) return '';
	const chosen = metrics.map(text => {
		const [table, column, name] = text.split('.');
		return `${callOf(name, `${table}.${column}`)} AS ${name.toLowerCase()}_${column}`;
	});
	const lines = [`SELECT ${rule === 'LIST' ? 'DISTINCT ' : ''}${[...columns, ...chosen].join(', ')}`, `FROM ${first}`];
	const [left, right] = join.split('=');
	if (second && join) lines.push(`INNER JOIN ${second} ON ${first}.${left} = ${second}.${right}`);
	if (filter.column && filter.value) lines.push(`WHERE ${filter.column} = '${filter.value.replaceAll("'", "''")}'`);
	if (rule === 'AGGREGATION' && columns.length) lines.push(`GROUP BY ${columns.join(', ')}`);
	return lines.join('\n');
}

export function builder(view) {
	const { tables } = view;
	const choice = remember(choiceKey(view), nothing);
	// Of what is chosen now, which may be more than what was drawn.
	const set = change => {
		const now = remember(choiceKey(view), nothing);
		const next = { ...now, ...change(now) };
		note(choiceKey(view), next);
		note(`built ${view.id} ${view.as}`, sqlOf(next, tables));
	};
	const usable = tables.filter(table => (table.rule === 'LIST' || table.rule === 'AGGREGATION') && table.isReady);
	const first = tables.find(table => table.name === choice.first);
	const second = tables.find(table => table.name === choice.second);
	const partners = usable.filter(table => table.rule === first?.rule && table !== first);
	const shown = [first, second].filter(Boolean);
	const columns = shown.flatMap(table => offers(table).columns.map(column => `${table.name}.${column}`));
	const metrics = shown.flatMap(table => offers(table).metrics.map(metric => ({ ...metric, column: `${table.name}.${metric.column}` })));
	const box = (list, value, text) => tick(h('span.mono', text), choice[list].includes(value), on =>
		set(now => ({ [list]: [...now[list].filter(one => one !== value), ...(on ? [value] : [])] })));
	const select = (label, value, values, change) => oneOf(label, [['', '…'], ...values], value, change);
	const pair = name => {
		const partner = tables.find(table => table.name === name);
		return { second: name, columns: [], metrics: [], join: joins(first, partner)[0] ?? '' };
	};
	const { filter } = choice;
	return h('div.pad.stack',
		h('div.fields',
			select('Table', choice.first, usable.map(table => table.name), name => set(() => ({ ...nothing, first: name }))),
			first && select('Joined with', choice.second, partners.map(table => table.name), name => set(() => pair(name))),
			second && select('On', choice.join, joins(first, second), join => set(() => ({ join })))),
		first && h('fieldset', h('legend', first.rule === 'LIST' ? 'Columns' : 'Segments'), columns.map(column => box('columns', column, column))),
		metrics.length > 0 && h('fieldset', h('legend', 'Metrics'),
			metrics.map(metric => box('metrics', `${metric.column}.${metric.function}`, callOf(metric.function, metric.column)))),
		first && h('div.fields', select('Only where', filter.column, columns, column => set(now => ({ filter: { ...now.filter, column } }))),
			filter.column && field('is', { value: filter.value, oninput() { set(now => ({ filter: { ...now.filter, value: this.value } })); } })),
		h('div', button('small', () => takeToSQL(view), 'Go on in SQL')));
}

/** The pairs of columns that two tables may be joined on: `email=email`. */
const joins = (first, second) => (first?.policy?.joinColumns ?? []).flatMap(left => (second?.policy?.joinColumns ?? []).map(right => `${left}=${right}`));

/** The text goes along, as a draft of its own where another is being written. */
function takeToSQL(view) {
	const text = remember(`built ${view.id} ${view.as}`, '');
	note(`drafts ${view.id} ${view.as}`, old => {
		const texts = (old?.texts ?? []).filter(one => one.trim());
		return { texts: [...texts, text], chosen: texts.length };
	});
	settle({ mode: undefined, sql: text });
}
