import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Rounds } from '../../src/platform/rounds.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Rounds of a minute that last until they are let go. */
function slowRounds() {
  const begun: (() => void)[] = [];
  const faults: unknown[] = [];
  const rounds = new Rounds(
    60_000,
    () => new Promise((done) => void begun.push(done)),
    (error) => void faults.push(error),
  );
  return { rounds, begun, faults };
}

it('one round follows another, and none begins while one is under way', async () => {
  const { rounds, begun } = slowRounds();
  rounds.start();
  expect(begun).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(begun).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(begun).toHaveLength(1);
  begun[0]?.();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(begun).toHaveLength(2);
});

it('a round that is asked for comes after the one under way', async () => {
  const { rounds, begun } = slowRounds();
  void rounds.next();
  const second = rounds.next();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toHaveLength(1);
  begun[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toHaveLength(2);
  begun[1]?.();
  await second;
});

it('a round that fails is told, and the next one comes', async () => {
  const faults: unknown[] = [];
  let count = 0;
  const round = async (): Promise<void> => {
    count += 1;
    if (count === 1) throw new Error('the database is away');
  };
  const rounds = new Rounds(1000, round, (error) => void faults.push(error));
  rounds.start();
  await vi.advanceTimersByTimeAsync(2000);
  expect([count, faults]).toEqual([2, [new Error('the database is away')]]);
});

it('the stop waits for the round under way, and no other begins', async () => {
  const { rounds, begun } = slowRounds();
  rounds.start();
  await vi.advanceTimersByTimeAsync(60_000);
  let isStopped = false;
  const stop = rounds.stop().then(() => (isStopped = true));
  await vi.advanceTimersByTimeAsync(300_000);
  expect([begun.length, isStopped]).toEqual([1, false]);
  begun[0]?.();
  await stop;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(begun).toHaveLength(1);
});
