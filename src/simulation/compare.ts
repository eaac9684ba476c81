import type { TrialReport } from '../workbench/simulation/trial-report.js';
import type { Courses, Happening } from './course.js';
import type { TrialWords } from './words.js';

type Measures = TrialReport['editions'][number]['measures'];
type Difference = TrialReport['differences'][number];

/** Of each measure both numbers, where they are not the same (порівняння). */
export function changedMeasures(before: Measures, after: Measures): TrialReport['changed'] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].toSorted().flatMap((measure) => {
    const [was, is] = [before[measure] ?? {}, after[measure] ?? {}];
    const each = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...each].toSorted().flatMap((name) => {
      const [one, other] = [was[name] ?? 0, is[name] ?? 0];
      return one === other ? [] : [{ measure, name, was: one, becomes: other, by: other - one }];
    });
  });
}

const examples = 5;

/** How the arrivals of one edition went, and how that edition calls it. */
export interface Told {
  readonly courses: Courses;
  readonly words: TrialWords;
}

/** Which arrivals went otherwise, by the first thing that was not the same: it caused what follows. */
export function differences(before: Told, after: Told, cases: number): readonly Difference[] {
  const found = new Map<string, { was: string; becomes: string; arrivals: number[]; count: number }>();
  for (let arrival = 1; arrival <= cases; arrival += 1) {
    const first = firstDifference(before, after, arrival);
    if (first === null) continue;
    const key = `${first.was}\n${first.becomes}`;
    const group = found.get(key) ?? { ...first, arrivals: [], count: 0 };
    found.set(key, group);
    group.count += 1;
    if (group.arrivals.length < examples) group.arrivals.push(arrival);
  }
  return [...found.values()].toSorted((one, other) => other.count - one.count);
}

const inWords = ({ words }: Told, happened: { readonly what: string } | undefined): string =>
  happened ? words.of(JSON.parse(happened.what) as Happening) : 'нічого';

function firstDifference(before: Told, after: Told, arrival: number): Pick<Difference, 'was' | 'becomes'> | null {
  const [was, is] = [before.courses.of(arrival), after.courses.of(arrival)];
  for (let at = 0; at < Math.max(was.length, is.length); at += 1) {
    const [one, other] = [was[at], is[at]];
    if (one?.what !== other?.what) return { was: inWords(before, one), becomes: inWords(after, other) };
    if (one && other && one.day !== other.day)
      return { was: inWords(before, one), becomes: other.day > one.day ? 'те саме, пізніше' : 'те саме, раніше' };
  }
  return null;
}
