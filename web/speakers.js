// A page a speaker: all that somebody is quoted with, one part a report, each quotation in that report's words; against the fullest wording,
// what is left out is struck through and what is put otherwise underlined. Laid out when it is opened.

function speakersView(story, state) {
  if (!story.speakers.length) return none('No quotation has a known speaker.');
  const {who, ...rest} = state.filter;
  const rows = story.speakers.filter(s => (!who || s.person.entity.id === who) && s.quotes.some(q => matches(story, q, rest)));
  return [
    hint('What each report makes of a speaker. Struck through: in the fullest wording that some report carries, and left out here. Underlined: put otherwise.'),
    countLine(rows.length, story.speakers.length, 'speaker'),
    lazyRows(h('div', {class: 'speakers'}), rows, s => speakerPage(story, s, rows.length === 1 || state.printing), 40),
  ];
}

function speakerPage(story, s, open) {
  const name = s.person.entity.name, role = s.person.roles[0]?.text;
  const body = h('div', {class: 'said-by'});
  const fill = () => body.childElementCount || body.append(...s.reports.map(r => speakerReport(story, s, r)), ...silentLine(story, s));
  if (open) fill();
  return h('details', {open, 'data-speaker': s.person.entity.id, ontoggle: e => e.target.open && fill()},
    h('summary', {'data-nav': true}, h('h3', {}, name), role && h('span', {class: 'faint'}, ` ${role}`),
      h('small', {}, ` ${plural(s.quotes.length, 'quotation')} · ${plural(s.reports.length, 'report')} · ${plural(s.origins, 'origin')}`)),
    body);
}

function speakerReport(story, s, r) {
  const report = story.reports[r.report];
  return h('div', {class: 'by-report', role: 'group', 'aria-label': `${s.person.entity.name} in ${report.name}`},
    h('h4', {}, report.name, h('small', {}, ` ${showDay(report.published.value?.slice(0, 10))}`)),
    h('ol', {class: 'variants'}, r.said.map(x => x.variants.map((v, i) => saidRow(story, x, v, i === 0)))),
    r.without.length ? h('p', {class: 'faint'}, `Without ${plural(r.without.length, 'quotation')} that others carry: `,
      r.without.slice(0, 12).map(q => [itemButton(q, shorten(q.text, 60), {class: 'chip'}), ' ']), r.without.length > 12 && `and ${r.without.length - 12} more`) : null);
}

function saidRow(story, x, v, first) {
  const fullest = x.quote.variants[0], same = v === fullest;
  // Words that a second piece of the same report has are not left out of it.
  const compared = !same && v.type !== 'indirect' && fullest.type !== 'indirect' && (x.cut.length || v.relation !== 'trimmed');
  const parts = compared ? compareWords(fullest.quote, v.quote) : null;
  const others = x.quote.variants.some(w => w.report !== v.report);
  return h('li', {'data-relation': v.relation, 'data-type': v.type},
    h('span', {class: 'by'}, placeButton(story, x.quote, v, `quotation ${x.quote.number}`), ' ',
      h('small', {}, [others && (same ? 'fullest' : RELATION[v.relation] ?? v.relation), v.type !== 'direct' && SPEECH[v.type]].filter(Boolean).join(' · '))),
    h('div', {}, h('p', {class: 'words'}, parts ? spaced(parts) : editorial(v.quote)),
      first && !parts && x.cut.length ? h('p', {class: 'faint'}, 'Left out: ', x.cut.map(c => [h('del', {}, c.quote), ' '])) : null));
}

function silentLine(story, s) {
  return s.silent.length ? [h('p', {class: 'faint'}, `Not quoted in ${s.silent.map(i => story.reports[i].name).join(', ')}.`)] : [];
}
