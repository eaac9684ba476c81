import type { Sheet } from '../../src/documents/sheet.js';

/** A document of what a test gives it. */
export const sheet = (
  kind: Sheet['kind'],
  title: string,
  blocks: Sheet['blocks'],
  rest: Partial<Pick<Sheet, 'attachments' | 'preparedBy'>> = {},
): Sheet => ({ kind, title, blocks, attachments: [], preparedBy: null, ...rest });
