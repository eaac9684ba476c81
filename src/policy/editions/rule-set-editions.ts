import { Problem } from '../../domain/problem.js';
import { addDays, inUkrainian, plainDate, type PlainDate } from '../../domain/plain-date.js';
import { type Basis, type Catalogue, defaultBasis, type RuleSet } from '../catalogue/catalogue.js';
import { comparisons, isParameterReference } from '../catalogue/condition.js';
import type { AsOf } from '../decision.js';
import { Edition } from './edition.js';
import { writeEdition } from './edition-document.js';

const bases: readonly Basis[] = ['receivedOn', 'decidedOn'];

/** Days from the first to the last, both inclusive; null is without end. */
export interface Days {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** A span in which one edition is in force, or none. */
export type EditionSpan = Readonly<Record<Basis, Days>> & { readonly edition: Edition | null };

/**
 * All editions of one set, one for each span of days in which nothing changes: neither a rule nor the
 * value of a parameter it uses. Spans are half-open, and an edition is prepared once.
 */
export class RuleSetEditions {
  private readonly changes: Readonly<Record<Basis, readonly PlainDate[]>>;
  private readonly bySpan = new Map<string, Edition | null>();
  private readonly byDigest = new Map<string, Edition>();

  constructor(
    readonly ruleSet: RuleSet,
    catalogue: Catalogue,
  ) {
    this.changes = {
      receivedOn: changesOf(ruleSet, 'receivedOn', catalogue),
      decidedOn: changesOf(ruleSet, 'decidedOn', catalogue),
    };
    for (const receivedOn of this.changes.receivedOn) {
      for (const decidedOn of this.changes.decidedOn) this.prepare({ receivedOn, decidedOn }, catalogue);
    }
  }

  private prepare(asOf: AsOf, catalogue: Catalogue): void {
    const document = writeEdition(this.ruleSet, asOf, catalogue);
    const written = document && new Edition(document);
    const edition = written && (this.byDigest.get(written.digest) ?? written);
    if (edition) this.byDigest.set(edition.digest, edition);
    this.bySpan.set(this.spanOf(asOf), edition);
  }

  private spanOf(asOf: AsOf): string {
    return bases.map((basis) => this.changes[basis].findLast((day) => day <= asOf[basis]) ?? '').join(' ');
  }

  /** @throws NO_EDITION_IN_FORCE before the first rule of the set came into force, or after the last has ended */
  on(asOf: AsOf): Edition {
    const edition = this.bySpan.get(this.spanOf(asOf));
    if (edition) return edition;
    const [first = asOf.receivedOn] = this.ruleSet.rules.map((rule) => rule.effective.from).sort();
    throw new Problem('NO_EDITION_IN_FORCE', {
      detail: `Питання «${this.ruleSet.question}» ${notRuledOn(asOf, first)}`,
      extra: { ruleSet: this.ruleSet.id, ...asOf, firstFrom: first },
    });
  }

  /** Every span of days with the edition in force in it; no letter is decided before it is received. */
  spans(): EditionSpan[] {
    return this.daysOf('receivedOn').flatMap((receivedOn) =>
      this.daysOf('decidedOn').flatMap((decidedOn) => {
        if (decidedOn.to !== null && decidedOn.to < receivedOn.from) return [];
        const asOf = { receivedOn: receivedOn.from, decidedOn: decidedOn.from };
        return { receivedOn, decidedOn, edition: this.bySpan.get(this.spanOf(asOf)) ?? null };
      }),
    );
  }

  private daysOf(basis: Basis): Days[] {
    const changes = this.changes[basis];
    return changes.map((from, i) => {
      const next = changes[i + 1];
      return { from, to: next === undefined ? null : addDays(next, -1) };
    });
  }

  withDigest(digest: string): Edition | null {
    return this.byDigest.get(digest) ?? null;
  }

  /** Every edition, oldest first. */
  all(): Edition[] {
    return [...this.byDigest.values()];
  }
}

/** Days on which an edition may begin, in order of time, from the first day of the calendar. */
function changesOf(ruleSet: RuleSet, basis: Basis, { parameters }: Catalogue): PlainDate[] {
  const days = new Set<PlainDate>([plainDate('1000-01-01')]);
  const ofBasis = ruleSet.rules.filter((rule) => rule.effective.basis === basis);
  for (const { effective, conditions, event } of ofBasis) {
    days.add(effective.from);
    if (effective.to !== null) days.add(effective.to);
    const operands = [...[...comparisons(conditions)].map((c) => c.value), ...Object.values(event.params ?? {})];
    if (basis === defaultBasis(ruleSet)) operands.push(...Object.values(ruleSet.default.params ?? {}));
    for (const { fact } of operands.filter(isParameterReference)) {
      for (const value of parameters.get(fact)?.values ?? []) days.add(value.from);
    }
  }
  return [...days].sort();
}

/** Why no rule answers on these days, in words for whoever works on the case. */
function notRuledOn({ receivedOn, decidedOn }: AsOf, first: PlainDate): string {
  const days = `надходження ${inUkrainian(receivedOn)}, рішення ${inUkrainian(decidedOn)}`;
  const when =
    decidedOn < first || receivedOn < first
      ? `до ${inUkrainian(first)} жоден акт не врегулював`
      : 'тоді жоден акт уже не врегульовував';
  return `${when} (${days}), тож правила на нього не відповідають: вирішує уповноважена посадова особа.`;
}
