// The statement matrix: statements in rows by rank, reports in columns by date, differences unfolded under their row.
//
// In a large story many reports may be one agency's copy from end to end. Above NARROW_FROM reports such reports share a column,
// with a count in each cell ("○ AFP 7/12"), until one asks for a column each: twelve copies are not twelve accounts.

const NARROW_FROM = 10;  // reports from which columns are narrow
const GROUP_FROM = 3;    // copies of one origin that make a group
const STATUS = {agree: {mark: '=', text: 'agree'}, differ: {mark: '!', text: 'differ'}, 'one origin': {mark: '', text: 'one origin'}};

function statementsView(story, state) {
  const {statements, reports} = story;
  if (!statements.length) return none('No statements found.');
  const rows = statements.filter(s => matches(story, s, state.filter));
  const columns = columnsOf(story, state), dense = columns.length >= NARROW_FROM;
  const unfold = statements.filter(s => s.differences.length).length <= 12;
  const body = h('tbody', {role: 'rowgroup'});
  const table = h('table', {class: 'matrix', role: 'table'},
    h('caption', {class: 'sr'}, 'Statements in rows, reports in columns by date'),
    h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'},
      h('th', {scope: 'col', role: 'columnheader', class: 'what'}, 'What they say'), columns.map(columnHead),
      h('th', {scope: 'col', role: 'columnheader', class: 'num'}, 'Origins'), h('th', {scope: 'col', role: 'columnheader'}, 'Status'))), body);
  lazyRows(body, rows, s => statementRows(story, state, s, columns, unfold), Math.max(15, Math.min(40, Math.round(600 / columns.length))),
    node => h('tr', {class: 'more', role: 'row'}, h('td', {role: 'cell', colspan: columns.length + 3}, node)));
  return [
    legend(), groupSwitch(reports, columns, state), countLine(rows.length, statements.length, 'statement'),
    rows.length ? h('div', {class: 'matrix-frame' + (dense ? ' dense' : '') + (asCards(dense) ? ' cards' : ''), ...(dense && {tabindex: 0, role: 'region', 'aria-label': 'Statement matrix'})}, table) : null,
  ];
}

// ---- columns ----

// {name, when, reports}: one report each, or all reports whose text is nearly all one foreign origin's.
function columnsOf(story, state) {
  const single = r => ({name: r.name, when: shortDate(r), reports: [r]});
  if (state.spread || story.reports.length < NARROW_FROM) return story.reports.map(single);
  const copies = new Map();
  for (const r of story.reports) if (r.mainOrigin) copies.set(r.mainOrigin, [...(copies.get(r.mainOrigin) ?? []), r]);
  return story.reports.flatMap(r => {
    const group = copies.get(r.mainOrigin) ?? [];
    if (group.length < GROUP_FROM) return [single(r)];
    return r === group[0] ? [{name: `${story.origins.get(r.mainOrigin).label} ×${group.length}`, when: 'copies', reports: group}] : [];
  });
}
const columnHead = c => h('th', {scope: 'col', role: 'columnheader', class: 'who', title: c.reports.map(r => r.name).join(', ')},
  h('span', {class: 'name'}, c.name), h('span', {class: 'when'}, c.when));

function groupSwitch(reports, columns, state) {
  if (!state.spread && columns.length === reports.length) return null;
  return h('p', {class: 'count'}, state.spread ? 'Each report has a column. ' : `${reports.length} reports in ${columns.length} columns: copies of one origin stand together. `,
    button(state.spread ? 'Put copies together' : 'A column for each report', () => { state.spread = !state.spread; renderFiltered(); }, {class: 'link', id: 'spread'}));
}

// ---- rows and cells ----

const phone = matchMedia('screen and (max-width: 760px)');
const asCards = dense => state.printing ? dense : phone.matches;

const shortDate = r => r.published.value ? showDay(r.published.value).replace(/ \d{4}$/, '') + (r.published.basis === 'inferred' ? ' (inferred)' : '') : 'undated';

function legend() {
  return h('ul', {class: 'legend', 'aria-label': 'Marks'}, Object.values(MARKS).map(m => h('li', {}, h('span', {class: 'mark', 'aria-hidden': 'true'}, m.mark), ' ', m.means)));
}
function countLine(shown, all, one, many) {
  return shown === all ? null : h('p', {class: 'count'}, shown ? `${shown} of ${plural(all, one, many)} match the filters.` : `None of ${plural(all, one, many)} matches the filters.`);
}

function statementRows(story, state, item, columns, unfold) {
  const s = item.statement, status = STATUS[s.status] ?? {mark: '', text: s.status};
  const id = 'diff-' + item.number;
  const slots = [...new Set(item.differences.map(d => d.slot))].join(', ');
  const row = h('tr', {role: 'row', class: 'statement', 'data-status': s.status},
    h('th', {scope: 'row', role: 'rowheader', class: 'what'}, h('span', {class: 'n'}, item.number),
      s.before && h('small', {class: 'before', title: 'The sentence before it in its report'}, s.before.quote, ' '),
      itemButton(item, item.text || '(no wording)', {class: 'plain', 'data-nav': true})),
    columns.map(c => statementCell(story, item, c)),
    h('td', {role: 'cell', class: 'num', 'data-label': 'Origins'}, h('span', {title: s.origin_ids.map(o => story.origins.get(o)?.label ?? o).join(', ')}, s.origins),
      s.utterance && h('small', {class: 'block', title: 'All its places are variants of one quotation: said once, however many carry it'}, 'one utterance')),
    h('td', {role: 'cell', class: 'status'}, h('span', {class: 'tag', 'data-status': s.status}, status.mark && h('span', {'aria-hidden': 'true'}, status.mark + ' '), status.text)));
  if (!item.differences.length) return [row];
  const open = state.printing || (state.folds.has(item.key) ? !unfold : unfold);
  const more = h('tr', {role: 'row', class: 'differences', id, hidden: !open},
    h('td', {role: 'cell', colspan: columns.length + 3}, item.differences.map(d => differenceView(story, d))));
  const fold = button(slots, () => {
    state.folds[state.folds.has(item.key) ? 'delete' : 'add'](item.key);
    more.hidden = !more.hidden;
    fold.setAttribute('aria-expanded', !more.hidden);
  }, {class: 'fold', 'aria-expanded': String(open), 'aria-controls': id, 'aria-label': `Differences in ${slots} of statement ${item.number}`});
  row.lastChild.append(' ', fold);
  return [row, more];
}

function statementCell(story, item, column) {
  const cells = column.reports.map(r => ({...cellOf(story, item, r), report: r})), carrying = cells.filter(c => c.places.length);
  const cell = strongest(carrying.length ? carrying : cells), m = MARKS[cell.kind];
  const props = {role: 'cell', class: 'cell', 'data-kind': cell.kind, 'data-label': column.name};
  if (!carrying.length) return h('td', props, h('span', {class: 'mark', 'aria-hidden': 'true', title: `${column.name}: ${m.means}`}, m.mark), sr(m.means));
  const many = cells.length > 1 && `${carrying.length}/${cells.length}`, differs = carrying.some(c => c.differs);
  const at = item.places.findIndex(p => p.report === cell.report.index);
  const words = [many && `${carrying.length} of ${cells.length} reports`, m.means.replace('the origin named', cell.origin?.label ?? 'another origin'),
                 cell.partial && cell.kind !== 'partial' && MARKS.partial.means, differs && MARKS.differs.means].filter(Boolean).join('; ');
  return h('td', props, button([
    h('span', {class: 'mark', 'aria-hidden': 'true'}, m.mark), cell.origin && h('span', {class: 'from', 'data-o': cell.origin.colour}, cell.origin.label),
    many && h('small', {'aria-hidden': 'true'}, many), cell.partial && cell.kind === 'copied' && h('span', {class: 'mark', 'aria-hidden': 'true'}, MARKS.partial.mark),
    differs && h('span', {class: 'mark bang', 'aria-hidden': 'true'}, '!'), sr(`${column.name}: ${words}`)],
    () => at < 0 ? select(valueAt(item, cell.report).key) : select(item.key, at), {title: `${column.name}: ${words}`}));
}
// What a column of several reports shows: its most independent cell; "not known" before "silent".
const STRENGTH = ['own', 'partial', 'copied', 'unread', 'silent'];
const strongest = cells => STRENGTH.map(kind => cells.find(c => c.kind === kind)).find(Boolean);
const valueAt = (item, report) => item.differences.flatMap(d => d.values).find(v => v.places.some(p => p.report === report.index)) ?? item;

function differenceView(story, d) {
  return h('div', {class: 'difference', 'data-kind': d.kind},
    h('p', {class: 'slot'}, h('b', {}, d.slot), ' · ', d.kind, d.rule && h('span', {class: 'rule'}, ' · rule: ', d.rule)),
    h('ul', {}, d.values.map(v => h('li', {}, itemButton(v, v.text || '(nothing)', {class: 'value'}), ' ', outletButtons(story, v),
      v.places[0] && v.places[0].quote !== v.text && h('q', {class: 'said'}, shorten(v.places[0].quote, 160))))));
}
