import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Directory } from '../../src/directory/index.js';
import type { DocumentRecord } from '../../src/documents/tables.js';
import type { Actor } from '../../src/domain/actor.js';
import { Handovers, TaskLists, Workflow } from '../../src/workflow/index.js';
import { TaskRecord } from '../../src/workflow/tables.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { finalAnswer, letter, reply } from '../support/appeal-letters.js';
import { resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import { heard, reception, VisitWalk } from '../support/visit-walk.js';

type Answer = Readonly<Record<string, unknown>>;
type Done = readonly (readonly [elementId: string, answer: Answer])[];

interface Case {
  readonly id: string;
  letters(): Promise<DocumentRecord[]>;
}

/** A task at which somebody signs or agrees to a letter, and how it goes where they do not. */
interface Signing {
  /** Goes on until it stands at the task. */
  readonly reach: (council: WalkedCouncil) => Promise<Case>;
  readonly refusal: Answer;
  /** Where it comes back to, and what is done there. */
  readonly back: readonly [elementId: string, answer: Answer];
  /** What then stands before the task once more. */
  readonly between?: Done;
  readonly consent: Answer;
}

const reason = 'Не сказано, коли саме.';
const returned = { decision: 'return', remarks: reason };
const reworded = {
  text: 'За Законом України «Про звернення громадян» тепло дадуть 12 березня, перерахунок – у березні.',
};
const agreed = [['agree-reply', { decision: 'agree' }]] as const;

async function does(council: WalkedCouncil, { id }: Case, elementId: string, answer: Answer): Promise<void> {
  const task = await taskAt(council, id, elementId);
  await council.get(Workflow).complete(doerOf(council, task), task.id, { answer });
}

/** Whose it is, or somebody who may take it. */
function doerOf(council: WalkedCouncil, { assignee, group, elementId }: TaskRecord): Actor {
  if (assignee !== null) return council.get(Directory).actorOf(assignee, council.today);
  const doer = council.someoneOf((group ?? '').split(',')[0] ?? '');
  if (doer === undefined) throw new Error(`Nobody may do ${elementId} today.`);
  return doer;
}

const taskAt = ({ dataSource }: WalkedCouncil, businessKey: string, elementId: string): Promise<TaskRecord> =>
  dataSource.manager.findOneByOrFail(TaskRecord, { businessKey, elementId, isOpen: true });

async function withReply(council: WalkedCouncil, done: Done = []): Promise<Case> {
  const appeal = await council.takeIn(letter());
  await resolved(appeal);
  await appeal.completeAll(['prepare-reply', reply()], ...done);
  return appeal;
}

async function withFinalAnswer(council: WalkedCouncil, done: Done = []): Promise<Case> {
  const appeal = await council.takeIn(letter());
  await resolved(appeal);
  await council.goesTo('2026-04-16T10:00');
  await appeal.completeAll(['prepare-final-answer', finalAnswer()], ...done);
  return appeal;
}

async function received(council: WalkedCouncil, said: Answer, visitor: Answer = {}): Promise<VisitWalk> {
  const visit = await VisitWalk.book(council, await reception(council), { visitor });
  await visit.dayBegins();
  await visit.arrives();
  await visit.goesIn();
  await visit.complete('receive', said, 'deputy-mayor-housing');
  return visit;
}

const signings: Readonly<Record<string, readonly Signing[]>> = {
  'reply/agree-reply': [
    { reach: withReply, refusal: returned, back: ['prepare-reply', reply()], consent: { decision: 'agree' } },
    {
      reach: withFinalAnswer,
      refusal: returned,
      back: ['prepare-final-answer', finalAnswer()],
      consent: { decision: 'agree' },
    },
  ],
  'reply/sign-reply': [
    {
      reach: (council) => withReply(council, agreed),
      refusal: returned,
      back: ['prepare-reply', reply()],
      between: agreed,
      consent: { decision: 'sign' },
    },
    {
      reach: (council) => withFinalAnswer(council, agreed),
      refusal: returned,
      back: ['prepare-final-answer', finalAnswer()],
      between: agreed,
      consent: { decision: 'sign' },
    },
  ],
  'letter-dispatch/print-and-sign': [
    {
      async reach(council) {
        const appeal = await council.takeIn(letter({ assessment: { substanceStated: false } }));
        appeal.postsAtOnce = false;
        await appeal.complete('prepare-return', { explanation: 'Викладіть суть питання.' });
        return appeal;
      },
      refusal: { refusal: reason },
      back: ['revise-letter', reworded],
      consent: { signedOn: '2026-03-02' },
    },
    // What a leader's decision had drawn up comes back to those who write for leaders.
    {
      async reach(council) {
        const appeal = await council.takeIn(letter());
        await resolved(appeal);
        await council.goesTo('2026-03-31T10:00');
        await appeal.asksForTime();
        appeal.postsAtOnce = false;
        await appeal.complete('decide-extension', {
          decision: 'extend',
          to: '2026-04-10',
          objectiveGrounds: true,
          grounds: 'Потрібне обстеження.',
        });
        return appeal;
      },
      refusal: { refusal: reason },
      back: ['revise-letter', reworded],
      consent: { signedOn: '2026-03-31' },
    },
  ],
  'reception-question/sign-explanation': [
    {
      reach: (council) => received(council, { ...heard('settled'), replyWish: 'written' }),
      refusal: returned,
      back: ['revise-explanation', reworded],
      consent: { decision: 'sign' },
    },
    // Art. 15: the head signs what a deputy has said.
    {
      reach: (council) => received(council, { ...heard('settled'), replyWish: 'written' }, { categories: ['7.16'] }),
      refusal: returned,
      back: ['revise-explanation', reworded],
      consent: { decision: 'sign' },
    },
  ],
  'reception-question/sign-notice': [
    {
      async reach(council) {
        const executors = [{ position: 1, executorId: 'heating-plant' }];
        const visit = await received(council, { ...heard('instruction'), executors });
        await visit.complete('tell-of-sending', { told: 'no' });
        return visit;
      },
      refusal: returned,
      back: ['revise-notice', reworded],
      consent: { decision: 'sign' },
    },
  ],
};

const signed = async (one: Case) => (await one.letters()).filter(({ number }) => number !== null);

describe('who disagrees need not sign', () => {
  it('every task of every diagram at which somebody signs or agrees is walked here', () => {
    const files = readdirSync('processes').filter((file) => file.endsWith('.bpmn'));
    const found = files.flatMap((file) =>
      [...readFileSync(`processes/${file}`, 'utf8').matchAll(/<bpmn:userTask id="([^"]+)" name="([^"]+)"/gu)]
        .filter(
          ([, id = '', name = '']) => /(^|-)(sign|agree|approve)(-|$)/u.test(id) || /підпис|погод|затверд/iu.test(name),
        )
        .map(([, id]) => `${file.replace('.bpmn', '')}/${id}`),
    );
    expect(found.toSorted()).toEqual(Object.keys(signings).toSorted());
  });

  for (const [place, ways] of Object.entries(signings))
    for (const { reach, refusal, back, between = [], consent } of ways) {
      const elementId = place.split('/')[1] ?? '';
      walk(`${place} goes back to ${back[0]} with the reason, and then is signed`, async (council) => {
        const one = await reach(council);
        const { remarks: _remarks, refusal: _refusal, ...silent } = refusal;
        await expect(does(council, one, elementId, silent)).rejects.toMatchObject({ code: 'BODY_INVALID' });
        await does(council, one, elementId, refusal);
        expect(await signed(one)).toEqual([]);
        const task = await taskAt(council, one.id, back[0]);
        const author = doerOf(council, task);
        const { handed, papers, draft } = await council
          .get(Handovers)
          .of(await council.get(TaskLists).find(author, task.id));
        expect([task.note, ...handed.map(({ text }) => text)].join('\n')).toContain(reason);
        // With its text: as the answer to go on from, or as the letter.
        expect(draft !== null || papers.length > 0).toBe(true);
        await does(council, one, ...back);
        for (const [element, answer] of between) await does(council, one, element, answer);
        await does(council, one, elementId, consent);
        if (elementId === 'agree-reply') await does(council, one, 'sign-reply', { decision: 'sign' });
        expect(await signed(one)).toHaveLength(1);
      });
    }
});
