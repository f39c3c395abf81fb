// Faults: what goes wrong between a client and its answer, made by a form or by JSON, each of which fills the other.

import { button, changed, confirmLoss, control, copyText, count, fail, get, h, invalidate, list, note, remember, root, succeed } from '../kit.js';
import { shell } from '../copy.js';

const none = { operation: '', account: '', region: '', kind: 'error', code: 'ThrottlingException', message: '', latency: '500', truncate: '20', probability: '1', count: '' };

const readyMade = {
	'Throttled once': { kind: 'error', code: 'ThrottlingException', count: '1', probability: '1' },
	'Service down': { kind: 'error', code: 'ServiceUnavailable', count: '', probability: '1' },
	Slow: { kind: 'latency', latency: '2000', count: '', probability: '1' },
	'One in two fails': { kind: 'error', code: 'InternalServerException', count: '', probability: '0.5' },
};

const codes = ['ThrottlingException', 'InternalServerException', 'ServiceUnavailable', 'AccessDeniedException', 'ResourceNotFoundException', 'ConflictException', 'ValidationException'];

/** The rule that a form says. */
function ruleOf(form) {
	return {
		...(form.operation ? { operation: form.operation } : {}), ...(form.account ? { account: form.account } : {}), ...(form.region ? { region: form.region } : {}),
		...(form.kind === 'error' ? { error: { code: form.code, ...(form.message ? { message: form.message } : {}) } } : {}),
		...(form.kind === 'latency' ? { latency: Number(form.latency) || 0 } : {}), ...(form.kind === 'drop' ? { connection: 'drop' } : {}), ...(form.kind === 'truncate' ? { truncate: Number(form.truncate) || 0 } : {}),
		...(form.probability !== '1' && form.probability !== '' ? { probability: Number(form.probability) } : {}), ...(form.count ? { count: Number(form.count) } : {}),
	};
}

/** The form that says a rule. */
function formOf(rule) {
	const kind = rule.error ? 'error' : rule.connection ? 'drop' : rule.truncate !== undefined ? 'truncate' : 'latency';
	return { ...none, operation: rule.operation ?? '', account: rule.account ?? '', region: rule.region ?? '', kind, code: rule.error?.code ?? none.code, message: rule.error?.message ?? '',
		latency: String(rule.latency?.milliseconds ?? rule.latency ?? none.latency), truncate: String(rule.truncate ?? none.truncate), probability: String(rule.probability ?? 1), count: String(rule.count ?? '') };
}

async function send(method, path, body, words) {
	try {
		await control(method, path, body);
		if (words) succeed(words);
	} catch (error) { fail('', error.message); }
	invalidate(() => true);
}

export function faults(route) {
	const rules = get('faults')?.faults ?? [];
	return h('section.card', { id: 'faults' }, h('div', { class: 'pad stack' },
		h('header', h('h2', 'Faults'), h('span', { class: 'end' },
			rules.length > 0 && button('small', () => copyText(rules.map(({ id, struck, ...rule }) => `- control: POST /_cleanrooms/faults\n  with: ${JSON.stringify(rule)}\n`).join(''), 'Copied as steps of a seed.'), 'Copy as seed steps'),
			rules.length > 0 && button('small bad', async () => await confirmLoss('Remove all faults?', [count(rules.length, 'rule')], 'Remove') && send('DELETE', 'faults'), 'Remove all…'))),
		!rules.length && h('p.note', 'Nothing goes wrong on the way.'), form(route)), rules.length > 0 && inForce(rules));
}

function form({ query }) {
	const first = query.fail ? { ...none, operation: query.fail, account: query.failas ?? '', count: '1' } : none;
	const value = remember('fault', null) ?? first;
	const set = changes => note('fault', now => ({ ...now ?? first, ...changes }));
	const field = (name, label, properties = {}) => h('label.field', label, h('input', { name, value: value[name], oninput() { set({ [name]: this.value }); }, ...properties }));
	const rule = ruleOf(value);
	return h('form.stack', { onsubmit: async event => {
		event.preventDefault();
		await send('POST', 'faults', ruleOf(remember('fault') ?? first), 'It goes wrong from now on.');
		note('fault', null);
		if (query.fail) location.hash = changed({ fail: undefined, failas: undefined });
	} },
	h('div.row-of', Object.entries(readyMade).map(([name, changes]) => button('small', () => set(changes), name))),
	h('div', { class: 'fields' },
		field('operation', 'Operation', { list: 'operations', placeholder: 'all of them' }), operations(), field('account', 'Account', { placeholder: 'everybody' }), field('region', 'Region', { placeholder: 'all of them' }),
		h('label.field', 'What happens', h('select', { name: 'kind', onchange() { set({ kind: this.value }); } },
			[['error', 'An error'], ['latency', 'A late answer'], ['drop', 'No answer'], ['truncate', 'A cut answer']].map(([name, text]) => h('option', { value: name, selected: value.kind === name }, text)))),
		value.kind === 'error' && field('code', 'Error', { list: 'errors' }), value.kind === 'error' && h('datalist', { id: 'errors' }, codes.map(code => h('option', { value: code }))),
		value.kind === 'error' && field('message', 'Message', { placeholder: 'as AWS words it' }), value.kind === 'latency' && field('latency', 'Milliseconds', { type: 'number', min: 0 }),
		value.kind === 'truncate' && field('truncate', 'Bytes that are sent', { type: 'number', min: 0 }), field('probability', 'Probability', { inputmode: 'decimal' }), field('count', 'How often', { type: 'number', min: 1, placeholder: 'always' })),
	h('details', h('summary', 'The rule, as POST faults takes it'),
		h('textarea', { rows: 6, 'aria-label': 'The rule as JSON', spellcheck: 'false', value: JSON.stringify(rule, null, 2), onchange() { try { note('fault', formOf(JSON.parse(this.value))); } catch { fail('', 'That is no JSON.'); } } }),
		button('small', () => copyText(`curl -s ${root.href}faults -H 'Content-Type: application/json' -d ${shell(JSON.stringify(rule))}\n`), 'Copy as curl')),
	h('div', h('button.button.main', { type: 'submit' }, 'Let it happen')));
}

/** The operations that are known from the journal, to choose from; any other can be typed. */
function operations() {
	const known = new Set(['StartProtectedQuery', 'GetProtectedQuery', 'ListMemberships', ...(get('requests?limit=200&bodies=false')?.requests ?? []).map(one => one.operation).filter(Boolean)]);
	return h('datalist', { id: 'operations' }, [...known].sort().map(name => h('option', { value: name })));
}

function inForce(rules) {
	const what = rule => rule.error ? `${rule.error.code} ${rule.error.statusCode}` : rule.connection ? 'dropped' : rule.truncate !== undefined ? `cut after ${rule.truncate} bytes` : `${rule.latency?.milliseconds ?? rule.latency} ms late`;
	return list(['Operation', 'For', 'What', 'Probability', 'Has struck', ''], rules.map(rule => h('tr', { key: rule.id }, h('td.mono', rule.operation ?? 'all'), h('td', [rule.account, rule.region].filter(Boolean).join(', ') || 'everybody'), h('td', what(rule)), h('td.tab', rule.probability),
			h('td.tab', rule.count === undefined ? rule.struck : `${rule.struck} of ${rule.count}`), h('td', button('small', () => send('DELETE', `faults/${rule.id}`), 'Remove')))));
}
