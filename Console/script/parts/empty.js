// What stands where there is nothing: what would be here, or what the API said.

import { h, icon } from '../kit.js';

export const empty = (name, title, words, ...acts) =>
	h('div.card.empty', icon(name, 28), h('strong', title), h('p', words), acts.length > 0 && h('div.row-of', acts));

/** What an account is refused, in the API's words. */
export const refused = answer => h('div.card.empty', { role: 'alert' }, icon('lock', 28),
	h('strong', answer.errorType ?? 'Not to be had'), h('p.error', answer.output?.message ?? ''));

export const loading = () => h('p.skeleton', 'Reading…');

/** The heading of a page, with what is done there. */
export const heading = (title, words, ...acts) =>
	h('div.head', h('div', h('h1', { tabindex: -1 }, title), words), h('span.space'), acts);
