// The findings of a story from top to bottom: head, (matrix.js), quotations, timeline, people, positions, reports. Each view takes the
// story and the state and gives nodes; it keeps nothing. A click on any item calls `select(key, place)` of app.js.

const KIND_WORDS = {wire: 'news agency', outlet: 'outlet', official: 'official text', speaker: 'speaker', unknown: 'not known'};
const RELATION = {identical: 'the same words', trimmed: 'cut', ellipsis: 'cut, with …', bracketed: 'words in [ ]', respelled: 'spelled differently',
                  reworded: 'other words', conflicting: 'conflicting words'};
const SPEECH = {direct: 'quoted', mixed: 'partly quoted', indirect: 'reported speech'};

// ---- small parts ----

const itemButton = (item, label, props) => button(label, () => select(item.key), {'data-item': item.key, ...props});

// A button for one place of an item, named by its outlet.
function placeButton(story, item, place, label) {
  const at = item.places.findIndex(p => p.report === place.report && p.begin === place.begin && p.end === place.end);
  return button(label ?? story.reports[place.report].name, () => select(item.key, Math.max(0, at)), {class: 'chip', title: shorten(place.quote, 200)});
}

// The outlets that carry an item, one button each, at its first place there.
function outletButtons(story, item) {
  const first = new Map();
  for (const p of item.places) if (!first.has(p.report)) first.set(p.report, p);
  return h('span', {class: 'chips'}, [...first.values()].map(p => placeButton(story, item, p)));
}

function originSwatch(origin, label = origin?.label ?? 'not known') {
  return h('span', {class: 'origin', 'data-o': origin?.colour ?? 'none'}, label);
}

const hint = text => h('p', {class: 'hint'}, text);

// Shows the first `step` rows and the next on demand; all of them on paper. It never grows by itself: one must be able to scroll past.
function lazyRows(host, items, row, step, tail = node => h('p', {class: 'more'}, node)) {
  let shown = 0, last = null;
  const more = () => {
    const end = state.printing ? items.length : Math.min(items.length, shown + step);
    const added = items.slice(shown, end).flatMap(row);
    last?.remove();
    host.append(...added);
    shown = end;
    last = null;
    if (shown < items.length) {
      last = tail(button(`Show ${Math.min(step, items.length - shown)} more of ${items.length - shown}`, () => more().find(e => e.querySelector('[data-nav]'))?.querySelector('[data-nav]').focus(),
        {'data-more': true, 'data-nav': true}));
      host.append(last);
    }
    return added;
  };
  more();
  return host;
}

// ---- head ----

function headView(story, state) {
  const {story: s, counts} = story.dossier;
  const why = h('div', {id: 'why', class: 'why', hidden: !state.why}, originTable(story));
  const toggle = button('why?', () => {
    state.why = !state.why;
    why.hidden = !state.why;
    toggle.setAttribute('aria-expanded', state.why);
  }, {class: 'link', 'aria-expanded': String(!!state.why), 'aria-controls': 'why', 'aria-label': 'Why this number of origins?'});
  return [
    h('p', {class: 'dateline'}, showDays(s.from, s.to)),
    h('h1', {}, s.title || 'A story without a title'),
    h('p', {class: 'counts'}, h('span', {}, h('b', {}, counts.reports), counts.reports === 1 ? ' report' : ' reports'), ' · ',
      h('span', {}, h('b', {}, counts.outlets), counts.outlets === 1 ? ' outlet' : ' outlets'), ' · ',
      h('span', {}, h('b', {}, counts.origins), counts.origins === 1 ? ' independent origin' : ' independent origins'), ' ', toggle),
    coverageBar(story), why, warningList(story),
  ];
}

function coverageBar(story) {
  const total = story.prose.reduce((n, x) => n + x.size, 0);
  if (!total) return null;
  const shares = story.prose.slice(0, 11).map(x => ({label: x.origin?.label ?? 'not known', colour: x.origin?.colour ?? 'none', share: x.size / total}));
  const rest = story.prose.slice(11);
  if (rest.length) shares.push({label: `${rest.length} others`, colour: 'none', share: rest.reduce((n, x) => n + x.size, 0) / total});
  return h('figure', {class: 'coverage'},
    h('figcaption', {}, 'Whose words these reports are, by share of their text'),
    h('div', {class: 'strip', 'aria-hidden': 'true'}, shares.map(x => h('i', {'data-o': x.colour, vars: {size: x.share}}, x.share > 0.08 && h('span', {}, x.label)))),
    h('ul', {class: 'key'}, shares.map(x => h('li', {}, h('span', {class: 'origin', 'data-o': x.colour}, x.label), ' ', percent(x.share)))));
}

function originTable(story) {
  const rows = [...story.origins.values()];
  if (!rows.length) return none('No origins found.');
  return h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Origins and their evidence'}, h('table', {},
    h('caption', {}, 'An origin is the earliest place that the text can be traced to. Reports that carry an agency’s copy do not add one.'),
    h('thead', {}, h('tr', {}, ['Origin', 'Kind', 'Carried by', 'Evidence'].map(t => h('th', {scope: 'col'}, t)))),
    h('tbody', {}, rows.map(o => h('tr', {},
      h('th', {scope: 'row'}, itemButton(story.items.get('o.' + o.id), originSwatch(o), {class: 'plain'})),
      h('td', {}, KIND_WORDS[o.kind] ?? o.kind),
      h('td', {}, o.reports.map(id => story.reports[story.index.get(id)]?.name ?? id).join(', ') || (o.named ? 'named as a source; not counted' : 'no report here')),
      h('td', {}, o.evidence.length ? h('ul', {}, o.evidence.map(e => h('li', {}, e))) : 'none stated'))))));
}

function warningList(story) {
  const list = story.dossier.warnings.map(w => (w.report ? `${story.reports[story.index.get(w.report)]?.name ?? w.report}: ` : '') + w.message);
  if (story.misplaced) list.unshift(`${plural(story.misplaced, 'mark')} of this page did not match the text of the report and may stand in the wrong place.`);
  if (!list.length) return null;
  return h('details', {class: 'warnings', open: list.length < 3}, h('summary', {}, plural(list.length, 'note') + ' on what could not be read, dated or analysed'),
    h('ul', {}, list.map(t => h('li', {}, t))));
}

// ---- quotations ----

function quotesView(story, state) {
  if (!story.quotes.length) return none('No quotations found.');
  const rows = story.quotes.filter(q => matches(story, q, state.filter));
  const [several, single] = [rows.filter(q => q.variants.length > 1), rows.filter(q => q.variants.length <= 1)];
  const open = state.printing || single.length <= 12 || !several.length || !!state.filter.q;
  return [
    hint('One block for each thing once said; the fullest wording stands first, and the others show what they left out (struck through) or put otherwise (underlined).'),
    countLine(rows.length, story.quotes.length, 'quotation'),
    several.length ? lazyRows(h('div', {class: 'quotes'}), several, q => utteranceView(story, q), 60) :
      single.length ? none('No utterance is carried in more than one wording or report.') : null,
    single.length ? h('details', {class: 'singles', open, 'data-group': 'singles'}, h('summary', {}, h('h3', {}, 'Carried once ', h('small', {}, single.length))),
      h('div', {class: 'scroll'}, h('table', {}, h('caption', {class: 'sr'}, 'Quotations that one report carries, once'),
        h('thead', {}, h('tr', {}, ['Speaker', 'Words', 'Where'].map(t => h('th', {scope: 'col'}, t)))),
        lazyRows(h('tbody'), single, q => singleRow(story, q), 40, node => h('tr', {class: 'more'}, h('td', {colspan: 3}, node)))))) : null,
  ];
}

const speakerButton = item => itemButton(item, item.speaker ? item.speaker.name : 'Speaker unknown',
  {class: 'plain', 'data-nav': true, 'aria-label': `${item.speaker?.name ?? 'Speaker unknown'}, quotation ${item.number}`});

function singleRow(story, item) {
  const v = item.variants[0];
  return h('tr', {}, h('th', {scope: 'row'}, speakerButton(item), item.addressee && h('span', {class: 'to'}, ` to ${item.addressee.name}`)),
    h('td', {class: 'words', 'data-type': v?.type}, editorial(item.text)), h('td', {}, outletButtons(story, item), ' ', h('small', {}, SPEECH[v?.type] ?? '')));
}

function utteranceView(story, item) {
  const q = item.quote, outlets = new Set(item.variants.map(v => story.reports[v.report].name)).size;
  return h('article', {class: 'utterance'},
    h('h3', {}, speakerButton(item),
      item.addressee && h('span', {class: 'to'}, ` to ${item.addressee.name}`),
      h('small', {}, ` ${outlets > 1 ? 'one utterance, carried by ' : ''}${plural(outlets, 'outlet')} · ${plural(q.origins, 'origin')}`)),
    h('ol', {class: 'variants'}, item.variants.map((v, i) => variantView(story, item, v, i === 0))));
}

function variantView(story, item, v, first) {
  const at = item.places.findIndex(p => p.report === v.report && p.begin === v.begin && p.end === v.end);
  const parts = !first && v.type !== 'indirect' && item.variants[0] ? compareWords(item.variants[0].quote, v.quote) : null;
  return h('li', {'data-relation': v.relation, 'data-type': v.type},
    h('span', {class: 'by'}, placeButton(story, item, item.places[at] ?? v), ' ',
      h('small', {}, [first ? 'fullest' : RELATION[v.relation] ?? v.relation, v.type !== 'direct' && SPEECH[v.type]].filter(Boolean).join(' · '))),
    h('p', {class: 'words'}, parts ? spaced(parts) : editorial(v.quote)));
}
// Words cut before the first or after the last word of the other wording have no space of their own there.
const spaced = parts => parts.map((part, i) => [i && !/\s$/.test(parts[i - 1].text) && !/^\s/.test(part.text) ? ' ' : null, wordsView(part)]);
function wordsView({kind, text}) {
  if (kind === 'cut') return h('del', {}, sr(' [left out:] '), text, sr(' [end] '));
  if (kind === 'new') return h('ins', {}, sr(' [instead:] '), editorial(text), sr(' [end] '));
  return editorial(text);
}
// What the outlet put into the quotation: brackets and dots.
const editorial = text => text.split(/(\[[^\]]*\]|…|\.{3}|\. \. \.)/).map((t, i) => i % 2 ? h('span', {class: 'editorial'}, t) : t);

// ---- timeline ----

function timelineView(story, state) {
  if (!story.timeline.length) return none('No dated happenings found.');
  const rows = story.timeline.filter(t => matches(story, t, state.filter));
  return [countLine(rows.length, story.timeline.length, 'entry', 'entries'), lazyRows(h('ol', {class: 'timeline'}), rows, t => timelineEntry(story, t), 60)];
}

function timelineEntry(story, item) {
  const t = item.entry, when = timelineDate(t);
  return h('li', {'data-grain': t.granularity || 'none'},
    h('span', {class: 'date'}, h('span', {class: 'day'}, when.text), when.grain && h('small', {}, when.grain)),
    h('div', {}, itemButton(item, shorten(item.text, 320), {class: 'plain', 'data-nav': true}),
      h('p', {class: 'carried'}, outletButtons(story, item), ' ', h('small', {}, plural(t.origins, 'origin')),
        t.differs && h('span', {class: 'tag', 'data-status': 'differ'}, h('span', {'aria-hidden': 'true'}, '!'), ' dates differ')),
      t.differs && item.dates.length > 1 && h('p', {class: 'dates'}, item.dates.map(d => [h('b', {}, timelineDate(d).text), ' ',
        d.places.map(p => placeButton(story, item, p)), ' ']))));
}

// A date as fine as it is known, and no finer.
function timelineDate({from, to, granularity}) {
  const d = dayParts(from ?? to);
  if (!d) return {text: 'undated', grain: ''};
  if (granularity === 'year') return {text: dayParts(from)?.year === dayParts(to)?.year ? String(d.year) : showDays(from, to), grain: 'that year, no day given'};
  if (granularity === 'month') return {text: `${d.month} ${d.year}`, grain: 'that month, no day given'};
  if (granularity === 'week') return {text: showDays(from, to), grain: 'that week, no day given'};
  if (granularity === 'day' || from === to) return {text: showDay(from ?? to, true), grain: ''};
  return {text: showDays(from, to), grain: !from || !to ? 'open' : 'over these days'};
}

// ---- people and other names ----

const GROUPS = [['person', 'People'], ['organization', 'Organisations'], ['place', 'Places'], ['other', 'Other names']];

function peopleView(story, state) {
  if (!story.people.length) return none('No people or other names found.');
  const rows = story.people.filter(e => matches(story, e, {...state.filter, who: ''}));
  return [countLine(rows.length, story.people.length, 'name'), GROUPS.map(([kind, title]) => {
    const list = rows.filter(e => (GROUPS.some(g => g[0] === e.entity.kind) ? e.entity.kind : 'other') === kind);
    if (!list.length) return kind === 'person' ? none('No people found.') : null;
    const body = h('tbody');
    return h('details', {class: 'names', open: state.printing || kind === 'person', 'data-group': kind}, h('summary', {}, h('h3', {}, title, ' ', h('small', {}, list.length))),
      h('div', {class: 'scroll'}, h('table', {}, h('caption', {class: 'sr'}, title),
        h('thead', {}, h('tr', {}, ['Name', 'Role', 'Called', 'Mentions'].map(t => h('th', {scope: 'col'}, t)))),
        lazyRows(body, list, e => personRow(story, e), 40, node => h('tr', {class: 'more'}, h('td', {colspan: 4}, node))))));
  })];
}

function personRow(story, item) {
  const e = item.entity, byForm = new Map();
  for (const [id, forms] of Object.entries(e.forms))
    for (const f of forms) byForm.set(f, [...(byForm.get(f) ?? []), story.reports[story.index.get(id)]?.name ?? id]);
  const carried = new Set(item.places.map(p => p.report)).size;
  return h('tr', {},
    h('th', {scope: 'row'}, itemButton(item, e.name, {class: 'plain', 'data-nav': true}), e.country && h('small', {}, ` ${e.country}`),
      alsoIn(story, e)),
    h('td', {}, item.roles.length ? h('ul', {class: 'flat'}, item.roles.slice(0, 6).map(r => h('li', {}, itemButton(r, r.text, {class: 'chip'})))) : h('span', {class: 'faint'}, 'no role given')),
    h('td', {}, h('ul', {class: 'flat'}, [...byForm].map(([form, names]) => h('li', {}, form, ' ',
      h('small', {title: names.join(', ')}, names.length === story.reports.length && names.length > 1 ? 'all' : names.length > 3 ? plural(names.length, 'report') : names.join(', ')))))),
    h('td', {class: 'num'}, item.places.length, h('small', {}, ` in ${carried}`)));
}

// The other stories of this page that the same name stands in.
function alsoIn(story, e) {
  const others = across(story.dossier.story.id, e.id)?.in.filter(x => x.story !== story.dossier.story.id) ?? [];
  return others.length ? h('details', {class: 'also'}, h('summary', {}, `also in ${plural(others.length, 'other story', 'other stories')}`),
    h('ul', {class: 'flat'}, others.map(x => h('li', {}, storyLink(x))))) : null;
}

function positionsView(story) {
  const name = id => story.entities.get(id)?.name ?? id;
  const rows = [...story.positions.map(p => [p, name(p.position.holder), p.position.stance, p.position.target]),
                ...story.ties.map(t => [t, name(t.tie.a), t.tie.kind, name(t.tie.b)])];
  if (!rows.length) return none('No positions or ties found.');
  return h('div', {class: 'scroll'}, h('table', {}, h('caption', {class: 'sr'}, 'Positions and ties'),
    h('thead', {}, h('tr', {}, ['Who', 'Relation', 'To what or whom', 'Where'].map(t => h('th', {scope: 'col'}, t)))),
    h('tbody', {}, rows.map(([item, who, how, what]) => h('tr', {}, h('th', {scope: 'row'}, itemButton(item, who, {class: 'plain', 'data-nav': true})),
      h('td', {}, how), h('td', {}, what), h('td', {}, outletButtons(story, item)))))));
}

// ---- reports ----

function reportsView(story) {
  return h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Reports'}, h('table', {class: 'reports'}, h('caption', {class: 'sr'}, 'The reports of this story'),
    h('thead', {}, h('tr', {}, ['Outlet', 'Date', 'Title', 'Carried text', 'Read'].map(t => h('th', {scope: 'col'}, t)))),
    h('tbody', {}, story.reports.map(r => reportRow(story, r)))));
}

function reportRow(story, r) {
  const from = story.copies.filter(c => c.copy.to === r.id);
  const notes = story.dossier.warnings.filter(w => w.report === r.id).map(w => w.message);
  const state = [r.complete ? 'complete' : 'incomplete', r.analysed ? 'analysed' : `not analysed${r.why_not ? ` (${r.why_not})` : ''}`, r.language && `language: ${r.language}`];
  return h('tr', {},
    h('th', {scope: 'row'}, r.name, r.outlet?.domain && r.outlet.domain !== r.name && h('small', {class: 'block'}, r.outlet.domain)),
    h('td', {}, r.published.value ? showDay(r.published.value) : 'undated', h('small', {class: 'block'}, BASIS[r.published.basis] ?? r.published.basis)),
    h('td', {}, webLink(r.url, r.title || r.url) ?? (r.title || h('span', {class: 'faint'}, 'no title')),
      (r.authors.length || r.credits.length) ? h('small', {class: 'block'}, [r.authors.join(', '), r.credits.length && 'credit: ' + r.credits.join(', ')].filter(Boolean).join(' · ')) : null,
      h('small', {class: 'block ref'}, r.ref)),
    h('td', {}, percent(r.copied ?? 0), from.length ? h('ul', {class: 'flat'}, from.map(c => h('li', {}, itemButton(c, sourceName(story, c.copy.from), {class: 'chip'}), ' ', percent(c.copy.share)))) :
      h('small', {class: 'block'}, r.copied > 0 ? 'source not known' : 'none found')),
    h('td', {}, state.filter(Boolean).join(', '), notes.length ? h('ul', {}, notes.map(n => h('li', {}, n))) : null));
}
