import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { takeIn } from '../appeals/intake/take-in.dto.js';
import { ExtensionRequest, Withdrawal } from '../appeals/routes/appeals.controller.js';
import { AppealRequests } from '../appeals/routes/appeal-requests.js';
import { Directory } from '../directory/index.js';
import { type Actor, systemActor } from '../domain/actor.js';
import { Problem } from '../domain/problem.js';
import { receptionKinds } from '../domain/reception/states.js';
import { termDueOn } from '../domain/term.js';
import { explainIssues } from '../platform/http/problems/sentences.js';
import { nameIn } from '../workflow/contract/index.js';
import { perhaps } from '../platform/files/index.js';
import { bookingRequest } from '../receptions/booking/booking.dto.js';
import { BookingRequests } from '../receptions/booking/booking-requests.js';
import { Calls } from '../receptions/day/calls.js';
import type { ReceptionRecord } from '../receptions/tables.js';
import { Timetable } from '../receptions/timetable/timetable.js';
import { arrival } from '../receptions/visit/visit.dto.js';
import { VisitRequests } from '../receptions/visit/visit-requests.js';
import { Definitions, type TaskRecord, Workflow } from '../workflow/index.js';
import { decidedIn, type WalkFault, type WalkFile, type WalkRow } from './walk-file.js';
import { receptionOf, WalkedCase } from './walked-case.js';
import type { WalkedOffice } from './walked-office.js';

/** A booking, and on whose reception: the next that the council's timetable gives. */
const booking = bookingRequest.extend({ leaderPost: z.string(), kind: nameIn(receptionKinds).default('in-person') });

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
  private begun: WalkedCase | null = null;
  private lettersBefore = new Set<string>();
  /** What is asked from outside the task lists, in the words of a walk. */
  private readonly outside: Readonly<Record<string, (row: WalkRow) => Promise<unknown>>> = {
    реєструє: (row) => this.takesIn(row),
    записує: (row) => this.books(row),
    приходить: (row) => this.comes(row),
    заходить: (row) => this.goesIn(row),
    'просить продовжити': (row) => this.asksExtension(row),
    відкликає: (row) => this.withdraws(row),
  };

  constructor(private readonly office: WalkedOffice) {}

  async go(row: WalkRow): Promise<void> {
    if (row.at) await this.office.goesTo(row.at);
    if (row.does !== null) await this.act(row, row.does);
    await this.post();
    if (row.stands) await this.expectsTasks(row.stands);
    if (row.dueOn !== null) await this.expectsTerm(row.dueOn);
    for (const decided of row.decided ?? []) await this.expectsDecision(decided);
    await this.expectsLetters(row.letters);
  }

  private async act(row: WalkRow, does: string): Promise<void> {
    const act = this.outside[does] ?? (() => this.completes(row, does));
    const problem = await act(row).then(
      () => null,
      (error: unknown) => error,
    );
    if (problem !== null && !(problem instanceof Problem)) throw problem;
    if (problem?.code === (row.refused ?? undefined)) return;
    if (problem) throw problem;
    throw new Differs(`«${does}»: чекали відмови ${row.refused}, а дію прийнято.`);
  }

  private async takesIn(row: WalkRow): Promise<void> {
    const { id } = await this.office.get(AppealRequests).takeIn(this.registrar(row), read(takeIn, row.answer));
    this.begun = new WalkedCase(this.office, id);
  }

  private async books(row: WalkRow): Promise<void> {
    const { leaderPost, kind, ...request } = read(booking, row.answer);
    await this.layOut({ leaderPost, kind });
    const reception = await receptionOf(this.office, { leaderPost, kind });
    if (!reception)
      throw new Differs(`Графік не дає прийому «${leaderPost}» (${receptionKinds[kind]}), на який ще записують.`);
    const { card } = await this.office.get(BookingRequests).book(this.registrar(row), reception.id, request);
    this.begun = new WalkedCase(this.office, card.id);
  }

  /** What the council's timetable says of that leader: the receptions of others would only be begun in vain. */
  private async layOut({ leaderPost, kind }: Pick<ReceptionRecord, 'leaderPost' | 'kind'>): Promise<void> {
    const lines = this.office
      .get(Directory)
      .timetable.filter((line) => line.leaderPost === leaderPost && line.kind === kind);
    const timetable = this.office.get(Timetable);
    await this.office.get(Workflow).transact(systemActor, async (tx) => {
      for (const line of lines) await timetable.add(tx, line);
    });
  }

  private comes(row: WalkRow): Promise<unknown> {
    return this.office.get(VisitRequests).arrive(this.registrar(row), this.case.id, read(arrival, row.answer));
  }

  /** Whoever is first in the queue is let in. */
  private async goesIn(row: WalkRow): Promise<void> {
    const visit = await this.case.visit();
    if (!visit) throw new Differs('Заходити нікому: це лист, а не прийом.');
    const calls = this.office.get(Calls);
    await this.office.get(Workflow).transact(this.registrar(row), (tx) => calls.next(tx, visit.receptionId, 1));
  }

  private async asksExtension(row: WalkRow): Promise<void> {
    const [by, id] = [await this.executor(row), await this.appealId()];
    await this.office.get(AppealRequests).askExtension(by, id, read(ExtensionRequest, row.answer));
  }

  private async withdraws(row: WalkRow): Promise<void> {
    const { reasons, byAll } = read(Withdrawal, row.answer);
    await this.office.get(AppealRequests).withdraw(this.registrar(row), await this.appealId(), reasons, byAll);
  }

  private async completes(row: WalkRow, element: string): Promise<void> {
    const open = await this.case.tasks();
    const there = open.filter(({ elementId }) => elementId === element);
    const task = there.find((one) => row.who !== null && this.isFor(one, this.doer(row.who))) ?? there[0];
    if (!task) throw new Differs(await this.notThere(element, open));
    await this.office.get(Workflow).complete(this.doerOf(task, row.who), task.id, { answer: row.answer });
  }

  private isFor({ group, assignee }: TaskRecord, actor: Actor): boolean {
    return assignee === null ? this.office.isOf(actor, group ?? '') : assignee === actor.id;
  }

  private registrar({ who }: WalkRow): Actor {
    const found = who === null ? this.office.someoneOf('registrar') : this.doer(who);
    if (!found) throw new Differs('Того дня нема кому реєструвати.');
    return found;
  }

  /** Whoever prepares the reply asks for more time, where the row names nobody. */
  private async executor(row: WalkRow): Promise<Actor> {
    if (row.who !== null) return this.doer(row.who);
    const task = (await this.case.tasks()).find(({ elementId }) => elementId === 'prepare-reply');
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
    for (let task = await this.begun?.toPost(); task; task = await this.case.toPost()) {
      const { id, elementId } = task;
      const by = this.doerOf(task, null);
      const complete = (answer: object): Promise<unknown> =>
        this.office.get(Workflow).complete(by, id, { answer: { ...answer } });
      if (elementId === 'print-and-sign') await complete({ signedOn: today });
      else
        await complete({ sentOn: today, channel: 'post' }).catch(() => complete({ sentOn: today, channel: 'by-hand' }));
    }
  }

  private async expectsTasks(expected: readonly string[]): Promise<void> {
    const open = (await this.case.tasks()).map(({ elementId }) => elementId);
    if (isDeepStrictEqual(expected.toSorted(), open.toSorted())) return;
    const known = await this.elements();
    const unknown = expected.find((element) => !known.includes(element));
    const hint = unknown === undefined ? '' : ` Завдання «${unknown}» у схемах немає.${perhaps(unknown, known)}`;
    throw new Differs(`Далі: чекали ${named(expected)}, а справа стоїть на ${named(open)}.${hint}`);
  }

  private async notThere(element: string, open: readonly TaskRecord[]): Promise<string> {
    const stands = named(open.map(({ elementId }) => elementId));
    const known = [...(await this.elements()), ...Object.keys(this.outside)];
    const hint = known.includes(element) ? '' : perhaps(element, known);
    return `Завдання «${element}» зараз немає: справа стоїть на ${stands}.${hint}`;
  }

  private async expectsTerm(expected: string): Promise<void> {
    const { term = null } = (await this.case.appeal()) ?? {};
    const dueOn = term === null ? 'строку немає' : termDueOn(term);
    if (expected !== dueOn) throw new Differs(`Строк: чекали ${expected}, а він ${dueOn}.`);
  }

  private async expectsDecision(said: string): Promise<void> {
    const { set, outcome } = decidedIn(said);
    const last = await this.case.decided(set);
    if (!last) throw new Differs(`Рішення: набору «${set}» у цій справі не питали.`);
    if (last.outcome !== outcome) throw new Differs(`Рішення «${set}»: чекали «${outcome}», а воно «${last.outcome}».`);
  }

  private async expectsLetters(expected: readonly string[] | null): Promise<void> {
    const letters = (await this.begun?.letters()) ?? [];
    const drawn = letters.filter(({ id }) => !this.lettersBefore.has(id)).map(({ kind }) => kind);
    this.lettersBefore = new Set(letters.map(({ id }) => id));
    if (expected && !isDeepStrictEqual(expected.toSorted(), drawn.toSorted()))
      throw new Differs(`Листи: чекали ${named(expected)}, а складено ${named(drawn)}.`);
  }

  /** Every task that a diagram in force has. */
  private async elements(): Promise<readonly string[]> {
    const { diagrams } = await this.office.get(Definitions).inForce();
    return [...diagrams.values()].flatMap((xml) =>
      [...xml.matchAll(/<(?:[\w-]+:)?userTask\s(?:[^>]*?\s)?id="([^"]+)"/gu)].map(([, id]) => id ?? ''),
    );
  }

  private async appealId(): Promise<string> {
    const appeal = await this.case.appeal();
    if (!appeal) throw new Differs('Питання з прийому ще не стало зверненням.');
    return appeal.id;
  }

  private get case(): WalkedCase {
    if (this.begun === null) throw new Differs('Справи ще немає: її починає «реєструє» або «записує».');
    return this.begun;
  }
}

/** What a row says, by the schema of the same request over HTTP. @throws BODY_INVALID */
function read<Schema extends z.ZodType>(schema: Schema, answer: WalkRow['answer']): z.output<Schema> {
  const found = schema.safeParse(answer, { reportInput: true });
  if (!found.success) throw new Problem('BODY_INVALID', explainIssues(found.error.issues, schema));
  return found.data;
}

/** As a file of a walk says it. */
function named(words: readonly string[]): string {
  if (words.length === 0) return 'нічому';
  const counted = [...new Set(words)]
    .toSorted()
    .map((word) => [word, words.filter((one) => one === word).length] as const);
  return counted.map(([word, times]) => (times === 1 ? word : `${word} × ${times}`)).join(', ');
}

/** A refusal that nobody expected, with its fields and grounds. */
function refusal({ code, message, details: { errors = [], grounds = [] } }: Problem): string {
  const more = [...errors.map(({ pointer, detail }) => `${pointer}: ${detail}`), ...grounds.map(({ text }) => text)];
  return [...new Set([`Відмова ${code}: ${message}`, ...more])].join(' ');
}
