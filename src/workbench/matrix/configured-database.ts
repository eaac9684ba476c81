import { readConfig } from '../../platform/config.js';
import { openExistingDataSource } from '../../platform/database/data-source.js';
import { policyTables } from '../../policy/index.js';
import { countDecisions, type DecisionCounts } from './decision-counts.js';

/**
 * Counts the decisions in the database the environment names, as it stands: none is made or changed by asking.
 * Null, with the reason said, where there is none or it cannot be read.
 */
export async function countInDatabase(
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<DecisionCounts | null> {
  const uncounted = (why: string): null => {
    say(`Записані рішення не підраховано: ${why}`);
    return null;
  };
  try {
    const dataSource = await openExistingDataSource(readConfig(env), policyTables);
    if (!dataSource) return uncounted('бази даних немає.');
    try {
      return await countDecisions(dataSource.manager);
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    return uncounted(`базу не прочитано (${error instanceof Error ? error.message : String(error)}).`);
  }
}
