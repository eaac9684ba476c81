import type { Steps } from '../../workflow/host/steps.js';
import type { Desk } from '../desk.js';
import { fromProcess } from '../process-data.js';
import { ObligationRecord } from '../tables.js';

interface ObligationData {
  readonly id: string;
  readonly dueOn: string;
}

/** The control of what was promised, until it is done (плановий контроль, KR-2.32, 3.15). */
export function addObligationSteps(steps: Steps, desk: Desk): void {
  steps.add('remind-obligation', async (context) => {
    const { id, dueOn } = fromProcess<ObligationData>(context.data, 'obligation');
    const { unit } = fromProcess<{ unit: string }>(context.data, 'mainExecutor');
    await desk.note(context, 'obligation-reminded', {
      id,
      dueOn,
      when: context.properties['when'],
      to: [unit, 'control'],
    });
  });
  steps.add('close-obligation', async (context) => {
    const { id } = fromProcess<ObligationData>(context.data, 'obligation');
    await context.manager.update(ObligationRecord, id, { status: 'done' });
    await desk.note(context, 'obligation-done', { id });
  });
}
