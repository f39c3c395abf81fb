// One request: what was asked and answered, why it was refused, and how to make it again, elsewhere or to fail.

import {
	address, card, copyMenu, empty, exact, get, getError, h, heading, json, link, loading, milliseconds, party, readAll, regionOf
} from '../kit.js';

export const title = () => 'Request';

export function draw(route) {
	const path = `requests/${encodeURIComponent(route.id)}`;
	const one = get(path);
	if (!one) {
		const error = getError(path);
		return [heading('Request'), error ? empty('requests', 'It is gone', `${error.message} It may have been cleared, or so many others have come since.`) : loading()];
	}
	const { account: as, region, operation: call, input, method, query, request: body } = one;
	const made = { as, region, call, input, method, path: one.path, query, body };
	return [
		heading(one.operation ?? one.path ?? 'No request', facts(one), one.operation && one.input && copyMenu('Copy as', made),
			one.operation && h('a.button', { href: address({ page: 'simulate', query: { fail: one.operation, failas: one.account } }) }, 'Make it fail again…')),
		one.refusal && refusal(route, one),
		h('div.two-up', card('Asked', json(input ?? body ?? {})),
			card(`Answered ${one.status}`, one.errorType && h('p.error', one.errorType),
				one.delivery && h('p.warning', `A fault: ${JSON.stringify(one.delivery)}`), json(one.response ?? {}))),
		brought(one),
		h('details.card.pad', h('summary', 'The entry as it is'), json(one)),
	];
}

function facts(one) {
	return h('div.facts', one.account && party(one.account), h('span', exact(milliseconds(one.time))), h('span', one.region),
		h('span.mono', `${one.method} ${one.path}${one.query ? `?${one.query}` : ''}`), h('span', `${one.durationMillis.toFixed(2)} ms`), h('span.mono', one.requestId), one.userAgent && h('span', one.userAgent), h('span', `from ${one.from}`));
}

function refusal(route, one) {
	const { rule, place, column, code } = one.refusal;
	const membership = one.input?.membershipIdentifier;
	const found = membership && readAll(one.account, one.region ?? regionOf(route), 'ListMemberships', {}).items.find(item => item.id === membership);
	const sql = one.input?.sqlParameters?.queryString;
	const query = { as: one.account, sql };
	const where = `${place ? `, at line ${place.line}, column ${place.column}` : ''}${column ? `, column ${column}` : ''}`;
	return card('The rule that refused', h('p', h('b.mono', rule), ` ${code}${where}`),
		found && link({ page: 'query', collaboration: found.collaborationId, query }, 'Open in Query'));
}

/** The events and lives that it brought about: those about the thing that it made. */
function brought(one) {
	const id = Object.values(one.response ?? {}).find(value => value?.id)?.id;
	const events = (id ? get('events?limit=500')?.events ?? [] : []).filter(event => event.detail?.id === id);
	const life = events.some(event => event['detail-type'].startsWith('Protected')) ? get(`lifecycle/${id}`) : undefined;
	if (!id || !events.length) return null;
	return card('What it brought about',
		h('ul.rule-words', events.map(event => h('li', { key: event.id }, `${event['detail-type']}, told to `, party(event.account)))),
		life && h('p.note', `It is ${life.status} now.`), link({ page: 'requests', query: { resource: id } }, 'Only for this resource'));
}

