// Elements from descriptions, and the tree that is there brought into line with a new one: what stays keeps focus, selection and scroll.
// Text comes from other people: it becomes text nodes and attributes, and never markup.

const svgTags = new Set(['svg', 'use', 'rect', 'path', 'circle', 'line', 'g', 'polyline']);

/**
 * Makes an element, such as `h('p.note', text)` with a class, or `h('input', {value})`. `on…` properties are listeners, `key` names a row among its
 * siblings, and nothing is set for null, undefined and false. A button submits only where it says so.
 */
export function h(name, properties, ...children) {
	const [tag, ...classes] = name.split('.');
	const element = svgTags.has(tag) ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
	if (tag === 'button') element.type = 'button';
	if (classes.length) element.setAttribute('class', classes.join(' '));
	const isChild = typeof properties !== 'object' || Array.isArray(properties) || properties instanceof Node;
	if (isChild) children.unshift(properties);
	else for (const [name, value] of Object.entries(properties ?? {})) set(element, name, value);
	append(element, children);
	return element;
}

function set(element, name, value) {
	if (value === undefined || value === null || value === false) return;
	if (name === 'key') element.key = value;
	else if (name === 'props') element.props = value;
	else if (name === 'value' || name === 'checked') { element[name] = value; element.given = { ...element.given, [name]: value }; }
	else if (name.startsWith('on')) listen(element, name.slice(2), value);
	else element.setAttribute(name, value === true ? '' : value);
}

function append(element, children) {
	for (const child of children) {
		if (child === undefined || child === null || child === false || child === '') continue;
		if (Array.isArray(child)) append(element, child);
		else element.append(child instanceof Node ? child : String(child));
	}
}

function listen(element, type, handler) {
	element.handlers ??= {};
	if (!(type in element.handlers)) element.addEventListener(type, dispatch);
	element.handlers[type] = handler;
}

// One listener a type, so that a tree which stays can take over the handlers of the new one.
function dispatch(event) { this.handlers?.[event.type]?.call(this, event); }

/** A button of a kind, such as `small` or `main`. */
export const button = (kind, act, ...children) => h('button', { class: `button ${kind}`, onclick: act }, ...children);

/** The choices of a select. `values` are texts, or pairs of value and text. */
export const options = (values, chosen) => values.map(one => Array.isArray(one) ? one : [one, one]).map(([value, text]) => h('option', { value, selected: value === chosen }, text));

/** A box to tick. */
export const tick = (label, checked, set) => h('label.tick', h('input', { type: 'checkbox', checked, onchange() { set(this.checked); } }), label);

export const icon = (name, size = 16) =>
	h('svg', { width: size, height: size, viewBox: '0 0 16 16', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.4, 'stroke-linecap': 'round',
		'stroke-linejoin': 'round', 'aria-hidden': 'true' }, h('use', { href: `icons.svg#${name}` }));

/** Brings the children of an element into line with those of a new one. */
export function morphChildren(old, fresh) {
	const keyed = new Map();
	for (const child of old.childNodes) if (child.key !== undefined) keyed.set(child.key, child);
	let cursor = old.firstChild;
	for (const next of [...fresh.childNodes]) {
		const match = next.key !== undefined ? keyed.get(next.key) : cursor && cursor.key === undefined && isAlike(cursor, next) ? cursor : null;
		if (!match || !isAlike(match, next)) {
			old.insertBefore(next, cursor);
			continue;
		}
		keyed.delete(match.key);
		if (match === cursor) cursor = cursor.nextSibling;
		else old.insertBefore(match, cursor);
		morph(match, next);
	}
	while (cursor) {
		const gone = cursor;
		cursor = cursor.nextSibling;
		gone.remove();
	}
}

const isAlike = (left, right) => left.nodeType === right.nodeType && left.nodeName === right.nodeName && left.key === right.key;

function morph(old, fresh) {
	if (old.nodeType === Node.TEXT_NODE) {
		if (old.data !== fresh.data) old.data = fresh.data;
		return;
	}
	morphAttributes(old, fresh);
	for (const [type, handler] of Object.entries(fresh.handlers ?? {})) listen(old, type, handler);
	for (const type of Object.keys(old.handlers ?? {})) if (!fresh.handlers?.[type]) delete old.handlers[type];
	// A custom element has a life of its own.
	if (fresh.props !== undefined) old.props = fresh.props;
	else morphChildren(old, fresh);
	morphGiven(old, fresh);
}

function morphAttributes(old, fresh) {
	for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
	for (const { name } of [...old.attributes]) {
		// Whether something is open is for the person who opened it.
		if (!fresh.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
	}
}

/** What the page gives a field counts when it is another than before, and not while somebody types there. */
function morphGiven(old, fresh) {
	for (const [name, value] of Object.entries(fresh.given ?? {})) {
		if (old.given?.[name] !== value && !(name === 'value' && old === document.activeElement && old.matches('input, textarea'))) old[name] = value;
	}
	old.given = fresh.given;
}

const waiting = new Map();
let frame = 0;

/** Renders an element's children now, and again, at most once a frame, when what the rendering has read has changed. */
export function bind(element, store, render) {
	const draw = () => {
		const tree = document.createElement('div');
		append(tree, [store.tracking(draw, render)]);
		morphChildren(element, tree);
	};
	draw();
	return () => schedule(draw);
}

export function schedule(work) {
	waiting.set(work, work);
	// A hidden page has no frames, and is brought up to date all the same.
	frame ||= document.hidden ? setTimeout(flush, 50) : requestAnimationFrame(flush);
}

function flush() {
	const all = [...waiting.values()];
	waiting.clear();
	frame = 0;
	for (const work of all) work();
}
