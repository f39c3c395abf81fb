// Text to take along.

import { h, icon } from '../dom.js';
import { succeed } from './toast.js';

export async function copyText(text, what = 'Copied.') {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // On a plain address that is not this machine's there is no clipboard but the old one.
    const field = h('textarea', { value: text });
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  succeed(what);
}

export const copyBlock = text => h('div', { class: 'stack' }, h('pre', { class: 'code-block', tabindex: '0' }, text),
  h('div', {}, h('button', { class: 'button small', type: 'button', onclick: () => copyText(text) }, icon('copy', 15), 'Copy')));
