// Templates: what they ask, of whom, and who has allowed it.

import { address, button, card, code, empty, h, heading, link, output, party, perform, readAll, rowLink, schemasOf, seated } from '../kit.js';

export const title = () => 'Templates';

export const draw = route => seated(route, 'Templates', seat => {
	const { as, region, id } = seat;
	const all = readAll(as, region, 'ListCollaborationAnalysisTemplates', { collaborationIdentifier: id }).items;
	const chosen = all.find(one => one.id === route.id) ?? all[0];
	if (!chosen) return [heading('Templates'), empty('templates', 'No template yet', 'SQL or PySpark that owners of tables can allow.')];
	const whole = output(as, region, 'GetCollaborationAnalysisTemplate', { collaborationIdentifier: id, analysisTemplateArn: chosen.arn })?.collaborationAnalysisTemplate;
	const query = { mode: 'template', template: chosen.arn };
	return [
		heading('Templates', h('p', chosen.description ?? ''), h('a.button.main', { href: address({ page: 'query', collaboration: id, query }) }, 'Run')),
		h('div.work',
			h('div.stack', h('section.card.pad',
				h('header', h('h2', chosen.name), party(chosen.creatorAccountId, seat.members), h('span.quiet', whole?.format)), whole && source(whole)),
			whole && allowed(whole, seat)),
			h('section.card.side', { 'aria-label': 'All templates' }, h('ul.runs', all.map(one =>
				h('li', { key: one.id, 'aria-current': one === chosen ? 'true' : undefined },
					rowLink({ page: 'templates', collaboration: id, id: one.id }, one.name), party(one.creatorAccountId, seat.members)))))),
	];
}, true);

function source({ source: text, analysisParameters }) {
	return h('div.stack', code(text?.text ?? JSON.stringify(text?.artifacts ?? {}, null, 2)),
		analysisParameters?.length > 0 && h('dl.facts-list', analysisParameters.map(one => [h('dt.mono', one.name), h('dd', one.type, one.defaultValue && `, ${one.defaultValue} by default`)])));
}

/** Each table that it names, and whether its rule allows it. */
function allowed(whole, { as, region, id, membership }) {
	const tables = schemasOf(as, region, id, membership);
	const named = (whole.schema?.referencedTables ?? []).map(name => tables.find(table => table.name === name)).filter(Boolean);
	return card('Tables that it names', h('ul.rule-words', named.map(table => {
		const analyses = table.policy?.allowedAnalyses ?? [];
		const isNamed = analyses.includes(whole.arn);
		const isAllowed = table.rule !== 'CUSTOM' || isNamed || analyses.includes('ANY_QUERY');
		const set = list => perform(as, region, 'UpdateConfiguredTableAnalysisRule', {
			configuredTableIdentifier: table.configured.id, analysisRuleType: 'CUSTOM',
			analysisRulePolicy: { v1: { custom: { ...table.policy, allowedAnalyses: list } } },
		}, 'The rule is changed.');
		return h('li', { key: table.name }, h('div.row-of', link({ page: 'tables', collaboration: id, id: table.name }, table.name),
			h('span', { class: `state ${isAllowed ? 'good' : 'bad'}` }, isAllowed ? 'allows it' : 'does not allow it'), h('span.space'),
			table.owner === as && table.rule === 'CUSTOM' && table.configured && (isNamed
				? button('small', () => set(analyses.filter(arn => arn !== whole.arn)), 'Disallow')
				: !isAllowed && button('small', () => set([...analyses, whole.arn]), 'Allow'))));
	})), !named.length && h('p.note', 'None that is here.'));
}

