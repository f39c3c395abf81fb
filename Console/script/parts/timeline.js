// The life of an analysis as a line: its stops to the millisecond, between them how long and why. Lengths grow with the logarithm of the time.

import { exact, h, iso, milliseconds, now, sentence, span, stateOf } from '../kit.js';

const word = status => ({ SUCCESS: 'Success', TIMED_OUT: 'Timed out' })[status] ?? sentence(status);

const endKind = status => ({ bad: 'bad', off: 'off' })[stateOf(status)[0]] ?? '';

/** Seven lengths, so that 0.3 s and a day are both to be seen. */
const growth = length => `g${Math.max(1, Math.min(7, Math.round(1 + Math.log10(Math.max(length, 100) / 100))))}`;

/** Why the next step comes when it does. */
function reason(next, outcome) {
	switch (next.by) {
		case 'hand': return 'steps by hand';
		case 'looks': return `after ${next.left} ${next.left === 1 ? 'look' : 'looks'}`;
		case 'delivery': return 'its results are on their way';
		default: return outcome?.duration !== undefined && next.status === outcome.status ? 'by an outcome rule' : '';
	}
}

/** Draws what `GET lifecycle/{id}` has told. */
export function timeline(life) {
	const stops = life.history.map(stop => ({ ...stop, time: stop.at && milliseconds(stop.at) }));
	const items = [];
	stops.forEach((stop, index) => {
		if (index > 0) {
			const length = stop.time - stops[index - 1].time;
			const isOutcome = life.outcome?.duration !== undefined && !life.next && index === stops.length - 1;
			items.push(leg(length, `${span(length)}${isOutcome ? ', by an outcome rule' : ''}`, false));
		}
		items.push(stopOf(stop, life.next ? index < stops.length - 1 ? '' : 'now' : index === stops.length - 1 ? endKind(stop.status) : '', stop.time === undefined ? '' : exact(stop.time)));
	});
	if (life.next) {
		const due = life.next.due && milliseconds(life.next.due);
		const from = stops.at(-1)?.time ?? now();
		items.push(leg(due ? due - from : 1000, [due && span(due - from), reason(life.next, life.outcome)].filter(Boolean).join(', '), true));
		items.push(stopOf(life.next, 'ahead', due ? exact(due) : 'next'));
	}
	return h('ol.life', { 'aria-label': 'Life of it', tabindex: '0' }, items);
}

const leg = (length, words, isAhead) => h('li', { class: `leg ${growth(length)}` }, h('div', { class: `way ${isAhead ? 'ahead' : ''}` }, h('span', words)));

const stopOf = (stop, kind, when) => h('li', h('span', { class: `stop ${kind}` }),
	h('div.tell', h('b', { class: kind === 'ahead' ? 'quiet' : '' }, word(stop.status)), h('span', { title: stop.time ? iso(stop.time) : '' }, when)));
