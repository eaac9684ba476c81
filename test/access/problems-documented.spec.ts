import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { problemTable } from '../../src/domain/problem-table.js';

const intro = `# Відмови служби

Кожна відмова приходить як \`application/problem+json\` (RFC 9457): \`type\`, \`title\`, \`status\`, \`detail\`, \`code\`,
\`advice\`, \`traceId\`; хибні поля названо в \`errors\` (\`pointer\`, \`detail\`), а коли відмовляє правило, у \`grounds\`
стоїть підстава: акт, пункт, правило. Відмова нічого не змінює.

Цей перелік пишеться з \`src/domain/problems/\`: \`npx vitest run --project unit test/access/problems-documented -u\`.
`;

const document = (): string =>
  Object.entries(problemTable)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, title, advice }]) => `\n## ${code}\n\n**${status}** · ${title}\n\n${advice}\n`)
    .reduce((text, section) => text + section, intro);

it('documents every refusal in docs/problems.md, with the words the service uses', async () => {
  await expect(document()).toMatchFileSnapshot('../../docs/problems.md');
});

it.each(Object.entries(problemTable))('%s is worded for a clerk', (code, { status, title, advice }) => {
  expect(code).toMatch(/^[A-Z]+(?:_[A-Z]+)+$/);
  expect(status).toBeGreaterThanOrEqual(400);
  for (const sentence of [title, advice]) expect(sentence).toMatch(/^[А-ЯІЇЄҐ«].*\.$/u);
});

it('gives a code to one room: of two rows with the same code the table would keep the last', async () => {
  const folder = new URL('../../src/domain/problems/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.startsWith('of-'));
  const rooms: object[] = await Promise.all(files.map((name) => import(new URL(name, folder).href)));
  const codes = rooms.flatMap(Object.values).flatMap(Object.keys);
  expect(codes.toSorted()).toEqual(Object.keys(problemTable).toSorted());
});
