// Joining a collaboration: what the member pays for, and where its results go.

import { address, field, go, h, openDialog, perform, tick } from '../kit.js';

/** `member` is the account's own row in the collaboration. */
export async function join(as, region, collaboration, member) {
	const payment = member.paymentConfiguration ?? {};
	const canReceive = member.abilities.includes('CAN_RECEIVE_RESULTS');
	const values = { bucket: '', prefix: '', pays: true };
	const answer = await openDialog(`Join ${collaboration.name} as ${member.displayName}`, () => h('div.stack',
		Object.keys(payment).filter(kind => payment[kind]?.isResponsible).map(kind =>
			tick(`Pays for ${kind}`, true, on => values.pays = on)),
		canReceive && h('div.fields', field('Bucket of its results', { placeholder: 'my-results', oninput() { values.bucket = this.value; } }),
			field('Prefix', { oninput() { values.prefix = this.value; } }))),
	[{ text: 'Not now', value: '' }, { text: 'Join', value: 'yes', kind: 'main' }]);
	if (answer !== 'yes') return;
	const input = { collaborationIdentifier: collaboration.id, queryLogStatus: 'DISABLED' };
	const paid = Object.fromEntries(Object.entries(payment).filter(([, one]) => one?.isResponsible).map(([kind]) => [kind, { isResponsible: values.pays }]));
	if (Object.keys(paid).length) input.paymentConfiguration = { queryCompute: { isResponsible: false }, ...paid };
	const { bucket, prefix } = values;
	if (bucket) input.defaultResultConfiguration = { outputConfiguration: { s3: { resultFormat: 'CSV', bucket, ...(prefix ? { keyPrefix: prefix } : {}) } } };
	if (await perform(as, region, 'CreateMembership', input, `${member.displayName} has joined.`)) go(address({ page: 'parties', collaboration: collaboration.id }));
}
