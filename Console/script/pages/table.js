// One table: its rule as it is, what the collaboration adds, and what holds; and what may be done with each column.

import {
	address, ask, callOf, card, code, empty, h, heading, json, kindOfRule, list, listed, loading, party, schemasOf, seated, selectable, sentence,
	state
} from '../kit.js';
import { associationActs } from '../parts/tableacts.js';

export const title = route => route.id;

export const draw = route => seated(route, route.id, seat => {
	const tables = schemasOf(seat.as, seat.region, seat.id, seat.membership);
	const table = tables.find(one => one.name === route.id);
	if (!table) return [heading(route.id),
		tables.length ? empty('tables', 'It is gone', 'No table of this name is in the collaboration any more.') : loading()];
	const isOwn = table.owner === seat.as;
	const { policy, collaborationPolicy, consolidatedPolicy } = table.ruleJSON ?? {};
	return [
		heading(table.name, h('div.facts', party(table.owner, seat.members), h('span', kindOfRule[table.rule] ?? 'no rule'),
			state(table.isReady ? 'READY' : 'NOT_READY'), table.source && h('span.mono', table.source)), isOwn && associationActs(seat, table)),
		!isOwn && h('p.note', 'Where it comes from, and the role that reads it, are its owner’s alone to see.'),
		h('div.stack', readiness(table), matrix(table),
			h('div.three-up', rule('The rule as it is', policy), rule('What the collaboration adds', collaborationPolicy), rule('What holds', consolidatedPolicy)),
			tries(table, tables, seat)),
	];
}, true);

const readiness = ({ statuses }) => statuses.some(one => one.status !== 'READY') && h('ul.rule-words', statuses.map(one =>
	h('li', state(one.status), ` ${sentence(one.analysisType)}`, (one.reasons ?? []).map(reason => h('p.note', reason.message)))));

const uses = ['join', 'select', 'group', 'sum', 'count', 'filter'];

/** Whether a column may be used so; a rule of SQL's own says it by its templates. */
function may(table, column, use) {
	const { policy, rule } = table;
	const functions = (policy?.aggregateColumns ?? []).filter(one => one.columnNames.includes(column)).map(one => one.function);
	const shows = selectable(table).includes(column);
	switch (use) {
		case 'join': return policy?.joinColumns?.includes(column) ?? rule === 'CUSTOM';
		case 'select': return shows;
		case 'group': return rule === 'AGGREGATION' && shows;
		case 'sum': return functions.some(name => /SUM|AVG/.test(name));
		case 'count': return functions.some(name => name.startsWith('COUNT'));
		default: return shows || rule === 'LIST' && policy?.listColumns?.includes(column);
	}
}

function matrix(table) {
	const shown = table.rule && table.rule !== 'CUSTOM' ? uses : [];
	const answer = isSo => h('td', isSo ? h('span.state.good', 'yes') : h('span.quiet', 'no'));
	return h('section', { class: `card ${shown.length ? 'matrix' : ''}` }, list(['Column', 'Type', ...shown], table.columns.map(({ name, type }) =>
		h('tr', h('td.mono', name), h('td.mono.quiet', type), shown.map(use => answer(may(table, name, use)))))));
}

function rule(name, policy) {
	const arm = Object.values(policy?.v1 ?? {})[0];
	return card(name, arm ? [h('ul.rule-words', inWords(arm).map(line => h('li', line))), h('details', h('summary', 'JSON'), json(policy))] : h('p.note', 'Nothing.'));
}

/** A rule in sentences. */
function inWords(arm) {
	const lines = [];
	const say = (list, words) => list?.length && lines.push(words(listed(list)));
	const operators = arm.allowedJoinOperators?.length ? `combined by ${listed(arm.allowedJoinOperators)}` : 'with =';
	say(arm.joinColumns, names => `${names} may be joined on${arm.joinRequired ? ', and queries have to join' : ''}, ${operators}.`);
	say(arm.listColumns, names => `${names} may be listed.`);
	say(arm.dimensionColumns, names => `${names} may be grouped by and shown.`);
	for (const one of arm.aggregateColumns ?? []) lines.push(`${one.function.replaceAll('_', ' ')} of ${listed(one.columnNames)}.`);
	for (const one of arm.outputConstraints ?? []) lines.push(`Only groups with at least ${one.minimum} different values of ${one.columnName}.`);
	say(arm.scalarFunctions, names => `Of functions ${names}.`);
	say(arm.allowedAnalyses, names => `Queries that are ${names === 'ANY_QUERY' ? 'of any kind' : names}.`);
	say(arm.allowedAnalysisProviders, names => `Analyses by ${names}.`);
	say(arm.allowedResultReceivers, names => `Results only to ${names}.`);
	say(arm.allowedAdditionalAnalyses, names => `Additional analyses ${names}.`);
	say(arm.disallowedOutputColumns, names => `${names} never in results.`);
	if (arm.additionalAnalyses) lines.push(`Additional analyses: ${sentence(arm.additionalAnalyses)}.`);
	if (arm.differentialPrivacy) lines.push(`Differential privacy by ${listed(arm.differentialPrivacy.columns.map(column => column.name))}.`);
	return lines.length ? lines : ['Nothing more.'];
}

/** Queries to try: only those that the rules accept. */
function tries(table, tables, { id, members }) {
	const runner = members.find(member => member.abilities?.includes('CAN_QUERY'));
	if (!runner) return null;
	const partner = tables.find(one => one.rule === table.rule && one.owner !== table.owner && one.policy?.joinColumns?.length);
	const isAccepted = sql => ask('explain', { account: runner.accountId, collaboration: id, sql })?.verdict === 'accepted';
	const href = sql => address({ page: 'query', collaboration: id, query: { as: runner.accountId, sql } });
	const accepted = queriesOf(table, partner).filter(isAccepted).slice(0, 3);
	return accepted.length > 0 && card('To try', accepted.map(sql =>
		h('div.stack', { key: sql }, code(sql), h('a.link', { href: href(sql) }, 'Open in Query'))));
}

/** What a table's rule may be for: its columns, its metrics, and both, joined with a partner where there is one. */
function queriesOf({ name, rule, policy, ...table }, partner) {
	const [first] = selectable({ rule, policy, ...table });
	const column = first && `${name}.${first}`;
	const [key] = policy?.joinColumns ?? [];
	const from = `\nFROM ${name}${partner && key ? `\nINNER JOIN ${partner.name} ON ${name}.${key} = ${partner.name}.${partner.policy.joinColumns[0]}` : ''}`;
	const [metric] = policy?.aggregateColumns ?? [];
	const call = metric && callOf(metric.function, `${name}.${metric.columnNames[0]}`);
	return [
		column && rule === 'LIST' && `SELECT DISTINCT ${column}${from}`, call && `SELECT ${call}${from}`,
		call && column && `SELECT ${column}, ${call}${from}\nGROUP BY ${column}`, first && `SELECT ${first}\nFROM ${name}\nLIMIT 10`,
	].filter(Boolean);
}
