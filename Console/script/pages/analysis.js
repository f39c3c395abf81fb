// One analysis: its life, what came of it, and what each party is told of it.

import {
	address, analysis, button, copyMenu, get, h, heading, loading, membershipOf, membersOf, output, party, perform, read, refused, runCard, seated,
	sideBySide, startInput, timeline
} from '../kit.js';

export const title = () => 'Analysis';

export const draw = route => seated(route, 'Analysis', ({ as, region, membership }) => {
	const kind = route.query.kind ?? 'query';
	if (kind !== 'query' && kind !== 'job' && kind !== 'population') return other(route, as, region, membership, kind);
	const whole = analysis(as, region, membership, route.id, kind === 'job' ? 'job' : 'query');
	if (whole === undefined) return [heading('Analysis'), loading()];
	if (whole === null) return [heading('Analysis'), refused(refusalOf(as, region, membership, route.id, kind))];
	return one(route, { as, region, membership, whole, kind: kind === 'job' ? 'job' : 'query' });
});

const call = kind => kind === 'job' ? ['GetProtectedJob', 'protectedJobIdentifier', 'protectedJob'] : ['GetProtectedQuery', 'protectedQueryIdentifier', 'protectedQuery'];

function refusalOf(as, region, membership, id, kind) {
	const [name, field] = call(kind);
	return read(as, region, name, { membershipIdentifier: membership, [field]: id });
}

function one(route, { as, region, membership, whole, kind }) {
	const members = membersOf(route);
	const parameters = whole.sqlParameters ?? whole.jobParameters ?? {};
	const explained = parameters.queryString || parameters.analysisTemplateArn;
	const run = { id: whole.id, kind, status: whole.status, sql: parameters.queryString, template: parameters.analysisTemplateArn, createTime: whole.createTime, whole };
	const start = kind === 'job' ? 'StartProtectedJob' : 'StartProtectedQuery';
	const input = startInput(whole, membership);
	const again = async () => {
		const answer = await perform(as, region, start, input, 'Started again.');
		if (answer) location.hash = address({ page: 'analyses', collaboration: route.collaboration, id: (answer.output.protectedQuery ?? answer.output.protectedJob).id, query: { kind: kind === 'job' ? 'job' : undefined } });
	};
	return [
		heading(kind === 'job' ? 'Job' : 'Query', h('p.mono', whole.id),
			copyMenu('Copy as', { as, region, call: start, input }),
			kind === 'query' && parameters.queryString && h('a.button', { href: address({ page: 'query', collaboration: route.collaboration, query: { sql: parameters.queryString } }) }, 'Open in Query'),
			button('main', again, 'Again')),
		h('div', { class: 'stack' },
			explained && h('pre.code-block', { tabindex: '0' }, parameters.queryString ?? parameters.analysisTemplateArn),
			Object.keys(parameters.parameters ?? {}).length > 0 && h('section.card.pad', h('h2', 'Parameters'), h('dl.facts-list', Object.entries(parameters.parameters).map(([name, value]) => [h('dt', name), h('dd.mono', value)]))),
			runCard(run, { as, region, membership, members, collaboration: route.collaboration, isWhole: true }),
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
	return h('section.card.pad', h('h2', 'Which rule'), h('p', h('b.mono', rule), place ? `, at line ${place.line}, column ${place.column}` : ''), h('a.link', { href: address({ page: 'requests', id: entry.id }) }, 'Its request'));
}

function told(member, region, route, kind, members) {
	const account = member.accountId;
	const membership = membershipOf(account, region, route.collaboration);
	const [name, field, thing] = call(kind);
	const answer = membership && read(account, region, name, { membershipIdentifier: membership, [field]: route.id });
	return { title: party(account, members), value: answer?.status < 300 ? answer.output[thing] : undefined, error: answer && answer.status >= 300 ? `${answer.errorType}: ${answer.output.message}` : undefined };
}

/** A mapping or an export: its life and what the API tells. */
function other(route, as, region, membership, kind) {
	const [name, input, thing] = kind === 'export' ? ['GetAnalysisLogExport', { analysisLogExportIdentifier: route.id }, 'analysisLogExport'] : ['GetIdMappingTable', { idMappingTableIdentifier: route.id }, 'idMappingTable'];
	const life = get(`lifecycle/${route.id}`);
	const value = output(as, region, name, { membershipIdentifier: membership, ...input })?.[thing];
	return [heading(kind === 'export' ? 'Log export' : 'ID mapping', h('p.mono', route.id)), h('div.stack', life && h('section.card.run', timeline(life)), sideBySide([{ title: h('h2', 'As the API tells it'), value }]))];
}
