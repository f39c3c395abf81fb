// A query by choice: every choice is one that the rules allow, and the SQL that it makes stands below.

import { button, h, note, options, remember, settle } from '../kit.js';

const choiceKey = ({ id, as }) => `builder ${id} ${as}`;
const nothing = { first: '', second: '', columns: [], metrics: [], join: '', filter: { column: '', value: '' } };

/** What can be shown of a table: `{columns, metrics}`. */
function offers(table) {
	const { policy, rule } = table;
	if (rule === 'LIST') return { columns: policy?.listColumns ?? [], metrics: [] };
	if (rule === 'AGGREGATION') return { columns: policy?.dimensionColumns ?? [], metrics: (policy?.aggregateColumns ?? []).flatMap(one => one.columnNames.map(column => ({ column, function: one.function }))) };
	return { columns: [], metrics: [] };
}

const call = metric => metric.function === 'COUNT_DISTINCT' || metric.function === 'SUM_DISTINCT' ? [metric.function.split('_')[0], 'DISTINCT '] : [metric.function, ''];

function sqlOf({ first, second, columns, metrics, join, filter }, tables) {
	const rule = tables.find(table => table.name === first)?.rule;
	if (!first || (!columns.length && !metrics.length)) return '';
	const chosen = metrics.map(text => { const [table, column, name] = text.split('.'); const [f, distinct] = call({ function: name }); return `${f}(${distinct}${table}.${column}) AS ${name.toLowerCase()}_${column}`; });
	const lines = [`SELECT ${rule === 'LIST' ? 'DISTINCT ' : ''}${[...columns, ...chosen].join(', ')}`, `FROM ${first}`];
	if (second && join) { const [left, right] = join.split('='); lines.push(`INNER JOIN ${second} ON ${first}.${left} = ${second}.${right}`); }
	if (filter.column && filter.value) lines.push(`WHERE ${filter.column} = '${filter.value.replaceAll("'", "''")}'`);
	if (rule === 'AGGREGATION' && columns.length) lines.push(`GROUP BY ${columns.join(', ')}`);
	return lines.join('\n');
}

export function builder(view) {
	const { tables } = view;
	const choice = remember(choiceKey(view), nothing);
	const set = changes => {
		const next = { ...remember(choiceKey(view)), ...changes };
		note(choiceKey(view), next);
		note(`built ${view.id} ${view.as}`, sqlOf(next, tables));
	};
	const usable = tables.filter(table => (table.rule === 'LIST' || table.rule === 'AGGREGATION') && table.isReady);
	const first = tables.find(table => table.name === choice.first);
	const partners = usable.filter(table => table.rule === first?.rule && table.name !== choice.first);
	const second = tables.find(table => table.name === choice.second);
	const joins = first && second ? (first.policy?.joinColumns ?? []).flatMap(left => (second.policy?.joinColumns ?? []).map(right => `${left}=${right}`)) : [];
	const shown = [first, second].filter(Boolean);
	const tick = (list, value, text) => h('label.tick', h('input', { type: 'checkbox', checked: choice[list].includes(value),
		onchange() { set({ [list]: this.checked ? [...choice[list], value] : choice[list].filter(one => one !== value) }); } }), h('span.mono', text));
	const select = (label, value, values, onchange) => h('label.field', label, h('select', { onchange }, h('option', { value: '', selected: !value }, '…'), options(values, value)));
	return h('div', { class: 'pad stack' },
		h('div', { class: 'fields' },
			select('Table', choice.first, usable.map(table => table.name), function () { set({ ...nothing, first: this.value }); }),
			first && select('Joined with', choice.second, partners.map(table => table.name), function () {
				const partner = tables.find(table => table.name === this.value);
				const left = first.policy?.joinColumns?.[0];
				const right = partner?.policy?.joinColumns?.[0];
				set({ second: this.value, columns: [], metrics: [], join: partner && left && right ? `${left}=${right}` : '' });
			}),
			second && select('On', choice.join, joins, function () { set({ join: this.value }); })),
		shown.length > 0 && h('fieldset', h('legend', first.rule === 'LIST' ? 'Columns' : 'Segments'), shown.flatMap(table => offers(table).columns.map(column => tick('columns', `${table.name}.${column}`, `${table.name}.${column}`)))),
		shown.some(table => offers(table).metrics.length) && h('fieldset', h('legend', 'Metrics'), shown.flatMap(table => offers(table).metrics.map(metric =>
			tick('metrics', `${table.name}.${metric.column}.${metric.function}`, `${call(metric).join(' ').trim()} ${table.name}.${metric.column}`)))),
		shown.length > 0 && h('div.fields', select('Only where', choice.filter.column, shown.flatMap(table => offers(table).columns.map(column => `${table.name}.${column}`)), function () { set({ filter: { ...choice.filter, column: this.value } }); }),
			choice.filter.column && h('label.field', 'is', h('input', { value: choice.filter.value, oninput() { set({ filter: { ...choice.filter, value: this.value } }); } }))),
		h('div', button('small', () => takeToSQL(view), 'Go on in SQL')));
}

/** The text goes along, as a draft of its own where another is being written. */
function takeToSQL(view) {
	const text = remember(`built ${view.id} ${view.as}`, '');
	note(`drafts ${view.id} ${view.as}`, old => {
		const texts = (old?.texts ?? []).filter(one => one.trim());
		return { texts: [...texts, text], chosen: texts.length };
	});
	settle({ mode: undefined, sql: text });
}
