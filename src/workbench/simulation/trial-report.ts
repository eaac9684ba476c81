import { z } from 'zod';
import { text, type View, view, whole } from '../../platform/http/index.js';

const numbers = z.record(z.string(), z.number());

const TriedEdition = view('TriedEdition', 'Одна редакція, якою проведено сценарій.', {
  digest: text('Відбиток редакції'),
  measures: z.record(z.string(), numbers).describe('Лічба: за мірою, у ній за назвою чи ідентифікатором'),
  names: z.record(z.string(), z.string()).describe('Як зветься те, що лічать за ідентифікатором'),
  seconds: z.number().describe('Скільки секунд процесора пішло на справи'),
  casesPerSecond: z.number().describe('Скільки справ за секунду одного ядра'),
});

/** What came of a trial (проба редакції): what each edition made of the same arrivals, and what went otherwise. */
export const TrialReportView = view('TrialReport', 'Проба редакції на сценарії: лічба обох редакцій і різниця.', {
  title: text('Сценарій'),
  from: text('Перший день, коли надходять листи'),
  to: text('Останній'),
  cases: whole('Скільки листів надійшло'),
  editions: z.array(TriedEdition).describe('Спершу чинна, потім та, яку пробують; одна, якщо порівнювати ні з чим'),
  changed: z
    .array(
      view('ChangedMeasure', 'Міра, що змінилася.', {
        measure: text('Міра'),
        name: text('Чого саме'),
        was: z.number().describe('За чинною'),
        becomes: z.number().describe('За тією, яку пробують'),
        by: z.number().describe('Різниця'),
      }),
    )
    .describe('Міри, що змінилися'),
  differ: whole('Скільки листів пішло інакше'),
  differences: z
    .array(
      view('ArrivalsOtherwise', 'Листи, що пішли інакше з однієї причини.', {
        was: text('Що було за чинною: рішення правила або шлях схеми'),
        becomes: text('Що стало'),
        count: whole('Скількох листів це стосується'),
        arrivals: z.array(z.number()).describe('Номери кількох із них'),
      }),
    )
    .describe('Перша різниця кожного листа: її спричинило правило або шлях, решта лише випливає'),
  notCarried: z.array(z.string()).describe('Чого проба не веде або не змогла провести'),
});
export type TrialReport = View<typeof TrialReportView>;
