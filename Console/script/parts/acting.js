// Who acts: chosen at the foot of the ways, and the same everywhere.

import { accounts, actingAs, changed, current, h, icon, item, membersOf, move, nameOf, openMenu, partyClass, seal } from '../kit.js';

const actAs = account => move({ as: account });

/** The accounts to choose from: the members of the collaboration first. */
function choices(route) {
	const members = membersOf(route).map(member => member.accountId);
	return [...new Set([...members, ...accounts().map(account => account.account)])];
}

function openActing(button) {
	const route = current();
	const members = membersOf(route);
	openMenu(button, 'Acting as', (close, text) => {
		const choose = account => () => { close(); actAs(account); };
		const fits = account => account.includes(text) || nameOf(account, members).toLowerCase().includes(text);
		const found = choices(route).filter(fits).slice(0, 30);
		const acting = actingAs(route);
		return [
			...found.map(account => item(choose(account), seal(account, members, 'small'),
				h('span', nameOf(account, members), h('br'), h('span.mono.quiet', account, account === acting ? ', acting' : '')))),
			// A stranger: the pages show what AWS would.
			/^\d{12}$/.test(text) && !found.includes(text) && item(choose(text), `Act as the stranger ${text}`),
			...found.filter(account => account !== acting).slice(0, 4).map(account =>
				item(() => { close(); window.open(changed({ as: account }), '_blank', 'noopener'); },
					h('span.quiet', `Open as ${nameOf(account, members)} in a new window`))),
		];
	}, { search: 'Account or name, or twelve digits' });
}

export function actingBox(route) {
	const account = actingAs(route);
	const members = membersOf(route);
	if (!account) return h('div.acting-box');
	return h('div.acting-box',
		h('button', { class: `acting party ${partyClass(account, members)}`, 'aria-haspopup': 'menu', onclick() { openActing(this); } },
			h('small', 'Acting as'), seal(account, members),
			h('span', h('strong', nameOf(account, members)), h('br'), h('span.mono', account)), icon('down')));
}

/** To the other party, back and forth. */
export function otherParty(step) {
	const route = current();
	const all = membersOf(route).map(member => member.accountId);
	if (all.length < 2) return;
	const at = all.indexOf(actingAs(route));
	actAs(all[(at + step + all.length) % all.length]);
}
