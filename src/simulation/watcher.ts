import { Directory } from '../directory/index.js';
import type { Actor } from '../domain/actor.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import { daysBetween, type PlainDate } from '../domain/plain-date.js';
import type { DocumentRecord } from '../documents/index.js';
import { Clock } from '../platform/clock.js';
import type { DecisionRecord } from '../policy/index.js';
import type { PassageRecord, ProcessInstanceRecord, TaskRecord } from '../workflow/index.js';
import { Courses, type Happening } from './course.js';
import type { Row } from './memory/table.js';
import { Tally } from './tally.js';
import type { TrialOffice } from './trial-office.js';

const noted: Readonly<Record<string, string>> = {
  reminded: 'нагадування',
  'term-broken': 'порушено строк',
  'term-changed': 'строк змінено',
  'extension-decided': 'вирішено про продовження',
  withdrawn: 'відкликано',
  'reply-signed': 'відповідь підписано',
};

/** Where the rows of a case are found, by which column. */
const ofCase = [
  ['task', 'businessKey'],
  ['process_instance', 'businessKey'],
  ['document', 'subject'],
  ['decision', 'subject'],
  ['journal_entry', 'stream'],
  ['appeal_person', 'appealId'],
  ['appeal_unit', 'appealId'],
  ['appeal', 'id'],
] as const;

/** Counts what happens in a trial by watching its tables, and lets go of what is over (спостерігач проби). */
export class Watcher {
  readonly courses = new Courses();
  readonly tally = new Tally();
  private readonly arrivals = new Map<string, number>();
  private readonly running = new Map<string, number>();
  private readonly ended: string[] = [];
  private readonly turns = new Map<string, Map<string, number>>();
  private readonly turnOfTask = new Map<string, number>();
  private readonly open = new Map<string, number>();
  /** How the groups of tasks are called that are a unit's or a post's. */
  private readonly desks: ReadonlyMap<string, string>;
  private since: PlainDate | null = null;
  private arriving = 0;

  constructor(
    private readonly office: TrialOffice,
    private readonly onTask: (task: TaskRecord) => void,
  ) {
    const directory = office.get(Directory);
    this.desks = new Map([
      ...directory.units().map(({ id, name }) => [id, name] as const),
      ...directory.posts().map(({ id, title }) => [`post:${id}`, title] as const),
    ]);
    const { memory } = office;
    memory.tableNamed('appeal').watch((row, before) => {
      if (row && !before) this.arrivals.set(String(row['id']), this.arriving);
    });
    memory.tableNamed('task').watch((row, before) => this.ofTask(row, before));
    memory.tableNamed('process_instance').watch((row, before) => this.ofInstance(row, before));
    memory.tableNamed('journal_entry').watch((row, before) => this.ofEntry(row, before));
    memory.tableNamed('decision').watch((row, before) => this.ofDecision(row, before));
    memory.tableNamed('passage').watch((row, before) => this.ofPassage(row, before));
    memory.tableNamed('document').watch((row, before) => this.ofLetter(row, before));
  }

  begin(since: PlainDate): void {
    this.since = since;
  }

  /** The next card that is written is of this arrival. */
  arrives(arrival: number, name: string): void {
    this.arriving = arrival;
    this.tally.add('надійшло', name);
  }

  arrivalOf(id: string): number | null {
    return this.arrivals.get(id) ?? null;
  }

  isOver(id: string): boolean {
    return (this.running.get(id) ?? 0) === 0;
  }

  /** Which of the tasks of one element it is in its case. */
  turnOf({ id, businessKey, elementId }: TaskRecord): number {
    const known = this.turnOfTask.get(id);
    if (known !== undefined) return known;
    const turns = this.turns.get(businessKey) ?? new Map<string, number>();
    this.turns.set(businessKey, turns);
    const turn = (turns.get(elementId) ?? 0) + 1;
    turns.set(elementId, turn);
    this.turnOfTask.set(id, turn);
    return turn;
  }

  worked(task: TaskRecord, by: Actor, minutes: number): void {
    const unit = this.unitOf(task);
    this.tally.add('виконано завдань', task.elementId);
    this.tally.add('виконано підрозділом', unit);
    this.tally.add('виконано особою', by.name);
    this.tally.add('хвилин роботи підрозділу', unit, minutes);
    if (task.dueOn !== null && this.office.today > task.dueOn)
      this.tally.add('виконано пізніше строку', task.elementId);
  }

  byForm(element: string): void {
    this.tally.add('відповіді за формою, бо сценарій мовчить', element);
  }

  notCarried(what: string): void {
    this.tally.add('не вдалося провести', what);
  }

  dayBegins(): void {
    for (const [unit, count] of this.open)
      this.tally.most('найбільше відкритих завдань підрозділу за день', unit, count);
  }

  end(): void {
    this.tally.add('справи', 'усього', this.arrivals.size);
    this.tally.add('справи', 'не закінчено', [...this.running.values()].filter((count) => count > 0).length);
  }

  /** Of what is over nothing is asked any more, and a year of it would not fit. */
  forgetEnded(): void {
    for (const id of this.ended.splice(0)) {
      if (!this.isOver(id)) continue;
      this.turns.delete(id);
      for (const { id: task } of this.rowsOf('task', 'businessKey', id)) this.turnOfTask.delete(String(task));
      for (const [table, column] of ofCase)
        for (const row of this.rowsOf(table, column, id)) this.office.memory.tableNamed(table).forget(row);
    }
  }

  private rowsOf(table: string, column: string, id: string): Row[] {
    return this.office.memory.tableNamed(table).among(column, [id]);
  }

  private ofTask(row: Row | null, before: Row | null): void {
    const task = (row ?? before) as unknown as TaskRecord;
    if (!this.arrivals.has(task.businessKey)) return;
    const was = before !== null && before['isOpen'] === true;
    const is = row !== null && row['isOpen'] === true;
    if (was === is) return;
    const unit = this.unitOf(task);
    this.open.set(unit, (this.open.get(unit) ?? 0) + (is ? 1 : -1));
    if (!is || before !== null) return;
    this.tally.add('виникло завдань', task.elementId);
    this.onTask(task);
  }

  private ofInstance(row: Row | null, before: Row | null): void {
    const { businessKey } = (row ?? before) as unknown as ProcessInstanceRecord;
    const was = before !== null && before['status'] === 'running';
    const is = row !== null && row['status'] === 'running';
    if (was === is) return;
    const count = (this.running.get(businessKey) ?? 0) + (is ? 1 : -1);
    this.running.set(businessKey, count);
    if (count === 0) this.ended.push(businessKey);
  }

  private ofEntry(row: Row | null, before: Row | null): void {
    const entry = (row ?? before) as unknown as {
      readonly kind: string;
      readonly stream: string;
    };
    const what = noted[entry.kind];
    if (what !== undefined) this.tally.add('події', what, row ? 1 : -1);
    if (row === null) return;
    // The next entry follows the last, and asks for no other.
    for (const one of this.rowsOf('journal_entry', 'stream', entry.stream))
      if (one !== row) this.office.memory.tableNamed('journal_entry').forget(one);
  }

  private ofLetter(row: Row | null, before: Row | null): void {
    if (row && before) return;
    const letter = (row ?? before) as unknown as DocumentRecord;
    this.tally.add('листи', letter.kind, row ? 1 : -1);
  }

  private ofDecision(row: Row | null, before: Row | null): void {
    if (row && before) return;
    const { subject, ruleSet, outcome, rule } = (row ?? before) as unknown as DecisionRecord;
    this.happened(subject, { kind: 'decided', ruleSet, outcome, rule }, row !== null);
  }

  private ofPassage(row: Row | null, before: Row | null): void {
    const { instanceId, elementId, kind } = (row ?? before) as unknown as PassageRecord;
    // Nobody asks a case which way it has come.
    if (row) this.office.memory.tableNamed('passage').forget(row);
    if (kind !== 'taken' && kind !== 'cancelled') return;
    const [instance] = this.rowsOf('process_instance', 'id', instanceId);
    if (instance) this.happened(String(instance['businessKey']), { kind, element: elementId }, row !== null);
  }

  private happened(id: string, what: Happening, isSo: boolean): void {
    const arrival = this.arrivals.get(id);
    if (arrival === undefined || this.since === null) return;
    if (isSo) this.courses.add(arrival, what, daysBetween(this.since, dayInKyiv(this.office.get(Clock).now())));
    else this.courses.takeBack(arrival);
  }

  private unitOf({ group, assignee }: TaskRecord): string {
    const [, unit] = group?.split('@') ?? [];
    if (unit !== undefined) return this.desks.get(unit) ?? unit;
    if (group === 'control') return 'контроль';
    if (group !== null) return this.desks.get(group) ?? group;
    return assignee ?? 'нікого';
  }
}
