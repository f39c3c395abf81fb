// Privacy: how much of each budget is left, when it is filled again, and what other settings would come to.

import {
	aggregationsOf, button, empty, field, gauge, h, heading, list, milliseconds, note, now, output, party, readAll, relative, remember, seated, steer
} from '../kit.js';

export const title = () => 'Privacy';

const words = text => text.replaceAll('_', ' ');

export const draw = route => seated(route, 'Privacy', ({ as, region, id, members }) => {
	const budgets = type => readAll(as, region, 'ListCollaborationPrivacyBudgets', { collaborationIdentifier: id, privacyBudgetType: type }).items;
	const noise = budgets('DIFFERENTIAL_PRIVACY');
	const access = budgets('ACCESS_BUDGET');
	const templates = readAll(as, region, 'ListCollaborationPrivacyBudgetTemplates', { collaborationIdentifier: id }).items;
	const seat = { as, region, id, members };
	if (!noise.length && !access.length) return [heading('Privacy'),
		empty('privacy', 'No budget', 'Queries here are bounded by their rules alone. Who may not see a budget is shown none.')];
	return [heading('Privacy', h('p', 'What is left to ask, as this account is told it')),
		h('div.stack', noise.map(budget => differential(budget, templates, seat)), access.map(budget => accesses(budget, members)),
			noise[0] && whatIf(seat, noise[0]))];
}, true);

function head(budget, members, name, refresh) {
	return h('header', party(budget.creatorAccountId, members), h('h2', name), refresh && h('span.end', h('span.quiet', `filled again ${relative(refresh)}`),
		button('small', () => steer('set', { time: new Date(refresh).toISOString() }), 'To the refresh')));
}

function differential(budget, templates, { as, region, id, members }) {
	const template = templates.find(one => one.id === budget.privacyBudgetTemplateId);
	const input = { collaborationIdentifier: id, privacyBudgetTemplateIdentifier: template?.id };
	const whole = template && output(as, region, 'GetCollaborationPrivacyBudgetTemplate', input)?.collaborationPrivacyBudgetTemplate;
	const { epsilon } = budget.budget.differentialPrivacy;
	const noise = whole?.parameters?.differentialPrivacy?.usersNoisePerQuery ?? '?';
	return h('section.card.pad.stack', { key: budget.id },
		head(budget, members, 'Differential privacy', whole?.autoRefresh === 'CALENDAR_MONTH' ? nextMonth() : null),
		h('p.note', `ε ${epsilon}, noise of up to ${noise} users for each query`),
		aggregationsOf(budget).map(one => gauge(words(one.type), one.remainingCount, one.maxCount, `${one.remainingCount} of ${one.maxCount} ${words(one.type)} left`)));
}

/** The calendar's month ends in UTC. */
function nextMonth() {
	const date = new Date(now());
	return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

function accesses(budget, members) {
	const { resourceArn, details = [] } = budget.budget.accessBudget;
	return h('section.card.pad.stack', { key: budget.id }, head(budget, members, `Access to ${resourceArn.split('/').at(-1)}`),
		details.map(({ budgetType, remainingBudget, budget: most, endTime }) => {
			const until = endTime ? `, until ${relative(milliseconds(endTime))}` : '';
			return gauge(budgetType, remainingBudget, most, `${remainingBudget} of ${most} left, ${words(budgetType.toLowerCase())}${until}`);
		}));
}

/** A read: nothing is used up and nothing is set. */
function whatIf({ as, region, id, members }, budget) {
	const owner = budget.creatorAccountId;
	const set = remember('what if', { epsilon: budget.budget.differentialPrivacy.epsilon, noise: 30 });
	const membership = members.find(member => member.accountId === as)?.membershipId;
	const parameters = { differentialPrivacy: { epsilon: set.epsilon, usersNoisePerQuery: set.noise } };
	const impact = membership
		&& output(as, region, 'PreviewPrivacyImpact', { membershipIdentifier: membership, parameters })?.privacyImpact.differentialPrivacy;
	const slider = (name, label, min, max) => field(`${label}: ${set[name]}`, { type: 'range', min, max, value: set[name],
		oninput() { note('what if', now => ({ ...now, [name]: Number(this.value) })); } });
	return h('section.card.pad.stack', { key: owner + id }, h('h2', 'What if'),
		h('div.fields', slider('epsilon', 'Epsilon ε', 1, 20), slider('noise', 'Noise in users for each query', 10, 100)),
		impact && list(['Aggregation', '>Largest count'], impact.aggregations.map(one => h('tr', { key: one.type }, h('td', words(one.type)), h('td.r', one.maxCount)))));
}
