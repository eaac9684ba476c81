import { test } from 'vitest';
import { type CouncilOptions, WalkedCouncil } from './appeal-council.js';

/** A test that walks appeals through a council of its own; when it fails, it tells every path passed. */
export function walk(
  title: string,
  body: (council: WalkedCouncil) => Promise<void>,
  options: CouncilOptions = {},
): void {
  test(title, () => WalkedCouncil.walkedBy(body, options));
}
