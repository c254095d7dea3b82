// Who carries whose text, drawn as textual critics draw a stemma: sources that are no report of this story (agencies, official
// texts, lost originals) on top, the reports below by date; a line for each copy, as wide as the share it makes of the copying
// report, dashed where the direction is not certain. The table under it says the same in words.

const BOX = {width: 150, height: 44, gapX: 26, gapY: 64, left: 96};

function stemmaView(story, state) {
  if (!story.copies.length) return [none('No carried text found between these reports.'), story.origins.size ? null : none('No origins found.')];
  return [
    hint('Wider line: more of the report. Dashed: the texts are related, the direction is not certain. A line opens its passages.'),
    h('div', {class: 'scroll stemma', tabindex: 0, role: 'region', 'aria-label': 'Drawing of who carries whose text'}, stemmaDrawing(story)),
    copyTable(story),
  ];
}

// Rows of nodes: {label, nodes}. A report is drawn only where a line touches it; what touches none is named under the drawing.
function stemmaRows(story, perRow) {
  const ownOf = new Map();
  for (const r of story.reports) if (r.own != null && !isForeign(story, r, r.own) && !ownOf.has(r.own)) ownOf.set(r.own, r);
  const nodeOf = id => story.index.has(id) ? id : ownOf.get(id)?.id ?? id;
  const edges = story.copies.map(c => ({item: c, from: nodeOf(c.copy.from), to: c.copy.to})).filter(e => e.from != null && e.from !== e.to);
  const touched = new Set(edges.flatMap(e => [e.from, e.to]));
  const rows = [];
  const put = (label, nodes) => {
    for (let i = 0; i < nodes.length; i += perRow) rows.push({label: i ? '' : label, nodes: nodes.slice(i, i + perRow)});
  };
  put('origins', [...touched].filter(id => !story.index.has(id)).map(id => ({id, title: sourceName(story, id), note: KIND_WORDS[story.origins.get(id)?.kind] ?? '', origin: story.origins.get(id)})));
  const days = new Map();
  for (const r of story.reports.filter(x => touched.has(x.id))) {
    const day = r.published.value ? shortDate(r).replace(' (inferred)', '') : 'undated';
    days.set(day, [...(days.get(day) ?? []), {id: r.id, title: r.name, origin: story.origins.get(r.own),
      note: (r.copied > 0 ? `${percent(r.copied)} carried` : 'own text') + (r.published.basis === 'inferred' ? ', date inferred' : '')}]);
  }
  for (const [day, nodes] of days) put(day, nodes);
  return {rows, edges, apart: story.reports.filter(r => !touched.has(r.id))};
}

function stemmaDrawing(story) {
  const {rows, edges, apart} = stemmaRows(story, 6);
  const widest = Math.max(...rows.map(r => r.nodes.length));
  const width = BOX.left + widest * (BOX.width + BOX.gapX), height = rows.length * (BOX.height + BOX.gapY) - BOX.gapY + 24;
  const at = new Map();
  rows.forEach((row, y) => {
    const inset = (widest - row.nodes.length) * (BOX.width + BOX.gapX) / 2;
    row.nodes.forEach((node, x) => at.set(node.id, {...node, x: BOX.left + inset + x * (BOX.width + BOX.gapX), y: 12 + y * (BOX.height + BOX.gapY)}));
  });
  const svg = h('svg:svg', {viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': 'Stemma'},
    rows.map((row, y) => h('svg:text', {class: 'lane', x: 0, y: 12 + y * (BOX.height + BOX.gapY) + BOX.height / 2 + 4}, row.label)),
    edges.map(e => edgeDrawing(e, at.get(e.from), at.get(e.to))),
    [...at.values()].map(n => nodeDrawing(n, !story.index.has(n.id))));
  return [svg, apart.length ? hint(`Nothing carried, nothing lent: ${apart.map(r => r.name).join(', ')}.`) : null];
}

function nodeDrawing(n, lost) {
  return h('svg:g', {class: 'node' + (lost ? ' lost' : ''), 'data-o': n.origin?.colour ?? 'none'},
    h('svg:title', {}, n.title),
    h('svg:rect', {x: n.x, y: n.y, width: BOX.width, height: BOX.height, rx: lost ? 22 : 4}),
    h('svg:text', {x: n.x + BOX.width / 2, y: n.y + 19}, shorten(n.title, 20)),
    h('svg:text', {class: 'note', x: n.x + BOX.width / 2, y: n.y + 34}, n.note));
}

function edgeDrawing({item}, a, b) {
  const {share, certain} = item.copy;
  const down = a.y < b.y, level = a.y === b.y;
  const [x1, x2] = [a.x + BOX.width / 2, b.x + BOX.width / 2];
  const [y1, y2] = level ? [a.y, b.y] : down ? [a.y + BOX.height, b.y] : [a.y, b.y + BOX.height];
  const bend = level ? y1 - 40 : (y1 + y2) / 2;
  const path = `M${x1},${y1} C${x1},${bend} ${x2},${bend} ${x2},${y2}`;
  const [mx, my] = [(x1 + x2) / 2, level ? y1 - 28 : (y1 + y2) / 2 + 4];
  const open = () => select(item.key);
  const name = `${item.text}: ${percent(share)}, ${certain ? 'direction certain' : 'direction not certain'}`;
  return h('svg:g', {class: 'edge' + (certain ? '' : ' unsure'), role: 'button', tabindex: 0, 'aria-label': name, 'data-item': item.key, onclick: open,
    onkeydown: e => { if (e.key === 'Enter' || e.key === ' ') e.preventDefault(), open(); }},
    h('svg:title', {}, name),
    h('svg:path', {class: 'reach', d: path}), h('svg:path', {class: 'line', d: path, 'stroke-width': (1.5 + 9 * share).toFixed(1)}),
    h('svg:text', {x: mx, y: my}, percent(share)));
}

function copyTable(story) {
  return h('div', {class: 'scroll'}, h('table', {}, h('caption', {class: 'sr'}, 'Who carries whose text'),
    h('thead', {}, h('tr', {}, ['Report', 'carries text of', 'Share', 'Direction', 'Evidence'].map(t => h('th', {scope: 'col'}, t)))),
    h('tbody', {}, story.copies.map(c => h('tr', {},
      h('th', {scope: 'row'}, itemButton(c, story.reports[story.index.get(c.copy.to)]?.name ?? c.copy.to, {class: 'plain', 'data-nav': true, 'aria-label': c.text})),
      h('td', {}, originSwatch(story.origins.get(c.copy.from), sourceName(story, c.copy.from))),
      h('td', {class: 'num'}, percent(c.copy.share)), h('td', {}, c.copy.certain ? 'certain' : 'not certain'),
      h('td', {}, c.copy.evidence.length ? h('ul', {}, c.copy.evidence.map(e => h('li', {}, e))) : 'none stated'))))));
}
