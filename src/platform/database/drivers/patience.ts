interface Limits {
  readonly ms: number;
  /** What whoever waited is told, and the place to let go of what is waited for. */
  readonly giveUp: () => Error;
  /** Ends the wait earlier, with its own reason. */
  readonly signal?: AbortSignal;
}

/**
 * Waits for something outside, but not for ever (межа очікування). What it does after that counts for nobody:
 * whoever calls this must be able to do it again.
 *
 * @throws what `giveUp` gives, or the reason of `signal`
 */
export async function patiently<T>(work: Promise<T>, { ms, giveUp, signal }: Limits): Promise<T> {
  let alarm: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => reject(giveUp()), ms);
    stop = () => reject(signal?.reason as Error);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(alarm);
    if (stop) signal?.removeEventListener('abort', stop);
  }
}
