// How something ends: as a rule for what starts next, shown as the call that makes it.

import { button, choice, control, copyText, fail, field, h, invalidate, oneLine, openDialog, root, span, succeed } from '../kit.js';
import { shell } from '../copy.js';

const codes = ['MALFORMED_QUERY', 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE', 'RESOURCE_ACCESS_DENIED', 'INSUFFICIENT_COMPUTE', 'TRANSIENT_ERROR', 'INTERNAL_ERROR', 'UNKNOWN_ERROR'];
const ends = { SUCCESS: 'Succeed with rows', FAILED: 'Fail', TIMED_OUT: 'Time out', CANCELLED: 'Be cancelled' };

const asCurl = rule => `curl -s ${root.href}outcomes -H 'Content-Type: application/json' -d ${shell(JSON.stringify(rule))}\n`;

/** Asks for a rule and sets it. `about` is a run or a query that is being written: `{kind, sql, template}`. */
export async function answerWith({ run, columns = [], collaboration, end = 'SUCCESS' }) {
	const header = columns.map(column => column.name).join(',');
	const form = { end, csv: header ? `${header}\n` : '', code: 'INTERNAL_ERROR', message: '', scope: run.sql ? 'sql' : run.template ? 'template' : 'all', times: '1', duration: '' };
	const shown = h('textarea', { rows: 8, 'aria-label': 'The rule as JSON', spellcheck: 'false' });
	const draw = () => { shown.value = JSON.stringify(ruleOf(form, run, collaboration), null, 2); };
	draw();
	const answer = await openDialog('Answer with…', () => h('div.stack', fields(form, run, draw), h('details', h('summary', 'The rule, as POST outcomes takes it'), shown,
		button('small', () => copyText(asCurl(JSON.parse(shown.value))), 'Copy as curl'))),
	[{ text: 'Leave it', value: '' }, { text: 'Set it', value: 'yes', kind: 'main' }]);
	if (answer !== 'yes') return;
	try {
		await control('POST', 'outcomes', JSON.parse(shown.value));
		succeed('The next that fits ends so.', [{ text: 'All rules', href: '#/simulate' }]);
		invalidate(() => true);
	} catch (error) { fail('', error.message); }
}

function fields(form, run, draw) {
	const set = name => value => { form[name] = value; parts(); draw(); };
	const typed = name => ({ name, oninput() { set(name)(this.value); } });
	const rows = h('label.field', 'Rows, as CSV with a line of names', h('textarea', { rows: 5, value: form.csv, ...typed('csv') }));
	const failure = h('div.fields', choice('Code', codes, form.code, set('code'), { name: 'code' }), field('Message', typed('message')));
	const parts = () => { rows.hidden = form.end !== 'SUCCESS'; failure.hidden = form.end !== 'FAILED'; };
	parts();
	const scopes = { ...(run.sql ? { sql: 'this SQL' } : {}), ...(run.template ? { template: 'this template' } : {}), all: run.kind === 'job' ? 'all jobs here' : 'all queries here' };
	return [
		choice('It is to', Object.entries(ends), form.end, set('end'), { name: 'end' }),
		rows, failure,
		h('div.fields',
			choice('For', Object.entries(scopes), form.scope, set('scope'), { name: 'scope' }),
			field('So many times', { type: 'number', min: 1, value: form.times, placeholder: 'always', ...typed('times') }),
			field('Running for', { placeholder: 'as long as others', ...typed('duration') })),
	];
}

function ruleOf(form, run, collaboration) {
	const match = { ...(collaboration ? { collaboration } : {}) };
	if (form.scope === 'sql') match.sql = oneLine(run.sql);
	if (form.scope === 'template') match.template = run.template;
	return {
		...(run.kind === 'job' ? { model_name: 'cleanrooms::protected-job' } : {}), match, status: form.end,
		...(form.end === 'FAILED' ? { error: { code: form.code, ...(form.message ? { message: form.message } : {}) } } : {}),
		...(form.end === 'SUCCESS' && form.csv.trim() ? { result: { csv: form.csv } } : {}),
		...(form.times ? { times: Number(form.times) } : {}), ...(form.duration ? { duration: form.duration } : {}),
	};
}

/** What is under way: how it will end, and how the next of its kind could. */
export function endings({ run, life, collaboration, columns }) {
	const next = life?.outcome
		? `By an outcome rule it ends ${life.outcome.status}${life.outcome.duration === undefined ? '' : `, after ${span(life.outcome.duration * 1000)}`}.`
		: 'It succeeds by the rules, as was settled when it started.';
	const choice = (text, end) => button('small', () => answerWith({ run, columns, collaboration, end }), text);
	return h('div', h('h2', 'How should the next one end?'), h('p.note', next),
		h('p.choices', choice('Succeed with rows…', 'SUCCESS'), choice('Fail…', 'FAILED'), choice('Time out…', 'TIMED_OUT')));
}
