import { dayInKyiv } from '../kyiv-time.js';
import { addDays, inUkrainian, later, type PlainDate } from '../plain-date.js';
import { Problem } from '../problem.js';
import { lastOf, type TermAct, type TermLedger } from './ledger.js';

/**
 * The end of the term that the Law gives (установлений законом строк, art. 20: a month, or what needs no study has), off a
 * day off: whatever a leader or a covering letter has shortened, and whatever has been extended.
 */
export function lawfulTermDueOn({ entries }: TermLedger): PlainDate {
  const set = entries.findLastIndex(({ kind }) => kind === 'set');
  const moved = entries.findIndex(({ kind }, place) => place > set && kind !== 'rolled' && kind !== 'capped');
  const lawful = entries.at(moved === -1 ? -1 : moved - 1);
  if (lawful === undefined) throw new RangeError('A term ledger begins with the term that the Law gives');
  return lawful.dueOn;
}

/**
 * The last day on which more time may be given (docs/decisions/0126): that of the month of art. 20, though a shorter term of a
 * leader has run out before it; or of what has been given beyond the month.
 */
export function lastDayToExtend(ledger: TermLedger): PlainDate {
  return later(lastOf(ledger).dueOn, lawfulTermDueOn(ledger));
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

/** More time, and the day on which it was asked for: that of the act, where nobody asked before. */
export interface Extension extends TermAct {
  readonly to: PlainDate;
  readonly askedOn?: PlainDate;
}

/**
 * Refuses an extension that art. 20 does not allow. A term may be extended again while it runs, extended or not: what
 * has passed is broken, and no extension mends it; but what was asked for in time is not too late because the leader was
 * (docs/decisions/0067, 0126).
 */
export function refuseExtension(ledger: TermLedger, act: Extension): void {
  refuseShortening(ledger, null);
  const { dueOn, plannedOn } = lastOf(ledger);
  const today = dayInKyiv(act.at);
  if ((act.askedOn ?? today) > dueOn || today > lastDayToExtend(ledger)) {
    throw new Problem('TERM_EXPIRED', {
      detail: `Строк закінчився ${inUkrainian(dueOn)}: продовжити його вже не можна.`,
      extra: { dueOn },
    });
  }
  if (act.to < today) throw new Problem('TERM_DAY_PAST', { extra: { today } });
  if (act.to <= plannedOn) throw new Problem('TERM_NOT_LONGER', { extra: { dueOn: plannedOn } });
  const cap = addDays(ledger.registeredOn, ledger.cap.days);
  if (act.to > cap) {
    throw new Problem('TERM_OVER_CAP', {
      detail: `Загальний строк не може перевищувати ${ledger.cap.days} днів: найпізніше ${inUkrainian(cap)}.`,
      extra: { capOn: cap },
    });
  }
}
