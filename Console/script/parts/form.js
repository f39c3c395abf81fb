// What forms and cards are made of, and the changes that they send to the control API.

import { address, control, fail, h, invalidate, options, request, succeed } from '../kit.js';

/** A line to type in, below its label. */
export const field = (label, properties) => h('label.field', label, h('input', properties));

/** Something to choose; `set` is given the value. */
export const select = (values, chosen, set, properties) =>
	h('select', { ...properties, onchange() { set(this.value); } }, options(values, chosen));

export const choice = (label, values, chosen, set, properties) => h('label.field', label, select(values, chosen, set, properties));

/** Some buttons of which one is pressed. */
export const segments = (label, values, chosen, set, kind = 'segments') =>
	h(`div.${kind}`, { role: 'group', 'aria-label': label }, values.map(([value, text]) =>
		h('button', { 'aria-pressed': String(value === chosen), onclick: () => set(value) }, text)));

/** A way to a place of the console; `rowLink` is that of a row, which keys open too. */
export const link = (place, ...words) => h('a.link', { href: address(place) }, words);
export const rowLink = (place, ...words) => h('a.row', { href: address(place) }, words);

/** A text of a program, which scrolls by itself. */
export const code = text => h('pre.code-block', { tabindex: '0' }, text);

export const card = (title, ...content) => h('section.card.pad', h('h2', title), content);

/** A card whose head has acts at its end. */
export const cardHead = (title, ...acts) => h('header', h('h2', title), h('span.end', acts));

/** Sends a change, says how it went and reads everything anew. Answers null for what was refused. */
export async function send(method, path, body, words) {
	let answer = null;
	try {
		answer = await control(method, path, body);
		if (words) succeed(typeof words === 'function' ? words(answer) : words);
	} catch (error) { fail('', error.message); }
	invalidate(() => true);
	return answer;
}

/** What a field holds as JSON; undefined, with a word about it, where it is none. */
export function jsonOf(text) {
	try { return JSON.parse(text); } catch { return fail('', 'That is no JSON.'); }
}

/** Lets the browser keep an answer as a file. */
export async function download(path, name, headers) {
	const answer = await request(path, { headers });
	const link = h('a', { href: URL.createObjectURL(await answer.blob()), download: name });
	link.click();
	URL.revokeObjectURL(link.href);
}
