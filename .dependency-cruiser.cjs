/** The arrows of the house: a room may import those to its right, never back. */
const layers = [
  ['walks', 'simulation'],
  ['receptions'],
  ['appeals', 'workbench'],
  ['workflow'],
  ['policy', 'documents'],
  ['journal', 'directory', 'access', 'edition'],
  ['platform'],
  ['domain'],
];
/** The same within receptions: what all of them know stands beside the rooms. */
const layersOfReceptions = [
  ['questions'],
  ['visit'],
  ['day'],
  ['recording', 'board', 'papers'],
  ['alarms', 'rebooking'],
  ['booking', 'timetable'],
  ['published', 'notices'],
  ['cards'],
  ['processes'],
];
const room = (names, house = '') => `^src/${house}(${names.join('|')})/`;

const arrowsOf = (all, house) =>
  all.slice(1).map((names, place) => ({
    name: `${house}${names.join('-')}-imports-nothing-above`,
    comment: 'Outer rooms import inner ones, never back (see README, «The arrows»).',
    severity: 'error',
    from: { path: room(names, house) },
    to: { path: room(all.slice(0, place + 1).flat(), house) },
  }));
const arrows = [...arrowsOf(layers, ''), ...arrowsOf(layersOfReceptions, 'receptions/')];

const onlyFrom = (name, packages, door) => ({
  name,
  comment: 'An engine has one door; whoever needs it calls our verbs.',
  severity: 'error',
  from: { path: '^src/', pathNot: door },
  to: { path: `node_modules/(${packages})/` },
});

/** A room with a door is entered by it; what composes the whole service, beside the rooms, is held to it as well. */
const door = (name, doors = ['index']) => ({
  name: `${name}-has-a-door`,
  comment: 'Other rooms know of a room what its door names.',
  severity: 'error',
  from: { path: '^src/', pathNot: room([name]) },
  to: { path: room([name]), pathNot: `^src/${name}/(${doors.join('|')})\\.ts$` },
});

module.exports = {
  forbidden: [
    ...arrows,
    ...['access', 'directory', 'documents', 'edition', 'journal'].map((name) => door(name)),
    door('policy', ['index', 'analysis/index']),
    door('workflow', ['index', 'contract/index']),
    {
      name: 'analysis-of-rules-is-for-reviewers',
      comment: 'Whoever only asks the rules has `policy/index.ts`.',
      severity: 'error',
      from: { path: '^src/', pathNot: room(['policy', 'workbench']) },
      to: { path: '^src/policy/analysis/index\\.ts$' },
    },
    {
      name: 'domain-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'policy-and-documents-are-apart',
      severity: 'error',
      from: { path: '^src/policy/' },
      to: { path: '^src/documents/' },
    },
    {
      name: 'workbench-and-appeals-are-apart',
      comment: 'What a registrar and a reviewer both ask of the rules is the verb of `policy`.',
      severity: 'error',
      from: { path: '^src/appeals/' },
      to: { path: '^src/workbench/' },
    },
    {
      name: 'demonstration-comes-through-the-door',
      comment: 'It knows the service only over HTTP, as a customer would; nothing of the service knows it.',
      severity: 'error',
      from: { path: '^demo/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    onlyFrom(
      'one-door-to-bpmn',
      'bpmn-[^/]*|moddle-context-serializer|camunda-bpmn-moddle|libxml2-wasm',
      '^src/workflow/(engine|lint)/',
    ),
    onlyFrom('one-door-to-rules', 'json-rules-engine', '^src/policy/evaluation/json-rules\\.ts$'),
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^(src|demo)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^(src|demo)/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
