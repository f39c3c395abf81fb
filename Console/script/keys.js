// The keyboard: single keys while nobody types, all of which can be switched off.

import { address, collaborationOf, current, go, toggleFreeze, toNext } from './kit.js';
import { otherParty } from './parts/acting.js';
import { areKeysOn, openKeys } from './parts/keyhelp.js';

const pages = { p: 'parties', q: 'query', a: 'analyses', t: 'tables', r: 'requests', e: 'events', s: 'simulate' };
let afterG = 0;

const isTyping = target => target.closest?.('input, textarea, select, [contenteditable]') !== null && target.closest !== undefined;

export function start() { addEventListener('keydown', press); }

function press(event) {
	if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') return click('[data-key=run]', event);
	if (event.key === 'F8') return click('[data-key=place]', event);
	if (!areKeysOn() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
	if (event.key === 'P' && event.shiftKey) return document.documentElement.toggleAttribute('data-present');
	const isSecond = performance.now() - afterG < 1500;
	afterG = 0;
	if (isSecond && pages[event.key]) return toPage(pages[event.key], event);
	const acts = {
		g: () => { afterG = performance.now(); }, q: () => toPage('query', event), '/': () => focusSearch(event), j: () => moveRow(1, event), k: () => moveRow(-1, event),
		s: () => click('[data-key=step]', event), f: toggleFreeze, '.': toNext, '[': () => otherParty(-1), ']': () => otherParty(1),
		c: () => click('[data-key=copy]', event), '?': openKeys,
	};
	acts[event.key]?.();
}

function toPage(page, event) {
	event.preventDefault();
	const collaboration = ['requests', 'events', 'simulate'].includes(page) ? undefined : collaborationOf(current());
	go(page !== 'requests' && page !== 'events' && page !== 'simulate' && !collaboration ? { page: 'start' } : address({ page, collaboration }));
}

function click(selector, event) {
	const target = document.querySelector(`main ${selector}`);
	if (!target || target.disabled) return;
	event.preventDefault();
	target.click();
}

function focusSearch(event) {
	const field = document.querySelector('main input[type=search]');
	if (!field) return;
	event.preventDefault();
	field.focus();
}

function moveRow(step, event) {
	const rows = [...document.querySelectorAll('main a.row')];
	if (!rows.length) return;
	event.preventDefault();
	const at = rows.indexOf(document.activeElement);
	rows[Math.max(0, Math.min(rows.length - 1, at + step))].focus();
}
