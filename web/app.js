// The page: one state, one `update`, one render a view. dom.js makes elements, story.js reads a dossier, findings.js, stemma.js and
// reader.js draw; this file holds the state, keeps it in the address (#...), and listens to filters and keys.

const data = JSON.parse(byId('data').textContent);
const opened = new Map();  // story id -> what openStory made of it

const state = {
  story: '', on: '', at: 0,                             // story and selected item (its key and which of its places)
  filter: {q: '', status: '', outlet: '', who: ''},
  columns: new Set(), closed: new Set(), tall: false,   // the reader: chosen columns, those closed by hand since the item was lit
  folds: new Set(), spread: false, why: false, printing: false,
};

const SECTIONS = [
  ['statements', 'What they say', statementsView], ['quotes', 'Quotations', quotesView], ['speakers', 'Speakers', speakersView],
  ['timeline', 'Timeline', timelineView],
  ['carried', 'Who carries whose text', stemmaView], ['names', 'People and other names', peopleView], ['positions', 'Positions and ties', positionsView],
  ['reading', 'The reports side by side', readerView], ['reports', 'Reports', reportsView],
];
const FILTERED = new Set(['statements', 'quotes', 'speakers', 'timeline', 'names']);

function storyAt(id) {
  const i = data.stories.findIndex(d => d.story.id === id);
  if (i < 0) return null;
  if (!opened.has(id)) opened.set(id, openStory(data.stories[i], data.provenance[i]));
  return opened.get(id);
}
const story = () => storyAt(state.story);

// ---- the state and the address ----

function readAddress() {
  const p = new URLSearchParams(location.hash.slice(1));
  const only = data.stories.length === 1 ? data.stories[0].story.id : '';
  const id = p.get('s') ?? only;
  const next = storyAt(id);
  return {
    story: next ? id : '', on: next?.items.has(p.get('on')) ? p.get('on') : '', at: Math.max(0, parseInt(p.get('at') ?? '0', 10) || 0),
    filter: {q: p.get('q') ?? '', status: p.get('is') ?? '', outlet: p.get('outlet') ?? '', who: p.get('who') ?? ''},
    columns: next ? p.has('cols') ? new Set(p.get('cols').split('.').filter(Boolean).map(Number).filter(i => next.reports[i])) : firstColumns(next) : new Set(),
  };
}
function writeAddress(newStep) {
  const p = new URLSearchParams();
  const put = (key, value) => value && p.set(key, value);
  if (data.stories.length > 1) put('s', state.story);
  put('on', state.on), put('at', state.at || ''), put('q', state.filter.q), put('is', state.filter.status), put('outlet', state.filter.outlet), put('who', state.filter.who);
  const columns = [...state.columns].sort((a, b) => a - b).join('.');
  if (story() && columns !== [...firstColumns(story())].join('.')) p.set('cols', columns);
  const hash = '#' + p;
  if (hash !== (location.hash || '#')) history[newStep ? 'pushState' : 'replaceState'](null, '', hash);
}

// Changes the state and draws what depends on the change.
function update(change) {
  const before = {...state};
  Object.assign(state, change);
  hideHere();
  writeAddress(before.on !== state.on || before.story !== state.story);
  if (before.story !== state.story) return renderPage();
  if (before.filter !== state.filter) renderFiltered();
  renderReading();
}
function select(key, at = 0) {
  update({on: key, at, closed: key === state.on ? state.closed : new Set()});
  const item = story().items.get(key);
  say(`${KINDS[item.kind]} lit: ${plural(item.places.length, 'place')} in ${plural(new Set(item.places.map(p => p.report)).size, 'report')}`);
}
function toggleColumn(i) {
  const columns = new Set(state.columns), closed = new Set(state.closed);
  const shown = columnsShown(story(), state).some(r => r.index === i);
  columns[shown ? 'delete' : 'add'](i);
  closed[shown ? 'add' : 'delete'](i);
  update({columns, closed});
}
const setFilter = change => update({filter: {...state.filter, ...change}});
const say = text => { byId('status').textContent = text; };

// ---- rendering ----

function renderPage() {
  const s = story();
  document.title = s ? s.dossier.story.title || 'A story side by side' : `${data.stories.length} stories side by side`;
  byId('bar').replaceChildren(...barView(s));
  byId('main').replaceChildren(...(s ? storyPage(s) : storiesView()));
  document.body.classList.remove('docked');
  if (s) renderReading();
}

function storyPage(s) {
  const shown = SECTIONS.filter(([id]) => id !== 'positions' || s.positions.length + s.ties.length);
  return [
    h('header', {class: 'story-head'}, headView(s, state)),
    h('nav', {class: 'contents', 'aria-label': 'Parts of this story'}, shown.map(([id, title]) => button([title, countOf(s, id)], () => jump(id)))),
    ...shown.map(([id, title, view]) => h('section', {id, 'aria-labelledby': id + '-title'}, h('h2', {id: id + '-title', tabindex: -1}, title),
      h('div', {class: 'view', id: id + '-view'}, view(s, state)))),
    h('footer', {}, h('p', {}, 'Every mark on this page stands on characters of a report. Nothing here says what is true. Press ', h('kbd', {}, '?'), ' for the keys.'),
      h('p', {class: 'save'}, 'Save: ', button('the record (JSON)', () => saveRecord(s), {class: 'link'}), ' ', button('all statements (CSV)', () => saveStatements(s), {class: 'link'}))),
  ];
}
function countOf(s, id) {
  const n = {statements: s.statements, quotes: s.quotes, speakers: s.speakers, timeline: s.timeline, carried: s.copies, names: s.people, reports: s.reports}[id]?.length;
  return n == null ? null : h('small', {}, ' ' + n);
}
function jump(id) {
  byId(id).scrollIntoView({block: 'start'});
  byId(id + '-title').focus({preventScroll: true});
}

function renderFiltered() {
  const s = story();
  if (!s) return byId('stories')?.replaceChildren(...storyRows());
  for (const [id, , view] of SECTIONS) if (FILTERED.has(id)) byId(id + '-view').replaceChildren(...[view(s, state)].flat(Infinity).filter(Boolean));
  for (const b of byId('bar').querySelectorAll('[data-status]')) b.setAttribute('aria-pressed', b.dataset.status === state.filter.status);
  byId('clear').hidden = !Object.values(state.filter).some(Boolean);
}

function renderReading() {
  const s = story();
  if (!s) return;
  const host = byId('reading-view'), box = host.getBoundingClientRect();
  const inSight = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0) > innerHeight * 0.4;
  const docked = document.body.classList.contains('docked');
  const dock = !!state.on && !state.printing && (docked || !inSight);
  if (dock && !docked) host.style.minHeight = box.height + 'px';
  if (!dock) host.style.minHeight = '';
  document.body.classList.toggle('docked', dock);
  document.body.classList.toggle('tall', dock && state.tall);
  renderReader(s, state);
  for (const b of document.querySelectorAll('[data-item]')) b.toggleAttribute('data-lit', b.dataset.item === state.on);
  if (dock && byId('main').contains(document.activeElement) && !host.contains(document.activeElement)) keepClear(document.activeElement);
}

// Scrolls an element out from under the bar and the docked reader.
function keepClear(element) {
  const box = element.getBoundingClientRect(), ceiling = byId('bar').getBoundingClientRect().bottom + 40;
  const floor = document.body.classList.contains('docked') ? byId('reader').getBoundingClientRect().top : innerHeight;
  if (box.top < ceiling || box.bottom > floor - 20) scrollBy(0, box.top - ceiling - (floor - ceiling) / 3);
}

// Brings the finding itself into sight (from "what stands here").
function goTo(key) {
  const target = [...document.querySelectorAll('main [data-item]')].find(b => b.dataset.item === key && b.offsetParent);
  target?.scrollIntoView({block: 'center'});
  target?.focus({preventScroll: true});
}

// ---- all stories of the run ----

function storiesView() {
  return [h('header', {class: 'story-head'}, h('h1', {}, data.stories.length ? plural(data.stories.length, 'story', 'stories') : 'No stories found'),
    h('p', {class: 'counts'}, 'Each is a set of reports of one event.')), h('div', {id: 'stories'}, storyRows()),
    acrossView()];
}
// Who stands in several stories: the name, and the way to each.
const storyTitle = id => data.stories.find(d => d.story.id === id)?.story.title || 'A story without a title';
const storyLink = x => h('a', {href: '#' + new URLSearchParams({s: x.story, on: 'e.' + x.entity})}, shorten(storyTitle(x.story), 80));
const across = (story, entity) => (data.identities ?? []).find(i => i.in.some(x => x.story === story && x.entity === entity));
function acrossView() {
  const people = (data.identities ?? []).filter(i => i.kind === 'person');
  if (!people.length) return null;
  return h('section', {id: 'across', 'aria-labelledby': 'across-title'}, h('h2', {id: 'across-title'}, 'People in several stories ', h('small', {}, people.length)),
    h('div', {class: 'scroll'}, h('table', {}, h('caption', {class: 'sr'}, 'People in several stories'),
      h('thead', {}, h('tr', {}, ['Name', 'Stories', 'Taken for one because of'].map(t => h('th', {scope: 'col'}, t)))),
      lazyRows(h('tbody'), people, i => h('tr', {}, h('th', {scope: 'row'}, i.name), h('td', {}, h('ul', {class: 'flat'}, i.in.map(x => h('li', {}, storyLink(x))))),
        h('td', {class: 'faint'}, i.why)), 40, node => h('tr', {class: 'more'}, h('td', {colspan: 3}, node))))));
}
function storyRows() {
  const words = fold(state.filter.q);
  const rows = data.stories.filter(d => !words || fold([d.story.title, ...d.reports.map(r => r.title + ' ' + outletName(r))].join('\n')).includes(words));
  if (!rows.length) return [none(data.stories.length ? 'No story matches.' : 'No reports were read, or none belong to a story.')];
  return [lazyRows(h('ol', {class: 'stories'}), rows, d => h('li', {},
    h('h2', {}, h('a', {href: '#' + new URLSearchParams({s: d.story.id}), 'data-nav': true}, d.story.title || 'A story without a title')),
    h('p', {}, showDays(d.story.from, d.story.to), ' · ', plural(d.counts.reports, 'report'), ' · ', plural(d.counts.outlets, 'outlet'), ' · ', plural(d.counts.origins, 'independent origin')),
    h('p', {class: 'faint'}, [...new Set(d.reports.map(outletName))].slice(0, 12).join(', '))), 100, node => h('li', {}, node))];
}

// ---- the bar: filters, theme, help ----

function barView(s) {
  const search = h('input', {type: 'search', id: 'search', placeholder: 'Search', 'aria-label': s ? 'Search statements, quotations, timeline and names' : 'Search stories', 'aria-keyshortcuts': '/', value: state.filter.q,
    oninput: e => { clearTimeout(search.wait); search.wait = setTimeout(() => setFilter({q: e.target.value}), 120); }});
  return [
    s && data.stories.length > 1 ? h('a', {class: 'brand', href: '#'}, `‹ all ${data.stories.length} stories`) : h('span', {class: 'brand'}, 'synoptic'),
    h('form', {class: 'filters', role: 'search', onsubmit: e => e.preventDefault()}, search, s && filterControls(s)),
    h('div', {class: 'tools'}, themeButton(), button('?', help, {'aria-label': 'Keys and marks', 'aria-keyshortcuts': '?'})),
  ];
}

function filterControls(s) {
  const count = status => s.statements.filter(x => x.statement.status === status).length;
  const outlets = [...new Set(s.reports.map(r => r.name))];
  const people = s.people.filter(e => e.entity.kind === 'person').slice(0, 60);
  const choose = (name, label, options) => h('select', {'aria-label': label, onchange: e => setFilter({[name]: e.target.value})}, h('option', {value: ''}, label),
    options.map(([value, text]) => h('option', {value, selected: state.filter[name] === value}, text)));
  return [
    h('div', {class: 'segments', role: 'group', 'aria-label': 'Statements to show'}, [['', 'all', s.statements.length], ...Object.entries(STATUS).map(([k, v]) => [k, v.text, count(k)])].map(([value, text, n]) =>
      button([text, h('small', {}, ' ' + n)], () => setFilter({status: value}), {'data-status': value, 'aria-pressed': String(state.filter.status === value)}))),
    choose('outlet', 'Any outlet', outlets.map(o => [o, o])), choose('who', 'Anybody', people.map(e => [e.entity.id, e.text])),
    button('Clear', () => { update({filter: {q: '', status: '', outlet: '', who: ''}}); byId('bar').replaceChildren(...barView(s)); }, {id: 'clear', class: 'link', hidden: !Object.values(state.filter).some(Boolean)}),
  ];
}

const THEMES = {auto: 'As the system', light: 'Light', dark: 'Dark'};
function stored(key, value) {
  try {
    return value == null ? localStorage.getItem(key) : localStorage.setItem(key, value);
  } catch {
    return null;  // a page from a file may be refused storage
  }
}
function setTheme(name) {
  document.documentElement.dataset.theme = name in THEMES ? name : 'auto';
}
function themeButton() {
  const label = () => `${THEMES[document.documentElement.dataset.theme]}`;
  const b = button(label(), () => {
    const names = Object.keys(THEMES), next = names[(names.indexOf(document.documentElement.dataset.theme) + 1) % names.length];
    setTheme(next);
    stored('synoptic-theme', next);
    b.textContent = label();
  }, {id: 'theme', title: 'Light or dark'});
  b.prepend(sr('Colours: '));
  return b;
}

const KEYS = [['j / k', 'next / previous item'], ['Enter', 'light the item in the reports'], ['n / p', 'next / previous place of the lit item'], ['1 – 9', 'open or close that report’s column'],
  ['/', 'search'], ['c', 'copy the current place as a citation'], ['Esc', 'close, clear'], ['?', 'this page']];
function help() {
  const box = byId('help');
  box.replaceChildren(h('h2', {}, 'Keys and marks'), h('dl', {}, KEYS.map(([k, what]) => [h('dt', {}, h('kbd', {}, k)), h('dd', {}, what)])),
    h('h3', {}, 'Marks of the matrix'), h('dl', {}, Object.values(MARKS).map(m => [h('dt', {}, m.mark), h('dd', {}, m.means)])),
    h('p', {}, 'An origin is the earliest place a text can be traced to. Report, outlet and origin are three different numbers. Carrying the same quotation is not copying.'),
    h('form', {method: 'dialog'}, h('button', {}, 'Close')));
  box.showModal();
}

// ---- saving ----

function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], {type}));
  h('a', {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
const saveRecord = s => save(`${fileName(s)}.json`, 'application/json', JSON.stringify(s.dossier, null, 1) + '\n');
const fileName = s => s.dossier.story.id.replace(/[^\w.-]+/g, '-') || 'story';

// Every place of every statement, whatever the filters: one row each. Offsets are UTF-8 bytes, as in the record.
function statementRowsCsv(s) {
  // A cell that a spreadsheet would run as a formula gets an apostrophe before it.
  const cell = value => `"${String(value ?? '').replace(/^(?=[=+\-@\t\r])/, "'").replace(/"/g, '""')}"`;
  const rows = [['statement', 'wording', 'status', 'origins', 'outlet', 'published', 'url', 'carried from', 'begin', 'end', 'quote']];
  for (const item of s.statements)
    for (const p of item.statement.spans) {
      const r = s.reports[s.index.get(p.report)];
      const origin = r && originOf(s, {report: r.index, begin: r.at(p.begin), end: r.at(p.end)});
      rows.push([item.number, item.text, item.statement.status, item.statement.origins, r?.name, r?.published.value, r?.url,
        r && isForeign(s, r, origin) ? s.origins.get(origin)?.label : '', p.begin, p.end, p.quote]);
    }
  return rows.map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
const saveStatements = s => save(`${fileName(s)}-statements.csv`, 'text/csv;charset=utf-8', '\ufeff' + statementRowsCsv(s));

// ---- keys ----

function moveItem(by) {
  const all = [...document.querySelectorAll('[data-nav]')].filter(e => e.offsetParent);
  if (!all.length) return;
  const row = document.activeElement?.closest('tr, li, article');
  let at = all.findIndex(e => e === document.activeElement || row?.contains(e));
  if (at < 0) at = all.findIndex(e => e.getBoundingClientRect().top > 60) - (by > 0 ? 1 : 0);
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  next.focus({preventScroll: true});
  keepClear(next);
}
function movePlace(by) {
  const item = story()?.items.get(state.on);
  if (item?.places.length) select(item.key, (state.at + by + item.places.length) % item.places.length);
}
function escape() {
  if (!byId('here').hidden) {
    const to = byId('here').returnTo;
    hideHere();
    to?.focus?.();
  } else if (state.on) update({on: '', at: 0});
  else if (document.activeElement === byId('search')) byId('search').blur();
}
const COMMANDS = {
  j: () => moveItem(1), k: () => moveItem(-1), n: () => movePlace(1), p: () => movePlace(-1), '/': () => byId('search').focus(), '?': help, Escape: escape,
  c: () => { const places = story()?.items.get(state.on)?.places; if (places?.length) cite(story(), places[Math.min(state.at, places.length - 1)]); },
};
function onKey(e) {
  if (e.ctrlKey || e.metaKey || e.altKey || byId('help').open) return;
  const typing = e.target.matches('input, select, textarea');
  if (typing && e.key !== 'Escape') return;
  if (e.key === 'Enter' && e.target.matches('mark')) return e.target.click();
  const digit = /^[1-9]$/.test(e.key) && story()?.reports[e.key - 1] ? () => toggleColumn(e.key - 1) : null;
  const run = digit ?? (Object.hasOwn(COMMANDS, e.key) ? COMMANDS[e.key] : null);
  if (run) e.preventDefault(), run();
}

// On paper everything is unfolded and every report stands in full.
function print(on) {
  if (state.printing === on) return;
  state.printing = on;
  if (!story()) return renderPage();
  for (const d of document.querySelectorAll('details')) d.open = on || d.dataset.group === 'person' || d.open && !d.dataset.group;
  byId('why').hidden = !on && !state.why;
  renderFiltered();
  renderReading();
}

setTheme(stored('synoptic-theme') ?? 'auto');
Object.assign(state, readAddress());
renderPage();
if (state.on) goTo(state.on);
addEventListener('hashchange', () => {
  const next = readAddress(), same = next.story === state.story;
  Object.assign(state, next);
  if (!same) scrollTo(0, 0);
  renderPage();
});
phone.addEventListener('change', renderFiltered);
addEventListener('keydown', onKey);
addEventListener('pointerdown', e => { if (!byId('here').contains(e.target)) hideHere(); });
addEventListener('beforeprint', () => print(true));
addEventListener('afterprint', () => print(false));
