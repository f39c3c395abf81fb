// A run with its life, what can be done with it, and what came of it.

import {
	address, answerWith, button, control, copyMenu, endings, fail, get, getError, grid, h, icon, invalidate, isUnderWay, nameOf, oneLine, perform, send,
	span, state, timeline
} from '../kit.js';

export const step = id => send('POST', 'lifecycle/step', { id });

/** Step by step to the end, and not past twenty: what is cancelled meanwhile ends as that. */
async function toTheEnd(id) {
	try {
		for (let steps = 0; steps < 20; steps++) {
			const life = await control('GET', `lifecycle/${id}`);
			if (!life.next || life.next.by === 'delivery') break;
			await control('POST', 'lifecycle/step', { id });
		}
	} catch (error) { fail('', error.message); }
	invalidate(() => true);
}

function cancel(as, region, membership, run) {
	const call = run.kind === 'job' ? 'UpdateProtectedJob' : 'UpdateProtectedQuery';
	const name = run.kind === 'job' ? 'protectedJobIdentifier' : 'protectedQueryIdentifier';
	return perform(as, region, call, { membershipIdentifier: membership, [name]: run.id, targetStatus: 'CANCELLED' });
}

/** `run` as the list of analyses has it. */
export function runCard(run, { as, region, membership, members, collaboration, isWhole }) {
	const life = get(`lifecycle/${run.id}`);
	const whole = run.whole ?? run;
	const isGoing = isUnderWay(run.status);
	const input = startInput(whole, membership);
	return h('section.card.run', { 'aria-label': isWhole ? 'The run' : 'Last run', key: run.id },
		h('header', state(run.status), isWhole ? h('span.space') : h('a.sql', { href: pageOf(run, collaboration) }, oneLine(run.sql) || run.template || run.id),
			h('span.end',
				isGoing && button('small', () => cancel(as, region, membership, run), 'Cancel'),
				isGoing && h('button.button.small', { 'data-key': 'step', onclick: () => step(run.id) }, icon('step', 15), 'Step'),
				isGoing && isWhole && button('small', () => toTheEnd(run.id), 'To its end'),
				!isGoing && copyMenu('Copy as', { as, region, call: run.kind === 'job' ? 'StartProtectedJob' : 'StartProtectedQuery', input }, 'small'),
				!isGoing && button('small', () => answerWith({ run, columns: columnsOf(whole), collaboration }), 'Answer with…'))),
		life ? timeline(life) : getError(`lifecycle/${run.id}`) && h('p.note', getError(`lifecycle/${run.id}`).message),
		h('div.outcome', isGoing ? endings({ run, life, collaboration, columns: columnsOf(whole) }) : cameOfIt(run, whole, { as, members }), bill(whole, members, isGoing)));
}

const pageOf = ({ id, kind }, collaboration) => address({ page: 'analyses', collaboration, id, query: { kind: kind === 'job' ? kind : undefined } });

const columnsOf = whole => whole.resultColumns ?? [];

/** The call that would start it again. */
export function startInput(whole, membership) {
	const keep = ['type', 'sqlParameters', 'jobParameters', 'computeConfiguration'];
	const input = { membershipIdentifier: membership, type: whole.jobParameters ? 'PYSPARK' : 'SQL' };
	for (const name of keep) if (whole[name] !== undefined) input[name] = whole[name];
	const output = whole.resultConfiguration?.outputConfiguration;
	if (output?.s3) input.resultConfiguration = { outputConfiguration: { s3: output.s3 } };
	return input;
}

function cameOfIt(run, whole, { as, members }) {
	const { error } = whole;
	if (error) return h('div', h('h2', 'Why it failed'), h('p.mono', error.code), h('p.error', error.message),
		h('p.note', `Trying again ${error.retryable ? 'may' : 'does not'} help.`));
	if (run.status !== 'SUCCESS') return h('div', h('p.note', 'It has no result.'));
	return grid(run, { as, members, whole });
}

function bill(whole, members, isGoing) {
	const units = whole.statistics?.billedResourceUtilization?.units;
	const duration = whole.statistics?.totalDurationInMillis;
	const worker = whole.computeConfiguration?.worker;
	const payer = whole.queryComputePayerAccountId ?? whole.jobComputePayerAccountId;
	const place = whole.result?.output?.s3?.location ?? whole.resultConfiguration?.outputConfiguration?.s3;
	const facts = [
		!isGoing && ['Billed', units === undefined ? 'nothing' : `${units.toFixed(2)} CRPU-hours`],
		payer && ['Paid by', nameOf(payer, members)], worker && ['Worker', `${worker.number} × ${worker.type}`],
		!isGoing && duration !== undefined && ['Took', span(duration)],
		place && ['Result', typeof place === 'string' ? place : `${place.resultFormat} to s3://${[place.bucket, place.keyPrefix].filter(Boolean).join('/')}`],
		whole.differentialPrivacy && ['Privacy', (whole.differentialPrivacy.sensitivityParameters ?? [])
			.map(one => `${one.aggregationType} ${one.aggregationExpression}`).join(', ')],
	].filter(Boolean);
	return h('div.bill', h('dl', facts.map(([name, value]) => [h('dt', name), h('dd', { title: value }, value)])));
}

