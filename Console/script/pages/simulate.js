// What goes otherwise than by itself: how lives move, what is under way, how things end, and what goes wrong on the way.

import {
	address, answerWith, button, confirmLoss, control, copyText, count, fail, get, h, heading, heads, icon, invalidate, list, loading, milliseconds,
	models, oneOfModel, options, party, relative, state, step
} from '../kit.js';
import { faults } from '../parts/faults.js';

export const title = () => 'Simulate';

export function draw(route) {
	const lifecycle = get('lifecycle');
	if (!lifecycle) return [heading('Simulate'), loading()];
	return [
		heading('Simulate', h('p', 'What moves by itself can be moved by hand.')),
		h('div.stack', lives(lifecycle.models), ongoing(), outcomes(), faults(route)),
	];
}

/** Sends a change and reads everything anew. */
export async function change(method, path, body) {
	try {
		await control(method, path, body);
	} catch (error) { fail('', error.message); }
	invalidate(() => true);
}

// MARK: Lives

const paces = { time: 'by time', immediate: 'at once', manual: 'by hand', looks: 'by looks' };

function lives(all) {
	return h('section.card', h('div.pad', h('header', h('h2', 'Life cycle'), h('span', { class: 'end' },
		button('small', () => change('POST', 'lifecycle/step', {}), icon('step', 15), 'Step all'),
		button('small', () => change('DELETE', 'lifecycle'), 'As the program was started'),
		button('small', () => copyText(all.map(one => controlStep('POST', 'lifecycle', { model_name: one.model_name, transition: one.transition })).join(''), 'Copied as steps of a seed.'), 'Copy as seed steps')))),
	list(['What', 'Moves', 'How long each step takes', 'Under way', ''], all.map(life)));
}

function life({ model_name: model, transition, ongoing: going }) {
	const pace = transition.times ? 'looks' : transition.progression;
	const set = transition => change('POST', 'lifecycle', { model_name: model, transition });
	const durations = Object.entries(transition).filter(([name]) => name !== 'progression' && name !== 'times');
	const choose = function () { set(this.value === 'looks' ? { progression: 'manual', times: 3 } : { progression: this.value }); };
	return h('tr', { key: model }, h('td', models[model]),
		h('td', h('select', { 'aria-label': `How ${models[model]} move`, value: pace, onchange: choose }, options(Object.entries(paces), pace))),
		h('td', h('div', { class: 'row-of' },
			durations.map(([name, seconds]) => h('label.tick', name, h('input.short', { value: `${seconds}s`, 'aria-label': `${name} of ${models[model]}`, onchange() { set({ ...transition, [name]: this.value }); } }))),
			transition.times && h('label.tick', 'looks', h('input.short', { type: 'number', min: 1, value: transition.times, onchange() { set({ progression: 'manual', times: Number(this.value) }); } })))),
		h('td.r', going || ''), h('td', going > 0 && button('small', () => change('POST', 'lifecycle/step', { model_name: model }), 'Step')));
}

function ongoing() {
	const all = get('lifecycle/ongoing?limit=50');
	if (!all?.ongoing.length) return null;
	const page = one => one.collaboration && address({ page: 'analyses', collaboration: one.collaboration, id: one.id, query: { as: one.account, kind: { 'cleanrooms::protected-job': 'job', 'cleanrooms::analysis-log-export': 'export', 'cleanrooms::id-mapping-table': 'mapping' }[one.model_name] } });
	const due = next => next.by === 'time' ? relative(milliseconds(next.due)) : next.by === 'looks' ? `after ${next.left} looks` : next.by === 'hand' ? 'by hand' : 'on its way';
	return h('section.card', h('div.pad', h('h2', `Under way: ${all.total}`)), h('div.scroll', h('table', { class: 'list' },
		heads('What', 'Of', 'Now', 'Next', 'When', ''),
		h('tbody', all.ongoing.map(one => h('tr', { key: one.id }, h('td', page(one) ? h('a.row', { href: page(one) }, `${oneOfModel[one.model_name]} ${one.name ?? one.id.slice(-8)}`) : one.id), h('td', party(one.account)),
			h('td', state(one.status)), h('td', one.next && state(one.next.status)), h('td', { title: one.next?.due }, one.next && due(one.next)), h('td', button('small', () => step(one.id), icon('step', 15), 'Step'))))))));
}

// MARK: Outcomes

export const controlStep = (method, path, body) => `- control: ${method} /_cleanrooms/${path}\n  with: ${JSON.stringify(body).replaceAll('${', '$${')}\n`;

function outcomes() {
	const rules = get('outcomes')?.outcomes ?? [];
	return h('section.card', h('div.pad', h('header', h('h2', 'Outcomes'), h('span', { class: 'end' },
		h('button.button.small', { onclick: () => answerWith({ run: { kind: 'query' } }) }, 'Add…'),
		rules.length > 0 && button('small', () => copyText(rules.map(({ id, ...rule }) => controlStep('POST', 'outcomes', rule)).join(''), 'Copied as steps of a seed.'), 'Copy as seed steps'),
		rules.length > 0 && button('small bad', async () => await confirmLoss('Remove all outcomes?', [count(rules.length, 'rule')], 'Remove') && change('DELETE', 'outcomes'), 'Remove all…'))),
	!rules.length && h('p.note', 'No rule decides: everything ends as it would by itself.')),
	rules.length > 0 && list(['Order', 'For', 'Ends', 'With', 'Still', ''], rules.map((rule, index) => outcome(rule, index, rules))));
}

function outcome(rule, index, rules) {
	const match = Object.entries(rule.match ?? {}).filter(([, value]) => value).map(([name, value]) => `${name} ${value}`).join(', ');
	const result = rule.result ? count((rule.result.rows ?? []).length, 'row') : rule.error ? `${rule.error.code}: ${rule.error.message ?? ''}` : '';
	// A rule is moved by putting it in again at another place.
	const move = async () => {
		const { id, ...rest } = rule;
		await control('DELETE', `outcomes/${id}`);
		await change('POST', 'outcomes', { ...rest, id, position: index - 1 });
	};
	return h('tr', { key: rule.id }, h('td', index + 1, ' ', index > 0 && h('button.button.small.plain', { 'aria-label': `Ask rule ${index + 1} before`, onclick: move }, 'up')),
		h('td', oneOfModel[rule.model_name], h('br'), h('span.mono.quiet', match || 'all of them')), h('td', state(rule.status)), h('td', result, rule.duration !== undefined && `, after ${rule.duration} s`),
		h('td.tab', rule.times ?? 'always'), h('td', button('small', () => change('DELETE', `outcomes/${rule.id}`), 'Remove')));
}

