import { dayInKyiv } from '../kyiv-time.js';
import { addDays, inUkrainian, type PlainDate } from '../plain-date.js';
import { Problem } from '../problem.js';
import { lastOf, type TermAct, type TermLedger } from './ledger.js';

/** The end of the first term (перший строк): the one in force before any extension. */
export function firstTermDueOn(ledger: TermLedger): PlainDate {
  const extension = ledger.entries.findIndex((entry) => entry.kind === 'extended');
  const last = extension === -1 ? lastOf(ledger) : ledger.entries[extension - 1];
  return (last ?? lastOf(ledger)).dueOn;
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

/** Refuses an extension that art. 20 does not allow. */
export function refuseExtension(ledger: TermLedger, act: TermAct & { readonly to: PlainDate }): void {
  refuseShortening(ledger, null);
  const first = firstTermDueOn(ledger);
  if (dayInKyiv(act.at) > first) {
    throw new Problem('TERM_EXPIRED', {
      detail: `Перший строк закінчився ${inUkrainian(first)}: продовжити його вже не можна.`,
      extra: { firstTermDueOn: first },
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
