import { Versions } from '../../src/workflow/definitions/versions.js';
import { readFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { LetterTemplate } from '../../src/documents/templates/letter-template.js';
import { goByLetters, lettersInFolder } from '../../src/documents/templates/letters.js';
import { systemActor } from '../../src/domain/actor.js';
import { installation } from '../../src/platform/installation.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { compile } from '../../src/workflow/engine/index.js';
import { Definitions, Forms } from '../../src/workflow/index.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { letter, reply } from '../support/appeal-letters.js';
import { resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import { line, title, word } from '../support/word.js';

const shipped = lettersInFolder(installation);
afterAll(() => goByLetters(shipped));

/** The step, word for word as the handbook of admins has it. */
const [, inHandbook = ''] =
  /```xml\n(<bpmn:serviceTask id="tell-of-check".*?)```/su.exec(readFileSync('docs/handbook-admin.md', 'utf8')) ?? [];

/** The reply is laid before lawyers, and the citizen is told so, by a template and a step alone. */
async function publishTelling(council: WalkedCouncil): Promise<void> {
  const template = LetterTemplate.open(
    await word(
      title('Про правову перевірку'),
      line('{appeal.your}, перевіряють юристи. Відповідь буде не пізніше {dueOn}.{#words}{.}{/words}'),
    ),
  );
  if (!template) throw new Error('The template is no document.');
  goByLetters(new Map([...shipped, ['own-legal-check', template]]));
  const { xml } = await council.get(Definitions).row('reply');
  const telling = xml.replace(
    'sourceRef="reply-drafted" targetRef="agree-reply" />',
    `sourceRef="reply-drafted" targetRef="tell-of-check" />
    ${inHandbook}
    <bpmn:sequenceFlow id="tell--agree-reply" sourceRef="tell-of-check" targetRef="agree-reply" />`,
  );
  expect(telling).not.toBe(xml);
  const coming = { xml: telling, compiled: await compile(telling), forms: council.get(Forms) };
  await unitOfWork(council.dataSource, (manager) => council.get(Versions).bring(manager, coming, systemActor));
}

walk(
  'a letter of the council’s own is a template and a step of a diagram: it is signed, numbered and sent as any other',
  async (council) => {
    await publishTelling(council);
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.completeAll(['prepare-reply', reply()]);
    const [paper, ...others] = await appeal.lettersOf('own-legal-check');
    expect(others).toEqual([]);
    expect([paper?.sheet.title, paper?.signatoryPost, paper?.status, paper?.number]).toEqual([
      'Про правову перевірку',
      'office-head',
      'dispatched',
      expect.stringMatching(/./u),
    ]);
    expect(paper?.sheet.blocks).toEqual([
      { kind: 'paragraph', text: expect.stringMatching(/^Ваше звернення.*за № \S+, перевіряють юристи\. .*\d{4}\.$/u) },
    ]);
  },
);

walk('a letter of the council’s own that has not left is taken back with its appeal, as any other', async (council) => {
  await publishTelling(council);
  const appeal = await council.takeIn(letter());
  await resolved(appeal);
  appeal.postsAtOnce = false;
  await appeal.complete('prepare-reply', reply());
  await appeal.isWithdrawn();
  const [paper] = await appeal.lettersOf('own-legal-check');
  expect(paper).toMatchObject({ status: 'withdrawn', number: null });
  expect(paper?.withdrawal?.why).toBe('заявник відкликав звернення');
  await appeal.standsAt('file-away');
});
