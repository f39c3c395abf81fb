// Who acts, where, and how parties are told apart: a letter, a shape and a colour, the same everywhere.

import { h } from './dom.js';
import { collaborationOf } from './routes.js';
import { get, output, read, readAll } from './store.js';

export const accounts = () => get('accounts')?.accounts ?? [];

const hasPart = account => account.regions.some(region => region.memberships || region.invitations);

const anyone = all => (all.find(account => account.isDefault) ?? all[0])?.account;

/** On whose behalf a page reads and acts; undefined until it is known who is there. */
export function actingAs(route) {
	if (route.query.as) return route.query.as;
	const all = get('accounts')?.accounts;
	if (!all) return undefined;
	const candidates = all.filter(hasPart);
	const collaboration = collaborationOf(route);
	if (!collaboration) return candidates[0]?.account ?? anyone(all);
	// Whoever sees the collaboration, and best who may query in it.
	const input = { collaborationIdentifier: collaboration };
	const asked = candidates.slice(0, 20).map(({ account, regions }) => {
		const region = route.query.region ?? regions[0].region;
		return { account, region, answer: read(account, region, 'GetCollaboration', input) };
	});
	const seen = asked.filter(({ answer }) => answer?.status < 300);
	const [first] = seen;
	if (!first) return asked.some(({ answer }) => !answer) ? undefined : anyone(all);
	const members = readAll(first.account, first.region, 'ListMembers', input).items;
	const able = members.find(member => member.abilities?.includes('CAN_QUERY') && seen.some(({ account }) => account === member.accountId));
	return able?.accountId ?? first.account;
}

export function regionOf(route) {
	if (route.query.region) return route.query.region;
	const account = accounts().find(account => account.account === actingAs(route));
	return account?.regions[0]?.region ?? 'us-east-1';
}

/** The members of the collaboration that a page is of, its creator first; none until they are known, and for strangers. */
export function membersOf(route, as = actingAs(route)) {
	const collaboration = collaborationOf(route);
	if (!collaboration || !as) return [];
	const region = regionOf(route);
	const creator = output(as, region, 'GetCollaboration', { collaborationIdentifier: collaboration })?.collaboration?.creatorAccountId;
	const { items } = readAll(as, region, 'ListMembers', { collaborationIdentifier: collaboration });
	return [...items].sort((left, right) => (right.accountId === creator) - (left.accountId === creator) || left.createTime - right.createTime
		|| (left.accountId < right.accountId ? -1 : 1));
}

const shapes = ['', 'two', 'three', 'four'];

/** The class of a party's colour and shape: by its place among the members, or else among all accounts. */
export function partyClass(account, members) {
	const place = members.findIndex(member => member.accountId === account);
	const index = place >= 0 ? place : Math.max(0, accounts().findIndex(other => other.account === account));
	return shapes[index % shapes.length];
}

export function nameOf(account, members = []) {
	return members.find(member => member.accountId === account)?.displayName ?? accounts().find(other => other.account === account)?.names[0] ?? account;
}

export function seal(account, members = [], size = '') {
	const name = nameOf(account, members);
	return h('span', { class: `seal party ${partyClass(account, members)} ${size}`, 'aria-hidden': 'true' }, [...name][0]?.toUpperCase() ?? '?');
}

/** A party by its seal and name. */
export function party(account, members = []) {
	return h('span', { class: `as party ${partyClass(account, members)}` }, seal(account, members, 'small'), h('span', nameOf(account, members)));
}

/** The membership that a collaboration says its reader has, while it is active; else null. */
export const activeIn = collaboration => collaboration?.memberStatus === 'ACTIVE' && collaboration.membershipId || null;

/** The membership of an account in a collaboration: its id; null where it has none, undefined until that is known. */
export function membershipOf(account, region, collaboration) {
	const answer = read(account, region, 'GetCollaboration', { collaborationIdentifier: collaboration });
	return answer && activeIn(answer.output.collaboration);
}
