import { describe, expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import { forCitizen } from '../../src/policy/explain/for-citizen.js';
import { forClerk } from '../../src/policy/explain/for-clerk.js';
import { PolicyService } from '../../src/policy/index.js';
import { runCase } from '../../src/policy/rule-tests/run-case.js';
import { readTableFiles } from '../../src/policy/rule-tests/table-files.js';

const shipped = PolicyService.load(rulesDirectory);
/** Words by which a label is a statement already: «— ні» after it is a negation of a negation, or no Ukrainian. */
const states =
  /(?:^|\s)(?:не|ще|є|немає|нема|без|відсутн\p{L}+|відом\p{L}+|можна|досить|настала|лишився|закінчено)(?=\s|,|$)/u;
const booleans = [...shipped.catalogue.facts].flatMap(([id, fact]) =>
  fact.type === 'boolean' ? [{ id, ...fact }] : [],
);

describe('a ground is never worded as its own negation', () => {
  it.each(booleans.filter(({ label }) => states.test(label)))('$label has words for both its values', ({ said }) => {
    expect(said?.yes).toBeDefined();
    expect(said?.no).not.toBe(said?.yes);
  });

  const labels = booleans.flatMap(({ said, label }) => (said === undefined ? [] : [label]));
  it.each(readTableFiles(rulesDirectory, shipped.catalogue).map(({ name, cases }) => [name, cases] as const))(
    'in no row of %s',
    async (_file, cases) => {
      const wrong = new Set<string>();
      for (const row of cases) {
        const { decision } = await runCase(shipped, row);
        if (!decision) throw new Error(`${row.sentence} has no decision`);
        const explanation = shipped.explain(decision);
        const told = [forCitizen(explanation), ...forClerk(explanation)].join('\n');
        for (const label of labels) if (told.includes(`${label} — ні`)) wrong.add(label);
      }
      expect([...wrong]).toEqual([]);
    },
  );

  it('says of a request that came after the term that the term had run out', async () => {
    const past = booleans.find(({ id }) => id === 'extension.beforeTermEnded');
    expect(past?.said).toEqual({ yes: 'строк ще не сплив', no: 'строк уже сплив' });
    const late = readTableFiles(rulesDirectory, shipped.catalogue)
      .flatMap(({ cases }) => cases)
      .find(({ facts }) => facts['extension.beforeTermEnded'] === false);
    if (late === undefined) throw new Error('No row asks for an extension too late.');
    const { decision } = await runCase(shipped, late);
    if (!decision) throw new Error(`${late.sentence} has no decision`);
    expect(forClerk(shipped.explain(decision)).join('\n')).toContain('строк уже сплив');
  });
});
