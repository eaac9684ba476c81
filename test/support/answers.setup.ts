import { afterEach, expect } from 'vitest';
import { takeFaults } from './answers.js';

afterEach(() => {
  expect(takeFaults(), 'answers that docs/openapi.json describes otherwise (npm run openapi writes it anew)').toEqual(
    [],
  );
});
