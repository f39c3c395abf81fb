// Text to take along.

import { button, code, h, icon, succeed } from '../kit.js';

export async function copyText(text, what = 'Copied.') {
	try {
		await navigator.clipboard.writeText(text);
	} catch {
		// On a plain address that is not this machine's there is no clipboard but the old one.
		const field = h('textarea', { value: text });
		document.body.append(field);
		field.select();
		document.execCommand('copy');
		field.remove();
	}
	succeed(what);
}

export const copyBlock = text => h('div.stack', code(text),
	h('div', button('small', () => copyText(text), icon('copy', 15), 'Copy')));
