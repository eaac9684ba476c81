import { readdirSync } from 'node:fs';
import { AppealRecord } from '../../../src/appeals/tables.js';
import { DocumentRecord } from '../../../src/documents/tables.js';
import { JournalEntryRecord } from '../../../src/journal/tables.js';
import { ManualClockRecord } from '../../../src/platform/database/tables.js';
import { TaskRecord } from '../../../src/workflow/tables.js';
import type { TakenIn } from '../support/ledger.js';
import type { Storm } from '../support/storm.js';
import { everythingTold, tooOften } from './done-once.js';

function faultOf({ key, id, answer, kill }: TakenIn, appeal: AppealRecord | undefined): string | null {
  const acknowledged = `${key}, acknowledged after kill ${kill} as ${id}`;
  if (!appeal) return `${acknowledged}, is gone`;
  const index = answer['registrationIndex'];
  return index === null || appeal.registrationIndex === index
    ? null
    : `${acknowledged}, has the index ${appeal.registrationIndex} and not ${JSON.stringify(index)}`;
}

/** Every registration the service said «done» to is there, with that index, once; and no other is. */
export async function appealsKept({ dataSource, ledger }: Storm): Promise<string[]> {
  const rows = new Map((await dataSource.manager.find(AppealRecord)).map((row) => [row.id, row]));
  const faults = [...ledger.appeals.values()]
    .map((taken) => faultOf(taken, rows.get(taken.id)))
    .filter((one) => one !== null);
  const ids = new Set([...ledger.appeals.values()].map(({ id }) => id));
  const unasked = [...rows.values()].filter(({ id }) => !ids.has(id));
  return [
    ...faults,
    ...(ids.size < ledger.appeals.size ? ['two letters were answered with one appeal'] : []),
    ...unasked.map(({ id, gist }) => `${id} was registered beside the one acknowledged: ${gist.slice(0, 30)}`),
  ];
}

/** Every completion and every claim acknowledged stands, under the name of the one it was acknowledged to. */
export async function tasksKept({ dataSource, ledger }: Storm): Promise<string[]> {
  const rows = new Map((await dataSource.manager.find(TaskRecord)).map((row) => [row.id, row]));
  const faults: string[] = [];
  for (const [id, { login, kill }] of ledger.completions) {
    const task = rows.get(id);
    if (task?.state === 'completed' && task.completedBy === `p-${login}`) continue;
    const now = `${task?.state} by ${task?.completedBy}`;
    faults.push(`${task?.elementId} ${id}, acknowledged to ${login} after kill ${kill} as completed, is ${now}`);
  }
  for (const [id, { login, kill }] of ledger.claims) {
    if (rows.get(id)?.claimedBy === `p-${login}`) continue;
    faults.push(`${id}, acknowledged to ${login} after kill ${kill} as taken, is taken by ${rows.get(id)?.claimedBy}`);
  }
  return faults;
}

/**
 * The hand stands where it was acknowledged to stand, and no story goes back in time: whoever starts after a
 * crash starts no earlier than what has happened already. Several nodes have hands of their own, so only one
 * node alone can promise the latter.
 */
export async function clockKept({ dataSource, ledger, plan }: Storm): Promise<string[]> {
  const entries = await dataSource.manager.find(JournalEntryRecord, { order: { stream: 'ASC', seq: 'ASC' } });
  const backwards = entries.filter(({ stream, at }, place) => {
    const before = entries[place - 1];
    return before?.stream === stream && before.at > at;
  });
  const inTime =
    plan.nodes > 1
      ? []
      : backwards.map(({ stream, seq, kind, at }) => {
          return `time went back in ${stream}: entry ${seq}, ${kind}, is of ${at.toISOString()}`;
        });
  return [...inTime, ...(await handKept({ dataSource, ledger }))];
}

async function handKept({ dataSource, ledger }: Pick<Storm, 'dataSource' | 'ledger'>): Promise<string[]> {
  const hand = await dataSource.manager.findOneBy(ManualClockRecord, { id: 'hand' });
  const stands = hand?.standsAt.getTime() ?? 0;
  return stands >= ledger.hand ? [] : [`the clock stood at ${new Date(ledger.hand).toISOString()} and stands earlier`];
}

/** One file for each e-mail that had to leave, and each is known to have left. */
export async function mailKept({ dataSource, mailFolder }: Storm): Promise<string[]> {
  const letters = await dataSource.manager.findBy(DocumentRecord, { channel: 'email' });
  const files = readdirSync(mailFolder).filter((name) => name.endsWith('.eml'));
  const unsent = letters.filter(({ status }) => status !== 'dispatched');
  return [
    ...(letters.length === 0 ? ['no e-mail was ever asked for: the proof says nothing about jobs'] : []),
    ...(files.length === letters.length ? [] : [`${letters.length} e-mails to send, ${files.length} files`]),
    ...unsent.map(({ id, status }) => `the letter ${id} is still «${status}»`),
  ];
}

/** Every letter that somebody signed has left: once, on a day, and on paper by somebody's hand. */
export async function lettersPosted(storm: Pick<Storm, 'dataSource'>): Promise<string[]> {
  const letters = (await storm.dataSource.manager.find(DocumentRecord)).filter((one) => one.signatoryPost !== null);
  const told = await everythingTold(storm);
  const documentsOf = (what: string): string[] =>
    told.filter(({ kind }) => kind === what).map(({ payload }) => String(payload['documentId']));
  const sent = documentsOf('letter-sent');
  const known = new Set(sent);
  // What tells of nothing any more is taken back, and the journal says so: an appeal was withdrawn before the notice left.
  const takenBack = new Set(documentsOf('letter-withdrawn'));
  const onPaper = letters.filter(({ channel }) => channel !== 'email');
  const lying = letters.filter(({ id, status, sentOn, dispatchedBy }) => {
    if (status === 'withdrawn' && takenBack.has(id)) return known.has(id);
    return status !== 'dispatched' || sentOn === null || dispatchedBy === null || !known.has(id);
  });
  return [
    ...(onPaper.length === 0 ? ['no letter went on paper: the proof says nothing about the post'] : []),
    ...lying.map(({ id, kind, status }) => `the ${kind} ${id} is «${status}», and the journal knows: ${known.has(id)}`),
    ...tooOften(sent).map((what) => `sent: letter ${what}`),
  ];
}
