// What the rules say of a query: the verdict in one line, and rule by rule what failed and what held.

import { count, groupOfRule, h, icon, listed, origins, party, selectable } from '../kit.js';

/** What the rule would allow instead, where it says so; null where it does not. */
function advice(explanation, tables) {
	const table = tables.find(one => one.name === explanation.table);
	if (!table || !/\.(select|groupBy|dimension|columns?)$/.test(explanation.rule ?? '')) return null;
	const allowed = selectable(table);
	return `${table.name} lets you select ${listed(allowed) || 'nothing'}`;
}

/** The verdict with its words; nothing while nothing is written. */
export function verdict(explanation, { text, tables, members, isOld, goTo }) {
	const idle = words => ({ kind: 'idle', sign: 'query', content: h('p.quiet', words) });
	const told = (kind, sign, title, ...content) => ({ kind, sign, isOld, content: h('p', h('strong', title), content) });
	if (!text.trim()) return idle('Write a query. It is held against the rules while you type.');
	if (!explanation) return idle('Held against the rules…');
	const { isError, message, columns = [], receivers, answer, position, code } = explanation;
	if (isError) return told('bad', 'no', 'Cannot be explained', h('br'), h('span.quiet', message));
	if (explanation.verdict === 'accepted') {
		const shown = columns.map(({ name, type }, index) => [index > 0 && ', ', h('span.col', name), ` ${type}`]);
		return told('good', 'yes', 'Would start', h('br'), h('span.quiet', 'returns ', shown, ' to ', receivers.map(account => party(account, members))));
	}
	const words = advice(explanation, tables);
	return told('bad', 'no', answer.queryStatus === 'FAILED' ? 'Would end FAILED' : 'Would be refused', ' ', h('span.mono.quiet', code), h('br'),
		h('span.message', message), ' ',
		position && h('button.link', { 'data-key': 'place', onclick: goTo }, `line ${position.line}, column ${position.column}`),
		words && [h('br'), h('span.quiet', words)]);
}

/** All rules that were asked, what failed first, what held in groups. */
export function rules(explanation) {
	const checks = explanation?.rules ?? [];
	const failed = checks.filter(check => check.outcome === 'refused');
	const warned = checks.filter(check => check.outcome === 'warned');
	const groups = new Map();
	for (const check of checks.filter(check => check.outcome === 'passed')) {
		const name = groupOfRule(check.rule);
		groups.set(name, [...(groups.get(name) ?? []), check]);
	}
	const held = checks.length - failed.length;
	return h('section.card.side', { 'aria-label': 'Rules' },
		h('header', h('h2', 'Rules'), h('span.num.quiet', !checks.length ? '' : failed.length ? `${held} of ${checks.length} hold` : `all ${checks.length} hold`)),
		!checks.length && h('p.note', 'None was asked yet.'),
		h('ul.checks', 
			failed.map(({ rule, position, message, source, origin }) => h('li.no', { key: rule }, icon('no', 15), h('span', h('b', rule)),
				h('span.num', position ? `${position.line}:${position.column}` : ''), h('p', message), h('p', source), h('p', origins[origin] ?? ''))),
			warned.map(({ rule, warnings = [] }) => h('li.warned', { key: rule }, icon('warn', 15), h('span', rule), h('span.num'),
				warnings.map(warning => h('p', warning.message)))),
			[...groups].map(([name, list]) => h('li.yes', { key: `group ${name}` }, icon('yes', 15),
				h('details', h('summary', name), h('ul', list.map(check => h('li', h('span', check.rule), h('p', check.source))))),
				h('span.num', { title: count(list.length, 'rule') }, list.length)))));
}
