import { citeAll } from '../clause.js';
import { addDays, dayOfMonth, inUkrainian, weekday, type PlainDate } from '../plain-date.js';
import { lengthInWords } from './length.js';
import { lastOf, type TermEntry, type TermLedger } from './ledger.js';

const weekdays = ['понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота', 'неділя'];

/** The arithmetic of a term, a Ukrainian line an entry, each with its clause and hand (пояснення строку). */
export function explainTerm(ledger: TermLedger): string[] {
  const last = lastOf(ledger);
  const cap = addDays(ledger.registeredOn, ledger.cap.days);
  return [
    ...ledger.entries.map((entry, place) => lineOf(entry, ledger.entries[place - 1], ledger)),
    `Граничний день: ${dayInWords(last.dueOn)}. Внутрішній строк: ${dayInWords(last.internalOn)}. ` +
      `${ledger.cap.days} днів від реєстрації: ${dayInWords(cap)}.`,
  ];
}

function lineOf(entry: TermEntry, before: TermEntry | undefined, ledger: TermLedger): string {
  const clause = entry.source.length === 0 ? '' : ` [${citeAll(entry.source)}]`;
  return `${sentenceOf(entry, before, ledger)}${clause} — ${entry.by.name}`;
}

function sentenceOf(entry: TermEntry, before: TermEntry | undefined, ledger: TermLedger): string {
  switch (entry.kind) {
    case 'started':
      return entry.lateOn === undefined
        ? `День нуль: ${dayInWords(entry.plannedOn)}, день реєстрації`
        : `День нуль: ${dayInWords(entry.plannedOn)}, день, коли звернення мало бути зареєстроване; зареєстровано із запізненням, ${inUkrainian(entry.lateOn)}`;
    case 'set':
      return setInWords(entry, ledger);
    case 'shortened':
      return `${entry.because === 'leader' ? 'Керівник скоротив строк' : 'Строк за супровідним листом коротший'}: ${change(before, entry)}`;
    case 'extended':
      return `Строк продовжено: ${change(before, entry)}`;
    case 'rolled':
      return rolledInWords(entry);
    case 'capped':
      return `Не більше ${ledger.cap.days} днів від реєстрації: ${change(before, entry)}`;
    case 'ended':
      return `Строк закінчено ${inUkrainian(entry.endedOn)}, ${entry.endedOn > entry.dueOn ? 'з порушенням' : 'вчасно'}`;
  }
}

function setInWords(entry: Extract<TermEntry, { kind: 'set' }>, ledger: TermLedger): string {
  const { registeredOn } = ledger;
  const clamped = 'months' in entry.length && dayOfMonth(registeredOn) !== dayOfMonth(entry.plannedOn);
  const why = clamped ? `, бо ${dayOfMonth(registeredOn)}-го числа в тому місяці немає` : '';
  const sum = `${inUkrainian(registeredOn)} + ${lengthInWords(entry.length)} = ${inUkrainian(entry.plannedOn)}`;
  return `Строк ${lengthInWords(entry.length)}: ${sum}${why}`;
}

function rolledInWords(entry: Extract<TermEntry, { kind: 'rolled' }>): string {
  if (entry.plannedOn === entry.dueOn) return `За зміненим календарем ${entry.dayOff}: строк закінчується цього дня`;
  return `${entry.dayOff}: закінчення переходить на ${dayInWords(entry.dueOn)}`;
}

function change(before: TermEntry | undefined, entry: TermEntry): string {
  return `${before === undefined ? '' : `${inUkrainian(before.dueOn)} → `}${dayInWords(entry.dueOn)}`;
}

function dayInWords(day: PlainDate): string {
  return `${inUkrainian(day)} (${weekdays[weekday(day) - 1] ?? ''})`;
}
