// Everything else that the API holds, as lists of fields and JSON: nothing is out of reach.

import { changed, count, h, heading, json, output, readAll, seated } from '../kit.js';

export const title = () => 'More';

/** name → [call, get call, id field, of what] */
const kinds = {
	'ID namespaces': ['ListCollaborationIdNamespaceAssociations', 'GetCollaborationIdNamespaceAssociation', 'idNamespaceAssociationIdentifier', 'collaboration'],
	'ID mapping tables': ['ListIdMappingTables', 'GetIdMappingTable', 'idMappingTableIdentifier'],
	'Audience models': ['ListCollaborationConfiguredAudienceModelAssociations', 'GetCollaborationConfiguredAudienceModelAssociation', 'configuredAudienceModelAssociationIdentifier', 'collaboration'],
	'Intermediate tables': ['ListIntermediateTables', 'GetIntermediateTable', 'intermediateTableIdentifier'],
	'Log exports': ['ListAnalysisLogExports', 'GetAnalysisLogExport', 'analysisLogExportIdentifier'],
	'Privacy budget templates': ['ListPrivacyBudgetTemplates', 'GetPrivacyBudgetTemplate', 'privacyBudgetTemplateIdentifier'],
	Associations: ['ListConfiguredTableAssociations', 'GetConfiguredTableAssociation', 'configuredTableAssociationIdentifier'],
	Members: ['ListMembers', null, null, 'collaboration'],
	'Configured tables': ['ListConfiguredTables', 'GetConfiguredTable', 'configuredTableIdentifier', 'account'],
	Collaboration: ['GetCollaboration', null, null, 'collaboration'],
	Membership: ['GetMembership'],
};

export const draw = route => seated(route, 'More', seat => {
	const kind = kinds[route.query.kind] ? route.query.kind : 'ID namespaces';
	const [call, , , scope] = kinds[kind];
	const input = { account: {}, collaboration: { collaborationIdentifier: seat.id } }[scope] ?? { membershipIdentifier: seat.membership };
	const items = call.startsWith('List') ? readAll(seat.as, seat.region, call, input).items : [output(seat.as, seat.region, call, input)].filter(Boolean).map(one => Object.values(one)[0]);
	return [
		heading('More', h('p', 'Whatever else the API holds, as it tells it')),
		h('div.filters', h('label.field', 'Kind', h('select', { onchange() { location.hash = changed({ kind: this.value }); } }, Object.keys(kinds).map(name => h('option', { value: name, selected: name === kind }, name)))), h('span.quiet', count(items.length, 'thing'))),
		h('div.stack', items.map((item, index) => thing(item, kinds[kind], input, seat, index))),
	];
});

function thing(item, [, get, field], input, { as, region }, index) {
	const id = item.id ?? item.analysisLogExportId ?? item.accountId;
	const whole = get && id ? output(as, region, get, { ...input, [field]: id }) : undefined;
	const shown = whole ? Object.values(whole)[0] : item;
	const tags = shown.arn && output(as, region, 'ListTagsForResource', { resourceArn: shown.arn })?.tags;
	return h('section.card.pad', { key: id ?? index }, h('header', h('h2', shown.name ?? shown.displayName ?? id), h('span.mono.quiet', id)), Object.keys(tags ?? {}).length > 0 && h('p.note', Object.entries(tags).map(([name, value]) => `${name}: ${value}`).join(', ')), json(shown));
}
