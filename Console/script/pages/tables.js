// The tables of a collaboration: whose they are, what may be done with them, and whether they can be queried.

import { button, columnsOf, count, empty, h, heading, icon, kindOfRule, list, party, rowLink, schemasOf, seated, state } from '../kit.js';
import { configure } from '../parts/tableacts.js';

export const title = () => 'Tables';

export const draw = route => seated(route, 'Tables', seat => {
	const tables = schemasOf(seat.as, seat.region, seat.id, seat.membership);
	return [
		heading('Tables', h('p', `${count(tables.length, 'table')} in the collaboration`), seat.membership && button('main', () => configure(seat), 'Configure a table…')),
		tables.length ? h('div.card', list(['Table', 'Of', 'Rule', 'Columns', 'From', 'State'], tables.map(table => row(table, seat))))
			: empty('tables', 'No table yet', 'Members bring tables here, each with a rule that says what may be asked of it.'),
	];
}, true);

function row(table, { id, members }) {
	return h('tr', { key: table.name }, h('td', rowLink({ page: 'tables', collaboration: id, id: table.name }, table.name)),
		h('td', party(table.owner, members)), h('td', kindOfRule[table.rule] ?? 'none'), h('td', columnsOf(table)),
		h('td.mono.quiet', table.source ?? [icon('lock', 13)]), h('td', state(table.isReady ? 'READY' : 'NOT_READY'), table.reasons.map(reason => h('p.note', reason))));
}
