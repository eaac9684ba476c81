import type { TrialReport } from '../workbench/simulation/trial-report.js';
import type { Courses } from './course.js';

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

/** Which arrivals went otherwise, by the first thing that was not the same: it caused what follows. */
export function differences(before: Courses, after: Courses, cases: number): readonly Difference[] {
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

const nothing = 'нічого';

function firstDifference(before: Courses, after: Courses, arrival: number): Pick<Difference, 'was' | 'becomes'> | null {
  const [was, is] = [before.of(arrival), after.of(arrival)];
  for (let at = 0; at < Math.max(was.length, is.length); at += 1) {
    const [one, other] = [was[at], is[at]];
    if (one?.what !== other?.what) return { was: one?.what ?? nothing, becomes: other?.what ?? nothing };
    if (one && other && one.day !== other.day)
      return { was: one.what, becomes: `${other.what}, але ${other.day > one.day ? 'пізніше' : 'раніше'}` };
  }
  return null;
}
