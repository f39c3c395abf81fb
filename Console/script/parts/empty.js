// An empty page says what would be here and offers the first step; a refused one says what the API said.

import { h, icon } from '../dom.js';

export const empty = (name, title, words, ...acts) =>
  h('div', { class: 'card empty' }, icon(name, 28), h('strong', {}, title), h('p', {}, words), acts.length > 0 && h('div', { class: 'row-of' }, acts));

/** What an account is refused, in the API's words. */
export const refused = answer => h('div', { class: 'card empty', role: 'alert' }, icon('lock', 28),
  h('strong', {}, answer.errorType ?? 'Not to be had'), h('p', { class: 'error' }, answer.output?.message ?? ''));

export const loading = () => h('p', { class: 'skeleton' }, 'Reading…');

/** The heading of a page, with what is done there. */
export const heading = (title, words, ...acts) =>
  h('div', { class: 'head' }, h('div', {}, h('h1', {}, title), words), h('span', { class: 'space' }), acts);
