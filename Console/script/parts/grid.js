// The rows of a result, read where they were written.

import { button, count, get, getError, h, nameOf, note, remember, request } from '../kit.js';

const numeric = /^(tinyint|smallint|int|bigint|float|double|decimal)/i;

/** The result of a run, a tab for each receiver. `as` is who looks. */
export function grid(run, { as, members, whole }) {
	const receivers = receiversOf(whole, as);
	const chosen = remember(`receiver ${run.id}`, receivers[0]);
	const path = `results/${run.id}?receiver=${chosen}&limit=100`;
	const isReadable = get('../_cleanrooms')?.routes.includes('GET /_cleanrooms/results/{id}');
	const result = isReadable ? get(path) : undefined;
	if (isReadable === false) return h('p.note', 'Its rows are at the place that is named here.');
	const error = getError(path);
	return h('div', { class: 'stack' },
		receivers.length > 1 && h('div.segments', { role: 'group', 'aria-label': 'Receiver' }, receivers.map(account =>
			h('button', { 'aria-pressed': String(account === chosen), onclick: () => note(`receiver ${run.id}`, account) }, nameOf(account, members)))),
		error ? h('p.note.rows-note', error.status === 404 ? 'Its rows are not kept: --results-dir, --data-dir and --s3-endpoint do.' : error.message)
			: result ? table(result, run, path) : h('p.skeleton', 'Reading…'));
}

function receiversOf(whole, as) {
	const list = whole.result?.output?.memberList?.map(member => member.accountId) ?? [];
	return list.includes(as) || !list.length ? [as, ...list.filter(account => account !== as)] : list;
}

function table(result, run, path) {
	const { columns = [], rows = [] } = result;
	const total = result.total ?? rows.length;
	if (!columns.length) return h('p.note', 'The result has no columns.');
	return [
		h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': 'Rows' }, h('table', {},
			h('thead', h('tr', columns.map(column => h('th', { class: numeric.test(column.type) ? 'r' : '', scope: 'col' }, column.name, ' ', h('i', column.type))))),
			h('tbody', rows.map(row => h('tr', row.map((value, index) => h('td', { class: numeric.test(columns[index]?.type) ? 'r' : '' }, value === null ? h('i.quiet', 'NULL') : String(value)))))))),
		!rows.length && h('p.note.rows-note', result.message ?? 'The result has columns and no rows. Add rows to its tables, or Answer with… rows of your own.'),
		h('div.row-of', h('span.quiet', total > rows.length ? `${rows.length} of ${count(total, 'row')}` : count(total, 'row')),
			button('small', () => download(path, run), 'CSV')),
	];
}

async function download(path, run) {
	const answer = await request(path.replace(/&limit=\d+/, ''), { headers: { Accept: 'text/csv' } });
	const link = h('a', { href: URL.createObjectURL(await answer.blob()), download: `${run.id}.csv` });
	link.click();
	URL.revokeObjectURL(link.href);
}
