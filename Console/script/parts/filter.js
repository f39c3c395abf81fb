// Filters of a list: fields that go into the address, and chips for what is chosen.

import { changed, h, icon, options, settle } from '../kit.js';

export const searchField = (route, name, label) => h('input', { type: 'search', placeholder: label, 'aria-label': label, value: route.query[name] ?? '', onchange() { settle({ [name]: this.value }); },
	oninput() { if (!this.value) settle({ [name]: undefined }); } });

export const choiceField = (route, name, label, values) => h('select', { 'aria-label': label, onchange() { settle({ [name]: this.value }); } },
	h('option', { value: '', selected: !route.query[name] }, label),options( values, route.query[name]));

/** What is chosen of some names, each with a way to leave it. */
export const chips = (route, names) => Object.entries(names).filter(([name]) => route.query[name]).map(([name, label]) =>
	h('span.chip', { key: name }, `${label} ${route.query[name]}`, h('button', { 'aria-label': `Without ${label} ${route.query[name]}`, onclick: () => { location.hash = changed({ [name]: undefined }); } }, icon('no', 12))));
