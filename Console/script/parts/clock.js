// The emulator's clock, always in sight: what time it is, whether it runs, and all that moves it.

import { address, button, control, count, current, fail, get, h, icon, invalidate, item, openMenu, succeed } from '../kit.js';
import * as time from '../time.js';

/** Moves the clock and says what happened on the way. */
export async function steer(path, body = {}) {
	try {
		const answer = await control('POST', `clock/${path}`, body);
		time.setClock(answer);
		const words = { freeze: 'The clock stands still.', resume: 'The clock runs.' }[path]
			?? `It is ${time.dayText(time.now())}, ${time.clockText(time.now())}.`;
		const happened = answer.applied ? ` ${count(answer.applied, 'thing')} happened on the way.` : '';
		succeed(words + happened, answer.applied ? [{ text: 'See them', href: address({ page: 'events' }, current()) }] : []);
		invalidate(() => true);
	} catch (error) {
		fail('', error.message);
	}
}

export const toggleFreeze = () => steer(time.isFrozen() ? 'resume' : 'freeze');
const by = duration => steer('advance', { duration });
const jumps = [['+1 h', 'PT1H', 'An hour on'], ['+1 d', 'P1D', 'A day on'], ['+30 d', 'P30D', 'Thirty days on']];
export const toNext = () => steer('advance', { to: 'next' });

class Clock extends HTMLElement {
	connectedCallback() {
		this.timer = setInterval(() => this.tick(), 250);
		this.draw();
	}

	disconnectedCallback() { clearInterval(this.timer); }

	set props(value) { this.value = value; if (this.isConnected) this.draw(); }
	get props() { return this.value; }

	draw() {
		const isFrozen = time.isFrozen();
		const signature = `${isFrozen}`;
		if (this.signature !== signature) {
			this.signature = signature;
			this.text = h('time');
			const way = (text, act, label) => h('li', h('button', { 'aria-label': label, onclick: act }, text));
			this.replaceChildren(...[
				h('span.hands', icon(isFrozen ? 'frozen' : 'clock')), this.text, isFrozen && h('span.frozen', 'frozen'),
				h('span.rule'),
				h('ul', way(isFrozen ? 'Resume' : 'Freeze', toggleFreeze), jumps.map(([text, duration, label]) => way(text, () => by(duration), label))),
				h('button.more-time', { 'aria-label': 'More of the clock', 'aria-haspopup': 'menu', onclick() { openClockMenu(this); } }, icon('down', 14)),
			].filter(Boolean));
		}
		this.tick();
	}

	tick() {
		if (!this.text || !time.isKnown()) return;
		const now = time.now();
		const second = Math.floor(now / 1000);
		if (this.shown === second && this.shownText === this.text) return;
		this.shown = second;
		this.shownText = this.text;
		this.text.dateTime = time.iso(now);
		this.text.title = `${time.iso(now)} by the emulator’s clock; the world’s is ${new Date().toISOString()}`;
		this.text.replaceChildren(h('span.day', `${time.dayText(now)}, `), time.clockText(now));
	}
}

function openClockMenu(opener) {
	invalidate(found => found.path === 'clock');
	const next = get('clock')?.next;
	const form = (label, placeholder, act) => {
		const field = h('input', { 'aria-label': label, placeholder });
		const go = () => field.value && act(field.value);
		field.addEventListener('keydown', event => { if (event.key === 'Enter') go(); });
		return h('div.form', field, button('small', go, label));
	};
	openMenu(opener, 'Clock', close => {
		const then = act => value => { close(); act(value); };
		return [
			item(then(toggleFreeze), time.isFrozen() ? 'Resume' : 'Freeze'),
			item(then(toNext), h('span', 'To the next thing due', h('br'), h('span.quiet', next ? time.relative(Date.parse(next.due)) : 'Nothing is due'))),
			...jumps.map(([text, duration]) => item(then(() => by(duration)), text)),
			item(then(() => steer('set', { time: new Date().toISOString() })), 'Back to the world’s time'),
			form('Move on by', '1h30m', then(by)),
			form('Set to', '2026-12-01T12:00:00Z', then(value => steer('set', { time: value }))),
		];
	});
}

customElements.define('cr-clock', Clock);

/** A relative time that ages by itself: `4 s ago`. */
class When extends HTMLElement {
	connectedCallback() { ages.add(this); this.draw(); }
	disconnectedCallback() { ages.delete(this); }
	set props(value) { this.value = value; if (this.isConnected) this.draw(); }
	get props() { return this.value; }

	draw() {
		const text = time.relative(this.value);
		if (this.textContent !== text) this.textContent = text;
		this.title = time.iso(this.value);
	}
}

const ages = new Set();
setInterval(() => { for (const element of ages) element.draw(); }, 1000);
customElements.define('cr-when', When);

/** The time of something, as it ages. */
export const when = value => h('cr-when.when', { props: time.milliseconds(value) });
