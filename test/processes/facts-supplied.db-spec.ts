import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { valueFault } from '../../src/policy/catalogue/check-value.js';
import { factGroups, PolicyService } from '../../src/policy/index.js';
import { Clock } from '../../src/platform/clock.js';
import { processesDirectory } from '../../src/platform/installation.js';
import { Registries, Workflow, type StepContext } from '../../src/workflow/index.js';
import { compile } from '../../src/workflow/engine/index.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { letter } from '../support/appeal-letters.js';
import { answered, resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import { dayWalk, opened } from '../support/reception-day-walk.js';

/** Diagrams of receptions ask about receptions and visits; every other one about an appeal. */
const ofReceptions = ['reception-day', 'reception-appeal', 'reception-question', 'visit'];

async function setsOf(isMeant: (diagram: string) => boolean): Promise<string[]> {
  const files = readdirSync(processesDirectory).filter((file) => file.endsWith('.bpmn'));
  const meant = files.filter((file) => isMeant(file.replace('.bpmn', '')));
  const compiled = await Promise.all(
    meant.map((file) => compile(readFileSync(join(processesDirectory, file), 'utf8'))),
  );
  const named = compiled.flatMap(({ elements }) => elements.flatMap(({ service }) => service?.decisionRef ?? []));
  return [...new Set(named)].sort();
}

/** Each fact that these sets need and nobody supplies for this case, or whose value it may not have. */
async function missing(council: WalkedCouncil, businessKey: string, sets: readonly string[]): Promise<string[]> {
  const policy = council.get(PolicyService);
  const sources = council.get(Registries).facts;
  const asked = { by: 'deputy', objectiveGrounds: true, askedOn: '2026-03-02', to: '2026-04-10', grounds: 'Складно' };
  return council.get(Workflow).transact(council.person('registrar-1'), async (tx) => {
    const nowhere = { instanceId: '', rootId: '', processKey: '', elementId: '', executionId: '', properties: {} };
    const { manager, actor } = tx;
    const now = council.get(Clock).now();
    const context: StepContext = {
      ...nowhere,
      tx,
      manager,
      actor,
      now,
      businessKey,
      data: { extensionAsked: asked, fromReception: false },
    };
    const known: Record<string, unknown> = {};
    const groups = new Set(sets.flatMap((id) => factGroups(policy.ruleSet(id))));
    for (const group of groups) Object.assign(known, await sources.get(group)?.source(context));
    const needed = sets.flatMap((id) => policy.ruleSet(id).facts.map((fact) => [id, fact] as const));
    return needed.flatMap(([set, id]) => {
      const fact = policy.catalogue.facts.get(id);
      const fault = fact === undefined ? 'не оголошено' : valueFault(fact, known[id]);
      return fault === null ? [] : [`${set}: ${id} = ${String(known[id])}: ${fault}`];
    });
  });
}

walk(
  'every fact that the diagrams of appeals ask the rules about is known, from a card just written to one answered',
  async (council) => {
    // What was said at a reception is asked about where the appeal was made at one; a letter never comes there.
    const policy = council.get(PolicyService);
    const sets = (await setsOf((diagram) => !ofReceptions.includes(diagram))).filter(
      (id) => !factGroups(policy.ruleSet(id)).includes('visit'),
    );
    const bare = await council.takeIn(
      letter({ assessment: null, questions: [], applicant: { surname: '', residence: null } }),
    );
    // A letter nobody has looked through has no topic yet, and that is not «other».
    expect(await missing(council, bare.id, sets)).toEqual([expect.stringMatching(/^leader: question\.topic = null/)]);
    const appeal = await council.takeIn(
      letter({ complaint: { about: 'water-utility', decidedOn: '2026-02-20', learnedOn: '2026-02-20' } }),
    );
    expect(await missing(council, appeal.id, sets)).toEqual([]);
    await resolved(appeal, { dueOn: '2026-03-20' });
    expect(await missing(council, appeal.id, sets)).toEqual([]);
    await answered(appeal);
    expect(await missing(council, appeal.id, sets)).toEqual([]);
  },
);

dayWalk(
  'every fact that the day of a reception asks the rules about is known, before it and under an alarm',
  async (day) => {
    const sets = await setsOf((diagram) => diagram === 'reception-day');
    expect(sets).toEqual(['alarm', 'reception-order', 'substitution']);
    expect(await missing(day.council, day.id, sets)).toEqual([]);
    await opened(day);
    await day.siren('10:00');
    expect(await missing(day.council, day.id, sets)).toEqual([]);
  },
);
