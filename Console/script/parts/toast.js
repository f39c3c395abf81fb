// What has come of an action, in one live region. Errors stay until they are closed.

import { h, icon, link } from '../kit.js';

const region = () => document.getElementById('toasts');

function show(kind, strong, words, acts) {
	const toast = h('div', { class: `toast ${kind}` }, icon(kind === 'bad' ? 'no' : 'yes'),
		h('div', strong && h('strong', strong), strong && words ? ' ' : '', words),
		h('button.icon', { 'aria-label': 'Close', onclick: () => toast.remove() }, icon('no', 14)),
		acts.length > 0 && h('div.acts', acts));
	region().append(toast);
	return toast;
}

/** A success leaves by itself. `links` are `{text, href}`. */
export function succeed(words, links = []) {
	const toast = show('good', '', words, links.map(({ text, href }) => h('a.link', { href }, text)));
	const stays = document.documentElement.hasAttribute('data-present') ? 10_000 : 5_000;
	setTimeout(() => toast.remove(), stays);
}

/** An error with what it takes to speak of it: type, message, request id, and the entry in the journal. */
export function fail(type, message, requestId) {
	const text = [type, message, requestId && `request id ${requestId}`].filter(Boolean).join('\n');
	const acts = [h('button.link', { onclick: () => navigator.clipboard?.writeText(text) }, 'Copy')];
	if (requestId) {
		acts.push(link({ page: 'requests', id: requestId }, 'In the journal'), h('span.mono.quiet', requestId));
	}
	show('bad', type, message, acts);
}
