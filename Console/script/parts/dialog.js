// Dialogues: one question at a time, on the browser's own element, which keeps the focus inside and gives it back.

import { h, onTokenAsked, setToken } from '../kit.js';

/** Opens a dialogue and answers what it was closed with: the value of a button, `''` for Escape. `fill` makes the body, and may close it. */
export function openDialog(title, fill, buttons) {
	return new Promise(done => {
		const close = value => dialog.close(value);
		const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' },
			h('form', { method: 'dialog' }, h('h2', { id: 'dialog-title' }, title), fill(close),
				h('footer', buttons.map(({ text, value, kind = '', autofocus }) =>
					h('button', { class: `button ${kind}`, value, autofocus, type: value === '' ? 'button' : 'submit', onclick: value === '' ? () => close('') : undefined }, text)))));
		dialog.addEventListener('close', () => {
			dialog.remove();
			done(dialog.returnValue);
		});
		document.body.append(dialog);
		dialog.showModal();
	});
}

/** What goes. */
export const losses = all => h('div', h('p.note', 'This goes and does not come back:'), h('ul.rule-words', all.map(loss => h('li', loss))));

/** Asks before something goes. The safe button has the focus. */
export async function confirmLoss(title, all, verb) {
	const answer = await openDialog(title, () => losses(all), [{ text: 'Keep it', value: '', autofocus: true }, { text: verb, value: 'yes', kind: 'bad' }]);
	return answer === 'yes';
}

onTokenAsked(async () => {
	let token = '';
	await openDialog('The control API asks for its token',
		() => h('label.field', 'That of --control-token',
			h('input', { type: 'password', name: 'token', autocomplete: 'off', autofocus: true, oninput() { token = this.value; } })),
		[{ text: 'Go on', value: 'ok', kind: 'main' }]);
	setToken(token);
});
