import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { PolicyService } from '../../src/policy/index.js';
import { rulesDirectory } from '../../src/platform/installation.js';

/** The sets that the diagrams of a written appeal ask, and those asked beside them. */
const asked = ['written-appeal', 'consideration', 'reply'].flatMap((process) => {
  const diagram = readFileSync(new URL(`../../processes/${process}.bpmn`, import.meta.url), 'utf8');
  return [...diagram.matchAll(/camunda:decisionRef="([^"]+)"/g)].map(([, set = '']) => set);
});
const sets = [...new Set([...asked, 'notice', 'executor-conflict'])].filter((set) => !set.startsWith('reception-'));

describe('a letter that came before the regulation of 29 August 2023', () => {
  const policy = PolicyService.load(rulesDirectory);

  it.each(sets)('%s has an edition of the Law', (set) => {
    for (const day of ['1997-04-14', '2021-02-08', '2023-08-28'].map(plainDate)) {
      const edition = policy.edition(set, { receivedOn: day, decidedOn: day });
      const cited = edition.document.rules.flatMap(({ source }) => source.map(({ act }) => act));
      expect(cited, day).not.toContain('kr-225-r-2023');
    }
  });

  it('and of what only the regulation settles the refusal says so in plain words', () => {
    const day = plainDate('2021-02-08');
    expect(() => policy.edition('booking-closing', { receivedOn: day, decidedOn: day })).toThrow(
      expect.objectContaining({
        code: 'NO_EDITION_IN_FORCE',
        message: expect.stringMatching(/^Питання «.+\?» до 29\.08\.2023 жоден акт не врегулював .+: вирішує/),
      }),
    );
  });
});
