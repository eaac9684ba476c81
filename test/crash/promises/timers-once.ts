import type { Storm } from '../support/storm.js';
import { everythingTold, type Told, tooOften } from './done-once.js';

/** The watch over one term, in the order in which it must speak. */
const watch = ['before-term', 'term-day', 'term-passed'] as const;

/** What each timer of a case did, in words of the journal. */
function wordOf({ kind, payload }: Told): string | null {
  if (kind === 'timer-fired') return `fired ${String(payload['elementId'])} of ${String(payload['instanceId'])}`;
  if (kind === 'reminded') return `reminded ${String(payload['when'])}`;
  return kind === 'term-broken' || kind === 'final-answer-due' ? kind : null;
}

/** A story whose term was set anew has a new watch, with timers of its own. */
function stories(told: readonly Told[]): Map<string, Told[]> {
  const all = new Map<string, Told[]>();
  const watches = new Map<string, number>();
  for (const entry of told) {
    if (entry.kind === 'term-changed') watches.set(entry.stream, (watches.get(entry.stream) ?? 0) + 1);
    const name = `${entry.stream}, watch ${watches.get(entry.stream) ?? 0}`;
    all.set(name, [...(all.get(name) ?? []), entry]);
  }
  return all;
}

/** No timer fired twice, and none before the one that comes before it. */
export async function timersFiredOnce(storm: Storm): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, told] of stories(await everythingTold(storm))) {
    const words = told.map(wordOf).filter((word) => word !== null);
    faults.push(...tooOften(words).map((what) => `${name}: ${what}`));
    const fired = told.filter(({ kind }) => kind === 'timer-fired').map(({ payload }) => String(payload['elementId']));
    const spoken = fired.filter((element) => watch.some((one) => one === element));
    const inOrder = watch.filter((one) => spoken.includes(one));
    if (spoken.join() !== inOrder.join()) faults.push(`${name}: fired in the order ${spoken.join(', ')}`);
  }
  return faults;
}

/** In the cases nobody touched until their terms were over, every timer fired: none was lost. */
export async function timersAllFired(storm: Storm): Promise<string[]> {
  const told = await everythingTold(storm);
  const all = [...watch, 'forty-five-days'];
  const faults = storm.remembered.flatMap((id) => {
    const fired = told.filter(({ stream, kind }) => stream === id && kind === 'timer-fired');
    // Where somebody has accounted for the breach meanwhile, the watch also sees the last day for an extension.
    const elements = fired.map(({ payload }) => String(payload['elementId'])).filter((id) => id !== 'extension-over');
    return elements.join() === all.join() ? [] : [`${id}: of ${all.join(', ')} there fired ${elements.join(', ')}`];
  });
  return storm.remembered.length === 0 ? ['no case was left alone'] : faults;
}
