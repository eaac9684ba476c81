import type { ProblemRow } from './problem-row.js';

/** Refusals of absences and who stands in (відсутність і заступництво). */
export const ofDirectory = {
  ABSENCE_OVERLAPS: {
    status: 409,
    title: 'На ці дні відсутність за цією посадою вже записано.',
    advice: 'Змініть дні або спершу скасуйте наявний запис.',
  },
  ABSENCE_OF_ONESELF: {
    status: 403,
    title: 'Відсутність і заступництво записує не той, кого вони стосуються.',
    advice:
      'Відсутність начальника управління записує керівник, якому він підпорядкований, решту – начальник управління.',
  },
} satisfies Record<string, ProblemRow>;
