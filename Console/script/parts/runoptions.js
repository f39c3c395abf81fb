// How a query runs besides its SQL: who receives, in which format, on how many workers.

import { choice, field, h, note, openDialog, remember, tick } from '../kit.js';

export async function runOptions({ id, as, members }) {
	const key = `run options ${id} ${as}`;
	const options = { receivers: [], ...remember(key, {}) };
	const line = (name, label, properties) => field(label, { value: options[name] ?? '', oninput() { options[name] = this.value; }, ...properties });
	const oneOf = (name, label, ...values) => choice(label, [['', 'as the default'], ...values], options[name] ?? '', value => options[name] = value);
	const receivers = members.filter(member => member.abilities?.includes('CAN_RECEIVE_RESULTS'));
	const answer = await openDialog('How it runs', () => h('div.stack',
		receivers.length > 1 && h('fieldset', h('legend', 'Receivers; none chosen is the default'), receivers.map(({ accountId, displayName }) =>
			tick(displayName, options.receivers.includes(accountId), on => {
				options.receivers = [...options.receivers.filter(one => one !== accountId), ...(on ? [accountId] : [])];
			}))),
		h('div.fields', line('bucket', 'Bucket in place of the default'), line('prefix', 'Prefix'),
			oneOf('format', 'Format', 'CSV', 'PARQUET'), oneOf('worker', 'Worker', 'CR.1X', 'CR.4X'),
			line('number', 'Workers', { type: 'number', min: 2, max: 400, placeholder: '16' })),
		tick('One file', options.single === true, on => options.single = on)),
	[{ text: 'As the default', value: 'default' }, { text: 'Set', value: 'yes', kind: 'main' }]);
	if (answer === 'yes') note(key, options);
	if (answer === 'default') note(key, {});
}
