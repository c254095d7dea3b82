// One story, read from its dossier and indexed for the views: reports with their offsets turned to UTF-16, and "items", the
// things one can point at (a statement, an utterance, a passage, ...), each with the places where it stands.
//
//   place  {report: index, begin, end, quote}   offsets in UTF-16 units of reports[report].text
//   item   {key, kind, label, text, places}     key "s.…" statement, "d.…" one value of a difference, "q.…" utterance, "p.…" passage,
//                                               "e.…" entity, "t.…" timeline, "c.…" copy, "v.…" what a copy stands on, "w.…" what only one report
//                                               has, "o.…" origin, "r.…" role, "x.…" position, "y.…" tie

const KINDS = {s: 'Statement', d: 'Value', q: 'Quotation', p: 'Passage', e: 'Name', t: 'Timeline', c: 'Carried text', v: 'Evidence', w: 'Only in this report', o: 'Origin',
               r: 'Role', x: 'Position', y: 'Tie'};
const PROSE = new Set(['body', 'standfirst']);

function openStory(dossier, provenance) {
  const reports = dossier.reports.map((r, i) => readReport(r, i, provenance));
  const index = new Map(reports.map(r => [r.id, r.index]));
  const story = {dossier, reports, index, items: new Map(), misplaced: 0, origins: new Map(), entities: new Map()};
  dossier.origins.forEach((o, i) => story.origins.set(o.id, {...o, index: i, colour: i % 8}));
  dossier.entities.forEach(e => story.entities.set(e.id, e));

  const place = p => {
    const report = reports[index.get(p?.report)];
    if (!report) return null;
    const [begin, end] = [report.at(p.begin), report.at(p.end)];
    if (report.text.slice(begin, end) !== p.quote) ++story.misplaced;
    return {report: report.index, begin, end, quote: p.quote};
  };
  const places = list => (list ?? []).map(place).filter(Boolean);
  const add = (key, text, list, more) => {
    const item = {key, kind: key[0], text, places: list.sort(byPlace), ...more};
    story.items.set(key, item);
    return item;
  };

  story.passages = dossier.passages.map(p => add('p.' + p.id, p.spans[0]?.quote ?? '', places(p.spans), {passage: p, origin: story.origins.get(p.origin)}));
  story.statements = dossier.statements.map((s, number) => {
    const item = add('s.' + s.id, s.text, places(s.spans), {statement: s, number: number + 1, shown: place(s.shown)});
    item.differences = s.differences.map((d, i) => ({...d, values: d.values.map((v, j) =>
      add(`d.${s.id}.${i}.${j}`, v.value, places(v.spans), {of: item, slot: d.slot}))}));
    return item;
  });
  story.quotes = dossier.quotes.map((q, number) => {
    const variants = q.variants.map(v => ({...place(v), type: v.kind, relation: v.relation})).filter(v => v.quote != null);
    return add('q.' + q.id, q.utterance?.quote ?? variants[0]?.quote ?? '', [...variants],
               {quote: q, number: number + 1, variants, fullest: place(q.utterance), speaker: story.entities.get(q.speaker), addressee: story.entities.get(q.addressee)});
  });
  story.timeline = dossier.timeline.map((t, i) => add('t.' + i, t.text, places(t.spans), {entry: t, dates: (t.dates ?? []).map(d => ({...d, places: places(d.spans)}))}));
  story.people = dossier.entities.map(e => {
    const item = add('e.' + e.id, e.name, places(e.mentions), {entity: e});
    item.roles = e.roles.map((r, i) => add(`r.${e.id}.${i}`, r.role, places(r.places), {of: item}));
    return item;
  });
  const quoteOf = id => story.items.get('q.' + id);
  story.speakers = (dossier.speakers ?? []).map(s => ({
    person: story.items.get('e.' + s.speaker), origins: s.origins, silent: s.silent.map(id => index.get(id)),
    quotes: [...new Set(s.reports.flatMap(r => r.said.map(x => x.quote)))].map(quoteOf),
    reports: s.reports.map(r => ({report: index.get(r.report), without: r.without.map(quoteOf),
      said: r.said.map(x => ({quote: quoteOf(x.quote), variants: x.variants.map(v => quoteOf(x.quote).variants[v]), cut: places(x.cut)}))})),
  })).filter(s => s.person);
  story.copies = dossier.copies.map((c, i) => {
    const item = add('c.' + i, '', passagesOf(story, c), {copy: c});
    item.reasonPlaces = (c.reasons ?? []).map(r => places(r.places));
    item.evidence = add('v.' + i, '', item.reasonPlaces.flat(), {of: item});
    return item;
  });
  for (const r of reports) add('w.' + r.index, r.name, (r.only ?? []).map(s => ({report: r.index, begin: r.at(s.begin), end: r.at(s.end)})).map(p => ({...p, quote: r.text.slice(p.begin, p.end)})));
  for (const o of story.origins.values()) add('o.' + o.id, o.label, placesOfOrigin(story, o), {origin: o});
  story.positions = (dossier.positions ?? []).map((p, i) => add('x.' + i, p.target, places(p.spans), {position: p}));
  story.ties = (dossier.ties ?? []).map((t, i) => add('y.' + i, t.kind, places(t.spans), {tie: t}));

  for (const c of story.copies) c.text = c.evidence.text = `${sourceName(story, c.copy.from)} → ${reports[index.get(c.copy.to)]?.name ?? '?'}`;
  story.prose = proseByOrigin(story);
  return story;
}

const byPlace = (a, b) => a.report - b.report || a.begin - b.begin || a.end - b.end;

function readReport(r, i, provenance) {
  const at = utf16Index(r.text);
  const span = s => ({begin: at(s.begin), end: at(s.end), kind: s.kind});
  const sections = r.sections.map(span);
  return {
    ...r, at, index: i, name: outletName(r),
    sections: sections.length ? sections : [{begin: 0, end: r.text.length, kind: 'body'}],
    own: provenance?.own[i] ?? null,
    stretches: (provenance?.stretches[i] ?? []).map(([begin, end, origin]) => ({begin: at(begin), end: at(end), origin})),
  };
}
const outletName = r => r.outlet?.name || r.outlet?.domain || r.ref?.split('/').pop() || r.id;

// Where a copy shows itself: the passages of its origin that the copying report carries (or that two reports share), in all
// reports that carry them.
function passagesOfCopy(story, copy) {
  if (copy.passages?.length) return copy.passages.map(id => story.items.get('p.' + id)).filter(Boolean);
  const [from, to] = [story.index.get(copy.from), story.index.get(copy.to)];
  return story.passages.filter(p => !p.passage.quotation && p.places.some(q => q.report === to) &&
      (from == null ? p.passage.origin === copy.from : p.places.some(q => q.report === from)));
}
function passagesOf(story, copy) {
  const [from, to] = [story.index.get(copy.from), story.index.get(copy.to)];
  return passagesOfCopy(story, copy).flatMap(p => {
    const near = p.places.filter(q => q.report === from || q.report === to);
    return from == null || near.length < 2 ? p.places : near;
  });
}
function placesOfOrigin(story, origin) {
  const shared = story.passages.filter(p => p.passage.origin === origin.id && !p.passage.quotation).flatMap(p => p.places);
  if (shared.length) return shared;
  return story.reports.flatMap(r => r.stretches.filter(s => s.origin === origin.id)
    .map(s => ({report: r.index, begin: s.begin, end: s.end, quote: r.text.slice(s.begin, s.end)})));
}
function sourceName(story, id) {
  return story.origins.get(id)?.label ?? story.reports[story.index.get(id)]?.name ?? 'not known';
}

// The origin a place comes from: that of the stretch that covers more than half of it, else the report's own.
function originOf(story, place) {
  const report = story.reports[place.report];
  let best = report.own, covered = (place.end - place.begin) / 2;
  for (const s of report.stretches) {
    const shared = Math.min(s.end, place.end) - Math.max(s.begin, place.begin);
    if (shared > covered) [covered, best] = [shared, s.origin];
  }
  return best;
}

// Whether text of this origin is somebody else's in this report. A report may be an agency's copy from end to end: then the agency
// is what its text comes from, and it is still not the outlet's own.
function isForeign(story, report, origin) {
  return origin != null && (origin !== report.own || story.origins.get(origin)?.kind !== 'outlet');
}

// How much of a report's prose (in characters) comes from which origin.
function proseOf(report) {
  const size = new Map();
  const add = (origin, n) => size.set(origin, (size.get(origin) ?? 0) + n);
  for (const s of report.sections.filter(x => PROSE.has(x.kind))) {
    let left = s.end - s.begin;
    for (const t of report.stretches) {
      const shared = Math.min(s.end, t.end) - Math.max(s.begin, t.begin);
      if (shared > 0) add(t.origin, shared), left -= shared;
    }
    add(report.own, Math.max(0, left));
  }
  return size;
}

// The same over the story: [{origin | null, size}], largest first. On the way each report learns its main origin: the foreign one
// that at least four fifths of its prose come from, or none.
function proseByOrigin(story) {
  const all = new Map();
  for (const r of story.reports) {
    const size = proseOf(r), total = [...size.values()].reduce((a, n) => a + n, 0);
    r.mainOrigin = [...size].find(([id, n]) => isForeign(story, r, id) && n >= 0.8 * total)?.[0] ?? null;
    for (const [id, n] of size) all.set(id, (all.get(id) ?? 0) + n);
  }
  return [...all].map(([id, n]) => ({origin: story.origins.get(id) ?? null, size: n})).filter(x => x.size > 0).sort((a, b) => b.size - a.size);
}

// What one report does with one statement. "silent" only where the report is complete and analysed: otherwise it is not known.
const MARKS = {
  own: {mark: '●', means: 'says so, its own text'},
  partial: {mark: '◐', means: 'says so in other or weaker words, or in part'},
  copied: {mark: '○', means: 'says so in text that comes from the origin named'},
  silent: {mark: '–', means: 'not found'},
  unread: {mark: '?', means: 'not known: the report is incomplete or was not analysed'},
  differs: {mark: '!', means: 'gives a different value'},
};
function cellOf(story, item, report) {
  const places = item.places.filter(p => p.report === report.index);
  if (!places.length) {
    const elsewhere = item.differences.flatMap(d => d.values).flatMap(v => v.places).filter(p => p.report === report.index);
    if (!elsewhere.length) return {kind: report.complete && report.analysed ? 'silent' : 'unread', places};
    places.push(...elsewhere);
  }
  const touches = d => d.values.some(v => v.places.some(p => p.report === report.index));
  const softly = d => d.slot === 'wording' || d.slot === 'certainty' || d.kind === 'hedge' || d.kind === 'basis';
  const beside = d => d.values.findIndex(v => v.places.some(p => p.report === report.index)) > 0;
  const origin = originOf(story, places[0]);
  const foreign = isForeign(story, report, origin);
  const partial = item.statement?.partly?.includes(report.id) || item.differences.some(d => softly(d) && touches(d) && beside(d));
  return {
    kind: foreign ? 'copied' : partial ? 'partial' : 'own', partial, places,
    origin: foreign ? story.origins.get(origin) : null,
    differs: item.differences.some(d => !softly(d) && touches(d)),
  };
}

// ---- filters ----

// Entities that an item's places touch, found once per item.
function entitiesIn(story, item) {
  if (item.entities) return item.entities;
  story.mentionsByReport ??= story.reports.map(r =>
    story.people.flatMap(e => e.places.filter(p => p.report === r.index).map(p => ({...p, entity: e.entity.id}))).sort((a, b) => a.begin - b.begin));
  const found = new Set();
  for (const p of item.places)
    for (const m of story.mentionsByReport[p.report])
      if (m.begin < p.end && m.end > p.begin) found.add(m.entity);
  if (item.quote?.speaker) found.add(item.quote.speaker);
  return item.entities = found;
}
function textOf(story, item) {
  return item.folded ??= fold([item.text, item.speaker?.name ?? '', ...new Set(item.places.map(p => p.quote)),
    ...(item.differences ?? []).flatMap(d => d.values.map(v => v.text)), ...(item.entity ? Object.values(item.entity.forms).flat() : []),
    ...(item.roles ?? []).map(r => r.text)].join('\n'));
}
function matches(story, item, filter) {
  if (filter.status && item.statement && item.statement.status !== filter.status) return false;
  if (filter.outlet && !item.places.some(p => story.reports[p.report].name === filter.outlet)) return false;
  if (filter.who && !entitiesIn(story, item).has(filter.who) && item.entity?.id !== filter.who) return false;
  return !filter.q || fold(filter.q).trim().split(/\s+/).every(word => textOf(story, item).includes(word));
}
