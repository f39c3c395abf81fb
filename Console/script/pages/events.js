// What EventBridge would get, live.

import {
	button, clockText, confirmLoss, copyText, count, empty, get, h, heading, heads, json, link, loading, milliseconds, move, note, party, remember,
	searchField, select, send
} from '../kit.js';

export const title = () => 'Events';
export const isWide = true;

export function draw(route) {
	const { query } = route;
	const filter = new URLSearchParams(Object.entries({ 'detail-type': query.type, account: query.account }).filter(([, value]) => value)).toString();
	const path = `events?limit=200${filter ? `&${filter}` : ''}`;
	const isPaused = remember('events paused', null);
	const answer = isPaused ?? get(path);
	if (!answer) return [heading('Events'), loading()];
	const text = (query.find ?? '').toLowerCase();
	const events = answer.events.toReversed().filter(event => !text || JSON.stringify(event).toLowerCase().includes(text));
	const types = [...new Set((get('events')?.events ?? answer.events).map(event => event['detail-type']))].sort();
	return [
		heading('Events', h('p', `${count(events.length, 'event')} of the last, as EventBridge would get them`),
			h('button.button', { 'aria-pressed': String(isPaused !== null), onclick: () => note('events paused', isPaused ? null : answer) }, isPaused ? 'Go on' : 'Pause'),
			button('', () => copyText(`curl -N '${root.href}events/stream${filter ? `?${filter}` : ''}'\n`, 'Copied as curl.'), 'Copy the stream'),
			button('bad', clear, 'Clear…')),
		h('div.filters', searchField(route, 'find', 'Text or id'),
			select([['', 'All types'], ...types], query.type ?? '', type => move({ type }), { 'aria-label': 'Detail type' }),
			h('input', { 'aria-label': 'Account', placeholder: 'Account', value: query.account ?? '', onchange() { move({ account: this.value }); } })),
		events.length ? h('div.card.scroll', { role: 'log', 'aria-live': 'off', 'aria-label': 'Events', tabindex: '0' }, table(events))
			: empty('events', 'No event yet', 'What happens to collaborations, memberships and analyses is announced here.'),
	];
}

function table(events) {
	// What nobody has opened is not drawn: two hundred events have ten thousand values.
	const opened = remember('opened events', new Set());
	const open = id => opened.has(id) || note('opened events', new Set([...opened, id]));
	const about = ({ id, name }) => link({ page: 'requests', query: { resource: id } }, name ?? id);
	return h('table.list', heads('Time', 'Told to', 'What', 'About'),
		h('tbody', events.map(event => h('tr', { key: event.id }, h('td.mono', clockText(milliseconds(event.time))), h('td', party(event.account)),
			h('td', h('details', { ontoggle() { if (this.open) open(event.id); } }, h('summary', event['detail-type']), opened.has(event.id) && json(event))),
			h('td.mono', about(event.detail))))));
}

async function clear() {
	if (await confirmLoss('Clear the events?', ['All events that are kept'], 'Clear')) await send('DELETE', 'events');
}
