// Lists as tables.

import { h } from '../kit.js';

export const heads = (...names) => h('thead', h('tr', names.map(name => name ? h('th', { scope: 'col' }, name) : h('td'))));

/** A list in a card, which scrolls by itself where it is too wide. */
export const list = (names, rows) => h('div.scroll', { tabindex: '0' }, h('table.list', heads(...names), h('tbody', rows)));
