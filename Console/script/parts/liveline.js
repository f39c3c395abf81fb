// The last things that happened.

import { address, clockText, h, milliseconds, nameOf } from '../kit.js';
import { status } from '../live.js';
import { lately } from '../traffic.js';

export function liveLine(members) {
	const isLive = status() === 'live';
	const reads = /^(Get|List|BatchGet|Preview)/;
	const last = lately().filter(({ kind, data }) => kind === 'event' || !reads.test(data.operation ?? '')).slice(0, 3);
	return h('div.live', { role: 'log', 'aria-live': 'off', 'aria-label': 'Live' },
		h('span', h('i', { class: `dot ${isLive ? '' : 'lost'}` }), isLive ? 'Live' : 'Not followed'),
		last.map(({ kind, data }) => kind === 'event'
			? h('a', { href: address({ page: 'events' }), key: data.id }, h('span.when', clockText(milliseconds(data.time))), nameOf(data.account, members), h('strong.strong', data['detail-type']))
			: h('a', { href: address({ page: 'requests', id: data.id }), key: `request ${data.id}` }, h('span.when', clockText(milliseconds(data.time))), nameOf(data.account, members), h('span.mono', data.operation ?? data.path), data.status)));
}
