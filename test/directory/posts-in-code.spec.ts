import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { postsInLaw } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { roles } from '../../src/domain/actor.js';

/** Words that are the Law's or the service's own, though this council's posts go by them too. */
const lawful = new Set<string>([...postsInLaw, ...roles]);
/** What merely shows how a request looks. */
const isExample = (line: string): boolean => /example|^\s*(leaderPost|receiverPost|postId|post|leader): '/.test(line);

it('no post of the council stands in the program by its id: another council has others', () => {
  const ids = kryvyiRih.posts.map(({ id }) => id).filter((id) => !lawful.has(id));
  expect(ids).toContain('deputy-mayor-housing');
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      readFileSync(join('src', file), 'utf8')
        .split('\n')
        .filter((line) => !isExample(line) && ids.some((id) => line.includes(`'${id}'`)))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});

it('neither does its office, nor its regulation where something is decided', () => {
  const isWritten = /directory|-example|examples\.ts|registration-index/;
  const decided = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /^(appeals|receptions)\b/.test(file) && file.endsWith('.ts') && !isWritten.test(file),
  );
  const literal = /(register|keeper)\w*\s*(:|===|!==)\s*'office'|'kr-225-r-2023'/;
  const found = decided.flatMap((file) =>
    readFileSync(join('src', file), 'utf8')
      .split('\n')
      .filter((line) => literal.test(line) && !/example/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

it('neither does an act: rules cite the clauses of acts that a council may have otherwise', () => {
  const acts = readdirSync('rules/acts').map((file) => file.replace('.json', ''));
  const ids = acts.filter((id) => /\d/.test(id));
  expect(ids).toContain('kr-225-r-2023');
  // Letters become files of their own; how an act is cited and the clause on personal data wait for it.
  const left = /^(documents\/(sheet|letters\/wording)|domain\/clause|platform\/http\/problems\/sentences)\.ts$/;
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !left.test(file))
    .flatMap((file) =>
      readFileSync(join('src', file), 'utf8')
        .split('\n')
        .filter((line) => ids.some((id) => line.includes(id)) && !/example|Акт|act kr|--act/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});

it('every post that the regulation names is there once, deputies apart', () => {
  const named = kryvyiRih.posts.flatMap(({ inLaw }) => inLaw ?? []);
  const deputies = named.filter((post) => post === 'deputy-mayor');
  expect(deputies.length).toBeGreaterThan(0);
  expect([...new Set(named)].toSorted()).toEqual([...postsInLaw].toSorted());
  expect(named.length - deputies.length).toBe(postsInLaw.length - 1);
});
