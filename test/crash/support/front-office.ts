import { z } from 'zod';
import type { AcknowledgedWish } from './ledger.js';
import { letterOf, plainLetter } from './letters.js';
import { codeOf, type Staff } from './staff.js';

const card = z.looseObject({ id: z.string() });

/**
 * Registers one letter, asking under one key until the service says it is done: lost answers, dying nodes and
 * repeated clicks may not register it twice.
 */
export async function takeIn(staff: Staff, turn: number, isForgotten = false): Promise<void> {
  const { ledger, dice, login } = staff;
  const key = `letter-${turn}-${login}`;
  const letter = isForgotten ? plainLetter(turn) : letterOf(dice, turn);
  const reply = await staff.until({ method: 'POST', path: '/api/v1/appeals', key, body: letter });
  if (reply.status !== 201) return staff.unexpected(`registering ${key}`, reply);
  if (reply.headers['idempotency-replayed'] === 'true') ledger.counts.replayed += 1;
  const answer = card.parse(reply.body);
  if (isForgotten) ledger.forgotten.add(answer.id);
  ledger.tookIn({ key, login, letter, id: answer.id, answer });
}

interface Wish {
  readonly key: string;
  readonly path: 'withdrawal' | 'extension-requests';
  readonly appealId: string;
  readonly kept: AcknowledgedWish[];
}

/** Refusals that only say: the case is over, or a colleague has asked for the same before. */
const saidInVain = new Set(['APPEAL_NOT_RUNNING', 'APPEAL_STATUS_REFUSED', 'EXTENSION_PENDING']);

/** Says something once about an appeal; where the case no longer waits for it, that is said and nothing changes. */
async function say(staff: Staff, { key, path, appealId, kept }: Wish): Promise<void> {
  const body = { reasons: 'Заява від громадянки.' };
  const reply = await staff.until({ method: 'POST', path: `/api/v1/appeals/${appealId}/${path}`, key, body });
  if (reply.status === 201) kept.push({ appealId, login: staff.login, kill: staff.ledger.kills });
  else if (!saidInVain.has(codeOf(reply))) staff.unexpected(`${path} ${key}`, reply);
}

export async function withdrawOne(staff: Staff, turn: number): Promise<void> {
  const { appeals, forgotten, withdrawals } = staff.ledger;
  const known = [...appeals.values()].filter(({ id }) => !forgotten.has(id));
  const appeal = staff.dice.pick(known.slice(-20));
  if (!appeal) return;
  await say(staff, {
    key: `withdrawal-${turn}-${staff.login}`,
    path: 'withdrawal',
    appealId: appeal.id,
    kept: withdrawals,
  });
}

export async function askForTime(staff: Staff, turn: number, appealId: string): Promise<void> {
  const kept = staff.ledger.extensions;
  await say(staff, { key: `time-${turn}-${staff.login}`, path: 'extension-requests', appealId, kept });
}
