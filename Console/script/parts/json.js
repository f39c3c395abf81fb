// JSON to be folded, SQL in it as text; and two of them side by side, with what differs marked.

import { h } from '../kit.js';

/** `other` is what the same is elsewhere: what differs from it is marked. */
export function json(value, other = value, depth = 0) {
	return h('div.json', branch('', value, other, depth));
}

const isThing = value => value !== null && typeof value === 'object';

function branch(name, value, other, depth) {
	const differs = JSON.stringify(value) !== JSON.stringify(other);
	const label = name === '' ? '' : [h('span.key', name), ': '];
	if (!isThing(value)) return h('div', label, h('span', { class: `text ${differs ? 'differs' : ''}` }, leaf(value)));
	const entries = Object.entries(value);
	const brackets = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
	if (!entries.length) return h('div', label, h('span', { class: differs ? 'differs' : '' }, brackets.join('')));
	const inside = entries.map(([key, one]) => branch(Array.isArray(value) ? '' : key, one, isThing(other) ? other[key] : undefined, depth + 1));
	if (depth === 0 && name === '') return h('div', inside);
	return h('details', { open: depth < 4, key: name || undefined },
		h('summary', label, h('span', { class: `quiet ${isThing(other) ? '' : 'differs'}` }, `${brackets[0]} ${entries.length} ${brackets[1]}`)), h('div', inside));
}

const leaf = value => typeof value === 'string' ? (value.includes('\n') ? value : JSON.stringify(value)) : String(value);

/** The same thing as two parties are told it. */
export function sideBySide(columns) {
	return h('div.two-up', columns.map(({ title, value, error }, index) => h('section.card.pad', { key: index }, h('header', title),
		error ? h('p.error', error) : value === undefined ? h('p.skeleton', 'Reading…') : json(value, columns[1 - index]?.value ?? value))));
}
