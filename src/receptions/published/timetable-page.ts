import { dayInKyiv, timeInKyiv } from '../../domain/kyiv-time.js';
import { inUkrainian } from '../../domain/plain-date.js';
import { escapeMarkup } from '../../platform/escape-markup.js';
import { type AnnouncedReception, suspensionInWords } from './announced.js';

const style = `
@page { size: A4 landscape; margin: 15mm }
body { font: 1rem/1.45 system-ui, 'Liberation Sans', sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; color: #000; background: #fff }
h1 { font-size: 1.5rem } caption { text-align: left; padding-bottom: .5rem }
table { border-collapse: collapse; width: 100% } thead { display: table-header-group } tr { break-inside: avoid }
th, td { border: 1px solid #555; padding: .4rem .6rem; text-align: left; vertical-align: top }
th { background: #f0f0f0 } .off { background: #f7f7f7 } .off .when { text-decoration: line-through }
@media print { body { font-size: 10pt; padding: 0 } a { color: #000 } }
`;

/**
 * The timetable as a page to read and to hang on a door (KR-2.2). Self-contained: it loads nothing and runs
 * nothing; a table with headings, so that it can be read aloud; what is struck out is also said in words.
 */
export function timetablePage(organisation: string, receptions: readonly AnnouncedReception[], now: Date): string {
  const asOf = `${inUkrainian(dayInKyiv(now))}, ${timeInKyiv(now)}`;
  return `<!doctype html>
<html lang="uk">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Графік особистого прийому громадян</title><style>${style}</style></head>
<body>
<header><p>${escapeMarkup(organisation)}</p><h1>Графік особистого прийому громадян</h1></header>
<main>
${receptions.length === 0 ? '<p>На найближчі тижні прийомів не призначено.</p>' : tableOf(receptions, asOf)}
<p>Записатися можна в кімнаті 129, телефоном або електронною поштою. Адреса календаря для підписки: <a href="../timetable.ics">timetable.ics</a>.</p>
</main>
</body>
</html>
`;
}

function tableOf(receptions: readonly AnnouncedReception[], asOf: string): string {
  const headings = ['День', 'Час', 'Хто приймає', 'Вид прийому', 'Місце', 'Вільних місць', 'Запис'];
  return `<table>
<caption>Стан на ${escapeMarkup(asOf)}. Час київський.</caption>
<thead><tr>${headings.map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead>
<tbody>
${receptions.map(rowOf).join('\n')}
</tbody>
</table>`;
}

function rowOf(reception: AnnouncedReception): string {
  const { heldOn, weekday, beginsAt, leader, kindLabel, place, freePlaces, booking } = reception;
  const isOff = booking === 'suspended' || booking === 'moved';
  const cells = [
    `<th scope="row" class="when">${inUkrainian(heldOn)}, ${escapeMarkup(weekday)}</th>`,
    `<td class="when">${escapeMarkup(beginsAt)}</td>`,
    ...[leader, kindLabel, place, freePlaces === null ? '—' : String(freePlaces)].map(cell),
    cell(stateOf(reception)),
  ];
  return `<tr${isOff ? ' class="off"' : ''}>${cells.join('')}</tr>`;
}

const cell = (text: string): string => `<td>${escapeMarkup(text)}</td>`;

function stateOf({
  booking,
  bookingLabel,
  bookingClosesAt,
  movedFrom,
  movedTo,
  suspension,
}: AnnouncedReception): string {
  if (suspension) return suspensionInWords(suspension);
  if (movedTo) return `Перенесено на ${inUkrainian(movedTo.heldOn)} о ${movedTo.beginsAt}, ${movedTo.place}.`;
  const until =
    booking === 'open' && bookingClosesAt !== null
      ? ` до ${inUkrainian(dayInKyiv(bookingClosesAt))}, ${timeInKyiv(bookingClosesAt)}`
      : '';
  const from = movedFrom === null ? '' : ` (замість ${inUkrainian(movedFrom)}, вихідного дня)`;
  return `${bookingLabel}${until}${from}`;
}
