// What goes otherwise than by itself: how lives move, what is under way, how things end, and what goes wrong on the way.

import {
	answerWith, button, cardHead, control, count, get, h, heading, icon, list, loading, milliseconds, models, party, relative, rowLink, select, send,
	state, step
} from '../kit.js';
import { copySteps, faults, ruleActs } from '../parts/faults.js';

export const title = () => 'Simulate';

export function draw(route) {
	const lifecycle = get('lifecycle');
	if (!lifecycle) return [heading('Simulate'), loading()];
	return [
		heading('Simulate', h('p', 'What moves by itself can be moved by hand.')),
		h('div.stack', lives(lifecycle.models), ongoing(), outcomes(), faults(route)),
	];
}

const paces = { time: 'by time', immediate: 'at once', manual: 'by hand', looks: 'by looks' };

function lives(all) {
	const settings = all.map(({ model_name, transition }) => ({ model_name, transition }));
	return h('section.card', h('div.pad', cardHead('Life cycle',
		button('small', () => send('POST', 'lifecycle/step', {}), icon('step', 15), 'Step all'),
		button('small', () => send('DELETE', 'lifecycle'), 'As the program was started'),
		button('small', () => copySteps('lifecycle', settings), 'Copy as seed steps'))),
	list(['What', 'Moves', 'How long each step takes', '>Under way', ''], all.map(life)));
}

function life({ model_name: model, transition, ongoing: going }) {
	const [all] = models[model];
	const pace = transition.times ? 'looks' : transition.progression;
	const set = transition => send('POST', 'lifecycle', { model_name: model, transition });
	// A second change may come before the first one is read again.
	const change = (name, value) => { transition[name] = value; set(transition); };
	const durations = Object.entries(transition).filter(([name]) => name !== 'progression' && name !== 'times');
	const choose = value => set(value === 'looks' ? { progression: 'manual', times: 3 } : { progression: value });
	const short = (name, value, changed, properties) =>
		h('label.tick', name, h('input.short', { value, onchange() { changed(this.value); }, ...properties }));
	return h('tr', { key: model }, h('td', all),
		h('td', select(Object.entries(paces), pace, choose, { 'aria-label': `How ${all} move`, value: pace })),
		h('td', h('div.row-of',
			durations.map(([name, seconds]) => short(name, `${seconds}s`, value => change(name, value), { 'aria-label': `${name} of ${all}` })),
			transition.times && short('looks', transition.times, value => set({ progression: 'manual', times: Number(value) }), { type: 'number', min: 1 }))),
		h('td.r', going || ''), h('td', going > 0 && button('small', () => send('POST', 'lifecycle/step', { model_name: model }), 'Step')));
}

function ongoing() {
	const all = get('lifecycle/ongoing?limit=50');
	if (!all?.ongoing.length) return null;
	return h('section.card', h('div.pad', h('h2', `Under way: ${all.total}`)), list(['What', 'Of', 'Now', 'Next', 'When', ''], all.ongoing.map(going)));
}

function going({ id, name, account, collaboration, model_name: model, status, next }) {
	const [, thing, kind] = models[model];
	const query = { as: account, kind };
	const what = collaboration && rowLink({ page: 'analyses', collaboration, id, query }, `${thing} ${name ?? id.slice(-8)}`);
	return h('tr', { key: id }, h('td', what ?? id), h('td', party(account)), h('td', state(status)),
		h('td', next && state(next.status)), h('td', { title: next?.due }, next && dueOf(next)), h('td', button('small', () => step(id), icon('step', 15), 'Step')));
}

function dueOf(next) {
	if (next.by === 'time') return relative(milliseconds(next.due));
	return next.by === 'looks' ? `after ${next.left} looks` : next.by === 'hand' ? 'by hand' : 'on its way';
}

function outcomes() {
	const rules = get('outcomes')?.outcomes ?? [];
	return h('section.card', h('div.pad',
		cardHead('Outcomes', button('small', () => answerWith({ run: { kind: 'query' } }), 'Add…'), ruleActs('outcomes', rules)),
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
		await send('POST', 'outcomes', { ...rest, id, position: index - 1 });
	};
	const up = h('button.button.small.plain', { 'aria-label': `Ask rule ${index + 1} before`, onclick: move }, 'up');
	return h('tr', { key: rule.id }, h('td', index + 1, ' ', index > 0 && up),
		h('td', models[rule.model_name]?.[1], h('br'), h('span.mono.quiet', match || 'all of them')),
		h('td', state(rule.status)), h('td', result, rule.duration !== undefined && `, after ${rule.duration} s`),
		h('td', rule.times ?? 'always'), h('td', button('small', () => send('DELETE', `outcomes/${rule.id}`), 'Remove')));
}

