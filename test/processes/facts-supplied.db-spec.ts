import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { valueFault } from '../../src/policy/catalogue/check-value.js';
import { PolicyService } from '../../src/policy/index.js';
import { Clock } from '../../src/platform/clock.js';
import { processesDirectory } from '../../src/platform/installation.js';
import { FactSources, Workflow, type StepContext } from '../../src/workflow/index.js';
import { compile } from '../../src/workflow/engine/index.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { letter } from '../support/appeal-letters.js';
import { answered, resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';

async function setsOfDiagrams(): Promise<string[]> {
  const files = readdirSync(processesDirectory).filter((file) => file.endsWith('.bpmn'));
  const compiled = await Promise.all(
    files.map((file) => compile(readFileSync(join(processesDirectory, file), 'utf8'))),
  );
  const named = compiled.flatMap(({ elements }) => elements.flatMap(({ service }) => service?.decisionRef ?? []));
  return [...new Set(named)].sort();
}

/** Each fact that a set of a diagram needs and nobody supplies for this card, or whose value it may not have. */
async function missing(council: WalkedCouncil, appeal: AppealWalk): Promise<string[]> {
  const policy = council.get(PolicyService);
  const sources = council.get(FactSources);
  const asked = { by: 'deputy', objectiveGrounds: true, to: '2026-04-10', grounds: 'Складно' };
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
      businessKey: appeal.id,
      data: { extensionAsked: asked },
    };
    const known: Record<string, unknown> = {};
    for (const group of sources.groups()) Object.assign(known, await sources.get(group)?.(context));
    const needed = (await setsOfDiagrams()).flatMap((id) =>
      policy.ruleSet(id).facts.map((fact) => [id, fact] as const),
    );
    return needed.flatMap(([set, id]) => {
      const fact = policy.catalogue.facts.get(id);
      const fault = fact === undefined ? 'не оголошено' : valueFault(fact, known[id]);
      return fault === null ? [] : [`${set}: ${id} = ${String(known[id])}: ${fault}`];
    });
  });
}

walk(
  'every fact that the diagrams ask the rules about is known, from a card just written to one answered',
  async (council) => {
    const bare = await council.takeIn(
      letter({ assessment: null, questions: [], applicant: { surname: '', residence: null } }),
    );
    expect(await missing(council, bare)).toEqual([]);
    const appeal = await council.takeIn(letter({ complaint: { decidedOn: '2026-02-20', learnedOn: '2026-02-20' } }));
    expect(await missing(council, appeal)).toEqual([]);
    await resolved(appeal, { dueOn: '2026-03-20' });
    expect(await missing(council, appeal)).toEqual([]);
    await answered(appeal);
    expect(await missing(council, appeal)).toEqual([]);
  },
);
