// Filters of a list: fields that go into the address, and chips for what is chosen.

import { changed, h, icon, move, select, settle } from '../kit.js';

export const searchField = (route, name, label) => h('input', {
	type: 'search', placeholder: label, 'aria-label': label, value: route.query[name] ?? '', onchange() { settle({ [name]: this.value }); },
	oninput() { if (!this.value) settle({ [name]: undefined }); },
});

export const choiceField = (route, name, label, values) =>
	select([['', label], ...values], route.query[name] ?? '', value => settle({ [name]: value }), { 'aria-label': label });

/** The ways to the pages of a list, from the one that begins with `from`. */
export const pager = (from, size, total) => total > size && h('div.row-of.filters',
	from > 0 && h('a.button.small', { href: changed({ from: Math.max(0, from - size) }) }, 'Newer'),
	from + size < total && h('a.button.small', { href: changed({ from: from + size }) }, 'Older'),
	h('span.quiet', `${from + 1} to ${Math.min(from + size, total)}`));

/** What is chosen of some names, each with a way to leave it. */
export const chips = (route, names) => Object.entries(names).filter(([name]) => route.query[name]).map(([name, label]) =>
	h('span.chip', { key: name }, `${label} ${route.query[name]}`,
		h('button', { 'aria-label': `Without ${label} ${route.query[name]}`, onclick: () => move({ [name]: undefined }) }, icon('no', 12))));
