import { Not } from 'typeorm';
import { expect } from 'vitest';
import { AppealRequests } from '../../src/appeals/routes/appeal-requests.js';
import { AppealRecord } from '../../src/appeals/tables.js';
import { DocumentRecord } from '../../src/documents/tables.js';
import type { Actor } from '../../src/domain/actor.js';
import type { PlainDate } from '../../src/domain/plain-date.js';
import { Problem } from '../../src/domain/problem.js';
import type { ProblemCode } from '../../src/domain/problem-table.js';
import { Journal, type JournalEntry } from '../../src/journal/index.js';
import { DecisionLog } from '../../src/policy/index.js';
import { ProcessInstanceRecord, TaskRecord, TimerRecord } from '../../src/workflow/tables.js';
import { Workflow } from '../../src/workflow/index.js';
import type { WalkedCouncil } from './appeal-council.js';
import { standingOf, storyOf } from './appeal-story.js';
import { posting, postLetters } from './post.js';
import { flawIn } from './whole-story.js';

type Answer = Readonly<Record<string, unknown>>;

/** The processes that an appeal begins by. */
const begins: readonly string[] = ['written-appeal', 'reception-appeal'];

/** One appeal on its way (прохід звернення): who does what, and where the case then stands. */
export class AppealWalk {
  /** Whether the office posts each letter as soon as there is one, or the walk does it itself. */
  postsAtOnce = true;

  constructor(
    readonly council: WalkedCouncil,
    readonly id: string,
  ) {}

  card(): Promise<AppealRecord> {
    return this.manager.findOneByOrFail(AppealRecord, { id: this.id });
  }

  /** The open tasks beside those of the post. */
  openTasks(): Promise<TaskRecord[]> {
    return this.manager.find(TaskRecord, {
      where: { businessKey: this.id, isOpen: true, processKey: Not(posting) },
      order: { elementId: 'ASC' },
    });
  }

  /** What waits to be printed, signed and sent on paper. */
  openPost(): Promise<TaskRecord[]> {
    return this.manager.find(TaskRecord, {
      where: { businessKey: this.id, isOpen: true, processKey: posting },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** The tasks that are open now, and no others. Two of one kind are named twice. */
  async standsAt(...elements: readonly string[]): Promise<void> {
    expect((await this.openTasks()).map(({ elementId }) => elementId)).toEqual([...elements].sort());
  }

  async task(elementId: string): Promise<TaskRecord> {
    const open = [...(await this.openTasks()), ...(await this.openPost())];
    const found = open.find((task) => task.elementId === elementId);
    if (!found) throw new Error(`The case does not stand at ${elementId}.`);
    return found;
  }

  /** Whoever may do it does it, or the one named; a refusal is thrown on. */
  async complete(elementId: string, answer: Answer, as?: string): Promise<void> {
    const task = await this.task(elementId);
    await this.council.get(Workflow).complete(this.doer(task, as), task.id, { answer });
    if (this.postsAtOnce) await postLetters(this.council, this.id);
  }

  /** Completes one after another: `[element, answer]`. */
  async completeAll(...done: readonly (readonly [elementId: string, answer: Answer])[]): Promise<void> {
    for (const [elementId, answer] of done) await this.complete(elementId, answer);
  }

  /** The answer is refused with this problem, and everything is as it was. */
  async refuses(elementId: string, answer: Answer, code: ProblemCode, as?: string): Promise<Problem> {
    const before = await this.everything();
    const problem = await this.complete(elementId, answer, as).then(
      () => null,
      (error: unknown) => error,
    );
    if (!(problem instanceof Problem)) throw problem ?? new Error(`${elementId} was completed; ${code} was awaited.`);
    expect(problem.code).toBe(code);
    expect(await this.everything()).toEqual(before);
    return problem;
  }

  async asksForTime(as?: string, until: PlainDate | null = null): Promise<void> {
    const executor = as === undefined ? this.doer(await this.task('prepare-reply')) : this.council.person(as);
    await this.council
      .get(AppealRequests)
      .askExtension(executor, this.id, { reasons: 'Потрібне обстеження мереж', until });
  }

  async isWithdrawn({ byAll = false } = {}): Promise<void> {
    const registrar = this.council.person('registrar-1');
    await this.council.get(AppealRequests).withdraw(registrar, this.id, 'Заявниця просить не розглядати', byAll);
    if (this.postsAtOnce) await postLetters(this.council, this.id);
  }

  /** The case has come to this end; nothing waits for anybody or anything any more, and its journal is whole. */
  async ends(endEvent: string): Promise<void> {
    await this.standsAt();
    const instances = await this.instances();
    const root = instances.find(({ rootId, id, processKey }) => rootId === id && begins.includes(processKey));
    expect([root?.status, root?.endEvent]).toEqual(['completed', endEvent]);
    expect(instances.filter(({ status }) => status === 'running').map(({ processKey }) => processKey)).toEqual([]);
    expect(await this.timers()).toEqual([]);
    expect(await flawIn(this.council, this.id)).toBeNull();
  }

  /** What is due by itself, in order. */
  async timers(): Promise<TimerRecord[]> {
    const roots = new Set((await this.instances()).map(({ rootId }) => rootId));
    const timers = await this.manager.find(TimerRecord, { order: { dueAt: 'ASC', elementId: 'ASC' } });
    return timers.filter(({ rootId }) => roots.has(rootId));
  }

  letters(): Promise<DocumentRecord[]> {
    return this.manager.find(DocumentRecord, {
      where: { subject: this.id },
      order: { createdAt: 'ASC', number: 'ASC' },
    });
  }

  async lettersOf(kind: DocumentRecord['kind']): Promise<DocumentRecord[]> {
    return (await this.letters()).filter((letter) => letter.kind === kind);
  }

  journal(): Promise<JournalEntry[]> {
    return this.council.get(Journal).read(this.id);
  }

  /** Entries of the journal of these kinds, in the order they were made. */
  async noted(...kinds: readonly string[]): Promise<JournalEntry[]> {
    return (await this.journal()).filter(({ kind }) => kinds.includes(kind));
  }

  /** The outcomes of one rule set in this case, first to last. */
  async decided(ruleSet: string): Promise<unknown[]> {
    const made = (await this.noted('decision')).map(({ payload }) => payload);
    return made.filter((payload) => payload?.['ruleSet'] === ruleSet).map((payload) => payload?.['outcome']);
  }

  /** The clauses, `act clause`, of the last decision of one rule set in this case. */
  async groundsOf(ruleSet: string): Promise<string[]> {
    const made = await this.council.get(DecisionLog).ofSubject(this.id);
    const last = made.filter((one) => one.ruleSet === ruleSet).at(-1);
    return (last?.clauses ?? []).map(({ act, clause }) => `${act} ${clause}`);
  }

  /** For a failed walk: the path passed, and where it stands. */
  async story(): Promise<string> {
    const path = storyOf(await this.journal());
    return `${path}\n${standingOf(await this.card(), await this.openTasks(), await this.timers())}`;
  }

  instances(): Promise<ProcessInstanceRecord[]> {
    return this.manager.find(ProcessInstanceRecord, { where: { businessKey: this.id }, order: { startedAt: 'ASC' } });
  }

  private get manager() {
    return this.council.dataSource.manager;
  }

  private doer({ group, elementId }: TaskRecord, as?: string): Actor {
    if (as !== undefined) return this.council.person(as);
    const found = group === null ? undefined : this.council.someoneOf(group);
    if (!found) throw new Error(`Nobody at the council may do ${elementId} (${group}) today.`);
    return found;
  }

  private async everything(): Promise<unknown> {
    const instances = (await this.instances()).map(({ id, version, status }) => ({ id, version, status }));
    const [card, tasks, letters, journal] = [this.card(), this.openTasks(), this.letters(), this.journal()];
    return { instances, card: await card, tasks: await tasks, letters: await letters, journal: await journal };
  }
}
