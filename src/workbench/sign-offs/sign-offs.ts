import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Problem, refusedAt } from '../../domain/problem.js';
import { Journal } from '../../journal/index.js';
import { Clock } from '../../platform/clock.js';
import { isDuplicate } from '../../platform/database/database-errors.js';
import {
  day,
  id,
  Idempotency,
  instant,
  type Page,
  Search,
  type SearchQuery,
  text,
  texts,
  type View,
  view,
} from '../../platform/http/index.js';
import { orderedId } from '../../platform/database/ordered-id.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import { PolicyService } from '../../policy/index.js';
import type { Asker } from '../analyses/analyses.js';
import type { PostedFiles } from '../command/posted-rules.js';
import { ReplayService } from '../replay/replay-service.js';
import type { ReplayRecord } from '../replay/tables.js';
import { totalsOf, TotalsView } from '../replay/comparison/tally.js';
import { ruleSet } from '../views.js';
import { SignOffEditionRecord, SignOffRecord } from './tables.js';
import { insertRows } from '../../platform/database/insert-rows.js';

declare module '../../journal/entries.js' {
  interface JournalEntries {
    readonly 'edition-signed-off': {
      readonly signOff: string;
      readonly ruleSet: string | null;
      readonly candidateDigest: string;
      readonly replay: string;
      readonly result: SignOffRecord['replayResult'];
      readonly comment: string;
    };
  }
}

/** What a reviewer signs: an edition by its digest, or what posted files make of a set. */
interface Signing {
  readonly ruleSet: string;
  readonly edition: { readonly digest: string } | { readonly files: PostedFiles };
  /** The finished replay of these very rules. */
  readonly replay: string;
  readonly comment: string;
}

export const SignOffView = view('SignOff', 'Погодження редакції набору правил. Його не змінюють і не відкликають.', {
  id: id('Ідентифікатор'),
  ruleSet,
  digests: texts('Відбитки погоджених редакцій'),
  candidateDigest: text('Контрольна сума всіх правил пробігу'),
  replay: id('Пробіг'),
  result: view('SignedReplay', 'Що дав пробіг.', {
    scope: view('ReplayScope', 'Які рішення перераховано.', {
      ruleSet: ruleSet.nullable(),
      from: day('Від якого дня рішення').nullable(),
      to: day('До якого, включно').nullable(),
      unit: text('Підрозділ').nullable(),
    }),
    totals: TotalsView,
  }),
  comment: text('Що перевірено'),
  by: view('SignOffAuthor', 'Хто погодив.', { id: text('Працівник'), name: text('Як звати') }),
  at: instant('Коли'),
});
type SignOff = View<typeof SignOffView>;

const lists = new Search({
  fields: {
    ruleSet: { path: 'signed.ruleSet', kind: 'text' },
    replay: { path: 'signed.replayId', kind: 'id' },
    at: { path: 'signed.at', kind: 'instant' },
  },
  key: 'signed.id',
  sort: ['-at'],
});

/**
 * Signatures of compliance reviewers under editions of rules (погодження). Each rests on a replay of the
 * very rules it is of, and is journalled under the digest of the edition; none is ever changed or withdrawn.
 */
@Injectable()
export class SignOffs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly policy: PolicyService,
    private readonly replays: ReplayService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, REPLAY_UNFINISHED, REPLAY_OTHER_CANDIDATE, SIGN_OFF_REPEATED, BODY_INVALID */
  async sign(signing: Signing, asker: Asker): Promise<SignOff> {
    const replay = await this.replays.finished(signing.replay);
    const digests = await this.digestsOf(signing, replay, asker);
    try {
      return await unitOfWork(this.dataSource, (manager) => this.write(manager, signing, replay, digests, asker.by));
    } catch (error) {
      // Two requests of one person at one moment: the key of the table lets one through.
      if (isDuplicate(error)) throw repeated(signing.ruleSet, digests);
      throw error;
    }
  }

  async list(query: SearchQuery, digest: string | null): Promise<Page<SignOff>> {
    const rows = this.dataSource.manager.createQueryBuilder(SignOffRecord, 'signed').where('1 = 1');
    if (digest !== null) {
      const ofEdition = rows
        .subQuery()
        .select('edition.signOffId')
        .from(SignOffEditionRecord, 'edition')
        .where('edition.digest = :digest');
      rows.andWhere(`signed.id in ${ofEdition.getQuery()}`, { digest });
    }
    const { items, ...rest } = await lists.page(rows, query);
    return { items: await this.views(items), ...rest };
  }

  /** @throws NOT_FOUND */
  async find(id: string): Promise<SignOff> {
    const row = await this.dataSource.manager.findOneBy(SignOffRecord, { id });
    const [view] = row ? await this.views([row]) : [];
    if (!view) throw new Problem('NOT_FOUND', { detail: 'Такого погодження немає.' });
    return view;
  }

  /** The editions that are signed, all of them such as the replay was of. */
  private async digestsOf({ ruleSet, edition }: Signing, replay: ReplayRecord, asker: Asker): Promise<string[]> {
    const replayed = replay.editions[ruleSet] ?? [];
    if ('digest' in edition) {
      if (replayed.includes(edition.digest)) return [edition.digest];
      throw otherCandidate(replay, ruleSet);
    }
    const candidate = await this.replays.candidate({ files: edition.files }, replay.ruleSet, asker);
    if (candidate.digest !== replay.candidateDigest || replayed.length === 0) throw otherCandidate(replay, ruleSet);
    const inForce = this.policy.catalogue.ruleSets.has(ruleSet) ? this.policy.allEditions(ruleSet) : [];
    const fresh = replayed.filter((digest) => !inForce.some((one) => one.digest === digest));
    if (fresh.length > 0) return fresh;
    const detail = `Подані файли не змінюють жодної редакції набору «${ruleSet}»: погоджувати нічого.`;
    throw refusedAt('/files', detail);
  }

  private async write(
    manager: EntityManager,
    { ruleSet, comment }: Signing,
    replay: ReplayRecord,
    digests: readonly string[],
    by: Actor,
  ): Promise<SignOff> {
    if (await manager.existsBy(SignOffEditionRecord, { digest: In([...digests]), byId: by.id }))
      throw repeated(ruleSet, digests);
    const at = this.clock.now();
    const { from, to, unit, candidateDigest } = replay;
    const row: SignOffRecord = {
      id: orderedId(),
      ruleSet,
      candidateDigest,
      replayId: replay.id,
      replayResult: { scope: { ruleSet: replay.ruleSet, from, to, unit }, totals: totalsOf(replay.tally) },
      comment,
      byId: by.id,
      byName: by.name,
      at,
    };
    const editions = digests.map((digest) => ({ digest, byId: by.id, signOffId: row.id }));
    await insertRows(manager, SignOffRecord, row);
    await insertRows(manager, SignOffEditionRecord, editions);
    const payload = { signOff: row.id, ruleSet, candidateDigest, replay: replay.id, result: row.replayResult, comment };
    for (const digest of digests) {
      await this.journal.append(manager, { stream: digest, kind: 'edition-signed-off', by, at, payload });
    }
    return Idempotency.within(manager, viewOf(row, digests));
  }

  private async views(rows: readonly SignOffRecord[]): Promise<SignOff[]> {
    const signOffId = In(rows.map(({ id }) => id));
    const editions = await this.dataSource.manager.find(SignOffEditionRecord, { where: { signOffId } });
    return rows.map((row) =>
      viewOf(
        row,
        editions
          .filter((one) => one.signOffId === row.id)
          .map(({ digest }) => digest)
          .sort(),
      ),
    );
  }
}

function viewOf(row: SignOffRecord, digests: readonly string[]): SignOff {
  const { id, ruleSet, candidateDigest, replayId, replayResult, comment, byId, byName, at } = row;
  return {
    id,
    ruleSet,
    digests: [...digests].sort(),
    candidateDigest,
    replay: replayId,
    result: replayResult,
    comment,
    by: { id: byId, name: byName },
    at,
  };
}

function otherCandidate({ id, candidateDigest, editions }: ReplayRecord, ruleSet: string): Problem {
  const replayed = editions[ruleSet] ?? [];
  return new Problem('REPLAY_OTHER_CANDIDATE', { extra: { replay: id, candidateDigest, ruleSet, replayed } });
}

function repeated(ruleSet: string, digests: readonly string[]): Problem {
  return new Problem('SIGN_OFF_REPEATED', { extra: { ruleSet, digests } });
}
