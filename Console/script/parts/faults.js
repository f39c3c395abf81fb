// Faults: what goes wrong between a client and its answer, made by a form or by JSON, each of which fills the other.

import {
	button, cardHead, choice, confirmLoss, copyText, count, field, get, h, jsonOf, list, move, note, remember, root, send
} from '../kit.js';
import { shell } from '../copy.js';

const none = {
	operation: '', account: '', region: '', kind: 'error', code: 'ThrottlingException', message: '', latency: '500', truncate: '20', probability: '1',
	count: '',
};

const readyMade = {
	'Throttled once': { kind: 'error', code: 'ThrottlingException', count: '1', probability: '1' },
	'Service down': { kind: 'error', code: 'ServiceUnavailable', count: '', probability: '1' },
	Slow: { kind: 'latency', latency: '2000', count: '', probability: '1' },
	'One in two fails': { kind: 'error', code: 'InternalServerException', count: '', probability: '0.5' },
};

const codes = ['ThrottlingException', 'InternalServerException', 'ServiceUnavailable', 'AccessDeniedException', 'ResourceNotFoundException',
	'ConflictException', 'ValidationException'];

const kinds = [['error', 'An error'], ['latency', 'A late answer'], ['drop', 'No answer'], ['truncate', 'A cut answer']];

/** The rule that a form says. */
function ruleOf({ operation, account, region, kind, code, message, latency, truncate, probability, count }) {
	const rule = {
		operation, account, region, error: kind === 'error' && { code, ...(message ? { message } : {}) },
		latency: kind === 'latency' && (Number(latency) || 0), connection: kind === 'drop' && 'drop',
		truncate: kind === 'truncate' && (Number(truncate) || 0), probability: probability !== '1' && probability !== '' && Number(probability),
		count: count && Number(count),
	};
	return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== false && value !== ''));
}

/** The form that says a rule. */
function formOf(rule) {
	const kind = rule.error ? 'error' : rule.connection ? 'drop' : rule.truncate !== undefined ? 'truncate' : 'latency';
	const { operation = '', account = '', region = '', error = {}, latency = none.latency, truncate = none.truncate, probability = 1, count = '' } = rule;
	const { code = none.code, message = '' } = error;
	return {
		operation, account, region, kind, code, message, latency: String(latency.milliseconds ?? latency), truncate: String(truncate),
		probability: String(probability), count: String(count),
	};
}

/** The acts above some rules: to take them along as steps of a seed, and to remove them. */
export const ruleActs = (path, rules) => rules.length > 0 && [
	button('small', () => copySteps(path, rules), 'Copy as seed steps'),
	button('small bad', () => removeAll(path, rules), 'Remove all…'),
];

export function copySteps(path, rules) {
	const steps = rules.map(({ id, struck, ...rule }) =>
		`- control: POST /_cleanrooms/${path}\n  with: ${JSON.stringify(rule).replaceAll('${', '$${')}\n`);
	return copyText(steps.join(''), 'Copied as steps of a seed.');
}

async function removeAll(path, rules) {
	if (await confirmLoss(`Remove all ${path}?`, [count(rules.length, 'rule')], 'Remove')) await send('DELETE', path);
}

export function faults(route) {
	const rules = get('faults')?.faults ?? [];
	return h('section.card', { id: 'faults' }, h('div.pad.stack',
		cardHead('Faults', ruleActs('faults', rules)),
		!rules.length && h('p.note', 'Nothing goes wrong on the way.'), form(route)), rules.length > 0 && inForce(rules));
}

function form({ query }) {
	const first = query.fail ? { ...none, operation: query.fail, account: query.failas ?? '', count: '1' } : none;
	const value = remember('fault', null) ?? first;
	const set = changes => note('fault', now => ({ ...now ?? first, ...changes }));
	const line = (name, label, properties) => field(label, { name, value: value[name], oninput() { set({ [name]: this.value }); }, ...properties });
	const rule = ruleOf(value);
	return h('form.stack', { onsubmit: async event => {
		event.preventDefault();
		await send('POST', 'faults', ruleOf(remember('fault') ?? first), 'It goes wrong from now on.');
		note('fault', null);
		if (query.fail) move({ fail: undefined, failas: undefined });
	} },
	h('div.row-of', Object.entries(readyMade).map(([name, changes]) => button('small', () => set(changes), name))),
	h('div.fields',
		line('operation', 'Operation', { list: 'operations', placeholder: 'all of them' }), operations(),
		line('account', 'Account', { placeholder: 'everybody' }), line('region', 'Region', { placeholder: 'all of them' }),
		choice('What happens', kinds, value.kind, kind => set({ kind }), { name: 'kind' }),
		value.kind === 'error' && [line('code', 'Error', { list: 'errors' }), suggestions('errors', codes),
			line('message', 'Message', { placeholder: 'as AWS words it' })],
		value.kind === 'latency' && line('latency', 'Milliseconds', { type: 'number', min: 0 }),
		value.kind === 'truncate' && line('truncate', 'Bytes that are sent', { type: 'number', min: 0 }),
		line('probability', 'Probability', { inputmode: 'decimal' }), line('count', 'How often', { type: 'number', min: 1, placeholder: 'always' })),
	h('details', h('summary', 'The rule, as POST faults takes it'),
		h('textarea', { rows: 6, 'aria-label': 'The rule as JSON', spellcheck: 'false', value: JSON.stringify(rule, null, 2), onchange() {
			const typed = jsonOf(this.value);
			if (typed) note('fault', formOf(typed));
		} }),
		button('small', () => copyText(`curl -s ${root.href}faults -H 'Content-Type: application/json' -d ${shell(JSON.stringify(rule))}\n`), 'Copy as curl')),
	h('div', h('button.button.main', { type: 'submit' }, 'Let it happen')));
}

/** The operations that are known from the journal, to choose from; any other can be typed. */
function operations() {
	const called = (get('requests?limit=200&bodies=false')?.requests ?? []).map(one => one.operation).filter(Boolean);
	return suggestions('operations', [...new Set(['StartProtectedQuery', 'GetProtectedQuery', 'ListMemberships', ...called])].sort());
}

const suggestions = (id, values) => h('datalist', { id }, values.map(value => h('option', { value })));

function what({ error, connection, truncate, latency }) {
	if (error) return `${error.code} ${error.statusCode}`;
	if (connection) return 'dropped';
	return truncate === undefined ? `${latency?.milliseconds ?? latency} ms late` : `cut after ${truncate} bytes`;
}

function inForce(rules) {
	return list(['Operation', 'For', 'What', 'Probability', 'Has struck', ''], rules.map(rule => h('tr', { key: rule.id },
		h('td.mono', rule.operation ?? 'all'), h('td', [rule.account, rule.region].filter(Boolean).join(', ') || 'everybody'), h('td', what(rule)),
		h('td', rule.probability), h('td', rule.count === undefined ? rule.struck : `${rule.struck} of ${rule.count}`),
		h('td', button('small', () => send('DELETE', `faults/${rule.id}`), 'Remove')))));
}
