// Who carries whose text, drawn as textual critics draw a stemma: sources that are no report of this story (agencies, official
// texts, lost originals) on top, time running down; a line for each copy, as wide as the share it makes of the copying report, dashed
// where a credit alone says so, dotted and without a point where nothing tells who was first. Under it the same in words: what each
// report has from whom and what is only its own, then every copy with what it stands on and what the outlet changed.
//
// Reports stand in columns by date, one column each (up to MOST_LANES, then from the left again), and in rows by day; who copied on
// the same day stands a row below its source. A line turns sideways in the gap next to its source and then runs straight in the
// column of its target, so that it crosses no other box.

const BOX = {width: 150, height: 44, gapX: 22, gapY: 70, left: 84, top: 52};
const MOST_LANES = 12;

function stemmaView(story, state) {
  if (!story.copies.length) return [none('No carried text found between these reports.'), passageList(story)];
  return [
    hint('Time runs down. Wider line: more of the report. Dashed: a credit line alone says so. Dotted, without a point: the texts are related, and who was first is not known. A line opens its passages.'),
    h('div', {class: 'scroll stemma', tabindex: 0, role: 'region', 'aria-label': 'Drawing of who carries whose text'}, stemmaDrawing(story)),
    shareTable(story), copyList(story), passageList(story),
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

  // Within one day a report stands below those it copies from.
  const dayOf = r => r.published.value ? shortDate(r).replace(' (inferred)', '') : 'undated';
  const drawn = story.reports.filter(x => touched.has(x.id)), depth = new Map(drawn.map(r => [r.id, 0]));
  for (let round = 0, moved = true; moved && round < drawn.length; ++round) {
    moved = false;
    for (const e of edges) {
      const [a, b] = [story.reports[story.index.get(e.from)], story.reports[story.index.get(e.to)]];
      if (a && dayOf(a) === dayOf(b) && depth.get(b.id) <= depth.get(a.id)) depth.set(b.id, depth.get(a.id) + 1), moved = true;
    }
  }
  const days = [...new Set(drawn.map(dayOf))].map(day => [day, drawn.filter(r => dayOf(r) === day)]);
  let laneNext = 0;
  for (const [day, list] of days)
    for (let level = 0, left = list.length, named = false; left > 0; ++level) {
      const here = list.filter(r => depth.get(r.id) === level);
      left -= here.length;
      if (!here.length) continue;
      rows.push(named ? '' : day);
      named = true;
      for (const r of here) {
        if (laneNext === lanes) {
          laneNext = 0;
          if (r !== here[0]) rows.push('');
        }
        const note = (r.copied > 0 ? `${percent(r.copied)} carried` : 'own text') + (r.published.basis === 'inferred' ? ', date inferred' : '');
        put(r.id, laneNext++, rows.length - 1, {title: r.name, origin: story.origins.get(r.own), note});
      }
    }
  // Each source over the middle of its reports, pushed to the right where that place is taken.
  const middle = id => { const xs = edges.filter(e => e.from === id).map(e => nodes.get(e.to).x); return xs.reduce((a, x) => a + x, 0) / xs.length; };
  let free = 0;
  for (const [id, at] of sources.map(id => [id, (middle(id) - BOX.left) / (BOX.width + BOX.gapX)]).sort((a, b) => a[1] - b[1])) {
    const lane = Math.max(free, at);
    free = lane + 1;
    const origin = story.origins.get(id), lost = origin?.kind === 'unknown';
    put(id, lane, 0, {title: lost ? 'lost original' : sourceName(story, id), full: sourceName(story, id), origin, lost: true,
      note: lost ? `in ${plural(origin.reports.length, 'report')}` : KIND_WORDS[origin?.kind] ?? ''});
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
  return h('svg:g', {class: 'node' + (n.lost ? ' lost' : ''), 'data-o': n.origin?.colour ?? 'none'}, h('svg:title', {}, n.full ?? n.title),
    h('svg:rect', {x: n.x, y: n.y, width: BOX.width, height: BOX.height, rx: n.lost ? 22 : 4}),
    h('svg:text', {x: middle, y: n.y + 19}, shorten(n.title, 20)), h('svg:text', {class: 'note', x: middle, y: n.y + 34}, n.note));
}

// Down from the foot of the source, or up from its head where the target stands beside or above it.
function edgeDrawing({item, offset}, a, b) {
  const {share, direction, credit_only} = item.copy;
  const down = a.y < b.y, level = a.y === b.y;
  const x1 = a.x + BOX.width / 2, y1 = down ? a.y + BOX.height : a.y;
  const x2 = b.x + BOX.width / 2 + offset, y2 = down || level ? b.y : b.y + BOX.height;
  const turn = down ? y1 + BOX.gapY - 14 : y1 - BOX.gapY + 14;
  const path = level ? `M${x1},${y1} C${x1},${y1 - 46} ${x2},${y1 - 46} ${x2},${y2}` : `M${x1},${y1} C${x1},${turn} ${x2},${(y1 + turn) / 2} ${x2},${turn} L${x2},${y2}`;
  const open = () => openCopy(item);
  const name = `${item.text}: ${percent(share)}, ${directionWords(item.copy)}`;
  const unknown = direction === 'undetermined', wing = 5 + 5 * share, point = `M${x2},${y2} l${-wing},${down || level ? -9 : 9} h${2 * wing} z`;
  return h('svg:g', {class: 'edge' + (credit_only ? ' credit' : unknown ? ' unsure' : ''), role: 'button', tabindex: 0, 'aria-label': name, 'data-item': item.key, onclick: open,
    onkeydown: e => { if (e.key === 'Enter' || e.key === ' ') e.preventDefault(), open(); }},
    h('svg:title', {}, name),
    h('svg:path', {class: 'reach', d: path}), h('svg:path', {class: 'line', d: path, 'stroke-width': (1.5 + 9 * share).toFixed(1)}),
    unknown ? null : h('svg:path', {class: 'point', d: point}),
    h('svg:text', {x: x2, y: down || level ? y2 - 14 : y2 + 22}, percent(share)));
}

const directionWords = copy => copy.credit_only ? 'its credit alone says so' : {stated: 'its credit says so', likely: copy.certain ? 'direction certain' : 'direction likely',
  undetermined: 'who was first is not known'}[copy.direction] ?? (copy.certain ? 'direction certain' : 'direction not certain');

// Lights the passages of a copy and opens its account below the drawing.
function openCopy(item) {
  const account = document.querySelector(`details[data-copy="${item.key}"]`);
  if (account) account.open = true;
  select(item.key);
}

// What each report carries from whom, and what stands in no other report.
function shareTable(story) {
  return h('div', {class: 'scroll'}, h('table', {class: 'shares'}, h('caption', {}, 'What each report has from others, and what is only its own'),
    h('thead', {}, h('tr', {}, ['Report', 'Carried', 'From whom', 'Only here'].map(t => h('th', {scope: 'col'}, t)))),
    h('tbody', {}, story.reports.map(r => {
      const from = story.copies.filter(c => c.copy.to === r.id), only = story.items.get('w.' + r.index);
      const letters = only.places.reduce((n, p) => n + p.end - p.begin, 0), prose = r.sections.filter(s => PROSE.has(s.kind)).reduce((n, s) => n + s.end - s.begin, 0);
      return h('tr', {}, h('th', {scope: 'row'}, r.name), h('td', {class: 'num'}, percent(r.copied ?? 0)),
        h('td', {}, from.length ? h('ul', {class: 'flat'}, from.map(c => h('li', {}, button([originSwatch(originOfCopy(story, c), sourceName(story, c.copy.from)), ' ', percent(c.copy.share)], () => openCopy(c),
          {class: 'plain', 'data-item': c.key})))) : h('span', {class: 'faint'}, 'nobody here')),
        h('td', {}, only.places.length ? itemButton(only, `${percent(prose ? letters / prose : 0)} in ${plural(only.places.length, 'stretch', 'stretches')}`, {class: 'chip', 'aria-label': `What only ${r.name} has`}) :
          h('span', {class: 'faint'}, 'nothing')));
    }))));
}
const originOfCopy = (story, c) => story.origins.get(c.copy.from) ?? story.origins.get(story.reports[story.index.get(c.copy.from)]?.own);

// Every copy: how sure it is, what it stands on, and what the outlet cut, added or put otherwise.
function copyList(story) {
  return h('div', {class: 'copies'}, story.copies.map(c => h('details', {'data-copy': c.key, open: state.printing, 'data-group': 'copies'},
    h('summary', {}, h('strong', {}, story.reports[story.index.get(c.copy.to)]?.name ?? c.copy.to), ' has ', percent(c.copy.share), ' of its text from ',
      originSwatch(originOfCopy(story, c), sourceName(story, c.copy.from)), h('small', {}, ' ' + directionWords(c.copy))),
    h('p', {}, itemButton(c, 'Light its passages', {class: 'chip', 'data-nav': true, 'aria-label': `Light the passages of ${c.text}`})),
    h('h4', {}, 'What this stands on'), reasonList(story, c),
    h('h4', {}, 'What the outlet changed'), changeList(story, c))));
}

function reasonList(story, c) {
  const reasons = c.copy.reasons?.length ? c.copy.reasons : c.copy.evidence.map(text => ({kind: 'text', text, places: []}));
  if (!reasons.length) return none('Nothing stated.');
  return h('ol', {class: 'reasons'}, reasons.map((r, i) => h('li', {}, h('small', {class: 'why-kind'}, REASONS[r.kind] ?? r.kind), ' ', r.text, ' ',
    (c.reasonPlaces?.[i] ?? []).slice(0, 6).map(p => placeButton(story, c.evidence, p, shorten(p.quote, 40))))));
}
const REASONS = {credit: 'credit', containment: 'containment', time: 'time', slips: 'shared slips', details: 'details', text: 'shared text', publisher: 'one publisher', none: 'not known'};

// Passage by passage the source's words with what the copy left out struck through and what it put in underlined.
function changeList(story, c) {
  const to = story.index.get(c.copy.to), from = story.index.get(c.copy.from);
  const rows = passagesOfCopy(story, c.copy).map(p => {
    const mine = p.places.find(q => q.report === to), theirs = p.places.find(q => q.report === from) ?? p.places.find(q => q.report !== to);
    return mine && theirs && {p, mine, theirs};
  }).filter(Boolean);
  if (!rows.length) return none(c.copy.credit_only ? 'No other report of the story has this text: nothing to compare with.' : 'No passage to compare.');
  const list = h('ol', {class: 'changes'});
  lazyRows(list, rows, ({p, mine, theirs}) => {
    const parts = mine.quote === theirs.quote ? null : compareWords(theirs.quote, mine.quote);
    const words = kind => parts?.filter(x => x.kind === kind).reduce((n, x) => n + x.text.trim().split(/\s+/).length, 0) ?? 0;
    return [h('li', {}, h('small', {}, `against ${story.reports[theirs.report].name}: `, !parts && mine.quote !== theirs.quote ? 'put otherwise' : words('cut') + words('new') === 0 ? 'word for word' :
        `${plural(words('cut'), 'word')} left out, ${plural(words('new'), 'word')} put in`), ' ', placeButton(story, p, mine, 'here'), ' ', placeButton(story, p, theirs, 'there'),
      h('p', {class: 'words'}, parts ? spaced(parts) : mine.quote))];
  }, 20, node => h('li', {}, node));
  return list;
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
