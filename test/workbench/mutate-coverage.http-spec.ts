import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { rulesDirectory } from '../../src/platform/installation.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';

let house: OpenCouncil;
let reviewer: Speaker;
beforeAll(async () => {
  house = await openCouncil((config, log) => AppModule.forRoot(config, log));
  reviewer = await house.council.as('compliance-reviewer');
});
afterAll(() => house.close());

const file = 'tests/executor-conflict.md';
const table = readFileSync(join(rulesDirectory, file), 'utf8');
/** Only the first row is left of each table. */
const weak = table
  .split('\n')
  .filter((line, i, lines) => !/^\| *\d+ *\|/.test(line) || (lines[i - 1] ?? '').startsWith('|-'))
  .join('\n');

describe.each(['mutations', 'coverage'] as const)('/workbench/%s', (resource) => {
  it('answers for the present rules that nothing is missing', async () => {
    const { body } = await reviewer.get(`/workbench/${resource}?set=executor-conflict`).expect(200);
    expect(body.sets).toMatchObject([{ ruleSet: 'executor-conflict', missing: [], failing: [] }]);
  });

  it('shows for a posted table the rows that it lacks', async () => {
    const { body } = await reviewer
      .post(`/workbench/${resource}?set=executor-conflict`, { files: { [file]: weak } })
      .expect(200);
    expect(body.sets[0].missing.length).toBeGreaterThan(0);
    expect(body.sets[0].missing[0]).toMatchObject({ file: `пропозиція/${file}` });
    expect(body.sets[0].missing[0].lines.at(-1)).toContain('Підтвердьте очікуване рішення');
  });

  it('refuses an unknown set, a table that cannot be read, and whoever is no reviewer', async () => {
    const unknown = await reviewer.get(`/workbench/${resource}?set=executor-conflct`).expect(404);
    expect(unknown.body).toMatchObject({ code: 'NOT_FOUND' });
    expect(unknown.body.detail).toContain('Можливо, «executor-conflict»?');
    const broken = { files: { [file]: table.replace('Рішення', 'Ришення') } };
    const refused = await reviewer.post(`/workbench/${resource}`, broken).expect(422);
    expect(refused.body).toMatchObject({ code: 'BODY_INVALID' });
    expect(refused.body.errors[0].detail).toContain(file);
    const registrar = await house.council.as('registrar');
    await registrar.get(`/workbench/${resource}`).expect(403);
  });
});
