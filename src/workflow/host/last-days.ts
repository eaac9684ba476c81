import type { EntityManager } from 'typeorm';
import { earlier, type PlainDate } from '../../domain/plain-date.js';

/** The last day that the law leaves a case; null where none runs. */
type LastDay = (manager: EntityManager, businessKey: string) => Promise<PlainDate | null>;

/** What features know of the terms of their cases (строки справ): the processes know only days of tasks and timers. */
export class LastDays {
  private readonly sources: LastDay[] = [];

  define(source: LastDay): this {
    this.sources.push(source);
    return this;
  }

  /** The earliest of the days that anybody knows. */
  of: LastDay = async (manager, businessKey) => {
    let last: PlainDate | null = null;
    for (const source of this.sources) {
      const day = await source(manager, businessKey);
      if (day !== null) last = last === null ? day : earlier(last, day);
    }
    return last;
  };
}
