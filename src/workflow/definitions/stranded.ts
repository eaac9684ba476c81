import type { FlowReport } from '../contract/checks/check-edition.js';
import type { CasesUnderWay, VersionUnderWay } from './cases-under-way.js';
import type { Meetings, Met } from './meetings.js';

/** Which cases under way would stop if another edition came into force (справи, що зупинилися б). */
export class Stranded {
  constructor(private readonly cases: CasesUnderWay) {}

  /** @returns each fault with the business keys of the cases that would meet it */
  async among(
    versions: readonly VersionUnderWay[],
    found: ReadonlyMap<string, Meetings>,
  ): Promise<readonly FlowReport[]> {
    const told: FlowReport[] = [];
    for (const version of versions) {
      const meetings = found.get(version.row.id);
      if (meetings) told.push(...(await this.ofVersion(version, meetings)));
    }
    return told;
  }

  private async ofVersion({ row, cases }: VersionUnderWay, { met, calls }: Meetings): Promise<readonly FlowReport[]> {
    const places = await this.cases.places(row.id, calls);
    const told: FlowReport[] = [];
    for (const { fault, ...how } of met) {
      const stopped: string[] = [];
      for (const { instanceId, businessKey } of cases)
        if (await this.comesTo(how, instanceId, places.get(instanceId))) stopped.push(businessKey);
      if (stopped.length === 0) continue;
      const whose = `Справи за версією ${row.version} (${stopped.length}: ${listed(stopped)}) зупинилися б.`;
      told.push({ ...fault, process: row.key, message: `${whose} ${fault.message}` });
    }
    return told;
  }

  /** A case that has passed the place, or holds what is not written any more, goes on. */
  private async comesTo(
    { from, lacks }: Omit<Met, 'fault'>,
    instanceId: string,
    stands: ReadonlySet<string> | undefined,
  ): Promise<boolean> {
    if (from && stands && ![...stands].some((place) => from.has(place))) return false;
    return lacks === undefined || !(await this.cases.keysOf(instanceId)).has(lacks);
  }
}

/** Enough to find them by; the rest is a number. */
const listed = (cases: readonly string[]): string =>
  [...cases.slice(0, 5), ...(cases.length > 5 ? ['…'] : [])].join(', ');
