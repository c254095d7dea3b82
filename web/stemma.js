// Who carries whose text, drawn as textual critics draw a stemma: sources that are no report of this story (agencies, official
// texts, lost originals) on top, the reports below by date; a line for each copy, as wide as the share it makes of the copying
// report, dashed where the direction is not certain. The table under it says the same in words.
//
// Reports stand in columns by date, one column each (up to MOST_LANES, then from the left again), and in rows by day. A line turns
// sideways in the gap next to its source and then runs straight in the column of its target, so that it crosses no other box.

const BOX = {width: 150, height: 44, gapX: 22, gapY: 70, left: 84, top: 52};
const MOST_LANES = 12;

function stemmaView(story, state) {
  if (!story.copies.length) return [none('No carried text found between these reports.'), passageList(story)];
  return [
    hint('Wider line: more of the report. Dashed: the texts are related, the direction is not certain. A line opens its passages.'),
    h('div', {class: 'scroll stemma', tabindex: 0, role: 'region', 'aria-label': 'Drawing of who carries whose text'}, stemmaDrawing(story)),
    copyTable(story), passageList(story),
  ];
}

// Nodes with their places, and edges between them. A report is drawn only where a line touches it; the others are named below.
function stemmaLayout(story) {
  const ownOf = new Map();
  for (const r of story.reports) if (r.own != null && !isForeign(story, r, r.own) && !ownOf.has(r.own)) ownOf.set(r.own, r);
  const nodeOf = id => story.index.has(id) ? id : ownOf.get(id)?.id ?? id;
  const edges = story.copies.map(c => ({item: c, from: nodeOf(c.copy.from), to: c.copy.to})).filter(e => e.from != null && e.from !== e.to && story.index.has(e.to));
  const touched = new Set(edges.flatMap(e => [e.from, e.to]));
  const sources = [...touched].filter(id => !story.index.has(id));
  const lanes = Math.min(MOST_LANES, Math.max(touched.size - sources.length, sources.length));
  const rows = sources.length ? ['origins'] : [], nodes = new Map();
  const put = (id, lane, row, more) => nodes.set(id, {id, ...more, into: 0, x: BOX.left + lane * (BOX.width + BOX.gapX), y: BOX.top + row * (BOX.height + BOX.gapY)});

  let day = null, laneNext = 0;
  for (const r of story.reports.filter(x => touched.has(x.id))) {
    const here = r.published.value ? shortDate(r).replace(' (inferred)', '') : 'undated';
    if (here !== day || laneNext === lanes) rows.push(here === day ? '' : here);
    if (laneNext === lanes) laneNext = 0;
    day = here;
    const note = (r.copied > 0 ? `${percent(r.copied)} carried` : 'own text') + (r.published.basis === 'inferred' ? ', date inferred' : '');
    put(r.id, laneNext++, rows.length - 1, {title: r.name, origin: story.origins.get(r.own), note});
  }
  // Each source over the middle of its reports, pushed to the right where that place is taken.
  const middle = id => { const xs = edges.filter(e => e.from === id).map(e => nodes.get(e.to).x); return xs.reduce((a, x) => a + x, 0) / xs.length; };
  let free = 0;
  for (const [id, at] of sources.map(id => [id, (middle(id) - BOX.left) / (BOX.width + BOX.gapX)]).sort((a, b) => a[1] - b[1])) {
    const lane = Math.max(free, at);
    free = lane + 1;
    put(id, lane, 0, {title: sourceName(story, id), origin: story.origins.get(id), note: KIND_WORDS[story.origins.get(id)?.kind] ?? '', lost: true});
  }
  const into = new Map();
  for (const e of edges) into.set(e.to, [...(into.get(e.to) ?? []), e]);
  for (const list of into.values()) list.forEach((e, i) => { e.offset = (i - (list.length - 1) / 2) * Math.min(44, BOX.width / list.length); });
  return {nodes, edges, rows, apart: story.reports.filter(r => !touched.has(r.id))};
}

function stemmaDrawing(story) {
  const {nodes, edges, rows, apart} = stemmaLayout(story);
  const width = Math.max(...[...nodes.values()].map(n => n.x)) + BOX.width + 4, height = BOX.top + rows.length * (BOX.height + BOX.gapY) - BOX.gapY + 16;
  const svg = h('svg:svg', {viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': 'Stemma'},
    rows.map((label, row) => h('svg:text', {class: 'lane', x: 0, y: BOX.top + row * (BOX.height + BOX.gapY) + BOX.height / 2 + 4}, label)),
    edges.map(e => edgeDrawing(e, nodes.get(e.from), nodes.get(e.to))),
    [...nodes.values()].map(nodeDrawing));
  return [svg, apart.length ? hint(`Nothing carried, nothing lent: ${apart.map(r => r.name).join(', ')}.`) : null];
}

function nodeDrawing(n) {
  const middle = n.x + BOX.width / 2;
  return h('svg:g', {class: 'node' + (n.lost ? ' lost' : ''), 'data-o': n.origin?.colour ?? 'none'}, h('svg:title', {}, n.title),
    h('svg:rect', {x: n.x, y: n.y, width: BOX.width, height: BOX.height, rx: n.lost ? 22 : 4}),
    h('svg:text', {x: middle, y: n.y + 19}, shorten(n.title, 20)), h('svg:text', {class: 'note', x: middle, y: n.y + 34}, n.note));
}

// Down from the foot of the source, or up from its head where the target stands beside or above it.
function edgeDrawing({item, offset}, a, b) {
  const {share, certain} = item.copy;
  const down = a.y < b.y, level = a.y === b.y;
  const x1 = a.x + BOX.width / 2, y1 = down ? a.y + BOX.height : a.y;
  const x2 = b.x + BOX.width / 2 + offset, y2 = down || level ? b.y : b.y + BOX.height;
  const turn = down ? y1 + BOX.gapY - 14 : y1 - BOX.gapY + 14;
  const path = level ? `M${x1},${y1} C${x1},${y1 - 46} ${x2},${y1 - 46} ${x2},${y2}` : `M${x1},${y1} C${x1},${turn} ${x2},${(y1 + turn) / 2} ${x2},${turn} L${x2},${y2}`;
  const open = () => select(item.key);
  const name = `${item.text}: ${percent(share)}, ${certain ? 'direction certain' : 'direction not certain'}`;
  return h('svg:g', {class: 'edge' + (certain ? '' : ' unsure'), role: 'button', tabindex: 0, 'aria-label': name, 'data-item': item.key, onclick: open,
    onkeydown: e => { if (e.key === 'Enter' || e.key === ' ') e.preventDefault(), open(); }},
    h('svg:title', {}, name),
    h('svg:path', {class: 'reach', d: path}), h('svg:path', {class: 'line', d: path, 'stroke-width': (1.5 + 9 * share).toFixed(1)}),
    h('svg:text', {x: x2, y: down || level ? y2 - 8 : y2 + 18}, percent(share)));
}

function copyTable(story) {
  return h('div', {class: 'scroll'}, h('table', {}, h('caption', {class: 'sr'}, 'Who carries whose text'),
    h('thead', {}, h('tr', {}, ['Report', 'carries text of', 'Share', 'Direction', 'Evidence'].map(t => h('th', {scope: 'col'}, t)))),
    h('tbody', {}, story.copies.map(c => h('tr', {},
      h('th', {scope: 'row'}, itemButton(c, story.reports[story.index.get(c.copy.to)]?.name ?? c.copy.to, {class: 'plain', 'data-nav': true, 'aria-label': c.text})),
      h('td', {}, originSwatch(story.origins.get(c.copy.from) ?? story.origins.get(story.reports[story.index.get(c.copy.from)]?.own), sourceName(story, c.copy.from))),
      h('td', {class: 'num'}, percent(c.copy.share)), h('td', {}, c.copy.certain ? 'certain' : 'not certain'),
      h('td', {}, c.copy.evidence.length ? h('ul', {}, c.copy.evidence.map(e => h('li', {}, e))) : 'none stated'))))));
}

// Every stretch of text that reports share, in the order of the record; an edited one shows what was changed against the first.
function passageList(story) {
  if (!story.passages.length) return null;
  const list = h('ol');
  lazyRows(list, story.passages, item => passageRow(story, item), 40, node => h('li', {}, node));
  return h('details', {class: 'passages', open: state.printing, 'data-group': 'passages'}, h('summary', {}, h('h3', {}, 'Shared passages ', h('small', {}, story.passages.length))), list);
}

function passageRow(story, item) {
  const {kind, quotation} = item.passage, first = item.places[0];
  const edited = kind === 'edited' ? item.places.slice(1).map(p => [p, compareWords(first.quote, p.quote)]) : [];
  return [h('li', {class: 'passage-row'},
    itemButton(item, quotation ? 'quoted words' : kind, {class: 'plain', 'data-nav': true, 'aria-label': `Shared passage, ${kind}`}), ' · ',
    quotation ? 'somebody’s words: not counted as copying' : ['origin: ', originSwatch(item.origin)], ' ', outletButtons(story, item),
    first && h('p', {class: 'words'}, first.quote),
    edited.map(([p, parts]) => h('p', {class: 'words'}, h('small', {}, story.reports[p.report].name + ': '), parts ? spaced(parts) : p.quote)))];
}
