// What pages of a collaboration begin with: who looks, through which membership, and what stands there instead where that is not so.

import { actingAs, empty, heading, loading, membershipOf, membersOf, readAll, refused, regionOf } from '../kit.js';

/** Draws with `{as, region, id, membership, members}`, or says why there is nothing to be seen. `isForAll` pages need no membership. */
export function seated(route, title, draw, isForAll) {
	const as = actingAs(route);
	const region = regionOf(route);
	const id = route.collaboration;
	const membership = as && membershipOf(as, region, id);
	if (membership === undefined) return [heading(title), loading()];
	const { error } = readAll(as, region, 'ListMembers', { collaborationIdentifier: id });
	if (error) return [heading(title), refused(error)];
	if (membership === null && !isForAll) return [heading(title), empty('lock', 'Not joined', 'This account has no active membership in the collaboration.')];
	return draw({ as, region, id, membership, members: membersOf(route), route });
}
