// Who acts, where, and how parties are told apart: a letter, a shape and a colour, the same everywhere.

import { h } from './dom.js';
import { collaborationOf } from './routes.js';
import { get, output, read, readAll } from './store.js';

export const accounts = () => get('accounts')?.accounts ?? [];

const hasPart = account => account.regions.some(region => region.memberships || region.invitations);

/** On whose behalf a page reads and acts; undefined until it is known who is there. */
export function actingAs(route) {
	if (route.query.as) return route.query.as;
	const all = get('accounts')?.accounts;
	if (!all) return undefined;
	const candidates = all.filter(hasPart);
	const collaboration = collaborationOf(route);
	if (!collaboration) return (candidates[0] ?? all.find(account => account.isDefault) ?? all[0])?.account;
	// Whoever sees the collaboration, and best who may query in it.
	const region = route.query.region;
	const seen = candidates.slice(0, 20).filter(account => output(account.account, region ?? account.regions[0].region, 'GetCollaboration', { collaborationIdentifier: collaboration }));
	const first = seen[0];
	if (!first) return candidates.slice(0, 20).some(account => !read(account.account, region ?? account.regions[0].region, 'GetCollaboration', { collaborationIdentifier: collaboration }))
		? undefined : (all.find(account => account.isDefault) ?? all[0])?.account;
	const members = readAll(first.account, region ?? first.regions[0].region, 'ListMembers', { collaborationIdentifier: collaboration }).items;
	return (members.find(member => member.abilities?.includes('CAN_QUERY') && seen.some(account => account.account === member.accountId))?.accountId) ?? first.account;
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

/** The membership of an account in a collaboration: its id; null where it has none, undefined until that is known. */
export function membershipOf(account, region, collaboration) {
	const list = readAll(account, region, 'ListMemberships', { status: 'ACTIVE' }, 2000);
	const found = list.items.find(membership => membership.collaborationId === collaboration);
	return found ? found.id : list.isLoading ? undefined : null;
}
