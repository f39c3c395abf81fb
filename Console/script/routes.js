// Addresses: `#/c/{collaboration}/query?as=222222222222&region=us-east-1`. Everything that is shown has one.

const collaborationPages = ['query', 'analyses', 'tables', 'templates', 'privacy', 'changes', 'more'];
const emulatorPages = ['requests', 'events', 'simulate', 'state', 'server'];

/** `{page, collaboration, id, query}`; what means nothing leads to the start. */
export function parse(hash) {
	const [path, search = ''] = hash.replace(/^#/, '').split('?');
	const query = Object.fromEntries(new URLSearchParams(search));
	const steps = path.split('/').filter(Boolean).map(step => { try { return decodeURIComponent(step); } catch { return step; } });
	if (steps[0] === 'c' && steps[1]) {
		const page = steps[2] ?? 'parties';
		if (page === 'parties' || collaborationPages.includes(page)) return { page, collaboration: steps[1], id: steps[3], query };
	}
	if (emulatorPages.includes(steps[0])) return { page: steps[0], id: steps[1], query };
	return { page: 'start', query };
}

export const current = () => parse(location.hash);

/** The address of a page for whoever acts now. `query` adds to what all addresses keep: account and region. */
export function address({ page, collaboration, id, query = {} }, from = current()) {
	const kept = { as: from.query.as, region: from.query.region };
	// What is of the emulator leads back to the collaboration that was left.
	if (!collaboration && page !== 'start' && (from.collaboration ?? from.query.c)) kept.c = from.collaboration ?? from.query.c;
	const all = Object.entries({ ...kept, ...query }).filter(([, value]) => value !== undefined && value !== '' && value !== null);
	const search = new URLSearchParams(all).toString();
	const place = collaboration ? ['c', collaboration, ...(page === 'parties' ? [] : [page])] : page === 'start' ? [] : [page];
	return `#/${[...place, ...(id ? [id] : [])].map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

/** The same page with another query. */
export const changed = (query, from = current()) => address({ ...from, query: { ...from.query, ...query } }, from);

export function go(target) { location.hash = typeof target === 'string' ? target : address(target); }

/** The same page with another query, as a step of the history. */
export const move = query => go(changed(query));

/** Changes the address without a step in the history, as while typing. */
export function settle(query) {
	const next = changed(query);
	if (next === location.hash) return;
	history.replaceState(null, '', next);
	dispatchEvent(new Event('routesettled'));
}

export const collaborationOf = route => route.collaboration ?? route.query.c;
