// Joining a collaboration: what the member pays for, and where its results go.

import { address, go, h, openDialog, perform, tick } from '../kit.js';

/** `member` is the account's own row in the collaboration. */
export async function join(as, region, collaboration, member) {
	const payment = member.paymentConfiguration ?? {};
	const canReceive = member.abilities.includes('CAN_RECEIVE_RESULTS');
	const values = { bucket: '', prefix: '', pays: true };
	const answer = await openDialog(`Join ${collaboration.name} as ${member.displayName}`, () => h('div', { class: 'stack' },
		Object.keys(payment).filter(kind => payment[kind]?.isResponsible).map(kind =>
			tick(`Pays for ${kind}`, true, on => values.pays = on)),
		canReceive && h('div', { class: 'fields' },
			h('label.field', 'Bucket of its results', h('input', { placeholder: 'my-results', oninput() { values.bucket = this.value; } })),
			h('label.field', 'Prefix', h('input', { oninput() { values.prefix = this.value; } })))),
	[{ text: 'Not now', value: '' }, { text: 'Join', value: 'yes', kind: 'main' }]);
	if (answer !== 'yes') return;
	const input = { collaborationIdentifier: collaboration.id, queryLogStatus: 'DISABLED' };
	const paid = Object.fromEntries(Object.entries(payment).filter(([, one]) => one?.isResponsible).map(([kind]) => [kind, { isResponsible: values.pays }]));
	if (Object.keys(paid).length) input.paymentConfiguration = { queryCompute: { isResponsible: false }, ...paid };
	if (values.bucket) input.defaultResultConfiguration = { outputConfiguration: { s3: { resultFormat: 'CSV', bucket: values.bucket, ...(values.prefix ? { keyPrefix: values.prefix } : {}) } } };
	if (await perform(as, region, 'CreateMembership', input, `${member.displayName} has joined.`)) go(address({ page: 'parties', collaboration: collaboration.id }));
}
