// The analyses that an account sees through its membership: queries and jobs, newest first, with their SQL where it may be seen.

import { milliseconds, read, readAll } from '../kit.js';

const lists = {
	query: { call: 'ListProtectedQueries', get: 'GetProtectedQuery', name: 'protectedQueryIdentifier', thing: 'protectedQuery' },
	job: { call: 'ListProtectedJobs', get: 'GetProtectedJob', name: 'protectedJobIdentifier', thing: 'protectedJob' },
};

/** One query or job with all that is told of it; undefined until it is known, null for what an account may not see. */
export function analysis(account, region, membership, id, kind = 'query') {
	const { get, name, thing } = lists[kind];
	const answer = read(account, region, get, { membershipIdentifier: membership, [name]: id });
	if (!answer) return undefined;
	return answer.status < 300 ? answer.output[thing] : null;
}

/** `{items, total, isLoading, error}`, the newest `most` of them with SQL. */
export function analysesOf(account, region, membership, most, filter = {}) {
	const found = Object.entries(lists).map(([kind, { call }]) => {
		const all = readAll(account, region, call, { membershipIdentifier: membership, ...filter }, 300);
		return { ...all, items: all.items.map(item => ({ ...item, kind })) };
	});
	const all = found.flatMap(one => one.items).sort((left, right) => milliseconds(right.createTime) - milliseconds(left.createTime));
	const items = all.slice(0, most).map(item => {
		const whole = analysis(account, region, membership, item.id, item.kind);
		const parameters = whole?.sqlParameters ?? whole?.jobParameters;
		return { ...item, status: whole?.status ?? item.status, sql: parameters?.queryString, template: parameters?.analysisTemplateArn, whole };
	});
	return { items, total: all.length, isWhole: found.every(one => one.isWhole), isLoading: found.some(one => one.isLoading), error: found.find(one => one.error)?.error };
}
