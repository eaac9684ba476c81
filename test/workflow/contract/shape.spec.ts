import { expect, test } from 'vitest';
import { z } from 'zod';
import { day } from '../../../src/workflow/contract/index.js';
import { namesBeyond, shapeOf } from '../../../src/workflow/contract/shape.js';
import { whyUnfit } from '../../../src/workflow/contract/fits.js';

test('what may be nothing is one of two, and fits only what allows nothing', () => {
  const perhaps = shapeOf(day.nullable());
  expect(whyUnfit(perhaps, perhaps)).toBeNull();
  expect(whyUnfit(shapeOf(day), perhaps)).toBeNull();
  expect(whyUnfit(perhaps, shapeOf(day))).not.toBeNull();
  expect(whyUnfit(shapeOf(z.string().nullable()), shapeOf(z.string().nullable()))).toBeNull();
});

test('names that another shape does not know are told with where they stand, in lists too', () => {
  const question = { position: z.number(), kind: z.string() };
  const form = shapeOf(z.object({ remarks: z.string(), questions: z.array(z.object(question)) }));
  const asked = z.object({ position: z.number() });
  expect(namesBeyond(form, form)).toEqual([]);
  expect(namesBeyond(form, shapeOf(z.object({ questions: z.array(asked).optional() })))).toEqual([
    'remarks',
    'questions.kind',
  ]);
  expect(namesBeyond(form, shapeOf(z.object({ remarks: z.string(), questions: z.unknown() })))).toEqual([]);
});
