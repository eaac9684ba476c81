import { compile } from '../src/workflow/engine/index.js';
import { shipped, toldOf } from '../test/broken/policy.js';
import { measure, type Measurement } from './measure.js';
import { many } from './scale.js';

/** The whole shipped policy, as if every diagram had just been changed. */
function changedAnew(turn: number): ReadonlyMap<string, string> {
  return new Map([...shipped.diagrams].map(([key, xml]) => [key, xml.replace('?>', `?>\n<!-- ${turn} -->`)]));
}

/** The gate over the whole policy (допуск), beside merely compiling its diagrams: what an admin waits for at publishing. */
export async function measureGate(): Promise<Measurement[]> {
  const plan = { count: many(10, 2), atOnce: 1, warmUp: 1 };
  return [
    await measure({ what: 'whole policy, through the gate', database: '–' }, plan, async (turn) => {
      const told = await toldOf({ diagrams: changedAnew(turn) });
      if (told.length > 0) throw new Error(told.join('\n'));
    }),
    await measure({ what: 'whole policy, compiled alone', database: '–' }, plan, (turn) =>
      Promise.all([...changedAnew(turn).values()].map((xml) => compile(xml))),
    ),
  ];
}
