import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { FileFaults } from '../../src/platform/files/index.js';
import { Judge } from '../../src/workflow/definitions/judge.js';
import { EditionHearing } from '../../src/workflow/definitions/edition-hearing.js';
import { DiagramPublisher } from '../../src/workflow/index.js';
import { kryvyiRih } from '../support/council.js';
import { EditionFolder } from './edition-folder.js';
import { aDatabaseFor } from './nodes.js';

async function aService() {
  const { council } = await (await aDatabaseFor())(new EditionFolder(), { EDITION_FROM_FOLDER: 'no' });
  const hearing = council.app.get(EditionHearing, { strict: false });
  return { hearing, files: new Map(await council.app.get(DiagramPublisher, { strict: false }).filesInForce()) };
}

const told = ({ compiled, faults }: Awaited<ReturnType<EditionHearing['judge']>>) => [
  [...compiled].map(([key, one]) => [key, one.serialized]),
  faults,
];

test('a thread judges as the service itself does, and nobody waits for it', async () => {
  const { hearing, files } = await aService();
  const anew = [...files].map(([path, text]): [string, string] => [
    path,
    path.endsWith('.bpmn') ? text.replace('isExecutable="true"', 'isExecutable="true" camunda:versionTag="2"') : text,
  ]);
  const all = new Map(anew);
  const [waits, began] = [monitorEventLoopDelay({ resolution: 5 }), performance.now()];
  waits.enable();
  const { judged, coming } = await hearing.hear(all);
  waits.disable();
  expect(waits.max / 1e6).toBeLessThan((performance.now() - began) / 4);
  const drawn = [...all.keys()].filter((path) => path.endsWith('.bpmn')).length;
  expect([judged.compiled.size, coming.diagrams.size, judged.faults]).toEqual([drawn, drawn, []]);
  expect(told(judged)).toEqual(told(await hearing.judge(hearing.read(all))));
  const slip = (all.get('processes/tell-citizen.bpmn') ?? '').replaceAll('.tellOn}', '.tellOm}');
  const broken = new Map(all).set('processes/tell-citizen.bpmn', slip);
  const heard = (await hearing.hear(broken)).judged;
  expect(heard.faults.length).toBeGreaterThan(0);
  expect(told(heard)).toEqual(told(await hearing.judge(hearing.read(broken))));
});

test('what cannot be read is told by the thread as faults of files, and it judges on', async () => {
  const { hearing, files } = await aService();
  const unread = new Map(files).set('rules/term.rules.json', '{').set('processes/forms/sign-reply.form.json', '[]');
  const error = await hearing.hear(unread).catch((refused: unknown) => refused);
  expect(error).toBeInstanceOf(FileFaults);
  expect((error as FileFaults).faults.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['rules/term.rules.json', 'processes/forms/sign-reply.form.json']),
  );
  const { judged } = await hearing.hear(files);
  expect([judged.faults, judged.compiled.size]).toEqual([[], 0]);
});

test('a service that stops waits for no judgement, and says why there is none', async () => {
  const judge = new Judge();
  const present = { active: new Map(), versions: [] };
  const hearing = { files: new Map(), council: 'kryvyi-rih', directory: kryvyiRih, declared: '{}', present };
  const heard = judge.hear(hearing).catch((refused: unknown) => refused);
  await judge.beforeApplicationShutdown();
  expect(await heard).toMatchObject({ code: 'SERVICE_NOT_READY' });
});
