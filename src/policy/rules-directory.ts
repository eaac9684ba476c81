import { fileURLToPath } from 'node:url';

/** `rules/` of this installation; it lies beside `src` and `dist`. */
export const rulesDirectory = fileURLToPath(new URL('../../rules', import.meta.url));
