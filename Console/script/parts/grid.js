// The rows of a result, read where they were written.

import { button, count, download, get, getError, h, nameOf, note, remember, segments } from '../kit.js';

const numeric = /^(tinyint|smallint|int|bigint|float|double|decimal)/i;

const sideOf = column => numeric.test(column.type) ? 'r' : '';

const cell = value => value === null ? h('i.quiet', 'NULL') : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** The result of a run, a tab for each receiver. `as` is who looks. */
export function grid(run, { as, members, whole }) {
	const receivers = receiversOf(whole, as);
	const chosen = remember(`receiver ${run.id}`, receivers[0]);
	const path = `results/${run.id}?receiver=${chosen}&limit=100`;
	const isReadable = get('../_cleanrooms')?.routes.includes('GET /_cleanrooms/results/{id}');
	const result = isReadable ? get(path) : undefined;
	if (isReadable === false) return h('p.note', 'Its rows are at the place that is named here.');
	const error = getError(path);
	return h('div.stack',
		receivers.length > 1 && segments('Receiver', receivers.map(account => [account, nameOf(account, members)]), chosen,
			account => note(`receiver ${run.id}`, account)),
		error ? h('p.note.rows-note', error.status === 404 ? 'Its rows are not kept: --results-dir, --data-dir and --s3-endpoint do.' : error.message)
			: result ? table(result, run, path) : h('p.skeleton', 'Reading…'));
}

function receiversOf(whole, as) {
	const list = whole.result?.output?.memberList?.map(member => member.accountId) ?? [];
	return list.includes(as) || !list.length ? [as, ...list.filter(account => account !== as)] : list;
}

function table(result, run, path) {
	const { columns = [], rows = [] } = result;
	const total = result.count ?? rows.length;
	if (!columns.length) return h('p.note', 'The result has no columns.');
	return [
		h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': 'Rows' }, h('table',
			h('thead', h('tr', columns.map(column => h('th', { class: sideOf(column), scope: 'col' }, column.name, ' ', h('i', column.type))))),
			h('tbody', rows.map(row => h('tr', row.map((value, index) => h('td', { class: sideOf(columns[index]) }, cell(value)))))))),
		!rows.length && h('p.note.rows-note', result.message ?? 'The result has columns and no rows. Add rows to its tables, or Answer with… rows of your own.'),
		h('div.row-of', h('span.quiet', total > rows.length ? `${rows.length} of ${count(total, 'row')}` : count(total, 'row')),
			button('small', () => download(path.replace(/&limit=\d+/, ''), `${run.id}.csv`, { Accept: 'text/csv' }), 'CSV')),
	];
}
