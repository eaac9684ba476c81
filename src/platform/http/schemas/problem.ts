import { z } from 'zod';
import { problemTable } from '../../../domain/problem-table.js';
import { choice, text, view, whole } from './view.js';

export const GroundView = view('Ground', 'Підстава: пункт правового акта, за яким вирішено.', {
  act: text('Акт, наприклад law-393-96').meta({ examples: ['law-393-96'] }),
  clause: text('Пункт чи частина статті').meta({ examples: ['ст. 20 ч. 1'] }),
  rule: z.string().nullable().describe('Правило з набору правил; null, якщо підставою є сам пункт'),
  text: text('Що саме сказано'),
});

const FieldFault = view('FieldFault', 'Помилка одного поля.', {
  pointer: text('Де: JSON Pointer у тілі запиту').meta({ examples: ['/applicant/surname'] }),
  detail: text('Що не так'),
});

const isCode = (code: string): code is keyof typeof problemTable => code in problemTable;

/** RFC 9457, with what our clients need besides: the code, what to do next, the clause. */
export const ProblemView = z
  .looseObject({
    type: text('urn:pryimalnia:problem:<код>').meta({ examples: ['urn:pryimalnia:problem:NOT_FOUND'] }),
    title: text('Відмова одним реченням'),
    status: whole('Код HTTP'),
    detail: text('Що сталося саме тут'),
    code: choice('ProblemCode', 'Код відмови: перелік у docs/problems.md.', Object.keys(problemTable).filter(isCode)),
    advice: text('Що робити далі'),
    errors: z.array(FieldFault).optional().describe('Усі помилки полів, якщо відмовлено через тіло запиту'),
    grounds: z.array(GroundView).optional().describe('Підстави, якщо відмовили правила'),
    traceId: text('Номер запиту'),
  })
  .meta({ id: 'Problem', description: 'Відмова (RFC 9457); поля поза цим переліком залежать від коду.' });
