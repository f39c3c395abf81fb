// How much of a budget is left: a bar with words.

import { h } from '../kit.js';

/** A bar from 0 to `most`; `words` say what it shows. */
export function gauge(label, left, most, words) {
	const share = most > 0 ? Math.max(0, Math.min(1, left / most)) : 0;
	return h('div.gauge', 
		h('svg.bar', { viewBox: '0 0 100 8', preserveAspectRatio: 'none', role: 'meter', 'aria-label': label, 'aria-valuenow': left, 'aria-valuemin': 0, 'aria-valuemax': most, 'aria-valuetext': words },
			h('rect', { width: share * 100, height: 8 })),
		h('div.words', h('span', words)));
}

export const aggregationsOf = budget => budget.budget?.differentialPrivacy?.aggregations ?? [];

/** The budgets of a collaboration, one bar each, small. */
export function budgetBars(budgets) {
	const first = budgets.flatMap(aggregationsOf)[0];
	if (!first) return null;
	const { type, remainingCount: left, maxCount: most } = first;
	const bar = (kind, width) => h(`rect.${kind}`, { width, height: 8 });
	return h('span.row-of', h('svg.mini', {
		viewBox: '0 0 100 8', height: 8, width: 72, preserveAspectRatio: 'none', role: 'meter', 'aria-label': `Budget for ${type}`,
		'aria-valuenow': left, 'aria-valuemin': 0, 'aria-valuemax': most,
	}, bar('ground', 100), bar('level', most ? 100 * left / most : 0)), h('span.when', `${left} of ${most} ${type.replaceAll('_', ' ')} left`));
}
