// `Copy as`: a call as the text of a program, of the kind that was copied last.

import { copyText, get, h, icon, item, openMenu, root } from '../kit.js';
import { copyAs, kinds } from '../copy.js';

const places = () => ({ endpoint: get('server')?.address ?? location.origin, control: root.href });

export function copyCall(kind, made) {
	localStorage.setItem('copy-kind', kind);
	return copyText(copyAs(kind, made, places()), `Copied as ${kind}.`);
}

/** `made` is a call, or makes one when it is asked for. */
export function copyMenu(label, made, size = '') {
	const call = () => typeof made === 'function' ? made() : made;
	places();
	return h('span.row-of', 
		h('button', { class: `button ${size}`, 'aria-haspopup': 'menu', onclick() {
			openMenu(this, label, close => kinds.map(kind => item(() => { close(); copyCall(kind, call()); }, kind)));
		} }, icon('copy', 15), label),
		h('button', { hidden: true, 'data-key': 'copy', onclick: () => copyCall(localStorage.getItem('copy-kind') ?? 'curl', call()) }));
}
