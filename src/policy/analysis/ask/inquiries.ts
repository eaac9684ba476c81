import { Injectable } from '@nestjs/common';
import type { AsOf } from '../../decision.js';
import type { Edition } from '../../editions/edition.js';
import { PolicyService } from '../../policy.service.js';
import { type AnswerLevel, ask, type Asked } from './ask.js';
import { type AskReport, reportOf } from './report.js';
import { withDiagram } from '../kept-diagrams.js';

/**
 * Where rule sets are asked about partial facts (запитування): a reviewer on the command line, staff over
 * HTTP, the registration of a letter.
 */
@Injectable()
export class Inquiries {
  constructor(private readonly policy: PolicyService) {}

  /**
   * What can still come of the facts known, and what is worth asking, in words. Facts of the vocabulary that
   * the set does not need are ignored.
   *
   * @throws NOT_FOUND, NO_EDITION_IN_FORCE, FACTS_INVALID, FACTS_IMPOSSIBLE, ANALYSIS_TOO_LARGE
   */
  ask(setId: string, facts: Readonly<Record<string, unknown>>, asOf: AsOf, by: AnswerLevel = 'answer'): AskReport {
    const edition = this.policy.edition(setId, asOf);
    return reportOf(this.policy.ruleSet(setId), this.policy.catalogue, edition, {
      asOf,
      by,
      ...this.asked(edition, facts, by),
    });
  }

  /** The same as plain data, of one edition. @throws FACTS_INVALID, FACTS_IMPOSSIBLE, ANALYSIS_TOO_LARGE */
  asked(edition: Edition, facts: Readonly<Record<string, unknown>>, by: AnswerLevel): Asked {
    return withDiagram(edition, (diagram) => ask(diagram, facts, by));
  }
}
