import { z } from 'zod';
import type { Line } from './http.js';
import { codeOf, type Staff } from './staff.js';

const clockFace = z.object({ now: z.coerce.date() });

/** Moves the hand of every node, since each has its own; they fire what is due on the way, also at the same moment. */
export async function moveClock(admin: Staff, lines: readonly Line[], instant: Date): Promise<void> {
  const { ledger } = admin;
  const asking = { method: 'PUT', path: '/api/v1/clock', body: { instant: instant.toISOString() } } as const;
  const moved = lines.map(async (line) => {
    const reply = await admin.untilAt(line, asking);
    if (reply.status !== 200 && codeOf(reply) !== 'CLOCK_BACKWARDS') admin.unexpected('moving the clock', reply);
    if (reply.status === 200 && clockFace.parse(reply.body).now < instant) ledger.breach('the clock stayed behind');
  });
  await Promise.all(moved);
  ledger.hand = Math.max(ledger.hand, instant.getTime());
  ledger.counts.clockMoves += 1;
}
