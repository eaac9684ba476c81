import { AppealRecord, RegisterSerialRecord } from '../../../src/appeals/tables.js';
import { DocumentRecord, OutgoingRegisterRecord } from '../../../src/documents/tables.js';
import type { Storm } from '../support/storm.js';

/** Numbers of one series run from one to the last one given out, each once. */
function flawsOf(series: string, numbers: readonly number[], last: number): string[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const wrong = sorted.findIndex((number, place) => number !== place + 1);
  if (wrong >= 0) return [`${series}: ${sorted[wrong]} stands where ${wrong + 1} should`];
  return sorted.length === last ? [] : [`${series}: ${sorted.length} numbers, and ${last} given out`];
}

function bySeries(numbers: readonly (readonly [series: string, number: number])[]): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const [series, number] of numbers) all.set(series, [...(all.get(series) ?? []), number]);
  return all;
}

/** Indexes of a register in a year are 1..n: none skipped, none doubled. */
export async function indexesWhole({ dataSource: { manager } }: Storm): Promise<string[]> {
  const appeals = (await manager.find(AppealRecord)).filter(({ fraction }) => fraction === 0);
  const series = bySeries(appeals.map(({ register, year, serial }) => [`${register} ${year}`, serial ?? 0]));
  const given = (await manager.find(RegisterSerialRecord)).reduce((sum, { lastSerial }) => sum + lastSerial, 0);
  const count = [...series.values()].flat().length;
  return [
    ...[...series].flatMap(([name, numbers]) => flawsOf(name, numbers, numbers.length)),
    ...(given === count ? [] : [`${given} indexes were given out, ${count} are there`]),
    ...(series.size < 3
      ? [`only ${[...series.keys()].join(', ')}: the year did not turn, or a register stayed empty`]
      : []),
  ];
}

/** Outgoing letters of a register in a year are numbered 1..n. */
export async function letterNumbersWhole({ dataSource: { manager } }: Storm): Promise<string[]> {
  const letters = (await manager.find(DocumentRecord)).filter(({ number }) => number !== null);
  const series = bySeries(
    letters.map(({ number, numberYear }) => {
      const [register = '', serial = ''] = (number ?? '').split('/');
      return [`${register}:${numberYear}`, Number(serial)];
    }),
  );
  const last = new Map((await manager.find(OutgoingRegisterRecord)).map(({ id, lastSerial }) => [id, lastSerial]));
  const names = new Set([...series.keys(), ...last.keys()]);
  return [...names].flatMap((name) => flawsOf(`outgoing ${name}`, series.get(name) ?? [], last.get(name) ?? 0));
}
