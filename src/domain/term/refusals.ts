import { dayInKyiv } from '../kyiv-time.js';
import { addDays, inUkrainian, type PlainDate } from '../plain-date.js';
import { Problem } from '../problem.js';
import { lastOf, type TermAct, type TermLedger } from './ledger.js';

/**
 * The end of the term that the Law gives (установлений законом строк, art. 20), off a day off: whatever a leader or a
 * covering letter has shortened since, and whatever has been extended.
 */
export function lawfulTermDueOn({ entries }: TermLedger): PlainDate {
  const moved = entries.findIndex(({ kind }) => kind === 'shortened' || kind === 'extended' || kind === 'ended');
  const lawful = moved === -1 ? entries.at(-1) : entries[moved - 1];
  if (lawful === undefined) throw new RangeError('A term ledger begins with the term that the Law gives');
  return lawful.dueOn;
}

/** Refuses a shortening that is none; with `null`, only asks that the term still runs. */
export function refuseShortening(ledger: TermLedger, act: (TermAct & { readonly to: PlainDate }) | null): void {
  const last = lastOf(ledger);
  if (last.kind === 'ended') throw new Problem('TERM_ENDED', { extra: { endedOn: last.endedOn } });
  if (act === null) return;
  if (act.to >= last.plannedOn) {
    throw new Problem('TERM_NOT_SHORTER', {
      detail: `Строк і так закінчується ${inUkrainian(last.plannedOn)}: скоротити його до ${inUkrainian(act.to)} не можна.`,
      extra: { dueOn: last.dueOn },
    });
  }
  const today = dayInKyiv(act.at);
  if (act.to < today) throw new Problem('TERM_DAY_PAST', { extra: { today } });
}

/**
 * Refuses an extension that art. 20 does not allow. A term may be extended again while it runs, extended or not: what
 * has passed is broken, and no extension mends it (docs/decisions/0067).
 */
export function refuseExtension(ledger: TermLedger, act: TermAct & { readonly to: PlainDate }): void {
  refuseShortening(ledger, null);
  const { dueOn } = lastOf(ledger);
  if (dayInKyiv(act.at) > dueOn) {
    throw new Problem('TERM_EXPIRED', {
      detail: `Строк закінчився ${inUkrainian(dueOn)}: продовжити його вже не можна.`,
      extra: { dueOn },
    });
  }
  const { plannedOn } = lastOf(ledger);
  if (act.to <= plannedOn) throw new Problem('TERM_NOT_LONGER', { extra: { dueOn: plannedOn } });
  const cap = addDays(ledger.registeredOn, ledger.cap.days);
  if (act.to > cap) {
    throw new Problem('TERM_OVER_CAP', {
      detail: `Загальний строк не може перевищувати ${ledger.cap.days} днів: найпізніше ${inUkrainian(cap)}.`,
      extra: { capOn: cap },
    });
  }
}
