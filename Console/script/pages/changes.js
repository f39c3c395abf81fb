// Change requests: what is to change, who has said yes, and what the one who acts may do about it.

import { actionsOf, empty, h, heading, icon, json, output, party, perform, readAll, seated, state, when } from '../kit.js';

export const title = () => 'Changes';

export const draw = route => seated(route, 'Changes', seat => {
	const { as, region, id } = seat;
	const all = readAll(as, region, 'ListCollaborationChangeRequests', { collaborationIdentifier: id }).items;
	const whole = one => output(as, region, 'GetCollaborationChangeRequest', { collaborationIdentifier: id, changeRequestIdentifier: one.id });
	return [heading('Changes', h('p', 'What members have asked to change about the collaboration')),
		all.length ? h('div.stack', all.map(one => request(whole(one)?.collaborationChangeRequest ?? one, seat)))
			: empty('changes', 'Nothing is asked', 'Members change the collaboration by requests that the others approve.')];
}, true);

function request(one, { as, region, id, members }) {
	const act = (action, done) => perform(
		as, region, 'UpdateCollaborationChangeRequest', { collaborationIdentifier: id, changeRequestIdentifier: one.id, action }, `It is ${done}.`);
	return h('section.card.pad.stack', { key: one.id },
		h('header', state(one.status), h('span.mono.quiet', one.id), when(one.createTime), h('span.end', actionsOf(one, as).map(({ action, text, done, reason }) =>
			h('button.button.small', { disabled: Boolean(reason), title: reason, onclick: () => act(action, done) }, text)))),
		h('ul.rule-words', (one.changes ?? []).map(change => h('li', json(change)))),
		h('div.row-of', Object.entries(one.approvals ?? {}).map(([account, { status }]) => h('span.row-of', { key: account }, party(account, members),
			icon({ APPROVED: 'yes', DENIED: 'no' }[status] ?? 'clock'), status))));
}
