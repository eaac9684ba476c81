import type { Directory } from '../../directory/index.js';
import type { JournalEntries } from '../../journal/index.js';

/**
 * Who is to do what by a resolution (кому що доручено, KR-3.12), the main executor first, as the entry of the journal
 * kept it; null where the resolution gave nobody an instruction, as in entries of before instructions were kept there.
 */
export function whoDoesWhat(directory: Directory, said: Partial<JournalEntries['sent-to-executors']>): string | null {
  const { main, person = null, task, others = [] } = said;
  const charged = [...(main === undefined ? [] : [{ unit: main, person, task }]), ...others];
  const lines = charged.flatMap(({ unit, person: named, task: instruction }) =>
    instruction ? [`${directory.nameOf(named ?? unit)}: ${instruction}`] : [],
  );
  return lines.length === 0 ? null : lines.join('\n');
}
