// How much of a budget is left: a bar with words.

import { h } from '../kit.js';

/** A bar from 0 to `most`; `words` say what it shows. */
export function gauge(label, left, most, words) {
	const share = most > 0 ? Math.max(0, Math.min(1, left / most)) : 0;
	return h('div', { class: 'gauge' },
		h('svg.bar', { viewBox: '0 0 100 8', preserveAspectRatio: 'none', role: 'meter', 'aria-label': label, 'aria-valuenow': left, 'aria-valuemin': 0, 'aria-valuemax': most, 'aria-valuetext': words },
			h('rect', { width: share * 100, height: 8 })),
		h('div.words', h('span', words)));
}

export const aggregationsOf = budget => budget.budget?.differentialPrivacy?.aggregations ?? [];

/** The budgets of a collaboration, one bar each, small. */
export function budgetBars(budgets) {
	const first = budgets.flatMap(aggregationsOf)[0];
	if (!first) return null;
	return h('span.row-of', h('svg.mini', { viewBox: '0 0 100 8', height: 8, width: 72, preserveAspectRatio: 'none', role: 'meter', 'aria-label': `Budget for ${first.type}`,
		'aria-valuenow': first.remainingCount, 'aria-valuemin': 0, 'aria-valuemax': first.maxCount }, h('rect.ground', { width: 100, height: 8 }), h('rect.level', { width: first.maxCount ? 100 * first.remainingCount / first.maxCount : 0, height: 8 })),
	h('span.when', `${first.remainingCount} of ${first.maxCount} ${first.type.replaceAll('_', ' ')} left`));
}
