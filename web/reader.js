// The reports in full, in columns. A selected item is lit in every report that carries it, on the exact characters; passages are
// tinted by origin and labelled with it, quotations underlined. While something is lit the reader docks at the foot of the window,
// so that the finding and its places are seen together; otherwise it stands in its place on the page.

const MOST_COLUMNS = 12;
const SECTION_WORDS = {standfirst: 'standfirst', heading: '', caption: 'caption', byline: 'byline', dateline: 'dateline', embed: 'embedded', boilerplate: 'not part of the account', title: ''};

function readerView(story, state) {
  return h('div', {class: 'reader', id: 'reader'}, h('div', {class: 'reader-head', id: 'reader-head'}), h('div', {class: 'toggles', role: 'group', 'aria-label': 'Columns'}, story.reports.map((r, i) =>
    button([i < 9 && h('kbd', {}, i + 1), r.name], () => toggleColumn(i), {'aria-pressed': 'false', 'data-column': i, ...(i < 9 && {'aria-keyshortcuts': String(i + 1)})}))),
    h('div', {class: 'columns', id: 'columns'}));
}

const firstColumns = story => new Set(story.reports.slice(0, story.reports.length > 8 ? 5 : 8).map(r => r.index));

// The columns to show: those chosen and those where something is lit, unless closed since it was lit.
function columnsShown(story, state) {
  if (state.printing) return story.reports;
  const lit = new Set((story.items.get(state.on)?.places ?? []).map(p => p.report));
  const extra = story.reports.filter(r => lit.has(r.index) && !state.columns.has(r.index) && !state.closed.has(r.index));
  const room = Math.max(0, MOST_COLUMNS - state.columns.size);
  const shown = new Set([...state.columns, ...extra.slice(0, room).map(r => r.index)]);
  return story.reports.filter(r => shown.has(r.index));
}

// Brings the reader up to date with the state: columns, lit places, heading, dock.
function renderReader(story, state) {
  const item = story.items.get(state.on), shown = columnsShown(story, state);
  const current = item?.places[Math.min(state.at, item.places.length - 1)];
  byId('reader-head').replaceChildren(...readerHead(story, state, item, current));
  for (const b of document.querySelectorAll('[data-column]')) b.setAttribute('aria-pressed', shown.some(r => r.index === +b.dataset.column));
  byId('columns').replaceChildren(...shown.map(r => columnView(story, state, r, item, current)));
  if (!shown.length) byId('columns').append(none('No column is open. Choose reports above.'));
  for (const column of byId('columns').querySelectorAll('.column')) showFirst(column, current);
}

function readerHead(story, state, item, current) {
  if (!item) return [];
  const reports = new Set(item.places.map(p => p.report)).size;
  const step = by => select(item.key, (state.at + by + item.places.length) % item.places.length);
  return [
    h('p', {class: 'lit-what'}, h('b', {}, KINDS[item.kind] + (item.number ? ' ' + item.number : '')), ' ', h('span', {}, shorten(describe(story, item), 150))),
    h('p', {class: 'lit-where'}, item.places.length ? `${plural(item.places.length, 'place')} in ${plural(reports, 'report')}` : 'no place in these reports'),
    item.places.length > 1 && button('‹', () => step(-1), {'aria-label': 'Previous place'}),
    item.places.length > 1 && h('span', {class: 'faint'}, `${state.at + 1}/${item.places.length}`),
    item.places.length > 1 && button('›', () => step(1), {'aria-label': 'Next place'}),
    current && button('Copy as citation', () => cite(story, current)),
    button(state.tall ? 'Lower' : 'Taller', () => update({tall: !state.tall}), {class: 'dock-only'}),
    button('Close', () => update({on: '', at: 0}), {'aria-keyshortcuts': 'Escape'}),
  ].filter(Boolean);
}

function describe(story, item) {
  if (item.kind === 'q') return `${item.speaker?.name ?? 'Speaker unknown'}: “${item.text}”`;
  if (item.kind === 'p') return `${item.passage.kind}, origin ${item.origin?.label ?? 'not known'}`;
  if (item.kind === 't') return `${timelineDate(item.entry).text}: ${item.text}`;
  if (item.kind === 'd') return `${item.slot} “${item.text}” in statement ${item.of.number}`;
  if (item.kind === 'v') return `what ${item.text} stands on`;
  if (item.kind === 'w') return item.text;
  if (item.kind === 'r') return `${item.of.text}: ${item.text}`;
  if (item.kind === 'x') return `${story.entities.get(item.position.holder)?.name ?? '?'} ${item.position.stance} ${item.position.target}`;
  if (item.kind === 'y') return `${story.entities.get(item.tie.a)?.name ?? '?'} – ${item.tie.kind} – ${story.entities.get(item.tie.b)?.name ?? '?'}`;
  return item.text;
}

async function cite(story, place) {
  const text = citation(story.reports[place.report], place.quote);
  say(await copyText(text) ? 'Citation copied: ' + text : 'The browser did not let the page copy. The citation: ' + text);
}

// ---- a column ----

function columnView(story, state, report, item, current) {
  const lit = (item?.places ?? []).map((p, i) => ({...p, i})).filter(p => p.report === report.index);
  const here = lit.find(p => current && p.begin === current.begin && current.report === report.index) ?? lit[0];
  const layers = layersOf(story, state, report, lit, current);
  return h('article', {class: 'column' + (item && !lit.length ? ' quiet' : ''), 'data-report': report.index, 'aria-label': report.name},
    h('header', {}, h('h3', {}, report.name), h('p', {}, shortDate(report), report.copied > 0 && ` · ${percent(report.copied)} carried`,
      !report.complete && ' · incomplete', !report.analysed && ' · not analysed'),
      item && h('p', {class: 'found'}, lit.length ? h('span', {}, plural(lit.length, 'place') + ' lit') : h('span', {class: 'faint'}, 'nothing lit here'),
        here && button('cite', () => cite(story, here), {class: 'link', 'aria-label': `Copy the lit words of ${report.name} as citation`}))),
    h('div', {class: 'leaf'}, overview(report, layers), h('div', {class: 'text', tabindex: 0, role: 'region', 'aria-label': `Text of ${report.name}`, lang: report.language && report.language !== 'und' ? report.language : null, dir: 'auto',
      onclick: e => askHere(story, report, e)}, bodyOf(story, report, layers))));
}

// A narrow strip beside the text: where in the report its passages, hits and lit places are.
function overview(report, layers) {
  const size = Math.max(1, report.text.length);
  return h('div', {class: 'overview', 'aria-hidden': 'true'}, layers.filter(l => l.type !== 'quote').map(l => h('i', {class: l.type, 'data-o': l.item?.origin?.colour ?? 'none',
    vars: {top: l.begin / size, tall: (l.end - l.begin) / size}, onclick: e => {
      const text = e.target.closest('.column').querySelector('.text');
      text.scrollTop = text.scrollHeight * l.begin / size - text.clientHeight / 3;
    }})));
}

// What marks the text: {begin, end, type: 'passage' | 'quote' | 'lit' | 'hit', item?, at?, current?}.
function layersOf(story, state, report, lit, current) {
  const here = p => p.report === report.index;
  return [
    ...story.passages.filter(p => !p.passage.quotation).flatMap(p => p.places.filter(here).map(x => ({...x, type: 'passage', item: p}))),
    ...story.quotes.flatMap(q => q.variants.filter(v => here(v) && v.type !== 'indirect').map(x => ({...x, type: 'quote', item: q}))),
    ...hitsIn(report.text, state.filter.q).map(x => ({...x, type: 'hit'})),
    ...lit.map(x => ({...x, type: 'lit', at: x.i, current: current && x.begin === current.begin && x.end === current.end})),
  ];
}

function hitsIn(text, words) {
  const low = text.toLowerCase(), word = (words ?? '').trim().toLowerCase(), hits = [];
  if (word.length < 2 || low.length !== text.length) return hits;
  for (let at = low.indexOf(word); at >= 0 && hits.length < 500; at = low.indexOf(word, at + word.length)) hits.push({begin: at, end: at + word.length});
  return hits;
}

function bodyOf(story, report, layers) {
  const out = [], labelled = new Set();
  let from = 0;
  const gap = to => report.text.slice(from, to).trim() && out.push(h('p', {class: 'gap'}, pieces(report, layers, from, to, labelled)));
  for (const s of report.sections) {
    gap(s.begin);
    const word = SECTION_WORDS[s.kind];
    out.push(h(s.kind === 'title' || s.kind === 'heading' ? 'h4' : 'p', {class: 'section ' + s.kind}, word && h('small', {class: 'kind'}, word), pieces(report, layers, s.begin, s.end, labelled)));
    from = Math.max(from, s.end);
  }
  gap(report.text.length);
  return out;
}

// The text between two offsets, cut at every border of a layer: each piece is one element that carries all that holds for it.
function pieces(report, layers, begin, end, labelled) {
  const inside = layers.filter(l => l.begin < end && l.end > begin);
  const cuts = [...new Set([begin, end, ...inside.flatMap(l => [Math.max(begin, l.begin), Math.min(end, l.end)])])].sort((a, b) => a - b);
  const out = [];
  for (let i = 0; i + 1 < cuts.length; ++i) {
    const [b, e] = [cuts[i], cuts[i + 1]];
    const on = inside.filter(l => l.begin < e && l.end > b);
    const passage = on.find(l => l.type === 'passage'), lit = on.find(l => l.type === 'lit');
    if (passage && !labelled.has(passage.item.key)) {
      labelled.add(passage.item.key);
      out.push(passageLabel(report, passage.item));
    }
    const kinds = [...new Set(on.map(l => l.type))].join(' ');
    const props = {class: kinds || null, 'data-begin': b, 'data-o': passage ? passage.item.origin?.colour ?? 'none' : null};
    if (lit) Object.assign(props, {'data-at': lit.at, 'data-current': on.some(l => l.current), tabindex: b === lit.begin ? 0 : null, role: b === lit.begin ? 'button' : null});
    out.push(h(lit ? 'mark' : 'span', props, report.text.slice(b, e)));
  }
  return out;
}

function passageLabel(report, item) {
  const own = item.origin && !isForeign(story(), report, item.origin.id);
  const label = item.origin?.label ?? 'shared';
  return button(own ? '⇢' : label, e => { e.stopPropagation(); select(item.key); }, {class: 'label', 'data-o': item.origin?.colour ?? 'none',
    'aria-label': own ? 'Passage that others carry' : `Passage from ${label}`, title: own ? 'others carry this passage' : `from ${label}`});
}

// Scrolls a column to the current place, or else to its first lit one, and the current column into sight.
function showFirst(column, current) {
  const text = column.querySelector('.text');
  const mark = text.querySelector('mark[data-current]') ?? text.querySelector('mark');
  if (!mark) return;
  text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  const row = column.parentElement;
  if (current && +column.dataset.report === current.report) row.scrollLeft += column.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - column.clientWidth) / 2;
}

// ---- what stands here ----

// The offset in the report's text under a click, or at the beginning of the marked piece that has the keyboard.
function offsetAt(event) {
  const piece = event.target.closest('[data-begin]');
  if (!piece) return null;
  const spot = event.detail ? document.caretPositionFromPoint?.(event.clientX, event.clientY) : null;
  const range = event.detail && !spot ? document.caretRangeFromPoint?.(event.clientX, event.clientY) : null;
  const [node, at] = spot ? [spot.offsetNode, spot.offset] : range ? [range.startContainer, range.startOffset] : [null, 0];
  const inside = node && piece.contains(node) ? Math.min(at, piece.textContent.length - 1) : 0;
  return +piece.dataset.begin + inside;
}

function askHere(story, report, event) {
  if (!getSelection().isCollapsed) return;  // the reader is marking words
  const offset = offsetAt(event);
  if (offset == null) return;
  const order = 'sqptexyr';
  const found = [...story.items.values()].filter(i => order.includes(i.kind))
    .map(item => ({item, at: item.places.findIndex(p => p.report === report.index && p.begin <= offset && offset < p.end)}))
    .filter(x => x.at >= 0).sort((a, b) => order.indexOf(a.item.kind) - order.indexOf(b.item.kind));
  const box = byId('here');
  if (!found.length) return hideHere();
  box.replaceChildren(h('p', {}, 'What stands here'), h('ul', {}, found.slice(0, 14).map(({item, at}) => h('li', {},
    button([h('b', {}, KINDS[item.kind] + (item.number ? ' ' + item.number : '')), ' ', shorten(describe(story, item), 110)], () => { hideHere(); select(item.key, at); goTo(item.key); })))));
  box.hidden = false;
  const spot = event.detail ? {x: event.clientX, y: event.clientY} : (r => ({x: r.left, y: r.bottom}))(event.target.getBoundingClientRect());
  box.style.left = Math.max(8, Math.min(spot.x, innerWidth - box.offsetWidth - 8)) + 'px';
  box.style.top = Math.max(8, Math.min(spot.y + 12, innerHeight - box.offsetHeight - 8)) + 'px';
  box.returnTo = event.target;
  box.querySelector('button').focus({preventScroll: true});
}
function hideHere() {
  byId('here').hidden = true;
}
