// One analysis: its life, what came of it, and what each party is told of it.

import {
	address, analysis, askAbout, button, card, code, copyMenu, get, go, h, heading, link, loading, membershipOf, membersOf, output, party, perform,
	refused, runCard, seated, sideBySide, startInput, timeline
} from '../kit.js';

export const title = () => 'Analysis';

export const draw = route => seated(route, 'Analysis', ({ as, region, membership }) => {
	const { kind } = route.query;
	if (kind === 'export' || kind === 'mapping') return other(route, as, region, membership, kind);
	const whole = analysis(as, region, membership, route.id, kind);
	if (whole === undefined) return [heading('Analysis'), loading()];
	if (whole === null) return [heading('Analysis'), refused(askAbout(as, region, membership, route.id, kind))];
	return one(route, { as, region, membership, whole, kind: kind === 'job' ? kind : 'query' });
});

function one(route, { as, region, membership, whole, kind }) {
	const members = membersOf(route);
	const parameters = whole.sqlParameters ?? whole.jobParameters ?? {};
	const explained = parameters.queryString || parameters.analysisTemplateArn;
	const run = { id: whole.id, kind, status: whole.status, sql: parameters.queryString, template: parameters.analysisTemplateArn, whole };
	const start = kind === 'job' ? 'StartProtectedJob' : 'StartProtectedQuery';
	const input = startInput(whole, membership);
	const { collaboration } = route;
	const again = async () => {
		const answer = await perform(as, region, start, input, 'Started again.');
		if (answer) go({ page: 'analyses', collaboration, id: Object.values(answer.output)[0].id, query: { kind: route.query.kind } });
	};
	const given = Object.entries(parameters.parameters ?? {});
	return [
		heading(kind === 'job' ? 'Job' : 'Query', h('p.mono', whole.id),
			copyMenu('Copy as', { as, region, call: start, input }),
			run.sql && h('a.button', { href: address({ page: 'query', collaboration, query: { sql: run.sql } }) }, 'Open in Query'),
			button('main', again, 'Again')),
		h('div.stack',
			explained && code(explained),
			given.length > 0 && card('Parameters', h('dl.facts-list', given.map(([name, value]) => [h('dt', name), h('dd.mono', value)]))),
			runCard(run, { as, region, membership, members, collaboration, isWhole: true }),
			refusal(whole),
			h('h2', 'What each party is told'),
			sideBySide(members.filter(member => member.status === 'ACTIVE').slice(0, 2).map(member => told(member, region, route, kind, members)))),
	];
}

/** The rule and the place that no answer names, from the journal. */
function refusal(whole) {
	if (whole.error?.code !== 'MALFORMED_QUERY') return null;
	const entries = get('requests?limit=200')?.requests ?? [];
	const entry = entries.find(entry => entry.refusal && entry.response?.protectedQuery?.id === whole.id);
	if (!entry) return null;
	const { rule, place } = entry.refusal;
	return card('Which rule', h('p', h('b.mono', rule), place ? `, at line ${place.line}, column ${place.column}` : ''),
		link({ page: 'requests', id: entry.id }, 'Its request'));
}

function told(member, region, route, kind, members) {
	const account = member.accountId;
	const membership = membershipOf(account, region, route.collaboration);
	const answer = membership && askAbout(account, region, membership, route.id, kind);
	const title = party(account, members);
	if (answer?.status >= 300) return { title, error: `${answer.errorType}: ${answer.output.message}` };
	return { title, value: Object.values(answer?.output ?? {})[0] };
}

/** A mapping or an export: its life and what the API tells. */
function other(route, as, region, membership, kind) {
	const { id } = route;
	const life = get(`lifecycle/${id}`);
	const [name, call, input] = kind === 'export' ? ['Log export', 'GetAnalysisLogExport', { analysisLogExportIdentifier: id }]
		: ['ID mapping', 'GetIdMappingTable', { idMappingTableIdentifier: id }];
	const [value] = Object.values(output(as, region, call, { membershipIdentifier: membership, ...input }) ?? {});
	return [
		heading(name, h('p.mono', id)),
		h('div.stack', life && h('section.card.run', timeline(life)), sideBySide([{ title: h('h2', 'As the API tells it'), value }])),
	];
}
