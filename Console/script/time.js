// Times as people read them, by the emulator's clock, in UTC unless the reader wants the local ones.

const clock = { base: 0, isFrozen: true, receivedAt: 0, isKnown: false };

/** Takes over what the emulator says of its clock. */
export function setClock({ now, frozen }) {
	Object.assign(clock, { base: Date.parse(now), isFrozen: frozen, receivedAt: performance.now(), isKnown: true });
}

export const isFrozen = () => clock.isFrozen;
export const isKnown = () => clock.isKnown;
/** The emulator's time, in milliseconds since 1970. */
export const now = () => clock.isFrozen ? clock.base : clock.base + performance.now() - clock.receivedAt;

/** Milliseconds since 1970 of a time as either API has it: seconds as a number, or ISO text. */
export const milliseconds = time => typeof time === 'number' ? Math.round(time * 1000) : Date.parse(time);

export const isLocal = () => localStorage.getItem('local-time') === 'true';

const two = number => String(number).padStart(2, '0');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function parts(time) {
	const date = new Date(isLocal() ? time - new Date(time).getTimezoneOffset() * 60_000 : time);
	return {
		year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), weekday: date.getUTCDay(),
		clock: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`,
		minute: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`, fraction: String(date.getUTCMilliseconds()).padStart(3, '0'),
	};
}

/** `12:41:32` on the emulator's day, and `1 Dec, 12:41` otherwise. */
export function short(time, reference = now()) {
	const at = parts(time);
	const today = parts(reference);
	if (at.year === today.year && at.month === today.month && at.day === today.day) return at.clock;
	return `${at.day} ${months[at.month]}${at.year === today.year ? '' : ` ${at.year}`}, ${at.minute}`;
}

/** `12:40:52.636` */
export const exact = time => { const at = parts(time); return `${at.clock}.${at.fraction}`; };
export const clockText = time => parts(time).clock;
/** `Tue 1 Dec 2026` */
export const dayText = time => { const at = parts(time); return `${days[at.weekday]} ${at.day} ${months[at.month]} ${at.year}`; };
export const iso = time => new Date(time).toISOString();

/** `0.3 s`, `5 s`, `1 min 30 s`, `2 h`, `3 d` */
export function span(length) {
	const seconds = Math.abs(length) / 1000;
	if (seconds < 1) return `${trim(seconds.toFixed(3))} s`;
	if (seconds < 60) return `${trim(seconds.toFixed(1))} s`;
	const units = [[86_400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
	const first = units.findIndex(([size]) => seconds >= size);
	let rest = Math.round(seconds);
	const words = [];
	for (const [size, name] of units.slice(first, first + 2)) {
		const count = Math.floor(rest / size);
		rest -= count * size;
		if (count) words.push(`${count} ${name}`);
	}
	return words.join(' ');
}

const trim = text => text.includes('.') ? text.replace(/\.?0+$/, '') : text;

/** `4 s ago` within the last minute, `in 3 min`, and else the time. */
export function relative(time) {
	const length = now() - time;
	if (length >= 0 && length < 60_000) return length < 1000 ? 'now' : `${Math.floor(length / 1000)} s ago`;
	if (length < 0 && length > -3_600_000) return `in ${span(length)}`;
	return short(time);
}
