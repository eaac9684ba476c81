import { isDeepStrictEqual } from 'node:util';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { takeIn } from '../appeals/intake/take-in.dto.js';
import { ExtensionRequest, Withdrawal } from '../appeals/routes/appeals.controller.js';
import { AppealRequests } from '../appeals/routes/appeal-requests.js';
import { AppealRecord } from '../appeals/tables.js';
import { Documents } from '../documents/index.js';
import type { Actor } from '../domain/actor.js';
import { Problem } from '../domain/problem.js';
import { termDueOn } from '../domain/term.js';
import { explainIssues } from '../platform/http/problems/sentences.js';
import { perhaps } from '../platform/files/index.js';
import { DecisionLog } from '../policy/index.js';
import { Definitions, TaskRecord, Workflow } from '../workflow/index.js';
import { trimmed, type WalkFault, type WalkFile, type WalkRow } from './walk-file.js';
import type { WalkedOffice } from './walked-office.js';

/** The process by which a letter leaves: a walk leaves it to the office, which posts everything on the same day. */
const posting = 'letter-dispatch';
/** What is asked from outside the task lists. */
const outside: readonly string[] = ['реєструє', 'просить продовжити', 'відкликає'];

/** What is expected of a case and is not so; what follows a row that differs would only follow from it. */
class Differs extends Error {}

/** Walks a case through the council as its file says, row by row, up to the first that differs. */
export async function walkThrough(file: WalkFile, office: WalkedOffice): Promise<WalkFault[]> {
  const walk = new Walk(office);
  for (const row of file.rows) {
    try {
      await walk.go(row);
    } catch (error) {
      if (!(error instanceof Differs || error instanceof Problem)) throw error;
      const text = error instanceof Problem ? refusal(error) : error.message;
      return [{ code: 'walk-differs', file: file.file, line: row.line, column: 1, pointer: '', text }];
    }
  }
  return [];
}

class Walk {
  private caseId: string | null = null;
  private lettersBefore = 0;

  constructor(private readonly office: WalkedOffice) {}

  async go(row: WalkRow): Promise<void> {
    if (row.at) await this.office.goesTo(row.at);
    if (row.does !== null) await this.act(row, row.does);
    await this.post();
    if (row.stands) await this.expectsTasks(row.stands);
    const { term } = await this.card();
    const dueOn = term === null ? 'строку немає' : termDueOn(term);
    if (row.dueOn !== null && row.dueOn !== dueOn) throw new Differs(`Строк: чекали ${row.dueOn}, а він ${dueOn}.`);
    for (const decided of row.decided ?? []) await this.expectsDecision(decided);
    await this.expectsLetters(row.letters);
  }

  private async act(row: WalkRow, does: string): Promise<void> {
    const problem = await this.acted(row, does).then(
      () => null,
      (error: unknown) => error,
    );
    if (problem !== null && !(problem instanceof Problem)) throw problem;
    if (problem?.code === (row.refused ?? undefined)) return;
    if (problem) throw problem;
    throw new Differs(`«${does}»: чекали відмови ${row.refused}, а дію прийнято.`);
  }

  private async acted(row: WalkRow, does: string): Promise<void> {
    const requests = this.office.get(AppealRequests);
    if (does === 'реєструє') {
      const { id } = await requests.takeIn(this.registrar(row), read(takeIn, row.answer));
      this.caseId = id;
    } else if (does === 'відкликає') {
      const { reasons, byAll } = read(Withdrawal, row.answer);
      await requests.withdraw(this.registrar(row), this.id, reasons, byAll);
    } else if (does === 'просить продовжити') {
      await requests.askExtension(await this.executor(row), this.id, read(ExtensionRequest, row.answer));
    } else await this.completes(row, does);
  }

  private async completes(row: WalkRow, element: string): Promise<void> {
    const open = await this.openTasks();
    const task = open.find(({ elementId }) => elementId === element);
    if (!task) throw new Differs(await this.notThere(element, open));
    await this.office.get(Workflow).complete(this.doerOf(task, row.who), task.id, { answer: row.answer });
  }

  private registrar({ who }: WalkRow): Actor {
    const found = who === null ? this.office.someoneOf('registrar') : this.doer(who);
    if (!found) throw new Differs('Того дня нема кому реєструвати.');
    return found;
  }

  /** Whoever prepares the reply asks for more time, where the row names nobody. */
  private async executor(row: WalkRow): Promise<Actor> {
    if (row.who !== null) return this.doer(row.who);
    const task = (await this.openTasks()).find(({ elementId }) => elementId === 'prepare-reply');
    if (!task) throw new Differs('Хто просить продовжити: відповіді зараз ніхто не готує, тож назвіть у «Хто».');
    return this.doerOf(task, null);
  }

  private doerOf({ group, elementId, assignee }: TaskRecord, who: string | null): Actor {
    if (who !== null) return this.doer(who);
    const found = assignee === null ? this.office.someoneOf(group ?? '') : this.office.personById(assignee);
    if (!found) throw new Differs(`«${elementId}»: того дня нема кому виконати (${assignee ?? group}).`);
    return found;
  }

  private doer(login: string): Actor {
    const person = this.office.person(login);
    if (person) return person;
    throw new Differs(`Працівника «${login}» у раді немає.${perhaps(login, this.office.logins())}`);
  }

  /** The office prints, has signed and posts whatever waits on paper; without an address it is handed over. */
  private async post(): Promise<void> {
    const today = this.office.today;
    for (;;) {
      const [task] = (await this.tasks()).filter(({ processKey }) => processKey === posting);
      if (!task) return;
      const complete = (answer: object): Promise<unknown> =>
        this.office.get(Workflow).complete(this.doerOf(task, null), task.id, { answer: { ...answer } });
      if (task.elementId === 'print-and-sign') await complete({ signedOn: today });
      else
        await complete({ sentOn: today, channel: 'post' }).catch(() => complete({ sentOn: today, channel: 'by-hand' }));
    }
  }

  private async expectsTasks(expected: readonly string[]): Promise<void> {
    const open = (await this.openTasks()).map(({ elementId }) => elementId);
    if (isDeepStrictEqual(expected.toSorted(), open.toSorted())) return;
    const known = await this.elements();
    const unknown = expected.find((element) => !known.includes(element));
    const hint = unknown === undefined ? '' : ` Завдання «${unknown}» у схемах немає.${perhaps(unknown, known)}`;
    throw new Differs(`Далі: чекали ${named(expected)}, а справа стоїть на ${named(open)}.${hint}`);
  }

  private async notThere(element: string, open: readonly TaskRecord[]): Promise<string> {
    const stands = named(open.map(({ elementId }) => elementId));
    const known = [...(await this.elements()), ...outside];
    const hint = known.includes(element) ? '' : perhaps(element, known);
    return `Завдання «${element}» зараз немає: справа стоїть на ${stands}.${hint}`;
  }

  private async expectsDecision(said: string): Promise<void> {
    const [set = said, outcome = ''] = trimmed(said.split(':', 2));
    const made = (await this.office.get(DecisionLog).ofSubject(this.id)).filter(({ ruleSet }) => ruleSet === set);
    const last = made.at(-1);
    if (!last) throw new Differs(`Рішення: набору «${set}» у цій справі не питали.`);
    if (last.outcome !== outcome) throw new Differs(`Рішення «${set}»: чекали «${outcome}», а воно «${last.outcome}».`);
  }

  private async expectsLetters(expected: readonly string[] | null): Promise<void> {
    const letters = await this.office.get(Documents).ofSubject(this.manager, this.id);
    const drawn = letters.slice(this.lettersBefore).map(({ kind }) => kind);
    this.lettersBefore = letters.length;
    if (expected && !isDeepStrictEqual(expected.toSorted(), drawn.toSorted()))
      throw new Differs(`Листи: чекали ${named(expected)}, а складено ${named(drawn)}.`);
  }

  private card(): Promise<AppealRecord> {
    return this.manager.findOneByOrFail(AppealRecord, { id: this.id });
  }

  private tasks(): Promise<TaskRecord[]> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    return this.manager.find(TaskRecord, { where: { businessKey: this.id, isOpen: true }, order });
  }

  private async openTasks(): Promise<TaskRecord[]> {
    return (await this.tasks()).filter(({ processKey }) => processKey !== posting);
  }

  /** Every task that a diagram in force has. */
  private async elements(): Promise<readonly string[]> {
    const { diagrams } = await this.office.get(Definitions).inForce();
    return [...diagrams.values()].flatMap((xml) =>
      [...xml.matchAll(/<(?:[\w-]+:)?userTask\s(?:[^>]*?\s)?id="([^"]+)"/gu)].map(([, id]) => id ?? ''),
    );
  }

  private get id(): string {
    if (this.caseId === null) throw new Differs('Справи ще немає: її починає «реєструє».');
    return this.caseId;
  }

  private get manager(): EntityManager {
    return this.office.get(DataSource).manager;
  }
}

/** What a row says, by the schema of the same request over HTTP. @throws BODY_INVALID */
function read<Schema extends z.ZodType>(schema: Schema, answer: WalkRow['answer']): z.output<Schema> {
  const found = schema.safeParse(answer, { reportInput: true });
  if (!found.success) throw new Problem('BODY_INVALID', explainIssues(found.error.issues, schema));
  return found.data;
}

const named = (words: readonly string[]): string => (words.length === 0 ? 'нічому' : words.toSorted().join(', '));

/** A refusal that nobody expected, with its fields and grounds. */
function refusal({ code, message, details: { errors = [], grounds = [] } }: Problem): string {
  const more = [...errors.map(({ pointer, detail }) => `${pointer}: ${detail}`), ...grounds.map(({ text }) => text)];
  return [...new Set([`Відмова ${code}: ${message}`, ...more])].join(' ');
}
