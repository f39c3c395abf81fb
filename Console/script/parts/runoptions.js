// How a query runs besides its SQL: who receives, in which format, on how many workers.

import { h, note, openDialog, remember, tick } from '../kit.js';

export async function runOptions({ id, as, members }) {
	const key = `run options ${id} ${as}`;
	const options = { receivers: [], ...remember(key, {}) };
	const field = (name, label, properties = {}) => h('label.field', label, h('input', { value: options[name] ?? '', oninput() { options[name] = this.value; }, ...properties }));
	const choice = (name, label, values) => h('label.field', label, h('select', { onchange() { options[name] = this.value; } }, values.map(value => h('option', { value, selected: (options[name] ?? '') === value }, value || 'as the default'))));
	const receivers = members.filter(member => member.abilities?.includes('CAN_RECEIVE_RESULTS'));
	const answer = await openDialog('How it runs', () => h('div', { class: 'stack' },
		receivers.length > 1 && h('fieldset', h('legend', 'Receivers; none chosen is the default'), receivers.map(member => h('label', { class: 'tick' },
			h('input', { type: 'checkbox', checked: options.receivers.includes(member.accountId), onchange() { options.receivers = this.checked ? [...options.receivers, member.accountId] : options.receivers.filter(one => one !== member.accountId); } }), member.displayName))),
		h('div.fields', field('bucket', 'Bucket in place of the default'), field('prefix', 'Prefix'), choice('format', 'Format', ['', 'CSV', 'PARQUET']), choice('worker', 'Worker', ['', 'CR.1X', 'CR.4X']), field('number', 'Workers', { type: 'number', min: 2, max: 400, placeholder: '16' })),
		tick('One file', options.single === true, on => options.single = on)),
	[{ text: 'As the default', value: 'default' }, { text: 'Set', value: 'yes', kind: 'main' }]);
	if (answer === 'yes') note(key, options);
	if (answer === 'default') note(key, {});
}
