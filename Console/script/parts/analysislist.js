// The analyses that an account sees through its membership: queries and jobs, newest first, with their SQL where it may be seen.

import { milliseconds, read, readAll } from '../kit.js';

const lists = { query: 'ListProtectedQueries', job: 'ListProtectedJobs' };

/** What an account is answered of one query or job; undefined until it is there. */
export const askAbout = (account, region, membership, id, kind) => kind === 'job'
	? read(account, region, 'GetProtectedJob', { membershipIdentifier: membership, protectedJobIdentifier: id })
	: read(account, region, 'GetProtectedQuery', { membershipIdentifier: membership, protectedQueryIdentifier: id });

/** One query or job with all that is told of it; undefined until it is known, null for what an account may not see. */
export function analysis(account, region, membership, id, kind) {
	const answer = askAbout(account, region, membership, id, kind);
	return answer && (answer.status < 300 ? Object.values(answer.output)[0] : null);
}

/** `{items, total, isWhole}`, the newest `most` of them with SQL. */
export function analysesOf(account, region, membership, most, filter = {}) {
	const found = Object.entries(lists).map(([kind, call]) => {
		const all = readAll(account, region, call, { membershipIdentifier: membership, ...filter }, 300);
		return { ...all, items: all.items.map(item => ({ ...item, kind })) };
	});
	const all = found.flatMap(one => one.items).sort((left, right) => milliseconds(right.createTime) - milliseconds(left.createTime));
	const items = all.slice(0, most).map(item => {
		const whole = analysis(account, region, membership, item.id, item.kind);
		const parameters = whole?.sqlParameters ?? whole?.jobParameters;
		return { ...item, status: whole?.status ?? item.status, sql: parameters?.queryString, template: parameters?.analysisTemplateArn, whole };
	});
	return { items, total: all.length, isWhole: found.every(one => one.isWhole) };
}
