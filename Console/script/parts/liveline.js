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
		last.map(({ kind, data: { id, time, account, operation, path, status, 'detail-type': type } }) => {
			const target = kind === 'event' ? { page: 'events' } : { page: 'requests', id };
			return h('a', { href: address(target), key: `${kind} ${id}` }, h('span.when', clockText(milliseconds(time))), nameOf(account, members),
				kind === 'event' ? h('strong.strong', type) : [h('span.mono', operation ?? path), status]);
		}));
}
