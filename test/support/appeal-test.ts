import { test } from 'vitest';
import { type CouncilOptions, WalkedCouncil } from './appeal-council.js';

type Body = (council: WalkedCouncil) => Promise<void>;

/** A test that walks appeals through a council of its own; when it fails, it tells every path passed. */
export function walk(title: string, body: Body, options: CouncilOptions = {}): void {
  test(title, async () => {
    const council = await WalkedCouncil.open(options);
    try {
      await body(council);
    } catch (error) {
      throw await withStories(council, error);
    } finally {
      await council.close();
    }
  });
}

async function withStories(council: WalkedCouncil, error: unknown): Promise<unknown> {
  if (!(error instanceof Error)) return error;
  const cause = error.cause instanceof Error ? [`Because: ${error.cause.message}`] : [];
  const stories = await Promise.all(council.walks.map((one) => one.story()));
  error.message = [error.message, ...cause, ...stories].join('\n\n');
  return error;
}
