// Lists as tables.

import { h } from '../kit.js';

/** The names of columns; one that begins with `>` is that of numbers, which stand on the right. */
export const heads = (...names) => h('thead', h('tr', names.map(name =>
	name ? h('th', { scope: 'col', class: name[0] === '>' && 'r' }, name.replace('>', '')) : h('td'))));

/** A list in a card, which scrolls by itself where it is too wide. */
export const list = (names, rows) => h('div.scroll', { tabindex: '0' }, h('table.list', heads(...names), h('tbody', rows)));
