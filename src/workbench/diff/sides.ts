import type { DataSource } from 'typeorm';
import { Problem } from '../../domain/problem.js';
import { plainDate } from '../../domain/plain-date.js';
import { readConfig } from '../../platform/config.js';
import { openExistingDataSource } from '../../platform/database/data-source.js';
import {
  beginning,
  alwaysFrom,
  type Parameter,
  type Edition,
  type EditionSpan,
  readStoredEdition,
  RuleEditionRecord,
} from '../../policy/analysis/index.js';
import { policyTables } from '../../policy/index.js';
import type { RulesSource } from '../command/rules-source.js';
import { Misuse } from '../command/verb.js';

interface SideSet {
  readonly title: string;
  readonly spans: readonly EditionSpan[];
}

/** One of the two things compared (сторона порівняння). */
export interface DiffSide {
  readonly name: string;
  readonly sets: ReadonlyMap<string, SideSet>;
  /** Null for a stored edition: it knows only its own values. */
  readonly parameters: ReadonlyMap<string, Parameter> | null;
  readonly edition: Edition | null;
}

/** All sets of some rules. @throws FileFaults */
export function sideOfRules(source: RulesSource): DiffSide {
  const policy = source.policy();
  const sets = policy.ruleSets().map(({ id, title }) => [id, { title, spans: policy.spans(id) }] as const);
  return { name: source.files.name, sets: new Map(sets), parameters: policy.catalogue.parameters, edition: null };
}

/**
 * A stored edition alone. It does not say when it ended, so it is taken from the day on which the latest
 * of its rules came into force; beside another stored edition there are no days to tell apart.
 */
function sideOfEdition(edition: Edition, isAlone: boolean): DiffSide {
  const { id, title, rules } = edition.document;
  const latest =
    rules
      .map(({ effective }) => effective.from)
      .sort()
      .at(-1) ?? beginning;
  const spans = alwaysFrom(edition, plainDate(isAlone ? latest : beginning));
  const name = `редакція ${edition.digest.slice(0, 12)}`;
  return { name, sets: new Map([[id, { title, spans }]]), parameters: null, edition };
}

/** A stored edition as it lies. */
export type StoredEdition = Pick<RuleEditionRecord, 'digest' | 'canonical'>;

/** The stored edition whose digest begins so. @throws NOT_FOUND when none does or several do */
export async function storedEdition(dataSource: DataSource, digest: string): Promise<StoredEdition> {
  if (!/^[0-9a-f]{8,64}$/.test(digest))
    throw new Problem('NOT_FOUND', {
      detail: `«${digest}» не схоже на контрольну суму редакції: потрібно 8–64 знаки 0–9, a–f.`,
    });
  const found = await dataSource.manager
    .createQueryBuilder(RuleEditionRecord, 'edition')
    .where('edition.digest like :start', { start: `${digest}%` })
    .limit(2)
    .getMany();
  const [record] = found;
  if (!record) throw new Problem('NOT_FOUND', { detail: `Редакції ${digest} база не зберігає.` });
  if (found.length > 1)
    throw new Problem('NOT_FOUND', { detail: `Редакцій, що починаються на ${digest}, кілька; додайте знаків.` });
  return { digest: record.digest, canonical: record.canonical };
}

/** Reads the stored editions named from the council's database, which is only read. @throws Misuse without one */
export async function editionsFrom(env: NodeJS.ProcessEnv, digests: readonly string[]): Promise<StoredEdition[]> {
  if (digests.length === 0) return [];
  const dataSource = await openExistingDataSource(readConfig(env), policyTables).catch((error: unknown) => {
    throw new Misuse(`Базу не прочитано: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!dataSource) throw new Misuse('Бази даних немає, тож і збережених редакцій немає.');
  try {
    return await Promise.all(digests.map((digest) => storedEdition(dataSource, digest)));
  } finally {
    await dataSource.destroy();
  }
}

/** What may stand on a side: rules, or a stored edition. */
export type Compared = RulesSource | StoredEdition;

export function sidesOf([was, becomes]: readonly [Compared, Compared]): [DiffSide, DiffSide] {
  const areEditions = 'digest' in was && 'digest' in becomes;
  const side = (one: Compared): DiffSide =>
    'digest' in one ? sideOfEdition(readStoredEdition(one), !areEditions) : sideOfRules(one);
  return [side(was), side(becomes)];
}
