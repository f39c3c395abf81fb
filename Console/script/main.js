// The console put together: the frame, the page of the address, and what happens meanwhile.

import { bind, h, schedule } from './dom.js';
import * as keys from './keys.js';
import * as live from './live.js';
import { collaborationOf, current, settle } from './routes.js';
import { takeToken } from './server.js';
import * as store from './store.js';
import * as time from './time.js';
import { actingAs, regionOf } from './who.js';
import './parts/dialog.js';
import { nav, showTheme, top } from './parts/frame.js';
import { moved } from './traffic.js';

const element = id => document.getElementById(id);
const pages = new Map();
let shown = null;
let redrawAll = [];

takeToken();
showTheme();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showTheme);

/** A page is loaded when it is first looked at. */
function pageOf(route) {
	const name = { analyses: route.id ? 'analysis' : 'analyses', tables: route.id ? 'table' : 'tables', requests: route.id ? 'request' : 'requests' }[route.page] ?? route.page;
	const known = pages.get(name);
	if (known) return known;
	pages.set(name, null);
	import(`./pages/${name}.js`).then(page => { pages.set(name, page); redraw(); schedule(focusHeading); });
	return null;
}

function drawPage() {
	const route = current();
	keepAddress(route);
	const page = pageOf(route);
	if (!page) return h('div.page.skeleton', { key: 'loading' }, 'Loading…');
	const name = collaborationOf(route) ? store.output(actingAs(route) ?? '', regionOf(route), 'GetCollaboration', { collaborationIdentifier: collaborationOf(route) })?.collaboration.name : '';
	document.title = [page.title(route), route.collaboration && name, 'Clean Rooms Local'].filter(Boolean).join(' · ');
	return h('div', { class: `page ${page.isWide ? 'wide' : ''}`, key: `${route.page} ${route.collaboration ?? ''} ${route.id ?? ''}` }, page.draw(route));
}

/** Who acts and where stands in the address as soon as it is known. */
function keepAddress(route) {
	const as = actingAs(route);
	if (as && (!route.query.as || !route.query.region) && store.get('accounts')) queueMicrotask(() => settle({ as, region: regionOf(route) }));
}

function redraw() { for (const draw of redrawAll) draw(); }

function draw() {
	redrawAll = [
		bind(element('top'), store, () => top(current())),
		bind(element('nav'), store, () => nav(current())),
		bind(element('main'), store, drawPage),
	];
}

/** To the heading of the new page, for whoever listens rather than looks, once it is there. */
function focusHeading() {
	const route = current();
	const place = `${route.page} ${route.collaboration} ${route.id}`;
	const heading = document.querySelector('main h1');
	if (shown === place || !heading) return;
	const isFirst = shown === null;
	shown = place;
	if (isFirst) return;
	scrollTo(0, 0);
	heading.focus({ preventScroll: true });
}

addEventListener('hashchange', () => { redraw(); schedule(focusHeading); });
addEventListener('routesettled', redraw);
document.querySelector('.skip').addEventListener('click', event => { event.preventDefault(); element('main').focus(); });

live.onMessage((kind, data) => {
	if (kind === 'hello') { time.setClock(data.clock); document.documentElement.dataset.stream = 'live'; }
	if (kind === 'clock') time.setClock(data);
	if (kind === 'status') { document.documentElement.dataset.stream = data; redraw(); }
	moved(kind, data);
});

draw();
keys.start();
live.start();
