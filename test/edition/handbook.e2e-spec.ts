import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { installation } from '../../src/platform/installation.js';
import { EditionFolder } from './edition-folder.js';
import { aDatabaseFor } from './nodes.js';

const handbook = readFileSync(join(installation, 'docs/handbook-admin.md'), 'utf8');
const fences = [...handbook.matchAll(/```sh\n([^`]+)```/g)].map(([, text = '']) => text);

/** What a shell says of each request: its method and address, the status, the code of a refusal. */
const spoken = `curl() {
  body=$(command curl -sS -w '\\n%{http_code}' "$@")
  for word in "$@"; do case "$word" in "$api"*) asked=\${word#"$api"};; esac; done
  printf '%s %s %s\\n' "\${body##*$'\\n'}" "$asked" "$(printf %s "$body" | grep -o '"code":"[A-Z_]*"' | head -1)"
}
uuidgen() { echo '${randomUUID()}'; }
`;

test('every request of the handbook is one that the service takes, word for word', async () => {
  const { council } = await (await aDatabaseFor())(new EditionFolder());
  await council.app.listen(0, '127.0.0.1');
  const { port } = council.app.getHttpServer().address() as { port: number };
  const id = randomUUID();
  const work = new EditionFolder(['processes/reply.bpmn', 'agree-reply', 'approve-reply']);
  // The task goes by another name now, and shows the form that it has shown.
  work.change(['processes/reply.bpmn', 'camunda:formKey="approve-reply"', 'camunda:formKey="agree-reply"']);
  const asked = fences.filter((text) => text.includes('curl')).join('\n');
  const script = asked
    .replace(/^api=.*$/m, `api=http://127.0.0.1:${port}/api/v1`)
    .replace('key=$(curl', 'key=$(command curl')
    .replaceAll('/tmp/reply.json', join(work.path, 'reply.json'))
    .replaceAll('/ID', `/${id}`);
  const { stdout } = await promisify(execFile)('bash', ['-c', `${spoken}${script}`], { cwd: work.path });
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const known = answers.filter((line) => !line.includes(id));
  expect(known.map((line) => line.replace(/\?.*$/, ''))).toEqual([
    '200 /processes/reply/versions',
    '200 /processes/reply/versions',
    '200 /processes/reply',
    '200 /processes/reply/active',
    '200 /incidents',
    '200 /instances/search',
    '200 /processes/reply/stands',
    '200 /processes/reply/move-plans',
    '200 /processes/reply/move-trials',
    '201 /processes/reply/moves',
  ]);
  // Of a case and a move that are not there nothing more is said, but that what was sent could be read.
  expect(answers.filter((line) => line.includes(id)).map((line) => line.replace(/ \/\S+/, ''))).toEqual(
    Array.from({ length: (asked.match(/\/ID/g) ?? []).length }, () => '404 "code":"NOT_FOUND"'),
  );
});
