// What the account has under way and behind it in a collaboration: queries, jobs, populations, mappings, exports of logs.

import {
	address, analysesOf, choiceField, count, empty, h, heading, list, milliseconds, oneLine, output, readAll, searchField, seated, span, state,
	stateOf, when
} from '../kit.js';

export const title = () => 'Analyses';
export const isWide = true;

const kinds = [['query', 'Queries'], ['job', 'Jobs'], ['population', 'Populations'], ['mapping', 'ID mappings'], ['export', 'Log exports']];
const states = ['SUBMITTED', 'STARTED', 'SUCCESS', 'FAILED', 'CANCELLED', 'TIMED_OUT'].map(status => [status, stateOf(status)[1]]);

export const draw = route => seated(route, 'Analyses', ({ as, region, membership }) => {
	const all = analysesOf(as, region, membership, 100);
	const others = [...exportsOf(as, region, membership), ...populationsOf(as, region, membership), ...mappingsOf(as, region, membership)];
	const items = [...all.items, ...others].filter(item => fits(item, route.query))
		.sort((left, right) => milliseconds(right.createTime) - milliseconds(left.createTime));
	return [
		heading('Analyses', h('p', `${count(items.length, 'thing')}${all.isWhole ? '' : ', of the newest,'} that this account has a part in`)),
		h('div.filters', searchField(route, 'find', 'SQL, name or id'),
			choiceField(route, 'kind', 'All kinds', kinds), choiceField(route, 'status', 'All states', states)),
		items.length ? h('div.card', table(route, items)) : empty('analyses', 'Nothing was run yet', 'Queries and jobs that this account runs, pays for or receives stand here.',
			h('a.button', { href: address({ page: 'query', collaboration: route.collaboration }) }, 'Write a query')),
	];
});

function fits(item, { find, kind, status }) {
	const text = (find ?? '').toLowerCase();
	return (!kind || item.kind === kind) && (!status || item.status === status)
		&& (!text || [item.sql, item.template, item.name, item.id].some(one => one?.toLowerCase().includes(text)));
}

function exportsOf(as, region, membership) {
	return readAll(as, region, 'ListAnalysisLogExports', { membershipIdentifier: membership }).items
		.map(one => ({ ...one, id: one.analysisLogExportId, kind: 'export', name: `Logs of ${one.analysisId}` }));
}

function populationsOf(as, region, membership) {
	return readAll(as, region, 'ListIntermediateTables', { membershipIdentifier: membership }).items.flatMap(table =>
		readAll(as, region, 'ListIntermediateTableVersions', { membershipIdentifier: membership, intermediateTableIdentifier: table.id }).items
			.map(version => ({ ...version, id: version.analysisId ?? version.versionId, kind: 'population', name: `${table.name}, version ${version.versionId}` })));
}

function mappingsOf(as, region, membership) {
	const status = id => output(as, region, 'GetIdMappingTable', { membershipIdentifier: membership, idMappingTableIdentifier: id })?.idMappingTable.status;
	return readAll(as, region, 'ListIdMappingTables', { membershipIdentifier: membership }).items
		.map(one => ({ ...one, kind: 'mapping', status: status(one.id) }));
}

const label = kind => ({ query: 'Query', job: 'Job', population: 'Population', mapping: 'ID mapping', export: 'Log export' })[kind] ?? kind;

function table(route, items) {
	return list(['State', 'What', 'Kind', '>Took', '>CRPU-hours', 'Started'], items.map(item => {
		const units = item.whole?.statistics?.billedResourceUtilization?.units;
		const took = item.whole?.statistics?.totalDurationInMillis;
		const query = { kind: item.kind === 'query' ? undefined : item.kind };
		return h('tr', { key: `${item.kind} ${item.id}` }, h('td', item.status ? state(item.status) : ''),
			h('td', h('a.row', { href: address({ page: 'analyses', collaboration: route.collaboration, id: item.id, query }) },
				h('span.sql', oneLine(item.sql) || item.template?.split('/').at(-1) || item.name || item.id))),
			h('td.quiet', label(item.kind)), h('td.r', took === undefined ? '' : span(took)),
			h('td.r', units === undefined ? '' : units.toFixed(2)), h('td', when(item.createTime)));
	}));
}
