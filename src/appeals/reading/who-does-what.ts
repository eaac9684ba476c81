import type { Directory } from '../../directory/index.js';

interface Charged {
  readonly unit: string;
  readonly person: string | null;
  readonly task?: string | null;
}

interface SentToExecutors {
  readonly main: string;
  readonly person: string | null;
  readonly task?: string | null;
  readonly others: readonly Charged[];
}

/**
 * Who is to do what by a resolution (кому що доручено, KR-3.12), the main executor first, as the entry of the journal
 * kept it; null where the resolution gave nobody an instruction, as in entries of before instructions were kept there.
 */
export function whoDoesWhat(directory: Directory, payload: Readonly<Record<string, unknown>>): string | null {
  const { main, person, task, others } = payload as unknown as SentToExecutors;
  const charged: readonly Charged[] = [{ unit: main, person, task: task ?? null }, ...others];
  const lines = charged.flatMap(({ unit, person: named, task: instruction }) =>
    instruction ? [`${directory.nameOf(named ?? unit)}: ${instruction}`] : [],
  );
  return lines.length === 0 ? null : lines.join('\n');
}
