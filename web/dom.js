'use strict';
// Making elements. Everything that comes from a report enters the page here: as a text node, or as the value of an attribute that
// the browser does not run. Nothing in these files assigns markup.

const SVG = 'http://www.w3.org/2000/svg';

// h('p', {class: 'x', onclick: f}, 'text', child, [more]); 'svg:path' makes an SVG element. null, undefined and false are left out.
function h(tag, props, ...kids) {
  const el = tag.startsWith('svg:') ? document.createElementNS(SVG, tag.slice(4)) : document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value == null || value === false) continue;
    if (name.startsWith('on')) el.addEventListener(name.slice(2), value);
    else if (name === 'vars') for (const [v, x] of Object.entries(value)) el.style.setProperty('--' + v, x);
    else el.setAttribute(name, value === true ? '' : String(value));
  }
  el.append(...kids.flat(Infinity).filter(k => k != null && k !== false).map(k => k instanceof Node ? k : String(k)));
  return el;
}

const byId = id => document.getElementById(id);
const sr = text => h('span', {class: 'sr'}, text);                 // for screen readers only
const button = (label, onclick, props) => h('button', {type: 'button', onclick, ...props}, label);
const plural = (n, one, many = one + 's') => `${n} ${n === 1 ? one : many}`;
const percent = share => share > 0 && share < 0.005 ? '<1%' : `${Math.round(share * 100)}%`;
const none = text => h('p', {class: 'none'}, text);

// A link only where the address is one of the web: a report may carry "javascript:...".
function webLink(url, label, props) {
  return isWebAddress(url) ? h('a', {href: url, rel: 'noopener noreferrer external', target: '_blank', ...props}, label) : null;
}
const isWebAddress = url => /^https?:\/\//i.test(url ?? '');

// ---- text ----

// Lower case, no accents, plain quotation marks and dashes: for searching and for comparing words, never for showing.
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[‘’‚‛′]/g, "'").replace(/[“”„‟«»]/g, '"').replace(/[‐-―−]/g, '-');
}

function shorten(text, max) {
  if (text.length <= max) return text;
  const cut = text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
  return cut.replace(/\s+\S*$/, '') + '…';
}

// Offsets in the records count UTF-8 bytes; JavaScript slices UTF-16 units. One pass over a text gives the way from one to the
// other: a function byte -> index, which answers for a byte inside a character with that character's beginning.
function utf16Index(text) {
  if (/^[\x00-\x7f]*$/.test(text)) return byte => Math.min(byte, text.length);
  const index = new Uint32Array(text.length * 3 + 1);
  let byte = 0;
  for (let i = 0; i < text.length;) {
    const code = text.codePointAt(i);
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    index.fill(i, byte, byte + bytes);
    byte += bytes;
    i += code < 0x10000 ? 1 : 2;
  }
  index[byte] = text.length;
  return at => index[Math.min(at, byte)];
}

// Two wordings word by word: [{kind: 'same' | 'cut' | 'new', text}], where 'same' and 'new' together are `b`, and 'cut' is what
// `a` has besides. null where the two have too little in common to be compared so. The heaviest common subsequence of folded words:
// a long word weighs more than a short one, and a word that follows its neighbour more than one that stands alone, so that
// "We came" is not torn apart to save an earlier "We".
function compareWords(a, b) {
  const split = text => text.match(/\s*\S+/gu) ?? [];
  const [wa, wb] = [split(a), split(b)];
  const key = word => fold(word).replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '') || word.trim();
  const [ka, kb] = [wa.map(key), wb.map(key)];
  const [n, m, width] = [wa.length, wb.length, wb.length + 1];
  if (n * m > 1e6) return null;
  const weight = ka.map(k => k.length > 3 ? 4 : 2);
  const free = new Uint32Array((n + 1) * width);  // best of the rest from (i, j)
  const next = new Uint32Array((n + 1) * width);  // the same, right after a pair
  const pair = (i, j, bonus) => ka[i] === kb[j] ? weight[i] + bonus + next[(i + 1) * width + j + 1] : 0;
  for (let i = n - 1; i >= 0; --i)
    for (let j = m - 1; j >= 0; --j) {
      free[i * width + j] = Math.max(free[(i + 1) * width + j], free[i * width + j + 1], pair(i, j, 0));
      next[i * width + j] = Math.max(free[i * width + j], pair(i, j, 1));
    }
  const parts = [];
  const add = (kind, text) => parts.at(-1)?.kind === kind ? parts.at(-1).text += text : parts.push({kind, text});
  let same = 0, bonus = 0;
  for (let i = 0, j = 0; i < n || j < m;) {
    const best = i < n && j < m ? (bonus ? next : free)[i * width + j] : 0;
    if (i < n && j < m && best && pair(i, j, bonus) === best) {
      add('same', wb[j]), ++i, ++j, ++same, bonus = 1;
      continue;
    }
    bonus = 0;
    if (i < n && (j === m || free[(i + 1) * width + j] >= free[i * width + j + 1])) add('cut', wa[i++]);
    else add('new', wb[j++]);
  }
  return same * 3 < Math.min(n, m) ? null : parts;
}

// ---- days ----

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function dayParts(iso) {
  const m = /^(-?\d{4,})-(\d\d)-(\d\d)/.exec(iso ?? '');
  return m && {year: +m[1], month: MONTHS[m[2] - 1] ?? m[2], day: +m[3]};
}
function showDay(iso, weekday = false) {
  const d = dayParts(iso);
  if (!d) return iso ?? 'undated';
  const name = weekday ? WEEKDAYS[new Date(iso.slice(0, 10) + 'T00:00:00Z').getUTCDay()] + ' ' : '';
  return `${name}${d.day} ${d.month} ${d.year}`;
}
function showDays(from, to) {
  if (!from && !to) return 'undated';
  if (!from) return 'until ' + showDay(to);
  if (!to) return 'from ' + showDay(from);
  const [a, b] = [dayParts(from), dayParts(to)];
  if (!a || !b || from === to) return showDay(from);
  if (a.year !== b.year) return `${showDay(from)} – ${showDay(to)}`;
  if (a.month !== b.month) return `${a.day} ${a.month} – ${showDay(to)}`;
  return `${a.day} – ${showDay(to)}`;
}
const BASIS = {stated: 'stated in the report', metadata: 'from its metadata', url: 'from its address', inferred: 'inferred', none: 'not known'};

// ---- citing ----

// The address with a text fragment, so that a browser scrolls to the words: whole where short, else first and last words.
function addressOf(url, quote) {
  if (!isWebAddress(url)) return '';
  const words = quote.trim().split(/\s+/);
  const encode = part => encodeURIComponent(part).replace(/-/g, '%2D');
  const fragment = words.length <= 12 ? encode(words.join(' ')) : encode(words.slice(0, 5).join(' ')) + ',' + encode(words.slice(-5).join(' '));
  return url.split('#')[0] + '#:~:text=' + fragment;
}
function citation(report, quote) {
  const date = report.published.value ? showDay(report.published.value) + (report.published.basis === 'inferred' ? ' (date inferred)' : '') : 'undated';
  const address = addressOf(report.url, quote);
  return `${report.name}, ${date}: “${quote.trim()}”${address ? ` <${address}>` : ''}`;
}
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = h('textarea', {class: 'sr', 'aria-hidden': 'true'});
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand('copy');
    box.remove();
    return done;
  }
}
