// Where SQL is written: a text area over a coloured copy of its text, with the place that is wrong underlined and the message behind its line.

import { h } from '../kit.js';
import { lines, offsetOf, wordAt } from '../sql.js';

let number = 0;

class Editor extends HTMLElement {
	connectedCallback() {
		if (this.field) return;
		const id = `editor-${++number}`;
		this.copy = h('div.copy', { 'aria-hidden': 'true' });
		this.field = h('textarea', {
			id, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', 'aria-label': 'SQL', 'aria-describedby': 'verdict', wrap: 'off',
			oninput: () => { this.draw(); this.props.onType?.(this.field.value); this.complete(false); }, onkeydown: event => this.press(event), onscroll: () => this.follow(),
			onblur: () => setTimeout(() => this.closeList(), 150),
		});
		this.list = h('ul.completion', { role: 'listbox', 'aria-label': 'Completions', hidden: true });
		this.append(this.copy, this.field, this.list);
		this.field.value = this.props?.text ?? '';
		this.field.readOnly = this.props?.isReadOnly === true;
		new ResizeObserver(() => this.draw()).observe(this);
		this.draw();
	}

	set props(value) {
		const before = this.value;
		this.value = value;
		if (!this.field) return;
		this.field.readOnly = value.isReadOnly === true;
		// What is typed meanwhile is newer than what the page knows.
		if (before?.text !== value.text && this.field.value !== value.text && value.isGiven) this.field.value = value.text;
		this.draw();
	}

	get props() { return this.value; }

	/** `{position, end, message}` of what is wrong; only while the text is the one that was judged. */
	get wrong() { return this.value?.wrong && this.value.judged === this.field.value ? this.value.wrong : null; }

	draw() {
		const text = this.field.value;
		const wrong = this.wrong;
		const rows = lines(text);
		const shown = [];
		rows.forEach((row, index) => {
			const isWrong = wrong?.position?.line === index + 1;
			shown.push(h('span.n', index + 1), h('span.line', 
				isWrong ? this.marked(row, text, index, wrong) : row.map(piece => h('span', { class: piece.kind }, piece.text)), '\u200b',
				// A text area has no room between two lines.
				isWrong && h('span.say', wrong.message)));
		});
		this.copy.replaceChildren(...shown);
		const say = this.copy.querySelector('.say');
		// The verdict has it too.
		if (say) say.classList.toggle('cut', say.offsetLeft + say.offsetWidth > this.clientWidth);
		this.field.rows = Math.max(3, Math.min(16, rows.length));
		this.follow();
	}

	/** The copy stands where the text area was scrolled to. */
	follow() {
		this.copy.scrollLeft = this.field.scrollLeft;
		this.copy.scrollTop = this.field.scrollTop;
	}

	/** The pieces of a line, cut at the place that is wrong. */
	marked(row, text, index, wrong) {
		const lineStart = offsetOf(text, { line: index + 1, column: 1 });
		const start = offsetOf(text, wrong.position) - lineStart;
		const end = Math.max(start + 1, wrong.end ? offsetOf(text, wrong.end) - lineStart : start + 1);
		let at = 0;
		return row.flatMap(piece => {
			const from = at;
			at += piece.text.length;
			const cuts = [0, start - from, end - from, piece.text.length].map(cut => Math.max(0, Math.min(piece.text.length, cut)));
			return [0, 1, 2].map(part => [piece.text.slice(cuts[part], cuts[part + 1]), part === 1]).filter(([part]) => part)
				.map(([part, isWrong]) => h('span', { class: `${piece.kind} ${isWrong ? 'wrong' : ''}` }, part));
		});
	}

	press(event) {
		if (!this.list.hidden && this.pressInList(event)) return;
		if (event.key === ' ' && event.ctrlKey) { event.preventDefault(); this.complete(true); }
		if (event.key === 'm' && event.ctrlKey) { event.preventDefault(); this.indents = !this.indents; }
		if (event.key === 'Tab' && this.indents) { event.preventDefault(); this.insert('  '); }
	}

	insert(text) {
		this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, 'end');
		this.field.dispatchEvent(new Event('input'));
	}

	goTo(position) {
		const offset = offsetOf(this.field.value, position);
		this.field.focus();
		this.field.setSelectionRange(offset, this.wrong?.end ? offsetOf(this.field.value, this.wrong.end) : offset);
	}

	complete(isAsked) {
		const { table, beginning, start } = wordAt(this.field.value, this.field.selectionStart);
		const found = isAsked || table !== undefined ? (this.value?.complete?.(table, beginning) ?? []).slice(0, 12) : [];
		this.found = found;
		this.start = start;
		// What is written already needs no completion.
		this.list.hidden = found.length === 0 || found.some(one => one.text.toLowerCase() === beginning.toLowerCase());
		this.chosen = 0;
		this.drawList();
	}

	drawList() {
		const take = index => event => { event.preventDefault(); this.take(index); };
		this.list.replaceChildren(...this.found.map(({ text, does }, index) =>
			h('li', { role: 'option', 'aria-selected': String(index === this.chosen), onmousedown: take(index) }, h('span.mono', text), h('span.quiet', does))));
	}

	pressInList(event) {
		const steps = { ArrowDown: 1, ArrowUp: -1 };
		if (steps[event.key]) this.chosen = (this.chosen + steps[event.key] + this.found.length) % this.found.length;
		else if (event.key === 'Enter' || event.key === 'Tab') { event.preventDefault(); this.take(this.chosen); return true; }
		else if (event.key === 'Escape') { this.closeList(); event.stopPropagation(); return true; }
		else return false;
		event.preventDefault();
		this.drawList();
		return true;
	}

	take(index) {
		this.field.setRangeText(this.found[index].text, this.start, this.field.selectionStart, 'end');
		this.closeList();
		this.field.dispatchEvent(new Event('input'));
		this.field.focus();
		this.closeList();
	}

	closeList() { this.list.hidden = true; }
}

customElements.define('cr-editor', Editor);
