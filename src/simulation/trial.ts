import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { LetterIntake } from '../appeals/intake/take-in.js';
import { takeIn } from '../appeals/intake/take-in.dto.js';
import { ExtensionRequest, Withdrawal } from '../appeals/routes/appeals.controller.js';
import { AppealRequests } from '../appeals/routes/appeal-requests.js';
import { AppealRecord } from '../appeals/tables.js';
import { Directory } from '../directory/index.js';
import type { Actor } from '../domain/actor.js';
import { dayInKyiv, kyivInstant } from '../domain/kyiv-time.js';
import { addDays, daysBetween, type PlainDate, plainDate } from '../domain/plain-date.js';
import { Problem } from '../domain/problem.js';
import { WorkingCalendar } from '../domain/working-calendar.js';
import { completeTask, Forms, StepFault, TaskRecord, Workflow } from '../workflow/index.js';
import { between, chanceOf, oneOf } from './chance.js';
import { DueList } from './due.js';
import { answerByForm } from './from-form.js';
import type { TaskPolicy, TrialScript } from '../workbench/simulation/script.js';
import { withDays } from './with-days.js';
import type { TrialOffice } from './trial-office.js';
import { Watcher } from './watcher.js';

type Event =
  | { readonly kind: 'arrival'; readonly arrival: number }
  | { readonly kind: 'task'; readonly id: string; readonly tried: number }
  | { readonly kind: 'act'; readonly arrival: number; readonly act: TrialScript['acts'][number] };

/** A task that could not be done for so many working days is left where it is, and told of. */
const mostTries = 5;
/** What nobody has ended so long after the last arrival is not waited for. */
const mostDaysAfter = 400;

/** A script played through one edition (програвання сценарію): every arrival, every task, every day that passes. */
export class Trial {
  private readonly due = new DueList<Event>();
  private readonly ids = new Map<number, string>();
  private readonly actors = new Map<string, readonly Actor[]>();
  readonly watcher: Watcher;

  constructor(
    private readonly office: TrialOffice,
    private readonly script: TrialScript,
    private readonly onStep: (arrived: number, day: PlainDate) => void,
  ) {
    this.watcher = new Watcher(office, (task) => this.plan(task, 0));
  }

  async play(): Promise<void> {
    const { from, to, cases } = this.script;
    for (let arrival = 1; arrival <= cases; arrival += 1)
      this.due.add(this.arrivesAt(arrival).getTime(), { kind: 'arrival', arrival });
    const end = kyivInstant(addDays(plainDate(to), mostDaysAfter), '00:00').getTime();
    this.watcher.begin(plainDate(from));
    let day = '';
    for (let next = this.nextAt(); next !== null && next <= end; next = this.nextAt()) {
      const today = dayInKyiv(new Date(next));
      if (today !== day) {
        day = today;
        this.actors.clear();
        this.watcher.dayBegins();
        this.onStep(this.ids.size, today);
        await yieldToOthers();
      }
      await this.office.standsAt(next);
      if (this.due.nextAt === next) await this.happens(this.due.take());
      this.watcher.forgetEnded();
    }
    this.watcher.end();
  }

  /** An event, or a timer; when nothing of a case is left, nothing is due any more. */
  private nextAt(): number | null {
    const [event, timer] = [this.due.nextAt, this.office.nextAt];
    if (event === null || timer === null) return event ?? timer;
    return Math.min(event, timer);
  }

  private async happens(event: Event | null): Promise<void> {
    if (event === null) return;
    try {
      if (event.kind === 'arrival') await this.arrive(event.arrival);
      else if (event.kind === 'task') await this.work(event.id, event.tried);
      else await this.act(event.arrival, event.act);
      await this.office.doJobs();
    } catch (error) {
      if (!(error instanceof Problem || error instanceof StepFault)) throw error;
      const what = event.kind === 'act' ? event.act.act : event.kind === 'arrival' ? 'реєструє' : 'завдання';
      this.watcher.notCarried(`${what}: ${error instanceof Problem ? error.code : error.message}`);
    }
  }

  private async arrive(arrival: number): Promise<void> {
    const { letters, acts, seed } = this.script;
    const chosen = oneOf(letters, chanceOf(seed, arrival, 'letter'));
    if (!chosen) return;
    const given = withDays(chosen.letter, (word, more) => this.dayOf(null, word, more)) as Record<string, unknown>;
    const letter = takeIn.parse({
      applicant: somebody(arrival),
      ...given,
      gist: `${String(given['gist'])} № ${arrival}`,
    });
    const by = this.someone('registrar@office', arrival) ?? this.someone('registrar', arrival);
    if (!by) return this.watcher.notCarried('реєструє: того дня нікому');
    this.watcher.arrives(arrival, chosen.name);
    const intake = this.office.get(LetterIntake);
    const id = await this.office.get(Workflow).run(by, (tx) => intake.takeIn(tx, letter, by));
    this.ids.set(arrival, id);
    for (const [place, act] of acts.entries()) {
      if (chanceOf(seed, arrival, 'act', place) >= act.share) continue;
      const days = between(act.after, chanceOf(seed, arrival, 'act-days', place));
      this.due.add(this.later(days, arrival, act.act), { kind: 'act', arrival, act });
    }
  }

  private plan(task: TaskRecord, tried: number): void {
    const arrival = this.watcher.arrivalOf(task.businessKey);
    if (arrival === null) return;
    const [from, to] = this.script.tasks[task.elementId]?.days ?? [0, 1];
    const turn = this.watcher.turnOf(task);
    const days = tried > 0 ? 1 : between([from, to], chanceOf(this.script.seed, arrival, task.elementId, turn));
    const at = this.later(days, arrival, `${task.elementId} ${turn} ${tried}`);
    this.due.add(at, { kind: 'task', id: task.id, tried });
  }

  private async work(id: string, tried: number): Promise<void> {
    const [row] = this.office.memory.table(TaskRecord).among('id', [id]);
    const task = row as unknown as TaskRecord | undefined;
    if (!task?.isOpen) return;
    const arrival = this.watcher.arrivalOf(task.businessKey) ?? 0;
    const by = this.doerOf(task, arrival);
    const later = (why: string): void => {
      if (tried + 1 < mostTries) this.plan(task, tried + 1);
      else this.watcher.notCarried(`${task.elementId}: ${why}`);
    };
    if (!by) return later('нікому виконати');
    const minutes = this.script.tasks[task.elementId]?.minutes ?? 15;
    let refused = '';
    for (const answer of this.answersTo(task, arrival)) {
      try {
        await this.office.get(Workflow).run(by, (tx) => completeTask(tx, id, { answer }));
        return this.watcher.worked(task, by, minutes);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refused = error.code;
      }
    }
    later(refused);
  }

  /** The one that chance gives first, then the others: what is refused to one is not what people stop at. */
  private answersTo(task: TaskRecord, arrival: number): Readonly<Record<string, unknown>>[] {
    const { answers } = this.policyOf(task);
    const chance = chanceOf(this.script.seed, arrival, task.elementId, this.watcher.turnOf(task), 'answer');
    const first = oneOf(answers, chance);
    const dayOf = (word: string, more: number): string => this.dayOf(task, word, more);
    const ordered = first ? [first, ...answers.filter((one) => one !== first)] : answers;
    return ordered.map(({ answer }) => withDays(answer, dayOf) as Record<string, unknown>);
  }

  private policyOf({ elementId, formKey }: TaskRecord): Pick<TaskPolicy, 'answers'> {
    const said = this.script.tasks[elementId];
    if (said) return said;
    this.watcher.byForm(elementId);
    const form = formKey === null ? undefined : this.office.get(Forms).all().get(formKey);
    return { answers: [{ share: 1, answer: form ? answerByForm(form) : {} }] };
  }

  private async act(arrival: number, { act, with: given }: TrialScript['acts'][number]): Promise<void> {
    const id = this.ids.get(arrival);
    const card = id === undefined ? null : this.card(id);
    // What has been answered or ended meanwhile is not asked of any more.
    if (!card || id === undefined || this.watcher.isOver(id)) return;
    const said = withDays(given, (word, more) => this.dayOf(card, word, more));
    const requests = this.office.get(AppealRequests);
    if (act === 'відкликає') {
      const by = this.someone('registrar@office', arrival);
      const { reasons, byAll } = Withdrawal.parse(said);
      if (by) await requests.withdraw(by, id, reasons, byAll);
      return;
    }
    const [task] = this.office.memory
      .table(TaskRecord)
      .among('businessKey', [id])
      .filter((one) => one['isOpen'] === true && one['elementId'] === 'prepare-reply');
    const by = task ? this.doerOf(task as unknown as TaskRecord, arrival) : null;
    if (by) await requests.askExtension(by, id, ExtensionRequest.parse(said));
  }

  private card(id: string): AppealRecord | null {
    const [row] = this.office.memory.table(AppealRecord).among('id', [id]);
    return (row as unknown as AppealRecord | undefined) ?? null;
  }

  private dayOf(
    of: { readonly businessKey?: string; readonly dueOn?: PlainDate | null } | null,
    word: string,
    more: number,
  ): string {
    const card = of?.businessKey === undefined ? null : this.card(of.businessKey);
    const base = word === 'строк' ? (card?.dueOn ?? of?.dueOn ?? this.office.today) : this.office.today;
    return addDays(base, more);
  }

  private doerOf({ assignee, group }: TaskRecord, arrival: number): Actor | null {
    if (assignee !== null) return this.office.personById(assignee);
    return group === null ? null : this.someone(group, arrival);
  }

  /** Those of a group take its work by turns. */
  private someone(group: string, arrival: number): Actor | null {
    const known = this.actors.get(group) ?? this.membersOf(group);
    this.actors.set(group, known);
    return known[arrival % Math.max(1, known.length)] ?? null;
  }

  private membersOf(group: string): readonly Actor[] {
    const directory = this.office.get(Directory);
    const today = this.office.today;
    const all = directory.persons().map(({ id }) => directory.actorOf(id, today));
    return all.filter((actor) => directory.groupsOf(actor).includes(group));
  }

  private arrivesAt(arrival: number): Date {
    const { from, to, seed } = this.script;
    const [first, last] = [plainDate(from), plainDate(to)];
    const calendar = this.office.get(WorkingCalendar);
    const day = addDays(first, between([0, daysBetween(first, last)], chanceOf(seed, arrival, 'day')));
    return this.hourOn(calendar.rollForward(day), chanceOf(seed, arrival, 'hour'));
  }

  /** So many working days from now, within the hours of the office; never before now. */
  private later(days: number, arrival: number, name: string): number {
    const calendar = this.office.get(WorkingCalendar);
    const today = this.office.today;
    const chance = chanceOf(this.script.seed, arrival, name, 'hour');
    const at = (day: PlainDate): number => this.hourOn(day, chance).getTime();
    const on = days === 0 && calendar.isWorkingDay(today) ? today : calendar.addWorkingDays(today, Math.max(1, days));
    return at(on) > this.office.now ? at(on) : Math.max(this.office.now + 60_000, at(on));
  }

  private hourOn(day: PlainDate, chance: number): Date {
    return new Date(kyivInstant(day, '09:00').getTime() + Math.floor(chance * 8 * 60) * 60_000);
  }
}

const letters = 'абвгґдеєжзиіїйклмнопрстуфхцчшщюя';

/** Whoever writes in a trial is nobody: a name made of a number. */
export function somebody(arrival: number): object {
  const spelt = [0, 1, 2].map((place) => letters.charAt(Math.floor(arrival / 32 ** place) % 32)).join('');
  return {
    surname: `Проб${spelt}енко`,
    givenName: 'Вигадана',
    patronymic: 'Особа',
    residence: `м. Кривий Ріг, вул. Зразкова, буд. ${arrival}`,
  };
}
