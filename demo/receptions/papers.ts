import { given } from '../given.js';
import { Surprise } from '../surprise.js';
import type { Scene } from './scene.js';
import { clerk } from './scenes.js';
import type { Stage } from './stage.js';

/** What was settled goes on paper to whoever wished so (роз’яснення письмово, KR-2.28, 2.29). */
export const signing = (at: string, by: string, key: string): Scene => ({
  ...{ at, by, about: key },
  does: async (stage, who) => {
    const visitId = stage.visitOf(key);
    const task = await stage.complete(who, visitId, 'sign-explanation', { decision: 'sign' });
    const items = await stage.papersOf(visitId);
    const letter = items.find(({ kind }) => kind === 'reception-explanation');
    if (letter?.status !== 'sending') throw new Surprise(`Роз’яснення «${key}» не підписано.`, items);
    return `${task}: просив письмово, лист № ${String(letter.number)} підписано [п. 2.28 Положення № 225-р; п. 2.29 Положення № 225-р]`;
  },
});

/** What a file of each form begins with. */
const signatures = { pdf: '%PDF-', docx: 'PK' } as const;

/** The card of a visit to be kept on paper (картка особистого прийому, KR-2.26). */
export const printing = (at: string, key: string): Scene => ({
  ...{ at, by: clerk, about: key },
  does: async (stage, by) => {
    const { number } = await stage.visit(key);
    const sizes = [await printed(stage, by, key, 'pdf'), await printed(stage, by, key, 'docx')];
    return `картку № ${number} надруковано: ${sizes.join(', ')} [п. 2.26 Положення № 225-р]`;
  },
});

async function printed(stage: Stage, by: string, key: string, format: keyof typeof signatures): Promise<string> {
  const { service } = await stage.office.as(by);
  const params = { ...stage.of(key).params, query: { format } };
  const asked = service.GET('/api/v1/visits/{id}/card', { params, parseAs: 'arrayBuffer' });
  const file = new Uint8Array(await given<ArrayBuffer>(asked));
  const begins = Buffer.from(file.subarray(0, signatures[format].length)).toString('latin1');
  if (begins !== signatures[format]) throw new Surprise(`Файл ${format} починається з «${begins}».`);
  return `${format.toUpperCase()} — ${(file.length / 1024).toFixed(1).replace('.', ',')} КБ`;
}

/** The timetable as anybody reads it: without signing in, as data and as a calendar (графік прийому, KR-2.2). */
export const publicTimetable = (at: string): Scene => ({
  ...{ at, by: clerk, about: 'графік прийому' },
  does: async ({ office }) => {
    const params = { query: { weeks: 8 } };
    const { items } = await given(office.open.GET('/api/v1/timetable', { params }));
    const calendar = await given<string>(office.open.GET('/api/v1/timetable.ics', { params, parseAs: 'text' }));
    const events = calendar.match(/^BEGIN:VEVENT\r?$/gm)?.length ?? 0;
    if (!calendar.startsWith('BEGIN:VCALENDAR') || events !== items.length)
      throw new Surprise(`У графіку прийомів: ${items.length}, у календарі: ${events}.`);
    return `графік видно всім без входу: прийомів на 8 тижнів — ${items.length}, стільки само подій у календарі iCalendar [п. 2.2 Положення № 225-р]`;
  },
});
