import { LiveInstance, revive, type Compiled, type WaitingService } from '../../engine/index.js';
import type { Contract } from '../contract.js';
import { rulingShape } from '../rules-shape.js';
import { sampleOf, sampleOfKeys } from '../sample.js';
import { anything, type Held } from '../flow/written.js';

/** No honest beginning of a process does more steps before it first waits for a person. */
const maximumSteps = 200;

/**
 * A trial start before publishing (пробний запуск): the real engine, begun with a sample of what the process is begun
 * with, every step answered with a sample of what it writes, until the case waits for a person, a clock or another
 * process. Nothing is written anywhere. A process that may be begun with anything cannot be tried.
 *
 * @throws EngineFault when the process cannot even begin
 */
export async function trialStart(compiled: Compiled, begun: Held, contract: Contract): Promise<LiveInstance | null> {
  if (begun.has(anything)) return null;
  const always = [...begun].filter(([, written]) => written.always);
  const data = Object.fromEntries(always.map(([key, { shape }]) => [key, sampleOf(shape)]));
  const instance = await LiveInstance.start(revive(compiled.serialized), data);
  const atHand = (): WaitingService | undefined => instance.waiting.services.find(({ kind }) => kind !== 'call');
  let service = atHand();
  for (let step = 0; service && step < maximumSteps; step += 1) {
    instance.completeService(service.executionId, answerTo(service, contract));
    service = atHand();
  }
  return instance;
}

function answerTo({ topic, decisionRef, resultVariable }: WaitingService, { topics, rulings }: Contract) {
  if (decisionRef !== null)
    return {
      [resultVariable ?? decisionRef]: sampleOf(rulingShape(decisionRef, rulings.get(decisionRef) ?? new Map())),
    };
  return sampleOfKeys(topics.get(topic ?? '')?.writes ?? {});
}
