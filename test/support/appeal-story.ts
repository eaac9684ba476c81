import type { AppealRecord } from '../../src/appeals/tables.js';
import { dayInKyiv, timeInKyiv } from '../../src/domain/kyiv-time.js';
import type { JournalEntry } from '../../src/journal/index.js';
import type { TaskRecord, TimerRecord } from '../../src/workflow/tables.js';

const when = (at: Date): string => `${dayInKyiv(at)} ${timeInKyiv(at)}`;

const telling = ['elementId', 'ruleSet', 'outcome', 'process', 'name', 'index', 'when', 'dueOn', 'endEvent'];

function line({ at, by, kind, payload }: JournalEntry): string {
  const said = telling.flatMap((key) => (payload?.[key] === undefined ? [] : [JSON.stringify(payload[key])]));
  return `  ${when(at)} ${by.id}: ${[kind, ...said].join(' ')}`;
}

/** The path a case has passed, as its journal tells it. */
export function storyOf(journal: readonly JournalEntry[]): string {
  return ['Passed:', ...journal.map(line)].join('\n');
}

/** Where a case stands: its status, whose tasks are open, what is due by itself. */
export function standingOf(card: AppealRecord, tasks: readonly TaskRecord[], timers: readonly TimerRecord[]): string {
  const open = tasks.map(({ elementId, group, dueOn }) => `  ${elementId} for ${group}, due ${dueOn ?? 'any day'}`);
  const due = timers.map(({ elementId, dueAt }) => `  ${elementId} at ${when(dueAt)}`);
  const { registrationIndex, id, status } = card;
  return [`Stands (${registrationIndex ?? id}, ${status}):`, ...(open.length > 0 ? open : ['  nowhere']), ...due].join(
    '\n',
  );
}
