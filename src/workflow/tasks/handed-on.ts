import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Journal, type JournalEntries, type JournalEntry, type JournalKind, saidBy } from '../../journal/index.js';
import { instant, open, text, view, type View } from '../../platform/http/index.js';
import { readState } from '../engine/index.js';
import { unpack } from '../pack.js';
import { ProcessInstanceRecord, TaskRecord } from '../tables.js';
import { fieldsOf, formsOf } from '../forms/form-schema.js';
import { Definitions } from '../definitions/definitions.js';
import type { TaskView } from './task-view.js';

type Data = Readonly<Record<string, unknown>>;

/** What somebody wrote earlier in the case for whoever does this task (передано далі). */
const HandedWords = view('HandedWords', 'Слова того, хто працював раніше.', {
  title: text('Про що'),
  text: text('Що написано'),
  by: text('Хто написав').nullable(),
  at: instant('Коли').nullable(),
});
type HandedWords = View<typeof HandedWords>;

/** A paper to look at before the task is done: the draft of a letter, as the letter it will be. */
const HandedPaper = view('HandedPaper', 'Папір, який слід переглянути перед роботою.', {
  title: text('Назва'),
  href: text('Де його прочитати').meta({
    examples: ['/api/v1/appeals/0b7e2a9c-9f8e-4a1e-8c55-2f1f0a4b7c33/draft-reply'],
  }),
});
type HandedPaper = View<typeof HandedPaper>;

export const handedOn = {
  handed: z.array(HandedWords).describe('Що передали ті, хто працював раніше'),
  draft: open('Що тут відповіли минулого разу: повернений проєкт починають із нього').nullable(),
  papers: z.array(HandedPaper).describe('Папери до цього завдання'),
};
type HandedOn = View<z.ZodObject<typeof handedOn>>;

/** Where a task stands, for the papers it names: its case, and the data of its process. */
interface PaperPlace {
  readonly businessKey: string;
  readonly data: Data;
}

/** A kind of entry that says something to the next person: its title, and its words for them. */
interface TellingEntry<K extends JournalKind> {
  readonly title: string;
  readonly says: (said: Partial<JournalEntries[K]>) => string | null | undefined;
  /** The task it is said of, where it is shown on no other. */
  readonly ofTask?: (said: Partial<JournalEntries[K]>) => string | undefined;
}

/** What an entry tells whoever does a task; null where it tells them nothing. */
type Told = (entry: JournalEntry, task: TaskView) => HandedWords | null;

const nothing: HandedOn = { handed: [], draft: null, papers: [] };

/**
 * What one person hands on, the next sees on the task itself (передане далі). A field of a form names, in its property
 * `shownOn`, the forms that its words are shown on; features add entries of the journal and papers.
 */
@Injectable()
export class Handovers {
  private readonly entries = new Map<JournalKind, Told>();
  private readonly papers = new Map<string, (place: PaperPlace) => HandedPaper>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly definitions: Definitions,
    private readonly journal: Journal,
  ) {
    const ofTask = ({ taskId }: { readonly taskId?: string }) => taskId;
    this.addEntry('task-delegated', { title: 'Що зробити за дорученням', says: ({ comment }) => comment, ofTask });
    this.addEntry('task-resolved', { title: 'Що зроблено за дорученням', says: ({ comment }) => comment, ofTask });
    this.addEntry('task-suspended', { title: 'Чому призупинено', says: ({ reason }) => reason, ofTask });
  }

  addEntry<K extends JournalKind>(kind: K, { title, says, ofTask }: TellingEntry<K>): this {
    this.entries.set(kind, (entry, task) => {
      const said = saidBy(entry, kind);
      const words = said && says(said);
      if (!said || !words || (ofTask && ofTask(said) !== task.id)) return null;
      return { title, text: words, by: entry.by.id, at: entry.at };
    });
    return this;
  }

  addPaper(formKey: string, paperOf: (place: PaperPlace) => HandedPaper): this {
    this.papers.set(formKey, paperOf);
    return this;
  }

  /** Nothing for whoever mends processes and has no business with what was answered. */
  async of(task: TaskView): Promise<HandedOn> {
    if (!('answer' in task) || task.formKey === null) return nothing;
    const done = await this.dataSource.manager.find(TaskRecord, {
      where: { businessKey: task.businessKey, state: 'completed' },
      order: { endedAt: 'ASC', id: 'ASC' },
    });
    const said = await Promise.all(done.map((one) => this.wordsFor(task, one)));
    const handed = [...said.flat(), ...(await this.toldIn(task))];
    const before = done.findLast((one) => one.id !== task.id && isSamePlace(one, task));
    return {
      handed: handed.toSorted((one, other) => Number(one.at) - Number(other.at)),
      draft: before?.answer ?? null,
      papers: await this.papersOf(task, task.formKey),
    };
  }

  private async papersOf({ instanceId, businessKey }: TaskView, formKey: string): Promise<HandedPaper[]> {
    const paperOf = this.papers.get(formKey);
    if (paperOf === undefined) return [];
    const { state } = await this.dataSource.manager.findOneByOrFail(ProcessInstanceRecord, { id: instanceId });
    return [paperOf({ businessKey, data: readState(unpack(state)).data })];
  }

  private async wordsFor(
    { formKey }: TaskView,
    { instanceId, formKey: from, answer, completedBy, endedAt }: TaskRecord,
  ): Promise<HandedWords[]> {
    if (from === null) return [];
    const fields = fieldsOf((await this.definitions.formsOf(instanceId)).get(from)?.components ?? []);
    return fields.flatMap(({ key, label, properties }) => {
      const text = answer?.[key];
      const isShown = formKey !== null && formsOf(properties?.shownOn).includes(formKey);
      return isShown && typeof text === 'string' ? [{ title: label, text, by: completedBy, at: endedAt }] : [];
    });
  }

  private async toldIn(task: TaskView): Promise<HandedWords[]> {
    const entries = await this.journal.read(task.businessKey, { kinds: [...this.entries.keys()] });
    return [...this.entries.values()].flatMap((told) => entries.flatMap((entry) => told(entry, task) ?? []));
  }
}

/** The same element, asked of the same unit about the same thing: of two co-executors each goes on with its own. */
function isSamePlace(one: TaskRecord, { elementId, instanceId, group, item }: TaskView): boolean {
  const isSameAsked = one.group === group && JSON.stringify(one.item) === JSON.stringify(item);
  return one.elementId === elementId && one.instanceId === instanceId && isSameAsked;
}
