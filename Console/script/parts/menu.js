// Menus that open below a button: things to choose, a search above them where there are many, and small forms.

import { h } from '../kit.js';

let open = null;

/** Opens a menu. `fill(close, filter)` answers its contents, anew for each text that is searched for. */
export function openMenu(button, label, fill, { search } = {}) {
	if (open) {
		const wasOurs = open.button === button;
		open.menu.hidePopover();
		if (wasOurs) return;
	}
	const close = () => menu.hidePopover();
	const items = h('div', { role: 'menu', 'aria-label': label });
	const draw = text => items.replaceChildren(...fill(close, text.toLowerCase()).filter(Boolean));
	const field = search && h('input', { type: 'search', placeholder: search, 'aria-label': search, oninput() { draw(this.value); } });
	const menu = h('div.menu', { popover: 'auto', onkeydown: event => move(event, menu) }, field, items);
	draw('');
	document.body.append(menu);
	open = { button, menu };
	menu.addEventListener('toggle', ({ newState }) => {
		if (newState !== 'closed') return;
		menu.remove();
		if (open?.menu === menu) open = null;
		button.setAttribute('aria-expanded', 'false');
		if (!document.activeElement || document.activeElement === document.body) button.focus();
	});
	button.setAttribute('aria-expanded', 'true');
	menu.showPopover();
	place(menu, button.getBoundingClientRect());
	(field ?? menu.querySelector('[role=menuitem]'))?.focus();
}

function place(menu, at) {
	const size = menu.getBoundingClientRect();
	menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
	const below = at.bottom + 4;
	menu.style.top = `${below + size.height > innerHeight - 8 ? Math.max(8, at.top - size.height - 8) : below}px`;
}

function move(event, menu) {
	const items = [...menu.querySelectorAll('[role=menuitem]')];
	const at = items.indexOf(document.activeElement);
	const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (step) {
		event.preventDefault();
		items[(at + step + items.length) % items.length]?.focus();
	}
}

/** A thing to choose. */
export const item = (choose, ...content) => h('button', { role: 'menuitem', tabindex: '-1', onclick: choose }, ...content);
