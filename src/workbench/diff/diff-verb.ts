import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Analyses } from '../analyses/analyses.js';
import type { Analysis } from '../analyses/analysis.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { PostedFiles, rulesOf } from '../command/posted-rules.js';
import { rulesNamed } from '../command/rules-source.js';
import { Misuse, verb } from '../command/verb.js';
import { route } from '../http/route.js';
import { type DiffReport, DiffReportView, diffSides } from './diff.js';
import { diffText } from './diff-text.js';
import { type Compared, editionsFrom, sidesOf, type StoredEdition, storedEdition } from './sides.js';

const sum = z.string().max(64);
const Editions = z.strictObject({
  was: sum.describe('Початок контрольної суми збереженої редакції, від 8 знаків'),
  becomes: sum.optional().describe('Те саме для іншої; без неї – чинні правила'),
});

const Proposal = z
  .strictObject({
    files: PostedFiles.describe('Зміст файлів за їхніми назвами в rules/'),
    ruleSets: z.array(z.string().max(100)).max(100).default([]).describe('Лише ці набори; без них – усі'),
  })
  .meta({ id: 'ComparedProposal', description: 'Файли правил, які порівнюють із чинними.' });

/** A stored edition by its text, or the rules that stand now, with or without posted files. */
type Side = StoredEdition | { readonly files: PostedFiles | null };
const present = { files: null };

interface Sides {
  readonly sides: readonly [Side, Side];
  readonly ruleSets: readonly string[];
}

const analysis: Analysis<Sides, DiffReport> = {
  name: 'diff',
  carry({ sides: [was, becomes], ruleSets }) {
    const side = (one: Side): Compared => ('digest' in one ? one : rulesOf(one.files));
    return diffSides(...sidesOf([side(was), side(becomes)]), ruleSets);
  },
};

/** `npm run rules -- diff A B`: which cases would be decided otherwise (різниця). */
export const diffVerb = verb({
  name: 'diff',
  summary: 'порівнює двоє правил: кому, що і на що зміниться, або доводить, що вони рівні',
  usage: '[БУЛО] СТАЄ [набір…]  (тека, файл набору, git:РЕВІЗІЯ чи edition:СУМА; друге – типово чинні правила)',
  options: z.strictObject({}),
  async run({ words, source, env }): Promise<DiffReport> {
    const { sides, sets } = asked(words);
    const digests = sides.flatMap((word) => (word.startsWith(edition) ? [word.slice(edition.length)] : []));
    const stored = await editionsFrom(env, digests);
    const side = (word: string): Compared =>
      (word.startsWith(edition) ? stored.shift() : undefined) ??
      (word === '' ? source : rulesNamed(word, source.folder ?? undefined));
    return diffSides(...sidesOf([side(sides[0]), side(sides[1])]), sets);
  },
  ending: ({ equal }) => (equal ? 'fine' : 'differs'),
  text: diffText,
  analysis,
  routes: [
    route({
      at: 'GET workbench/diffs',
      takes: { query: Editions },
      describe: {
        id: 'compareEditions',
        summary:
          'Різниця збереженої редакції (was – початок її контрольної суми) з іншою (becomes) або з чинними правилами.',
        problems: ['BODY_INVALID', 'NOT_FOUND', 'EDITION_UNKNOWN', ...analysisProblems],
        returns: DiffReportView,
      },
      async answer({ query: { was, becomes } }, { asker, service }) {
        const first = await storedEdition(service(DataSource), was);
        const second = becomes === undefined ? present : await storedEdition(service(DataSource), becomes);
        return service(Analyses).run(analysis, { sides: [first, second], ruleSets: [] }, asker);
      },
    }),
    route({
      at: 'POST workbench/diffs',
      takes: { body: Proposal },
      describe: {
        id: 'compareProposal',
        summary: 'Різниця поданих правил з чинними: де, що і на що змінюється; порожня – доведено, що рівні.',
        problems: ['BODY_INVALID', 'NOT_FOUND', ...analysisProblems],
        returns: DiffReportView,
        example: { files: { 'term.rules.json': '{ "id": "term", … }' }, ruleSets: ['term'] },
      },
      answer: ({ body: { files, ruleSets } }, { asker, service }) =>
        service(Analyses).run(analysis, { sides: [present, { files }], ruleSets }, asker),
    }),
  ],
});

const edition = 'edition:';

/**
 * One or two words that name rules, then sets; an empty one is the present rules. Beside them a folder or a file is what
 * is proposed instead of them; a revision or a stored edition is what was before them.
 */
function asked(words: readonly string[]): { sides: [string, string]; sets: readonly string[] } {
  const isSet = (word: string): boolean => /^[a-z][a-z0-9-]*$/.test(word) && !existsSync(word);
  const first = words.findIndex(isSet);
  const named = first === -1 ? words : words.slice(0, first);
  const sets = words.slice(named.length);
  const [a, b, extra] = named;
  if (a === undefined) throw new Misuse('Назвіть, що порівняти: теку, файл, git:РЕВІЗІЮ чи edition:СУМУ.');
  if (extra !== undefined) throw new Misuse(`Зайве слово «${extra}»: порівнюють два.`);
  const odd = sets.find((word) => !isSet(word));
  if (odd !== undefined) throw new Misuse(`«${odd}» стоїть після назв наборів: спершу назвіть те, що порівняти.`);
  if (b !== undefined) return { sides: [a, b], sets };
  return { sides: /^(git|edition):/.test(a) ? [a, ''] : ['', a], sets };
}
