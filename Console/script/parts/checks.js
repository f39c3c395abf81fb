// What the rules say of a query: the verdict in one line, and rule by rule what failed and what held.

import { count, groupOfRule, h, icon, listed, origins, party, selectable } from '../kit.js';

/** What the rule would allow instead, where it says so; null where it does not. */
export function advice(explanation, tables) {
	const table = tables.find(one => one.name === explanation.table);
	if (!table || !/\.(select|groupBy|dimension|columns?)$/.test(explanation.rule ?? '')) return null;
	const allowed = selectable(table);
	return allowed.length ? `${table.name} lets you select ${listed(allowed)}` : `${table.name} lets you select nothing`;
}

/** The verdict with its words; nothing while nothing is written. */
export function verdict(explanation, { text, tables, members, isOld, goTo }) {
	if (!text.trim()) return { kind: 'idle', sign: 'query', content: h('p.quiet', 'Write a query. It is held against the rules while you type.') };
	if (!explanation) return { kind: 'idle', sign: 'query', content: h('p.quiet', 'Held against the rules…') };
	if (explanation.isError) return { kind: 'bad', sign: 'no', content: h('p', h('strong', 'Cannot be explained'), h('br'), h('span.quiet', explanation.message)) };
	if (explanation.verdict === 'accepted') {
		return { kind: 'good', sign: 'yes', isOld, content: h('p', h('strong', 'Would start'), h('br'),
			h('span.quiet', 'returns ', (explanation.columns ?? []).map((column, index) => [index > 0 && ', ', h('span.col', column.name), ` ${column.type}`]), ' to ',
				explanation.receivers.map(account => party(account, members)))) };
	}
	const isFailure = explanation.answer.queryStatus === 'FAILED';
	const place = explanation.position;
	return { kind: 'bad', sign: 'no', isOld, content: h('p', h('strong', isFailure ? 'Would end FAILED' : 'Would be refused'), ' ', h('span.mono.quiet', explanation.code), h('br'),
		h('span.message', explanation.message), ' ',
		place && h('button.link', { 'data-key': 'place', onclick: goTo }, `line ${place.line}, column ${place.column}`),
		advice(explanation, tables) && [h('br'), h('span.quiet', advice(explanation, tables))]) };
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
		h('ul', { class: 'checks' },
			failed.map(check => h('li.no', { key: check.rule }, icon('no', 15), h('span', h('b', check.rule)), h('span.num', check.position ? `${check.position.line}:${check.position.column}` : ''),
				h('p', check.message), h('p', check.source), h('p', origins[check.origin] ?? ''))),
			warned.map(check => h('li.warned', { key: check.rule }, icon('warn', 15), h('span', check.rule), h('span.num'), (check.warnings ?? []).map(warning => h('p', warning.message)))),
			[...groups].map(([name, list]) => h('li.yes', { key: `group ${name}` }, icon('yes', 15),
				h('details', h('summary', name), h('ul', list.map(check => h('li', h('span', check.rule), h('p', check.source))))), h('span.num', { title: count(list.length, 'rule') }, list.length)))));
}
