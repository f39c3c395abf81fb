// Everything else that the API holds, as lists of fields and JSON: nothing is out of reach.

import { choice, count, h, heading, json, move, output, pager, readAll, seated } from '../kit.js';

export const title = () => 'More';

/** name → [call, of what]; of a membership where nothing else is said. */
const kinds = {
	'ID namespaces': ['ListCollaborationIdNamespaceAssociations', 'collaboration'],
	'ID mapping tables': ['ListIdMappingTables'],
	'Audience models': ['ListCollaborationConfiguredAudienceModelAssociations', 'collaboration'],
	'Intermediate tables': ['ListIntermediateTables'],
	'Log exports': ['ListAnalysisLogExports'],
	'Privacy budget templates': ['ListPrivacyBudgetTemplates'],
	Associations: ['ListConfiguredTableAssociations'],
	Members: ['ListMembers', 'collaboration'],
	'Configured tables': ['ListConfiguredTables', 'account'],
	Collaboration: ['GetCollaboration', 'collaboration'],
	Membership: ['GetMembership'],
};

// Each is read whole, with its tags.
const pageSize = 24;

export const draw = route => seated(route, 'More', seat => {
	const kind = kinds[route.query.kind] ? route.query.kind : 'ID namespaces';
	const [call, scope] = kinds[kind];
	const from = Number(route.query.from ?? 0);
	const input = { account: {}, collaboration: { collaborationIdentifier: seat.id } }[scope] ?? { membershipIdentifier: seat.membership };
	const items = call.startsWith('List') ? readAll(seat.as, seat.region, call, input).items
		: Object.values(output(seat.as, seat.region, call, input) ?? {}).slice(0, 1);
	return [
		heading('More', h('p', 'Whatever else the API holds, as it tells it')),
		h('div.filters', choice('Kind', Object.keys(kinds), kind, kind => move({ kind, from: undefined })), h('span.quiet', count(items.length, 'thing'))),
		h('div.stack', items.slice(from, from + pageSize).map((item, index) => thing(item, call, input, seat, index))),
		pager(from, pageSize, items.length),
	];
});

/** `ListConfiguredTables` tells in short what `GetConfiguredTable` with a `configuredTableIdentifier` tells whole; members have no more. */
function thing(item, call, input, { as, region }, index) {
	const id = item.id ?? item.analysisLogExportId ?? item.accountId;
	const [, name] = /^List(\w+)s$/.exec(call) ?? [];
	const field = name?.replace('Collaboration', '').replace(/^./, first => first.toLowerCase());
	const whole = name && name !== 'Member' && id ? output(as, region, `Get${name}`, { ...input, [`${field}Identifier`]: id }) : undefined;
	const shown = whole ? Object.values(whole)[0] : item;
	const tags = shown.arn && output(as, region, 'ListTagsForResource', { resourceArn: shown.arn })?.tags;
	return h('section.card.pad', { key: id ?? index }, h('header', h('h2', shown.name ?? shown.displayName ?? id), h('span.mono.quiet', id)),
		Object.keys(tags ?? {}).length > 0 && h('p.note', Object.entries(tags).map(pair => pair.join(': ')).join(', ')), json(shown));
}
